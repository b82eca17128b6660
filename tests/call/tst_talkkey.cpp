// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/talkkey.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace causerie;
using namespace std::chrono_literals;

class TestTalkKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heardWhileItIsDown();
    void silentWhileItIsDown();
    void theEndIsDelayed();
    void pressedAgainInTime();
    void toldAgainMeanwhile();
    void whoWasMutedStaysSo();
    void otherModes();
};

namespace
{
QList<bool> said(const QSignalSpy &spy)
{
    QList<bool> all;
    for (const auto &one : spy)
        all << one[0].toBool();
    return all;
}
} // namespace

void TestTalkKey::heardWhileItIsDown()
{
    TalkKey key;
    QSignalSpy muted(&key, &TalkKey::muted);
    key.set(TalkMode::PushToTalk, 0ms, false);
    QCOMPARE(said(muted), QList{true}); // silent from the beginning
    key.press(false);
    key.press(false); // twice is once
    QCOMPARE(said(muted), (QList{true, false}));
    QVERIFY(key.isDown());
    key.letGo();
    QTRY_COMPARE(said(muted), (QList{true, false, true}));
    key.letGo();
    QCOMPARE(muted.size(), 3);
}

void TestTalkKey::silentWhileItIsDown()
{
    TalkKey key;
    QSignalSpy muted(&key, &TalkKey::muted);
    key.set(TalkMode::PushToMute, 0ms, false);
    QCOMPARE(muted.size(), 0);
    key.press(false);
    QCOMPARE(said(muted), QList{true});
    key.letGo();
    QTRY_COMPARE(said(muted), (QList{true, false}));
}

void TestTalkKey::theEndIsDelayed()
{
    TalkKey key;
    key.set(TalkMode::PushToTalk, 80ms, false);
    key.press(false);
    QSignalSpy muted(&key, &TalkKey::muted);
    QElapsedTimer since;
    since.start();
    key.letGo();
    QCOMPARE(muted.size(), 0);
    QVERIFY(muted.wait());
    QVERIFY(since.elapsed() >= 75);
}

void TestTalkKey::pressedAgainInTime()
{
    TalkKey key;
    key.set(TalkMode::PushToTalk, 2000ms, false);
    key.press(false);
    QSignalSpy muted(&key, &TalkKey::muted);
    key.letGo();
    key.press(false);
    QCOMPARE(said(muted), QList{false}); // it never was silent in between
    key.set(TalkMode::PushToTalk, 0ms, false);
    key.letGo();
    QTRY_COMPARE(said(muted), (QList{false, true}));
}

/// A window that follows its call says twice a second what the key does.
void TestTalkKey::toldAgainMeanwhile()
{
    TalkKey key;
    key.set(TalkMode::PushToTalk, 400ms, false);
    key.press(false);
    QSignalSpy muted(&key, &TalkKey::muted);
    QTimer again;
    connect(&again, &QTimer::timeout, &key, [&] { key.set(TalkMode::PushToTalk, 400ms, false); });
    again.start(50ms);
    key.letGo();
    QTRY_COMPARE(said(muted), QList{true});
}

void TestTalkKey::whoWasMutedStaysSo()
{
    TalkKey key;
    QSignalSpy muted(&key, &TalkKey::muted);
    key.set(TalkMode::PushToMute, 0ms, true);
    key.press(true);
    key.letGo();
    QTRY_COMPARE(said(muted), (QList{true, true}));
    key.set(TalkMode::PushToTalk, 0ms, true);
    key.press(true);
    key.set(TalkMode::Free, 0ms, false);
    QCOMPARE(said(muted), (QList{true, true, true, false, true}));
}

void TestTalkKey::otherModes()
{
    TalkKey key;
    QSignalSpy muted(&key, &TalkKey::muted);
    key.press(false);
    key.letGo();
    QCOMPARE(muted.size(), 0); // free
    key.set(TalkMode::PushToTalk, 0ms, false);
    key.press(false);
    key.set(TalkMode::Free, 0ms, false);
    QCOMPARE(said(muted), (QList{true, false, false}));
    QVERIFY(!key.isDown());
    key.letGo();
    QCOMPARE(muted.size(), 3);
}

QTEST_GUILESS_MAIN(TestTalkKey)
#include "tst_talkkey.moc"
