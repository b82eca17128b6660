// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/voicereceiver.h"

#include "core/media/codec/opuspacket.h"
#include "core/media/rtp/rtppacket.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr int kOthersToFollow = 3;

void add(std::atomic<std::uint64_t> &counter, std::size_t count)
{
    counter.fetch_add(count, std::memory_order_relaxed);
}

} // namespace

VoiceReceiver::VoiceReceiver(PacketRing &incoming, StreamCounters &counters, VoiceDecoder decoder)
    : m_incoming(incoming), m_counters(counters), m_player(m_buffer, std::move(decoder))
{
}

void VoiceReceiver::begin(const QList<PayloadType> &agreed)
{
    m_opus.reset();
    for (const PayloadType &type : agreed)
        if (type.name.compare(QLatin1StringView("opus"), Qt::CaseInsensitive) == 0 && type.id >= 0 && type.id < 128)
            m_opus.set(static_cast<std::size_t>(type.id));
}

void VoiceReceiver::render(std::span<float> samples, std::int64_t nowNs)
{
    drain();
    if (m_isHeld) {
        std::ranges::fill(samples, 0.0F);
    } else {
        const Heard heard = m_player.pull(samples, nowNs);
        add(m_counters.samplesPlayed, heard.spoken);
        add(m_counters.samplesConcealed, heard.concealed);
        if (heard.isReal && !m_hasPlayed) {
            m_hasPlayed = true;
            m_counters.firstPlayedNs.store(nowNs, std::memory_order_relaxed);
        }
        m_counters.playoutDelayMs.store(m_buffer.figures().delayMs, std::memory_order_relaxed);
    }
    m_counters.speakerLevel.store(m_level.feed(samples), std::memory_order_relaxed);
}

void VoiceReceiver::drain()
{
    while (const Packet *datagram = m_incoming.front()) {
        if (!m_isHeld)
            take(*datagram);
        m_incoming.release();
    }
}

void VoiceReceiver::take(const Packet &datagram)
{
    const auto packet = parseRtp(datagram.data());
    if (!packet || !m_opus.test(packet->payloadType) || !isOurs(*packet))
        return;
    m_buffer.insert({.sequenceNumber = packet->sequenceNumber,
                     .timestamp = packet->timestamp,
                     .samples = opusPacketSamples(packet->payload),
                     .redundantSamples = opusHasRedundancy(packet->payload) ? opusFrameSamples(packet->payload) : 0,
                     .arrivalNs = datagram.arrivalNs,
                     .payload = packet->payload});
}

bool VoiceReceiver::isOurs(const RtpPacket &packet)
{
    if (!m_ssrc)
        m_ssrc = packet.ssrc;
    if (packet.ssrc == *m_ssrc) {
        m_others = 0;
        return true;
    }
    m_others = packet.ssrc == m_otherSsrc ? m_others + 1 : 1;
    m_otherSsrc = packet.ssrc;
    if (m_others < kOthersToFollow)
        return false;
    m_ssrc = packet.ssrc;
    m_others = 0;
    m_buffer.reset();
    return true;
}

void VoiceReceiver::setHeld(bool held)
{
    if (m_isHeld && !held) {
        m_buffer.reset();
        m_player.reset();
    }
    m_isHeld = held;
}

} // namespace causerie::media
