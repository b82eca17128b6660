// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/handingover.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::minutes kLongest{2}; ///< for a thousand messages over a bad line

} // namespace

HandingOver::HandingOver(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection)
{
    connect(&connection, &Connection::announced, this, [this] { begin({}); });
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed)
            m_backlog.reset();
        else // a stream that broke while it handed over goes on with that
            begin(m_backlog ? m_backlog->since : m_connection.silentSince());
    });
}

void HandingOver::begin(const QDateTime &since)
{
    m_backlog = Backlog{since, QDateTime::currentDateTimeUtc()};
    PayloadIq ping(QXmppIq::Get, m_connection.boundJid().domain(), emptyElement("ping"_L1, ns::kPing));
    const auto end = [this, mine = ++m_round](const IqResult &) {
        if (mine == m_round && m_connection.isOpen()) // a refusal is an answer too
            m_backlog.reset();
    };
    request(m_connection, std::move(ping), this, end, kLongest);
}

} // namespace causerie::xmpp
