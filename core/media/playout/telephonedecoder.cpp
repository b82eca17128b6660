// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/telephonedecoder.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::size_t kMostBytes = static_cast<std::size_t>(kOpusMaxSamples) / 6;
constexpr std::size_t kOverlap = 240;                ///< 5 ms
constexpr std::size_t kFullLevel = kPeriodSamples;   ///< 10 ms as loud as before …
constexpr float kFade = 1.0F / (5 * kPeriodSamples); ///< … then a fifth less each 10 ms

} // namespace

TelephoneDecoder::TelephoneDecoder()
    : m_samples(2 * kMostBytes), m_thin(2 * kMostBytes),
      m_room(std::max(m_narrow.roomFor(kMostBytes), m_wide.roomFor(2 * kMostBytes)))
{
}

std::size_t TelephoneDecoder::decode(VoiceCodec codec, std::span<const std::byte> payload, std::span<float> samples)
{
    if (payload.empty() || payload.size() > kMostBytes)
        return 0;
    const std::size_t count = m_sounds.decode(codec, payload, m_samples);
    std::ranges::transform(std::span(m_samples).first(count), m_thin.begin(), fromInt16);
    auto &resampler = codec == VoiceCodec::G722 ? m_wide : m_narrow;
    const std::size_t made = std::min(resampler.convert(std::span(m_thin).first(count), m_room), samples.size());
    const auto sound = samples.first(made);
    std::ranges::copy(std::span(m_room).first(made), sound.begin());
    if (m_madeUp > 0) {
        const std::size_t overlap = std::min(kOverlap, made);
        for (std::size_t i = 0; i < overlap; ++i) {
            const float weight = crossfade(i, overlap);
            sound[i] = goOn() * (1 - weight) + sound[i] * weight;
        }
        m_madeUp = 0;
    }
    remember(sound);
    return made;
}

void TelephoneDecoder::conceal(std::span<float> samples)
{
    if (m_madeUp == 0)
        findPeriod();
    for (float &sample : samples)
        sample = goOn();
}

void TelephoneDecoder::findPeriod()
{
    m_period = lastPeriod(m_past);
    const auto end = m_past.end();
    const auto period = static_cast<std::ptrdiff_t>(m_period);
    std::copy(end - period, end, m_cycle.begin());
    const std::size_t quarter = m_period / 4;
    for (std::size_t i = 0; i < quarter; ++i) {
        float &sample = m_cycle[m_period - quarter + i];
        const float weight = crossfade(i, quarter);
        sample = sample * (1 - weight) + m_past[kPast - m_period - quarter + i] * weight;
    }
}

float TelephoneDecoder::goOn()
{
    const std::size_t faded = m_madeUp > kFullLevel ? m_madeUp - kFullLevel : 0;
    const float level = std::max(0.0F, 1 - static_cast<float>(faded) * kFade);
    return m_cycle[m_madeUp++ % m_period] * level;
}

void TelephoneDecoder::remember(std::span<const float> samples)
{
    const std::size_t count = std::min(samples.size(), kPast);
    std::shift_left(m_past.begin(), m_past.end(), static_cast<std::ptrdiff_t>(count));
    std::ranges::copy(samples.last(count), m_past.end() - static_cast<std::ptrdiff_t>(count));
}

void TelephoneDecoder::reset()
{
    m_sounds.reset();
    m_past = {};
    m_cycle = {};
    m_period = 1;
    m_madeUp = 0;
}

} // namespace causerie::media
