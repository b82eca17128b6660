// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/level.h"
#include "core/media/codec/digitsender.h"
#include "core/media/codec/redpacker.h"
#include "core/media/codec/telephoneencoder.h"
#include "core/media/codec/voiceencoder.h"
#include "core/media/rtp/audiolevel.h"
#include "core/media/transport.h"

#include <array>
#include <variant>

namespace causerie::media
{

/// Where an RTP stream begins; random, so that known plaintext does not help an attacker (RFC 3550 §5.1).
struct RtpStart {
    std::uint32_t ssrc = 0;
    std::uint32_t timestamp = 0; ///< ticks of the agreed clock
    std::uint16_t sequenceNumber = 0;
};

/// The way out: periods of the microphone → frames → Opus, or what gateways speak → copies of earlier frames, as the
/// plan asks → RTP → PacketSender. While a key is down, events take the place of frames (RFC 4733). The timestamp
/// counts captured samples, also those that are not sent. Allocates nothing once made.
///
/// Thread: audio. Owner: StreamLoop. `sender` and `counters` outlive it.
class VoiceSender
{
public:
    VoiceSender(PacketSender &sender, StreamCounters &counters) : m_sender(sender), m_counters(counters) {}

    /// False when there is no memory, or no encoder for it. Without `redundancy` copies are left out, whatever the plan
    /// says.
    bool begin(const PayloadType &agreed, const RtpStart &start, const std::optional<PayloadType> &redundancy = {});
    /// Without it no key is taken.
    void setEvents(const std::optional<PayloadType> &events);
    /// Each packet of sound tells how loud it is, in the header extension of this number (RFC 6464); 0: none does.
    void setLevelId(int id) { m_levelId = id; }
    /// A key, or DigitSender::kPause, behind those that wait; also while muted. What is not taken is left out.
    void press(char16_t key); ///< not while nothing may be sent
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs);
    void skipped(std::int64_t samples);
    void setMuted(bool muted); ///< silence is sent
    void setHeld(bool held);   ///< nothing is sent
    /// Another name for what follows; the clock runs on.
    void setSource(std::uint32_t ssrc);
    /// Until it is called, as was agreed.
    void setPlan(const SendingPlan &plan);

private:
    int frameSamples() const;
    std::uint32_t timestamp() const;
    void sendFrame(std::int64_t nowNs);
    void sendSound(std::int64_t nowNs);
    void sendEvent(const DigitFrame &frame, std::int64_t nowNs);
    void send(const RtpPacket &packet, std::int64_t nowNs);
    bool staysSilent(std::size_t encoded);
    AudioLevel level(std::span<const float> frame, std::span<const std::byte> encoded) const;
    bool isSilent() const { return m_isHeld || (m_plan && m_plan->isCeased); }
    bool bringsCopies() const { return m_redType && m_plan && m_plan->copies() > 0; }
    std::size_t pack(std::span<const std::byte> payload, std::span<std::byte> out);

    PacketSender &m_sender;
    StreamCounters &m_counters;
    std::variant<std::monostate, VoiceEncoder, TelephoneEncoder> m_encoder;
    int m_clockRate = kSampleRate; ///< of the timestamps
    std::int64_t m_elapsed = 0;    ///< 48 kHz samples before the frame that is being filled
    LevelMeter m_level;
    RtpStart m_next; ///< where the stream began, but for the sequence number, which is the next
    std::uint8_t m_payloadType = 0;
    std::optional<std::uint8_t> m_redType; ///< empty: they take no copies
    std::uint8_t m_eventType = 0;
    int m_levelId = 0;
    DigitSender m_digits;
    bool m_isMarked = true; ///< the next packet begins a talk spurt (RFC 3551 §4.1)
    bool m_isMuted = false;
    bool m_isPausing = false; ///< the last frame said nothing (DTX)
    bool m_isHeld = false;
    std::optional<SendingPlan> m_plan;
    bool m_isPlanNew = false; ///< not yet obeyed: a frame that has begun keeps its length
    RedPacker m_copies;
    std::array<float, 2880> m_frame{};
    std::size_t m_filled = 0;
    std::array<std::byte, VoiceEncoder::kMaxPacketBytes> m_payload{};
    std::array<std::byte, Packet::kCapacity> m_packet{};
};

} // namespace causerie::media
