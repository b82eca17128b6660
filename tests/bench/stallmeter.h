// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/measure.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace causerie::bench
{

/// The longest time in which the event loop took no other event, and how much of it was work: where a thread that
/// waited for a core of a busy machine stands still, its own CPU clock does too. A timer of 2 ms; it costs some
/// microseconds of CPU at each turn. Thread: GUI.
class StallMeter
{
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            const std::int64_t now = nowNs();
            const std::int64_t cpu = threadNs();
            m_longestNs = std::max(m_longestNs, now - std::exchange(m_lastNs, now));
            m_busiestNs = std::max(m_busiestNs, cpu - std::exchange(m_lastCpuNs, cpu));
        });
    }

    void start()
    {
        m_lastNs = nowNs();
        m_lastCpuNs = threadNs();
        m_timer.start(kMeter);
    }
    void stop() { m_timer.stop(); }
    double longestMs() const { return static_cast<double>(m_longestNs) / 1e6 - static_cast<double>(kMeter.count()); }
    double busiestMs() const { return static_cast<double>(m_busiestNs) / 1e6; } ///< CPU between two turns

private:
    static constexpr std::chrono::milliseconds kMeter{2};

    static std::int64_t threadNs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
    }

    QTimer m_timer;
    std::int64_t m_lastNs = 0;
    std::int64_t m_longestNs = 0;
    std::int64_t m_lastCpuNs = 0;
    std::int64_t m_busiestNs = 0;
};

} // namespace causerie::bench
