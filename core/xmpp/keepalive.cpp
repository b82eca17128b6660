// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/keepalive.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/request.h"

namespace causerie::xmpp
{

KeepAlive::KeepAlive(Connection &connection, std::chrono::milliseconds idle, std::chrono::milliseconds deadline)
    : m_connection(connection), m_idle(idle), m_deadline(deadline)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &KeepAlive::onTimer);
}

void KeepAlive::start()
{
    m_running = true;
    ++m_round;
    m_asking = false;
    noteLife();
    m_timer.start(m_idle);
}

void KeepAlive::stop()
{
    m_running = false;
    m_asking = false;
    m_timer.stop();
}

void KeepAlive::onTimer()
{
    // The clock is read here and not at every packet: one timer event a minute instead of one per packet.
    if (const auto quiet = silence(); quiet < m_idle) {
        m_timer.start(m_idle - quiet);
        return;
    }
    probe();
}

void KeepAlive::probe()
{
    if (!m_running || m_asking)
        return;
    m_asking = true;
    ping(
        m_connection, this,
        [this, round = m_round](const IqResult &result) {
            if (round != m_round || !m_running)
                return;
            m_asking = false;
            const bool silent = !result && result.error().kind == IqError::Kind::Timeout;
            if (silent && silence() >= m_deadline) {
                Q_EMIT died();
                return;
            }
            m_timer.start(m_idle);
        },
        m_deadline);
}

} // namespace causerie::xmpp
