// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A call between two causerie-cli with real devices of a private sound server, over loopback. Speech is played to the
// microphone of the caller; what that microphone and the speaker of the callee give is recorded at once.
// call.mouth_to_ear_ms: how much later the one is than the other where they are most alike; both recordings are
// equally late themselves. call.setup_ms: from answer to first sound, of the slower side. call.cpu_percent: of the
// caller while it sends speech and hears silence, in percent of a core. call.glitches and call.concealed_percent: how
// often either side was too late to play, and how much of the sound of the worse one was made up, although the network
// is quiet. Then a second call, in which the microphones' sound is sent as it is: call.mouth_to_ear_raw_ms and
// call.cpu_raw_percent. Then one of little delay (--mode low-latency): call.mouth_to_ear_low_latency_ms. Then one with
// WAV files for devices: call.mouth_to_ear_files_ms.

#include "tests/bench/caller.h"
#include "tests/bench/ear.h"
#include "tests/bench/filecall.h"
#include "tests/bench/measure.h"
#include "tests/bench/mouthtoear.h"
#include "tests/support/soundserver.h"
#include "tests/support/speech.h"

#include <QCoreApplication>
#include <QThread>

#include <array>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr std::chrono::seconds kSettling{3}; ///< the playout buffer finds its size
constexpr std::chrono::seconds kLastWords{1};

int fail(const char *words)
{
    std::fprintf(stderr, "%s\n", words);
    return 1;
}

bool play(const QString &file)
{
    QProcess player;
    player.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    player.start(u"paplay"_s, {u"--device=voice_a"_s, file});
    return player.waitForFinished(60'000) && player.exitCode() == 0;
}

/// A call, and what its figures are called.
struct Kind {
    QStringList options; ///< of both programs
    const char *delay;
    const char *cpu;   ///< null: not told
    const char *setup; ///< null: not told, nor are gaps
};

/// Of a call, as both sides saw it.
void tellGaps(const QJsonObject &caller, const QJsonObject &callee)
{
    tell("call.glitches", caller[u"glitches"].toDouble() + callee[u"glitches"].toDouble());
    tell("call.concealed_percent",
         std::max(caller[u"concealed_percent"].toDouble(), callee[u"concealed_percent"].toDouble()));
}

int measureCall(const test::Prosody &server, const test::Speech &speech, const Kind &kind)
{
    Caller bob(server, u"bob"_s, devicesOf(u"b"_s) + kind.options + QStringList{u"answer"_s});
    if (bob.waitFor(u"waiting"_s).isEmpty())
        return fail("nobody waits for the call");
    Caller alice(server, u"alice"_s, devicesOf(u"a"_s) + kind.options + QStringList{u"call"_s, server.jid(u"bob"_s)});
    if (alice.waitFor(u"first-audio"_s).isEmpty() || bob.waitFor(u"first-audio"_s).isEmpty())
        return fail("the call did not begin");
    Ear mouth(u"microphone_a"_s);
    Ear ear(u"ear_b"_s);
    if (!mouth.waitUntilHearing() || !ear.waitUntilHearing())
        return fail("the recorders hear nothing");
    QThread::sleep(kSettling);

    const double cpu = alice.cpuSeconds();
    const std::int64_t began = nowNs();
    if (!play(speech.file()))
        return fail("the speech could not be played");
    const double cpuPercent = 100 * (alice.cpuSeconds() - cpu) / (msSince(began) / 1000);
    QThread::sleep(kLastWords);
    mouth.stop();
    ear.stop();
    alice.hangUp();
    const QJsonObject caller = alice.waitFor(u"call-ended"_s);
    const QJsonObject callee = bob.waitFor(u"call-ended"_s);
    if (caller[u"setup_ms"].isNull() || callee[u"setup_ms"].isNull())
        return fail("the call has no statistics");
    if (kind.setup) {
        tell(kind.setup, std::max(caller[u"setup_ms"].toDouble(), callee[u"setup_ms"].toDouble()));
        tellGaps(caller, callee);
    }
    if (kind.cpu)
        tell(kind.cpu, cpuPercent);
    const auto delay = delayMs({.samples = mouth.samples(), .startedNs = mouth.startedNs()},
                               {.samples = ear.samples(), .startedNs = ear.startedNs()});
    if (!delay)
        return 1;
    tell(kind.delay, *delay);
    return 0;
}

/// Whether causerie-cli has the option; one that is measured to be compared with may be older.
bool knows(const char *option)
{
    QProcess program;
    program.start(QStringLiteral(CAUSERIE_CLI), {u"--help"_s});
    return program.waitForFinished() && program.readAllStandardOutput().contains(option);
}

int measure()
{
    const test::Prosody server({u"--accounts"_s, u"alice,bob"_s});
    const test::SoundServer sound;
    const test::Speech speech;
    if (!server.isReady() || !sound.isReady() || !speech.isReady())
        return fail("the server, the sound or the speech is missing");
    qputenv("PULSE_SERVER", sound.server());
    const std::array kinds{
        Kind{.options = {}, .delay = "call.mouth_to_ear_ms", .cpu = "call.cpu_percent", .setup = "call.setup_ms"},
        Kind{.options = {u"--processing"_s, u"none"_s},
             .delay = "call.mouth_to_ear_raw_ms",
             .cpu = "call.cpu_raw_percent",
             .setup = nullptr}};
    for (const Kind &kind : kinds) {
        if (const int failure = measureCall(server, speech, kind))
            return failure;
    }
    if (knows("--mode")) {
        const Kind lowLatency{.options = {u"--mode"_s, u"low-latency"_s},
                              .delay = "call.mouth_to_ear_low_latency_ms",
                              .cpu = nullptr,
                              .setup = nullptr};
        if (const int failure = measureCall(server, speech, lowLatency))
            return failure;
    } else {
        std::fputs("causerie-cli has no --mode: no call of little delay\n", stderr);
    }
    const auto files = fileCallDelayMs(server, speech);
    if (!files)
        return 1;
    tell("call.mouth_to_ear_files_ms", *files);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return measure();
}
