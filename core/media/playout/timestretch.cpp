// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/timestretch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace causerie::media
{
namespace
{

constexpr std::size_t kCoarse = 6;         ///< the search is made at 8 kHz, then refined
constexpr std::size_t kMostSamples = 5760; ///< of one packet
constexpr std::size_t kLeastOverlap = 240; ///< 5 ms
constexpr std::size_t kMostOverlap = 480;
constexpr double kAlmost = 0.05; ///< so much less alike is alike enough, to move by more

/// Where a sound is like itself: from `at` on and `period` later, for `overlap` samples.
struct Seam {
    std::size_t at = 0;
    std::size_t period = 0;
    std::size_t overlap = 0;
    double likeness = -2;
};

/// A sound at 8 kHz, for searching only.
class Thinned
{
public:
    explicit Thinned(std::span<const float> sound) : m_count(std::min(sound.size(), kMostSamples) / kCoarse)
    {
        for (std::size_t i = 0; i < m_count; ++i) {
            float sum = 0;
            for (std::size_t k = 0; k < kCoarse; ++k)
                sum += sound[i * kCoarse + k];
            m_samples[i] = sum;
        }
    }
    /// Samples of the original, whole thinned ones of it.
    std::span<const float> from(std::size_t at, std::size_t count) const
    {
        return std::span(m_samples).first(m_count).subspan(at / kCoarse, count / kCoarse);
    }

private:
    std::array<float, kMostSamples / kCoarse> m_samples;
    std::size_t m_count;
};

std::size_t overlapOf(std::size_t length, std::size_t period)
{
    return std::min(length - period, kMostOverlap);
}

Seam refined(std::span<const float> sound, const Seam &coarse, std::size_t least, std::size_t most)
{
    Seam best;
    for (std::size_t period = std::max(least, coarse.period - std::min(coarse.period, kCoarse));
         period <= std::min(most, coarse.period + kCoarse); ++period) {
        if (coarse.at + period + coarse.overlap > sound.size())
            break;
        const double like = likeness(sound.subspan(coarse.at, coarse.overlap), sound.subspan(coarse.at + period));
        if (like > best.likeness)
            best = {.at = coarse.at, .period = period, .overlap = coarse.overlap, .likeness = like};
    }
    return best;
}

/// The best place to leave out or repeat a period of `least`…`most`; among those that are about as good the one that
/// moves most.
std::optional<Seam> findSeam(std::span<const float> sound, std::size_t least, std::size_t most, double leastLikeness)
{
    sound = sound.first(std::min(sound.size(), kMostSamples));
    least = std::max(least, kShortestPeriod);
    most = std::min({most, kLongestPeriod, sound.size() - std::min(sound.size(), kLeastOverlap)});
    if (most < least)
        return {};
    const Thinned thinned(sound);
    Seam best;
    for (std::size_t period = least; period <= most; period += kCoarse) {
        const std::size_t overlap = overlapOf(sound.size(), period) / kCoarse * kCoarse;
        const std::size_t last = sound.size() - period - overlap;
        for (const std::size_t at : {std::size_t{0}, last / 2 / kCoarse * kCoarse, last / kCoarse * kCoarse}) {
            const double like = likeness(thinned.from(at, overlap), thinned.from(at + period, overlap));
            if (like > best.likeness - (period > best.period ? kAlmost : 0))
                best = {.at = at, .period = period, .overlap = overlap, .likeness = std::max(like, best.likeness)};
        }
    }
    best = refined(sound, best, least, most);
    if (best.likeness < leastLikeness)
        return {};
    return best;
}

/// In quiet sound any place will do, so the change is about as large as was asked for.
std::size_t leastOf(std::size_t most, double leastLikeness)
{
    return leastLikeness == kAnyLikeness ? most * 3 / 4 : kShortestPeriod;
}

} // namespace

double likeness(std::span<const float> a, std::span<const float> b)
{
    double product = 0;
    double here = 1e-9;
    double there = 1e-9;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto x = static_cast<double>(a[i]);
        const auto y = static_cast<double>(b[i]);
        product += x * y;
        here += x * x;
        there += y * y;
    }
    return product / std::sqrt(here * there);
}

float crossfade(std::size_t i, std::size_t length)
{
    const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(length);
    return 0.5F - 0.5F * std::cos(std::numbers::pi_v<float> * share);
}

std::size_t shorten(std::span<float> sound, std::size_t most, double leastLikeness)
{
    const auto seam = findSeam(sound, leastOf(most, leastLikeness), most, leastLikeness);
    if (!seam)
        return sound.size();
    for (std::size_t i = 0; i < seam->overlap; ++i) {
        const float weight = crossfade(i, seam->overlap);
        float &sample = sound[seam->at + i];
        sample = sample * (1 - weight) + sound[seam->at + seam->period + i] * weight;
    }
    const auto end = static_cast<std::ptrdiff_t>(seam->at + seam->overlap);
    std::copy(sound.begin() + end + static_cast<std::ptrdiff_t>(seam->period), sound.end(), sound.begin() + end);
    return sound.size() - seam->period;
}

std::size_t lengthen(std::span<float> room, std::size_t length, std::size_t most, double leastLikeness)
{
    most = std::min(most, room.size() - length);
    const auto seam = findSeam(room.first(length), leastOf(most, leastLikeness), most, leastLikeness);
    if (!seam)
        return length;
    // As it is until the end of the period, and then on from its beginning.
    std::array<float, kMostOverlap> follows{};
    const auto from = room.begin() + static_cast<std::ptrdiff_t>(seam->at);
    const auto period = static_cast<std::ptrdiff_t>(seam->period);
    std::copy_n(from + period, seam->overlap, follows.begin());
    std::copy_backward(from, room.begin() + static_cast<std::ptrdiff_t>(length),
                       room.begin() + static_cast<std::ptrdiff_t>(length) + period);
    for (std::size_t i = 0; i < seam->overlap; ++i) {
        const float weight = crossfade(i, seam->overlap);
        float &sample = room[seam->at + seam->period + i];
        sample = follows[i] * (1 - weight) + sample * weight;
    }
    return length + seam->period;
}

std::size_t lastPeriod(std::span<const float> sound)
{
    const std::size_t overlap = std::min(kMostOverlap, sound.size() - std::min(sound.size(), kLongestPeriod));
    if (overlap < kShortestPeriod)
        return std::max<std::size_t>(1, std::min(sound.size(), kLongestPeriod));
    const std::size_t end = sound.size() - overlap;
    double best = -2;
    std::size_t bestPeriod = kShortestPeriod;
    for (std::size_t period = kShortestPeriod; period <= kLongestPeriod; period += 2) {
        const double like = likeness(sound.subspan(end, overlap), sound.subspan(end - period));
        if (like > best) {
            best = like;
            bestPeriod = period;
        }
    }
    return bestPeriod;
}

} // namespace causerie::media
