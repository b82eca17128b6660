// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/estoi.h"

#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>

namespace causerie::bench
{

struct Recording {
    std::span<const float> samples; ///< 48 kHz
    std::int64_t startedNs = 0;     ///< steady clock
};

/// How much later than `mouth` the same is heard in `ear`, in ms; empty when it can hardly be understood. Tells
/// standard error how well it can. Pure but for that.
inline std::optional<double> delayMs(const Recording &mouth, const Recording &ear)
{
    constexpr double kUnderstood = 0.8; // ESTOI; below, nobody can say how late it was
    constexpr double kFurthestApartMs = 5000;
    const auto likeness = test::compare(mouth.samples, ear.samples, kFurthestApartMs);
    const double apartMs = static_cast<double>(ear.startedNs - mouth.startedNs) / 1e6;
    std::fprintf(stderr, "intelligibility %.3f, mouth to ear from %.1f to %.1f ms\n", likeness.estoi,
                 likeness.leastMs + apartMs, likeness.mostMs + apartMs);
    if (likeness.estoi < kUnderstood) {
        std::fputs("what was said cannot be understood\n", stderr);
        return std::nullopt;
    }
    return likeness.delayMs + apartMs;
}

} // namespace causerie::bench
