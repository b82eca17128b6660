// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>

namespace causerie::media
{

/// How late packets come, as a histogram that forgets: bins of 1 ms to 100 ms, of 4 ms to 400, of 20 ms to 2 s.
///
/// Thread: any one. Pure.
class DelayHistogram
{
public:
    /// The last `packets` weigh as much as all before them.
    explicit DelayHistogram(double packets) : m_forget(1 - 1 / packets) {}

    void add(double ms);
    void reset();

    /// A delay, and what it costs together with what comes later than it.
    struct Choice {
        double delayMs = 0;
        double costMs = 0;
    };
    /// The delay at which waiting longer costs more than what would still be late, when one percent of late packets is
    /// worth `percentMs` of delay. Zeroes before the first packet.
    Choice cheapest(double percentMs) const;

    static constexpr std::size_t kBins = 1 + 100 + 75 + 80; ///< the first holds what is not late at all
    /// The bin of a delay; the last one holds all that is later.
    static std::size_t binOf(double ms);
    /// The longest delay of a bin.
    static double edgeMs(std::size_t bin);

private:
    double m_forget;
    std::array<double, kBins> m_weights{};
    double m_newest = 0; ///< the weight of the last packet
    double m_total = 0;
};

} // namespace causerie::media
