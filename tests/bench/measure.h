// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <vector>

/// Clocks, and how a figure is made and told. Any thread.
namespace causerie::bench
{

/// The steady clock, the same in all processes of the machine.
inline std::int64_t nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

inline double msSince(std::int64_t ns)
{
    return static_cast<double>(nowNs() - ns) / 1e6;
}

/// CPU of this process, all threads, user and system.
inline double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Nearest rank; 0 of nothing.
inline double percentile(std::vector<double> values, double percent)
{
    if (values.empty())
        return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(values.size())));
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, values.size()) - 1);
    std::ranges::nth_element(values, place);
    return *place;
}

/// One run's value, as tests/bench/bench reads it.
inline void tell(const char *name, double value)
{
    std::printf("{\"name\": \"%s\", \"value\": %.6g}\n", name, value);
    std::fflush(stdout);
}

} // namespace causerie::bench
