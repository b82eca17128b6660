// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/telephoneevent.h"

namespace causerie::media
{

/// What takes the place of one frame of sound.
struct DigitFrame {
    bool isSound = true;                   ///< no key is down: the sound goes as ever
    std::optional<TelephoneEvent> event{}; ///< to be sent at the end of the frame
    std::uint32_t timestamp = 0;           ///< of the packet: when the event began
    bool isFirst = false;                  ///< its marker bit (RFC 4733 §2.5.1.1)

    friend bool operator==(const DigitFrame &, const DigitFrame &) = default;
};

/// Presses keys one after the other (RFC 4733 §2.5.1): 100 ms each, told at the end of each frame with a duration that
/// grows, the end told three times, then nothing until 60 ms have passed. Meanwhile no sound is sent, for where both
/// become one again a key would be heard twice. Allocates nothing.
///
/// Thread: any one. Owner: VoiceSender.
class DigitSender
{
public:
    static constexpr std::size_t kMostWaiting = 128;
    static constexpr char16_t kPause = u','; ///< two seconds before what follows

    /// A stream begins: no key is down. `clockRate` in Hz; `taken`: keys that are not in it are left out.
    void begin(int clockRate, TelephoneKeys taken);
    /// One more key or kPause. False when it is none, is not taken, or too many wait.
    bool press(char16_t key);
    /// What a frame of `samples` at 48 kHz is that began at `timestamp` and is over now.
    DigitFrame next(std::uint32_t timestamp, int samples);
    /// Nothing is sent for a while: the key that is down is up again.
    void release() { m_phase = Phase::Sound; }
    /// So are those that wait: who hears them later may be another menu.
    void clear();

private:
    enum class Phase { Sound, Tone, Gap };

    bool start(std::uint32_t timestamp, int samples);

    std::array<char16_t, kMostWaiting> m_waiting{};
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    TelephoneKeys m_taken;
    int m_clockRate = 0;
    Phase m_phase = Phase::Sound;
    TelephoneEvent m_event;
    std::uint32_t m_timestamp = 0;
    int m_elapsed = 0; ///< samples since the phase began
    int m_repeats = 0; ///< how often the end is still to be told
    int m_pause = 0;   ///< samples to wait before the next key
};

} // namespace causerie::media
