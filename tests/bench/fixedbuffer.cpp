// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/fixedbuffer.h"

#include "core/media/audio/format.h"

#include <algorithm>

namespace causerie::bench
{
namespace
{

constexpr std::int64_t kWaitStep = 240;

} // namespace

using media::PlayoutStep;

FixedBuffer::FixedBuffer(double delayMs) : m_delayMs(delayMs)
{
    m_figures.delayMs = m_figures.targetMs = delayMs;
}

void FixedBuffer::reset()
{
    m_shelf.clear();
    m_state = State::Empty;
}

void FixedBuffer::insert(const media::VoicePacket &packet)
{
    const std::int64_t at = m_shelf.timeOf(packet);
    if (m_state == State::Empty) {
        m_state = State::Waiting;
        m_firstNs = packet.arrivalNs;
        m_wait = -1;
        m_at = at;
    }
    m_packetSamples = packet.samples;
    if (at < m_at)
        ++m_figures.late;
    else if (!m_shelf.put(at, packet))
        ++m_figures.duplicates;
}

PlayoutStep FixedBuffer::next(std::int64_t nowNs)
{
    if (m_state == State::Waiting && m_wait < 0)
        m_wait = media::nsToSamples(m_firstNs - nowNs) + static_cast<std::int64_t>(m_delayMs * 48);
    if (m_state == State::Empty || m_wait > 0) {
        const auto samples = m_state == State::Empty ? kWaitStep : std::min(kWaitStep, m_wait);
        m_wait -= samples;
        return {.kind = PlayoutStep::Kind::Silence, .samples = static_cast<int>(samples), .payload = {}};
    }
    const bool isFirst = m_state == State::Waiting;
    m_state = State::Playing;
    const PacketShelf::Item *item = m_shelf.first();
    const std::int64_t missing = item ? item->at - m_at : m_packetSamples;
    const bool isRecovered = item && missing > 0 && missing <= item->redundantSamples;
    PlayoutStep step{.kind = PlayoutStep::Kind::Conceal,
                     .samples = static_cast<int>(std::min<std::int64_t>(missing, m_packetSamples)),
                     .payload = {}};
    if (item && missing == 0)
        step = m_shelf.play();
    else if (isRecovered)
        step = m_shelf.recover(static_cast<int>(missing));
    step.isFresh = isFirst;
    m_at += step.samples;
    return step;
}

} // namespace causerie::bench
