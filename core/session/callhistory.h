// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calls.h"
#include "core/session/history.h"

namespace causerie
{

/// One line in the conversation for a call that ended. `own` is our address, `endedAt` now; of a
/// failed one `Message::failure` says why as Jingle does (XEP-0166 §7.4). Pure.
Message callLine(const Jid &peer, Direction direction, const QString &sid, CallOutcome outcome, qint64 activeMs,
                 const Jid &own, const QDateTime &endedAt, EndReason reason = EndReason::Success);

/// Writes a line into the conversation for each call that ended, also for missed ones.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class CallHistory final : public QObject
{
    Q_OBJECT

public:
    CallHistory(Calls &calls, const Signalling &signalling, History &history, QObject *parent = nullptr);

Q_SIGNALS:
    void missed(const causerie::Message &line); ///< kept, and nobody has seen it yet
};

} // namespace causerie
