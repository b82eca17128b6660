// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/rosterbridge.h"

namespace causerie
{

/// The roster's verbs as a user means them (RFC 6121 §2.3–§3); what they change comes back as the server's pushes.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class ContactRequests final : public QObject
{
    Q_OBJECT

public:
    ContactRequests(xmpp::Connection &connection, xmpp::RosterBridge &bridge, const Roster &roster,
                    QObject *parent = nullptr);

    void load(std::function<void(bool loaded)> done);
    void add(const Jid &jid, const QString &name, const QStringList &groups,
             Approval approval); ///< and asks to see them
    /// With an invitation of theirs (XEP-0379): then they see us, too, without a question.
    void addInvited(const Jid &jid, const QString &name, const QStringList &groups, const QString &token);
    void rename(const Jid &jid, const QString &name);
    void setGroups(const Jid &jid, const QStringList &groups);
    void remove(const Jid &jid);
    void approve(const Jid &jid);
    void deny(const Jid &jid);
    void subscribe(const Jid &jid);

Q_SIGNALS:
    void failed(causerie::RequestError error, const QString &what, const QString &serverText);

private:
    xmpp::RosterBridge::Done report(QLatin1StringView what);
    bool checkOpen(QLatin1StringView what);

    xmpp::Connection &m_connection;
    xmpp::RosterBridge &m_bridge;
    const Roster &m_roster;
};

RequestError toRequestError(xmpp::IqError::Kind kind);

} // namespace causerie
