// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/level.h"
#include "core/media/tones/toneplayer.h"
#include "tests/media/audio/audiothread.h"
#include "tests/support/soundserver.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

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

/// Counts what it hears and how long it has heard nothing.
class Ear final : public AudioClient
{
public:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override
    {
        ++periods;
        if (loudness(period) > 0) {
            ++loud;
            lastLoudNs = nowNs;
        }
    }
    void skipped(std::int64_t) override {}
    void render(std::span<float>, std::int64_t) override {}
    void troubleBegins(SoundTrouble, const QString &) override {}
    void troubleEnds(SoundTrouble) override {}

    std::atomic<int> periods = 0;
    std::atomic<int> loud = 0;
    std::atomic<std::int64_t> lastLoudNs = 0;
};

} // namespace

/// What is heard at the loudspeakers of a real PulseAudio.
class TestTonePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ringsAndStops();
    void endsByItself();
    void comesAndGoesAtOnce();

private:
    std::unique_ptr<SoundServer> m_server;
    Ear m_earA;
    Ear m_earB;
    std::unique_ptr<AudioThread> m_hearingA;
    std::unique_ptr<AudioThread> m_hearingB;
};

void TestTonePlayer::initTestCase()
{
    m_server = std::make_unique<SoundServer>(QStringList{u"a"_s, u"b"_s});
    QVERIFY2(m_server->isReady(), "a private PulseAudio is needed");
    qputenv("PULSE_SERVER", m_server->server());
    m_hearingA = std::make_unique<AudioThread>(devices("ear_a", "voice_a"), m_earA);
    m_hearingB = std::make_unique<AudioThread>(devices("ear_b", "voice_b"), m_earB);
    QTRY_VERIFY_WITH_TIMEOUT(m_earA.periods > 50 && m_earB.periods > 50, kPatience);
}

void TestTonePlayer::ringsAndStops()
{
    TonePlayer player;
    player.play(Tone::Ring, devices({}, "speaker_b"));
    QTRY_VERIFY_WITH_TIMEOUT(m_earB.loud > 50, kPatience);
    QCOMPARE(m_earA.loud, 0); // only where it is meant to
    const std::int64_t stoppedNs = steadyNowNs();
    player.stop();
    QCOMPARE(player.tone(), std::nullopt);
    const int then = m_earB.periods;
    QTRY_VERIFY_WITH_TIMEOUT(m_earB.periods > then + 300, kPatience); // three seconds: it would have rung again
    qInfo("the last sound %.0f ms behind stopping", double(m_earB.lastLoudNs - stoppedNs) / kNsPerMs);
    QVERIFY(m_earB.lastLoudNs - stoppedNs < 1000 * kNsPerMs);
}

void TestTonePlayer::endsByItself()
{
    TonePlayer player;
    QSignalSpy finished(&player, &TonePlayer::finished);
    m_earA.loud = 0;
    player.play(Tone::Ended, devices({}, "speaker_a"));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(player.tone(), std::nullopt);
    const int then = m_earA.periods;
    QTRY_VERIFY_WITH_TIMEOUT(m_earA.periods > then + 20, kPatience);
    QVERIFY(m_earA.loud > 30 && m_earA.loud < 60); // three times 150 ms
}

void TestTonePlayer::comesAndGoesAtOnce()
{
    for (int i = 0; i < 5; ++i) {
        TonePlayer player;
        player.play(Tone::Ring, devices({}, "speaker_a"));
        player.play(Tone::Busy, devices({}, "speaker_b"));
        if (i % 2)
            player.stop();
    }
}

QTEST_GUILESS_MAIN(TestTonePlayer)
#include "tst_toneplayer.moc"
