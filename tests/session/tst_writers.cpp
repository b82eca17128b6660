// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"
#include "core/session/writers.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Nobody writes for ever.
class TestWriters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoSaysNothingMoreWritesNoMore();
    void whoSaysSoAgainGoesOn();
    void whoStopsIsForgotten_data();
    void whoStopsIsForgotten();
    void theConversationHearsOfIt();

private:
    const Jid m_bob = *Jid::parse(u"bob@example.test");
    const Jid m_carol = *Jid::parse(u"carol@example.test");
};

void TestWriters::whoSaysNothingMoreWritesNoMore()
{
    Writers writers;
    QVERIFY(!writers.next());
    writers.heard(m_bob, ChatState::Composing, 1s);
    writers.heard(m_carol, ChatState::Composing, 5s);
    QCOMPARE(*writers.next(), 1s + kWritesFor);
    QVERIFY(writers.takeOverdue(kWritesFor).empty());
    QCOMPARE(writers.takeOverdue(1s + kWritesFor), std::vector{m_bob});
    QVERIFY(writers.takeOverdue(1s + kWritesFor).empty()); // once
    QCOMPARE(*writers.next(), 5s + kWritesFor);
    QCOMPARE(writers.takeOverdue(24h), std::vector{m_carol});
    QVERIFY(!writers.next());
}

void TestWriters::whoSaysSoAgainGoesOn()
{
    Writers writers;
    writers.heard(m_bob, ChatState::Composing, 0s);
    writers.heard(m_bob, ChatState::Composing, 40s);
    QVERIFY(writers.takeOverdue(kWritesFor).empty());
    QCOMPARE(*writers.next(), 40s + kWritesFor);
}

void TestWriters::whoStopsIsForgotten_data()
{
    QTest::addColumn<ChatState>("state");
    QTest::newRow("paused") << ChatState::Paused;
    QTest::newRow("has sent it") << ChatState::None;
    QTest::newRow("has gone") << ChatState::Gone;
}

void TestWriters::whoStopsIsForgotten()
{
    QFETCH(const ChatState, state);
    Writers writers;
    writers.heard(m_bob, ChatState::Composing, 0s);
    writers.heard(m_bob, state, 1s);
    QVERIFY(!writers.next());
}

void TestWriters::theConversationHearsOfIt()
{
    Conversations conversations;
    History history(conversations);
    const Roster roster;
    Requests requests(history, conversations, roster);
    Incoming incoming(history, conversations, requests);
    Writers::Time now = 10s;
    incoming.setClock([&now] { return now; });
    const Conversation &bob = conversations.at(m_bob);
    incoming.takeChatState(m_bob, ChatState::Composing);
    incoming.forgetWriters();
    QCOMPARE(bob.peerState(), ChatState::Composing);
    now += kWritesFor;
    incoming.forgetWriters();
    QCOMPARE(bob.peerState(), ChatState::None);
    // The timer stands where the next of them is.
    incoming.takeChatState(m_bob, ChatState::Composing);
    auto timers = incoming.findChildren<QTimer *>();
    const auto running = std::ranges::find_if(timers, &QTimer::isActive);
    QVERIFY(running != timers.end());
    QCOMPARE((*running)->intervalAsDuration(), kWritesFor);
    incoming.takeChatState(m_bob, ChatState::Active);
    QVERIFY(!(*running)->isActive());
}

QTEST_GUILESS_MAIN(TestWriters)
#include "tst_writers.moc"
