// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/serveraccount.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QByteArray kDone = "<iq type='result' id='$id'/>";
const QByteArray kWeak = "<iq type='error' id='$id'><error type='modify'><not-acceptable "
                         "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
const QByteArray kGone =
    "<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>";

/// Signs in with `password`, or is refused when it is another; then a new session.
Script &letInWith(Script &script, const QByteArray &password)
{
    return script.offerTls().signIn(password).bind("alice@example.test/desk").enable("sm-2");
}

/// The way back into the first stream; `h`: how many stanzas of ours it has had.
Script &takeBackWith(Script &script, const QByteArray &password, int h)
{
    return script.offerTls()
        .signIn(password)
        .header(kResumable)
        .expect("previd=\"sm-1\"")
        .send("<resumed xmlns='urn:xmpp:sm:3' previd='sm-1' h='" + QByteArray::number(h) + "'/>");
}

} // namespace

/// What becomes of an account when the answer is lost: only the server knows, and it is asked by signing in.
class TestServerAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void changes();
    void aRefusalChangesNothing();
    void lostButDone();
    void lostAndResentOnResumption();
    void lostAndNotDone();
    void removes();
    void removalWithoutAnAnswer();
    void removalLostButDone();
    void removalLostAndNotDone();
    void withoutAConnection();
    void oneAtATime();

private:
    void open();
    Script &expectRequest(Script &script, const QByteArray &what);

    FakeAccount m_account;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ServerAccount> m_serverAccount;
    std::unique_ptr<QSignalSpy> m_opened;
    std::unique_ptr<QSignalSpy> m_changed;
    std::unique_ptr<QSignalSpy> m_removed;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_uncertain;
    QStringList m_kept;
};

void TestServerAccount::init()
{
    m_kept.clear();
    m_server = std::make_unique<FakeServer>(Security::StartTls, m_account.identity, "example.test");
    m_connection = std::make_unique<Connection>(quickTuning());
    m_serverAccount =
        std::make_unique<ServerAccount>(*m_connection, [this](const QString &password) { m_kept += password; });
    m_opened = std::make_unique<QSignalSpy>(m_connection.get(), &Connection::opened);
    m_changed = std::make_unique<QSignalSpy>(m_serverAccount.get(), &ServerAccount::passwordChanged);
    m_removed = std::make_unique<QSignalSpy>(m_serverAccount.get(), &ServerAccount::removed);
    m_failed = std::make_unique<QSignalSpy>(m_serverAccount.get(), &ServerAccount::failed);
    m_uncertain = std::make_unique<QSignalSpy>(m_serverAccount.get(), &ServerAccount::uncertain);
}

void TestServerAccount::cleanup()
{
    m_serverAccount.reset();
    m_connection.reset();
    m_server.reset();
}

void TestServerAccount::open()
{
    m_connection->open(m_account.settings(*m_server));
    QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), 1, kPatience);
}

Script &TestServerAccount::expectRequest(Script &script, const QByteArray &what)
{
    return script.expect(what + "</query></iq>");
}

void TestServerAccount::changes()
{
    expectRequest(letIn(m_server->script()), "<username>alice</username><password>new secret</password>").send(kDone);
    open();
    m_serverAccount->changePassword(u"new secret"_s);
    QVERIFY(m_serverAccount->isBusy());
    QVERIFY(m_kept.isEmpty()); // not before the server has said yes
    QTRY_COMPARE_WITH_TIMEOUT(m_changed->count(), 1, kPatience);
    QCOMPARE(m_kept, QStringList{u"new secret"_s});
    QCOMPARE(m_connection->password(), u"new secret"_s);
    QVERIFY(!m_serverAccount->isBusy());
    // The next stream is signed in with it.
    takeBackWith(m_server->script(), "new secret", 2);
    m_server->cut();
    QTRY_COMPARE_WITH_TIMEOUT(m_opened->count(), 2, kPatience);
}

void TestServerAccount::aRefusalChangesNothing()
{
    expectRequest(letIn(m_server->script()), "<password>abc</password>").send(kWeak);
    open();
    m_serverAccount->changePassword(u"abc"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(toString(m_failed->at(0)[0].value<RegistrationError>().kind), u"weak-password"_s);
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(m_connection->password(), u"secret"_s);
    QCOMPARE(m_uncertain->count(), 0);
}

void TestServerAccount::lostButDone()
{
    expectRequest(letIn(m_server->script()), "<password>new secret</password>").cut();
    takeBackWith(m_server->script(), "new secret", 2); // the old password is refused, and the stream with it …
    letInWith(m_server->script(), "new secret");       // … the new one is not
    open();
    m_serverAccount->changePassword(u"new secret"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_changed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(m_kept, QStringList{u"new secret"_s});
    QCOMPARE(m_connection->password(), u"new secret"_s);
    QCOMPARE(m_server->connections(), 3);
}

void TestServerAccount::lostAndResentOnResumption()
{
    expectRequest(letIn(m_server->script()), "<password>new secret</password>").cut();
    Script &back = takeBackWith(m_server->script(), "secret", 1); // it had our presence, no more
    expectRequest(back, "<password>new secret</password>").send(kDone);
    open();
    m_serverAccount->changePassword(u"new secret"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_changed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_changed->count(), 1);
    QCOMPARE(m_connection->password(), u"new secret"_s);
}

void TestServerAccount::lostAndNotDone()
{
    expectRequest(letIn(m_server->script()), "<password>new secret</password>").cut();
    refuseBack(m_server->script());
    letIn(m_server->script(), "sm-2");       // a new stream: no answer will come
    letInWith(m_server->script(), "secret"); // should it be asked once more: the new password is refused …
    letInWith(m_server->script(), "secret"); // … the old one is not
    open();
    m_serverAccount->changePassword(u"new secret"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_changed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_uncertain->count(), 1);
    QVERIFY(m_kept.isEmpty());
    QCOMPARE(m_connection->password(), u"secret"_s);
}

void TestServerAccount::removes()
{
    expectRequest(letIn(m_server->script()), "<remove/>").send(kDone + kGone);
    open();
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_removed->count(), 1);
}

void TestServerAccount::removalWithoutAnAnswer()
{
    expectRequest(letIn(m_server->script()), "<remove/>").send(kGone);
    open();
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_removed->count(), 1);
}

void TestServerAccount::removalLostButDone()
{
    expectRequest(letIn(m_server->script()), "<remove/>").cut();
    letInWith(m_server->script(), "nobody knows you");
    open();
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_removed->count(), 1);
}

void TestServerAccount::removalLostAndNotDone()
{
    expectRequest(letIn(m_server->script()), "<remove/>").cut();
    refuseBack(m_server->script());
    letIn(m_server->script(), "sm-2"); // a new stream: no answer will come
    takeBack(m_server->script(), "sm-2", 1);
    open();
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_removed->count() + m_failed->count(), 1, kPatience);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_uncertain->count(), 1);
}

void TestServerAccount::withoutAConnection()
{
    m_serverAccount->changePassword(u"new secret"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, kPatience);
    QCOMPARE(toString(m_failed->at(0)[0].value<RegistrationError>().kind), u"not-connected"_s);
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 2, kPatience);
    QCOMPARE(m_removed->count(), 0);
}

void TestServerAccount::oneAtATime()
{
    expectRequest(letIn(m_server->script()), "<password>first</password>").send(kDone);
    open();
    m_serverAccount->changePassword(u"first"_s);
    m_serverAccount->changePassword(u"second"_s);
    m_serverAccount->remove();
    QTRY_COMPARE_WITH_TIMEOUT(m_changed->count(), 1, kPatience);
    QCOMPARE(m_kept, QStringList{u"first"_s});
    QVERIFY(!m_server->received().contains("second"));
    QVERIFY(!m_server->received().contains("<remove/>"));
}

QTEST_GUILESS_MAIN(TestServerAccount)
#include "tst_serveraccount.moc"
