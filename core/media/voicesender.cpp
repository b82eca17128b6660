// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/voicesender.h"

#include "core/media/audio/format.h"
#include "core/media/rtp/rtppacket.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

bool VoiceSender::begin(const PayloadType &agreed, const RtpStart &start, const std::optional<PayloadType> &redundancy)
{
    m_encoder = VoiceEncoder::create(voiceEncoderSettings(agreed));
    m_payloadType = static_cast<std::uint8_t>(agreed.id);
    m_redType.reset();
    if (redundancy)
        m_redType = static_cast<std::uint8_t>(redundancy->id);
    m_copies.reset();
    m_isPlanNew = m_plan.has_value();
    m_next = start;
    m_isMarked = true;
    m_filled = 0;
    return m_encoder.has_value();
}

void VoiceSender::captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    if (!m_encoder)
        return;
    if (m_filled == 0 && std::exchange(m_isPlanNew, false))
        m_encoder->apply(*m_plan);
    const auto place = m_frame.begin() + static_cast<std::ptrdiff_t>(m_filled);
    if (m_isMuted)
        std::fill_n(place, period.size(), 0.0F);
    else
        std::ranges::copy(period, place);
    m_counters.microphoneLevel.store(m_level.feed({place, period.size()}), std::memory_order_relaxed);

    m_filled += period.size();
    const auto wanted = static_cast<std::size_t>(m_encoder->settings().frameSamples);
    if (m_filled < wanted)
        return;
    if (!m_isHeld)
        send(nowNs);
    m_filled = 0;
    m_next.timestamp += static_cast<std::uint32_t>(wanted);
}

void VoiceSender::send(std::int64_t nowNs)
{
    const std::size_t encoded = m_encoder->encode(
        std::span(m_frame).first(static_cast<std::size_t>(m_encoder->settings().frameSamples)), m_payload);
    const auto payload = std::span(m_packet).subspan(kRtpHeaderBytes);
    const std::size_t size = encoded > 0 ? pack(std::span(m_payload).first(encoded), payload) : 0;
    if (size == 0)
        return;
    const RtpPacket packet{.payloadType = bringsCopies() ? *m_redType : m_payloadType,
                           .marker = m_isMarked,
                           .sequenceNumber = m_next.sequenceNumber,
                           .timestamp = m_next.timestamp,
                           .ssrc = m_next.ssrc,
                           .payload = payload.first(size)};
    writeRtpHeader(packet, std::span(m_packet).first<kRtpHeaderBytes>());
    m_sender.send(m_packet, kRtpHeaderBytes + size);
    m_isMarked = false;
    ++m_next.sequenceNumber;

    m_counters.packetsSent.fetch_add(1, std::memory_order_relaxed);
    m_counters.payloadBytesSent.fetch_add(size, std::memory_order_relaxed);
    m_counters.lastTimestampSent.store(packet.timestamp, std::memory_order_relaxed);
    m_counters.lastSentNs.store(nowNs, std::memory_order_relaxed);
}

/// Puts what goes behind the header into `out`, and gives its length.
std::size_t VoiceSender::pack(std::span<const std::byte> payload, std::span<std::byte> out)
{
    if (bringsCopies())
        return m_copies.pack(m_payloadType, m_next.timestamp, payload, *m_plan, out);
    m_copies.keep(m_next.timestamp, payload);
    std::ranges::copy(payload, out.begin());
    return payload.size();
}

void VoiceSender::skipped(std::int64_t samples)
{
    // What was heard before the gap does not belong to what follows it.
    m_next.timestamp += static_cast<std::uint32_t>(m_filled) + static_cast<std::uint32_t>(samples);
    m_filled = 0;
    m_isMarked = true;
}

void VoiceSender::setMuted(bool muted)
{
    m_isMarked = m_isMarked || (m_isMuted && !muted);
    m_isMuted = muted;
}

void VoiceSender::setHeld(bool held)
{
    m_isMarked = m_isMarked || (m_isHeld && !held);
    m_isHeld = held;
}

void VoiceSender::setPlan(const SendingPlan &plan)
{
    m_plan = plan;
    m_isPlanNew = true;
}

} // namespace causerie::media
