// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/speexbuffer.h"

#include <speex/speex_jitter.h>

#include <algorithm>
#include <cstring>

namespace causerie::bench
{
namespace
{

constexpr int kPacketSamples = 960;

} // namespace

using media::PlayoutStep;

SpeexBuffer::SpeexBuffer() : m_buffer(jitter_buffer_init(kPacketSamples)) {}

void SpeexBuffer::Deleter::operator()(JitterBuffer_ *buffer) const
{
    jitter_buffer_destroy(buffer);
}

void SpeexBuffer::reset()
{
    jitter_buffer_reset(m_buffer.get());
    m_hasPlayed = false;
}

void SpeexBuffer::insert(const media::VoicePacket &packet)
{
    std::array<std::byte, 1500> payload{};
    std::ranges::copy(packet.payload, payload.begin());
    const JitterBufferPacket copied{.data = reinterpret_cast<char *>(payload.data()),
                                    .len = static_cast<spx_uint32_t>(packet.payload.size()),
                                    .timestamp = packet.timestamp,
                                    .span = static_cast<spx_uint32_t>(packet.samples),
                                    .sequence = packet.sequenceNumber,
                                    .user_data = 0};
    jitter_buffer_put(m_buffer.get(), &copied);
}

PlayoutStep SpeexBuffer::next(std::int64_t)
{
    JitterBufferPacket packet{.data = reinterpret_cast<char *>(m_payload.data()),
                              .len = static_cast<spx_uint32_t>(m_payload.size()),
                              .timestamp = 0,
                              .span = 0,
                              .sequence = 0,
                              .user_data = 0};
    spx_int32_t offset = 0;
    const int got = jitter_buffer_get(m_buffer.get(), &packet, kPacketSamples, &offset);
    jitter_buffer_tick(m_buffer.get());
    m_hasPlayed = m_hasPlayed || got == JITTER_BUFFER_OK;
    if (got == JITTER_BUFFER_OK)
        return {.kind = PlayoutStep::Kind::Decode,
                .samples = static_cast<int>(packet.span),
                .payload = std::span(m_payload).first(packet.len)};
    if (!m_hasPlayed)
        return {.kind = PlayoutStep::Kind::Silence, .samples = 240, .payload = {}};
    const int samples = packet.span > 0 ? static_cast<int>(packet.span) : kPacketSamples;
    return {.kind = PlayoutStep::Kind::Conceal, .samples = std::min(samples, 5760), .payload = {}};
}

} // namespace causerie::bench
