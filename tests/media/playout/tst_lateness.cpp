// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/lateness.h"

#include <QTest>

#include <random>

using namespace causerie::media;

namespace
{

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kFrame = 20 * kMs;

} // namespace

class TestLateness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void steadyPacketsAreNotLate();
    void theBaseIsTheQuickest();
    void theBaseFollowsADriftingClock();
    void quantiles();
    void forgets();
    void aGapDoesNotConfuseIt();
};

void TestLateness::knowsNothingAtFirst()
{
    const Lateness lateness;
    QVERIFY(!lateness.baseNs());
    QCOMPARE(lateness.quantileMs(0.97), 0.0);
}

void TestLateness::steadyPacketsAreNotLate()
{
    Lateness lateness;
    for (int n = 0; n < 1000; ++n)
        lateness.add(n * kFrame, n * kFrame + 30 * kMs);
    QCOMPARE(lateness.baseNs(), std::optional<std::int64_t>(30 * kMs));
    QCOMPARE(lateness.quantileMs(0.99), 0.0);
}

void TestLateness::theBaseIsTheQuickest()
{
    Lateness lateness;
    lateness.add(0, 50 * kMs);
    lateness.add(kFrame, kFrame + 30 * kMs);
    lateness.add(2 * kFrame, 2 * kFrame + 45 * kMs);
    QCOMPARE(lateness.baseNs(), std::optional<std::int64_t>(30 * kMs));
}

void TestLateness::theBaseFollowsADriftingClock()
{
    // Their clock is 1000 ppm fast or slow: after a minute 60 ms, of which six seconds' worth may show.
    for (const int sign : {1, -1}) {
        Lateness lateness;
        for (std::int64_t n = 0; n < 3000; ++n)
            lateness.add(n * kFrame + sign * n * kFrame / 1000, n * kFrame + 100 * kMs);
        const std::int64_t now = 100 * kMs - sign * 60 * kMs;
        QVERIFY(std::abs(*lateness.baseNs() - now) <= 7 * kMs);
        QVERIFY(lateness.quantileMs(0.97) <= 7);
    }
}

void TestLateness::quantiles()
{
    Lateness lateness;
    std::mt19937 random(1);
    for (int n = 0; n < 5000; ++n)
        lateness.add(n * kFrame, n * kFrame + static_cast<std::int64_t>(random() % 100) * kMs);
    QVERIFY(std::abs(lateness.quantileMs(0.5) - 50) < 8);
    QVERIFY(std::abs(lateness.quantileMs(0.97) - 97) < 4);
}

void TestLateness::forgets()
{
    Lateness lateness;
    for (int n = 0; n < 1000; ++n)
        lateness.add(n * kFrame, n * kFrame + (n % 2) * 80 * kMs);
    QCOMPARE(lateness.quantileMs(0.97), 80.0);
    for (int n = 1000; n < 3000; ++n) // 40 s of calm
        lateness.add(n * kFrame, n * kFrame);
    QCOMPARE(lateness.quantileMs(0.97), 0.0);
    // A week of it neither overflows nor loses precision.
    for (int n = 0; n < 300000; ++n)
        lateness.add(n * kFrame, n * kFrame + (n % 10) * kMs);
    QCOMPARE(lateness.quantileMs(0.95), 9.0);
}

void TestLateness::aGapDoesNotConfuseIt()
{
    Lateness lateness;
    lateness.add(0, 0);
    lateness.add(3600 * 1000 * kMs, 3600 * 1000 * kMs + 40 * kMs); // an hour later, on another route
    QCOMPARE(lateness.baseNs(), std::optional<std::int64_t>(40 * kMs));
    lateness.reset();
    QVERIFY(!lateness.baseNs());
}

QTEST_GUILESS_MAIN(TestLateness)
#include "tst_lateness.moc"
