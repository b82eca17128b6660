// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/stream.h"
#include "tests/media/audio/audiothread.h"
#include "tests/media/audio/probe.h"
#include "tests/support/punctuality.h"
#include "tests/support/soundserver.h"
#include "tests/support/speech.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // ms; for what never comes, not a measure of speed

/// A network that takes no time.
class Wire final : public PacketSender
{
public:
    explicit Wire(PacketRing &far) : m_far(far) {}
    void send(std::span<std::byte> packet, std::size_t length) override
    {
        if (Packet *slot = m_far.claim(); slot && slot->assign(packet.first(length), steadyNowNs()))
            m_far.publish();
    }

private:
    PacketRing &m_far;
};

AudioSettings devices(const QByteArray &input, const QByteArray &output)
{
    return {.backend = AudioSettings::Backend::Devices,
            .inputId = input,
            .outputId = output,
            .playFile = {},
            .recordFile = {}};
}

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

/// From a mouth at one microphone to an ear at the other speaker, through two streams and four null devices.
class TestDeviceCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mouthToEar();
};

void TestDeviceCall::mouthToEar()
{
    const SoundServer server;
    QVERIFY2(server.isReady(), "a private PulseAudio is needed");
    qputenv("PULSE_SERVER", server.server());
    const Punctuality machine;
    const Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");

    Probe direct(speech.samples());
    {
        const AudioThread thread(devices("microphone_a", "voice_a"), direct);
        QTRY_VERIFY_WITH_TIMEOUT(direct.heardSamples() > 48000 * 4, kPatience);
    }
    const double measuringMs = direct.likeness(48000).delayMs;

    PacketRing toA;
    PacketRing toB;
    Wire fromA(toB);
    Wire fromB(toA);
    StreamCounters countersA;
    StreamCounters countersB;
    Probe around(speech.samples());
    double cpu = 0;
    {
        Stream a(fromA, toA, countersA);
        Stream b(fromB, toB, countersB);
        QSignalSpy failed(&a, &Stream::failed);
        QSignalSpy firstAudio(&b, &Stream::firstAudio);
        const PayloadType opus{.id = 111,
                               .name = u"opus"_s,
                               .clockRate = 48000,
                               .channels = 2,
                               .ptime = 20,
                               .maxptime = 0,
                               .parameters = {{u"useinbandfec"_s, u"1"_s}}};
        const AudioParameters parameters{.send = opus, .receive = {opus}};
        a.start(parameters, devices("microphone_a", "speaker_a"), 1);
        b.start(parameters, devices("microphone_b", "speaker_b"), 2);
        QTRY_COMPARE_WITH_TIMEOUT(firstAudio.count(), 1, kPatience);
        const AudioThread thread(devices("ear_b", "voice_a"), around);
        cpu = -cpuSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(around.heardSamples() > 48000 * 12, kPatience);
        cpu += cpuSeconds();
        QCOMPARE(failed.count(), 0);
    }
    const Likeness likeness = around.likeness(48000 * 3);
    qInfo(
        "mouth to ear %.1f ms (%.1f…%.1f), ESTOI %.3f, playout delay %.1f ms, concealed %.2f %%, %.1f %% CPU for both "
        "ends and the measuring",
        likeness.delayMs - measuringMs, likeness.leastMs - measuringMs, likeness.mostMs - measuringMs, likeness.estoi,
        countersB.playoutDelayMs.load(),
        100 * static_cast<double>(countersB.samplesConcealed) / static_cast<double>(countersB.samplesPlayed),
        100 * cpu / 12);
    // Only that it is the same speech, later: how well and how late depends on the machine, and ./dev bench tells.
    qInfo("machine late by %.1f ms", machine.latestMs());
    if (machine.wantedEstoi() > 0) {
        QVERIFY(likeness.delayMs > measuringMs);
        QVERIFY(likeness.estoi > 0.5);
    }
}

QTEST_GUILESS_MAIN(TestDeviceCall)
#include "tst_devicecall.moc"
