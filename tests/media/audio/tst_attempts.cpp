// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/attempts.h"

#include <QTest>

using namespace causerie::media;

namespace
{
constexpr std::int64_t kMs = kNsPerMs;
} // namespace

/// How often a device that does not work is tried.
class TestAttempts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesGrowToThreeSeconds();
    void aDeviceThatRanIsTriedAtOnceAgain();
    void nothingToTry();
    void aChangeOfTheListHurries();
};

void TestAttempts::pausesGrowToThreeSeconds()
{
    Attempts attempts;
    std::int64_t now = 1000 * kMs;
    QVERIFY(attempts.isDue(now));
    int count = 0;
    for (const std::int64_t pause : {400, 800, 1600, 3000, 3000, 3000}) {
        attempts.begin(now);
        QCOMPARE(attempts.areHopeless(), ++count >= 3);
        QVERIFY(!attempts.isDue(now + pause * kMs - 1));
        QVERIFY(attempts.isDue(now + pause * kMs));
        now += pause * kMs;
    }
}

void TestAttempts::aDeviceThatRanIsTriedAtOnceAgain()
{
    Attempts attempts;
    for (const std::int64_t at : {0, 1000, 2000})
        attempts.begin(at * kMs);
    attempts.isRunning(2500 * kMs); // not long enough to be trusted
    QVERIFY(attempts.areHopeless());
    attempts.isRunning(2000 * kMs + Attempts::kTrialNs + 1);
    QVERIFY(!attempts.areHopeless());
    attempts.pause(9000 * kMs); // it fails now
    QVERIFY(!attempts.isDue(9399 * kMs));
    QVERIFY(attempts.isDue(9400 * kMs));
}

void TestAttempts::nothingToTry()
{
    Attempts attempts;
    attempts.giveUp(0);
    QVERIFY(attempts.areHopeless());
    QVERIFY(!attempts.isDue(2999 * kMs));
    QVERIFY(attempts.isDue(3000 * kMs));
}

void TestAttempts::aChangeOfTheListHurries()
{
    Attempts attempts;
    attempts.giveUp(0);
    attempts.hurry();
    QVERIFY(attempts.isDue(1));
}

QTEST_APPLESS_MAIN(TestAttempts)
#include "tst_attempts.moc"
