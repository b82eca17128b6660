// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/digitsender.h"

#include "core/media/audio/format.h"

namespace causerie::media
{
namespace
{

constexpr int kToneSamples = kSampleRate / 10;       ///< more than any receiver needs (40 ms)
constexpr int kGapSamples = kSampleRate * 60 / 1000; ///< between two keys
constexpr int kPauseSamples = kSampleRate * 2;
constexpr int kRepeats = 2;

} // namespace

void DigitSender::begin(int clockRate, TelephoneKeys taken)
{
    *this = {};
    m_clockRate = clockRate;
    m_taken = taken;
}

void DigitSender::clear()
{
    m_phase = Phase::Sound;
    m_count = 0;
    m_pause = 0;
}

bool DigitSender::press(char16_t key)
{
    const auto code = telephoneEventOf(key);
    if (m_count == kMostWaiting || !(key == kPause || (code && m_taken.test(*code))))
        return false;
    m_waiting[(m_first + m_count++) % kMostWaiting] = key;
    return true;
}

/// Begins what waits; false while that is nothing, or a pause.
bool DigitSender::start(std::uint32_t timestamp, int samples)
{
    if (m_pause > 0) {
        m_pause -= samples;
        return false;
    }
    if (m_count == 0)
        return false;
    const char16_t key = m_waiting[m_first];
    m_first = (m_first + 1) % kMostWaiting;
    --m_count;
    if (key == kPause) {
        m_pause = kPauseSamples - samples;
        return false;
    }
    m_event = {.code = telephoneEventOf(key).value_or(0)};
    m_timestamp = timestamp;
    m_phase = Phase::Tone;
    m_elapsed = 0;
    return true;
}

DigitFrame DigitSender::next(std::uint32_t timestamp, int samples)
{
    if (m_phase == Phase::Sound && !start(timestamp, samples))
        return {};
    DigitFrame frame{.isSound = false, .event = {}, .timestamp = m_timestamp};
    m_elapsed += samples;
    if (m_phase == Phase::Tone) {
        m_event.duration = static_cast<std::uint16_t>(std::int64_t{m_elapsed} * m_clockRate / kSampleRate);
        m_event.isEnd = m_elapsed >= kToneSamples;
        frame.event = m_event;
        frame.isFirst = m_elapsed == samples;
        if (m_event.isEnd) {
            m_phase = Phase::Gap;
            m_elapsed = 0;
            m_repeats = kRepeats;
        }
        return frame;
    }
    if (m_repeats > 0) {
        --m_repeats;
        frame.event = m_event;
    }
    if (m_repeats == 0 && m_elapsed >= kGapSamples)
        m_phase = Phase::Sound;
    return frame;
}

} // namespace causerie::media
