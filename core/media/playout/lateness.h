// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace causerie::media
{

/// How much later than the quickest packets the others come: the base delay is the least of the last six seconds (so it
/// follows the drift between the two clocks), and the lateness above it is kept as a histogram that forgets.
///
/// Thread: any one. Pure, on injected time.
class Lateness
{
public:
    /// A packet whose first sample has this media time (any origin) arrived. Both in nanoseconds.
    void add(std::int64_t mediaNs, std::int64_t arrivalNs);
    void reset();

    /// arrival − media time of the quickest packet; empty before the first.
    std::optional<std::int64_t> baseNs() const;
    /// Milliseconds above the base within which this share (0…1) of the packets came.
    double quantileMs(double share) const;

private:
    static constexpr std::size_t kSeconds = 6;
    static constexpr std::size_t kBins = 400; ///< of 1 ms; the last holds all that is later

    struct Second {
        std::int64_t number = -1;
        std::int64_t leastNs = 0;
    };

    std::array<Second, kSeconds> m_least{};
    std::array<double, kBins> m_histogram{};
    double m_weight = 0;
};

} // namespace causerie::media
