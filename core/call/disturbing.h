// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <optional>

namespace causerie
{

/// How soon somebody calls again who seems to have a reason.
inline constexpr std::chrono::minutes kCallsAgain{3};

/// What decides whether a call that comes in rings and pops up.
struct RingFacts {
    bool isBusy = false;            ///< we said that we are not to be disturbed (RFC 6121 §4.7.2.1)
    bool ringsAlways = false;       ///< they are somebody who may
    bool callingAgainRings = false; ///< as the user has it
    std::optional<std::chrono::milliseconds> sinceLast{}; ///< their last call that did not ring began so long ago
};

/// A call that does not ring is missed like any other. Pure.
constexpr bool rings(const RingFacts &facts)
{
    const bool isAgain =
        facts.sinceLast && *facts.sinceLast >= facts.sinceLast->zero() && *facts.sinceLast < kCallsAgain;
    return !facts.isBusy || facts.ringsAlways || (facts.callingAgainRings && isAgain);
}
static_assert(rings({}));
static_assert(!rings({.isBusy = true}));
static_assert(rings({.isBusy = true, .ringsAlways = true}));
static_assert(!rings({.isBusy = true, .callingAgainRings = true}));
static_assert(rings({.isBusy = true, .callingAgainRings = true, .sinceLast = std::chrono::seconds(179)}));
static_assert(!rings({.isBusy = true, .callingAgainRings = true, .sinceLast = kCallsAgain}));
static_assert(!rings({.isBusy = true, .callingAgainRings = false, .sinceLast = std::chrono::seconds(1)}));

} // namespace causerie
