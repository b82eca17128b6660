// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/playout/costbuffer.h"

#include "core/media/audio/format.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace causerie::media
{
namespace
{

constexpr double kGuardMs = 1; ///< for what one packet more or less does to the model
constexpr double kLeastTargetMs = 3;
constexpr double kMostTargetMs = 400;
constexpr double kStartMs = 20;
constexpr double kHastyStartMs = 6; ///< what is too much takes pauses to get rid of where packets are short
constexpr double kTooMuchMs = 400;  ///< above the target: skip, whatever it sounds like
constexpr double kStaleMs = 100;    ///< above the target after an outage: old news
constexpr double kLateSlackMs = 4;  ///< above the target: leave it…
constexpr double kSlackFromMs = 30;
constexpr double kSlackShare = 0.1; ///< … and so much of what the target has above that
constexpr double kEarlySlackMs = 1.5;
constexpr double kMostTrimMs = 15;
constexpr double kMoreMs =
    5; ///< a period may be so much longer than what is missing: not above the slack, or it would swing
constexpr double kUnevenMs = 5; ///< earlier than that the loudspeaker asked out of turn…
constexpr double kRaiseMs = 3;  ///< … which is worth so much more delay each time
constexpr double kMostUnevenMs = 30;
constexpr double kForgetUnevenMs = 1.0 / 500; ///< per packet: an early ask in half a minute is not worth it
constexpr std::int64_t kStep = 240;           ///< what is made up at once
constexpr std::int64_t kWaitStep = 240;
constexpr std::int64_t kLongHole = 60 * kMsSamples;
constexpr double kLeastSkipMs = 2.4; ///< not quite a grain
constexpr std::int64_t kMostMadeUp = 100 * kMsSamples;
constexpr std::int64_t kGrain = 120;   ///< 2.5 ms: the player makes up multiples of it
constexpr std::size_t kPauseBytes = 2; ///< a packet of no more says that they stop sending (RFC 6716 §2.1.9)
constexpr int kAstrayAtOnce = 3;
constexpr std::int64_t kAstrayLateNs = 500 * kNsPerMs;
constexpr std::int64_t kAstrayEarlyNs = 2000 * kNsPerMs;

std::int64_t toSamples(double ms)
{
    return static_cast<std::int64_t>(ms * kMsSamples);
}

/// The same, in what the codec can make up.
std::int64_t toGrains(double ms)
{
    return toSamples(ms) / kGrain * kGrain;
}

} // namespace

CostBuffer::CostBuffer(Patience patience)
{
    setPatience(patience);
    reset();
}

void CostBuffer::setPatience(Patience patience)
{
    m_model.setPatience(patience);
    m_startMs = patience == Patience::LowLatency ? kHastyStartMs : kStartMs;
}

void CostBuffer::reset()
{
    m_slots.clear();
    m_model.reset();
    m_pace.reset();
    m_figures.targetMs = m_startMs;
    m_state = State::Waiting;
    m_isFresh = true;
    m_reference.reset();
    m_seen.fill(-1);
    m_learnt.fill(-1);
    m_lastPlayed.reset();
    m_madeUp = 0;
    m_isPausing = false;
    m_astray = 0;
    m_played = 0;
}

void CostBuffer::insert(const VoicePacket &packet)
{
    if (packet.samples <= 0 || packet.payload.empty() || packet.payload.size() > PacketSlots::kMaxPayloadBytes)
        return;
    std::int64_t at = unwrap(packet.timestamp);
    if (isAstray(packet, at)) {
        if (m_astray < kAstrayAtOnce && !(m_state == State::Waiting && !m_slots.earliest()))
            return;
        reset();
        at = unwrap(packet.timestamp);
    }
    m_astray = 0;
    auto &seen = m_seen[packet.sequenceNumber % m_seen.size()];
    if (seen == packet.sequenceNumber) {
        m_figures.duplicates += packet.isCopy ? 0 : 1;
        return;
    }
    learn(packet, at);
    if (!packet.isCopy)
        seen = packet.sequenceNumber;
    m_reference = std::max(*m_reference, at);
    if (m_state == State::Playing && at < m_at) {
        m_figures.late += packet.isCopy ? 0 : 1;
        return;
    }
    switch (m_slots.store(packet, at)) {
    case PacketSlots::Stored::Yes:
        break;
    case PacketSlots::Stored::IsThere:
        m_figures.duplicates += packet.isCopy ? 0 : 1;
        break;
    case PacketSlots::Stored::Overflow:
        ++m_figures.overflowed;
        break;
    }
}

std::int64_t CostBuffer::unwrap(std::uint32_t timestamp)
{
    if (!m_reference)
        m_reference = timestamp;
    return *m_reference + static_cast<std::int32_t>(timestamp - static_cast<std::uint32_t>(*m_reference));
}

/// Whether its timestamp has nothing to do with those before it, as after a restart of the sender.
bool CostBuffer::isAstray(const VoicePacket &packet, std::int64_t at)
{
    const auto base = m_model.baseNs();
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

/// When could it have been heard first? The copy in the next packet counts for one that has not come.
void CostBuffer::learn(const VoicePacket &packet, std::int64_t at)
{
    const auto before = static_cast<std::uint16_t>(packet.sequenceNumber - 1);
    learnOf(packet.sequenceNumber, at, packet.arrivalNs);
    if (packet.redundantSamples > 0 && m_lastPlayed && m_seen[before % m_seen.size()] != before)
        learnOf(before, at - packet.redundantSamples, packet.arrivalNs);
    m_figures.targetMs = std::clamp(m_model.targetMs() + kGuardMs, kLeastTargetMs, kMostTargetMs) + m_unevenMs;
}

void CostBuffer::learnOf(std::uint16_t sequenceNumber, std::int64_t at, std::int64_t arrivalNs)
{
    auto &learnt = m_learnt[sequenceNumber % m_learnt.size()];
    if (learnt == sequenceNumber)
        return;
    learnt = sequenceNumber;
    m_model.add(samplesToNs(at), arrivalNs);
}

double CostBuffer::delayMs(std::int64_t nowNs, std::int64_t at) const
{
    return static_cast<double>(nowNs - m_model.baseNs().value_or(nowNs) - samplesToNs(at)) / kNsPerMs;
}

PlayoutStep CostBuffer::next(std::int64_t nowNs)
{
    if (m_state == State::Waiting)
        return wait(nowNs);
    catchUp(nowNs);
    Slot *slot = m_slots.earliest();
    if (!slot)
        return dry(nowNs);
    if (slot->at > m_at)
        if (const auto step = bridge(*slot, nowNs))
            return *step;
    return play(*slot, nowNs);
}

PlayoutStep CostBuffer::wait(std::int64_t nowNs)
{
    const Slot *first = m_slots.earliest();
    if (!first)
        return fill(PlayoutStep::Kind::Silence, kWaitStep);
    const double aim = m_isFresh ? std::max(m_startMs, m_figures.targetMs) : m_figures.targetMs;
    // After an outage everything comes at once; hear the newest of it, not the oldest.
    const double stale = delayMs(nowNs, first->at) - aim - kStaleMs;
    if (stale > 0)
        m_figures.overflowed += m_slots.dropBefore(std::min(*m_slots.newestAt(), first->at + toSamples(stale)));
    Slot *slot = m_slots.earliest();
    const std::int64_t from = slot->at - redundant(*slot);
    const double missing = aim - delayMs(nowNs, from);
    if (missing > 0.1)
        return fill(PlayoutStep::Kind::Silence, std::clamp<std::int64_t>(toSamples(missing), 1, kWaitStep));
    m_state = State::Playing;
    m_played = 0;
    m_at = from;
    if (const auto step = from < slot->at ? bridge(*slot, nowNs) : std::nullopt)
        return *step;
    return play(*slot, nowNs);
}

/// How much of what is missing before it can be got from it.
std::int64_t CostBuffer::redundant(const Slot &slot) const
{
    const bool isNext = !m_lastPlayed || slot.sequenceNumber == static_cast<std::uint16_t>(*m_lastPlayed + 1);
    return isNext ? 0 : std::clamp<std::int64_t>(slot.at - m_at, 0, slot.redundantSamples);
}

PlayoutStep CostBuffer::play(Slot &slot, std::int64_t nowNs)
{
    m_at = slot.at;
    PlayoutStep step{.kind = PlayoutStep::Kind::Decode,
                     .samples = slot.samples,
                     .payload = slot.payload(),
                     .codec = slot.codec,
                     .isFresh = m_isFresh,
                     .isShifted = m_madeUp != 0};
    m_pace.played(slot.samples);
    m_unevenMs = std::max(0.0, m_unevenMs - kForgetUnevenMs);
    trim(step, delayMs(nowNs, m_at));
    if (nowNs - m_secondNs >= 1'000'000'000 || m_isFresh) {
        m_secondNs = nowNs;
        m_delaySum = 0;
        m_delayCount = 0;
    }
    // A device that catches up asks at times that lie behind it: nothing is played before it has come.
    m_delaySum += static_cast<double>(std::max<std::int64_t>(0, nowNs - slot.arrivalNs)) / kNsPerMs;
    m_figures.delayMs = m_delaySum / ++m_delayCount;
    if (slot.isCopy) {
        m_figures.recovered += static_cast<std::uint64_t>(slot.samples);
        m_figures.fromCopies += static_cast<std::uint64_t>(slot.samples);
    }

    slot.isFull = false;
    m_isPausing = slot.size <= kPauseBytes;
    m_at += slot.samples;
    m_lastPlayed = slot.sequenceNumber;
    m_madeUp = 0;
    m_isFresh = false;
    return step;
}

/// Nothing there: late or lost, nobody knows. Time passes, the place in the stream does not.
PlayoutStep CostBuffer::dry(std::int64_t nowNs)
{
    if (m_isPausing)
        return fill(PlayoutStep::Kind::Comfort, kWaitStep);
    // Asked for much sooner than those before it: the loudspeaker was held up, and then takes several at once.
    if (m_madeUp == 0 && m_played >= kDelays && delayMs(nowNs, m_at) < leastMs() - kUnevenMs)
        m_unevenMs = std::min(m_unevenMs + kRaiseMs, kMostUnevenMs);
    if (m_madeUp >= kMostMadeUp) {
        m_state = State::Waiting;
        m_madeUp = 0;
        return fill(PlayoutStep::Kind::Silence, kWaitStep);
    }
    m_madeUp += kStep;
    return fill(PlayoutStep::Kind::Conceal, kStep);
}

/// Something is missing before `slot`. Empty when all of it has been made up. Until then its place is kept, for it may
/// still come.
std::optional<PlayoutStep> CostBuffer::bridge(const Slot &slot, std::int64_t nowNs)
{
    // Contiguous numbers over a gap in time: they were silent (RFC 3551 §4.1), nothing is lost.
    if (m_lastPlayed && slot.sequenceNumber == static_cast<std::uint16_t>(*m_lastPlayed + 1))
        return pause(slot, nowNs);
    const std::int64_t usable = redundant(slot);
    const std::int64_t hole = slot.at - usable - m_at;
    std::int64_t missing = hole - m_madeUp;
    // What is lost anyway need not be made up for as long as it was, but half of it, so that no sound is simply cut.
    const double neededMs = m_figures.targetMs - delayMs(nowNs, slot.at - usable);
    if (static_cast<double>(missing) / kMsSamples - neededMs > kLeastSkipMs)
        missing = std::max(toSamples(neededMs), (hole > kLongHole ? 0 : hole / 2) - m_madeUp);
    if (missing < kGrain) {
        m_madeUp -= slot.at - usable - m_at; // what is left of it stands for nothing
        m_at = slot.at - usable;
        if (usable < kGrain || usable % kGrain != 0)
            return {};
        const bool isShifted = std::exchange(m_madeUp, 0) != 0;
        m_at = slot.at;
        m_figures.recovered += static_cast<std::uint64_t>(usable);
        PlayoutStep step = fill(PlayoutStep::Kind::Recover, usable, slot.payload());
        step.isShifted = isShifted;
        return step;
    }
    const std::int64_t samples = std::min(toGrains(static_cast<double>(missing) / kMsSamples), kStep);
    const auto kind = m_madeUp < kMostMadeUp ? PlayoutStep::Kind::Conceal : PlayoutStep::Kind::Silence;
    m_madeUp += samples;
    return fill(kind, samples);
}

/// The first packet after a pause of theirs is heard when it should be, whatever the pause was.
std::optional<PlayoutStep> CostBuffer::pause(const Slot &slot, std::int64_t nowNs)
{
    const std::int64_t missing = toGrains(m_figures.targetMs - delayMs(nowNs, slot.at));
    if (missing < kGrain)
        return {};
    const std::int64_t samples = std::min(missing, kStep);
    return fill(PlayoutStep::Kind::Comfort, samples);
}

PlayoutStep CostBuffer::fill(PlayoutStep::Kind kind, std::int64_t samples, std::span<const std::byte> payload)
{
    return {.kind = kind, .samples = static_cast<int>(samples), .payload = payload};
}

/// Keeps the delay bounded.
void CostBuffer::catchUp(std::int64_t nowNs)
{
    const double excess = delayMs(nowNs, m_at) - m_figures.targetMs;
    const auto newest = m_slots.newestAt();
    if (excess < kTooMuchMs || !newest)
        return;
    m_figures.overflowed += m_slots.dropBefore(std::min(*newest, m_at + toSamples(excess)));
    m_at = m_slots.earliest()->at;
}

/// Leads the least delay of the last packets, which is what late ones care for, back to the target.
void CostBuffer::trim(PlayoutStep &step, double delayMs)
{
    m_delaysMs[m_played++ % kDelays] = delayMs;
    if (m_played < kDelays)
        return;
    const double slack = std::max(kLateSlackMs, kSlackShare * (m_figures.targetMs - kSlackFromMs));
    const double excess = leastMs() - m_figures.targetMs;
    if (excess > slack)
        step.trimSamples = static_cast<int>(toSamples(std::min(excess, kMostTrimMs)));
    else if (excess < -kEarlySlackMs)
        step.trimSamples = -static_cast<int>(toSamples(std::min(kMoreMs - excess, kMostTrimMs)));
    step.trimEffort = m_pace.effort(std::abs(excess));
}

double CostBuffer::leastMs() const
{
    return *std::ranges::min_element(m_delaysMs);
}

void CostBuffer::trimmed(int samples)
{
    m_pace.stretched(samples);
    m_figures.stretched += static_cast<std::uint64_t>(std::abs(samples));
    m_figures.putIn += static_cast<std::uint64_t>(std::max(0, -samples));
    for (double &delay : m_delaysMs)
        delay -= static_cast<double>(samples) / kMsSamples;
}

} // namespace causerie::media
