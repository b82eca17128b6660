// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "tests/support/prosody.h"

#include <QTemporaryDir>

namespace causerie::test
{

/// How long anything may take on a slow machine under sanitizers, in ms; nothing is measured by it.
inline constexpr int kPatience = 60'000;

/// Somebody at a device of theirs: a session with a data folder of its own, without a keychain.
class Person final : public QObject
{
    Q_OBJECT

public:
    /// Without a resource the device is called after its owner.
    Person(const XmppServer &server, const QString &name, const QString &resource = {});
    ~Person() override;

    Session &session() { return *m_session; }
    Conversation &with(const Person &other) { return m_session->conversations().at(other.jid()); }
    const Contact *contact(const Person &other) { return m_session->roster().find(other.jid()); }
    const Jid &jid() const { return m_account.jid; } ///< bare
    const Account &account() const { return m_account; }
    const QList<Message> &received() const { return m_received; } ///< since made, also before a restart
    QStringList bodies() const;                                   ///< of those
    QString data() const { return m_data.path(); }

    void reachBy(quint16 port) { m_account.port = port; } ///< from the next sign-in on: a relay to the server
    bool signIn();                                        ///< and waits until contacts are there
    bool signOut();                                       ///< and waits until the server has heard it
    bool waitFor(SessionState state);
    /// As if the program had ended and begun again; signed out. `meanwhile` may do something to the folder of its data.
    void restart(const std::function<void(const QString &folder)> &meanwhile = {});

private:
    void begin();

    QTemporaryDir m_data;
    Account m_account;
    QString m_password;
    std::unique_ptr<Session> m_session;
    QList<Message> m_received;
};

} // namespace causerie::test
