// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/callmode.h"
#include "tests/media/codec/link.h"

#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;
using causerie::test::follow;
using causerie::test::kSecondNs;
using causerie::test::Link;
using causerie::test::Summary;

/// How far what is sent may go: what was agreed, and what the person wants to spend.
class TestRateLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limits_data();
    void limits();
    void copiesCount_data();
    void copiesCount();
    void modesChangeInACall();
    void shortFramesGoFirst();
};

void TestRateLimits::limits_data()
{
    QTest::addColumn<CallMode>("mode");
    QTest::addColumn<PayloadType>("agreed");
    QTest::addColumn<RateLimits>("expected");
    const auto opus = [](QList<std::pair<QString, QString>> parameters, int ptime = 20, int maxptime = 0) {
        return PayloadType{.id = 111,
                           .name = u"opus"_s,
                           .clockRate = 48000,
                           .channels = 2,
                           .ptime = ptime,
                           .maxptime = maxptime,
                           .parameters = std::move(parameters)};
    };
    const auto row = [](const char *name, CallMode mode, const PayloadType &agreed, RateLimits expected) {
        expected.mode = expected.isFixed ? CallMode::Usual : mode;
        QTest::newRow(name) << mode << agreed << expected;
    };
    const auto usual = CallMode::Usual;
    row("usual", usual, opus({}), {});
    row("usual, 60 ms asked for", usual, opus({}, 60), {.frameMs = 60});
    row("usual, all in 20000", usual, opus({{u"maxaveragebitrate"_s, u"20000"_s}}), {.bitrate = 20000, .inAll = 20000});
    const auto thrift = CallMode::Thrift;
    row("thrift", thrift, opus({}), {.bitrate = 12000, .inAll = 12000, .frameMs = 60});
    row("thrift, at most 40 ms", thrift, opus({}, 20, 40),
        {.bitrate = 12000, .inAll = 12000, .frameMs = 40, .longestMs = 40});
    row("thrift, at most 20 ms", thrift, opus({}, 20, 20),
        {.bitrate = 12000, .inAll = 12000, .frameMs = 20, .longestMs = 20});
    row("thrift, still less asked for", thrift, opus({{u"maxaveragebitrate"_s, u"8000"_s}}),
        {.bitrate = 8000, .inAll = 8000, .frameMs = 60});
    row("thrift, more allowed", thrift, opus({{u"maxaveragebitrate"_s, u"20000"_s}}),
        {.bitrate = 12000, .inAll = 12000, .frameMs = 60});
    const auto low = CallMode::LowLatency;
    row("low latency", low, opus({}), {.frameMs = 10});
    row("low latency, nothing said", low, opus({}, 0), {.frameMs = 10});
    row("low latency, at least 20 ms", low, opus({{u"minptime"_s, u"20"_s}}), {.frameMs = 20});
    row("low latency, but they save data", low, opus({{u"maxaveragebitrate"_s, u"12000"_s}}, 60),
        {.bitrate = 12000, .inAll = 12000, .frameMs = 60});
    const PayloadType telephone{.id = 8, .name = u"PCMA"_s, .clockRate = 8000, .ptime = 20};
    for (const CallMode mode : {usual, thrift, low})
        row(qPrintable(u"a telephone, "_s + word(mode)), mode, telephone, {.bitrate = 64000, .isFixed = true});
}

void TestRateLimits::limits()
{
    QFETCH(const CallMode, mode);
    QFETCH(const PayloadType, agreed);
    QFETCH(RateLimits, expected);
    QVERIFY(rateLimits({.send = agreed}, mode) == expected);
    expected.takesCopies = !expected.isFixed;
    QVERIFY(rateLimits({.send = agreed, .redundancy = PayloadType{.id = 63}}, mode) == expected);
}

void TestRateLimits::copiesCount_data()
{
    QTest::addColumn<RateLimits>("limits");
    QTest::addColumn<int>("most"); // bit/s with copies
    QTest::newRow("thrift") << RateLimits{.mode = CallMode::Thrift, .bitrate = 12000, .inAll = 12000, .frameMs = 60}
                            << 12000;
    QTest::newRow("thrift, 20 ms at most")
        << RateLimits{.mode = CallMode::Thrift, .bitrate = 12000, .inAll = 12000, .longestMs = 20} << 12000;
    QTest::newRow("they take 8000") << RateLimits{.bitrate = 8000, .inAll = 8000} << 8000;
    QTest::newRow("they take 30000") << RateLimits{.bitrate = 30000, .inAll = 30000} << 30000;
    QTest::newRow("low latency") << RateLimits{.mode = CallMode::LowLatency, .frameMs = 10} << 72000;
}

/// Whatever is lost, and whatever the link carries.
void TestRateLimits::copiesCount()
{
    QFETCH(RateLimits, limits);
    QFETCH(const int, most);
    limits.takesCopies = true;
    for (const double lossPercent : {0.0, 3.0, 8.0, 20.0, 40.0}) {
        for (const double capacity : {1e9, 40000.0, 15000.0}) {
            std::mt19937 random(6);
            RateController controller(limits);
            Link link{.lossPercent = lossPercent, .capacity = capacity, .mostQueueMs = 200};
            std::int64_t now = 0;
            for (int second = 0; second < 120; ++second) {
                const SendingPlan plan = controller.update(link.report(controller.plan(), random, now += kSecondNs));
                QVERIFY(plan.bitrate >= kLeastBitrate);
                QVERIFY(plan.bitrate * (1 + plan.copies()) <= most);
                QVERIFY(plan.frameMs >= limits.frameMs && plan.frameMs <= limits.longestMs);
            }
        }
    }
}

void TestRateLimits::modesChangeInACall()
{
    const RateLimits usual{.takesCopies = true};
    RateController controller(usual);
    std::int64_t now = 0;
    for (int second = 0; second < 15; ++second)
        controller.update({.nowNs = now += kSecondNs, .lossPercent = 20});
    QCOMPARE(controller.plan().copies(), 2);
    RateLimits thrift{.mode = CallMode::Thrift, .bitrate = 12000, .inAll = 12000, .frameMs = 60, .takesCopies = true};
    controller.setLimits(thrift);
    QVERIFY(controller.plan().bitrate * (1 + controller.plan().copies()) <= 12000);
    QCOMPARE(controller.plan().frameMs, 60);
    QVERIFY(controller.plan().inbandFec); // what is lost is still known
    controller.setLimits(usual);
    QCOMPARE(controller.plan().copies(), 2);
    QCOMPARE(controller.plan().frameMs, 20);
}

/// On a narrow link the headers of 10 ms frames are the first thing to save.
void TestRateLimits::shortFramesGoFirst()
{
    for (unsigned seed = 1; seed <= 10; ++seed) {
        std::mt19937 random(seed);
        std::int64_t now = 0;
        RateController controller({.mode = CallMode::LowLatency, .frameMs = 10, .takesCopies = true});
        Link narrow{.capacity = 65000, .mostQueueMs = 200};
        follow(controller, narrow, 120, random, now);
        const Summary late = follow(controller, narrow, 600, random, now);
        QVERIFY(late.meanLoss < 4);
        QVERIFY(late.meanRate > 0.7 * 54400);
        Link wide;
        follow(controller, wide, 360, random, now);
        QCOMPARE(controller.plan().frameMs, 10);
    }
}

QTEST_APPLESS_MAIN(TestRateLimits)
#include "tst_ratelimits.moc"
