// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/codec/link.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace causerie::media;
using causerie::test::follow;
using causerie::test::kSecondNs;
using causerie::test::Link;
using causerie::test::Summary;

namespace
{

constexpr RateLimits kWithCopies{.takesCopies = true};

} // namespace

class TestRateController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void protectsAsMuchAsIsLost_data();
    void protectsAsMuchAsIsLost();
    void distancesFollowTheBursts_data();
    void distancesFollowTheBursts();
    void keepsWhatWasAgreed();
    void randomLossIsNoCongestion_data();
    void randomLossIsNoCongestion();
    void narrowLinks_data();
    void narrowLinks();
    void waverAroundAThreshold();
    void comesDownAfterFiveSeconds();
    void takesMoreWhenThereIsRoomAgain();
    void sparesWhenToldTo_data();
    void sparesWhenToldTo();
    void longWaysAreNoCongestion();
};

void TestRateController::protectsAsMuchAsIsLost_data()
{
    QTest::addColumn<double>("lossPercent");
    QTest::addColumn<bool>("takesCopies");
    QTest::addColumn<int>("bitrate");
    QTest::addColumn<bool>("inbandFec");
    QTest::addColumn<int>("copies");
    QTest::newRow("nothing") << 0.0 << true << 32000 << false << 0;
    QTest::newRow("one in 250") << 0.4 << true << 32000 << false << 0;
    QTest::newRow("3 %") << 3.0 << true << 32000 << true << 0;
    QTest::newRow("8 %") << 8.0 << true << 24000 << true << 1;
    QTest::newRow("18 %") << 18.0 << true << 24000 << true << 2;
    QTest::newRow("30 %: no less, for then nothing is understood") << 30.0 << true << 24000 << true << 2;
    QTest::newRow("60 %") << 60.0 << true << 24000 << true << 2;
    QTest::newRow("3 %, no copies agreed") << 3.0 << false << 32000 << true << 0;
    QTest::newRow("30 %, no copies agreed") << 30.0 << false << 32000 << true << 0;
}

void TestRateController::protectsAsMuchAsIsLost()
{
    QFETCH(double, lossPercent);
    QFETCH(bool, takesCopies);
    RateController controller({.takesCopies = takesCopies});
    QCOMPARE(controller.plan().bitrate, 32000);
    for (int second = 1; second < 18; ++second)
        controller.update({.nowNs = second * kSecondNs, .lossPercent = lossPercent, .roundTripMs = 50});
    const SendingPlan plan = controller.plan();
    QTEST(plan.bitrate, "bitrate");
    QTEST(plan.inbandFec, "inbandFec");
    QTEST(plan.copies(), "copies");
    QCOMPARE(plan.frameMs, 20);
    const int expected = static_cast<int>(std::lround(lossPercent));
    QCOMPARE(plan.expectedLoss, plan.copies() > 0 ? std::min(expected, 5) : expected);
    QVERIFY(!controller.isCongested());
}

void TestRateController::distancesFollowTheBursts_data()
{
    QTest::addColumn<double>("lossPercent");
    QTest::addColumn<double>("burst");
    QTest::addColumn<int>("frameMs");
    QTest::addColumn<QList<int>>("distances");
    QTest::newRow("not known") << 20.0 << 0.0 << 20 << QList{1, 2, 0};
    QTest::newRow("30 % at random") << 30.0 << 1.43 << 20 << QList{1, 2, 0};
    QTest::newRow("bursts of three") << 20.0 << 3.0 << 20 << QList{2, 4, 0};
    QTest::newRow("bursts of six") << 20.0 << 6.0 << 20 << QList{3, 6, 0};
    QTest::newRow("little lost, but in bursts: in-band FEC does not help") << 3.0 << 3.0 << 20 << QList{2, 0, 0};
    QTest::newRow("packets of 10 ms") << 20.0 << 3.0 << 10 << QList{4, 8, 0};
    QTest::newRow("packets of 60 ms") << 20.0 << 3.0 << 60 << QList{1, 2, 0};
}

void TestRateController::distancesFollowTheBursts()
{
    QFETCH(double, lossPercent);
    QFETCH(double, burst);
    QFETCH(int, frameMs);
    QFETCH(QList<int>, distances);
    RateController controller({.frameMs = frameMs, .takesCopies = true});
    for (int second = 1; second < 60; ++second)
        controller.update({.nowNs = second * kSecondNs, .lossPercent = lossPercent, .burstLength = burst});
    for (int i = 0; i < distances.size(); ++i)
        QCOMPARE(int{controller.plan().distances[static_cast<std::size_t>(i)]}, distances[i]);
}

void TestRateController::keepsWhatWasAgreed()
{
    RateController controller({.bitrate = 20000, .frameMs = 60, .takesCopies = true});
    for (int second = 1; second < 100; ++second) {
        const SendingPlan plan = controller.update({.nowNs = second * kSecondNs, .lossPercent = second * 0.5});
        QVERIFY(plan.bitrate <= 20000);
        QCOMPARE(plan.frameMs, 60);
    }
}

void TestRateController::randomLossIsNoCongestion_data()
{
    QTest::addColumn<double>("lossPercent");
    QTest::addColumn<double>("burst");
    QTest::addColumn<double>("leastShare"); // of the time with two copies
    QTest::newRow("20 %") << 20.0 << 1.0 << 0.95;
    QTest::newRow("30 %") << 30.0 << 1.0 << 0.97;
    QTest::newRow("40 %") << 40.0 << 1.0 << 0.97;
    QTest::newRow("20 % in bursts of three") << 20.0 << 3.0 << 0.90;
}

/// Whatever the dice: the rate falls only where it does some good.
void TestRateController::randomLossIsNoCongestion()
{
    QFETCH(double, lossPercent);
    QFETCH(double, burst);
    QFETCH(double, leastShare);
    double worst = 1;
    double mean = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        std::int64_t now = 0;
        RateController controller(kWithCopies);
        Link quiet;
        follow(controller, quiet, 10, random, now);
        Link link{.lossPercent = lossPercent, .burst = burst};
        follow(controller, link, 5, random, now); // it begins in mid-call, and within five seconds all is done
        const Summary summary = follow(controller, link, 600, random, now);
        worst = std::min(worst, summary.twoCopies);
        mean += summary.twoCopies / 40;
    }
    qInfo("two copies for %.1f %% of the time, at worst %.1f %%", 100 * mean, 100 * worst);
    QVERIFY(mean >= leastShare);
    QVERIFY(worst >= leastShare - 0.4);
}

void TestRateController::narrowLinks_data()
{
    QTest::addColumn<double>("capacity");
    QTest::addColumn<double>("queueMs");
    QTest::addColumn<double>("lossPercent"); // by itself
    for (const double queueMs : {20.0, 500.0}) {
        QTest::addRow("80 kbit/s, %.0f ms of queue", queueMs) << 80000.0 << queueMs << 0.0;
        QTest::addRow("60 kbit/s, 10 %% lost anyway, %.0f ms of queue", queueMs) << 60000.0 << queueMs << 10.0;
        QTest::addRow("50 kbit/s, %.0f ms of queue", queueMs) << 50000.0 << queueMs << 0.0;
        QTest::addRow("40 kbit/s, %.0f ms of queue", queueMs) << 40000.0 << queueMs << 0.0;
        QTest::addRow("25 kbit/s, %.0f ms of queue", queueMs) << 25000.0 << queueMs << 0.0;
    }
}

/// What fits is found and kept; that more is tried again now and then costs little, and ever less.
void TestRateController::narrowLinks()
{
    QFETCH(double, capacity);
    QFETCH(double, queueMs);
    QFETCH(double, lossPercent);
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        std::int64_t now = 0;
        RateController controller(kWithCopies);
        Link link{.lossPercent = lossPercent, .capacity = capacity, .mostQueueMs = queueMs};
        const Summary first = follow(controller, link, 120, random, now);
        follow(controller, link, 480, random, now);
        const Summary late = follow(controller, link, 1200, random, now);
        if (seed == 1)
            qInfo("first two minutes: %.1f %% lost, %d changes; twenty minutes later on: %.1f %% lost, %d changes, "
                  "%.0f kbit/s on the wire",
                  first.meanLoss, first.changes, late.meanLoss, late.changes, late.meanRate / 1000);
        QVERIFY(late.meanLoss < lossPercent + 4);
        QVERIFY(late.meanRate < 1.05 * capacity);
        QVERIFY(late.meanRate > 0.45 * std::min(capacity, 54400.0));
        QVERIFY2(late.changes <= 40, "it oscillates");
    }
}

void TestRateController::waverAroundAThreshold()
{
    for (const double threshold : {1.0, 5.0, 12.0}) {
        std::mt19937 random(4);
        RateController controller(kWithCopies);
        int changes = 0;
        for (int second = 1; second <= 600; ++second) {
            const double share = static_cast<double>(random()) / 4294967296.0;
            const SendingPlan before = controller.plan();
            const SendingPlan after = controller.update(
                {.nowNs = second * kSecondNs, .lossPercent = threshold * (0.8 + 0.4 * share), .roundTripMs = 30});
            changes += wireBitrate(before) != wireBitrate(after);
        }
        qInfo("around %.0f %%: %d changes in ten minutes", threshold, changes);
        QVERIFY(changes <= 6);
    }
}

void TestRateController::comesDownAfterFiveSeconds()
{
    RateController controller(kWithCopies);
    std::int64_t now = 0;
    for (int second = 0; second < 15; ++second)
        controller.update({.nowNs = now += kSecondNs, .lossPercent = 20});
    QCOMPARE(controller.plan().copies(), 2);
    std::vector<std::int64_t> changes;
    const std::int64_t end = now;
    for (int second = 0; second < 120; ++second) {
        const int before = controller.plan().copies() * 10 + controller.plan().inbandFec;
        controller.update({.nowNs = now += kSecondNs, .lossPercent = 0});
        if (controller.plan().copies() * 10 + controller.plan().inbandFec != before)
            changes.push_back(now);
    }
    QCOMPARE(changes.size(), std::size_t{3}); // one copy, none, no FEC
    QVERIFY(changes[0] - end >= 5 * kSecondNs);
    QVERIFY(changes[1] - changes[0] >= 5 * kSecondNs);
    QVERIFY(changes[2] - end <= 60 * kSecondNs);
    QCOMPARE(controller.plan().bitrate, 32000);
}

void TestRateController::sparesWhenToldTo_data()
{
    QTest::addColumn<RateLimits>("limits");
    QTest::addColumn<int>("longMs");
    QTest::addColumn<int>("leastBitrate");
    QTest::addColumn<int>("leastMs");
    QTest::newRow("usual") << kWithCopies << 40 << 12000 << 40;
    QTest::newRow("60 ms asked for") << RateLimits{.frameMs = 60, .takesCopies = true} << 60 << 12000 << 60;
    QTest::newRow("at most 20 ms") << RateLimits{.longestMs = 20, .takesCopies = true} << 20 << 12000 << 20;
    QTest::newRow("low latency") << RateLimits{.mode = CallMode::LowLatency, .frameMs = 10, .takesCopies = true} << 40
                                 << 12000 << 40;
    RateLimits thrift{.mode = CallMode::Thrift, .bitrate = 12000, .inAll = 12000, .frameMs = 60, .takesCopies = true};
    QTest::newRow("thrift") << thrift << 60 << 6000 << 60;
    thrift.frameMs = thrift.longestMs = 20;
    QTest::newRow("thrift, at most 20 ms") << thrift << 20 << 6000 << 20;
    QTest::newRow("a telephone") << RateLimits{.bitrate = 64000, .isFixed = true} << 40 << 64000 << 40;
}

/// What the circuit breaker asks for.
void TestRateController::sparesWhenToldTo()
{
    QFETCH(const RateLimits, limits);
    QFETCH(const int, leastBitrate);
    QFETCH(const int, leastMs);
    RateController controller(limits);
    controller.setLongFrames(true);
    QTEST(controller.plan().frameMs, "longMs");
    QCOMPARE(controller.plan().bitrate, limits.bitrate);
    controller.setLongFrames(false);
    QCOMPARE(controller.plan().frameMs, limits.frameMs);
    const auto isLeast = [&] {
        const SendingPlan plan = controller.plan();
        return plan.bitrate == leastBitrate && plan.frameMs == leastMs && plan.copies() == 0;
    };
    controller.spare(kSecondNs);
    QVERIFY(isLeast());
    controller.setLimits(kWithCopies); // another wish does not bring more
    QCOMPARE(controller.plan().bitrate, 12000);
    controller.setLimits(limits);
    QVERIFY(isLeast());
}

void TestRateController::takesMoreWhenThereIsRoomAgain()
{
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        std::int64_t now = 0;
        RateController controller(kWithCopies);
        Link narrow{.capacity = 40000, .mostQueueMs = 200};
        follow(controller, narrow, 120, random, now);
        QVERIFY(controller.isCongested());
        QVERIFY(controller.plan().bitrate < 24001);
        Link wide;
        follow(controller, wide, 360, random, now);
        QCOMPARE(controller.plan().bitrate, 32000);
        QVERIFY(!controller.isCongested());
    }
}

void TestRateController::longWaysAreNoCongestion()
{
    std::mt19937 random(2);
    std::int64_t now = 0;
    RateController controller(kWithCopies);
    Link far{.lossPercent = 15, .tripMs = 600};
    follow(controller, far, 60, random, now);
    QCOMPARE(controller.plan().copies(), 2);
    QVERIFY(!controller.isCongested());
}

QTEST_APPLESS_MAIN(TestRateController)
#include "tst_ratecontroller.moc"
