// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/writers.h"
#include "ui/chat/typing.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace std::chrono_literals;

class TestTyping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composingIsSaidOnce();
    void composingIsSaidAgainWhileKeysCome();
    void theOtherSideKeepsBelievingIt();
    void aRestIsPaused();
    void emptyingIsActive();
    void sendingSaysNothingMore();
    void leaving_data();
    void leaving();

private:
    static QList<ChatState> said(const QSignalSpy &spy)
    {
        QList<ChatState> states;
        for (const auto &arguments : spy)
            states << arguments[0].value<ChatState>();
        return states;
    }
};

void TestTyping::composingIsSaidOnce()
{
    Typing typing;
    QSignalSpy spy(&typing, &Typing::stateChanged);
    typing.edited(false);
    typing.edited(false);
    QCOMPARE(said(spy), QList{ChatState::Composing});
}

void TestTyping::composingIsSaidAgainWhileKeysCome()
{
    Typing typing;
    Typing::Time now = 0s;
    typing.setClock([&now] { return now; });
    QSignalSpy spy(&typing, &Typing::stateChanged);
    typing.edited(false);
    now = 29s;
    typing.edited(false);
    QCOMPARE(spy.size(), 1);
    now = 30s;
    typing.edited(false);
    QCOMPARE(said(spy), (QList{ChatState::Composing, ChatState::Composing}));
    now = 59s;
    typing.edited(false);
    QCOMPARE(spy.size(), 2);
    typing.sent();
    typing.edited(false); // another text, and its first key
    QCOMPARE(spy.size(), 3);
}

/// Both sides at one clock: five minutes of keys, one a second.
void TestTyping::theOtherSideKeepsBelievingIt()
{
    const Jid alice = *Jid::parse(u"alice@example.test");
    Typing typing;
    Writers writers;
    Typing::Time now = 0s;
    typing.setClock([&now] { return now; });
    connect(&typing, &Typing::stateChanged, this, [&](ChatState state) { writers.heard(alice, state, now); });
    for (; now <= 300s; now += 1s) {
        QVERIFY(writers.takeOverdue(now).empty());
        typing.edited(false);
        QVERIFY(writers.next());
    }
    now += kWritesFor;
    QCOMPARE(writers.takeOverdue(now), std::vector{alice}); // nobody pressed a key for so long
}

void TestTyping::aRestIsPaused()
{
    Typing typing(nullptr, 1);
    QSignalSpy spy(&typing, &Typing::stateChanged);
    typing.edited(false);
    QTRY_COMPARE(said(spy), (QList{ChatState::Composing, ChatState::Paused}));
    typing.edited(false);
    QCOMPARE(said(spy).last(), ChatState::Composing);
}

void TestTyping::emptyingIsActive()
{
    Typing typing;
    QSignalSpy spy(&typing, &Typing::stateChanged);
    typing.edited(true); // nothing was said before
    QVERIFY(spy.isEmpty());
    typing.edited(false);
    typing.edited(true);
    QCOMPARE(said(spy), (QList{ChatState::Composing, ChatState::Active}));
}

void TestTyping::sendingSaysNothingMore()
{
    Typing typing(nullptr, 1);
    QSignalSpy spy(&typing, &Typing::stateChanged);
    typing.edited(false);
    typing.sent();
    QVERIFY(!spy.wait(20)); // no rest is reported for a sent text
    QCOMPARE(said(spy), QList{ChatState::Composing});
    typing.edited(false);
    QCOMPARE(said(spy), (QList{ChatState::Composing, ChatState::Composing}));
}

void TestTyping::leaving_data()
{
    QTest::addColumn<bool>("typed");
    QTest::addColumn<bool>("empty");
    QTest::addColumn<QList<ChatState>>("states");
    QTest::newRow("nothing typed") << false << true << QList<ChatState>();
    QTest::newRow("a draft stays") << true << false << QList{ChatState::Composing, ChatState::Paused};
    QTest::newRow("an old draft, untouched") << false << false << QList<ChatState>();
}

void TestTyping::leaving()
{
    QFETCH(bool, typed);
    QFETCH(bool, empty);
    Typing typing;
    QSignalSpy spy(&typing, &Typing::stateChanged);
    if (typed)
        typing.edited(false);
    typing.left(empty);
    QTEST(said(spy), "states");
}

QTEST_MAIN(TestTyping)
#include "tst_typing.moc"
