// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/ratecontroller.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

/// A link on a virtual clock, and what a RateController makes of it.
namespace causerie::test
{

inline constexpr std::int64_t kSecondNs = 1'000'000'000;

/// A link that loses packets by itself, and more when it is fed more than it carries. One report a second, counted from
/// as many packets as there were, so that it wavers as real ones do.
struct Link {
    double lossPercent = 0;
    double burst = 1;       ///< mean run of what it loses by itself
    double capacity = 1e9;  ///< bit/s
    double mostQueueMs = 0; ///< then it drops
    double tripMs = 40;

    media::LinkReport report(const media::SendingPlan &plan, std::mt19937 &random, std::int64_t nowNs)
    {
        const double rate = media::wireBitrate(plan);
        queueMs = std::clamp(queueMs + 1000 * (rate - capacity) / capacity, 0.0, mostQueueMs);
        const double overflow = queueMs >= mostQueueMs ? std::max(0.0, 1 - capacity / rate) : 0;
        const int packets = 1000 / plan.frameMs;
        int lost = 0;
        int runs = 0;
        const auto share = [&random] { return static_cast<double>(random()) / 4294967296.0; };
        for (int i = 0; i < packets; ++i) {
            const double p = lossPercent / 100;
            const double leave = 1 / burst;
            const bool was = isBad;
            if (burst > 1)
                isBad = share() < (isBad ? 1 - leave : leave * p / (1 - p));
            else
                isBad = share() < p;
            runs += isBad && !was;
            lost += isBad || share() < overflow;
        }
        return {.nowNs = nowNs,
                .lossPercent = 100.0 * lost / packets,
                .burstLength = runs > 0 && overflow == 0 ? static_cast<double>(lost) / runs : 0,
                .roundTripMs = tripMs + queueMs};
    }

    bool isBad = false;
    double queueMs = 0;
};

struct Summary {
    int changes = 0; ///< of what is sent: rate, length and copies
    int up = 0;      ///< changes to more
    double meanLoss = 0;
    double twoCopies = 0; ///< share of the time
    double meanRate = 0;  ///< on the wire
    int leastBitrate = 1'000'000;
};

inline Summary follow(media::RateController &controller, Link &link, int seconds, std::mt19937 &random,
                      std::int64_t &nowNs)
{
    Summary summary;
    for (int second = 0; second < seconds; ++second) {
        nowNs += kSecondNs;
        const media::SendingPlan before = controller.plan();
        const media::LinkReport report = link.report(before, random, nowNs);
        const media::SendingPlan after = controller.update(report);
        const double change = media::wireBitrate(after) - media::wireBitrate(before);
        summary.changes += std::abs(change) > 1;
        summary.up += change > 1;
        summary.meanLoss += report.lossPercent / seconds;
        summary.meanRate += media::wireBitrate(after) / seconds;
        summary.twoCopies += (after.copies() == 2) / static_cast<double>(seconds);
        summary.leastBitrate = std::min(summary.leastBitrate, after.bitrate);
    }
    return summary;
}

} // namespace causerie::test
