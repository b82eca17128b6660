// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/filebackend.h"
#include "core/media/audio/nullbackend.h"
#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavwriter.h"
#include "tests/media/audio/audiothread.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t kMs = 1'000'000;

/// Counts what it is asked, and says a ramp.
class Listener final : public AudioClient
{
public:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override
    {
        heard.insert(heard.end(), period.begin(), period.end());
        order.append(u'c');
        lastNs = nowNs;
    }
    void skipped(std::int64_t samples) override { lost += samples; }
    void render(std::span<float> samples, std::int64_t) override
    {
        for (float &sample : samples)
            sample = static_cast<float>(said++ % 1000) / 1000;
        order.append(u'r');
    }
    void troubleBegins(SoundTrouble trouble, const QString &) override { troubles.append(trouble); }
    void troubleEnds(SoundTrouble) override {}

    std::vector<float> heard;
    std::int64_t lost = 0;
    std::int64_t lastNs = 0;
    std::size_t said = 0;
    QString order;
    QList<SoundTrouble> troubles;
};

} // namespace

class TestPacedBackends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTimeLine();
    void aLateTimerIsMadeUpFor();
    void aLongPauseIsSkipped();
    void filesShareTheTimeLine();
    void otherRatesAreConverted();
    void badFilesAreReported();
    void runsByItself();

private:
    QString write(const QString &name, std::span<const float> samples);

    QTemporaryDir m_folder;
};

QString TestPacedBackends::write(const QString &name, std::span<const float> samples)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    WavWriter writer(file);
    writer.begin(0);
    writer.append(samples);
    return file.fileName();
}

void TestPacedBackends::theTimeLine()
{
    std::int64_t now = 5000 * kMs;
    NullBackend backend([&] { return now; });
    Listener listener;
    QCOMPARE(backend.startedNs(), 0);
    backend.open(listener);
    QCOMPARE(backend.startedNs(), 5000 * kMs);
    QCOMPARE(listener.order, u"r"_s); // the first 10 ms are to be heard, none has been said yet
    now += 9 * kMs;
    backend.step();
    QCOMPARE(listener.order, u"r"_s);
    now += 1 * kMs;
    backend.step();
    QCOMPARE(listener.order, u"rcr"_s);
    now += 10 * kMs;
    backend.step();
    QCOMPARE(listener.order, u"rcrcr"_s);
    QCOMPARE(listener.heard.size(), std::size_t{960});
    QCOMPARE(listener.lastNs, now);
}

void TestPacedBackends::aLateTimerIsMadeUpFor()
{
    std::int64_t now = 0;
    NullBackend backend([&] { return now; });
    Listener listener;
    backend.open(listener);
    now = 73 * kMs;
    backend.step();
    QCOMPARE(listener.order, u"rcrcrcrcrcrcrcr"_s);
    QCOMPARE(listener.lost, 0);
}

void TestPacedBackends::aLongPauseIsSkipped()
{
    std::int64_t now = 0;
    NullBackend backend([&] { return now; });
    Listener listener;
    backend.open(listener);
    now = 5000 * kMs;
    backend.step();
    QCOMPARE(listener.heard.size() + static_cast<std::size_t>(listener.lost), std::size_t{240000});
    QVERIFY(listener.heard.size() <= 48000);
}

void TestPacedBackends::filesShareTheTimeLine()
{
    std::vector<float> ramp(1000);
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = static_cast<float>(i) / 1024;
    const QString in = write(u"in.wav"_s, ramp);
    const QString out = m_folder.filePath(u"out.wav"_s);
    Listener listener;
    std::int64_t now = 123456789;
    {
        FileBackend backend(in, out, [&] { return now; });
        backend.open(listener);
        for (int period = 0; period < 9; ++period) {
            now += kPeriodNs;
            backend.step();
        }
    }
    QCOMPARE(listener.heard.size(), std::size_t{9 * 480});
    for (std::size_t i = 0; i < listener.heard.size(); ++i)
        QCOMPARE(listener.heard[i], i < ramp.size() ? ramp[i] : 0); // once, then silence
    const auto sound = readWav(out);
    QVERIFY(sound.has_value());
    QCOMPARE(sound->startedNs, std::optional<std::int64_t>(123456789));
    QCOMPARE(sound->samples.size(), std::size_t{10 * 480});
    for (std::size_t i = 0; i < sound->samples.size(); ++i)
        QVERIFY(std::abs(sound->samples[i] - static_cast<float>(i % 1000) / 1000) < 1e-4F);
    QVERIFY(listener.troubles.isEmpty());
}

void TestPacedBackends::otherRatesAreConverted()
{
    // 16 kHz stereo, a constant: what comes is 48 kHz mono of the same length and loudness.
    QFile file(m_folder.filePath(u"slow.wav"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\2\0\x80\x3e\0\0\0\xfa\0\0\4\0\x10\0data\0\xfa\0\0", 44));
    for (int i = 0; i < 32000; ++i)
        file.write("\0\x40", 2); // 0.5
    file.close();
    std::int64_t now = 0;
    Listener listener;
    FileBackend backend(file.fileName(), {}, [&] { return now; });
    backend.open(listener);
    for (now = kPeriodNs; now <= 110 * kPeriodNs; now += kPeriodNs)
        backend.step();
    QVERIFY(std::abs(listener.heard[24000] - 0.5F) < 0.01F);
    QVERIFY(std::abs(listener.heard[47000] - 0.5F) < 0.01F);
    QCOMPARE(listener.heard[49000], 0.0F);
}

void TestPacedBackends::badFilesAreReported()
{
    std::int64_t now = 0;
    Listener listener;
    FileBackend backend(u"/nonexistent.wav"_s, u"/nonexistent/out.wav"_s, [&] { return now; });
    backend.open(listener);
    QCOMPARE(listener.troubles, (QList{SoundTrouble::FileUnreadable, SoundTrouble::FileUnwritable}));
    now = 50 * kMs;
    backend.step();
    QCOMPARE(listener.heard.size(), std::size_t{5 * 480}); // the call goes on in silence
}

void TestPacedBackends::runsByItself()
{
    struct Counter final : AudioClient {
        void captured(std::span<const float, kPeriodSamples>, std::int64_t) override { ++periods; }
        void skipped(std::int64_t) override {}
        void render(std::span<float>, std::int64_t) override {}
        void troubleBegins(SoundTrouble, const QString &) override {}
        void troubleEnds(SoundTrouble) override {}
        std::atomic<int> periods = 0;
    } counter;
    const std::int64_t start = steadyNowNs();
    causerie::test::AudioThread thread(
        {.backend = AudioSettings::Backend::Null, .inputId = {}, .outputId = {}, .playFile = {}, .recordFile = {}},
        counter);
    QTRY_VERIFY(counter.periods >= 50);
    const auto elapsed = (steadyNowNs() - start) / kPeriodNs;
    QVERIFY(counter.periods <= elapsed + 1);
}

QTEST_GUILESS_MAIN(TestPacedBackends)
#include "tst_pacedbackends.moc"
