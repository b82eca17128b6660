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
    void followsTheLoudness();
    void theLoudestIsFull();
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

QTEST_APPLESS_MAIN(TestWaveform)
#include "tst_waveform.moc"
