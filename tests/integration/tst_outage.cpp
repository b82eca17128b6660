// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"
#include "tests/support/relay.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

namespace
{

QStringList numbers(int first, int last)
{
    QStringList texts;
    for (int i = first; i <= last; ++i)
        texts << QString::number(i);
    return texts;
}

} // namespace

/// What a network does to people: nothing is lost and nothing comes twice.
class TestOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsTypedOfflineGoesOutOnceAfterARestart();
    void signingOutAndInAgain();
    void cutStreamsLoseAndDoubleNothing();
    void typedWhileTheStreamIsCut();
    void cutInsideALongMessage();
    void theServerRestarts();
    void theProgramDiesWithMessagesOnTheirWay();

private:
    std::unique_ptr<Prosody> m_server;
};

void TestOutage::init()
{
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
}

void TestOutage::whatIsTypedOfflineGoesOutOnceAfterARestart()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(bob.signIn());
    alice.session().send(bob.jid(), u"1"_s);
    alice.session().send(bob.jid(), u"2"_s);
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->body == u"2"_s);
    QCOMPARE(alice.with(bob).last()->state, DeliveryState::Pending);

    alice.restart();
    alice.session().send(bob.jid(), u"3"_s);
    QVERIFY(alice.signIn());
    EVENTUALLY(bob.received().size() == 3);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);

    alice.restart();
    QVERIFY(alice.signIn());
    alice.session().send(bob.jid(), u"4"_s); // behind whatever would come again
    EVENTUALLY(bob.bodies().contains(u"4"_s));
    QCOMPARE(bob.bodies(), numbers(1, 4));
}

void TestOutage::signingOutAndInAgain()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(bob.signIn() && alice.signIn());
    alice.session().send(bob.jid(), u"1"_s);
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Delivered);
    QVERIFY(alice.signOut());
    alice.session().send(bob.jid(), u"2"_s);
    alice.session().send(bob.jid(), u"3"_s);
    QVERIFY(alice.signIn());
    EVENTUALLY(bob.received().size() == 3);
    alice.session().send(bob.jid(), u"4"_s);
    EVENTUALLY(bob.bodies().contains(u"4"_s));
    QCOMPARE(bob.bodies(), numbers(1, 4));
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestOutage::cutStreamsLoseAndDoubleNothing()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    // Until the server has somebody's presence it only keeps what is said to them, and that comes later.
    alice.session().send(bob.jid(), u"0"_s);
    bob.session().send(alice.jid(), u"0"_s);
    EVENTUALLY(bob.received().size() == 1 && alice.received().size() == 1);
    constexpr int kMessages = 60;
    for (int i = 1; i <= kMessages; ++i) {
        alice.session().send(bob.jid(), QString::number(i));
        bob.session().send(alice.jid(), QString::number(i));
        if (i % 20 == 7) { // some written, some not, none acknowledged
            QTRY_VERIFY(alice.with(bob).last().has_value());
            alice.session().abortStream();
        }
        if (i % 20 == 14)
            bob.session().abortStream();
        if (i % 20 == 0) {
            QVERIFY(alice.waitFor(SessionState::Online));
            QVERIFY(bob.waitFor(SessionState::Online));
        }
    }
    EVENTUALLY(bob.received().size() > kMessages);
    EVENTUALLY(alice.received().size() > kMessages);
    QCOMPARE(bob.bodies().join(u' '), numbers(0, kMessages).join(u' '));
    QCOMPARE(alice.bodies().join(u' '), numbers(0, kMessages).join(u' '));
    alice.with(bob).open();
    EVENTUALLY(alice.with(bob).isLoaded());
    EVENTUALLY(std::ranges::all_of(alice.with(bob).messages(),
                                   [](const Message &message) { return message.state == DeliveryState::Delivered; }));
}

void TestOutage::typedWhileTheStreamIsCut()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    for (int round = 0; round < 3; ++round) {
        alice.session().abortStream();
        alice.session().send(bob.jid(), QString::number(round * 2 + 1));
        alice.session().send(bob.jid(), QString::number(round * 2 + 2));
        QVERIFY(alice.waitFor(SessionState::Online));
    }
    EVENTUALLY(bob.received().size() >= 6);
    alice.session().send(bob.jid(), u"7"_s);
    EVENTUALLY(bob.bodies().contains(u"7"_s));
    QCOMPARE(bob.bodies(), numbers(1, 7));
}

/// Prosody takes the stream back and takes all that follows for the rest of the message, each time anew; see
/// ResumptionProof.
void TestOutage::cutInsideALongMessage()
{
    Relay relay(m_server->port());
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    alice.reachBy(relay.port());
    QVERIFY(alice.signIn() && bob.signIn());
    alice.session().send(bob.jid(), u"0"_s);
    EVENTUALLY(alice.with(bob).last() && alice.with(bob).last()->state == DeliveryState::Delivered);
    const QString longOne(30'000, u'w');
    relay.cutAfter(20'000);
    alice.session().send(bob.jid(), longOne);
    QVERIFY(alice.waitFor(SessionState::Waiting) && alice.waitFor(SessionState::Online));
    alice.session().send(bob.jid(), u"1"_s);
    for (int i = 0; i < 2; ++i) {
        alice.session().abortStream();
        QVERIFY(alice.waitFor(SessionState::Online));
    }
    alice.session().send(bob.jid(), u"2"_s);
    EVENTUALLY(bob.bodies().contains(u"2"_s));
    QCOMPARE(bob.bodies(), QStringList({u"0"_s, longOne, u"1"_s, u"2"_s}));
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestOutage::theServerRestarts()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    m_server->kill();
    QVERIFY(bob.waitFor(SessionState::Waiting));
    QVERIFY(alice.waitFor(SessionState::Waiting));
    QVERIFY(alice.session().error().has_value());
    QVERIFY(alice.session().nextAttempt().isValid());
    QVERIFY(alice.signOut());
    alice.session().send(bob.jid(), u"1"_s);

    m_server->start();
    bob.session().retryNow();
    QVERIFY(bob.waitFor(SessionState::Online));
    QVERIFY(!bob.session().error().has_value());
    QVERIFY(alice.signIn());
    EVENTUALLY(bob.bodies() == QStringList{u"1"_s});
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Available);
}

void TestOutage::theProgramDiesWithMessagesOnTheirWay()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    for (int i = 1; i <= 20; ++i)
        alice.session().send(bob.jid(), QString::number(i));
    EVENTUALLY(!bob.received().isEmpty()); // some have been written, some have not
    alice.restart();
    QVERIFY(alice.signIn());
    EVENTUALLY(bob.received().size() >= 20);
    alice.session().send(bob.jid(), u"21"_s);
    EVENTUALLY(bob.bodies().contains(u"21"_s));
    // What was on the wire without an acknowledgement comes again with the same id: the receiver knows it.
    QCOMPARE(bob.bodies(), numbers(1, 21));
}

QTEST_GUILESS_MAIN(TestOutage)
#include "tst_outage.moc"
