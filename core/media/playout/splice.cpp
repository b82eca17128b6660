// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/splice.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr std::size_t kFade = 240;  ///< 5 ms
constexpr std::size_t kLeast = 120; ///< 2.5 ms: the shortest pitch period of a voice

float weight(std::size_t i)
{
    return (static_cast<float>(i) + 0.5F) / kFade;
}

/// By how much to shift so that the sound is most like itself, in kLeast…most.
std::size_t bestShift(std::span<const float> sound, std::size_t most)
{
    std::size_t best = most;
    double bestLikeness = -2;
    for (std::size_t shift = kLeast; shift <= most; shift += 2) {
        double product = 1e-9;
        double here = 1e-9;
        double there = 1e-9;
        for (std::size_t i = 0; i < kFade; ++i) {
            const auto a = static_cast<double>(sound[i]);
            const auto b = static_cast<double>(sound[i + shift]);
            product += a * b;
            here += a * a;
            there += b * b;
        }
        const double likeness = product / std::sqrt(here * there);
        if (likeness >= bestLikeness) {
            bestLikeness = likeness;
            best = shift;
        }
    }
    return best;
}

} // namespace

std::size_t shorten(std::span<float> sound, std::size_t most)
{
    most = std::min(most, sound.size() - std::min(sound.size(), kFade));
    if (most < kLeast)
        return sound.size();
    const std::size_t shift = bestShift(sound, most);
    for (std::size_t i = 0; i < kFade; ++i)
        sound[i] = sound[i] * (1 - weight(i)) + sound[i + shift] * weight(i);
    std::copy(sound.begin() + static_cast<std::ptrdiff_t>(kFade + shift), sound.end(),
              sound.begin() + static_cast<std::ptrdiff_t>(kFade));
    return sound.size() - shift;
}

std::size_t lengthen(std::span<float> room, std::size_t length, std::size_t most)
{
    most = std::min({most, length - std::min(length, kFade), room.size() - length});
    if (most < kLeast)
        return length;
    const std::size_t shift = bestShift(room.first(length), most);
    // [0, shift) as it is, then back to the beginning: fade from what follows into what was.
    std::copy_backward(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(length),
                       room.begin() + static_cast<std::ptrdiff_t>(length + shift));
    // room[shift + i] is now the sound from its beginning; room[2 * shift + i] what followed the first `shift`.
    for (std::size_t i = 0; i < kFade; ++i) {
        const float followed = 2 * shift + i < length + shift ? room[2 * shift + i] : 0;
        room[shift + i] = followed * (1 - weight(i)) + room[shift + i] * weight(i);
    }
    return length + shift;
}

} // namespace causerie::media
