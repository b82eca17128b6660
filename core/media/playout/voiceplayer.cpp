// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/voiceplayer.h"

#include "core/media/playout/splice.h"

#include <QtAssert>

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr std::size_t kPlainConcealment = 60 * 48; ///< after that a made-up voice buzzes
constexpr float kFadeOut = 1.0F / (40 * 48);
constexpr float kFadeIn = 1.0F / (5 * 48);
constexpr std::size_t kGrain = 120;    ///< 2.5 ms
constexpr float kQuiet = 0.1F;         ///< of the loudest: 20 dB below speech
constexpr float kAlwaysQuiet = 0.001F; ///< −60 dB of full scale

float rms(std::span<const float> sound)
{
    float power = 0;
    for (const float sample : sound)
        power += sample * sample;
    return sound.empty() ? 0 : std::sqrt(power / static_cast<float>(sound.size()));
}

} // namespace

Heard VoicePlayer::pull(std::span<float> samples, std::int64_t nowNs)
{
    Heard heard;
    while (!samples.empty()) {
        if (m_from == m_to)
            take(m_buffer.next(nowNs));
        const std::size_t count = std::min(samples.size(), m_to - m_from);
        std::copy_n(m_sound.begin() + static_cast<std::ptrdiff_t>(m_from), count, samples.begin());
        m_from += count;
        samples = samples.subspan(count);
        heard.spoken += m_kind.spoken * count;
        heard.concealed += m_kind.concealed * count;
        heard.isReal = heard.isReal || m_kind.isReal;
    }
    return heard;
}

void VoicePlayer::reset()
{
    m_from = m_to = 0;
    m_gain = 0;
    m_madeUp = 0;
}

void VoicePlayer::take(const PlayoutStep &step)
{
    const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(step.samples), 1, kOpusMaxSamples);
    m_from = 0;
    m_to = wanted;
    switch (step.kind) {
    case PlayoutStep::Kind::Decode: {
        if (step.isFresh)
            m_decoder.reset();
        const std::size_t count = m_decoder.decode(step.payload, std::span(m_sound).first(kOpusMaxSamples));
        if (count == 0)
            return conceal(wanted);
        m_to = count;
        m_kind = {.spoken = 1, .concealed = 0, .isReal = true};
        m_madeUp = 0;
        fade(1);
        return trim(step);
    }
    case PlayoutStep::Kind::Recover:
        if (!m_decoder.recover(step.payload, std::span(m_sound).first(wanted)))
            return conceal(wanted);
        m_kind = {.spoken = 1, .concealed = 0, .isReal = true};
        m_madeUp = 0;
        return fade(1);
    case PlayoutStep::Kind::Conceal:
        return conceal(wanted);
    case PlayoutStep::Kind::Comfort:
        conceal(wanted);
        m_kind = {.spoken = 1, .concealed = 0, .isReal = false};
        m_madeUp = 0;
        return;
    case PlayoutStep::Kind::Silence:
        std::fill_n(m_sound.begin(), wanted, 0.0F);
        m_kind = {};
        m_gain = 0;
        return;
    }
}

void VoicePlayer::conceal(std::size_t samples)
{
    m_to = samples;
    m_kind = {.spoken = 1, .concealed = 1, .isReal = false};
    // A broken packet may claim any length; the codec makes up whole grains.
    if (samples % kGrain != 0 || !m_decoder.conceal(std::span(m_sound).first(samples)))
        std::fill_n(m_sound.begin(), samples, 0.0F);
    fade(m_madeUp < kPlainConcealment ? 1 : 0);
    m_madeUp += samples;
}

void VoicePlayer::fade(float target)
{
    for (std::size_t i = m_from; i < m_to; ++i) {
        m_gain = m_gain < target ? std::min(target, m_gain + kFadeIn) : std::max(target, m_gain - kFadeOut);
        m_sound[i] *= m_gain;
    }
}

void VoicePlayer::trim(const PlayoutStep &step)
{
    const float loud = rms(std::span(m_sound).first(m_to));
    m_loudest = std::max(loud, m_loudest * 0.999F);
    const bool isQuiet = loud < kAlwaysQuiet || loud < kQuiet * m_loudest;
    if (step.trimSamples == 0 || !(isQuiet || step.isTrimUrgent))
        return;
    const std::size_t before = m_to;
    if (step.trimSamples > 0)
        m_to = shorten(std::span(m_sound).first(m_to), static_cast<std::size_t>(step.trimSamples));
    else
        m_to = lengthen(m_sound, m_to, static_cast<std::size_t>(-step.trimSamples));
    if (m_to != before)
        m_buffer.trimmed(static_cast<int>(before) - static_cast<int>(m_to));
}

} // namespace causerie::media
