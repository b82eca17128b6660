// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace causerie::media
{

/// A count's growth over the last second, from four readings a second. A value.
class RatePerSecond
{
public:
    static constexpr std::size_t kReadingsPerSecond = 4;

    /// Per second, over as many readings as there are.
    double update(std::uint64_t count)
    {
        m_readings[m_next % m_readings.size()] = count;
        ++m_next;
        if (m_next < 2)
            return 0;
        const auto span = m_next < m_readings.size() ? m_next - 1 : kReadingsPerSecond;
        const auto oldest = m_readings[(m_next - 1 - span) % m_readings.size()];
        return static_cast<double>(count - oldest) * static_cast<double>(kReadingsPerSecond) /
               static_cast<double>(span);
    }

private:
    std::array<std::uint64_t, kReadingsPerSecond + 1> m_readings{};
    std::size_t m_next = 0;
};

} // namespace causerie::media
