// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/voicereceiver.h"

#include "core/media/codec/opuspacket.h"
#include "core/media/codec/red.h"
#include "core/media/codec/telephoneevent.h"
#include "core/media/rtp/audiolevel.h"

#include <algorithm>
#include <ranges>

namespace causerie::media
{
namespace
{

constexpr int kOthersToFollow = 3;
constexpr std::uint32_t kTicksOfTelephones = 6; ///< of 48 kHz in one of 8 kHz

void add(std::atomic<std::uint64_t> &counter, std::size_t count)
{
    counter.fetch_add(count, std::memory_order_relaxed);
}

} // namespace

VoiceReceiver::VoiceReceiver(PacketRing &incoming, StreamCounters &counters, VoiceDecoder decoder)
    : m_incoming(incoming), m_counters(counters), m_player(m_buffer, std::move(decoder))
{
}

void VoiceReceiver::begin(const QList<PayloadType> &agreed, int levelId)
{
    m_levelId = levelId;
    m_voice = {};
    m_red.reset();
    m_events.reset();
    for (const PayloadType &type : agreed) {
        if (type.id < 0 || type.id >= 128)
            continue;
        if (const auto codec = voiceCodecOf(type))
            m_voice[static_cast<std::size_t>(type.id)] = codec;
        else if (type.name.compare(QLatin1StringView("red"), Qt::CaseInsensitive) == 0)
            m_red.set(static_cast<std::size_t>(type.id));
        else if (isTelephoneEvent(type))
            m_events.set(static_cast<std::size_t>(type.id));
    }
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
        tell(m_buffer.figures());
    }
    const double level = m_level.feed(samples);
    m_counters.speakerLevel.store(m_isHeld ? levelAt(nowNs) : level, std::memory_order_relaxed);
}

void VoiceReceiver::tell(const PlayoutFigures &figures)
{
    constexpr auto relaxed = std::memory_order_relaxed;
    m_counters.playoutDelayMs.store(figures.delayMs, relaxed);
    m_counters.playoutTargetMs.store(figures.targetMs, relaxed);
    m_counters.samplesRecovered.store(figures.recovered, relaxed);
    m_counters.samplesFromCopies.store(figures.fromCopies, relaxed);
    m_counters.samplesPutIn.store(figures.putIn, relaxed);
    m_counters.samplesLeftOut.store(figures.stretched - figures.putIn, relaxed);
    m_counters.packetsLate.store(figures.late, relaxed);
}

void VoiceReceiver::drain()
{
    while (const Packet *datagram = m_incoming.front()) {
        if (m_isHeld)
            overhear(*datagram);
        else
            take(*datagram);
        m_incoming.release();
    }
}

void VoiceReceiver::overhear(const Packet &datagram)
{
    constexpr double kFloor = 60; // dB below full, where a meter begins
    const auto packet = parseRtp(datagram.data());
    const auto level = packet && m_levelId > 0 ? readAudioLevel(*packet, m_levelId) : std::nullopt;
    if (!level)
        return;
    m_toldLevel = std::max(0.0, 1 - level->belowFull / kFloor);
    m_toldNs = datagram.arrivalNs;
}

/// What they said last of their level; nothing they said lately is silence.
double VoiceReceiver::levelAt(std::int64_t nowNs) const
{
    constexpr std::int64_t kLatelyNs = 250'000'000;
    return nowNs - m_toldNs < kLatelyNs ? m_toldLevel : 0;
}

void VoiceReceiver::take(const Packet &datagram)
{
    auto packet = parseRtp(datagram.data());
    if (!packet)
        return;
    const auto type = packet->payloadType;
    if (!(m_voice[type] || m_red.test(type) || m_events.test(type)) || !isOurs(*packet))
        return;
    if (m_events.test(type)) {
        m_numbers.event(packet->sequenceNumber);
        return;
    }
    packet->sequenceNumber = m_numbers.of(packet->sequenceNumber);
    if (m_red.test(type))
        takeRed(*packet, datagram.arrivalNs);
    else
        insert(*m_voice[type], *packet, datagram.arrivalNs, false);
}

void VoiceReceiver::takeRed(const RtpPacket &packet, std::int64_t arrivalNs)
{
    const auto blocks = parseRed(packet.payload);
    if (!blocks)
        return;
    // The packet itself goes first: its place in the stream is certain, and the copies' follow from it.
    RtpPacket block = packet;
    block.payload = blocks->primary().payload;
    if (m_voice[blocks->primary().payloadType] == VoiceCodec::Opus)
        insert(VoiceCodec::Opus, block, arrivalNs, false);
    for (const RedBlock &copy : blocks->copies() | std::views::reverse) {
        // Numbers of other packets are not sent; they are counted back by the frame's length.
        const int samples = opusPacketSamples(copy.payload);
        if (m_voice[copy.payloadType] != VoiceCodec::Opus || samples <= 0 || copy.offset < samples)
            continue;
        block.sequenceNumber = static_cast<std::uint16_t>(packet.sequenceNumber - copy.offset / samples);
        block.timestamp = packet.timestamp - static_cast<std::uint32_t>(copy.offset);
        block.payload = copy.payload;
        insert(VoiceCodec::Opus, block, arrivalNs, true);
    }
}

void VoiceReceiver::insert(VoiceCodec codec, const RtpPacket &packet, std::int64_t arrivalNs, bool isCopy)
{
    const bool isOpus = codec == VoiceCodec::Opus;
    const bool bringsMore = isOpus && opusHasRedundancy(packet.payload);
    m_buffer.insert({.codec = codec,
                     .sequenceNumber = packet.sequenceNumber,
                     // Modulo 2^32 a product wraps where its factor does.
                     .timestamp = isOpus ? packet.timestamp : packet.timestamp * kTicksOfTelephones,
                     .samples = voiceSamples(codec, packet.payload),
                     .redundantSamples = bringsMore ? opusFrameSamples(packet.payload) : 0,
                     .arrivalNs = arrivalNs,
                     .payload = packet.payload,
                     .isCopy = isCopy});
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
    m_numbers.reset();
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
