// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

inline constexpr std::int64_t kWatchdogNs = 300 * kNsPerMs; ///< an open device that is still for so long has failed

/// When to try again to open a device, and when somebody should know that it does not work. Times are of one steady
/// clock. A value.
class Attempts
{
public:
    /// The first pause, for a device that was open and gives nothing any more: it may be just going, and then the
    /// list of devices says so soon. Where the list has changed, nobody waits: `hurry`. (What is listed and cannot be
    /// opened is DeviceTrial's.)
    static constexpr std::int64_t kFirstPauseNs = 400 * kNsPerMs;
    static constexpr std::int64_t kLongestPauseNs = 3000 * kNsPerMs; ///< each is twice the one before, to this
    static constexpr std::int64_t kTrialNs = 3500 * kNsPerMs;        ///< longer than the watchdogs of the devices

    bool isDue(std::int64_t nowNs) const { return nowNs >= m_nextNs; }
    /// One is made.
    void begin(std::int64_t nowNs)
    {
        m_lastNs = nowNs;
        ++m_count;
        pause(nowNs);
    }
    /// It came to an end just now.
    void pause(std::int64_t nowNs)
    {
        m_nextNs = nowNs + std::min(kLongestPauseNs, kFirstPauseNs << std::clamp(m_count - 1, 0, 5));
    }
    /// There is no device to try it with.
    void giveUp(std::int64_t nowNs)
    {
        m_nextNs = nowNs + kLongestPauseNs;
        m_count = kTelling;
    }
    /// The device runs; it is trusted when it does so for a while.
    void isRunning(std::int64_t nowNs)
    {
        if (nowNs - m_lastNs > kTrialNs)
            m_count = 0;
    }
    /// The list of devices has changed: now is a good moment.
    void hurry() { m_nextNs = 0; }
    /// Two have failed and a third is on its way, or there is nothing to try.
    bool areHopeless() const { return m_count >= kTelling; }

private:
    static constexpr int kTelling = 3;

    std::int64_t m_lastNs = 0;
    std::int64_t m_nextNs = 0;
    int m_count = 0;
};

} // namespace causerie::media
