// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/ringbuffer.h"

#include <atomic>
#include <cstddef>
#include <span>

namespace causerie::media
{

using PacketRing = RingBuffer<Packet, 256>;

/// Where the audio thread hands finished RTP packets: protects (SRTP) and sends. Implemented by the engine's net side.
/// Thread: audio only. Wait-free enough for it: no allocation, no lock of ours, never logs.
class PacketSender
{
public:
    virtual ~PacketSender() = default;
    /// `packet` has `length` bytes of RTP and room for SRTP_MAX_TRAILER_LEN behind them.
    virtual void send(std::span<std::byte> packet, std::size_t length) = 0;
};

/// Written by one thread, read by any, each value by itself: what the audio thread tells the statistics.
struct StreamCounters {
    std::atomic<std::uint64_t> packetsSent{0};
    std::atomic<std::uint64_t> payloadBytesSent{0};
    std::atomic<std::uint64_t> samplesPlayed{0};
    std::atomic<std::uint64_t> samplesConcealed{0};
    std::atomic<std::uint64_t> samplesRecovered{0};  ///< from redundancy, of them
    std::atomic<std::uint64_t> samplesFromCopies{0}; ///< from copies (RFC 2198)
    std::atomic<std::uint64_t> samplesLeftOut{0};    ///< to make the delay shorter
    std::atomic<std::uint64_t> samplesPutIn{0};      ///< to make it longer
    std::atomic<std::uint64_t> packetsLate{0};
    std::atomic<std::uint64_t> clippedPeriods{0};    ///< of the microphone, before processing
    std::atomic<std::uint64_t> glitches{0};          ///< the loudspeaker asked much later than it should have
    std::atomic<std::uint32_t> lastTimestampSent{0}; ///< RTP ticks of the last packet, for sender reports
    std::atomic<std::int64_t> lastSentNs{0};         ///< steady clock of the last packet
    std::atomic<std::int64_t> firstPlayedNs{0};      ///< steady clock, 0 until the first real frame was played
    std::atomic<std::int64_t> soundStartedNs{0};     ///< steady clock of the first captured sample, 0 until then
    std::atomic<double> playoutDelayMs{0};
    std::atomic<double> playoutTargetMs{0};
    std::atomic<double> processingDelayMs{0}; ///< what taking echo and noise out costs
    std::atomic<double> inputLevel{0};        ///< 0…1, before processing and mute
    std::atomic<double> microphoneLevel{0};   ///< 0…1, as it is sent
    std::atomic<double> speakerLevel{0};
    std::atomic<double> echoLikeness{0}; ///< 0…1: what is heard is what was said
};

} // namespace causerie::media
