// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/emodel.h"

#include <QTest>

#include <cmath>

using namespace causerie::media;

/// The formulas of ITU-T G.107, with values worked out from them by hand.
class TestEModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delay_data();
    void delay();
    void loss_data();
    void loss();
    void rating_data();
    void rating();
    void ratingNeverRises();
    void opinion_data();
    void opinion();
    void delayOfACall();
};

// Equation 7-27 with X = log2(Ta / 100 ms): at 200 ms X = 1, so Idd = 25·(2^⅙ − 3·(1 + 3^−6)^⅙ + 2) = 3.044; at 400 ms
// X = 2, so 25·(65^⅙ − 3·(1 + (⅔)^6)^⅙ + 2) = 24.07; at 800 ms X = 3, so 25·(730^⅙ − 3·2^⅙ + 2) = 40.83.
void TestEModel::delay_data()
{
    QTest::addColumn<double>("delayMs");
    QTest::addColumn<double>("impairment");
    QTest::newRow("none") << 0.0 << 0.0;
    QTest::newRow("100 ms") << 100.0 << 0.0;
    QTest::newRow("200 ms") << 200.0 << 25 * (std::pow(2, 1.0 / 6) - 3 * std::pow(1 + 1.0 / 729, 1.0 / 6) + 2);
    QTest::newRow("400 ms") << 400.0 << 24.07;
    QTest::newRow("800 ms") << 800.0 << 40.83;
    QTest::newRow("not a number") << std::nan("") << 0.0;
}

void TestEModel::delay()
{
    QFETCH(double, delayMs);
    QFETCH(double, impairment);
    QVERIFY2(std::abs(delayImpairment(delayMs) - impairment) < 0.01,
             qPrintable(QString::number(delayImpairment(delayMs))));
}

// Equation 7-29: Ie,eff = Ie + (95 − Ie)·Ppl / (Ppl / BurstR + Bpl).
void TestEModel::loss_data()
{
    QTest::addColumn<double>("lossPercent");
    QTest::addColumn<double>("burstRatio");
    QTest::addColumn<double>("impairment");
    QTest::newRow("none") << 0.0 << 1.0 << 0.0;
    QTest::newRow("5 % at random") << 5.0 << 1.0 << 95.0 * 5 / 30;
    QTest::newRow("5 % in bursts twice as long") << 5.0 << 2.0 << 95.0 * 5 / 27.5;
    QTest::newRow("all") << 100.0 << 1.0 << 76.0;
    QTest::newRow("more than all") << 300.0 << 1.0 << 76.0;
}

void TestEModel::loss()
{
    QFETCH(double, lossPercent);
    QFETCH(double, burstRatio);
    QFETCH(double, impairment);
    QVERIFY(std::abs(lossImpairment(lossPercent, burstRatio) - impairment) < 1e-9);
}

// G.107 (06/2015): all parameters at their defaults give R = 93.2; Idd at 200 ms is 1.5 … 3.1, at 400 ms 22 … 25
// (figure B.2 of G.114 shows the same knee). Ie,eff = 95·Ppl/(Ppl + Bpl), here Bpl = 25: 5 % loss costs 15.83.
void TestEModel::rating_data()
{
    QTest::addColumn<double>("delayMs");
    QTest::addColumn<double>("lossPercent");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("nothing wrong") << 0.0 << 0.0 << 93.2 << 93.2;
    QTest::newRow("100 ms are free") << 100.0 << 0.0 << 93.2 << 93.2;
    QTest::newRow("200 ms are felt") << 200.0 << 0.0 << 89.5 << 92.0;
    QTest::newRow("400 ms hurt") << 400.0 << 0.0 << 67.0 << 72.0;
    QTest::newRow("5 % loss") << 50.0 << 5.0 << 77.36 << 77.37;
    QTest::newRow("all lost") << 0.0 << 100.0 << 17.19 << 17.21;
    QTest::newRow("never below zero") << 5000.0 << 100.0 << 0.0 << 0.0;
}

void TestEModel::rating()
{
    QFETCH(double, delayMs);
    QFETCH(double, lossPercent);
    QFETCH(double, low);
    QFETCH(double, high);
    const double r = ratingFactor(delayMs, lossPercent);
    QVERIFY2(r >= low - 1e-9 && r <= high + 1e-9, qPrintable(QString::number(r)));
}

void TestEModel::ratingNeverRises()
{
    for (int delay = 0; delay < 1000; delay += 10)
        QVERIFY(ratingFactor(delay + 10, 1) <= ratingFactor(delay, 1));
    for (int loss = 0; loss < 100; ++loss)
        QVERIFY(ratingFactor(100, loss + 1) <= ratingFactor(100, loss));
}

// G.107 table B.1: R 90 ↔ 4.34, 80 ↔ 4.03, 70 ↔ 3.60, 60 ↔ 3.10, 50 ↔ 2.58.
void TestEModel::opinion_data()
{
    QTest::addColumn<double>("rating");
    QTest::addColumn<double>("mos");
    QTest::newRow("90") << 90.0 << 4.34;
    QTest::newRow("80") << 80.0 << 4.03;
    QTest::newRow("70") << 70.0 << 3.60;
    QTest::newRow("60") << 60.0 << 3.10;
    QTest::newRow("50") << 50.0 << 2.58;
    QTest::newRow("100") << 100.0 << 4.50;
    QTest::newRow("0") << 0.0 << 1.0;
}

void TestEModel::opinion()
{
    QFETCH(double, rating);
    QFETCH(double, mos);
    QVERIFY(std::abs(meanOpinionScore(rating) - mos) < 0.01);
}

/// 20 ms of way, 30 of playout, 20 of frame and 6.5 of look-ahead, 15 of processing.
void TestEModel::delayOfACall()
{
    Statistics statistics;
    QCOMPARE(estimatedDelayMs(statistics), 26.5); // the round trip is not known
    statistics.roundTripMs = 40;
    statistics.delayMs = 30;
    statistics.processingDelayMs = 15;
    QCOMPARE(estimatedDelayMs(statistics), 91.5);
    statistics.plan.frameMs = 10;
    QCOMPARE(estimatedDelayMs(statistics), 81.5);
}

QTEST_APPLESS_MAIN(TestEModel)
#include "tst_emodel.moc"
