// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/stretchpace.h"

#include <QTest>

using namespace causerie::media;

namespace
{

constexpr int kPacket = 960;
constexpr int kPeriod = 240;

/// Speech in which every stretch that is allowed is made: how much of it is stretched, in percent.
double percent(double wrongMs, int packetSamples = kPacket)
{
    StretchPace pace;
    int stretched = 0;
    int played = 0;
    while (played < 60 * 48000) {
        pace.played(packetSamples);
        played += packetSamples;
        if (pace.effort(wrongMs) != TrimEffort::Quiet) {
            pace.stretched(kPeriod);
            stretched += kPeriod;
        }
    }
    return 100.0 * stretched / played;
}

} // namespace

class TestStretchPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soMuchAndNoMore();
    void theFirstIsFree();
    void fastOnlyWhereItIsMuch();
    void pausesBetween_data();
    void pausesBetween();
    void whatWasQuietIsSoonForgotten();
};

void TestStretchPace::soMuchAndNoMore()
{
    for (const double wrongMs : {3.0, 15.0, 30.0, 59.0})
        QVERIFY(percent(wrongMs) > 6 && percent(wrongMs) <= 8);
    QVERIFY(percent(100) > 20 && percent(100) <= 25);
    QVERIFY(percent(100, 480) > 20 && percent(100, 480) <= 25); // frames of 10 ms
}

void TestStretchPace::theFirstIsFree()
{
    const StretchPace pace;
    QVERIFY(pace.effort(5) == TrimEffort::Gentle);
    QVERIFY(pace.effort(500) == TrimEffort::Fast);
}

void TestStretchPace::fastOnlyWhereItIsMuch()
{
    StretchPace pace;
    pace.stretched(kPeriod);
    for (int i = 0; i < 2; ++i)
        pace.played(kPacket); // enough for 25 %, not for 8 %
    QVERIFY(pace.effort(59) == TrimEffort::Quiet);
    QVERIFY(pace.effort(60) == TrimEffort::Fast);
}

void TestStretchPace::pausesBetween_data()
{
    QTest::addColumn<double>("wrongMs");
    QTest::addColumn<int>("pauseMs");
    QTest::newRow("a little") << 5.0 << 50;
    QTest::newRow("some") << 25.0 << 20;
    QTest::newRow("much") << 80.0 << 10;
}

void TestStretchPace::pausesBetween()
{
    QFETCH(double, wrongMs);
    QFETCH(int, pauseMs);
    StretchPace pace;
    pace.stretched(24); // half a millisecond: the share is not what holds it back
    pace.played(pauseMs * 48 - 1);
    QVERIFY(pace.effort(wrongMs) == TrimEffort::Quiet);
    pace.played(1);
    QVERIFY(pace.effort(wrongMs) != TrimEffort::Quiet);
}

void TestStretchPace::whatWasQuietIsSoonForgotten()
{
    StretchPace pace;
    for (int i = 0; i < 100; ++i)
        pace.stretched(-480); // a second of quiet sound, made longer
    pace.played(190 * 48);
    QVERIFY(pace.effort(5) == TrimEffort::Gentle);
}

QTEST_GUILESS_MAIN(TestStretchPace)
#include "tst_stretchpace.moc"
