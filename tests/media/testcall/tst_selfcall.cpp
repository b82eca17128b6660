// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/filebackend.h"
#include "core/media/audio/wavreader.h"
#include "core/media/testcall/selfcall.h"
#include "core/media/testcall/testcall.h"
#include "tests/support/acoustics.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A call with oneself, in a room that is made up and on a clock that is, and once in real time with files.
class TestSelfCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theLineLosesAsItShould_data();
    void theLineLosesAsItShould();
    void measuresTheRoom();
    void aHeadsetHasNoEcho();
    void whatIsSaidIsHeard_data();
    void whatIsSaidIsHeard();
    void clippingIsNoticed();
    void aMissingMicrophoneIsTold();
    void isTheSameAgain();
    void runsWithFiles();

private:
    std::unique_ptr<Speech> m_speech;
};

namespace
{

/// The whole call, 10 ms by 10 ms: `voice` is said while speaking, and the microphone hears what was played so much
/// later and softer (0: a headset). What was played at the end goes to `heard`.
SelfCallResult talk(SelfCall &call, const Sound &voice, double echoDelayMs, double echoGain, Sound *heard = nullptr)
{
    std::vector<float> played(std::size_t(echoDelayMs * 48), 0.0F);
    std::array<float, kPeriodSamples> period{};
    std::size_t said = 0;
    const Sound room = noise(kPeriodSamples * 1500, -70);
    for (std::size_t step = 0; step < 1500 && call.phase() != SelfCall::Phase::Over; ++step) {
        const std::int64_t now = std::int64_t(step + 1) * kPeriodNs;
        for (std::size_t i = 0; i < kPeriodSamples; ++i) {
            const bool isSpeaking = call.phase() == SelfCall::Phase::Speaking;
            const float ours = isSpeaking && said < voice.size() ? voice[said++] : 0;
            period[i] = ours + float(echoGain) * played[step * kPeriodSamples + i] + room[step * kPeriodSamples + i];
        }
        call.captured(period, now);
        const bool isPlaying = call.phase() == SelfCall::Phase::Playing;
        call.render(period, now);
        played.insert(played.end(), period.begin(), period.end());
        if (heard && isPlaying)
            heard->insert(heard->end(), period.begin(), period.end());
    }
    return call.result();
}

} // namespace

void TestSelfCall::initTestCase()
{
    m_speech = std::make_unique<Speech>();
    if (!m_speech->isReady())
        QSKIP("espeak-ng is not there");
}

void TestSelfCall::theLineLosesAsItShould_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("meanRun");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("5 % alone") << 0.05 << 1.0;
    QTest::newRow("10 % in bursts") << 0.1 << 3.0;
    QTest::newRow("30 %") << 0.3 << 1.43;
}

void TestSelfCall::theLineLosesAsItShould()
{
    QFETCH(double, share);
    QFETCH(double, meanRun);
    LossyLine line({.share = share, .meanRun = meanRun}, 7);
    PacketRing ring;
    std::array<std::byte, 100> packet{};
    int runs = 0;
    bool wasLost = false;
    std::int64_t last = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t now = i * 20 * kNsPerMs;
        const auto lost = line.lost();
        line.setNow(now);
        line.send(packet, 50);
        const bool isLost = line.lost() > lost;
        runs += isLost && !wasLost ? 1 : 0;
        wasLost = isLost;
        line.deliver(now, ring);
        while (const Packet *arrived = ring.front()) {
            QVERIFY(arrived->arrivalNs <= now && arrived->arrivalNs >= last && arrived->size == 50);
            last = arrived->arrivalNs;
            ring.release();
        }
    }
    QCOMPARE(line.sent(), 20'000U);
    QVERIFY2(std::abs(double(line.lost()) / 20'000 - share) < 0.01, qPrintable(QString::number(line.lost())));
    if (share > 0)
        QVERIFY(std::abs(double(line.lost()) / runs - meanRun) < 0.2);
}

void TestSelfCall::measuresTheRoom()
{
    SelfCall call(Processing::none(), {}, 1);
    const SelfCallResult result = talk(call, m_speech->samples(), 85, 0.1);
    QCOMPARE(call.phase(), SelfCall::Phase::Over);
    QVERIFY(result.deviceDelayMs && result.echoDb);
    // What is rendered in one step can be captured in the next one at the earliest: 10 ms.
    QVERIFY2(std::abs(*result.deviceDelayMs - 85) < 11, qPrintable(QString::number(*result.deviceDelayMs)));
    QVERIFY2(std::abs(*result.echoDb + 20) < 1, qPrintable(QString::number(*result.echoDb)));
    QVERIFY(std::abs(result.noiseDb + 70) < 2);
    QVERIFY(result.speechDb > -40 && result.speechDb < 0);
    QCOMPARE(result.clippedPercent, 0.0);
    QVERIFY(result.playoutDelayMs > 0 && result.playoutDelayMs < 60);
}

void TestSelfCall::aHeadsetHasNoEcho()
{
    SelfCall call(Processing::none(), {}, 1);
    const SelfCallResult result = talk(call, m_speech->samples(), 50, 0);
    QVERIFY(!result.deviceDelayMs && !result.echoDb);
}

void TestSelfCall::whatIsSaidIsHeard_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("meanRun");
    QTest::addColumn<double>("estoi");
    QTest::newRow("nothing lost") << 0.0 << 1.0 << 0.9;
    QTest::newRow("10 % lost") << 0.1 << 1.1 << 0.75;
}

/// Through the real codec and the real playout buffer.
void TestSelfCall::whatIsSaidIsHeard()
{
    QFETCH(double, share);
    QFETCH(double, meanRun);
    QFETCH(double, estoi);
    SelfCall call(Processing::none(), {.share = share, .meanRun = meanRun}, 3);
    Sound voice = m_speech->samples();
    voice.resize(std::min<std::size_t>(voice.size(), 5 * 48'000));
    Sound heard;
    const SelfCallResult result = talk(call, voice, 50, 0, &heard);
    QVERIFY(std::abs(result.lossPercent - 100 * share) < 5);
    QVERIFY2(share > 0 ? result.concealedPercent > 0 : result.concealedPercent < 1,
             qPrintable(QString::number(result.concealedPercent)));
    const double found = compare(voice, heard).estoi;
    QVERIFY2(found > estoi, qPrintable(QString::number(found)));
}

void TestSelfCall::clippingIsNoticed()
{
    Sound shouted = m_speech->samples();
    for (float &sample : shouted)
        sample = std::clamp(sample * 30, -1.0F, 1.0F);
    SelfCall call(Processing::none(), {}, 1);
    const SelfCallResult result = talk(call, shouted, 50, 0);
    QVERIFY2(result.clippedPercent > 10, qPrintable(QString::number(result.clippedPercent)));
}

void TestSelfCall::aMissingMicrophoneIsTold()
{
    SelfCall call(Processing::none(), {}, 1);
    call.troubleBegins(SoundTrouble::NoMicrophone, {});
    call.troubleEnds(SoundTrouble::NoMicrophone);
    QVERIFY(call.result().troubles.has(SoundTrouble::NoMicrophone));
}

void TestSelfCall::isTheSameAgain()
{
    SelfCall one({}, {.share = 0.1, .meanRun = 2}, 5);
    SelfCall other({}, {.share = 0.1, .meanRun = 2}, 5);
    QCOMPARE(talk(one, m_speech->samples(), 60, 0.2), talk(other, m_speech->samples(), 60, 0.2));
}

/// The door with its thread: the voice is a file, and what is played another.
void TestSelfCall::runsWithFiles()
{
    const QTemporaryDir folder;
    const AudioSettings audio{.backend = AudioSettings::Backend::Files,
                              .playFile = m_speech->file(),
                              .recordFile = folder.filePath(u"heard.wav"_s)};
    TestCall call(audio, {});
    QSignalSpy phases(&call, &TestCall::phaseChanged);
    QSignalSpy finished(&call, &TestCall::finished);
    QVERIFY(finished.wait(30'000));
    QCOMPARE(phases.size(), 3);
    const auto result = finished.first().first().value<SelfCallResult>();
    QVERIFY(result.troubles.isEmpty());
    QVERIFY(result.speechDb > -40);
    QVERIFY(QFile(audio.recordFile).size() > 48'000 * 2 * 10); // ten seconds and more
}

QTEST_GUILESS_MAIN(TestSelfCall)
#include "tst_selfcall.moc"
