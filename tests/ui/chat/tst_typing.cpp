// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/typing.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;

class TestTyping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composingIsSaidOnce();
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
