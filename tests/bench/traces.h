// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// What networks do to packets of speech, made up from a seed: the same on every machine and in every run. Pure.
namespace causerie::bench
{

inline constexpr std::int64_t kPacketNs = 20'000'000; ///< one packet is sent every 20 ms
inline constexpr int kFiveMinutes = 15'000;           ///< of such packets

/// One packet on its way.
struct Passage {
    std::int64_t sentNs = 0;
    std::optional<std::int64_t> arrivalNs; ///< empty: lost

    friend bool operator==(const Passage &, const Passage &) = default;
};

using Trace = std::vector<Passage>; ///< in the order of sending; one packet per kPacketNs

enum class Network {
    Lan,           ///< next to no jitter, one packet in 10,000 lost
    GoodWifi,      ///< lognormal jitter, and held up for 20–60 ms every 3 s
    CongestedWifi, ///< held up for 50–150 ms every 1.5 s and slow to catch up, 1.8 % lost
    Lte,           ///< gamma jitter, a handover of 60–200 ms every 20 s
    Bufferbloat,   ///< a queue that fills to 220 ms, overflows and begins anew
    Satellite,     ///< low orbit: another path every 15 s, and nothing gets through for 100 ms in between
    BurstLoss,     ///< 10 % lost, two in a row on average
    RandomLoss,    ///< 20 % lost, each on its own
    Reordered,     ///< 3 % are overtaken by one or two others
};

inline constexpr std::array kNetworks{Network::Lan,       Network::GoodWifi,    Network::CongestedWifi,
                                      Network::Lte,       Network::Bufferbloat, Network::Satellite,
                                      Network::BurstLoss, Network::RandomLoss,  Network::Reordered};

/// As it stands in the names of figures.
const char *nameOf(Network network);

Trace makeTrace(Network network, std::uint64_t seed, int packets = kFiveMinutes);

/// A quiet network that loses packets after Gilbert and Elliott: `share` of all (0…1), in runs of `meanRun` (≥ 1) on
/// average; meanRun = 1 never loses two in a row.
Trace makeBurstLoss(double share, double meanRun, std::uint64_t seed, int packets = kFiveMinutes);

/// The shortest time that any packet was on its way; 0 when all are lost.
std::int64_t leastNs(const Trace &trace);

/// What a trace is like, to be compared with what it should be.
struct TraceFacts {
    double lostPercent = 0;
    double meanRun = 0;          ///< packets lost in a row
    double reorderedPercent = 0; ///< of those that arrive: behind one that was sent later
    double meanMs = 0;           ///< above the least
    double mostMs = 0;
};
TraceFacts factsOf(const Trace &trace);

/// How many of all are lost or later than this above the least, in percent: what a fixed buffer cannot play.
double missedPercent(const Trace &trace, double ms);

} // namespace causerie::bench
