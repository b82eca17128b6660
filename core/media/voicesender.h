// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/level.h"
#include "core/media/codec/voiceencoder.h"
#include "core/media/transport.h"

#include <array>

namespace causerie::media
{

/// Where an RTP stream begins; random, so that known plaintext does not help an attacker (RFC 3550 §5.1).
struct RtpStart {
    std::uint32_t ssrc = 0;
    std::uint32_t timestamp = 0;
    std::uint16_t sequenceNumber = 0;
};

/// The way out: periods of the microphone → frames → Opus → RTP → PacketSender. The timestamp counts captured samples,
/// also those that are not sent. Allocates nothing once made.
///
/// Thread: audio. Owner: StreamLoop. `sender` and `counters` outlive it.
class VoiceSender
{
public:
    VoiceSender(PacketSender &sender, StreamCounters &counters) : m_sender(sender), m_counters(counters) {}

    /// False when there is no memory.
    bool begin(const PayloadType &agreed, const RtpStart &start);
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs);
    void skipped(std::int64_t samples);
    void setMuted(bool muted); ///< silence is sent
    void setHeld(bool held);   ///< nothing is sent
    void setExpectedLoss(int percent);

private:
    void send(std::int64_t nowNs);

    PacketSender &m_sender;
    StreamCounters &m_counters;
    std::optional<VoiceEncoder> m_encoder;
    LevelMeter m_level;
    RtpStart m_next; ///< header fields of the packet being filled
    std::uint8_t m_payloadType = 0;
    bool m_isMarked = true; ///< the next packet begins a talk spurt (RFC 3551 §4.1)
    bool m_isMuted = false;
    bool m_isHeld = false;
    int m_expectedLoss = 0;
    std::array<float, 2880> m_frame{};
    std::size_t m_filled = 0;
    std::array<std::byte, Packet::kCapacity> m_packet{};
};

} // namespace causerie::media
