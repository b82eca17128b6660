// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/splice.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <vector>

using namespace causerie::media;

namespace
{

std::vector<float> tone(std::size_t length, double period)
{
    std::vector<float> sound(length);
    for (std::size_t i = 0; i < length; ++i)
        sound[i] = static_cast<float>(std::sin(2 * std::numbers::pi * static_cast<double>(i) / period));
    return sound;
}

/// The largest step between neighbours: a click is a large one.
float steepest(std::span<const float> sound)
{
    float most = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        most = std::max(most, std::abs(sound[i] - sound[i - 1]));
    return most;
}

} // namespace

class TestSplice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortensByWholePeriods();
    void lengthensByWholePeriods();
    void neverMoreThanAsked_data();
    void neverMoreThanAsked();
};

void TestSplice::shortensByWholePeriods()
{
    const auto before = tone(960, 160); // 300 Hz
    auto sound = before;
    const std::size_t length = shorten(sound, 480);
    QCOMPARE((960 - length) % 160, std::size_t{0});
    QVERIFY(length < 960);
    for (std::size_t i = 0; i < length; ++i)
        QVERIFY(std::abs(sound[i] - before[i]) < 0.01F); // a tone does not show where it was cut
}

void TestSplice::lengthensByWholePeriods()
{
    const auto before = tone(1440, 160);
    auto sound = before;
    const std::size_t length = lengthen(sound, 960, 480);
    QCOMPARE((length - 960) % 160, std::size_t{0});
    QVERIFY(length > 960);
    for (std::size_t i = 0; i < length; ++i)
        QVERIFY(std::abs(sound[i] - before[i]) < 0.01F);
}

void TestSplice::neverMoreThanAsked_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("most");
    for (const int length : {0, 1, 120, 240, 359, 360, 480, 960, 2880})
        for (const int most : {0, 1, 119, 120, 240, 480})
            QTest::addRow("%d of %d", most, length) << length << most;
}

void TestSplice::neverMoreThanAsked()
{
    QFETCH(int, length);
    QFETCH(int, most);
    const auto count = static_cast<std::size_t>(length);
    auto sound = tone(count, 133);
    const float steep = steepest(sound);
    const std::size_t shorter = shorten(sound, static_cast<std::size_t>(most));
    QVERIFY(shorter <= count && count - shorter <= static_cast<std::size_t>(most));
    QVERIFY(steepest(std::span(sound).first(shorter)) <= 2 * steep + 0.02F);

    auto room = tone(count + 480, 133);
    const std::size_t longer = lengthen(room, count, static_cast<std::size_t>(most));
    QVERIFY(longer >= count && longer - count <= static_cast<std::size_t>(most));
    QVERIFY(steepest(std::span(room).first(longer)) <= 2 * steepest(tone(count + 480, 133)) + 0.02F);
}

QTEST_GUILESS_MAIN(TestSplice)
#include "tst_splice.moc"
