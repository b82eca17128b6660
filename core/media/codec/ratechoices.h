// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <array>

namespace causerie::media
{

/// What loss asks for.
struct Protection {
    double fromLoss = 0; ///< percent
    int bitrate = 0;     ///< where copies go along
    int copies = 0;
};
/// What congestion leaves.
struct Economy {
    int bitrate = 0;
    int copies = 0;
    int frameMs = 0; ///< at least
};

/// All there is to choose from, from the most sound to the least. Every mode has the same steps, so that it can change
/// in a call.
struct RateChoices {
    std::array<Protection, 4> protections;
    std::array<Economy, 5> economies;
};

/// Any thread.
const RateChoices &rateChoices(CallMode mode);

} // namespace causerie::media
