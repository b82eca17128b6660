// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace causerie::media
{

/// The least of the values of the last while, kept in six steps: the window is five to six of them long.
///
/// Thread: any one. Pure, on injected time.
class SlidingLeast
{
public:
    explicit SlidingLeast(std::int64_t stepNs) : m_stepNs(stepNs) {}

    void add(std::int64_t value, std::int64_t nowNs);
    void reset() { m_steps = {}; }

    /// Empty before the first. What is old stays until something newer is added.
    std::optional<std::int64_t> least() const;

private:
    static constexpr std::size_t kSteps = 6;

    struct Step {
        std::int64_t number = -1;
        std::int64_t least = 0;
    };

    std::int64_t m_stepNs;
    std::array<Step, kSteps> m_steps{};
};

} // namespace causerie::media
