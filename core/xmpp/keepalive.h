// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace causerie::xmpp
{

class Connection;

/// Asks the server for a sign of life when it has been quiet (XEP-0199 §4.2). Any answer is one, an error too.
///
/// Thread: GUI. Owner: Connection.
class KeepAlive final : public QObject
{
    Q_OBJECT

public:
    KeepAlive(Connection &connection, std::chrono::milliseconds idle, std::chrono::milliseconds deadline);

    void start();
    void stop();
    void noteLife() { m_sinceLife.start(); } ///< bytes came
    void probe();                            ///< asks at once: the network changed, the machine woke up

Q_SIGNALS:
    void died();

private:
    void onTimer();
    /// How long nothing came.
    std::chrono::milliseconds silence() const { return std::chrono::milliseconds(m_sinceLife.elapsed()); }

    Connection &m_connection;
    std::chrono::milliseconds m_idle;
    std::chrono::milliseconds m_deadline;
    QElapsedTimer m_sinceLife;
    QTimer m_timer;
    quint32 m_round = 0; ///< +1 per stream, so an answer of an earlier one says nothing
    bool m_asking = false;
    bool m_running = false;
};

} // namespace causerie::xmpp
