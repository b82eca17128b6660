// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/playout/packetplayer.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestCostBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void startsWhenTheFirstIsTwentyMillisecondsOld();
    void ordersWhatComesInDisorder();
    void duplicatesAndLateOnesAreCounted();
    void redundancyRaisesTheTarget();
    void copiesStandForWhatIsLost();
    void aCopyIsSecondToItsPacket();
    void waitsForALateOneInItsPlace();
    void patienceDecides();
    void comesBackToItsTarget_data();
    void comesBackToItsTarget();
    void aPauseOfTheirsIsFreeToMove();
    void aPauseThatIsSaidIsNoLoss();
    void allowsForALoudspeakerThatIsHeldUp();
    void aLongBurstEndsWithItsCopy();
    void neverHoldsMoreThanItsSlots();
    void refusesNonsense();
};

void TestCostBuffer::words_data()
{
    QTest::addColumn<QList<int>>("lost");
    QTest::addColumn<int>("redundant");
    QTest::addColumn<QString>("word");
    // Ten packets, 20 ms apart; the last is followed by 100 ms of concealment and silence.
    QTest::newRow("nothing lost") << QList<int>{} << 0 << u"SSDDDDDDDDDDDDDDDDDDDDCCCCCCCCCCS"_s;
    // The delay is 20 ms at first and 3 ms would do, so what is lost is made up for half as long.
    QTest::newRow("one lost: made up, in place") << QList{4} << 0 << u"SSDDDDDDDDCDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("one lost: the copy comes too late by a breath, and is waited for")
        << QList{4} << 960 << u"SSDDDDDDDDRRDDDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost: one made up, one recovered")
        << QList{4, 5} << 960 << u"SSDDDDDDDDCCRRDDDDDDDDCCCCCCCCCCS"_s;
    QTest::newRow("two lost without a copy") << QList{4, 5} << 0 << u"SSDDDDDDDDCCDDDDDDDDCCCCCCCCCCS"_s;
}

void TestCostBuffer::words()
{
    QFETCH(QList<int>, lost);
    QFETCH(int, redundant);
    QFETCH(QString, word);
    PacketPlayer player(redundant);
    QString heard;
    for (int n = 0; n < 10; ++n) {
        if (!lost.contains(n))
            player.packet(n, n * 20);
        heard += player.play(n * 20 + 20);
    }
    heard += player.play(340);
    QCOMPARE(heard.left(word.size()), word);
}

void TestCostBuffer::startsWhenTheFirstIsTwentyMillisecondsOld()
{
    PacketPlayer player;
    QCOMPARE(player.play(20), u"SS"_s);
    player.packet(0, 21);
    QString word = player.play(40);
    QVERIFY(!word.contains(u'D'));
    word = player.play(50);
    QVERIFY(word.contains(u'D'));
    QVERIFY(player.last.kind == PlayoutStep::Kind::Decode);
    QVERIFY(player.last.isFresh);
    QVERIFY(player.buffer.figures().delayMs >= 19 && player.buffer.figures().delayMs < 26);
}

void TestCostBuffer::ordersWhatComesInDisorder()
{
    PacketPlayer player;
    player.packet(0, 0);
    player.packet(2, 1);
    player.packet(1, 2);
    player.packet(3, 3);
    (void)player.play(100);
    QCOMPARE(player.frames.first(4), (QList{0, 1, 2, 3}));
}

void TestCostBuffer::duplicatesAndLateOnesAreCounted()
{
    PacketPlayer player;
    for (int n = 0; n < 5; ++n) {
        player.packet(n, n * 20);
        player.packet(n, n * 20 + 1);
        (void)player.play(n * 20 + 20);
    }
    QCOMPARE(player.buffer.figures().duplicates, std::uint64_t{5});
    player.packet(6, 120); // 5 is lost…
    (void)player.play(180);
    player.packet(5, 180); // … or not
    QCOMPARE(player.buffer.figures().late, std::uint64_t{1});
    QCOMPARE(player.frames.count(5), 0);
}

void TestCostBuffer::redundancyRaisesTheTarget()
{
    for (const bool isLossy : {false, true}) {
        PacketPlayer player(960);
        for (int n = 0; n < 500; ++n) {
            if (!isLossy || n % 10 != 3)
                player.packet(n, n * 20);
            (void)player.play(n * 20 + 20);
        }
        qInfo("target %s loss: %.0f ms", isLossy ? "with" : "without", player.buffer.figures().targetMs);
        if (isLossy)
            QVERIFY(player.buffer.figures().targetMs >= 20); // the copy comes 20 ms later
        else
            QVERIFY(player.buffer.figures().targetMs <= 10);
    }
}

/// RED (RFC 2198): each packet brings copies of the two before the last.
void TestCostBuffer::copiesStandForWhatIsLost()
{
    PacketPlayer player;
    for (int n = 0; n < 250; ++n) {
        if (n % 10 != 3 && n % 10 != 4) {
            player.packet(n, n * 20);
            if (n >= 3) {
                player.copy(n - 2, n * 20);
                player.copy(n - 3, n * 20);
            }
        }
        (void)player.play(n * 20 + 20);
    }
    // Both that are lost are in the packet after next: the delay allows for it, and nothing is made up any more.
    QVERIFY2(player.buffer.figures().targetMs >= 40 && player.buffer.figures().targetMs < 43,
             qPrintable(QString::number(player.buffer.figures().targetMs)));
    QVERIFY(player.copies > 40);
    QCOMPARE(player.buffer.figures().recovered, static_cast<std::uint64_t>(player.copies) * 960);
    QCOMPARE(player.buffer.figures().duplicates, std::uint64_t{0}); // copies are no mistake of the network
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
    QVERIFY(std::ranges::is_sorted(player.frames));
}

void TestCostBuffer::aCopyIsSecondToItsPacket()
{
    PacketPlayer player;
    player.packet(0, 0);
    player.copy(1, 1);
    player.packet(1, 2); // later, and better
    player.packet(2, 3);
    player.copy(2, 4);
    (void)player.play(100);
    QCOMPARE(player.frames.first(3), (QList{0, 1, 2}));
    QCOMPARE(player.copies, 0);
    QCOMPARE(player.buffer.figures().recovered, std::uint64_t{0});
}

void TestCostBuffer::waitsForALateOneInItsPlace()
{
    PacketPlayer player;
    for (int n = 0; n < 10; ++n)
        if (n != 5)
            player.packet(n, n * 20);
    (void)player.play(125);
    player.packet(5, 126); // after the beginning of its place has been made up
    (void)player.play(250);
    QCOMPARE(player.frames.first(10), (QList{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
    QVERIFY(player.shifted > 0);
}

void TestCostBuffer::patienceDecides()
{
    // One packet in a hundred is 40 ms late: worth it at 50 ms a percent, not at 10.
    for (const auto &[patience, least, most] :
         {std::tuple{Patience::LowLatency, 3.0, 5.0}, {Patience::Usual, 40.0, 44.0}, {Patience::Robust, 40.0, 44.0}}) {
        PacketPlayer player(0, patience);
        for (int n = 0; n < 2000; ++n)
            player.packet(n, n * 20 + (n % 100 == 50 ? 40 : 0));
        const double target = player.buffer.figures().targetMs;
        QVERIFY2(target >= least && target <= most, qPrintable(QString::number(target)));
    }
    PacketPlayer player;
    const auto targetAfter = [&player, n = 0](Patience patience) mutable {
        player.buffer.setPatience(patience);
        for (const int end = n + 2000; n < end; ++n)
            player.packet(n, n * 20 + (n % 100 == 50 ? 40 : 0));
        return player.buffer.figures().targetMs;
    };
    QVERIFY(targetAfter(Patience::Usual) >= 40);
    QVERIFY(targetAfter(Patience::LowLatency) <= 5); // what was learnt stays, and counts otherwise
    QVERIFY(targetAfter(Patience::Usual) >= 40);
}

void TestCostBuffer::comesBackToItsTarget_data()
{
    QTest::addColumn<double>("jumpMs"); // of the way, at once, for good
    QTest::newRow("a longer way") << 80.0;
    QTest::newRow("a shorter way") << -60.0;
}

void TestCostBuffer::comesBackToItsTarget()
{
    QFETCH(double, jumpMs);
    PacketPlayer player;
    player.isTrimming = true;
    for (int n = 0; n < 1500; ++n) {
        player.packet(n, n * 20 + 100 + (n >= 500 ? jumpMs : 0));
        (void)player.play(n * 20 + 20);
    }
    QVERIFY2(player.buffer.figures().delayMs < 12, qPrintable(QString::number(player.buffer.figures().delayMs)));
    QVERIFY(player.buffer.figures().stretched > 0);
    QCOMPARE(player.buffer.figures().overflowed, std::uint64_t{0});
    QCOMPARE(player.buffer.figures().late, std::uint64_t{0});
}

/// They stop sending for half a second, and the way has become 30 ms longer meanwhile.
void TestCostBuffer::aPauseOfTheirsIsFreeToMove()
{
    PacketPlayer player;
    for (int n = 0; n < 50; ++n) {
        player.packet(n, n * 20);
        (void)player.play(n * 20 + 20);
    }
    for (int n = 50; n < 100; ++n) {
        player.insert(static_cast<std::uint16_t>(n), n + 25, (n + 25) * 20 + 30);
        const QString word = player.play((n + 25) * 20 + 20);
        if (n > 53) // it begins at once with the new delay, and nothing is made up after that
            QVERIFY2(!word.contains(u'C'), qPrintable(word));
    }
    QVERIFY(player.buffer.figures().delayMs < 25);
}

/// The last packet before it holds no sound (Opus with DTX), and the first after it may be lost.
void TestCostBuffer::aPauseThatIsSaidIsNoLoss()
{
    for (const bool isFirstLost : {false, true}) {
        PacketPlayer player;
        for (int n = 0; n < 50; ++n) {
            player.payloadBytes = n == 49 ? 2 : 4;
            player.packet(n, n * 20);
            (void)player.play(n * 20 + 20);
        }
        player.payloadBytes = 4;
        const QString pause = player.play(2000);
        QVERIFY2(pause.count(u'N') >= 95 && !pause.contains(u'C') && !pause.contains(u'S'), qPrintable(pause));
        for (int n = 50; n < 60; ++n) {
            if (n > 50 || !isFirstLost)
                player.insert(static_cast<std::uint16_t>(n), n + 50, (n + 50) * 20);
            (void)player.play((n + 50) * 20 + 20);
        }
        QVERIFY(player.frames.size() >= 58);
        QVERIFY2(player.buffer.figures().delayMs < 12, qPrintable(QString::number(player.buffer.figures().delayMs)));
        QCOMPARE(player.buffer.figures().overflowed, std::uint64_t{0});
    }
}

/// Once a second it asks for nothing for 20 ms and then asks for all of that at once, as on a busy machine. Its queue
/// holds enough, so what counts is that the buffer has something to give.
void TestCostBuffer::allowsForALoudspeakerThatIsHeldUp()
{
    PacketPlayer player;
    player.isTrimming = true;
    int early = 0;
    int late = 0;
    for (int n = 0; n < 3000; ++n) {
        QString word;
        if (n % 50 == 49)
            word = player.play(n * 20 + 20, 20); // before the packet is there
        player.packet(n, n * 20);
        word += player.play(n * 20 + 20);
        (n < 1000 ? early : late) += static_cast<int>(word.count(u'C'));
    }
    qInfo("made up: %d ms in the first 20 s, %d ms in the next 40; target %.1f ms", early * 10, late * 10,
          player.buffer.figures().targetMs);
    QVERIFY(player.buffer.figures().targetMs > 10 && player.buffer.figures().targetMs <= 34);
    QVERIFY(late < 8);
}

void TestCostBuffer::aLongBurstEndsWithItsCopy()
{
    PacketPlayer player(960);
    QString word;
    for (int n = 0; n < 40; ++n) {
        if (n < 10 || n >= 20)
            player.packet(n, n * 20);
        word += player.play(n * 20 + 20);
    }
    QCOMPARE(word.count(u'R'), 2);
    QCOMPARE(player.frames[10], 20);
}

void TestCostBuffer::neverHoldsMoreThanItsSlots()
{
    PacketPlayer player;
    for (int n = 0; n < 1000; ++n)
        player.packet(n, 0); // all at once, as after an outage of the network
    QVERIFY(player.buffer.figures().overflowed > 0);
    (void)player.play(1000);
    QVERIFY(player.frames.size() < 64); // the newest, not a second of the past
}

void TestCostBuffer::refusesNonsense()
{
    CostBuffer buffer;
    const std::vector<std::byte> large(PacketSlots::kMaxPayloadBytes + 1);
    buffer.insert({.samples = 960, .payload = {}});
    buffer.insert({.samples = 0, .payload = std::span(large).first(10)});
    buffer.insert({.samples = -5, .payload = std::span(large).first(10)});
    buffer.insert({.samples = 960, .payload = large});
    for (int i = 0; i < 100; ++i)
        QVERIFY(buffer.next(kStart + i * 5 * kMs).kind == PlayoutStep::Kind::Silence);

    // Any packets at all: always a step of some length, in a bounded time.
    std::mt19937 random(3);
    std::int64_t now = kStart;
    for (int i = 0; i < 200000; ++i) {
        now += static_cast<std::int64_t>(random() % 10) * kMs;
        const auto timestamp = static_cast<std::uint32_t>(random() % 3 ? static_cast<unsigned>(i) * 480U : random());
        buffer.insert({.sequenceNumber = static_cast<std::uint16_t>(random() % 3 ? static_cast<unsigned>(i) : random()),
                       .timestamp = timestamp,
                       .samples = static_cast<int>(120 * (1 + random() % 48)),
                       .redundantSamples = static_cast<int>(random() % 2 * 960),
                       .arrivalNs = now,
                       .payload = std::span(large).first(1 + random() % 1500)});
        const auto step = buffer.next(now);
        QVERIFY(step.samples > 0 && step.samples <= 5760);
        if (step.kind == PlayoutStep::Kind::Conceal || step.kind == PlayoutStep::Kind::Comfort ||
            step.kind == PlayoutStep::Kind::Recover)
            QVERIFY(step.samples % 120 == 0 || step.kind == PlayoutStep::Kind::Recover);
        if (step.trimSamples)
            buffer.trimmed(step.trimSamples);
    }
}

QTEST_GUILESS_MAIN(TestCostBuffer)
#include "tst_costbuffer.moc"
