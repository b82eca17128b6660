// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/voiceplayer.h"

#include "core/media/playout/timestretch.h"

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

constexpr std::size_t kPlainConcealment = 60 * 48; ///< after that a made-up voice buzzes
constexpr float kFadeOut = 1.0F / (40 * 48);
constexpr float kFadeIn = 1.0F / (5 * 48);
constexpr std::size_t kMerge = 240;    ///< 5 ms: the crossfade, and the most that it may be off
constexpr std::size_t kMergeStep = 4;  ///< of the search
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
    m_spareFrom = kMakeUp;
    m_past = {};
    m_noise.reset();
    m_gain = 0;
    m_madeUp = 0;
}

void VoicePlayer::take(const PlayoutStep &step)
{
    const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(step.samples), 1, kOpusMaxSamples);
    m_from = 0;
    m_to = wanted;
    switch (step.kind) {
    case PlayoutStep::Kind::Decode:
        m_to = decode(step);
        m_to > 0 ? decoded(step) : conceal(wanted);
        break;
    case PlayoutStep::Kind::Recover:
        m_decoder.recover(step.payload, std::span(m_sound).first(wanted)) ? decoded(step) : conceal(wanted);
        break;
    case PlayoutStep::Kind::Conceal:
        conceal(wanted);
        break;
    case PlayoutStep::Kind::Comfort:
    case PlayoutStep::Kind::Silence:
        makeUp(wanted);
        fade(0);
        m_kind = {.spoken = step.kind == PlayoutStep::Kind::Comfort ? 1U : 0U, .concealed = 0, .isReal = false};
        break;
    }
    remember();
}

std::size_t VoicePlayer::decode(const PlayoutStep &step)
{
    if (step.isFresh) {
        m_decoder.reset();
        m_telephone.reset();
        m_noise.reset();
    }
    m_codec = step.codec;
    const auto room = std::span(m_sound).first(kOpusMaxSamples);
    return m_codec == VoiceCodec::Opus ? m_decoder.decode(step.payload, room)
                                       : m_telephone.decode(m_codec, step.payload, room);
}

void VoicePlayer::decoded(const PlayoutStep &step)
{
    m_kind = {.spoken = 1, .concealed = 0, .isReal = true};
    m_spareFrom = kMakeUp;
    m_noise.learn(std::span(m_sound).first(m_to));
    const bool isMerged = m_madeUp > 0 && step.isShifted && merge();
    m_madeUp = 0;
    fade(1);
    if (!isMerged)
        trim(step);
}

void VoicePlayer::conceal(std::size_t samples)
{
    m_kind = {.spoken = 1, .concealed = 1, .isReal = false};
    makeUp(samples);
    fade(m_madeUp < kPlainConcealment ? 1 : 0);
    m_madeUp += samples;
}

/// What the voice might have said.
void VoicePlayer::makeUp(std::size_t samples)
{
    m_to = samples;
    for (std::size_t done = 0; done < samples;) {
        if (m_spareFrom == kMakeUp) {
            if (m_gain == 0 || !makeUpSpare())
                m_spare.fill(0);
            m_spareFrom = 0;
        }
        const std::size_t count = std::min(samples - done, kMakeUp - m_spareFrom);
        std::copy_n(m_spare.begin() + static_cast<std::ptrdiff_t>(m_spareFrom), count,
                    m_sound.begin() + static_cast<std::ptrdiff_t>(done));
        m_spareFrom += count;
        done += count;
    }
}

bool VoicePlayer::makeUpSpare()
{
    if (m_codec == VoiceCodec::Opus)
        return m_decoder.conceal(m_spare);
    m_telephone.conceal(m_spare);
    return true;
}

/// Lays the beginning of what was decoded over what was made up before it, as that would have gone on: by up to 5 ms
/// earlier or later, where they are most alike.
bool VoicePlayer::merge()
{
    if (m_to < 2 * kMerge || m_gain < 0.5F)
        return false;
    std::array<float, 2 * kMerge> goesOn{};
    const std::size_t period = lastPeriod(m_past);
    for (std::size_t i = 0; i < goesOn.size(); ++i)
        goesOn[i] = m_past[kPast - period + i % period];
    const auto made = std::span<const float>(goesOn);
    const auto sound = std::span<const float>(m_sound);
    double best = -2;
    std::size_t skipped = 0; ///< of what was decoded
    std::size_t added = 0;   ///< of what goes on
    for (std::size_t shift = 0; shift <= kMerge; shift += kMergeStep) {
        if (const double like = likeness(made.first(kMerge), sound.subspan(shift)); like > best) {
            best = like;
            skipped = shift;
            added = 0;
        }
        if (const double like = likeness(made.subspan(shift, kMerge), sound); like > best) {
            best = like;
            skipped = 0;
            added = shift;
        }
    }
    const auto begin = m_sound.begin();
    if (added > 0)
        std::copy_backward(begin, begin + static_cast<std::ptrdiff_t>(m_to),
                           begin + static_cast<std::ptrdiff_t>(m_to + added));
    else
        std::copy(begin + static_cast<std::ptrdiff_t>(skipped), begin + static_cast<std::ptrdiff_t>(m_to), begin);
    std::copy_n(goesOn.begin(), added, begin);
    m_to = m_to + added - skipped;
    for (std::size_t i = 0; i < kMerge; ++i) {
        const float weight = crossfade(i, kMerge);
        m_sound[added + i] = goesOn[added + i] * (1 - weight) + m_sound[added + i] * weight;
    }
    if (added != skipped)
        m_buffer.trimmed(static_cast<int>(skipped) - static_cast<int>(added));
    return true;
}

void VoicePlayer::fade(float target)
{
    std::array<float, kMakeUp> noise{};
    for (std::size_t from = 0; from < m_to; from += noise.size()) {
        if (m_gain == 1 && target == 1)
            return;
        const std::size_t count = std::min(noise.size(), m_to - from);
        m_noise.make(std::span(noise).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            m_gain = m_gain < target ? std::min(target, m_gain + kFadeIn) : std::max(target, m_gain - kFadeOut);
            float &sample = m_sound[from + i];
            sample = sample * m_gain + noise[i] * std::sqrt(1 - m_gain * m_gain);
        }
    }
}

void VoicePlayer::trim(const PlayoutStep &step)
{
    const float loud = rms(std::span(m_sound).first(m_to));
    m_loudest = std::max(loud, m_loudest * 0.999F);
    const bool isQuiet = loud < kAlwaysQuiet || loud < kQuiet * m_loudest;
    if (step.trimSamples == 0 || (!isQuiet && step.trimEffort == TrimEffort::Quiet))
        return;
    const double least = isQuiet                                 ? kAnyLikeness
                         : step.trimEffort == TrimEffort::Gentle ? kPeriodLikeness
                                                                 : kHalfLikeness;
    const std::size_t before = m_to;
    const auto most = static_cast<std::size_t>(std::min(std::abs(step.trimSamples), 720));
    m_to = step.trimSamples > 0 ? shorten(std::span(m_sound).first(m_to), most, least)
                                : lengthen(m_sound, m_to, most, least);
    if (m_to != before)
        m_buffer.trimmed(static_cast<int>(before) - static_cast<int>(m_to));
}

void VoicePlayer::remember()
{
    const std::size_t count = std::min(m_to, kPast);
    std::shift_left(m_past.begin(), m_past.end(), static_cast<std::ptrdiff_t>(count));
    std::copy_n(m_sound.begin() + static_cast<std::ptrdiff_t>(m_to - count), count,
                m_past.end() - static_cast<std::ptrdiff_t>(count));
}

} // namespace causerie::media
