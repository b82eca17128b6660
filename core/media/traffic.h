// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace causerie::media
{

inline constexpr std::chrono::milliseconds kStatisticsInterval{250};

inline std::int64_t steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

inline std::int64_t millisecondsBetween(std::int64_t fromNs, std::int64_t toNs)
{
    return (toNs - fromNs) / 1'000'000;
}

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

/// What a path remembers of its traffic only to tell it. Thread: net.
struct Traffic {
    std::int64_t connectNs = 0; ///< when `connectTo` was called
    std::int64_t lastHeardNs = 0;
    std::int64_t connectMs = -1;
    QString profile;
    RatePerSecond sent;
    RatePerSecond received;
    quint64 forged = 0; ///< not authentic
    quint64 forgedAtLastLog = 0;
    int readings = 0;
};

} // namespace causerie::media
