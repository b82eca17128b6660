// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/arrival.h"
#include "core/xmpp/messageparse.h"

#include <QSet>

#include <deque>

namespace causerie::xmpp
{

/// True for what a receipt may answer (XEP-0184 §5): a live message of another person, with an id, a body and the
/// request; never for copies, rooms, errors or ourselves. Whether the sender may know is the caller's policy. Pure.
bool asksForReceipt(const MessageStanza &message, Route route, const Jid &own);

/// Which messages have been answered, so that one delivered twice is answered once; the oldest are forgotten.
class AnsweredReceipts
{
public:
    static constexpr size_t kKept = 1000;

    /// True the first time.
    bool add(const Jid &from, const QString &id);

private:
    QSet<std::pair<Jid, QString>> m_known;
    std::deque<std::pair<Jid, QString>> m_order;
};

} // namespace causerie::xmpp
