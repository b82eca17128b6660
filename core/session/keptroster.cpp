// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/keptroster.h"

#include "core/session/history.h"
#include "core/storage/rosterstore.h"
#include "core/xmpp/rosterbridge.h"

#include <utility>

namespace causerie
{

KeptRoster::KeptRoster(History &history, xmpp::RosterBridge &bridge, QObject *parent)
    : QObject(parent), m_history(history), m_bridge(bridge)
{
    connect(&bridge, &xmpp::RosterBridge::listReceived, this, [this](const RosterList &list) {
        if (storage::Database *database = m_history.database())
            storage::RosterStore(*database).replace(list);
    });
    connect(&bridge, &xmpp::RosterBridge::itemReceived, this, [this](const RosterItem &item, const QString &version) {
        if (storage::Database *database = m_history.database())
            storage::RosterStore(*database).apply(item, version);
    });
}

void KeptRoster::read()
{
    m_waiting.clear();
    ++m_reading;
    m_bridge.restore({});
    storage::Database *database = m_history.database();
    m_isRead = !database;
    if (!database)
        return;
    storage::whenDone(storage::RosterStore(*database).read(), this,
                      [this, mine = m_reading](const storage::Result<RosterList> &list) {
                          if (mine == m_reading)
                              take(list.value_or(RosterList())); // unreadable: the server tells all of it
                      });
}

void KeptRoster::take(const RosterList &list)
{
    m_isRead = true;
    m_bridge.restore(list);
    for (const Waiting &one : std::exchange(m_waiting, {})) {
        if (one.context)
            one.done();
    }
}

void KeptRoster::whenRead(QObject *context, std::function<void()> done)
{
    if (m_isRead)
        done();
    else
        m_waiting.push_back({context, std::move(done)});
}

} // namespace causerie
