// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the processing of the microphone makes of the echo in made-up rooms, on virtual time: echo.erle_db, by how many
// decibels the echo is lower behind it than before, from the second second on, at the worst of four delays;
// echo.erle_<delay>ms_db, the same of each; echo.double_talk_estoi, how much of what is said here is understood while
// they talk as loudly and their echo comes back 20 dB lower. Computed, so the same in every run with the same
// espeak-ng. echo.cpu_percent: CPU of all the processing, in percent of a core.
//
// --table: over more delays and losses.

#include "core/media/process/voiceprocessing.h"
#include "tests/bench/measure.h"
#include "tests/support/acoustics.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <format>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;
using test::Sound;

namespace
{

constexpr std::array kDelaysMs{20, 100, 200, 400};
constexpr std::array kMoreDelaysMs{20, 40, 60, 80, 100, 150, 200, 300, 400};
constexpr std::array kLossesDb{6, 12, 20, 30};
constexpr double kUsualLossDb = 12;
constexpr double kDoubleTalkLossDb = 20;
constexpr double kUsualDelayMs = 60;
constexpr int kTimes = 2; ///< the same sentences: in the first round the room is learnt

/// What they say and what is said here, in two languages.
struct Talk {
    Sound played;
    Sound near; ///< from the middle of `played` on

    std::span<const float> spoken(std::span<const float> sound) const
    {
        return sound.subspan(played.size() / kTimes, near.size());
    }
};

Sound run(const media::Processing &what, const Sound &played, const Sound &microphone)
{
    media::VoiceProcessing processing;
    processing.apply(what);
    return test::processed(processing, played, microphone);
}

double erle(const Sound &echo, const Sound &left, std::size_t from, std::size_t to)
{
    return test::levelDb(std::span(echo).subspan(from, to - from)) -
           test::levelDb(std::span(left).subspan(from, to - from));
}

Sound echoOf(const Talk &talk, double delayMs, double lossDb)
{
    return test::echoOf(talk.played, {.delayMs = delayMs, .lossDb = lossDb});
}

Sound doubleTalk(const Talk &talk, const Sound &echo)
{
    Sound near(talk.played.size() / kTimes);
    near.insert(near.end(), talk.near.begin(), talk.near.end());
    return test::mixed(echo, near);
}

/// How much of what is said here is understood.
test::Likeness understood(const Talk &talk, const Sound &microphone)
{
    const Sound out = run({.level = false}, talk.played, microphone);
    return test::compare(talk.near, talk.spoken(out), 50);
}

void tellAll(const Talk &talk)
{
    double least = 200;
    for (const int delayMs : kDelaysMs) {
        const Sound echo = echoOf(talk, delayMs, kUsualLossDb);
        const Sound left = run({.noise = false, .level = false}, talk.played, echo);
        const double db = erle(echo, left, media::kSampleRate, echo.size());
        tell(std::format("echo.erle_{}ms_db", delayMs).c_str(), db);
        least = std::min(least, db);
    }
    tell("echo.erle_db", least);

    const Sound both = doubleTalk(talk, echoOf(talk, kUsualDelayMs, kDoubleTalkLossDb));
    tell("echo.double_talk_estoi", understood(talk, both).estoi);

    const double began = cpuSeconds();
    run({}, talk.played, both);
    const double cpu = cpuSeconds() - began;
    tell("echo.cpu_percent", 100 * cpu * media::kSampleRate / static_cast<double>(both.size()));
}

void printTable(const Talk &talk)
{
    constexpr std::size_t kSecond = media::kSampleRate;
    std::printf("%8s %8s | %10s %10s %10s | %16s %12s\n", "delay ms", "loss dB", "ERLE 1-4 s", "4-13 s", "13-26 s",
                "both: ESTOI", "left in");
    for (const int lossDb : kLossesDb) {
        for (const int delayMs : kMoreDelaysMs) {
            const Sound echo = echoOf(talk, delayMs, lossDb);
            const Sound left = run({.noise = false, .level = false}, talk.played, echo);
            const Sound both = doubleTalk(talk, echo);
            std::printf("%8d %8d | %10.1f %10.1f %10.1f | %16.3f %12.3f\n", delayMs, lossDb,
                        erle(echo, left, kSecond, 4 * kSecond), erle(echo, left, 4 * kSecond, 13 * kSecond),
                        erle(echo, left, 13 * kSecond, echo.size()), understood(talk, both).estoi,
                        test::compare(talk.near, talk.spoken(both), 50).estoi);
        }
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const test::Speech far(u"en"_s);
    const test::Speech near(u"fr"_s, u"Le soleil se lève sur la mer. Les enfants jouent dans le jardin de la vieille "
                                     "maison. Il faut partir avant la nuit, car la route est longue."_s);
    if (!far.isReady() || !near.isReady()) {
        std::fputs("espeak-ng is missing\n", stderr);
        return 1;
    }
    const Talk talk{.played = test::repeated(far.samples(), kTimes), .near = near.samples()};
    if (argc > 1 && std::strcmp(argv[1], "--table") == 0)
        printTable(talk);
    else
        tellAll(talk);
    return 0;
}
