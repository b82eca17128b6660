// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"

namespace causerie
{

/// The calls of one account that are over, of all its conversations: what a log of calls shows, page by page.
///
/// Thread: GUI. Owner: Session; history and conversations outlive it.
class CallLog final : public QObject
{
    Q_OBJECT

public:
    CallLog(History &history, const Conversations &conversations, QObject *parent = nullptr);

    /// The newest `limit` that match, or those in front of `before`; empty when there is no history to read.
    void read(const CallQuery &query, std::optional<CallPlace> before, int limit, QObject *context,
              std::function<void(CallPage)> done);

Q_SIGNALS:
    void noted(const causerie::Message &call);    ///< a new one, or another word on one that is known by its id
    void forgotten(const causerie::Jid &contact); ///< the conversation was removed, with its calls
    void reset();                                 ///< everything may be different

private:
    History &m_history;
};

} // namespace causerie
