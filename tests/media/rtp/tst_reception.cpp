// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/reception.h"

#include <QTest>

using namespace causerie::media;

namespace
{
constexpr std::int64_t kMs = 1'000'000;
constexpr std::uint32_t kTheirs = 0x1111;
constexpr int kClock = 48000;

RtpPacket packet(int sequence, std::uint32_t ssrc = kTheirs)
{
    return {.payloadType = 111,
            .marker = false,
            .sequenceNumber = static_cast<std::uint16_t>(sequence),
            .timestamp = static_cast<std::uint32_t>(sequence) * 960u,
            .ssrc = ssrc,
            .payload = {}};
}
} // namespace

Q_DECLARE_METATYPE(causerie::media::SequenceVerdict)

/// RFC 3550 A.1, A.3 and A.8, and RFC 1982 for the order of numbers that wrap.
class TestReception : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersSequenceNumbers_data()
    {
        QTest::addColumn<quint16>("a");
        QTest::addColumn<quint16>("b");
        QTest::addColumn<bool>("newer");

        QTest::newRow("next") << quint16(1) << quint16(0) << true;
        QTest::newRow("across the wrap") << quint16(0) << quint16(65535) << true;
        QTest::newRow("the same packet") << quint16(7) << quint16(7) << false;
        QTest::newRow("late") << quint16(65535) << quint16(0) << false;
        QTest::newRow("just less than half the circle") << quint16(32767) << quint16(0) << true;
        QTest::newRow("half the circle is not after") << quint16(32768) << quint16(0) << false;
    }

    void ordersSequenceNumbers()
    {
        QFETCH(const quint16, a);
        QFETCH(const quint16, b);
        QTEST(isNewer(a, b), "newer");
    }

    void unwraps()
    {
        SequenceUnwrapper unwrapper;
        QCOMPARE(unwrapper.unwrap(65534), 65534);
        QCOMPARE(unwrapper.unwrap(65535), 65535);
        QCOMPARE(unwrapper.unwrap(1), 65537);
        QCOMPARE(unwrapper.unwrap(0), 65536);
        QCOMPARE(unwrapper.unwrap(65535), 65535);
        QCOMPARE(unwrapper.unwrap(2), 65538);
    }

    void judgesEachPacket_data()
    {
        QTest::addColumn<QList<int>>("sequence");
        QTest::addColumn<SequenceVerdict>("last");
        QTest::addColumn<quint32>("highest");
        QTest::addColumn<int>("lost");

        using enum SequenceVerdict;
        QTest::newRow("the first") << QList<int>{100} << Next << 100u << 0;
        QTest::newRow("in order") << QList<int>{100, 101, 102} << Next << 102u << 0;
        QTest::newRow("two lost") << QList<int>{100, 103} << Next << 103u << 2;
        QTest::newRow("reordered") << QList<int>{100, 102, 101} << Late << 102u << 0;
        QTest::newRow("twice the same counts below zero") << QList<int>{100, 100} << Late << 100u << -1;
        QTest::newRow("across the wrap") << QList<int>{65535, 0} << Next << 0x10000u << 0;
        QTest::newRow("late from before the wrap") << QList<int>{65535, 1, 0} << Late << 0x10001u << 0;
        QTest::newRow("the largest gap (MAX_DROPOUT)") << QList<int>{0, 2999} << Next << 2999u << 2998;
        QTest::newRow("a gap too large") << QList<int>{0, 3000} << Jumped << 0u << 0;
        QTest::newRow("a gap too large, twice in a row") << QList<int>{0, 3000, 3001} << Restarted << 3001u << 0;
        QTest::newRow("two strays that do not follow each other") << QList<int>{0, 3000, 9000} << Jumped << 0u << 0;
        QTest::newRow("as late as it may be (MAX_MISORDER)") << QList<int>{1000, 901} << Late << 1000u << -1;
        QTest::newRow("too late") << QList<int>{1000, 900} << Jumped << 1000u << 0;
    }

    void judgesEachPacket()
    {
        QFETCH(const QList<int>, sequence);
        SequenceTracker tracker;
        SequenceVerdict verdict{};
        for (const auto number : sequence)
            verdict = tracker.update(static_cast<std::uint16_t>(number));
        QTEST(verdict, "last");
        QTEST(tracker.extendedHighest(), "highest");
        QTEST(tracker.cumulativeLost(), "lost");
    }

    void countsTheFractionLost_data()
    {
        QTest::addColumn<quint64>("expected");
        QTest::addColumn<quint64>("received");
        QTest::addColumn<int>("fraction");

        QTest::newRow("nothing expected") << quint64(0) << quint64(0) << 0;
        QTest::newRow("all came") << quint64(100) << quint64(100) << 0;
        QTest::newRow("more than all") << quint64(100) << quint64(102) << 0;
        QTest::newRow("a quarter lost") << quint64(100) << quint64(75) << 64;
        QTest::newRow("one in a hundred") << quint64(100) << quint64(99) << 2;
        QTest::newRow("all lost") << quint64(100) << quint64(0) << 255;
    }

    void countsTheFractionLost()
    {
        QFETCH(const quint64, expected);
        QFETCH(const quint64, received);
        QTEST(static_cast<int>(fractionLost(expected, received)), "fraction");
    }

    void takesTheFirstPacketAtOnce()
    {
        Reception reception;
        QVERIFY(!reception.report(0));
        QVERIFY(reception.packetArrived(packet(5), kClock, 0));
        QCOMPARE(reception.ssrc(), kTheirs);
        QCOMPARE(reception.packets(), quint64(1));
    }

    void reportsTheLossOfEachInterval()
    {
        Reception reception;
        for (const int number : {0, 1, 2, 3})
            reception.packetArrived(packet(number), kClock, 0);
        auto block = reception.report(0);
        QVERIFY(block);
        QCOMPARE(block->fractionLost, 0);

        for (const int number : {5, 7}) // 4 and 6 are missing
            reception.packetArrived(packet(number), kClock, 0);
        block = reception.report(0);
        QCOMPARE(block->fractionLost, 128);
        QCOMPARE(block->cumulativeLost, 2);
        QCOMPARE(block->highestSequence, 7u);
        QCOMPARE(reception.lossPercent(), 25.0);

        block = reception.report(0); // nothing since
        QCOMPARE(block->fractionLost, 0);
        QCOMPARE(block->cumulativeLost, 2);
    }

    void measuresJitter()
    {
        // Every other packet 16 ms late: |D| = 768 ticks each time, towards which J creeps by a sixteenth (A.8).
        Reception reception;
        double expected = 0;
        for (int i = 0; i < 20; ++i) {
            reception.packetArrived(packet(i), kClock, (i * 20 + (i % 2) * 16) * kMs);
            if (i > 0)
                expected += (768 - expected) / 16;
        }
        QCOMPARE(reception.jitterMs(), expected / 48);
        QCOMPARE(reception.report(0)->jitter, static_cast<std::uint32_t>(expected));
    }

    void seesNoJitterInAnEvenStream()
    {
        Reception reception;
        for (int i = 65530; i < 65550; ++i) // across the wrap of the numbers
            reception.packetArrived(packet(i), kClock, i * 20 * kMs);
        QCOMPARE(reception.jitterMs(), 0.0);
        QCOMPARE(reception.lossPercent(), 0.0);
    }

    void followsAnotherSourceAfterThree()
    {
        Reception reception;
        reception.packetArrived(packet(10), kClock, 0);
        QVERIFY(!reception.packetArrived(packet(500, 0x2222), kClock, 0));
        QVERIFY(!reception.packetArrived(packet(501, 0x2222), kClock, 0));
        QVERIFY(reception.packetArrived(packet(502, 0x2222), kClock, 0));
        QCOMPARE(reception.ssrc(), 0x2222u);
        QCOMPARE(reception.report(0)->highestSequence, 502u);
        QCOMPARE(reception.lossPercent(), 0.0);
    }

    void staysWithASourceThatStillSpeaks()
    {
        Reception reception;
        for (int i = 0; i < 10; ++i) {
            QVERIFY(reception.packetArrived(packet(i), kClock, 0));
            QVERIFY(!reception.packetArrived(packet(500 + i, 0x2222), kClock, 0));
        }
        QCOMPARE(reception.ssrc(), kTheirs);
    }

    void answersSenderReports()
    {
        Reception reception;
        reception.packetArrived(packet(0), kClock, 0);
        QCOMPARE(reception.report(0)->lastSenderReport, 0u);

        SenderReport report;
        report.ssrc = kTheirs;
        report.ntpTime = 0x11112222'33334444;
        reception.senderReportArrived(report, 100 * kMs);
        const auto block = reception.report(600 * kMs);
        QCOMPARE(block->lastSenderReport, 0x22223333u);
        QCOMPARE(block->delaySinceLast, 32768u); // half a second

        report.ssrc = 0x9999; // someone else's does not count
        report.ntpTime = 1;
        reception.senderReportArrived(report, 700 * kMs);
        QCOMPARE(reception.report(800 * kMs)->lastSenderReport, 0x22223333u);
    }
};

QTEST_APPLESS_MAIN(TestReception)
#include "tst_reception.moc"
