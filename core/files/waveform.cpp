// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/waveform.h"

#include <algorithm>
#include <cmath>

namespace causerie::files
{

namespace
{

constexpr double kQuietest = 0.00316; ///< of full scale: −50 dB; what a microphone hears where nothing is said

/// `square` gives what one value adds to the mean square of its stretch; that of full scale is `full` squared.
template<typename T, typename Square>
std::vector<quint8> shapeOf(std::span<const T> values, int points, double full, Square square)
{
    const size_t count = std::min(values.size(), size_t(std::max(points, 0)));
    std::vector<double> levels(count);
    for (size_t i = 0; i < count; ++i) {
        const size_t from = values.size() * i / count;
        const size_t to = values.size() * (i + 1) / count;
        double sum = 0;
        for (const T value : values.subspan(from, to - from))
            sum += square(value);
        levels[i] = std::sqrt(std::sqrt(sum / double(to - from)));
    }
    std::vector<quint8> shape(count, 0);
    const double loudest = std::ranges::fold_left(levels, std::sqrt(kQuietest * full), std::ranges::max);
    std::ranges::transform(levels, shape.begin(),
                           [loudest](double level) { return quint8(std::lround(level / loudest * 255)); });
    return shape;
}

} // namespace

std::vector<quint8> waveform(std::span<const qint16> samples, int points)
{
    return shapeOf(samples, points, 32768, [](qint16 sample) { return double(sample) * sample; });
}

std::vector<quint8> waveformOfPowers(std::span<const float> powers, int points)
{
    return shapeOf(powers, points, 1, [](float power) { return double(std::max(power, 0.0F)); });
}

} // namespace causerie::files
