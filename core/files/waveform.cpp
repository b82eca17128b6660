// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/waveform.h"

#include <algorithm>
#include <cmath>

namespace causerie::files
{

std::vector<quint8> waveform(std::span<const qint16> samples, int points)
{
    const size_t count = std::min(samples.size(), size_t(std::max(points, 0)));
    std::vector<double> levels(count);
    for (size_t i = 0; i < count; ++i) {
        const size_t from = samples.size() * i / count;
        const size_t to = samples.size() * (i + 1) / count;
        double sum = 0;
        for (const qint16 sample : samples.subspan(from, to - from))
            sum += double(sample) * sample;
        levels[i] = std::sqrt(std::sqrt(sum / double(to - from)));
    }
    const double loudest = count > 0 ? *std::ranges::max_element(levels) : 0;
    std::vector<quint8> shape(count, 0);
    if (loudest > 0)
        std::ranges::transform(levels, shape.begin(),
                               [loudest](double level) { return quint8(std::lround(level / loudest * 255)); });
    return shape;
}

} // namespace causerie::files
