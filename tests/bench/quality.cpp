// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well speech survives a network that loses packets: real Opus and the product's own way from microphone to
// loudspeaker with its reports and its rate controller, on virtual time, so that the figures are the same in every run
// (as long as Opus and espeak-ng are). quality.<case>.estoi, .stoi, .segsnr_db and .lsd_db, each against what was said;
// <case> is what the network loses, at random or in bursts, and whether the other side takes copies of packets (red) or
// in-band FEC alone (lbrr). The first seconds, in which a call learns of its network, are not judged.
//
// --table: with the rate, the plan at the end, the delay and how much was made up. Names of cases: only those.

#include "tests/bench/measure.h"
#include "tests/bench/talk.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"

#include <QStringList>

#include <array>
#include <cstring>
#include <format>
#include <string>

using namespace causerie;
using namespace causerie::bench;
using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kLearningSamples = 48000 * 10;
constexpr std::uint64_t kRuns = 3; ///< with other dice

struct Case {
    const char *name;
    double share;   ///< lost, of all
    double meanRun; ///< packets; 0: each for itself
    bool takesCopies;
};
constexpr std::array kCases{
    Case{"clean", 0, 1, true},
    Case{"random10_red", 0.1, 0, true},
    Case{"random20_red", 0.2, 0, true},
    Case{"random30_red", 0.3, 0, true},
    Case{"random40_red", 0.4, 0, true},
    Case{"burst10_red", 0.1, 3, true},
    Case{"burst20_red", 0.2, 3, true},
    Case{"random10_lbrr", 0.1, 0, false},
    Case{"random20_lbrr", 0.2, 0, false},
    Case{"random30_lbrr", 0.3, 0, false},
    Case{"burst10_lbrr", 0.1, 3, false},
    Case{"burst20_lbrr", 0.2, 3, false},
};

/// Twelve sentences in three languages. No variants of voices ("fr+f3"): they throw dice.
std::vector<float> speech()
{
    const std::array<std::pair<QString, QString>, 3> said{
        std::pair{u"en"_s, u"The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. "
                           "It is easy to tell the depth of a well. Four hours of steady work faced us."_s},
        std::pair{u"fr"_s, u"Le soleil se lève sur la mer. Les enfants jouent dans le jardin de la vieille maison. "
                           "Il faut partir avant la nuit, car la route est longue. Une tasse de café, s'il vous "
                           "plaît."_s},
        std::pair{u"de"_s, u"Der Zug nach Süden fährt um sieben Uhr ab. Im Herbst fallen die Blätter von den Bäumen. "
                           "Sie liest jeden Abend ein Kapitel vor. Wer zuletzt lacht, lacht am besten."_s}};
    std::vector<float> sound;
    for (const auto &[voice, text] : said) {
        const test::Speech spoken(voice, text);
        sound.insert(sound.end(), spoken.samples().begin(), spoken.samples().end());
        if (!spoken.isReady())
            return {};
    }
    return sound;
}

/// What is measured of one run, or of several on average.
struct Figures {
    double estoi = 0;
    double stoi = 0;
    double segmentalSnr = 0;
    double logSpectralDistance = 0;
    double kbitPerSecond = 0;
    double madeUpPercent = 0;
    double leastMs = 1e9;
    double mostMs = 0;
    media::SendingPlan plan; ///< the last

    void add(const Figures &one)
    {
        estoi += one.estoi / kRuns;
        stoi += one.stoi / kRuns;
        segmentalSnr += one.segmentalSnr / kRuns;
        logSpectralDistance += one.logSpectralDistance / kRuns;
        kbitPerSecond += one.kbitPerSecond / kRuns;
        madeUpPercent += one.madeUpPercent / kRuns;
        leastMs = std::min(leastMs, one.leastMs);
        mostMs = std::max(mostMs, one.mostMs);
        plan = one.plan;
    }
};

Figures listen(const Case &wanted, std::span<const float> sound, std::uint64_t seed)
{
    const LossModel network =
        wanted.meanRun == 0 ? LossModel::random(wanted.share, seed) : LossModel(wanted.share, wanted.meanRun, seed);
    Talk talk(network, {.takesCopies = wanted.takesCopies});
    talk.say(sound.last(std::min(sound.size(), kLearningSamples)));
    talk.forgetHeard();
    talk.say(sound);
    const test::Aligned aligned = test::align(sound, talk.heard());
    return {.estoi = test::estoi(sound, aligned.sound, 48000),
            .stoi = test::stoi(sound, aligned.sound, 48000),
            .segmentalSnr = test::segmentalSnr(sound, aligned.sound, 48000),
            .logSpectralDistance = test::logSpectralDistance(sound, aligned.sound, 48000),
            .kbitPerSecond = talk.kbitPerSecond(),
            .madeUpPercent = talk.concealedPercent(),
            .leastMs = aligned.leastMs,
            .mostMs = aligned.mostMs,
            .plan = talk.plan()};
}

void run(const Case &wanted, std::span<const float> sound, bool isTable)
{
    Figures all;
    for (std::uint64_t seed = 1; seed <= kRuns; ++seed)
        all.add(listen(wanted, sound, seed));
    if (isTable) {
        std::printf("%-15s %6.3f %6.3f %7.1f %6.2f %8.0f %6d {%d,%d} %9.2f %5.0f…%.0f\n", wanted.name, all.estoi,
                    all.stoi, all.segmentalSnr, all.logSpectralDistance, all.kbitPerSecond, all.plan.bitrate / 1000,
                    all.plan.distances[0], all.plan.distances[1], all.madeUpPercent, all.leastMs, all.mostMs);
        std::fflush(stdout);
        return;
    }
    const std::string name = std::format("quality.{}.", wanted.name);
    tell((name + "estoi").c_str(), all.estoi);
    tell((name + "stoi").c_str(), all.stoi);
    tell((name + "segsnr_db").c_str(), all.segmentalSnr);
    tell((name + "lsd_db").c_str(), all.logSpectralDistance);
}

} // namespace

int main(int argc, char *argv[])
{
    const bool isTable = argc > 1 && std::strcmp(argv[1], "--table") == 0;
    const std::vector<std::string> names(argv + (isTable ? 2 : 1), argv + argc);
    const auto sound = speech();
    if (sound.empty()) {
        std::fputs("espeak-ng is needed\n", stderr);
        return 1;
    }
    if (isTable)
        std::printf("%-15s %6s %6s %7s %6s %8s %6s %-5s %9s %s\n", "", "ESTOI", "STOI", "SNR dB", "LSD dB", "kbit/s",
                    "codec", "RED", "made up %", "delay, ms");
    for (const Case &one : kCases)
        if (names.empty() || std::ranges::contains(names, one.name))
            run(one, sound, isTable);
    return 0;
}
