// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"

#include <array>
#include <cstddef>
#include <span>

namespace causerie::media
{

/// Whether what is heard is what was said a while before: then their loudspeaker sounds in their microphone, and we
/// hear ourselves. Compares how both get louder and quieter from syllable to syllable, over the last seconds and for
/// each delay up to 1.2 s; who speaks when has no part in it. Allocates nothing.
///
/// Thread: audio. Owner: StreamLoop. Pure.
class EchoWatch
{
public:
    void said(std::span<const float> samples);
    void heard(std::span<const float> samples);
    /// 0…1: how alike they are at the delay where they are most so.
    double likeness() const { return m_likeness; }
    void reset() { *this = {}; }

private:
    static constexpr std::size_t kLags = 120; ///< of 10 ms

    /// Sound → its loudness in each 10 ms, less what it was around.
    struct Envelope {
        double power = 0;
        std::size_t samples = 0;
        double mean = 0;

        template<typename Take>
        void feed(std::span<const float> sound, Take take);
    };
    struct Products {
        double both = 0;
        double said = 0;
    };

    void compare(double heard);

    Envelope m_said;
    Envelope m_heard;
    std::array<double, kLags> m_past{}; ///< what was said, a ring
    std::size_t m_next = 0;
    std::array<Products, kLags> m_products{}; ///< by delay, fading
    double m_heardSquares = 0;
    double m_likeness = 0;
};

} // namespace causerie::media
