// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/rosteritem.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace causerie
{

class History;

namespace xmpp
{
class RosterBridge;
} // namespace xmpp

/// The contacts on the disk: shown as soon as they are read, and kept as the server tells them.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class KeptRoster final : public QObject
{
    Q_OBJECT

public:
    KeptRoster(History &history, xmpp::RosterBridge &bridge, QObject *parent = nullptr);

    void read(); ///< of the history that was just opened
    /// Calls `done` when it is read, at once when it is; not when another account's is read before.
    void whenRead(QObject *context, std::function<void()> done);

private:
    struct Waiting {
        QPointer<QObject> context;
        std::function<void()> done;
    };

    void take(const RosterList &list);

    History &m_history;
    xmpp::RosterBridge &m_bridge;
    std::vector<Waiting> m_waiting;
    quint32 m_reading = 0; ///< +1 per `read`
    bool m_isRead = true;
};

} // namespace causerie
