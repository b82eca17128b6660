// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/voicesender.h"

#include "core/media/audio/format.h"
#include "core/media/codec/opuspacket.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

namespace
{
constexpr std::uint8_t kQuietestVoice = 50; ///< −dBov, where the codec does not know
} // namespace

bool VoiceSender::begin(const PayloadType &agreed, const RtpStart &start, const std::optional<PayloadType> &redundancy)
{
    m_encoder = std::monostate();
    const auto codec = voiceCodecOf(agreed);
    if (codec == VoiceCodec::Opus) {
        if (auto encoder = VoiceEncoder::create(voiceEncoderSettings(agreed)))
            m_encoder = std::move(*encoder);
    } else if (codec) {
        m_encoder.emplace<TelephoneEncoder>(*codec, agreed);
    }
    m_clockRate = agreed.clockRate;
    m_payloadType = static_cast<std::uint8_t>(agreed.id);
    m_redType.reset();
    if (redundancy && codec == VoiceCodec::Opus)
        m_redType = static_cast<std::uint8_t>(redundancy->id);
    m_copies.reset();
    m_isPlanNew = m_plan.has_value();
    m_next = start;
    m_elapsed = 0;
    m_isMarked = true;
    m_filled = 0;
    return frameSamples() > 0;
}

/// At 48 kHz; 0 before it has begun.
int VoiceSender::frameSamples() const
{
    if (const auto *opus = std::get_if<VoiceEncoder>(&m_encoder))
        return opus->settings().frameSamples;
    const auto *telephone = std::get_if<TelephoneEncoder>(&m_encoder);
    return telephone ? telephone->settings().frameSamples : 0;
}

/// When the frame that is being filled began.
std::uint32_t VoiceSender::timestamp() const
{
    return m_next.timestamp + static_cast<std::uint32_t>(m_elapsed * m_clockRate / kSampleRate);
}

void VoiceSender::setEvents(const std::optional<PayloadType> &events)
{
    m_eventType = events ? static_cast<std::uint8_t>(events->id) : 0;
    m_digits.begin(events ? events->clockRate : kSampleRate, events ? keysOf(*events) : TelephoneKeys());
}

void VoiceSender::captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    if (frameSamples() == 0)
        return;
    if (m_filled == 0 && std::exchange(m_isPlanNew, false)) {
        if (auto *opus = std::get_if<VoiceEncoder>(&m_encoder))
            opus->apply(*m_plan);
        else if (auto *telephone = std::get_if<TelephoneEncoder>(&m_encoder))
            telephone->apply(*m_plan);
    }
    const auto place = m_frame.begin() + static_cast<std::ptrdiff_t>(m_filled);
    if (m_isMuted)
        std::fill_n(place, period.size(), 0.0F);
    else
        std::ranges::copy(period, place);
    m_counters.microphoneLevel.store(m_level.feed({place, period.size()}), std::memory_order_relaxed);

    m_filled += period.size();
    const auto wanted = static_cast<std::size_t>(frameSamples());
    if (m_filled < wanted)
        return;
    if (!isSilent())
        sendFrame(nowNs);
    m_filled = 0;
    m_elapsed += static_cast<std::int64_t>(wanted);
}

void VoiceSender::sendFrame(std::int64_t nowNs)
{
    const DigitFrame frame = m_digits.next(timestamp(), frameSamples());
    if (frame.isSound) {
        sendSound(nowNs);
        return;
    }
    // What follows is no continuation of what went before.
    m_copies.reset();
    m_isMarked = true;
    if (frame.event)
        sendEvent(frame, nowNs);
}

void VoiceSender::sendSound(std::int64_t nowNs)
{
    const auto frame = std::span<const float>(m_frame).first(static_cast<std::size_t>(frameSamples()));
    std::size_t encoded = 0;
    if (auto *opus = std::get_if<VoiceEncoder>(&m_encoder))
        encoded = opus->encode(frame, m_payload);
    else if (auto *telephone = std::get_if<TelephoneEncoder>(&m_encoder))
        encoded = telephone->encode(frame, m_payload);
    if (staysSilent(encoded))
        return;
    RtpPacket packet{.payloadType = bringsCopies() ? *m_redType : m_payloadType,
                     .marker = m_isMarked,
                     .sequenceNumber = m_next.sequenceNumber,
                     .timestamp = timestamp(),
                     .ssrc = m_next.ssrc};
    std::array<std::byte, 4> extension{};
    if (m_levelId > 0) {
        extension = writeAudioLevel(level(frame, std::span(m_payload).first(encoded)), m_levelId);
        packet.extensionKind = kOneByteElements;
        packet.extension = extension;
    }
    const auto payload = std::span(m_packet).subspan(rtpHeaderBytes(packet));
    const std::size_t size = encoded > 0 ? pack(std::span(m_payload).first(encoded), payload) : 0;
    if (size == 0)
        return;
    packet.payload = payload.first(size);
    send(packet, nowNs);
    m_isMarked = false;
}

/// RFC 7587 §3.1.3: of frames that say nothing the first goes out, so that it is known that nothing is lost. Opus makes
/// one with what there is of noise every 400 ms.
bool VoiceSender::staysSilent(std::size_t encoded)
{
    constexpr std::size_t kNothing = 2; // bytes
    const auto *opus = std::get_if<VoiceEncoder>(&m_encoder);
    const bool isNothing = opus && opus->settings().discontinuous && encoded > 0 && encoded <= kNothing;
    const bool wasNothing = std::exchange(m_isPausing, isNothing);
    if (!isNothing || !wasNothing)
        return false;
    m_copies.reset();
    m_isMarked = true;
    return true;
}

AudioLevel VoiceSender::level(std::span<const float> frame, std::span<const std::byte> encoded) const
{
    const auto level = levelOf(frame);
    const auto voice = std::holds_alternative<VoiceEncoder>(m_encoder) ? opusHasVoice(encoded) : std::nullopt;
    return {.belowFull = level, .hasVoice = voice.value_or(level <= kQuietestVoice)};
}

/// With the timestamp of the sound, also where the event's clock is another one: whoever reads only events of 8 kHz
/// beside Opus knows them by it and counts no time.
void VoiceSender::sendEvent(const DigitFrame &frame, std::int64_t nowNs)
{
    const auto event = writeTelephoneEvent(*frame.event);
    const auto payload = std::span(m_packet).subspan(kRtpHeaderBytes, event.size());
    std::ranges::copy(event, payload.begin());
    send({.payloadType = m_eventType,
          .marker = frame.isFirst,
          .sequenceNumber = m_next.sequenceNumber,
          .timestamp = frame.timestamp,
          .ssrc = m_next.ssrc,
          .payload = payload},
         nowNs);
}

/// Sends a packet whose payload lies in m_packet already.
void VoiceSender::send(const RtpPacket &packet, std::int64_t nowNs)
{
    writeRtpHeader(packet, m_packet);
    m_sender.send(m_packet, rtpHeaderBytes(packet) + packet.payload.size());
    ++m_next.sequenceNumber;

    m_counters.packetsSent.fetch_add(1, std::memory_order_relaxed);
    m_counters.payloadBytesSent.fetch_add(packet.payload.size(), std::memory_order_relaxed);
    // Not that of an event: it may lie behind, and sender reports tell what time it is (RFC 3550 §6.4.1).
    m_counters.lastTimestampSent.store(timestamp(), std::memory_order_relaxed);
    m_counters.lastSentNs.store(nowNs, std::memory_order_relaxed);
}

/// Puts what goes behind the header into `out`, and gives its length.
std::size_t VoiceSender::pack(std::span<const std::byte> payload, std::span<std::byte> out)
{
    if (bringsCopies())
        return m_copies.pack(m_payloadType, timestamp(), payload, *m_plan, out);
    m_copies.keep(timestamp(), payload);
    std::ranges::copy(payload, out.begin());
    return payload.size();
}

void VoiceSender::skipped(std::int64_t samples)
{
    // What was heard before the gap does not belong to what follows it.
    m_elapsed += static_cast<std::int64_t>(m_filled) + samples;
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
    if (held)
        m_digits.release();
}

void VoiceSender::setSource(std::uint32_t ssrc)
{
    m_next.ssrc = ssrc;
    m_next.sequenceNumber &= 0x7fff; // as where a stream begins (RFC 3711 §3.3.1)
    m_isMarked = true;
}

void VoiceSender::press(char16_t key)
{
    if (!(m_plan && m_plan->isCeased))
        m_digits.press(key);
}

void VoiceSender::setPlan(const SendingPlan &plan)
{
    const bool wasCeased = m_plan && m_plan->isCeased;
    m_isMarked = m_isMarked || (wasCeased && !plan.isCeased);
    if (plan.isCeased)
        m_digits.clear();
    m_plan = plan;
    m_isPlanNew = true;
}

} // namespace causerie::media
