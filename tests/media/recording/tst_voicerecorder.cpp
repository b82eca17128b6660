// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggopusreader.h"
#include "core/media/recording/voicerecorder.h"
#include "tests/support/estoi.h"
#include "tests/support/punctuality.h"
#include "tests/support/soundfile.h"
#include "tests/support/speech.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t kHour = std::int64_t{3600} * 48000;
constexpr int kPatience = 30'000;

} // namespace

/// A recording through its real threads, from a file in place of a microphone.
class TestVoiceRecorder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void speechIsRecorded();
    void itTellsHowItGoes();
    void aPauseIsLeftOut();
    void notForEver();
    void aDiskThatRefuses();
    void destroyedMeanwhile();
    void aMicrophoneThatIsMuted();
    void aFileThatIsNone();

private:
    AudioSettings speaking() const { return {.backend = AudioSettings::Backend::Files, .playFile = m_speech->file()}; }
    std::int64_t samplesSoFar() const { return m_steps.empty() ? 0 : m_steps.back().samples; }
    void begin(const AudioSettings &audio, std::int64_t most = kHour);
    Recording end();

    std::unique_ptr<causerie::test::Speech> m_speech;
    QTemporaryDir m_dir;
    QString m_file;
    std::unique_ptr<VoiceRecorder> m_recorder;
    std::vector<RecordingStep> m_steps;
    std::vector<Recording> m_ended;
    QList<SoundTrouble> m_failures;
};

void TestVoiceRecorder::initTestCase()
{
    m_speech = std::make_unique<causerie::test::Speech>();
    QVERIFY2(m_speech->isReady(), "espeak-ng is needed");
}

void TestVoiceRecorder::init()
{
    m_recorder.reset();
    m_steps.clear();
    m_ended.clear();
    m_failures.clear();
    m_file = m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".opus"_s);
}

void TestVoiceRecorder::begin(const AudioSettings &audio, std::int64_t most)
{
    m_recorder = std::make_unique<VoiceRecorder>(audio, m_file, most);
    connect(m_recorder.get(), &VoiceRecorder::advanced, this,
            [this](const RecordingStep &step) { m_steps.push_back(step); });
    connect(m_recorder.get(), &VoiceRecorder::ended, this,
            [this](const Recording &recording) { m_ended.push_back(recording); });
    connect(m_recorder.get(), &VoiceRecorder::failed, this, [this](SoundTrouble trouble) { m_failures << trouble; });
}

Recording TestVoiceRecorder::end()
{
    m_recorder->stop();
    return QTest::qWaitFor([this] { return !m_ended.empty(); }, kPatience) ? m_ended.front() : Recording();
}

void TestVoiceRecorder::speechIsRecorded()
{
    const causerie::test::Punctuality punctuality;
    begin(speaking());
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 48000 * 4, kPatience);
    const Recording recording = end();
    QCOMPARE(recording.end, RecordingEnd::Stopped);
    const auto heard = causerie::test::decodedSound(m_file);
    QVERIFY(heard);
    QCOMPARE(std::ssize(*heard), recording.samples);
    QCOMPARE(std::ssize(recording.powers), (recording.samples + 959) / 960);
    const auto said = std::span(m_speech->samples()).first(std::min(m_speech->samples().size(), heard->size()));
    const auto likeness = causerie::test::compare(said, *heard);
    qInfo("ESTOI %.3f, delay %.2f ms", likeness.estoi, likeness.delayMs);
    QVERIFY(likeness.estoi > punctuality.wantedEstoi());
    QVERIFY(m_failures.isEmpty());
}

void TestVoiceRecorder::itTellsHowItGoes()
{
    begin(speaking());
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 48000 * 2, kPatience);
    const Recording recording = end();
    std::vector<float> powers;
    double loudest = 0;
    std::int64_t last = 0;
    for (const RecordingStep &step : m_steps) {
        QVERIFY(step.samples >= last);
        last = step.samples;
        loudest = std::max(loudest, step.level);
        powers.insert(powers.end(), step.powers.begin(), step.powers.end());
    }
    QVERIFY(loudest > 0.3 && loudest <= 1);
    QCOMPARE(last, recording.samples);
    QVERIFY(std::ssize(recording.powers) - std::ssize(powers) <= 1); // what only the end completes
    QVERIFY(std::equal(powers.begin(), powers.end(), recording.powers.begin()));
}

void TestVoiceRecorder::aPauseIsLeftOut()
{
    begin(speaking());
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 48000, kPatience);
    m_recorder->setPaused(true);
    // What is in the ring is still written; then nothing changes any more, however long one looks.
    std::int64_t before = -1;
    for (int same = 0; same < 5;) {
        QSignalSpy advanced(m_recorder.get(), &VoiceRecorder::advanced);
        QVERIFY(advanced.wait(kPatience));
        same = samplesSoFar() == before ? same + 1 : 0;
        before = samplesSoFar();
    }
    m_recorder->setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() > before + 24000, kPatience);
    const Recording recording = end();
    QVERIFY(recording.samples > before);
    const auto heard = causerie::test::decodedSound(m_file);
    QVERIFY(heard);
    QCOMPARE(std::ssize(*heard), recording.samples);
}

void TestVoiceRecorder::notForEver()
{
    begin(speaking(), 48000);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended.size(), 1u, kPatience);
    QCOMPARE(m_ended.front().end, RecordingEnd::Longest);
    QCOMPARE(m_ended.front().samples, 48000);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(oggOpusLength(file), (OggOpusLength{.samples = 48000, .isComplete = true}));
    m_recorder->setPaused(true); // it is over; nothing happens
    m_recorder->stop();
    m_recorder.reset();
    QCOMPARE(m_ended.size(), 1u);
}

void TestVoiceRecorder::aDiskThatRefuses()
{
    m_file = m_dir.filePath(u"no folder/voice.opus"_s);
    begin(speaking());
    QTRY_COMPARE_WITH_TIMEOUT(m_ended.size(), 1u, kPatience);
    QCOMPARE(m_ended.front(), (Recording{.samples = 0, .powers = {}, .end = RecordingEnd::Unwritable}));
}

void TestVoiceRecorder::destroyedMeanwhile()
{
    begin(speaking());
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 24000, kPatience);
    const std::int64_t told = samplesSoFar();
    m_recorder.reset();
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto length = oggOpusLength(file);
    QVERIFY(length && length->isComplete);
    QVERIFY(length->samples >= told);
    QVERIFY(m_ended.empty());
}

void TestVoiceRecorder::aMicrophoneThatIsMuted()
{
    begin({.backend = AudioSettings::Backend::Null});
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 24000, kPatience);
    const Recording recording = end();
    QVERIFY(isSilent(recording.powers));
    QVERIFY(m_failures.isEmpty());
}

void TestVoiceRecorder::aFileThatIsNone()
{
    begin({.backend = AudioSettings::Backend::Files, .playFile = m_dir.filePath(u"missing.wav"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(m_failures, QList{SoundTrouble::FileUnreadable}, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(samplesSoFar() >= 4800, kPatience); // it goes on in silence
    QVERIFY(isSilent(end().powers));
}

QTEST_GUILESS_MAIN(TestVoiceRecorder)
#include "tst_voicerecorder.moc"
