// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/waveform.h"

#include <QTest>

#include <algorithm>

using namespace causerie::files;

class TestWaveform final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsLength_data();
    void hasItsLength();
    void silenceIsFlat();
    void noiseIsNoFence();
    void followsTheLoudness();
    void theLoudestIsFull();
    void powersGiveTheSameShape();
};

void TestWaveform::hasItsLength_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("length");
    QTest::newRow("nothing") << 0 << 100 << 0;
    QTest::newRow("fewer than points") << 7 << 100 << 7;
    QTest::newRow("as many") << 100 << 100 << 100;
    QTest::newRow("not a multiple") << 48'123 << 100 << 100;
    QTest::newRow("no points") << 100 << 0 << 0;
    QTest::newRow("nonsense") << 100 << -1 << 0;
}

void TestWaveform::hasItsLength()
{
    QFETCH(int, samples);
    QFETCH(int, points);
    const std::vector<qint16> sound(size_t(samples), 1000);
    QTEST(int(waveform(sound, points).size()), "length");
}

void TestWaveform::silenceIsFlat()
{
    QCOMPARE(waveform(std::vector<qint16>(1000, 0), 4), (std::vector<quint8>{0, 0, 0, 0}));
}

/// A microphone that hears nothing, and what a codec makes of it.
void TestWaveform::noiseIsNoFence()
{
    std::vector<qint16> noise(48'000);
    for (size_t i = 0; i < noise.size(); ++i)
        noise[i] = qint16(i % 3) - 1;
    QVERIFY(std::ranges::max(waveform(noise)) < 40);
    QVERIFY(std::ranges::max(waveformOfPowers(std::vector<float>(500, 1e-9F))) < 40);
    QCOMPARE(std::ranges::max(waveformOfPowers(std::vector<float>(500, 1e-4F))), 255); // a whisper
}

void TestWaveform::followsTheLoudness()
{
    std::vector<qint16> sound(400, 0);
    std::fill(sound.begin() + 100, sound.begin() + 200, qint16(2500));
    std::fill(sound.begin() + 200, sound.begin() + 300, qint16(-10'000));
    QCOMPARE(waveform(sound, 4), (std::vector<quint8>{0, 128, 255, 0}));
}

void TestWaveform::theLoudestIsFull()
{
    const std::vector<quint8> shape = waveform(std::vector<qint16>(1000, -32'768), 10);
    QVERIFY(std::ranges::all_of(shape, [](quint8 value) { return value == 255; }));
}

void TestWaveform::powersGiveTheSameShape()
{
    std::vector<qint16> sound(960 * 50, 0);
    for (size_t i = 0; i < sound.size(); ++i)
        sound[i] = qint16((i * 7919 % 2000) * (i / 9600));
    std::vector<float> powers;
    for (size_t at = 0; at < sound.size(); at += 960) {
        double sum = 0;
        for (size_t i = at; i < at + 960; ++i)
            sum += double(sound[i]) / 32768 * sound[i] / 32768;
        powers.push_back(float(sum / 960));
    }
    const std::vector<quint8> shape = waveform(sound, 10);
    const std::vector<quint8> fromPowers = waveformOfPowers(powers, 10);
    QCOMPARE(fromPowers.size(), shape.size());
    for (size_t i = 0; i < shape.size(); ++i)
        QVERIFY2(qAbs(int(shape[i]) - int(fromPowers[i])) <= 1, qPrintable(QString::number(i)));
    QCOMPARE(waveformOfPowers({}).size(), size_t(0));
}

QTEST_APPLESS_MAIN(TestWaveform)
#include "tst_waveform.moc"
