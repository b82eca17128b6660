// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/silencewatch.h"

#include <QTest>

#include <array>

using namespace causerie::media;

namespace
{

constexpr std::int64_t kMs = kNsPerMs;

using Period = std::array<float, kPeriodSamples>;

Period constant(float value)
{
    Period period;
    period.fill(value);
    return period;
}

/// One that a device in a quiet room gives: the last bit moves now and then.
Period hush()
{
    Period period{};
    period[100] = 1.0F / 32768;
    return period;
}

/// Feeds the same for so long; when it was called silent, in ms from `fromMs` on, −1 if never.
std::int64_t silentAfter(SilenceWatch &watch, const Period &period, std::int64_t fromMs, std::int64_t lengthMs)
{
    for (std::int64_t at = 10; at <= lengthMs; at += 10) {
        watch.feed(period, (fromMs + at) * kMs);
        if (watch.isSilent())
            return at;
    }
    return -1;
}

} // namespace

/// A microphone that gives nothing but zeros.
class TestSilenceWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zerosFromTheBeginning();
    void aConstantIsSilence();
    void aQuietRoomIsNone();
    void laterItTakesLonger();
    void soundEndsIt();
    void anotherDeviceBeginsAnew();
};

void TestSilenceWatch::zerosFromTheBeginning()
{
    SilenceWatch watch;
    watch.begin(1000 * kMs);
    QCOMPARE(silentAfter(watch, constant(0), 1000, 10'000), 4000);
}

void TestSilenceWatch::aConstantIsSilence()
{
    SilenceWatch watch;
    watch.begin(0);
    QCOMPARE(silentAfter(watch, constant(-0.01F), 0, 10'000), 4000);
}

void TestSilenceWatch::aQuietRoomIsNone()
{
    SilenceWatch watch;
    watch.begin(0);
    QCOMPARE(silentAfter(watch, hush(), 0, 60'000), -1);
}

void TestSilenceWatch::laterItTakesLonger()
{
    SilenceWatch watch;
    watch.begin(0);
    QCOMPARE(silentAfter(watch, hush(), 0, 1000), -1);
    QCOMPARE(silentAfter(watch, constant(0), 1000, 20'000), 8000);
}

void TestSilenceWatch::soundEndsIt()
{
    SilenceWatch watch;
    watch.begin(0);
    QCOMPARE(silentAfter(watch, constant(0), 0, 5000), 4000);
    watch.feed(hush(), 5010 * kMs);
    QVERIFY(!watch.isSilent());
}

void TestSilenceWatch::anotherDeviceBeginsAnew()
{
    SilenceWatch watch;
    watch.begin(0);
    QCOMPARE(silentAfter(watch, constant(0), 0, 5000), 4000);
    watch.begin(5000 * kMs);
    QVERIFY(!watch.isSilent());
    QCOMPARE(silentAfter(watch, constant(0), 5000, 5000), 4000);
}

QTEST_APPLESS_MAIN(TestSilenceWatch)
#include "tst_silencewatch.moc"
