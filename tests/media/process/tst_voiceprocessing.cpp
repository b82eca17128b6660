// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/voiceprocessing.h"
#include "tests/support/acoustics.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QTest>

#include <limits>
#include <random>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kSecond = 48000;
constexpr Processing kEcho{.echo = true, .noise = false, .level = false};
constexpr Processing kNoise{.echo = false, .noise = true, .level = false};
constexpr Processing kLevel{.echo = false, .noise = false, .level = true};

std::span<const float> seconds(const Sound &sound, double from, double to)
{
    const auto first = static_cast<std::size_t>(from * kSecond);
    return std::span(sound).subspan(first, static_cast<std::size_t>(to * kSecond) - first);
}

/// By how much the echo became quieter (echo return loss enhancement).
double erle(const Sound &echo, const Sound &left, double from, double to)
{
    return levelDb(seconds(echo, from, to)) - levelDb(seconds(left, from, to));
}

Sound later(const Sound &sound, double ms)
{
    Sound moved(static_cast<std::size_t>(ms * 48));
    moved.insert(moved.end(), sound.begin(), sound.end());
    moved.resize(sound.size());
    return moved;
}

/// How many samples in a row lie at full scale: two are a top cut off.
int flattest(const Sound &sound)
{
    int longest = 0;
    int run = 0;
    for (const float sample : sound) {
        run = std::abs(sample) < 0.9999F ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return longest;
}

Sound doing(const Processing &what, std::span<const float> played, std::span<const float> microphone,
            double delayMs = 0)
{
    VoiceProcessing processing;
    processing.apply(what);
    return processed(processing, played, microphone, delayMs);
}

} // namespace

/// On made rooms and speech of espeak-ng, without a clock: the figures are the same in every run.
class TestVoiceProcessing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void offChangesNothing();
    void offAgainChangesNothing();
    void delay_data();
    void delay();
    void echoGoes_data();
    void echoGoes();
    void echoIsForgottenWithTheRoom();
    void otherSwitchesKeepTheRoom();
    void doubleTalkIsHeard_data();
    void doubleTalkIsHeard();
    void noiseIsLowered_data();
    void noiseIsLowered();
    void quietSpeechIsBroughtUp_data();
    void quietSpeechIsBroughtUp();
    void silenceStaysSilence();
    void playedInPiecesOfAnySize();
    void whatIsNoNumberPasses();

private:
    Sound firstPart(const Sound &sound) const { return {sound.begin(), sound.begin() + std::ssize(m_far)}; }

    Sound m_far;    ///< what they say, 13 s
    Sound m_played; ///< twice
    Sound m_echo;   ///< of m_played, in a room where it takes no time
    Sound m_near;   ///< what is said here, 8 s
};

void TestVoiceProcessing::initTestCase()
{
    const Speech far(u"en"_s);
    const Speech near(u"fr"_s, u"Le soleil se lève sur la mer. Les enfants jouent dans le jardin de la vieille maison. "
                               "Il faut partir avant la nuit, car la route est longue."_s);
    QVERIFY2(far.isReady() && near.isReady(), "espeak-ng is needed");
    m_far = far.samples();
    m_near = near.samples();
    m_played = repeated(m_far, 2);
    m_echo = echoOf(m_played, {.delayMs = 0});
}

void TestVoiceProcessing::offChangesNothing()
{
    Sound sound = noise(kSecond, -3); // beyond full scale now and then
    sound[7] = std::numeric_limits<float>::denorm_min();
    VoiceProcessing processing;
    QCOMPARE(processed(processing, m_far, sound), sound);
    processing.apply(Processing::none());
    processing.restart();
    QCOMPARE(processed(processing, m_far, sound), sound);
    QCOMPARE(processing.figures(), ProcessingFigures{.doing = Processing::none()});
}

void TestVoiceProcessing::offAgainChangesNothing()
{
    VoiceProcessing processing;
    processing.apply({});
    QVERIFY(processed(processing, m_far, m_near) != m_near);
    processing.apply(Processing::none());
    QCOMPARE(processed(processing, m_far, m_near), m_near);
}

void TestVoiceProcessing::delay_data()
{
    QTest::addColumn<Processing>("what");
    QTest::newRow("nothing") << Processing::none();
    QTest::newRow("level") << kLevel;
    QTest::newRow("noise") << kNoise;
    QTest::newRow("echo") << kEcho;
    QTest::newRow("noise and level") << Processing{.echo = false};
    QTest::newRow("echo and level") << Processing{.noise = false};
    QTest::newRow("all") << Processing();
}

void TestVoiceProcessing::delay()
{
    QFETCH(Processing, what);
    VoiceProcessing processing;
    processing.apply(what);
    const auto words = seconds(m_near, 0, 2);
    const Sound out = processed(processing, {}, words);
    const double ms = static_cast<double>(lag(words, out, kSecond / 10)) / 48;
    qInfo("%.2f ms", ms);
    QVERIFY(std::abs(ms - processing.figures().delayMs) < 0.1);
}

void TestVoiceProcessing::echoGoes_data()
{
    QTest::addColumn<double>("delayMs");
    QTest::addColumn<double>("hintMs");
    for (const double delayMs : {20.0, 100.0, 200.0, 400.0}) {
        for (const double hintMs : {0.0, delayMs})
            QTest::addRow("%.0f ms, told %.0f", delayMs, hintMs) << delayMs << hintMs;
    }
}

void TestVoiceProcessing::echoGoes()
{
    QFETCH(double, delayMs);
    QFETCH(double, hintMs);
    const Sound echo = later(m_echo, delayMs);
    const Sound left = doing(kEcho, m_played, echo, hintMs);
    const double early = erle(echo, left, 1, 4);
    const double late = erle(echo, left, 13, 26);
    qInfo("ERLE %.1f dB in seconds 1 to 4, then %.1f dB", early, late);
    QVERIFY(early > 20);
    QVERIFY(late > 25);
}

void TestVoiceProcessing::echoIsForgottenWithTheRoom()
{
    VoiceProcessing processing;
    processing.apply(kEcho);
    Sound echo = later(m_echo, 60);
    for (const double moreMs : {0.0, 250.0, 10.0}) {
        echo = later(echo, moreMs);
        std::ranges::transform(echo, echo.begin(), std::negate());
        const Sound left = processed(processing, m_played, echo);
        const double db = erle(echo, left, 3, 12);
        qInfo("%.0f ms later: ERLE %.1f dB", moreMs, db);
        QVERIFY(db > 25);
        processing.restart();
    }
}

void TestVoiceProcessing::otherSwitchesKeepTheRoom()
{
    const Sound echo = firstPart(later(m_echo, 60));
    VoiceProcessing processing;
    processing.apply(kEcho);
    processed(processing, m_far, echo);
    processing.apply({.echo = true, .noise = true, .level = false});
    const Sound left = processed(processing, m_far, echo);
    const double db = erle(echo, left, 0.2, 2);
    qInfo("ERLE %.1f dB at once", db);
    QVERIFY(db > 20);
}

void TestVoiceProcessing::doubleTalkIsHeard_data()
{
    QTest::addColumn<double>("lossDb");
    QTest::addColumn<double>("leastEstoi");
    // The echo of speech that is as loud as the near one, so that the one masks the other.
    QTest::newRow("echo 12 dB down") << 12.0 << 0.55;
    QTest::newRow("echo 20 dB down") << 20.0 << 0.62;
    QTest::newRow("echo 30 dB down") << 30.0 << 0.66;
}

void TestVoiceProcessing::doubleTalkIsHeard()
{
    QFETCH(double, lossDb);
    QFETCH(double, leastEstoi);
    Sound near(m_far.size());
    near.insert(near.end(), m_near.begin(), m_near.end());
    near.resize(m_played.size());
    const Sound echo = atLevel(later(m_echo, 60), levelDb(m_played) - lossDb);
    const Sound out = doing({.echo = true, .noise = true, .level = false}, m_played, mixed(near, echo));
    const auto spoken = [&](const Sound &sound) { return std::span(sound).subspan(m_far.size(), m_near.size()); };
    const Likeness likeness = compare(m_near, spoken(out), 50);
    const auto late = static_cast<std::size_t>(likeness.delayMs * 48);
    const double snr = segmentalSnr(m_near, std::span(out).subspan(m_far.size() + late, m_near.size()));
    qInfo("ESTOI %.3f, segmental SNR %.1f dB, level %.1f of %.1f dB", likeness.estoi, snr, levelDb(spoken(out)),
          levelDb(m_near));
    QVERIFY(likeness.estoi > leastEstoi);
    QVERIFY(levelDb(spoken(out)) > levelDb(m_near) - 5);
}

void TestVoiceProcessing::noiseIsLowered_data()
{
    QTest::addColumn<double>("noiseDb");
    QTest::addColumn<double>("leastEstoi");
    QTest::newRow("a quiet room") << -60.0 << 0.96;
    QTest::newRow("a fan") << -50.0 << 0.96;
    QTest::newRow("a loud fan") << -40.0 << 0.94;
    QTest::newRow("a machine") << -30.0 << 0.85;
}

void TestVoiceProcessing::noiseIsLowered()
{
    QFETCH(double, noiseDb);
    QFETCH(double, leastEstoi);
    Sound speech(3 * kSecond); // first only noise
    speech.insert(speech.end(), m_far.begin(), m_far.end());
    const Sound heard = mixed(speech, noise(speech.size(), noiseDb));
    const Sound out = doing(kNoise, {}, heard);
    const double lowered = levelDb(seconds(heard, 2, 3)) - levelDb(seconds(out, 2, 3));
    const auto spoken = [&](const Sound &sound) { return std::span(sound).subspan(3 * kSecond, m_far.size()); };
    const double estoiOut = compare(m_far, spoken(out), 50).estoi;
    qInfo("noise lowered by %.1f dB, ESTOI %.3f, speech %.1f dB of %.1f", lowered, estoiOut, levelDb(spoken(out)),
          levelDb(m_far));
    QVERIFY(lowered > 10);
    QVERIFY(estoiOut > leastEstoi);
    QVERIFY(levelDb(spoken(out)) > levelDb(m_far) - 2);
}

void TestVoiceProcessing::quietSpeechIsBroughtUp_data()
{
    QTest::addColumn<double>("level");
    for (const double level : {-50.0, -40.0, -30.0, -20.0})
        QTest::addRow("%.0f dB", level) << level;
}

void TestVoiceProcessing::quietSpeechIsBroughtUp()
{
    QFETCH(double, level);
    const Sound quiet = atLevel(m_played, level);
    const double length = static_cast<double>(quiet.size()) / kSecond;
    for (const Processing &what : {kLevel, Processing()}) {
        const Sound out = doing(what, {}, quiet);
        const double at = levelDb(seconds(out, length / 2, length));
        qInfo("from %.1f to %.1f dB, first 5 s %.1f", level, at, levelDb(seconds(out, 0, 5)));
        QVERIFY(at > -26 && at < -16);
        QVERIFY(flattest(out) < 2);
    }
}

void TestVoiceProcessing::silenceStaysSilence()
{
    const Sound out = doing({}, {}, Sound(10 * kSecond));
    QVERIFY2(levelDb(out) < -80, qPrintable(QString::number(levelDb(out))));
    // Noise alone is no speech to bring up.
    const Sound hiss = doing({}, {}, noise(10 * kSecond, -60));
    QVERIFY2(levelDb(seconds(hiss, 5, 10)) < -55, qPrintable(QString::number(levelDb(seconds(hiss, 5, 10)))));
}

void TestVoiceProcessing::playedInPiecesOfAnySize()
{
    const Sound echo = firstPart(later(m_echo, 60));
    const Sound expected = doing(kEcho, m_far, echo);
    VoiceProcessing processing;
    processing.apply(kEcho);
    std::mt19937 random(5);
    Sound out = echo;
    std::size_t played = 0;
    for (std::size_t from = 0; from + kPeriodSamples <= out.size(); from += kPeriodSamples) {
        while (played < from + kPeriodSamples) {
            const std::size_t count = std::min<std::size_t>(1 + random() % 300, from + kPeriodSamples - played);
            processing.rendered(std::span(m_far).subspan(played, count));
            played += count;
        }
        processing.captured(std::span(out).subspan(from).first<kPeriodSamples>(), 0);
    }
    QCOMPARE(out, expected);
}

void TestVoiceProcessing::whatIsNoNumberPasses()
{
    Sound broken = m_near;
    broken[9600] = std::numeric_limits<float>::quiet_NaN();
    broken[9700] = std::numeric_limits<float>::infinity();
    broken[9800] = -1e30F;
    Sound played = m_far;
    played[14400] = std::numeric_limits<float>::quiet_NaN();
    const Sound out = doing({}, played, broken);
    QVERIFY(std::ranges::all_of(out, [](float s) { return std::abs(s) <= 1; }));
    QVERIFY(levelDb(seconds(out, 4, 7)) > -45); // and is over
}

QTEST_APPLESS_MAIN(TestVoiceProcessing)
#include "tst_voiceprocessing.moc"
