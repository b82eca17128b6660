// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace causerie::test;

class TestEstoi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void identicalIsOne();
    void noiseIsNearNothing();
    void fallsWithTheNoise();
    void loudnessDoesNotMatter();
    void fallsWithWhatIsMissing();
    void theOthersFollow();
    void knowTheirUnits();
    void followsASlidingDelay();
    void findsTheLag_data();
    void findsTheLag();
    void comparesAcrossAShift();
    void shortSoundsGiveNothing();

private:
    std::vector<float> noise(double rms) const;
    std::vector<float> noisy(double signalToNoiseDb) const;

    std::vector<float> m_speech;
    double m_rms = 0;
};

void TestEstoi::initTestCase()
{
    const Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
    for (const float sample : m_speech)
        m_rms += static_cast<double>(sample) * static_cast<double>(sample);
    m_rms = std::sqrt(m_rms / static_cast<double>(m_speech.size()));
    QVERIFY(m_speech.size() > 48000 * 8);
    QVERIFY(m_rms > 0.01);
}

std::vector<float> TestEstoi::noise(double rms) const
{
    std::mt19937 random(7);
    std::normal_distribution<float> distribution(0, static_cast<float>(rms));
    std::vector<float> sound(m_speech.size());
    for (float &sample : sound)
        sample = distribution(random);
    return sound;
}

std::vector<float> TestEstoi::noisy(double signalToNoiseDb) const
{
    std::vector<float> sound = noise(m_rms * std::pow(10, -signalToNoiseDb / 20));
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] += m_speech[i];
    return sound;
}

void TestEstoi::identicalIsOne()
{
    QVERIFY(estoi(m_speech, m_speech, 48000) > 0.9999);
}

void TestEstoi::noiseIsNearNothing()
{
    const double score = estoi(m_speech, noise(m_rms), 48000);
    qInfo("noise alone: %.3f", score);
    QVERIFY(score < 0.3);
}

void TestEstoi::fallsWithTheNoise()
{
    double before = 1;
    for (const double decibels : {30.0, 20.0, 10.0, 0.0, -10.0}) {
        const double score = estoi(m_speech, noisy(decibels), 48000);
        qInfo("%+.0f dB: %.3f", decibels, score);
        QVERIFY(score < before);
        before = score;
    }
    QVERIFY(before < 0.4);
}

void TestEstoi::loudnessDoesNotMatter()
{
    std::vector<float> quiet = m_speech;
    for (float &sample : quiet)
        sample *= 0.1F;
    QVERIFY(estoi(m_speech, quiet, 48000) > 0.999);
}

void TestEstoi::fallsWithWhatIsMissing()
{
    double before = 1;
    for (const std::size_t every : {20U, 10U, 5U, 2U}) { // one 20 ms frame of so many is gone
        std::vector<float> holed = m_speech;
        for (std::size_t i = 0; i < holed.size(); ++i)
            if (i / 960 % every == 0)
                holed[i] = 0;
        const double score = estoi(m_speech, holed, 48000);
        qInfo("one frame of %zu missing: %.3f", every, score);
        QVERIFY(score < before);
        before = score;
    }
}

/// What each measure says of the same noise, and of nothing.
void TestEstoi::theOthersFollow()
{
    QVERIFY(stoi(m_speech, m_speech, 48000) > 0.9999);
    QVERIFY(logSpectralDistance(m_speech, m_speech, 48000) < 0.001);
    QCOMPARE(segmentalSnr(m_speech, m_speech, 48000), 35.0);
    double intelligible = 1;
    double distance = 0;
    double ratio = 35;
    for (const double decibels : {30.0, 20.0, 10.0, 0.0, -10.0}) {
        const std::vector<float> sound = noisy(decibels);
        const double nowIntelligible = stoi(m_speech, sound, 48000);
        const double nowDistance = logSpectralDistance(m_speech, sound, 48000);
        const double nowRatio = segmentalSnr(m_speech, sound, 48000);
        qInfo("%+.0f dB: STOI %.3f, ESTOI %.3f, %.1f dB apart, segmental SNR %.1f dB", decibels, nowIntelligible,
              estoi(m_speech, sound, 48000), nowDistance, nowRatio);
        QVERIFY(nowIntelligible < intelligible && nowDistance > distance && nowRatio < ratio);
        QVERIFY(nowIntelligible > estoi(m_speech, sound, 48000)); // it is the kinder one
        intelligible = nowIntelligible;
        distance = nowDistance;
        ratio = nowRatio;
    }
    QCOMPARE(segmentalSnr(m_speech, std::vector<float>(m_speech.size()), 48000), 0.0); // all is difference
    QCOMPARE(stoi({}, {}, 48000), 0.0);
    QCOMPARE(logSpectralDistance({}, {}, 48000), 0.0);
    QCOMPARE(segmentalSnr({}, {}, 48000), 0.0);
}

void TestEstoi::knowTheirUnits()
{
    std::vector<float> half = m_speech; // 6.02 dB softer
    for (float &sample : half)
        sample *= 0.5F;
    QVERIFY(std::abs(segmentalSnr(m_speech, half, 48000) - 6.02) < 0.01);
    const double distance = logSpectralDistance(m_speech, half, 48000);
    QVERIFY(distance > 5 && distance < 6.03); // nothing at the floor
    QVERIFY(stoi(m_speech, half, 48000) > 0.9999);
}

void TestEstoi::followsASlidingDelay()
{
    std::vector<float> moved; // 1 ms more each half second
    for (std::size_t at = 0; at < m_speech.size(); ++at) {
        if (at % 24000 == 0)
            moved.insert(moved.end(), 48, 0.0F);
        moved.push_back(m_speech[at]);
    }
    const Aligned aligned = align(m_speech, moved);
    QCOMPARE(aligned.sound.size(), m_speech.size());
    const double score = estoi(m_speech, aligned.sound, 48000);
    qInfo("1 ms of nothing each half second: %.3f", score);
    QVERIFY(score > 0.93);
    QVERIFY(aligned.mostMs - aligned.leastMs > 10);
}

void TestEstoi::findsTheLag_data()
{
    QTest::addColumn<int>("late");
    QTest::newRow("in time") << 0;
    QTest::newRow("one sample late") << 1;
    QTest::newRow("85 ms late") << 4080;
    QTest::newRow("early") << -1234;
}

void TestEstoi::findsTheLag()
{
    QFETCH(int, late);
    std::vector<float> moved(m_speech.size() + 10000);
    for (std::size_t i = 0; i < m_speech.size(); ++i)
        if (const auto at = static_cast<std::ptrdiff_t>(i) + late; at >= 0)
            moved[static_cast<std::size_t>(at)] = m_speech[i];
    QCOMPARE(lag(m_speech, moved, 9600), std::ptrdiff_t{late});
}

void TestEstoi::comparesAcrossAShift()
{
    // The second half 15 ms later than the first: a listener hears no damage.
    std::vector<float> moved(4800);
    const auto middle = static_cast<std::ptrdiff_t>(m_speech.size() / 2 / 48000 * 48000);
    moved.insert(moved.end(), m_speech.begin(), m_speech.begin() + middle);
    moved.insert(moved.end(), 720, 0.0F);
    moved.insert(moved.end(), m_speech.begin() + middle, m_speech.end());
    const Likeness likeness = compare(m_speech, moved);
    QVERIFY(likeness.estoi > 0.98);
    QCOMPARE(likeness.leastMs, 100.0);
    QCOMPARE(likeness.mostMs, 115.0);
}

void TestEstoi::shortSoundsGiveNothing()
{
    QCOMPARE(estoi({}, {}, 48000), 0.0);
    QCOMPARE(estoi(std::span(m_speech).first(1000), std::span(m_speech).first(1000), 48000), 0.0);
}

QTEST_GUILESS_MAIN(TestEstoi)
#include "tst_estoi.moc"
