// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/slidingleast.h"

#include <algorithm>

namespace causerie::media
{

void SlidingLeast::add(std::int64_t value, std::int64_t nowNs)
{
    const std::int64_t number = nowNs / m_stepNs;
    Step &step = m_steps[static_cast<std::size_t>(number) % kSteps];
    if (step.number != number)
        step = {.number = number, .least = value};
    else
        step.least = std::min(step.least, value);
    // Steps without a value leave old ones behind.
    for (Step &old : m_steps)
        if (old.number >= 0 && (number - old.number >= static_cast<std::int64_t>(kSteps) || old.number > number))
            old.number = -1;
}

std::optional<std::int64_t> SlidingLeast::least() const
{
    std::optional<std::int64_t> least;
    for (const Step &step : m_steps)
        if (step.number >= 0 && (!least || step.least < *least))
            least = step.least;
    return least;
}

} // namespace causerie::media
