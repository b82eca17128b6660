// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/delaymodel.h"

#include <QTest>

#include <random>

using namespace causerie::media;

namespace
{

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kFrame = 20 * kMs;

} // namespace

class TestDelayModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void binsCoverAllDelays();
    void theCheapestDelay_data();
    void theCheapestDelay();
    void knowsNothingAtFirst();
    void steadyPacketsAreNotLate();
    void theBaseIsTheQuickest();
    void theBaseFollowsADriftingClock();
    void rareOnesAreIgnored_data();
    void rareOnesAreIgnored();
    void forgets();
    void wandersWithAQueue();
    void standsStillInJitter();
    void aGapDoesNotConfuseIt();
};

void TestDelayModel::binsCoverAllDelays()
{
    for (double ms = -3; ms < 3000; ms += 0.25) {
        const std::size_t bin = DelayHistogram::binOf(ms);
        QVERIFY(bin < DelayHistogram::kBins);
        if (ms <= 2000) {
            const double above = DelayHistogram::edgeMs(bin) - ms;
            QVERIFY(above >= 0 && above < (ms <= 0 ? 3.1 : ms <= 100 ? 1 : ms <= 400 ? 4 : 20));
        }
    }
    QCOMPARE(DelayHistogram::edgeMs(DelayHistogram::kBins - 1), 2000.0);
}

void TestDelayModel::theCheapestDelay_data()
{
    QTest::addColumn<int>("every"); // so many packets one comes late…
    QTest::addColumn<double>("lateMs");
    QTest::addColumn<double>("percentMs");
    QTest::addColumn<double>("delayMs");
    QTest::addColumn<double>("costMs");
    QTest::newRow("none") << 1'000'000 << 0.0 << 50.0 << 0.0 << 0.0;
    QTest::newRow("one percent, worth it") << 100 << 40.0 << 50.0 << 40.0 << 40.0;
    QTest::newRow("one percent, not worth it") << 100 << 60.0 << 50.0 << 0.0 << 50.0;
    QTest::newRow("one percent, in a hurry") << 100 << 40.0 << 10.0 << 0.0 << 10.0;
    QTest::newRow("a tenth of it") << 1000 << 6.0 << 50.0 << 0.0 << 5.0;
    QTest::newRow("half of them") << 2 << 400.0 << 50.0 << 400.0 << 400.0;
}

void TestDelayModel::theCheapestDelay()
{
    QFETCH(int, every);
    QFETCH(double, lateMs);
    QFETCH(double, percentMs);
    QFETCH(double, delayMs);
    QFETCH(double, costMs);
    DelayHistogram histogram(100'000);
    QCOMPARE(histogram.cheapest(percentMs).delayMs, 0.0);
    for (int n = 1; n <= 10'000; ++n)
        histogram.add(n % every == 0 ? lateMs : 0);
    QCOMPARE(histogram.cheapest(percentMs).delayMs, delayMs);
    QVERIFY(std::abs(histogram.cheapest(percentMs).costMs - costMs) < 0.1 * percentMs);
    histogram.reset();
    QCOMPARE(histogram.cheapest(percentMs).costMs, 0.0);
}

void TestDelayModel::knowsNothingAtFirst()
{
    const DelayModel model;
    QVERIFY(!model.baseNs());
    QCOMPARE(model.targetMs(), 0.0);
}

void TestDelayModel::steadyPacketsAreNotLate()
{
    DelayModel model;
    for (int n = 0; n < 1000; ++n)
        model.add(n * kFrame, n * kFrame + 30 * kMs);
    QCOMPARE(model.baseNs(), std::optional<std::int64_t>(30 * kMs));
    QCOMPARE(model.targetMs(), 0.0);
}

void TestDelayModel::theBaseIsTheQuickest()
{
    DelayModel model;
    model.add(0, 50 * kMs);
    model.add(kFrame, kFrame + 30 * kMs);
    model.add(2 * kFrame, 2 * kFrame + 45 * kMs);
    QCOMPARE(model.baseNs(), std::optional<std::int64_t>(30 * kMs));
}

void TestDelayModel::theBaseFollowsADriftingClock()
{
    // Their clock is 1000 ppm fast or slow: after a minute 60 ms, of which six seconds' worth may show.
    for (const int sign : {1, -1}) {
        DelayModel model;
        for (std::int64_t n = 0; n < 3000; ++n)
            model.add(n * kFrame + sign * n * kFrame / 1000, n * kFrame + 100 * kMs);
        const std::int64_t now = 100 * kMs - sign * 60 * kMs;
        QVERIFY(std::abs(*model.baseNs() - now) <= 7 * kMs);
        QVERIFY(model.targetMs() <= 7);
    }
}

void TestDelayModel::rareOnesAreIgnored_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<double>("leastMs");
    QTest::addColumn<double>("mostMs");
    QTest::newRow("once in 40 s") << 2000 << 0.0 << 1.0;
    QTest::newRow("once a second") << 50 << 60.0 << 61.0;
}

void TestDelayModel::rareOnesAreIgnored()
{
    QFETCH(int, every);
    QFETCH(double, leastMs);
    QFETCH(double, mostMs);
    DelayModel model;
    for (int n = 0; n < 10'000; ++n)
        model.add(n * kFrame, n * kFrame + (n % every == every / 2 ? 60 * kMs : 0));
    QVERIFY2(model.targetMs() >= leastMs && model.targetMs() <= mostMs, qPrintable(QString::number(model.targetMs())));
}

void TestDelayModel::forgets()
{
    DelayModel model;
    for (int n = 0; n < 1000; ++n)
        model.add(n * kFrame, n * kFrame + (n % 2) * 80 * kMs);
    QCOMPARE(model.targetMs(), 80.0);
    for (int n = 1000; n < 8000; ++n)
        model.add(n * kFrame, n * kFrame);
    QCOMPARE(model.targetMs(), 0.0);
    // A week of it neither overflows nor loses precision.
    for (int n = 0; n < 300'000; ++n)
        model.add(n * kFrame, n * kFrame + (n % 10) * kMs);
    QCOMPARE(model.targetMs(), 9.0);
}

/// A queue that fills by 25 ms a second for eight seconds and is empty again.
void TestDelayModel::wandersWithAQueue()
{
    DelayModel model;
    double worst = 0;
    double sum = 0;
    for (int n = 0; n < 4000; ++n) {
        const std::int64_t queue = n % 400 * kMs / 2;
        if (n >= 2000) { // what is expected of a packet before it comes
            const double aboveMs = static_cast<double>(queue - *model.baseNs()) / kMs;
            worst = std::max(worst, aboveMs - model.targetMs());
            sum += model.targetMs() - aboveMs;
        }
        model.add(n * kFrame, n * kFrame + queue);
    }
    QVERIFY(model.isWandering());
    QVERIFY2(worst <= 1, qPrintable(QString::number(worst)));           // no packet is late
    QVERIFY2(sum / 2000 < 12, qPrintable(QString::number(sum / 2000))); // and none waits for the fullest queue
}

void TestDelayModel::standsStillInJitter()
{
    DelayModel model;
    std::mt19937 random(1);
    for (int n = 0; n < 5000; ++n) {
        model.add(n * kFrame, n * kFrame + static_cast<std::int64_t>(random() % 40) * kMs);
        QVERIFY(n < 500 || !model.isWandering());
    }
    QVERIFY(model.targetMs() >= 38 && model.targetMs() <= 40);
}

void TestDelayModel::aGapDoesNotConfuseIt()
{
    DelayModel model;
    model.add(0, 0);
    model.add(3600 * 1000 * kMs, 3600 * 1000 * kMs + 40 * kMs); // an hour later, on another route
    QCOMPARE(model.baseNs(), std::optional<std::int64_t>(40 * kMs));
    model.reset();
    QVERIFY(!model.baseNs());
    QCOMPARE(model.targetMs(), 0.0);
}

QTEST_GUILESS_MAIN(TestDelayModel)
#include "tst_delaymodel.moc"
