// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/receipts.h"

namespace causerie::xmpp
{

bool asksForReceipt(const MessageStanza &message, Route route, const Jid &own)
{
    return route == Route::Live && isPersonal(message.type) && message.receiptRequested && !message.id.isEmpty() &&
           message.receiptFor.isEmpty() // §5.3: a receipt is not answered
           && !message.bodies.empty() && !message.isCall && !message.isRoomPrivate && !message.from.isEmpty() &&
           message.from.bare() != own.bare();
}

bool AnsweredReceipts::add(const Jid &from, const QString &id)
{
    const std::pair key(from, id);
    if (m_known.contains(key))
        return false;
    m_known.insert(key);
    m_order.push_back(key);
    if (m_order.size() > kKept) {
        m_known.remove(m_order.front());
        m_order.pop_front();
    }
    return true;
}

} // namespace causerie::xmpp
