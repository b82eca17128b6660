// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Messages between sessions, through a real server.
class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bothWaysWithReceipts();
    void strangersGetNoReceipt();
    void ourOtherDevicesHaveTheSameConversation();
    void chatStates();
    void writingEnds();
    void manyInOrder();
    void toNobody();
    void whatWasKeptForUsHasItsTime();
    void theHistoryOutlivesTheProgram();

private:
    std::unique_ptr<Prosody> m_server;
};

void TestMessages::init()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob,carol"_s});
    QVERIFY(m_server->isReady());
}

void TestMessages::bothWaysWithReceipts()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    const QString text = u"Grüße <&>\"' 😀 \u0301\n\tdone  "_s;
    QSignalSpy states(&alice.session(), &Session::messageChanged);
    const QString id = alice.session().send(bob.jid(), text);

    EVENTUALLY(bob.received().size() == 1);
    const Message &message = bob.received().first();
    QCOMPARE(message.body, text);
    QCOMPARE(message.originId, id);
    QCOMPARE(message.from.toString(), u"alice@example.test/alice"_s);
    QCOMPARE(message.conversation, alice.jid());
    QVERIFY(message.id > 0);
    QVERIFY(qAbs(message.sentAt.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    QCOMPARE(bob.with(alice).unread(), 1);

    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
    QVERIFY(!states.isEmpty());
    bob.session().send(alice.jid(), u"thanks"_s);
    EVENTUALLY(alice.bodies() == QStringList{u"thanks"_s});
    EVENTUALLY(bob.with(alice).last()->state == DeliveryState::Delivered);
}

void TestMessages::strangersGetNoReceipt()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    alice.session().send(bob.jid(), u"Do you know me?"_s);
    EVENTUALLY(bob.received().size() == 1);
    bob.session().send(alice.jid(), u"No."_s); // a receipt would have come before it
    EVENTUALLY(alice.received().size() == 1);
    EVENTUALLY(alice.with(bob).last()->body == u"No."_s);
    bool read = false;
    alice.session().readHistory(bob.jid(), 2, [&](const std::vector<Message> &messages) {
        read = true;
        QCOMPARE(messages.size(), 2u);
        QCOMPARE(messages[0].state, DeliveryState::Sent);
    });
    EVENTUALLY(read);
}

void TestMessages::ourOtherDevicesHaveTheSameConversation()
{
    Person desk(*m_server, u"alice"_s, u"desk"_s);
    Person phone(*m_server, u"alice"_s, u"phone"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(desk.signIn() && phone.signIn() && bob.signIn());
    // Carbons are on when their answer has come; a message to ourselves is behind it.
    bob.session().send(desk.jid(), u"question"_s);
    EVENTUALLY(desk.bodies() == QStringList{u"question"_s});
    EVENTUALLY(phone.bodies() == QStringList{u"question"_s});
    QCOMPARE(phone.with(bob).unread(), 1);

    desk.session().send(bob.jid(), u"answer"_s);
    EVENTUALLY(bob.bodies() == QStringList{u"answer"_s});
    EVENTUALLY(phone.with(bob).last()->body == u"answer"_s);
    QCOMPARE(phone.with(bob).last()->direction, Direction::Outgoing);
    QCOMPARE(phone.with(bob).unread(), 0);
    QCOMPARE(phone.bodies(), QStringList{u"question"_s}); // our own words are no news

    bob.session().send(desk.jid(), u"fine"_s);
    EVENTUALLY(desk.received().size() == 2);
    EVENTUALLY(phone.received().size() == 2);
    EVENTUALLY(bob.with(desk).last()->state == DeliveryState::Delivered);
}

void TestMessages::chatStates()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    bob.with(alice);
    alice.session().setChatState(bob.jid(), ChatState::Composing);
    EVENTUALLY(bob.with(alice).peerState() == ChatState::Composing);
    alice.session().setChatState(bob.jid(), ChatState::Paused);
    EVENTUALLY(bob.with(alice).peerState() == ChatState::Paused);
    alice.session().send(bob.jid(), u"there"_s);
    EVENTUALLY(bob.with(alice).peerState() == ChatState::Active);
    EVENTUALLY(bob.received().size() == 1);

    // Bob tells nobody when he writes, also not by what he sends.
    alice.with(bob);
    bob.session().setMessagingPolicy({.receipts = true, .markers = true, .chatStates = false});
    bob.session().setChatState(alice.jid(), ChatState::Composing);
    bob.session().send(alice.jid(), u"here"_s);
    EVENTUALLY(alice.received().size() == 1);
    QCOMPARE(alice.with(bob).peerState(), ChatState::None);
}

/// Who goes away, or from whom we do, says no more that the writing has stopped.
void TestMessages::writingEnds()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    const auto begin = [&] {
        alice.session().setChatState(bob.jid(), ChatState::Composing);
        return QTest::qWaitFor([&] { return bob.with(alice).peerState() == ChatState::Composing; }, kPatience);
    };
    QVERIFY(alice.signIn() && bob.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);

    QVERIFY(begin());
    QVERIFY(alice.signOut());
    EVENTUALLY(bob.contact(alice)->availability() == Availability::Offline);
    QCOMPARE(bob.with(alice).peerState(), ChatState::None);

    QVERIFY(alice.signIn());
    EVENTUALLY(alice.contact(bob)->availability() == Availability::Available);
    QVERIFY(begin());
    QVERIFY(bob.signOut());
    QCOMPARE(bob.with(alice).peerState(), ChatState::None);
}

void TestMessages::manyInOrder()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QStringList texts;
    for (int i = 0; i < 500; ++i) {
        texts << u"%1 %2"_s.arg(i).arg(QString(i, u'ж'));
        alice.session().send(bob.jid(), texts.last());
    }
    EVENTUALLY(bob.received().size() >= texts.size());
    // Those the server took before it counted bob as present come out of the archive, maybe told after later ones.
    QStringList told = bob.bodies();
    std::ranges::sort(told, {}, [](const QString &text) { return text.section(u' ', 0, 0).toInt(); });
    QCOMPARE(told, texts); // each once
    QStringList read;
    bob.session().readHistory(alice.jid(), 1'000, [&read](const std::vector<Message> &messages) {
        for (const Message &message : messages)
            read << message.body;
    });
    EVENTUALLY(!read.isEmpty());
    QCOMPARE(read, texts);
    EVENTUALLY(alice.with(bob).last()->state == DeliveryState::Delivered);
}

void TestMessages::toNobody()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    const Jid nobody = *Jid::parse(u"nobody@example.test");
    alice.session().send(nobody, u"Is there anybody?"_s);
    Conversation &conversation = alice.session().conversations().at(nobody);
    EVENTUALLY(conversation.last() && conversation.last()->state == DeliveryState::Failed);
    QVERIFY(!conversation.last()->failure.isEmpty());

    QSignalSpy states(&alice.session(), &Session::messageChanged);
    alice.session().resend(nobody, conversation.last()->id);
    EVENTUALLY(!states.isEmpty()); // is refused once more
    QCOMPARE(states.last().first().value<Message>().state, DeliveryState::Failed);
}

void TestMessages::whatWasKeptForUsHasItsTime()
{
    const Prosody server({u"--with"_s, u"offline"_s, u"--without"_s, u"mam"_s});
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(bob.signIn());
    bob.session().send(alice.jid(), u"Call me back"_s);
    EVENTUALLY(bob.with(alice).last() && bob.with(alice).last()->state == DeliveryState::Sent);
    // The server's stamps are whole seconds, rounded down: another one must have begun.
    const qint64 sent = QDateTime::currentSecsSinceEpoch();
    EVENTUALLY(QDateTime::currentSecsSinceEpoch() > sent);

    const QDateTime back = QDateTime::currentDateTimeUtc();
    QVERIFY(alice.signIn());
    EVENTUALLY(alice.bodies() == QStringList{u"Call me back"_s});
    QVERIFY(alice.received().first().sentAt < back);
    EVENTUALLY(bob.with(alice).last()->state == DeliveryState::Delivered);
    bob.session().send(alice.jid(), u"At last"_s);
    EVENTUALLY(alice.received().size() == 2);
    QVERIFY(alice.received().last().sentAt >= back);
}

void TestMessages::theHistoryOutlivesTheProgram()
{
    Person alice(*m_server, u"alice"_s);
    Person bob(*m_server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    for (int i = 1; i <= Conversation::kPage + 5; ++i)
        alice.session().send(bob.jid(), QString::number(i));
    EVENTUALLY(bob.received().size() == Conversation::kPage + 5);
    bob.restart();
    EVENTUALLY(bob.with(alice).last().has_value());
    QCOMPARE(bob.with(alice).unread(), Conversation::kPage + 5);
    bob.with(alice).open();
    EVENTUALLY(bob.with(alice).isLoaded());
    QCOMPARE(int(bob.with(alice).messages().size()), Conversation::kPage);
    QCOMPARE(bob.with(alice).messages().front().body, u"6"_s);
    bob.with(alice).loadOlder();
    EVENTUALLY(!bob.with(alice).hasOlder());
    QCOMPARE(bob.with(alice).messages().front().body, u"1"_s);
    bob.with(alice).markRead();
    bob.restart();
    EVENTUALLY(bob.with(alice).last().has_value());
    QCOMPARE(bob.with(alice).unread(), 0);
}

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
