// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggopusreader.h"
#include "core/media/recording/voicefile.h"
#include "tests/support/estoi.h"
#include "tests/support/soundfile.h"
#include "tests/support/speech.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace causerie::media;
using namespace Qt::StringLiterals;

/// Speech in an Ogg Opus file, as another decoder hears it.
class TestVoiceFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speechComesBack();
    void everyLengthIsKept_data();
    void everyLengthIsKept();
    void whatWasCutOffPlays();
    void thePowers();
    void silence_data();
    void silence();

private:
    QString write(std::span<const float> sound, std::size_t piece);

    QTemporaryDir m_dir;
    std::vector<float> m_speech;
};

void TestVoiceFile::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

QString TestVoiceFile::write(std::span<const float> sound, std::size_t piece)
{
    QFile file(m_dir.filePath(u"%1-%2.opus"_s.arg(sound.size()).arg(piece)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    const auto voice = VoiceFile::create(file, 42);
    bool isGood = voice != nullptr;
    for (std::size_t at = 0; at < sound.size() && isGood; at += piece)
        isGood = voice->append(sound.subspan(at, std::min(piece, sound.size() - at)));
    return isGood && voice->finish() && voice->samples() == std::ssize(sound) ? file.fileName() : QString();
}

void TestVoiceFile::speechComesBack()
{
    const QString file = write(m_speech, 480);
    const auto heard = causerie::test::decodedSound(file);
    QVERIFY(heard);
    QCOMPARE(heard->size(), m_speech.size()); // to the sample
    const std::size_t compared = std::min<std::size_t>(m_speech.size(), 48000 * 8);
    const auto likeness =
        causerie::test::compare(std::span(m_speech).first(compared), std::span(*heard).first(compared));
    const double kilobits = static_cast<double>(QFile(file).size()) * 8 / (static_cast<double>(m_speech.size()) / 48);
    qInfo("ESTOI %.3f, delay %.2f ms, %.1f kbit/s", likeness.estoi, likeness.delayMs, kilobits);
    QVERIFY(likeness.estoi > 0.97);
    QVERIFY(std::abs(likeness.delayMs) < 0.5); // the pre-skip is right
    QVERIFY(kilobits > 15 && kilobits < 40);
}

void TestVoiceFile::everyLengthIsKept_data()
{
    QTest::addColumn<int>("samples");
    QTest::newRow("a sample") << 1;
    QTest::newRow("less than the lookahead") << 300;
    QTest::newRow("just a frame") << 960;
    QTest::newRow("a frame without the lookahead") << 960 - 312;
    QTest::newRow("a second") << 48000;
    QTest::newRow("a second and a little") << 48001;
}

void TestVoiceFile::everyLengthIsKept()
{
    QFETCH(int, samples);
    QFile file(write(std::span(m_speech).first(static_cast<std::size_t>(samples)), 480));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(oggOpusLength(file), (OggOpusLength{.samples = samples, .isComplete = true}));
    const auto heard = causerie::test::decodedSound(file.fileName());
    QVERIFY(heard);
    // FFmpeg cannot cut both ends of one packet.
    const bool isOnePacket = samples + 312 <= 960 && samples != 960 - 312;
    QCOMPARE(static_cast<int>(heard->size()), isOnePacket ? samples + 312 : samples);
}

/// The process died: another decoder plays what is there.
void TestVoiceFile::whatWasCutOffPlays()
{
    QFile file(m_dir.filePath(u"killed.opus"_s));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto voice = VoiceFile::create(file, 42);
    QVERIFY(voice->append(std::span(m_speech).first(48000 * 4))); // and never finished
    const auto length = oggOpusLength(file);
    QVERIFY(length);
    QVERIFY(!length->isComplete);
    QVERIFY(length->samples >= 48000 * 2.9); // all but the last second
    const auto heard = causerie::test::decodedSound(file.fileName());
    QVERIFY(heard);
    QVERIFY(std::abs(std::ssize(*heard) - length->samples) <= 960);
}

void TestVoiceFile::thePowers()
{
    QFile file(m_dir.filePath(u"tone.opus"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto voice = VoiceFile::create(file, 42);
    const std::vector<float> loud(4800, 0.5F);
    QVERIFY(voice->append(loud) && voice->append(std::vector<float>(960, 0.0F)) &&
            voice->append(std::span(loud).first(100)));
    QCOMPARE(voice->powers().size(), std::size_t{6});
    QVERIFY(voice->finish());
    QCOMPARE(voice->powers().size(), std::size_t{7}); // the frame that only fills the end has none
    QCOMPARE(voice->powers()[0], 0.25F);
    QCOMPARE(voice->powers()[5], 0.0F);
    QCOMPARE(voice->powers()[6], 0.25F);
}

void TestVoiceFile::silence_data()
{
    QTest::addColumn<float>("loudest");
    QTest::addColumn<bool>("isSilent");
    QTest::newRow("digital silence") << 0.0F << true;
    QTest::newRow("the noise of a muted microphone") << 0.0005F << true;
    QTest::newRow("a whisper") << 0.01F << false;
}

void TestVoiceFile::silence()
{
    QFETCH(float, loudest);
    std::vector<float> powers(100, 0.0F);
    powers[50] = loudest * loudest;
    QTEST(isSilent(powers), "isSilent");
}

QTEST_GUILESS_MAIN(TestVoiceFile)
#include "tst_voicefile.moc"
