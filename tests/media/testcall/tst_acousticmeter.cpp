// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/testcall/acousticmeter.h"
#include "tests/support/acoustics.h"

#include <QTest>

using namespace causerie::media;
using namespace causerie::test;

/// The sweep is found where it is, as loud as it is, and nowhere else.
class TestAcousticMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFound_data();
    void isFound();
    void isFoundInARoom();
    void isNotImagined();
    void tooShort();
};

void TestAcousticMeter::isFound_data()
{
    QTest::addColumn<std::size_t>("at");
    QTest::addColumn<double>("levelDb");
    QTest::addColumn<double>("noiseDb");
    QTest::newRow("clear") << std::size_t(12'345) << -10.0 << -80.0;
    QTest::newRow("at the beginning") << std::size_t(0) << 0.0 << -80.0;
    QTest::newRow("as soft as the room") << std::size_t(20'001) << -32.0 << -45.0;
    QTest::newRow("softer than the room") << std::size_t(30'000) << -38.0 << -48.0;
}

void TestAcousticMeter::isFound()
{
    QFETCH(std::size_t, at);
    QFETCH(double, levelDb);
    QFETCH(double, noiseDb);
    Sound recording = noise(48'000, noiseDb);
    const std::vector<float> sweep = testSweep();
    for (std::size_t i = 0; i < sweep.size(); ++i)
        recording[at + i] += sweep[i] * float(std::pow(10, levelDb / 20));
    const auto found = findSweep(recording);
    QVERIFY(found);
    QVERIFY2(std::abs(double(found->at) - double(at)) <= 3, qPrintable(QString::number(found->at)));
    QVERIFY2(std::abs(found->levelDb - levelDb) < 1.5, qPrintable(QString::number(found->levelDb)));
}

void TestAcousticMeter::isFoundInARoom()
{
    Sound played(72'000);
    const std::vector<float> sweep = testSweep();
    std::ranges::copy(sweep, played.begin() + 24'000);
    const Sound heard = mixed(echoOf(played, {.delayMs = 80, .lossDb = 15}), noise(played.size(), -60));
    const auto found = findSweep(heard);
    QVERIFY(found);
    QVERIFY2(std::abs(double(found->at) - (24'000 + 80 * 48)) < 5 * 48, qPrintable(QString::number(found->at)));
    QVERIFY(found->levelDb < -8 && found->levelDb > -30);
}

void TestAcousticMeter::isNotImagined()
{
    QVERIFY(!findSweep(Sound(72'000)));
    for (unsigned seed = 1; seed < 20; ++seed)
        QVERIFY(!findSweep(noise(72'000, -30, seed)));
}

void TestAcousticMeter::tooShort()
{
    QVERIFY(!findSweep({}));
    QVERIFY(!findSweep(Sound(100)));
    QCOMPARE(powerDb({}), -120.0);
    QCOMPARE(powerDb(Sound(100)), -120.0);
}

QTEST_APPLESS_MAIN(TestAcousticMeter)
#include "tst_acousticmeter.moc"
