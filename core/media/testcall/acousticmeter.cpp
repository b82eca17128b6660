// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/testcall/acousticmeter.h"

#include "core/media/audio/format.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace causerie::media
{
namespace
{

constexpr std::size_t kSweep = kSampleRate / 10;
constexpr double kFromHz = 400;
constexpr double kToHz = 3500;
constexpr double kLoud = 0.25; ///< −12 dB: heard, and no fright
constexpr std::size_t kEdge = kSampleRate / 200;
constexpr std::size_t kCoarse = 4; ///< looked for at 12 kHz first: the sweep has nothing above 6
constexpr double kSure = 6;        ///< how much higher than the usual a likeness has to be

std::vector<float> coarse(std::span<const float> sound)
{
    std::vector<float> fewer(sound.size() / kCoarse);
    for (std::size_t i = 0; i < fewer.size(); ++i) {
        for (std::size_t part = 0; part < kCoarse; ++part)
            fewer[i] += sound[i * kCoarse + part] / float(kCoarse);
    }
    return fewer;
}

double product(std::span<const float> one, std::span<const float> other)
{
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        sum += double(one[i]) * double(other[i]);
    return sum;
}

} // namespace

std::vector<float> testSweep()
{
    std::vector<float> sweep(kSweep);
    double phase = 0;
    for (std::size_t i = 0; i < kSweep; ++i) {
        const double share = double(i) / double(kSweep);
        phase += 2 * std::numbers::pi * (kFromHz + (kToHz - kFromHz) * share) / kSampleRate;
        const double edge = std::min({1.0, double(i) / double(kEdge), double(kSweep - i) / double(kEdge)});
        sweep[i] = float(kLoud * edge * std::sin(phase));
    }
    return sweep;
}

double powerDb(std::span<const float> sound)
{
    if (sound.empty())
        return -120;
    return 10 * std::log10(std::max(1e-12, product(sound, sound) / double(sound.size())));
}

std::optional<SweepFound> findSweep(std::span<const float> recording)
{
    const std::vector<float> sweep = testSweep();
    if (recording.size() < sweep.size())
        return {};
    const std::vector<float> rough = coarse(recording);
    const std::vector<float> pattern = coarse(sweep);
    std::size_t best = 0;
    double highest = 0;
    double squares = 0;
    const std::size_t places = rough.size() - pattern.size() + 1;
    for (std::size_t at = 0; at < places; ++at) {
        const double like = product(pattern, std::span(rough).subspan(at, pattern.size()));
        squares += like * like;
        if (std::abs(like) > highest) {
            highest = std::abs(like);
            best = at;
        }
    }
    const double usual = std::sqrt(squares / double(places));
    if (!(highest > kSure * usual) || !(highest > 1e-6))
        return {};
    SweepFound found;
    double exact = 0;
    const std::size_t from = best * kCoarse - std::min(best * kCoarse, kCoarse);
    const std::size_t to = std::min(best * kCoarse + kCoarse, recording.size() - sweep.size());
    for (std::size_t at = from; at <= to; ++at) {
        const double like = std::abs(product(sweep, recording.subspan(at, sweep.size())));
        if (like > exact) {
            exact = like;
            found.at = at;
        }
    }
    found.levelDb = 20 * std::log10(exact / product(sweep, sweep));
    return found;
}

} // namespace causerie::media
