// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The playout buffer of a call on nine kinds of networks, on virtual time and with the product's own code, beside a
// fixed buffer of 100 ms and a model of NetEq: playout.<network>.mean_ms and .p95_ms, how much later than the quickest
// packet could be heard the others are heard, and .concealed_percent, how much of the sound is made up. playout_fixed.
// and playout_neteq. are the same of the others. Nothing is measured by a clock: the figures are the same in every run.
//
// --table: as a table, with more columns, and then bursts of loss (Gilbert and Elliott) with a copy of each packet in
// the next one.

#include "core/media/playout/costbuffer.h"
#include "tests/bench/fixedbuffer.h"
#include "tests/bench/measure.h"
#include "tests/bench/neteqmodel.h"
#include "tests/bench/playoutsim.h"

#include <array>
#include <cstring>
#include <format>
#include <memory>
#include <string>

using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr std::uint64_t kRuns = 4;         ///< five minutes each, with other dice
constexpr std::uint64_t kSpeechSeed = 100; ///< other dice than the network's
constexpr double kChunkMs = 5;             ///< the speaker's: it stands differently to the microphone in each run
constexpr int kPacketSamples = 960;
constexpr std::array kLostPercent{1, 3, 5, 10, 20, 30};
constexpr std::array kMeanRuns{1, 2, 3, 6}; ///< packets lost in a row

struct Contender {
    const char *name; ///< the beginning of its figures
    std::unique_ptr<media::PlayoutBuffer> (*make)();
    bool isCompliant = false; ///< see Listening
};

template<typename Buffer>
std::unique_ptr<media::PlayoutBuffer> make()
{
    return std::make_unique<Buffer>();
}

constexpr std::array kContenders{Contender{"playout", make<media::CostBuffer>},
                                 Contender{"playout_fixed", make<FixedBuffer>},
                                 Contender{"playout_neteq", make<NetEqModel>, true}};

/// `trace(seed)` gives the network.
template<typename Function>
Listened listenOften(const Contender &contender, int redundantSamples, Function trace)
{
    Listened all;
    for (std::uint64_t run = 1; run <= kRuns; ++run) {
        const auto buffer = contender.make();
        all.add(listen(trace(run), *buffer,
                       {.redundantSamples = redundantSamples,
                        .speechSeed = kSpeechSeed + run,
                        .isCompliant = contender.isCompliant,
                        .phaseMs = kChunkMs * static_cast<double>(run - 1) / static_cast<double>(kRuns)}));
    }
    return all;
}

Listened listenTo(Network network, const Contender &contender)
{
    return listenOften(contender, 0, [network](std::uint64_t run) { return makeTrace(network, run); });
}

/// Bursts of loss, and a copy of each packet in the next one.
Listened listenToBursts(int lostPercent, int meanRun, const Contender &contender)
{
    return listenOften(contender, kPacketSamples, [lostPercent, meanRun](std::uint64_t run) {
        return makeBurstLoss(lostPercent / 100.0, meanRun, run);
    });
}

void tellOf(const Contender &contender, const char *network, const Listened &heard)
{
    const std::string name = std::format("{}.{}.", contender.name, network);
    tell((name + "mean_ms").c_str(), heard.meanMs());
    tell((name + "p95_ms").c_str(), heard.percentileMs(95));
    tell((name + "concealed_percent").c_str(), heard.concealedPercent());
}

void tellAll()
{
    for (const Network network : kNetworks)
        for (const Contender &contender : kContenders)
            tellOf(contender, nameOf(network), listenTo(network, contender));
    for (const Contender &contender : kContenders) {
        Listened all;
        for (const int lostPercent : kLostPercent)
            for (const int meanRun : kMeanRuns)
                all.add(listenToBursts(lostPercent, meanRun, contender));
        tellOf(contender, "burst_sweep", all);
    }
}

void print(const std::string &network, const Contender &contender, const Listened &heard)
{
    std::printf("%-15s %-14s %6.1f %6.1f %6.1f %6.1f %6.1f %10.2f %10.2f %6.2f %10.2f\n", network.c_str(),
                contender.name, heard.meanMs() + 50 * heard.concealedPercent(), heard.meanMs(), heard.percentileMs(50),
                heard.percentileMs(95), heard.percentileMs(99), heard.concealedPercent(), heard.stretchedPercent(),
                heard.latePercent(), heard.recoveredPercent());
}

void printTable()
{
    std::printf("%-15s %-14s %6s %6s %6s %6s %6s %10s %10s %6s %10s\n", "", "ms, then %", "cost", "mean", "p50", "p95",
                "p99", "concealed", "stretched", "late", "recovered");
    for (const Network network : kNetworks)
        for (const Contender &contender : kContenders)
            print(nameOf(network), contender, listenTo(network, contender));
    for (const int lostPercent : kLostPercent)
        for (const int meanRun : kMeanRuns)
            for (const Contender &contender : kContenders)
                print(std::format("{} % by {}", lostPercent, meanRun), contender,
                      listenToBursts(lostPercent, meanRun, contender));
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1 && std::strcmp(argv[1], "--table") == 0)
        printTable();
    else
        tellAll();
    return 0;
}
