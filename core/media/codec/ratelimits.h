// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

namespace causerie::media
{

/// What was agreed, and what the person wants.
struct RateLimits {
    CallMode mode = CallMode::Usual;
    int bitrate = 32000;      ///< bit/s, the most
    int inAll = 510000;       ///< bit/s, the most with copies
    int frameMs = 20;         ///< where nothing forces longer ones
    int longestMs = 60;       ///< … and what those may be
    bool takesCopies = false; ///< they read RED (RFC 2198)
    bool isFixed = false;     ///< the codec has one bit rate and no FEC: only the frames can become longer

    friend bool operator==(const RateLimits &, const RateLimits &) = default;
};

/// Reads what was agreed, and goes as far to what `mode` wants. Frames become shorter than usual only where nobody
/// asked for longer ones; what gateways speak is sent as they like it. Pure.
RateLimits rateLimits(const AudioParameters &agreed, CallMode mode);

} // namespace causerie::media
