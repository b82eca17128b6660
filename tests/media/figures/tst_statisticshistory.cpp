// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/statisticshistory.h"

#include <QTest>

#include <cmath>

using namespace causerie::media;
using namespace std::chrono_literals;

/// The course of a call: a point a second, bounded however long it is.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPointASecond();
    void sharesAreOfTheLastSecond();
    void levelsKeepTheLoudest();
    void countsThatBeginAnew();
    void aDayIsBounded();
    void whatIsThinnedIsTheMean();
    void theUnknownIsNotAveraged();
};

void TestHistory::aPointASecond()
{
    StatisticsHistory history;
    int taken = 0;
    for (int reading = 0; reading < 41; ++reading)
        taken += history.add({.delayMs = 20}, 250ms * reading) ? 1 : 0;
    QCOMPARE(taken, 11); // 0 … 10 s
    QCOMPARE(history.samples().size(), 11U);
    QCOMPARE(history.samples().back().atS, 10.0);
    QCOMPARE(history.secondsPerSample(), 1);
}

/// 48,000 samples a second: 480 made up are 1 %; of 50 packets one does not come, which are 2 %.
void TestHistory::sharesAreOfTheLastSecond()
{
    StatisticsHistory history;
    Statistics statistics;
    statistics.packetsReceived = 5000;
    statistics.packetsLost = 400; // of earlier
    statistics.sound = {.played = 4'800'000, .concealed = 48'000};
    history.add(statistics, 1s);
    statistics.packetsReceived += 49;
    statistics.packetsLost += 1;
    statistics.sound.played += 48'000;
    statistics.sound.concealed += 480;
    statistics.sound.recovered += 960;
    statistics.sound.leftOut += 240;
    statistics.sound.putIn += 120;
    history.add(statistics, 2s);
    const StatisticsSample &last = history.samples().back();
    QCOMPARE(last.lossPercent, 2.0);
    QCOMPARE(last.concealedPercent, 1.0);
    QCOMPARE(last.recoveredPercent, 2.0);
    QCOMPARE(last.leftOutPercent, 0.5);
    QCOMPARE(last.putInPercent, 0.25);
    QVERIFY(last.rating < 93.2 && last.rating > 85); // 95·1/26 = 3.7 less
}

void TestHistory::levelsKeepTheLoudest()
{
    StatisticsHistory history;
    history.add({}, 0s);
    history.add({.microphoneLevel = 0.8, .speakerLevel = 0.3}, 500ms);
    history.add({.microphoneLevel = 0.1, .speakerLevel = 0.4}, 1s);
    QCOMPARE(history.samples().back().microphoneLevel, 0.8);
    QCOMPARE(history.samples().back().speakerLevel, 0.4);
    history.add({.microphoneLevel = 0.1}, 2s);
    QCOMPARE(history.samples().back().microphoneLevel, 0.1);
}

void TestHistory::countsThatBeginAnew()
{
    Statistics before;
    before.packetsLost = 100;
    before.packetsReceived = 1000;
    before.sound.played = 48'000;
    const StatisticsSample sample = sampleBetween(before, {}, 1);
    QCOMPARE(sample.lossPercent, 0.0);
    QCOMPARE(sample.concealedPercent, 0.0);
}

void TestHistory::aDayIsBounded()
{
    StatisticsHistory history;
    const int day = 24 * 3600;
    for (int second = 0; second < day; ++second)
        history.add({.delayMs = 20}, std::chrono::seconds(second));
    QVERIFY(history.samples().size() < StatisticsHistory::kMostSamples);
    QVERIFY(history.samples().size() >= StatisticsHistory::kMostSamples / 2);
    QCOMPARE(history.secondsPerSample(), 16); // 7200 · 8 < 86,400
    QVERIFY(history.samples().back().atS >= day - 16);
    for (std::size_t i = 1; i < history.samples().size(); ++i)
        QCOMPARE(history.samples()[i].atS - history.samples()[i - 1].atS, 16.0);
}

void TestHistory::whatIsThinnedIsTheMean()
{
    StatisticsHistory history;
    for (std::size_t second = 0; second < StatisticsHistory::kMostSamples + 2; ++second)
        history.add({.delayMs = second % 2 == 0 ? 10.0 : 30.0, .microphoneLevel = second % 2 == 0 ? 0.2 : 0.4},
                    std::chrono::seconds(second));
    QCOMPARE(history.secondsPerSample(), 2);
    QCOMPARE(history.samples().size(), StatisticsHistory::kMostSamples / 2 + 1);
    for (const StatisticsSample &sample : history.samples()) {
        QCOMPARE(sample.delayMs, 20.0);
        QCOMPARE(sample.microphoneLevel, 0.4);
    }
}

void TestHistory::theUnknownIsNotAveraged()
{
    StatisticsHistory history;
    for (std::size_t second = 0; second < StatisticsHistory::kMostSamples; ++second)
        history.add({.roundTripMs = second % 4 == 0 ? -1.0 : 40.0}, std::chrono::seconds(second));
    for (const StatisticsSample &sample : history.samples())
        QCOMPARE(sample.roundTripMs, 40.0);
}

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_statisticshistory.moc"
