// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/media/audio/audiothread.h"
#include "tests/support/soundserver.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QProcess>
#include <QTest>

#include <algorithm>

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

/// Says a saw tooth without end, or nothing, and notes when it hears something, and when nothing.
class Listener final : public AudioClient
{
public:
    explicit Listener(bool speaks) : m_speaks(speaks) {}

    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override
    {
        ++periods;
        const bool isNothing = std::ranges::all_of(period, [](float sample) { return sample == 0; });
        isSilent = isNothing;
        if (isNothing)
            ++silentPeriods;
        else if (std::int64_t expected = 0; firstHeardNs.load() == 0)
            firstHeardNs.compare_exchange_strong(expected, nowNs);
    }
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t) override
    {
        for (float &sample : samples)
            sample = m_speaks ? static_cast<float>(m_said++ % 100) / 400 + 0.01F : 0;
    }
    void troubleBegins(SoundTrouble trouble, const QString &) override
    {
        troubles += trouble != SoundTrouble::SilentMicrophone;
    }
    void troubleEnds(SoundTrouble trouble) override { troubles -= trouble != SoundTrouble::SilentMicrophone; }

    std::atomic<int> periods = 0;
    std::atomic<int> silentPeriods = 0;
    std::atomic<bool> isSilent = true;
    std::atomic<std::int64_t> firstHeardNs = 0; ///< since it was set to 0
    std::atomic<int> troubles = 0;              ///< that are not over

private:
    const bool m_speaks;
    unsigned m_said = 0;
};

QString pactl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("pactl failed");
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// A device made of another one, as if it were plugged in.
QString plugMicrophone(const QString &voice)
{
    return pactl(
        {u"load-module"_s, u"module-remap-source"_s, u"source_name=plugged"_s, u"master=%1.monitor"_s.arg(voice)});
}

QString plugSpeaker(const QString &speaker)
{
    return pactl({u"load-module"_s, u"module-remap-sink"_s, u"sink_name=plugged"_s, u"master="_s + speaker});
}

void unplug(const QString &module)
{
    pactl({u"unload-module"_s, module});
}

bool isThere(const QList<QAudioDevice> &all, const QByteArray &id)
{
    return std::ranges::contains(all, id, &QAudioDevice::id);
}

} // namespace

/// Devices that come and go in the middle of a call, with a real PulseAudio: `voice_a` is spoken to, so microphone a
/// hears something and microphone b nothing.
class TestHotPlug : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void microphoneUnplugged();
    void microphoneComesBack();
    void otherDefaultMicrophone();
    void speakerUnplugged();
    void speakerComesBack();
    void otherDefaultSpeaker();
    void onlyWhatChangesIsReopened();
    void manyTimes();

private:
    /// Does `act` and tells how long it takes until `ear` hears something.
    template<typename Act>
    void measure(const char *what, Listener &ear, Act act)
    {
        ear.firstHeardNs = 0;
        const std::int64_t before = steadyNowNs();
        act();
        const std::int64_t after = steadyNowNs();
        QTRY_VERIFY_WITH_TIMEOUT(ear.firstHeardNs != 0, kPatience);
        // Which of the two is the moment, pactl does not tell.
        qInfo("%s: sound after %.0f ms, %.0f of them of pactl", what,
              static_cast<double>(ear.firstHeardNs - before) / kNsPerMs,
              static_cast<double>(after - before) / kNsPerMs);
        QVERIFY(!ear.troubles);
    }

    std::unique_ptr<SoundServer> m_server;
    Listener m_mouth{true};
    std::unique_ptr<AudioThread> m_speaking;
};

void TestHotPlug::initTestCase()
{
    m_server = std::make_unique<SoundServer>(QStringList{u"a"_s, u"b"_s});
    QVERIFY2(m_server->isReady(), "a private PulseAudio is needed");
    qputenv("PULSE_SERVER", m_server->server());
    m_speaking = std::make_unique<AudioThread>(devices("microphone_b", "voice_a"), m_mouth);
}

void TestHotPlug::init()
{
    pactl({u"set-default-source"_s, u"microphone_a"_s});
    pactl({u"set-default-sink"_s, u"speaker_a"_s});
    QTRY_COMPARE_WITH_TIMEOUT(QMediaDevices::defaultAudioInput().id(), "microphone_a", kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(QMediaDevices::defaultAudioOutput().id(), "speaker_a", kPatience);
}

void TestHotPlug::microphoneUnplugged()
{
    const QString module = plugMicrophone(u"voice_b"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isThere(QMediaDevices::audioInputs(), "plugged"), kPatience);
    Listener ear(false);
    const AudioThread thread(devices("plugged", "speaker_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    measure("the microphone is unplugged", ear, [&] { unplug(module); });
}

void TestHotPlug::microphoneComesBack()
{
    pactl({u"set-default-source"_s, u"microphone_b"_s});
    QTRY_COMPARE_WITH_TIMEOUT(QMediaDevices::defaultAudioInput().id(), "microphone_b", kPatience);
    Listener ear(false);
    const AudioThread thread(devices("plugged", "speaker_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    QString module;
    measure("the chosen microphone is there", ear, [&] { module = plugMicrophone(u"voice_a"_s); });
    unplug(module);
    QTRY_VERIFY_WITH_TIMEOUT(ear.isSilent, kPatience);
    measure("it is there again", ear, [&] { module = plugMicrophone(u"voice_a"_s); });
    unplug(module);
}

void TestHotPlug::otherDefaultMicrophone()
{
    pactl({u"set-default-source"_s, u"microphone_b"_s});
    QTRY_COMPARE_WITH_TIMEOUT(QMediaDevices::defaultAudioInput().id(), "microphone_b", kPatience);
    Listener ear(false);
    const AudioThread thread(devices({}, "speaker_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    measure("another default microphone", ear, [] { pactl({u"set-default-source"_s, u"microphone_a"_s}); });
}

void TestHotPlug::speakerUnplugged()
{
    const QString module = plugSpeaker(u"speaker_b"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isThere(QMediaDevices::audioOutputs(), "plugged"), kPatience);
    Listener mouth(true);
    const AudioThread speaking(devices("microphone_b", "plugged"), mouth);
    Listener ear(false);
    const AudioThread hearing(devices("ear_a", "voice_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50 && mouth.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    measure("the loudspeaker is unplugged", ear, [&] { unplug(module); });
    QVERIFY(!mouth.troubles);
}

void TestHotPlug::speakerComesBack()
{
    Listener mouth(true);
    const AudioThread speaking(devices("microphone_b", "plugged"), mouth);
    Listener ear(false);
    const AudioThread hearing(devices("ear_b", "voice_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50 && mouth.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    QString module;
    measure("the chosen loudspeaker is there", ear, [&] { module = plugSpeaker(u"speaker_b"_s); });
    unplug(module);
    QTRY_VERIFY_WITH_TIMEOUT(ear.isSilent, kPatience);
    measure("it is there again", ear, [&] { module = plugSpeaker(u"speaker_b"_s); });
    unplug(module);
    QVERIFY(!mouth.troubles);
}

void TestHotPlug::otherDefaultSpeaker()
{
    Listener mouth(true);
    const AudioThread speaking(devices("microphone_b", {}), mouth);
    Listener ear(false);
    const AudioThread hearing(devices("ear_b", "voice_b"), ear);
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > 50 && mouth.periods > 50, kPatience);
    QVERIFY(ear.isSilent);
    measure("another default loudspeaker", ear, [] { pactl({u"set-default-sink"_s, u"speaker_b"_s}); });
}

void TestHotPlug::onlyWhatChangesIsReopened()
{
    Listener ear(true);
    AudioThread thread(devices("microphone_a", "speaker_a"), ear);
    Listener far(false);
    const AudioThread hearing(devices("ear_b", "voice_b"), far);
    QTRY_VERIFY_WITH_TIMEOUT(!ear.isSilent && far.periods > 50, kPatience);
    QVERIFY(far.isSilent);
    const int silent = ear.silentPeriods;
    bool isFollowed = false;
    thread.inThread([&] { isFollowed = thread.backend().follow(devices("microphone_a", "speaker_b")); });
    QVERIFY(isFollowed);
    QTRY_VERIFY_WITH_TIMEOUT(!far.isSilent, kPatience); // it is heard at the new loudspeaker
    const int heard = ear.periods;
    QTRY_VERIFY_WITH_TIMEOUT(ear.periods > heard + 20, kPatience);
    QCOMPARE(ear.silentPeriods, silent); // a microphone that is opened again begins with silence
    thread.inThread([&] {
        AudioSettings other;
        other.backend = AudioSettings::Backend::Null;
        isFollowed = thread.backend().follow(other);
    });
    QVERIFY(!isFollowed);
}

/// Devices that come and go again and again end nothing.
void TestHotPlug::manyTimes()
{
    Listener ear(true);
    const AudioThread thread(devices("plugged", "plugged"), ear);
    const auto waitAWhile = [&] { // half a second of sound
        const int before = ear.periods;
        QTRY_VERIFY_WITH_TIMEOUT(ear.periods > before + 50, kPatience);
    };
    for (int i = 0; i < 4; ++i) {
        const QString microphone = plugMicrophone(u"voice_b"_s);
        const QString speaker = plugSpeaker(u"speaker_b"_s);
        waitAWhile();
        unplug(microphone);
        unplug(speaker);
        waitAWhile();
    }
    ear.firstHeardNs = 0;
    QTRY_VERIFY_WITH_TIMEOUT(ear.firstHeardNs != 0 && !ear.troubles, kPatience); // the default ones
}

QTEST_GUILESS_MAIN(TestHotPlug)
#include "tst_hotplug.moc"
