// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/soundnumbers.h"

#include <QTest>

using namespace causerie::media;

class TestSoundNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesEventsOut();
    void anyOrder();
    void wraps();
};

void TestSoundNumbers::leavesEventsOut()
{
    SoundNumbers numbers;
    QCOMPARE(numbers.of(10), 10);
    numbers.event(11);
    numbers.event(12);
    numbers.event(12);
    numbers.event(14);
    QCOMPARE(numbers.of(10), 10);
    QCOMPARE(numbers.of(13), 11);
    QCOMPARE(numbers.of(15), 12);
    QCOMPARE(numbers.of(16), 13);
    numbers.reset();
    QCOMPARE(numbers.of(16), 16);
}

void TestSoundNumbers::anyOrder()
{
    SoundNumbers numbers;
    numbers.event(12);
    QCOMPARE(numbers.of(10), 10);
    numbers.event(11); // overtaken
    QCOMPARE(numbers.of(9), 9);
    QCOMPARE(numbers.of(13), 11);
}

/// An hour of 10 ms frames with keys now and then: each number follows the one before it.
void TestSoundNumbers::wraps()
{
    SoundNumbers numbers;
    std::uint16_t sequence = 65000;
    std::uint16_t last = numbers.of(sequence);
    for (int i = 1; i < 360'000; ++i) {
        if (i % 5000 < 300 && i % 3 == 0) {
            numbers.event(++sequence);
            continue;
        }
        const std::uint16_t next = numbers.of(++sequence);
        QCOMPARE(next, static_cast<std::uint16_t>(last + 1));
        last = next;
    }
}

QTEST_APPLESS_MAIN(TestSoundNumbers)
#include "tst_soundnumbers.moc"
