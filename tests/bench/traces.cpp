// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/traces.h"

#include "tests/bench/dice.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

namespace causerie::bench
{
namespace
{

constexpr double kPacketMs = 20;
constexpr double kMsNs = 1e6;

/// A link of which nothing overtakes anything: it can be held up, and then lets the packets through one by one.
class Link
{
public:
    /// `gapMs`: the least time between two packets that leave it.
    explicit Link(double gapMs = 0.2) : m_gapMs(gapMs) {}

    double pass(double sentMs, double delayMs)
    {
        m_lastMs = std::max({sentMs + delayMs, m_heldUntilMs, m_lastMs + m_gapMs});
        return m_lastMs;
    }
    /// Holds everything up from now on, after what already does.
    void hold(double fromMs, double forMs) { m_heldUntilMs = std::max(m_heldUntilMs, fromMs) + forMs; }

private:
    double m_gapMs;
    double m_lastMs = -1e9;
    double m_heldUntilMs = -1e9;
};

/// Something that happens `everyMs` on average, whenever it happened last.
class Events
{
public:
    Events(Dice &dice, double everyMs) : m_dice(dice), m_everyMs(everyMs), m_nextMs(dice.exponential(everyMs)) {}

    /// Whether it happened once more before `nowMs`.
    bool isOneBefore(double nowMs)
    {
        if (m_nextMs >= nowMs)
            return false;
        m_nextMs += m_dice.exponential(m_everyMs);
        return true;
    }

private:
    Dice &m_dice;
    double m_everyMs;
    double m_nextMs;
};

Passage lost(double sentMs)
{
    return {.sentNs = std::llround(sentMs * kMsNs), .arrivalNs = {}};
}

Passage arrived(double sentMs, double arrivalMs)
{
    return {.sentNs = std::llround(sentMs * kMsNs), .arrivalNs = std::llround(arrivalMs * kMsNs)};
}

/// A sequence of packets, each treated by `passage(sentMs)`.
template<typename Function>
Trace each(int packets, Function passage)
{
    Trace trace;
    trace.reserve(static_cast<std::size_t>(packets));
    for (int n = 0; n < packets; ++n)
        trace.push_back(passage(n * kPacketMs));
    return trace;
}

Trace lan(Dice dice, int packets)
{
    Link link;
    return each(packets, [&](double sentMs) {
        const double arrivalMs = link.pass(sentMs, 0.5 + dice.exponential(0.3));
        return dice.isOneOf(0.0001) ? lost(sentMs) : arrived(sentMs, arrivalMs);
    });
}

/// What holds up a link for a while, every now and then: a packet that has to be sent again and again, or a handover.
struct HoldUps {
    double everyMs = 0;
    double leastMs = 0;
    double mostMs = 0;
    double lossShare = 0;
    double gapMs = 0.2; ///< see Link
};

/// `jitterMs(dice)` is the delay of a packet when nothing is held up.
template<typename Function>
Trace heldUp(Dice dice, int packets, const HoldUps &what, Function jitterMs)
{
    Link link(what.gapMs);
    Events events(dice, what.everyMs);
    return each(packets, [&](double sentMs) {
        while (events.isOneBefore(sentMs))
            link.hold(sentMs, dice.between(what.leastMs, what.mostMs));
        const double arrivalMs = link.pass(sentMs, jitterMs(dice));
        return dice.isOneOf(what.lossShare) ? lost(sentMs) : arrived(sentMs, arrivalMs);
    });
}

Trace bufferbloat(Dice dice, int packets)
{
    constexpr double kPeriodMs = 10'000;
    constexpr double kEmptyMs = 900; ///< of a period
    constexpr double kMostMs = 220;
    Link link;
    double lastPhaseMs = 0;
    return each(packets, [&](double sentMs) {
        const double phaseMs = std::fmod(sentMs, kPeriodMs);
        const bool overflows = phaseMs < std::exchange(lastPhaseMs, phaseMs);
        const double queueMs = std::max(0.0, phaseMs - kEmptyMs) / (kPeriodMs - kEmptyMs) * kMostMs;
        const double arrivalMs = link.pass(sentMs, 15 + queueMs + dice.gamma(2));
        return overflows ? lost(sentMs) : arrived(sentMs, arrivalMs);
    });
}

Trace satellite(Dice dice, int packets)
{
    constexpr double kSlotMs = 15'000;
    constexpr double kOutageMs = 100; ///< at the beginning of a slot
    Link link;
    double pathMs = 24;
    return each(packets, [&](double sentMs) {
        const double phaseMs = std::fmod(sentMs, kSlotMs);
        if (phaseMs < kPacketMs && sentMs > 0)
            pathMs = dice.between(20, 36);
        const double arrivalMs = link.pass(sentMs, pathMs + dice.gamma(4));
        const bool isOut = phaseMs < kOutageMs && sentMs >= kSlotMs;
        return isOut || dice.isOneOf(0.0066) ? lost(sentMs) : arrived(sentMs, arrivalMs);
    });
}

Trace reordered(Dice dice, int packets)
{
    return each(packets, [&](double sentMs) {
        double delayMs = 30 + std::min(4.0, dice.gamma(1));
        if (dice.isOneOf(0.03))
            delayMs += dice.isOneOf(0.37) ? dice.between(41, 47) : dice.between(20.5, 23.5);
        return dice.isOneOf(0.0015) ? lost(sentMs) : arrived(sentMs, sentMs + delayMs);
    });
}

} // namespace

const char *nameOf(Network network)
{
    switch (network) {
    case Network::Lan:
        return "lan";
    case Network::GoodWifi:
        return "wifi_good";
    case Network::CongestedWifi:
        return "wifi_congested";
    case Network::Lte:
        return "lte";
    case Network::Bufferbloat:
        return "bufferbloat";
    case Network::Satellite:
        return "leo";
    case Network::BurstLoss:
        return "burst10";
    case Network::RandomLoss:
        return "random20";
    case Network::Reordered:
        return "reordered";
    }
    return "";
}

Trace makeTrace(Network network, std::uint64_t seed, int packets)
{
    const Dice dice(seed + static_cast<std::uint64_t>(network) * 1000);
    switch (network) {
    case Network::Lan:
        return lan(dice, packets);
    case Network::GoodWifi:
        return heldUp(dice, packets, {.everyMs = 3000, .leastMs = 20, .mostMs = 60, .lossShare = 0.0036},
                      [](Dice &d) { return 1 + d.lognormal(2, 0.7); });
    case Network::CongestedWifi:
        return heldUp(dice, packets, {.everyMs = 1500, .leastMs = 50, .mostMs = 150, .lossShare = 0.018, .gapMs = 8},
                      [](Dice &d) { return 1 + d.lognormal(2, 0.7); });
    case Network::Lte:
        return heldUp(dice, packets, {.everyMs = 20'000, .leastMs = 60, .mostMs = 200, .lossShare = 0.0035, .gapMs = 4},
                      [](Dice &d) { return 20 + d.gamma(7); });
    case Network::Bufferbloat:
        return bufferbloat(dice, packets);
    case Network::Satellite:
        return satellite(dice, packets);
    case Network::BurstLoss:
        return makeBurstLoss(0.1, 2, seed, packets);
    case Network::RandomLoss:
        return makeBurstLoss(0.2, 1 / 0.8, seed, packets); // the run of what is lost independently
    case Network::Reordered:
        return reordered(dice, packets);
    }
    return {};
}

Trace makeBurstLoss(double share, double meanRun, std::uint64_t seed, int packets)
{
    Dice dice(seed);
    Link link;
    const double leaves = 1 / meanRun;
    const double enters = leaves * share / (1 - share);
    bool isBad = false;
    return each(packets, [&](double sentMs) {
        isBad = isBad ? !dice.isOneOf(leaves) : dice.isOneOf(enters);
        const double arrivalMs = link.pass(sentMs, 10 + dice.gamma(1));
        return isBad ? lost(sentMs) : arrived(sentMs, arrivalMs);
    });
}

std::int64_t leastNs(const Trace &trace)
{
    std::optional<std::int64_t> least;
    for (const Passage &packet : trace)
        if (packet.arrivalNs)
            least = std::min(least.value_or(INT64_MAX), *packet.arrivalNs - packet.sentNs);
    return least.value_or(0);
}

TraceFacts factsOf(const Trace &trace)
{
    const std::int64_t least = leastNs(trace);
    double lostCount = 0;
    double runs = 0;
    double overtaken = 0;
    bool wasLost = false;
    std::int64_t earliestNs = INT64_MAX; ///< of all that were sent later
    TraceFacts facts;
    for (const Passage &packet : trace | std::views::reverse) {
        if (!packet.arrivalNs) {
            ++lostCount;
            runs += wasLost ? 0 : 1;
            wasLost = true;
            continue;
        }
        wasLost = false;
        overtaken += *packet.arrivalNs > earliestNs ? 1 : 0;
        earliestNs = std::min(earliestNs, *packet.arrivalNs);
        const double above = static_cast<double>(*packet.arrivalNs - packet.sentNs - least) / kMsNs;
        facts.meanMs += above;
        facts.mostMs = std::max(facts.mostMs, above);
    }
    const auto count = static_cast<double>(trace.size());
    const double arrivals = std::max(1.0, count - lostCount);
    facts.lostPercent = 100 * lostCount / std::max(1.0, count);
    facts.meanRun = runs > 0 ? lostCount / runs : 0;
    facts.reorderedPercent = 100 * overtaken / arrivals;
    facts.meanMs /= arrivals;
    return facts;
}

double missedPercent(const Trace &trace, double ms)
{
    const double latest = static_cast<double>(leastNs(trace)) + ms * kMsNs;
    const auto missed = std::ranges::count_if(trace, [latest](const Passage &packet) {
        return !packet.arrivalNs || static_cast<double>(*packet.arrivalNs - packet.sentNs) > latest;
    });
    return 100 * static_cast<double>(missed) / static_cast<double>(std::max<std::size_t>(1, trace.size()));
}

} // namespace causerie::bench
