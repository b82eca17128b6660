// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>

namespace causerie::xmpp
{

/// How long to wait before the next attempt after `failures` in a row (1, 2, …): 1, 2, 5, 15, 30, then 60 s, each
/// ±25 % so that the clients of a restarted server do not come back all at once. `random` is in [0, 1). Pure.
constexpr std::chrono::milliseconds pauseAfter(int failures, double random)
{
    constexpr std::array kSeconds{1, 2, 5, 15, 30, 60};
    const auto index = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(failures, 1)), 1, kSeconds.size());
    const double milliseconds = kSeconds[index - 1] * 1000.0 * (0.75 + 0.5 * std::clamp(random, 0.0, 1.0));
    return std::chrono::milliseconds(static_cast<long long>(milliseconds));
}
static_assert(pauseAfter(1, 0.5) == std::chrono::seconds(1));
static_assert(pauseAfter(100, 0.0) == std::chrono::seconds(45));

} // namespace causerie::xmpp
