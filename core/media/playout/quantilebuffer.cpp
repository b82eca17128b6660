// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/quantilebuffer.h"

#include "core/media/audio/format.h"

#include <algorithm>
#include <cstring>

namespace causerie::media
{
namespace
{

constexpr double kShare = 0.97;
constexpr double kGuardMs = 4; ///< the loudspeaker does not ask evenly either
constexpr double kLeastTargetMs = 8;
constexpr double kMostTargetMs = 300;
constexpr double kStartMs = 20;    ///< before anything is known of the network
constexpr double kTooMuchMs = 400; ///< above the target: skip, whatever it sounds like
constexpr double kSlackMs = 5;     ///< above the target: leave it
constexpr double kMostTrimMs = 10;
constexpr double kUrgentMs = 40; ///< above the target: trim speech too
constexpr int kWindow = 25;      ///< packets, half a second
constexpr std::int64_t kMsSamples = 48;
constexpr std::int64_t kStep = 480; ///< what is made up at once; the codec likes no less
constexpr std::int64_t kWaitStep = 240;
constexpr std::int64_t kMostMadeUp = 100 * kMsSamples;
constexpr std::int64_t kLongHole = 60 * kMsSamples;
constexpr int kGrain = 120; ///< 2.5 ms: the codec makes up multiples of it
constexpr int kAstrayAtOnce = 3;
constexpr std::int64_t kAstrayLateNs = 500 * kNsPerMs;
constexpr std::int64_t kAstrayEarlyNs = 2000 * kNsPerMs;

std::int64_t toSamples(double ms)
{
    return static_cast<std::int64_t>(ms * kMsSamples);
}

} // namespace

QuantileBuffer::QuantileBuffer() : m_slots(kSlots)
{
    m_seen.fill(-1);
    m_figures.targetMs = kStartMs;
}

void QuantileBuffer::reset()
{
    for (Slot &slot : m_slots)
        slot.isFull = false;
    m_lateness.reset();
    m_figures.targetMs = kStartMs;
    m_state = State::Waiting;
    m_isFresh = true;
    m_reference.reset();
    m_seen.fill(-1);
    m_lastPlayed.reset();
    m_dry = m_bridged = 0;
    m_astray = 0;
    m_leastMs[0] = m_leastMs[1] = 1e9;
    m_counted = 0;
    m_isSettled = false;
}

void QuantileBuffer::insert(const VoicePacket &packet)
{
    if (packet.samples <= 0 || packet.payload.empty() || packet.payload.size() > kMaxPayloadBytes)
        return;
    if (packet.isCopy)
        return insertCopy(packet);
    std::int64_t at = unwrap(packet.timestamp);
    if (isAstray(packet, at)) {
        if (m_astray < kAstrayAtOnce && !(m_state == State::Waiting && !earliest()))
            return;
        reset();
        at = unwrap(packet.timestamp);
    }
    m_astray = 0;
    auto &seen = m_seen[packet.sequenceNumber % m_seen.size()];
    if (seen == packet.sequenceNumber) {
        ++m_figures.duplicates;
        return;
    }
    learn(packet, at);
    seen = packet.sequenceNumber;
    m_reference = std::max(*m_reference, at);
    if (m_state == State::Playing && at < m_at) {
        ++m_figures.late;
        return;
    }
    store(packet, at);
}

/// Only what has not come by itself matters: it is an arrival of the lost packet, and sound if it is not too late.
void QuantileBuffer::insertCopy(const VoicePacket &packet)
{
    auto &seen = m_seen[packet.sequenceNumber % m_seen.size()];
    if (seen == packet.sequenceNumber || !m_lastPlayed || !m_reference)
        return;
    const std::int64_t at = unwrap(packet.timestamp);
    const auto isHere = [at](const Slot &s) { return s.isFull && s.at == at; };
    if (at > *m_reference || std::ranges::any_of(m_slots, isHere))
        return;
    seen = packet.sequenceNumber;
    learn(packet, at);
    if (m_state != State::Playing || at >= m_at)
        store(packet, at);
}

std::int64_t QuantileBuffer::unwrap(std::uint32_t timestamp)
{
    if (!m_reference)
        m_reference = timestamp;
    return *m_reference + static_cast<std::int32_t>(timestamp - static_cast<std::uint32_t>(*m_reference));
}

/// Whether its timestamp has nothing to do with those before it, as after a restart of the sender.
bool QuantileBuffer::isAstray(const VoicePacket &packet, std::int64_t at)
{
    const auto base = m_lateness.baseNs();
    if (!base)
        return false;
    const std::int64_t above = packet.arrivalNs - samplesToNs(at) - *base;
    if (above <= kAstrayLateNs && above >= -kAstrayEarlyNs)
        return false;
    const bool isNext = packet.sequenceNumber == static_cast<std::uint16_t>(m_lastAstray + 1);
    m_astray = isNext ? m_astray + 1 : 1;
    m_lastAstray = packet.sequenceNumber;
    return true;
}

void QuantileBuffer::learn(const VoicePacket &packet, std::int64_t at)
{
    m_lateness.add(samplesToNs(at), packet.arrivalNs);
    const auto before = static_cast<std::uint16_t>(packet.sequenceNumber - 1);
    if (packet.redundantSamples > 0 && m_lastPlayed && m_seen[before % m_seen.size()] != before)
        m_lateness.add(samplesToNs(at - packet.redundantSamples), packet.arrivalNs);
    m_figures.targetMs = std::clamp(m_lateness.quantileMs(kShare) + kGuardMs, kLeastTargetMs, kMostTargetMs);
}

void QuantileBuffer::store(const VoicePacket &packet, std::int64_t at)
{
    const auto sameTime = std::ranges::find_if(m_slots, [at](const Slot &s) { return s.isFull && s.at == at; });
    if (sameTime != m_slots.end()) {
        ++m_figures.duplicates;
        return;
    }
    auto slot = std::ranges::find_if(m_slots, [](const Slot &s) { return !s.isFull; });
    if (slot == m_slots.end()) {
        slot = std::ranges::min_element(m_slots, {}, &Slot::at);
        ++m_figures.overflowed;
    }
    slot->isFull = true;
    slot->sequenceNumber = packet.sequenceNumber;
    slot->size = static_cast<std::uint16_t>(packet.payload.size());
    slot->at = at;
    slot->samples = packet.samples;
    slot->redundantSamples = packet.redundantSamples;
    slot->arrivalNs = packet.arrivalNs;
    std::memcpy(slot->bytes.data(), packet.payload.data(), packet.payload.size());
}

QuantileBuffer::Slot *QuantileBuffer::earliest()
{
    Slot *first = nullptr;
    for (Slot &slot : m_slots)
        if (slot.isFull && (!first || slot.at < first->at))
            first = &slot;
    return first;
}

void QuantileBuffer::dropBefore(std::int64_t at)
{
    for (Slot &slot : m_slots) {
        if (slot.isFull && slot.at < at) {
            slot.isFull = false;
            ++m_figures.overflowed;
        }
    }
}

double QuantileBuffer::delayMs(std::int64_t nowNs, std::int64_t at) const
{
    return static_cast<double>(nowNs - m_lateness.baseNs().value_or(nowNs) - samplesToNs(at)) / kNsPerMs;
}

PlayoutStep QuantileBuffer::next(std::int64_t nowNs)
{
    if (m_state == State::Waiting)
        return wait(nowNs);
    catchUp(nowNs);
    Slot *slot = earliest();
    if (!slot)
        return dry();
    if (slot->at > m_at)
        if (const auto step = bridge(*slot, nowNs))
            return *step;
    return play(*slot, nowNs);
}

PlayoutStep QuantileBuffer::wait(std::int64_t nowNs)
{
    Slot *slot = earliest();
    if (!slot)
        return fill(PlayoutStep::Kind::Silence, kWaitStep);
    const double aim = m_isFresh ? std::max(kStartMs, m_figures.targetMs) : m_figures.targetMs;
    // After an outage everything comes at once; hear the newest of it, not the oldest.
    const std::int64_t newest =
        std::ranges::max_element(m_slots, {}, [](const Slot &s) { return s.isFull ? s.at : INT64_MIN; })->at;
    while (slot->at < newest && delayMs(nowNs, slot->at) > aim + kUrgentMs) {
        slot->isFull = false;
        ++m_figures.overflowed;
        slot = earliest();
    }
    const double missing = aim - delayMs(nowNs, slot->at);
    if (missing > 0.1)
        return fill(PlayoutStep::Kind::Silence, std::clamp<std::int64_t>(toSamples(missing), 1, kWaitStep));
    m_state = State::Playing;
    m_at = slot->at;
    return play(*slot, nowNs);
}

PlayoutStep QuantileBuffer::play(Slot &slot, std::int64_t nowNs)
{
    m_at = slot.at;
    PlayoutStep step{
        .kind = PlayoutStep::Kind::Decode, .samples = slot.samples, .payload = slot.payload(), .isFresh = m_isFresh};
    trim(step, delayMs(nowNs, m_at));
    if (nowNs - m_secondNs >= 1'000'000'000 || m_isFresh) {
        m_secondNs = nowNs;
        m_delaySum = 0;
        m_delayCount = 0;
    }
    // A device that catches up asks at times that lie behind it: nothing is played before it has come.
    m_delaySum += static_cast<double>(std::max<std::int64_t>(0, nowNs - slot.arrivalNs)) / kNsPerMs;
    m_figures.delayMs = m_delaySum / ++m_delayCount;

    slot.isFull = false;
    m_at += slot.samples;
    m_lastPlayed = slot.sequenceNumber;
    m_dry = m_bridged = 0;
    m_isFresh = false;
    return step;
}

/// Nothing there: late or lost, nobody knows. Time passes, the place in the stream does not.
PlayoutStep QuantileBuffer::dry()
{
    if (m_dry >= kMostMadeUp) {
        m_state = State::Waiting;
        m_dry = 0;
        return fill(PlayoutStep::Kind::Silence, kWaitStep);
    }
    m_dry += kStep;
    return fill(PlayoutStep::Kind::Conceal, kStep);
}

/// Something is missing before `slot`. Empty when nothing of it is to be played.
std::optional<PlayoutStep> QuantileBuffer::bridge(const Slot &slot, std::int64_t nowNs)
{
    // Contiguous numbers over a gap in time: they were silent (RFC 3551 §4.1), nothing is lost.
    const bool isPause = m_lastPlayed && slot.sequenceNumber == static_cast<std::uint16_t>(*m_lastPlayed + 1);
    if (slot.at - m_at > kLongHole) {
        const double excess = delayMs(nowNs, m_at) - m_figures.targetMs;
        m_at += std::clamp<std::int64_t>(toSamples(excess) / kGrain * kGrain, 0, slot.at - m_at);
    }
    const std::int64_t usable = isPause ? 0 : std::min<std::int64_t>(slot.redundantSamples, slot.at - m_at);
    // What was made up while waiting stood for the beginning of the hole.
    const std::int64_t stoodFor = std::min(m_dry, slot.at - m_at - usable);
    m_at += stoodFor;
    m_bridged += stoodFor;
    m_dry = 0;

    const std::int64_t missing = slot.at - m_at;
    if (missing < kGrain || missing % kGrain != 0)
        return std::nullopt;
    if (isPause)
        return fill(PlayoutStep::Kind::Comfort, std::min(missing, kStep));
    if (usable > 0 && missing <= usable)
        return fill(PlayoutStep::Kind::Recover, missing, slot.payload());
    const auto kind = m_bridged < kMostMadeUp ? PlayoutStep::Kind::Conceal : PlayoutStep::Kind::Silence;
    return fill(kind, std::min(missing - usable, kStep));
}

PlayoutStep QuantileBuffer::fill(PlayoutStep::Kind kind, std::int64_t samples, std::span<const std::byte> payload)
{
    // Only what stands for a known hole moves the place in the stream.
    if (m_state == State::Playing && m_dry == 0) {
        m_at += samples;
        m_bridged += samples;
    }
    return {.kind = kind, .samples = static_cast<int>(samples), .payload = payload};
}

/// Keeps the delay bounded.
void QuantileBuffer::catchUp(std::int64_t nowNs)
{
    const double excess = delayMs(nowNs, m_at) - m_figures.targetMs;
    if (excess < kTooMuchMs)
        return;
    const Slot *slot = earliest();
    if (!slot)
        return;
    const std::int64_t newest =
        std::ranges::max_element(m_slots, {}, [](const Slot &s) { return s.isFull ? s.at : INT64_MIN; })->at;
    dropBefore(std::min(newest, m_at + toSamples(excess)));
    if (const Slot *first = earliest())
        m_at = first->at;
}

/// Leads the least delay of the last second, which is what late packets care for, back to the target.
void QuantileBuffer::trim(PlayoutStep &step, double delayMs)
{
    m_leastMs[0] = std::min(m_leastMs[0], delayMs);
    if (++m_counted >= kWindow) {
        m_counted = 0;
        m_leastMs[1] = m_leastMs[0];
        m_leastMs[0] = delayMs;
        m_isSettled = true;
    }
    if (!m_isSettled)
        return;
    const double excess = std::min(m_leastMs[0], m_leastMs[1]) - m_figures.targetMs;
    if (excess > kSlackMs || excess < -kSlackMs)
        step.trimSamples = static_cast<int>(toSamples(std::clamp(excess, -kMostTrimMs, kMostTrimMs)));
    step.isTrimUrgent = excess > kUrgentMs;
}

void QuantileBuffer::trimmed(int samples)
{
    const double ms = static_cast<double>(samples) / kMsSamples;
    m_leastMs[0] -= ms;
    m_leastMs[1] -= ms;
}

} // namespace causerie::media
