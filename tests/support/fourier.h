// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

namespace causerie::test
{

/// In place; the length is a power of two. The inverse is not scaled.
inline void fourier(std::vector<std::complex<double>> &values, bool isInverse = false)
{
    const std::size_t length = values.size();
    for (std::size_t i = 1, j = 0; i < length; ++i) {
        std::size_t bit = length >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(values[i], values[j]);
    }
    for (std::size_t half = 1; half < length; half *= 2) {
        std::vector<std::complex<double>> turns(half);
        for (std::size_t k = 0; k < half; ++k)
            turns[k] = std::polar(1.0, (isInverse ? 1 : -1) * std::numbers::pi * static_cast<double>(k) /
                                           static_cast<double>(half));
        for (std::size_t from = 0; from < length; from += 2 * half) {
            for (std::size_t k = 0; k < half; ++k) {
                const auto turned = values[from + half + k] * turns[k];
                values[from + half + k] = values[from + k] - turned;
                values[from + k] += turned;
            }
        }
    }
}

} // namespace causerie::test
