// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/punctuality.h"

#include <algorithm>
#include <chrono>

namespace causerie::test
{

void Punctuality::watch(const std::stop_token &stop)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds kTick{5};
    while (!stop.stop_requested()) {
        const auto due = Clock::now() + kTick;
        std::this_thread::sleep_until(due);
        const auto late = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - due);
        m_latestNs = std::max<std::int64_t>(m_latestNs, late.count());
    }
}

} // namespace causerie::test
