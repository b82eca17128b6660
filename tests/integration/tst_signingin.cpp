// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "tests/integration/person.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// From the account to a session with contacts, and what stands in between.
class TestSigningIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeInOrder();
    void aWrongPasswordNeedsAPerson();
    void nobodyListens();
    void withoutAPassword();
    void theAccountIsKept();
    void nothingSecretIsOnTheDisk();
    void forgetting();
    void twoAccountsDoNotMix();
    void signingOutWhileSigningIn();
};

void TestSigningIn::stepsComeInOrder()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QList<SignInStep> steps;
    connect(&alice.session(), &Session::stateChanged, this, [&] {
        if (steps.isEmpty() || steps.last() != alice.session().step())
            steps << alice.session().step();
    });
    QVERIFY(alice.signIn());
    QCOMPARE(steps.last(), SignInStep::Done);
    QVERIFY(std::ranges::is_sorted(steps));
    QVERIFY(steps.contains(SignInStep::Encrypting) && steps.contains(SignInStep::LoadingContacts));
    QVERIFY(alice.session().roster().isLoaded());
    QVERIFY(!alice.session().error());
}

void TestSigningIn::aWrongPasswordNeedsAPerson()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    alice.session().signIn(alice.account(), u"guess"_s);
    QVERIFY(alice.waitFor(SessionState::Failed));
    QVERIFY(alice.session().error()->kind == xmpp::ConnectionError::Kind::WrongPassword);
    QVERIFY(!loadAccount(alice.data() + u"/account.ini"_s)); // what did not work is not kept
    QVERIFY(alice.signIn());                                 // and the next try is free
}

void TestSigningIn::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    const Prosody server;
    Person alice(server, u"alice"_s);
    Account account = alice.account();
    account.port = port;
    alice.session().signIn(account, u"x"_s);
    QVERIFY(alice.waitFor(SessionState::Waiting));
    QVERIFY(alice.session().error()->kind == xmpp::ConnectionError::Kind::ConnectionRefused);
    QVERIFY(alice.signOut());
}

void TestSigningIn::withoutAPassword()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    alice.session().signIn(alice.account(), {}); // and there is no keychain
    QVERIFY(alice.waitFor(SessionState::Failed));
    QVERIFY(alice.session().error()->kind == xmpp::ConnectionError::Kind::KeychainFailed);
    QCOMPARE(alice.session().error()->condition, u"no-password"_s);
    QVERIFY(alice.signOut());
}

void TestSigningIn::theAccountIsKept()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(!alice.session().storedAccount());
    QVERIFY(alice.signIn());
    QCOMPARE(*alice.session().storedAccount(), alice.account());
    alice.restart();
    QCOMPARE(*alice.session().storedAccount(), alice.account());

    // The name of the device is made once.
    Account nameless = alice.account();
    nameless.resource.clear();
    alice.session().openAccount(nameless);
    QCOMPARE(alice.session().account().resource, alice.account().resource);
}

void TestSigningIn::nothingSecretIsOnTheDisk()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn() && alice.signOut());
    int files = 0;
    for (const QString &name : QDir(alice.data()).entryList(QDir::Files)) {
        QFile file(alice.data() + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("alice-secret"), qPrintable(name));
        ++files;
    }
    QVERIFY(files >= 2); // account and history
}

void TestSigningIn::forgetting()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn());
    alice.session().send(bob.jid(), u"remember"_s);
    EVENTUALLY(alice.with(bob).last().has_value());
    alice.session().forgetAccount();
    EVENTUALLY(alice.session().state() == SessionState::SignedOut);
    QVERIFY(!alice.session().storedAccount());
    QVERIFY(alice.session().roster().contacts().isEmpty());
    QVERIFY(alice.session().conversations().all().isEmpty());
    QVERIFY(QDir(alice.data()).entryList(QDir::Files).isEmpty());
}

void TestSigningIn::twoAccountsDoNotMix()
{
    const Prosody server;
    Person somebody(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(bob.signIn() && somebody.signIn());
    bob.session().send(somebody.jid(), u"for alice"_s);
    EVENTUALLY(somebody.received().size() == 1);
    QVERIFY(somebody.signOut());

    Account carol = somebody.account();
    carol.jid = *Jid::parse(server.jid(u"carol"_s));
    somebody.session().signIn(carol, server.password(u"carol"_s));
    QVERIFY(somebody.waitFor(SessionState::Online));
    QVERIFY(somebody.session().conversations().all().isEmpty());
    QVERIFY(somebody.session().roster().find(somebody.jid())); // carol knows alice
    QVERIFY(!somebody.session().roster().find(carol.jid));
    somebody.session().send(bob.jid(), u"from carol"_s);
    EVENTUALLY(bob.received().size() == 1);
    QCOMPARE(bob.received().last().from.bare(), carol.jid);
    QVERIFY(somebody.signOut());

    QVERIFY(somebody.signIn());
    EVENTUALLY(somebody.with(bob).last().has_value());
    QCOMPARE(somebody.with(bob).last()->body, u"for alice"_s);
}

void TestSigningIn::signingOutWhileSigningIn()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    alice.session().signIn(alice.account(), server.password(u"alice"_s));
    QVERIFY(alice.signOut());
    QVERIFY(alice.signIn());
    QVERIFY(alice.signOut());
}

QTEST_GUILESS_MAIN(TestSigningIn)
#include "tst_signingin.moc"
