// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::Person;

/// Against a real Prosody.
class TestMessageBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack();
    void noReceiptForWhoMayNotKnow();
    void aReceiptOnceAndToDevicesThatReceived();
    void otherDevicesSeeWhatWasSent();
    void otherDevicesSeeWhatWasReceived();
    void forgedCopies_data();
    void forgedCopies();
    void whatIsLeftToOthers_data();
    void whatIsLeftToOthers();
    void chatStates();
    void bounces();
    void acceptedWithoutStreamManagement();
    void writtenIsNotAccepted_data();
    void writtenIsNotAccepted();
    void aLostStreamDoesNotRepeat();
    void aLostServerDoesNotRepeat();
    void offlineNothingIsSent();
};

void TestMessageBridge::thereAndBack()
{
    test::Prosody server;
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    bob.messages.setReceiptPolicy([&bob](const Jid &jid) { return bob.roster.find(jid) != nullptr; });
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);

    const QString body = u"Ça va ? <b>&amp; \U0001F44B\nzweite Zeile"_s;
    alice.write(bob.bare(), u"id-1"_s, body + QChar(1));
    QVERIFY(alice.accepted.isEmpty()); // written is not accepted
    QTRY_COMPARE(bob.received.size(), size_t{1});
    const Message got = bob.received.front();
    QCOMPARE(got.conversation, alice.bare());
    QCOMPARE(got.from, alice.full());
    QCOMPARE(got.direction, Direction::Incoming);
    QCOMPARE(got.body, body);
    QCOMPARE(got.originId, u"id-1");
    QVERIFY(got.receiptRequested);
    QVERIFY(!got.archiveId.isEmpty()); // mod_mam's
    QVERIFY(std::abs(got.sentAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QTRY_COMPARE(alice.accepted, QStringList{u"id-1"_s});
    QTRY_COMPARE(alice.receipts, (QList<std::pair<Jid, QString>>{{bob.bare(), u"id-1"_s}}));
    QVERIFY(alice.received.empty());
}

void TestMessageBridge::noReceiptForWhoMayNotKnow()
{
    test::Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    bob.messages.setReceiptPolicy([&bob](const Jid &jid) { return bob.roster.find(jid) != nullptr; });
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    alice.write(bob.bare(), u"id-1"_s, u"who are you?"_s);
    QTRY_COMPARE(bob.received.size(), size_t{1});
    // What bob sends next would arrive after a receipt.
    bob.write(alice.bare(), u"id-2"_s, u"somebody"_s);
    QTRY_COMPARE(alice.received.size(), size_t{1});
    QVERIFY(alice.receipts.isEmpty());
}

void TestMessageBridge::aReceiptOnceAndToDevicesThatReceived()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.messages.setReceiptPolicy([](const Jid &) { return true; });
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    const QString twice = u"<message from='%1' type='chat' id='again'><body>hi</body>"
                          "<request xmlns='urn:xmpp:receipts'/></message>"_s.arg(bob.full().toString());
    alice.hear(twice);
    alice.hear(twice);
    alice.write(bob.bare(), u"after"_s, u"done"_s);
    QTRY_COMPARE(bob.received.size(), size_t{1});
    QCOMPARE(bob.receipts, (QList<std::pair<Jid, QString>>{{alice.bare(), u"again"_s}}));
}

void TestMessageBridge::otherDevicesSeeWhatWasSent()
{
    test::Prosody server;
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    Person bob(server, u"bob"_s);
    bob.messages.setReceiptPolicy([](const Jid &) { return true; });
    for (Person *person : {&desk, &phone, &bob})
        person->signIn();
    QTRY_VERIFY(desk.isReady && phone.isReady && bob.isReady);

    phone.write(bob.bare(), u"id-1"_s, u"from the bus"_s);
    QTRY_COMPARE(desk.received.size(), size_t{1});
    const Message copy = desk.received.front();
    QCOMPARE(copy.conversation, bob.bare());
    QCOMPARE(copy.from, phone.full());
    QCOMPARE(copy.direction, Direction::Outgoing);
    QCOMPARE(copy.state, DeliveryState::Sent);
    QCOMPARE(copy.originId, u"id-1");
    // Bob's receipt goes to the phone; the desk hears of it by a copy.
    const QList<std::pair<Jid, QString>> receipt{{bob.bare(), u"id-1"_s}};
    QTRY_COMPARE(phone.receipts, receipt);
    QTRY_COMPARE(desk.receipts, receipt);
    QVERIFY(phone.received.empty());
}

void TestMessageBridge::otherDevicesSeeWhatWasReceived()
{
    test::Prosody server;
    Person desk(server, u"alice"_s, u"desk"_s, -1); // is not sent to, so it sees only the copy
    Person phone(server, u"alice"_s, u"phone"_s);
    Person bob(server, u"bob"_s);
    for (Person *person : {&desk, &phone})
        person->messages.setReceiptPolicy([](const Jid &) { return true; });
    for (Person *person : {&desk, &phone, &bob})
        person->signIn();
    QTRY_VERIFY(desk.isReady && phone.isReady && bob.isReady);

    bob.write(desk.bare(), u"id-1"_s, u"hello"_s);
    QTRY_COMPARE(phone.received.size(), size_t{1});
    QTRY_COMPARE(desk.received.size(), size_t{1});
    QCOMPARE(desk.received.front().conversation, bob.bare());
    QCOMPARE(desk.received.front().direction, Direction::Incoming);
    desk.write(bob.bare(), u"id-2"_s, u"after the receipts"_s);
    QTRY_COMPARE(bob.received.size(), size_t{1});
    QTRY_COMPARE(bob.receipts, (QList<std::pair<Jid, QString>>{{desk.bare(), u"id-1"_s}}));
}

void TestMessageBridge::forgedCopies_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("a contact") << u"from='bob@example.test/one'"_s;
    QTest::newRow("a stranger") << u"from='mallory@example.org'"_s;
    QTest::newRow("our server") << u"from='example.test'"_s;
    QTest::newRow("another device of ours") << u"from='alice@example.test/two'"_s;
    QTest::newRow("nobody") << QString();
}

void TestMessageBridge::forgedCopies()
{
    QFETCH(const QString, from);
    static test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    const QString copy = u"<message %1 type='chat'><body>ignore me</body><%2 xmlns='urn:xmpp:carbons:2'>"
                         "<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' type='chat' id='1' %3>"
                         "<body>send me money</body><received xmlns='urn:xmpp:receipts' id='2'/></message>"
                         "</forwarded></%2></message>"_s;
    const QString inner = u"from='alice@example.test/x' to='carol@example.test'"_s;
    QVERIFY(alice.hear(copy.arg(from, u"received"_s, u"from='carol@example.test/x' to='alice@example.test'"_s)));
    QVERIFY(alice.hear(copy.arg(from, u"sent"_s, inner)));
    QVERIFY(alice.received.empty());
    QVERIFY(alice.receipts.isEmpty());
    // The same from our account counts, so the test can fail.
    alice.hear(copy.arg(u"from='alice@example.test'"_s, u"sent"_s, inner));
    QCOMPARE(alice.received.size(), size_t{1});
}

void TestMessageBridge::whatIsLeftToOthers_data()
{
    QTest::addColumn<QString>("text");
    const QString propose = u"<message xmlns='jabber:client' from='bob@example.test/x' to='alice@example.test'"
                            " type='chat' id='jm-propose-1'>"
                            "<propose xmlns='urn:xmpp:jingle-message:0' id='1'><description"
                            " xmlns='urn:xmpp:jingle:apps:rtp:1' media='audio'/></propose><body>call</body>"
                            "<request xmlns='urn:xmpp:receipts'/></message>"_s;
    QTest::newRow("a call") << propose;
    QTest::newRow("a call, copied") << u"<message from='alice@example.test'><received xmlns='urn:xmpp:carbons:2'>"
                                       "<forwarded xmlns='urn:xmpp:forward:0'>%1</forwarded></received>"
                                       "</message>"_s.arg(propose);
    QTest::newRow("a call that bounced") << u"<message type='error' id='jm-propose-2' from='bob@example.test'>"
                                            "<error type='cancel'/></message>"_s;
    QTest::newRow("a room") << u"<message type='groupchat' from='room@muc.test/bob'><body>x</body></message>"_s;
    QTest::newRow("a notification of a node") << u"<message type='headline' from='bob@example.test'>"
                                                 "<event xmlns='http://jabber.org/protocol/pubsub#event'/></message>"_s;
}

void TestMessageBridge::whatIsLeftToOthers()
{
    QFETCH(const QString, text);
    static test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.messages.setReceiptPolicy([](const Jid &) { return true; });
    QStringList sent;
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    connect(&alice.connection.client(), &QXmppLoggable::logMessage, this, [&sent](auto type, const QString &written) {
        if (type == QXmppLogger::SentMessage && written.contains(u"<message"_s))
            sent.append(written);
    });
    QVERIFY(!alice.hear(text));
    QVERIFY(alice.received.empty());
    QVERIFY2(sent.isEmpty(), qPrintable(sent.join(u'\n')));
}

void TestMessageBridge::chatStates()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person second(server, u"alice"_s, u"two"_s);
    Person bob(server, u"bob"_s);
    for (Person *person : {&alice, &second, &bob})
        person->signIn();
    QTRY_VERIFY(alice.isReady && second.isReady && bob.isReady);
    QSignalSpy atBob(&bob.messages, &MessageBridge::chatStateReceived);
    QSignalSpy atSecond(&second.messages, &MessageBridge::chatStateReceived);
    for (const ChatState state :
         {ChatState::Composing, ChatState::Paused, ChatState::Inactive, ChatState::Gone, ChatState::Active}) {
        alice.messages.sendChatState(bob.bare(), state);
        QTRY_COMPARE(atBob.size(), 1);
        const QVariantList heard = atBob.takeFirst();
        QCOMPARE(heard.at(0).value<Jid>(), alice.bare());
        QCOMPARE(heard.at(1).value<ChatState>(), state);
    }
    alice.messages.sendChatState(bob.bare(), ChatState::None);
    alice.write(bob.bare(), u"id-1"_s, u"x"_s);
    QTRY_COMPARE(second.received.size(), size_t{1});
    QTRY_COMPARE(atBob.size(), 1); // the message's own `active`
    QCOMPARE(atBob.first().at(1).value<ChatState>(), ChatState::Active);
    QVERIFY(atSecond.isEmpty()); // what we do ourselves is no news

    bob.hear(u"<message type='chat' from='alice@example.test/one'><composing "
             "xmlns='http://jabber.org/protocol/chatstates'/><delay xmlns='urn:xmpp:delay' from='example.test'"
             " stamp='2026-06-30T08:00:00Z'/></message>"_s);
    QCOMPARE(atBob.size(), 1); // yesterday's typing
}

void TestMessageBridge::bounces()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    QSignalSpy refused(&alice.messages, &MessageBridge::refused);
    const Jid nobody = *Jid::parse(u"nobody@example.test");
    alice.write(nobody, u"id-1"_s, u"anybody there?"_s);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(0).toString(), u"id-1");
    QCOMPARE(refused.first().at(1).value<Jid>(), nobody);
    QVERIFY(!refused.first().at(2).toString().isEmpty());
    QVERIFY(alice.received.empty());
}

void TestMessageBridge::acceptedWithoutStreamManagement()
{
    test::Prosody server({u"--without"_s, u"smacks"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    QCOMPARE(alice.connection.client().streamManagementState(), QXmppClient::NoStreamManagement);
    for (int i = 0; i < 20; ++i)
        alice.write(bob.bare(), QString::number(i), u"x"_s);
    QVERIFY(alice.accepted.isEmpty());
    QTRY_COMPARE(alice.accepted.size(), 20);
    QTRY_COMPARE(bob.received.size(), size_t{20});
    QCOMPARE(bob.received.back().originId, u"19");
}

void TestMessageBridge::writtenIsNotAccepted_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("with stream management") << QStringList{};
    QTest::newRow("without") << QStringList{u"--without"_s, u"smacks"_s};
}

void TestMessageBridge::writtenIsNotAccepted()
{
    QFETCH(const QStringList, arguments);
    test::Prosody server(arguments);
    Person alice(server, u"alice"_s);
    alice.retries = false;
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    server.kill(); // the socket does not know yet
    QSignalSpy lost(&alice.connection, &Connection::lost);
    QSignalSpy accepted(&alice.messages, &MessageBridge::accepted);
    alice.write(*Jid::parse(server.jid(u"bob"_s)), u"id-1"_s, u"into the void"_s);
    QVERIFY(lost.size() == 1 || lost.wait());
    alice.connection.close();
    QSignalSpy closed(&alice.connection, &Connection::closed);
    QVERIFY(closed.wait());
    QCOMPARE(accepted.size(), 0);
}

void TestMessageBridge::aLostStreamDoesNotRepeat()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    const Message message = alice.write(bob.bare(), u"id-1"_s, u"once"_s);
    alice.messages.send(message); // on its way already
    alice.connection.abort();
    QTRY_COMPARE(alice.resumptions, 1);
    QTRY_COMPARE(alice.accepted, QStringList{u"id-1"_s});
    alice.write(bob.bare(), u"id-2"_s, u"twice"_s);
    QTRY_COMPARE(bob.received.size(), size_t{2});
    QCOMPARE(bob.received.at(0).originId, u"id-1");
    QCOMPARE(bob.received.at(1).originId, u"id-2");
}

void TestMessageBridge::aLostServerDoesNotRepeat()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    bob.isReady = false; // again when the new server counts him as present
    server.kill();
    alice.write(bob.bare(), u"id-1"_s, u"once"_s); // into a dead socket; the outbox keeps it
    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(alice.openings, 2, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(bob.openings, 2, 30'000);
    QTRY_COMPARE(alice.accepted, QStringList{u"id-1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(bob.isReady, 30'000);
    alice.write(bob.bare(), u"id-2"_s, u"twice"_s);
    QTRY_VERIFY(!bob.received.empty() && bob.received.back().originId == u"id-2");
    QCOMPARE(std::ranges::count(bob.received, u"id-1"_s, &Message::originId) <= 1, true);
    QCOMPARE(alice.accepted.count(u"id-1"_s), 1);
}

void TestMessageBridge::offlineNothingIsSent()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    bob.signIn();
    QTRY_VERIFY(bob.isReady);
    alice.write(bob.bare(), u"id-1"_s, u"later"_s);
    alice.messages.sendChatState(bob.bare(), ChatState::Composing);
    QVERIFY(alice.accepted.isEmpty());
    alice.signIn(); // what Session does: the outbox goes out
    QTRY_COMPARE(alice.accepted, QStringList{u"id-1"_s});
    QTRY_COMPARE(bob.received.size(), size_t{1});
}

QTEST_GUILESS_MAIN(TestMessageBridge)
#include "tst_messagebridge.moc"
