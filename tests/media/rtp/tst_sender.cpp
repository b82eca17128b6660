// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtcpschedule.h"
#include "core/media/rtp/sender.h"

#include <QTest>

using namespace causerie::media;
using namespace std::chrono_literals;

/// RFC 3550 §4, §6.3 and §6.4.1 from the side that sends.
class TestSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsNtpTime()
    {
        using std::chrono::system_clock;
        QCOMPARE(toNtp(system_clock::time_point{}), quint64(2208988800) << 32); // RFC 868: 1970
        QCOMPARE(toNtp(system_clock::time_point(500ms)), (quint64(2208988800) << 32) + 0x80000000);
    }

    void movesTheTimestampToTheInstantOfTheReport()
    {
        const SentSoFar sent{
            .packets = 7, .payloadBytes = 560, .lastTimestamp = 0xffffff00, .lastSentNs = 1'000'000'000};
        const auto report = makeSenderReport(42, sent, 48000, {.steadyNs = 1'010'000'000, .ntp = 99});
        QCOMPARE(report.ssrc, 42u);
        QCOMPARE(report.ntpTime, quint64(99));
        QCOMPARE(report.rtpTimestamp, 0xffffff00u + 480u); // wraps
        QCOMPARE(report.packetCount, 7u);
        QCOMPARE(report.octetCount, 560u);
    }

    void measuresTheRoundTrip_data()
    {
        QTest::addColumn<quint32>("lastReport");
        QTest::addColumn<quint32>("delay");
        QTest::addColumn<quint64>("now");
        QTest::addColumn<qint64>("us"); // −1: nothing

        QTest::newRow("RFC 3550, figure 2: 6.125 s")
            << 0xb7052000u << 0x00054000u << quint64(0xb710'80000000) << qint64(6'125'000);
        QTest::newRow("none heard yet") << 0u << 0u << quint64(0x1000'00000000) << qint64(-1);
        QTest::newRow("at once") << 0x10000000u << 0u << quint64(0x1000'00000000) << qint64(0);
        QTest::newRow("half a second") << 0x10000000u << 0x00010000u << quint64(0x1001'80000000) << qint64(500'000);
        QTest::newRow("across the wrap of the middle bits")
            << 0xffff8000u << 0u << quint64(0x20000'00000000) << qint64(500'000);
        QTest::newRow("their clock is a hair faster")
            << 0x10000000u << 0x00000010u << quint64(0x1000'00000000) << qint64(0);
        QTest::newRow("a delay that cannot be") << 0x10000000u << 0x00100000u << quint64(0x1000'00000000) << qint64(-1);
        QTest::newRow("longer than any network") << 0x10000000u << 0u << quint64(0x1020'00000000) << qint64(-1);
    }

    void measuresTheRoundTrip()
    {
        QFETCH(const quint32, lastReport);
        QFETCH(const quint32, delay);
        QFETCH(const quint64, now);
        QFETCH(const qint64, us);
        const auto trip = roundTrip({.lastSenderReport = lastReport, .delaySinceLast = delay}, now);
        QCOMPARE(trip ? trip->count() : -1, us);
    }

    void schedulesReports()
    {
        RtcpSchedule schedule([] { return 0.5; });
        QCOMPARE(schedule.next(4000), 200ms);
        QCOMPARE(schedule.next(4000), 500ms);
        // 128 bytes × 2 members ÷ 5 % of 4000 = 1.28 s, × 1 ÷ 1.21828 (§6.3.1)
        QCOMPARE(schedule.next(4000), 1050ms);
        QCOMPARE(schedule.next(1'000'000), 820ms); // T_min
        QCOMPARE(schedule.next(0), 2052ms);        // never so late that the other side thinks we are gone
    }

    void randomisesBetweenHalfAndOneAndAHalf()
    {
        RtcpSchedule soon([] { return 0.0; });
        RtcpSchedule late([] { return 1.0; });
        for (int i = 0; i < 2; ++i) {
            soon.next(1e6);
            late.next(1e6);
        }
        QCOMPARE(soon.next(1e6), 410ms);
        QCOMPARE(late.next(1e6), 1231ms);
    }

    void largerReportsGoMoreRarely()
    {
        RtcpSchedule schedule([] { return 0.5; });
        schedule.next(4000);
        schedule.next(4000);
        const auto before = schedule.next(4000);
        for (int i = 0; i < 50; ++i)
            schedule.packetSeen(300);
        QVERIFY(schedule.next(4000) > before);
    }
};

QTEST_APPLESS_MAIN(TestSender)
#include "tst_sender.moc"
