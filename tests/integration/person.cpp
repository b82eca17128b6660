// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::test
{

Person::Person(const XmppServer &server, const QString &name, const QString &resource)
    : m_password(server.password(name))
{
    m_account.jid = *Jid::parse(server.jid(name));
    m_account.host = server.host();
    m_account.port = server.port();
    m_account.caFile = server.caFile();
    m_account.resource = resource.isEmpty() ? name : resource;
    begin();
}

Person::~Person() = default;

void Person::begin()
{
    m_session = std::make_unique<Session>(SessionSettings{.dataDir = QDir(m_data.path()), .useKeychain = false});
    connect(m_session.get(), &Session::messageReceived, this,
            [this](const Message &message) { m_received << message; });
    m_session->openAccount(m_account);
}

void Person::restart(const std::function<void(const QString &)> &meanwhile)
{
    m_session.reset();
    if (meanwhile)
        meanwhile(m_data.path());
    begin();
}

QStringList Person::bodies() const
{
    QStringList texts;
    for (const Message &message : m_received)
        texts << message.body;
    return texts;
}

bool Person::signIn()
{
    m_session->signIn(m_account, m_password);
    return waitFor(SessionState::Online);
}

bool Person::signOut()
{
    m_session->signOut();
    return waitFor(SessionState::SignedOut);
}

bool Person::waitFor(SessionState state)
{
    return QTest::qWaitFor([&] { return m_session->state() == state; }, kPatience);
}

} // namespace causerie::test
