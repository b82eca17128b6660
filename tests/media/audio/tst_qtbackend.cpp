// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/audio/audiothread.h"
#include "tests/media/audio/probe.h"
#include "tests/support/soundserver.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QMutex>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <deque>
#include <sys/resource.h>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // ms; for what never comes, not a measure of speed

AudioSettings devices(const QByteArray &input, const QByteArray &output)
{
    return {.backend = AudioSettings::Backend::Devices,
            .inputId = input,
            .outputId = output,
            .playFile = {},
            .recordFile = {}};
}

/// Says what it hears, at once, as a call over no distance does.
class Loop final : public AudioClient
{
public:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t) override
    {
        m_queue.insert(m_queue.end(), period.begin(), period.end());
        while (m_queue.size() > 2 * kPeriodSamples) // bounded to two periods
            m_queue.pop_front();
        ++periods;
        isSilent = std::ranges::all_of(period, [](float s) { return s == 0; });
    }
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t) override
    {
        for (float &sample : samples) {
            sample = m_queue.empty() ? 0 : m_queue.front();
            if (!m_queue.empty())
                m_queue.pop_front();
        }
        rendered += samples.size();
    }
    void troubleBegins(SoundTrouble trouble, const QString &) override { ++failures(trouble); }
    void troubleEnds(SoundTrouble trouble) override { --failures(trouble); }

    void deviceChanged(SoundDirection direction, const DeviceName &name) override
    {
        const QMutexLocker lock(&m_mutex);
        m_told.append((direction == SoundDirection::Microphone ? u"hears "_s : u"plays "_s) +
                      QString::fromUtf8(name.id) + u' ' + name.description);
    }
    QStringList told() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_told;
    }

    std::atomic<int> periods = 0;
    std::atomic<std::size_t> rendered = 0;
    std::atomic<bool> isSilent = true;
    std::atomic<int> microphoneFailures = 0; ///< that are not over
    std::atomic<int> speakerFailures = 0;
    std::atomic<int> silences = 0;

private:
    std::atomic<int> &failures(SoundTrouble trouble)
    {
        if (trouble == SoundTrouble::SilentMicrophone)
            return silences;
        return trouble == SoundTrouble::NoMicrophone ? microphoneFailures : speakerFailures;
    }

    std::deque<float> m_queue;
    mutable QMutex m_mutex;
    QStringList m_told;
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

/// What the devices really do. Never the person's own: without the private server the test ends.
class TestQtBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void delayFromMicrophoneToSpeaker();
    void aSilentMicrophoneBecomesSilence();
    void aVanishedMicrophoneIsReplaced();
    void aMutedMicrophoneIsNoticed();

private:
    static QString pactl(const QStringList &arguments);

    std::unique_ptr<SoundServer> m_server;
};

void TestQtBackend::initTestCase()
{
    m_server = std::make_unique<SoundServer>(QStringList{u"a"_s, u"b"_s});
    QVERIFY2(m_server->isReady(), "a private PulseAudio is needed");
    qputenv("PULSE_SERVER", m_server->server());
}

QString TestQtBackend::pactl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("pactl failed");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void TestQtBackend::delayFromMicrophoneToSpeaker()
{
    // What the measurement itself costs: the noise goes straight back into the microphone.
    Probe direct(Probe::noise());
    {
        AudioThread thread(devices("microphone_a", "voice_a"), direct);
        QTRY_VERIFY_WITH_TIMEOUT(direct.heardSamples() > 48000 * 4, kPatience);
    }
    // And through the backend.
    Probe around(Probe::noise());
    Loop loop;
    double cpu = 0;
    {
        AudioThread looping(devices("microphone_a", "speaker_a"), loop);
        AudioThread thread(devices("ear_a", "voice_a"), around);
        cpu = -cpuSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(around.heardSamples() > 48000 * 8, kPatience);
        cpu += cpuSeconds();
    }
    const auto directMs = direct.delaysMs();
    const auto aroundMs = around.delaysMs();
    QVERIFY(directMs.size() > 20 && aroundMs.size() > 40);
    qInfo("microphone to speaker %.1f ms (%.1f…%.1f less %.1f for measuring), %.1f %% CPU for two loops",
          median(aroundMs) - median(directMs), std::ranges::min(aroundMs), std::ranges::max(aroundMs), median(directMs),
          100 * cpu / 8);
    QVERIFY(median(aroundMs) > median(directMs)); // how much is for ./dev bench to say
    QCOMPARE(loop.microphoneFailures, 0);
    QCOMPARE(loop.speakerFailures, 0);
}

void TestQtBackend::aSilentMicrophoneBecomesSilence()
{
    Probe noise(Probe::noise());
    Loop loop;
    AudioThread playing(devices("microphone_b", "voice_a"), noise);
    AudioThread looping(devices("microphone_a", "speaker_a"), loop);
    QTRY_VERIFY_WITH_TIMEOUT(!loop.isSilent, kPatience);

    // A device that hangs gives nothing, not even an error.
    pactl({u"suspend-source"_s, u"microphone_a"_s, u"1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(loop.isSilent, kPatience);
    const int before = loop.periods;
    QTRY_VERIFY_WITH_TIMEOUT(loop.periods > before + 100, kPatience); // the call goes on
    QTRY_COMPARE_WITH_TIMEOUT(loop.microphoneFailures, 1, kPatience);

    pactl({u"suspend-source"_s, u"microphone_a"_s, u"0"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!loop.isSilent, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(loop.microphoneFailures, 0, kPatience); // and that is said, too
    QCOMPARE(loop.speakerFailures, 0);
}

void TestQtBackend::aVanishedMicrophoneIsReplaced()
{
    Probe noise(Probe::noise());
    Loop loop;
    AudioThread playing(devices("microphone_b", "voice_a"), noise);
    pactl({u"set-default-source"_s, u"microphone_a"_s});
    const QString plugged =
        pactl({u"load-module"_s, u"module-remap-source"_s, u"source_name=plugged"_s, u"master=voice_b.monitor"_s});
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::contains(QMediaDevices::audioInputs(), "plugged", &QAudioDevice::id),
                             kPatience);
    AudioThread looping(devices("plugged", "speaker_a"), loop);
    QTRY_VERIFY_WITH_TIMEOUT(loop.periods > 20, kPatience);
    QVERIFY(loop.isSilent);
    QVERIFY(loop.told().first().startsWith(u"hears plugged "_s));
    QCOMPARE(loop.told().last(), u"plays speaker_a Speaker_a"_s);

    pactl({u"unload-module"_s, plugged});
    QTRY_VERIFY_WITH_TIMEOUT(!loop.isSilent, kPatience); // the default one, which hears the noise
    QCOMPARE(loop.microphoneFailures, 0);
}

void TestQtBackend::aMutedMicrophoneIsNoticed()
{
    Probe noise(Probe::noise());
    Loop loop;
    AudioThread playing(devices("microphone_b", "voice_a"), noise);
    AudioThread looping(devices("microphone_a", "speaker_a"), loop);
    QTRY_VERIFY_WITH_TIMEOUT(!loop.isSilent, kPatience);
    pactl({u"set-source-mute"_s, u"microphone_a"_s, u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(loop.silences, 1, kPatience);
    pactl({u"set-source-mute"_s, u"microphone_a"_s, u"0"_s});
    QTRY_COMPARE_WITH_TIMEOUT(loop.silences, 0, kPatience);
    QCOMPARE(loop.microphoneFailures, 0);
}

QTEST_GUILESS_MAIN(TestQtBackend)
#include "tst_qtbackend.moc"
