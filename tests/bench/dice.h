// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace causerie::bench
{

/// Random numbers that are the same with every standard library: the distributions of <random> are not.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_random(seed) {}

    /// 0 ≤ x < 1
    double share() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }
    double between(double least, double most) { return least + (most - least) * share(); }
    bool isOneOf(double share) { return this->share() < share; }
    double exponential(double mean) { return -mean * std::log(1 - share()); }
    /// Shape 2: the sum of two exponential ones.
    double gamma(double mean) { return exponential(mean / 2) + exponential(mean / 2); }
    double lognormal(double median, double sigma)
    {
        const double length = std::sqrt(exponential(2));
        return median * std::exp(sigma * length * std::cos(2 * std::numbers::pi * share()));
    }

private:
    std::mt19937_64 m_random; ///< defined to the bit by the standard
};

} // namespace causerie::bench
