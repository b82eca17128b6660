// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/circuitbreaker.h"

#include <QTest>

using namespace causerie::media;

namespace
{
constexpr std::int64_t kSecond = 1'000'000'000;

/// Somebody who sends, and the reports of the other side, which stop some seconds after the last packet that came, as
/// many do (RFC 3550 §6.4).
class Course
{
public:
    /// What the network does.
    struct Network {
        double loss = 0; ///< 0…1
        double roundTripMs = 40;
        double packets = 50; ///< sent in a second
        bool isReporting = true;
        bool isProgressing = true;
    };

    explicit Course(double reportSeconds = 1.5) : m_interval(static_cast<std::int64_t>(reportSeconds * 1e9)) {}

    /// Until it blows; how many seconds that took, -1: never in that time.
    double go(double seconds, const Network &network)
    {
        const auto endNs = m_nowNs + static_cast<std::int64_t>(seconds * 1e9);
        const auto startNs = m_nowNs;
        while (m_nowNs < endNs) {
            m_nowNs += kSecond / 4;
            if (!breaker.cause()) {
                m_sent += network.packets / 4;
                if (network.isProgressing && network.packets > 0) {
                    m_arrivable += network.packets / 4;
                    m_arrivedNs = m_nowNs;
                }
                m_lost += network.isProgressing ? network.packets / 4 * network.loss : 0;
            }
            const bool was = breaker.cause().has_value();
            breaker.tick(m_nowNs, static_cast<std::uint64_t>(m_sent));
            const bool isSource = m_nowNs - m_arrivedNs < 8 * kSecond;
            if (network.isReporting && isSource && m_nowNs - m_reportedNs >= m_interval) {
                m_reportedNs = m_nowNs;
                breaker.reported({.nowNs = m_nowNs,
                                  .highestSequence = 0xFFFFFF00u + static_cast<std::uint32_t>(m_arrivable), // wraps
                                  .cumulativeLost = static_cast<std::int32_t>(m_lost),
                                  .roundTripMs = network.roundTripMs,
                                  .packetsSent = static_cast<std::uint64_t>(m_sent)});
            }
            if (!was && breaker.cause())
                return static_cast<double>(m_nowNs - startNs) / 1e9;
        }
        return -1;
    }
    std::int64_t now() const { return m_nowNs; }

    CircuitBreaker breaker;

private:
    std::int64_t m_interval;
    std::int64_t m_nowNs = 1000 * kSecond;
    std::int64_t m_reportedNs = 0;
    std::int64_t m_arrivedNs = 0;
    double m_sent = 0;
    double m_arrivable = 0;
    double m_lost = 0;
};
} // namespace

using Network = Course::Network;

/// RFC 8083, as the header says it.
class TestCircuitBreaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void congestion_data()
    {
        QTest::addColumn<double>("loss");
        QTest::addColumn<double>("roundTripMs");
        QTest::addColumn<double>("packets");
        QTest::addColumn<bool>("blows");
        QTest::newRow("all is well") << 0.0 << 40.0 << 50.0 << false;
        QTest::newRow("no loss by satellite") << 0.0 << 700.0 << 50.0 << false;
        QTest::newRow("30 % at random, near") << 0.3 << 40.0 << 50.0 << false;
        QTest::newRow("30 % on one LAN") << 0.3 << 0.3 << 50.0 << false;
        QTest::newRow("30 % across an ocean") << 0.3 << 200.0 << 50.0 << false;
        QTest::newRow("30 %, below the limit") << 0.3 << 430.0 << 50.0 << false;
        QTest::newRow("30 %, above it") << 0.3 << 470.0 << 50.0 << true;
        QTest::newRow("… in frames of 40 ms") << 0.3 << 470.0 << 25.0 << false;
        QTest::newRow("… in frames of 10 ms") << 0.3 << 240.0 << 100.0 << true;
        QTest::newRow("10 %, below") << 0.1 << 740.0 << 50.0 << false;
        QTest::newRow("10 %, above") << 0.1 << 810.0 << 50.0 << true;
        QTest::newRow("a full queue, half of it lost") << 0.5 << 2000.0 << 50.0 << true;
        QTest::newRow("nobody knows how far it is") << 0.5 << -1.0 << 50.0 << false;
    }

    void congestion()
    {
        QFETCH(const double, loss);
        QFETCH(const double, roundTripMs);
        QFETCH(const double, packets);
        Course course;
        const double seconds = course.go(300, {.loss = loss, .roundTripMs = roundTripMs, .packets = packets});
        QTEST(seconds > 0, "blows");
        if (seconds > 0) {
            QCOMPARE(course.breaker.cause(), BreakerCause::Congestion);
            QVERIFY2(seconds > 4 && seconds < 20, qPrintable(QString::number(seconds)));
        }
    }

    void halfWayIsNear()
    {
        Course course;
        course.go(60, {.loss = 0.3, .roundTripMs = 210});
        QVERIFY(!course.breaker.isNear());
        course.go(60, {.loss = 0.3, .roundTripMs = 250});
        QVERIFY(course.breaker.isNear());
        course.go(60, {.loss = 0.3, .roundTripMs = 250, .packets = 25}); // what it asked for is done
        QVERIFY(course.breaker.isNear());
        course.go(60, {.packets = 0}); // on hold
        QVERIFY(course.breaker.isNear());
        course.go(120, {.loss = 0.05, .roundTripMs = 150, .packets = 25});
        QVERIFY(!course.breaker.isNear());
    }

    /// Frames of 10 ms become four times as long, and stay so.
    void nearWithShortFrames()
    {
        Course course;
        course.go(60, {.loss = 0.3, .roundTripMs = 125, .packets = 100});
        QVERIFY(course.breaker.isNear());
        course.go(60, {.loss = 0.3, .roundTripMs = 125, .packets = 25});
        QVERIFY(course.breaker.isNear());
    }

    void nothingArrives()
    {
        Course course;
        QCOMPARE(course.go(60, {}), -1.0);
        const double seconds = course.go(60, {.isProgressing = false});
        QCOMPARE(course.breaker.cause(), BreakerCause::NothingArrives);
        QVERIFY2(seconds > 6 && seconds < 12, qPrintable(QString::number(seconds))); // five intervals and what ran
    }

    void whoSendsNothingNeedsNoProgress()
    {
        Course course;
        QCOMPARE(course.go(30, {}), -1.0);
        QCOMPARE(course.go(120, {.packets = 0}), -1.0); // held
        QCOMPARE(course.go(30, {}), -1.0);
    }

    /// DTX: one packet each 400 ms, of which four in a row get lost now and then.
    void pausesAreNotTakenForSilenceOfTheNetwork()
    {
        Course course(0.5);
        const Network pause{.packets = 2.5};
        QCOMPARE(course.go(30, {}), -1.0);
        QCOMPARE(course.go(120, pause), -1.0);
        QCOMPARE(course.go(3, {.packets = 2.5, .isProgressing = false}), -1.0);
        QCOMPARE(course.go(120, {.loss = 0.3, .roundTripMs = 470, .packets = 2.5}), -1.0);
        const double seconds = course.go(60, {.packets = 2.5, .isProgressing = false});
        QVERIFY2(seconds > 5.5 && seconds < 8, qPrintable(QString::number(seconds)));
        QCOMPARE(course.breaker.cause(), BreakerCause::NothingArrives);
    }

    /// A few packets behind a minute on hold are no twenty seconds of loss.
    void holdIsNoTimeOfLoss()
    {
        Course course;
        QCOMPARE(course.go(30, {}), -1.0);
        QCOMPARE(course.go(60, {.packets = 0}), -1.0);
        QCOMPARE(course.go(5, {.loss = 0.9, .roundTripMs = 20}), -1.0);
        QVERIFY(course.go(60, {.loss = 0.9, .roundTripMs = 20}) > 0);
        QCOMPARE(course.breaker.cause(), BreakerCause::Unusable);
    }

    void reportsMissing()
    {
        Course course;
        QCOMPARE(course.go(30, {}), -1.0);
        const double seconds = course.go(60, {.isReporting = false});
        QVERIFY2(seconds > 13 && seconds <= 15.5, qPrintable(QString::number(seconds)));
        QCOMPARE(course.breaker.cause(), BreakerCause::ReportsMissing);
        course.go(2, {}); // their next one
        QVERIFY(!course.breaker.cause());
        QCOMPARE(course.go(30, {}), -1.0);
    }

    /// Nobody reports on who has long been silent, so time alone tells when to try.
    void triesAgainThoughNobodyReports()
    {
        Course course;
        QCOMPARE(course.go(30, {}), -1.0);
        const Network gone{.isReporting = false, .isProgressing = false};
        QVERIFY(course.go(60, gone) > 0);
        QCOMPARE(course.go(9, gone), -1.0);
        QVERIFY(course.breaker.cause());
        QCOMPARE(course.go(3, gone), -1.0);
        QVERIFY(!course.breaker.cause());
        QVERIFY(course.go(20, gone) > 0); // in vain
        QCOMPARE(course.go(18, gone), -1.0);
        QVERIFY(course.breaker.cause());
        QCOMPARE(course.go(60, {}), -1.0); // the network is back
        QVERIFY(!course.breaker.cause());
    }

    /// One each 20 s: the first gap is no outage.
    void veryRareReports()
    {
        Course course(20);
        QCOMPARE(course.go(600, {}), -1.0);
    }

    void rareReportsAreMissedLater()
    {
        Course course(5);
        QCOMPARE(course.go(60, {}), -1.0);
        QCOMPARE(course.go(25, {.isReporting = false}), -1.0);
        QVERIFY(course.go(15, {.isReporting = false}) > 0);
        QCOMPARE(course.breaker.cause(), BreakerCause::ReportsMissing);
    }

    void whoNeverReportedIsNotMissed()
    {
        Course course;
        QCOMPARE(course.go(300, {.isReporting = false}), -1.0);
    }

    /// Held for a minute without reports, which nobody owes us then.
    void whoSendsNothingIsOwedNoReport()
    {
        Course course;
        QCOMPARE(course.go(30, {}), -1.0);
        QCOMPARE(course.go(60, {.packets = 0, .isReporting = false}), -1.0);
        QCOMPARE(course.go(14, {.isReporting = false}), -1.0);
        QVERIFY(course.go(3, {.isReporting = false}) > 0);
    }

    void unusable()
    {
        Course course;
        QCOMPARE(course.go(120, {.loss = 0.75, .roundTripMs = 20}), -1.0);
        const double seconds = course.go(60, {.loss = 0.9, .roundTripMs = 20});
        QVERIFY2(seconds > 5 && seconds < 25, qPrintable(QString::number(seconds)));
        QCOMPARE(course.breaker.cause(), BreakerCause::Unusable);
    }

    void triesAgainAfterGrowingPauses()
    {
        Course course;
        const Network bad{.loss = 0.5, .roundTripMs = 1000};
        QVERIFY(course.go(60, bad) > 0);
        for (const double pause : {10.0, 20.0, 40.0, 80.0, 160.0, 160.0}) {
            QCOMPARE(course.go(pause - 2, bad), -1.0);
            QVERIFY(course.breaker.cause());
            QVERIFY(course.go(40, bad) > 0); // resumed meanwhile, and blown again
        }
        QCOMPARE(course.go(170, {}), -1.0); // now it is well
        QVERIFY(!course.breaker.cause());
        QCOMPARE(course.go(120, {}), -1.0);
        QVERIFY(course.go(60, bad) > 0);
        QCOMPARE(course.go(12, {}), -1.0); // the first pause again
        QVERIFY(!course.breaker.cause());
    }

    void anotherPathIsTriedAtOnce()
    {
        Course course;
        QVERIFY(course.go(60, {.loss = 0.5, .roundTripMs = 1000}) > 0);
        course.breaker.restart(course.now());
        QVERIFY(!course.breaker.cause());
        QCOMPARE(course.go(60, {}), -1.0);
    }

    /// AVPF may report each 50 ms (RFC 4585): five of them are no five intervals.
    void quickReportsAreOneInterval()
    {
        Course course(0.05);
        QCOMPARE(course.go(30, {}), -1.0);
        const double seconds = course.go(60, {.isProgressing = false});
        QVERIFY2(seconds > 2, qPrintable(QString::number(seconds)));
    }
};

QTEST_APPLESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
