// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/voicecodec.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace causerie::media
{

/// One received packet of speech, still encoded. `payload` is borrowed for the duration of `insert`.
struct VoicePacket {
    VoiceCodec codec = VoiceCodec::Opus;
    std::uint16_t sequenceNumber = 0;
    std::uint32_t timestamp = 0; ///< 48 kHz, whatever the clock of the codec
    int samples = 0;             ///< how much speech it holds, > 0
    int redundantSamples = 0;    ///< how much of what lies just before it can be got from it; 0 without LBRR
    std::int64_t arrivalNs = 0;
    std::span<const std::byte> payload;
    bool isCopy = false; ///< came within a later packet (RFC 2198): second to the packet itself
};

/// Where a step may be made shorter or longer.
enum class TrimEffort {
    Quiet,  ///< in quiet sound
    Gentle, ///< also in speech, by a period of its pitch that is like the next one
    Fast,   ///< also where it is only half like it
};

/// What is to be heard next.
struct PlayoutStep {
    enum class Kind {
        Decode,  ///< `payload` is the packet
        Recover, ///< the packet is lost; `payload` is the one after it, with a redundant copy of `samples`
        Conceal, ///< lost or late: `samples` are to be made up
        Comfort, ///< they did not send anything (DTX): `samples` of background noise
        Silence, ///< nothing to play: `samples` of it
    };

    Kind kind = Kind::Silence;
    int samples = 0;
    std::span<const std::byte> payload;  ///< until the next call of the buffer
    VoiceCodec codec = VoiceCodec::Opus; ///< of it
    int trimSamples = 0;                 ///< > 0: play at most so much less of it, < 0: so much more
    TrimEffort trimEffort = TrimEffort::Quiet;
    bool isFresh = false;   ///< the first of a new stream: what was decoded before has nothing to do with it
    bool isShifted = false; ///< what was made up just before is longer or shorter than what was missing

    friend bool operator==(const PlayoutStep &a, const PlayoutStep &b)
    {
        return a.kind == b.kind && a.samples == b.samples && a.payload.data() == b.payload.data() &&
               a.trimSamples == b.trimSamples && a.trimEffort == b.trimEffort && a.isFresh == b.isFresh &&
               a.isShifted == b.isShifted;
    }
};

struct PlayoutFigures {
    double delayMs = 0;     ///< arrival of a packet to its decoding, mean of the last second
    double targetMs = 0;    ///< what the buffer aims at, against the quickest packet
    std::uint64_t late = 0; ///< packets that came after their time, so far
    std::uint64_t duplicates = 0;
    std::uint64_t overflowed = 0; ///< packets thrown away to keep the delay bounded
    std::uint64_t stretched = 0;  ///< samples left out or put in to change the delay
    std::uint64_t putIn = 0;      ///< of them: put in
    std::uint64_t recovered = 0;  ///< samples from redundancy
    std::uint64_t fromCopies = 0; ///< of them: from copies in later packets (RFC 2198)
};

/// The seam between "which packet is heard when" and everything else: packets in as they arrive, steps out as the
/// loudspeaker asks. It decides and never touches sound, has no clock of its own, and allocates nothing once made.
///
/// Thread: audio. Owner: VoicePlayer.
class PlayoutBuffer
{
public:
    virtual ~PlayoutBuffer() = default;

    /// Any order, duplicates and nonsense included.
    virtual void insert(const VoicePacket &packet) = 0;
    /// What follows the last step, which has been played to its end at `nowNs`.
    virtual PlayoutStep next(std::int64_t nowNs) = 0;
    /// By how much the step before was really trimmed, in the sense of `trimSamples`; not called when it was not.
    virtual void trimmed(int samples) = 0;
    /// Another stream begins (SSRC change, hold): forget everything.
    virtual void reset() = 0;
    virtual PlayoutFigures figures() const = 0;
};

} // namespace causerie::media
