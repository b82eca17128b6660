// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/delaymodel.h"
#include "core/media/playout/packetslots.h"
#include "core/media/playout/stretchpace.h"

#include <array>
#include <optional>

namespace causerie::media
{

/// A playout buffer that aims at the delay at which waiting longer would cost more than what it saves (DelayModel).
///
/// It starts when the first packet is 20 ms old (6 for who wants little delay), waits for what is late by letting the
/// delay grow (at most 100 ms, made up), skips what is lost, and comes back to its aim by asking for sound to be
/// trimmed: quiet sound at once, speech at a pace that is not heard (StretchPace). After a pause of theirs (DTX) it
/// begins where it aims. A redundant copy counts as an arrival of the lost packet, so that the delay allows for
/// redundancy when, and only when, packets get lost. Where the loudspeaker asks unevenly, the delay allows for that as
/// well.
///
/// Thread: any one. Pure, on injected time.
class CostBuffer final : public PlayoutBuffer
{
public:
    explicit CostBuffer(Patience patience = Patience::Usual);

    /// The delay moves to where it costs least by this, as it always moves.
    void setPatience(Patience patience);
    void insert(const VoicePacket &packet) override;
    PlayoutStep next(std::int64_t nowNs) override;
    void trimmed(int samples) override;
    void reset() override;
    PlayoutFigures figures() const override { return m_figures; }

private:
    using Slot = PacketSlots::Slot;
    enum class State { Waiting, Playing };

    void insertCopy(const VoicePacket &packet);
    std::int64_t unwrap(std::uint32_t timestamp);
    bool isAstray(const VoicePacket &packet, std::int64_t at);
    void learn(const VoicePacket &packet, std::int64_t at);
    void learnOf(std::uint16_t sequenceNumber, std::int64_t at, std::int64_t arrivalNs);
    double delayMs(std::int64_t nowNs, std::int64_t at) const;

    std::int64_t redundant(const Slot &slot) const;

    PlayoutStep wait(std::int64_t nowNs);
    PlayoutStep play(Slot &slot, std::int64_t nowNs);
    PlayoutStep dry(std::int64_t nowNs);
    std::optional<PlayoutStep> bridge(const Slot &slot, std::int64_t nowNs);
    std::optional<PlayoutStep> pause(const Slot &slot, std::int64_t nowNs);
    PlayoutStep fill(PlayoutStep::Kind kind, std::int64_t samples, std::span<const std::byte> payload = {});
    void catchUp(std::int64_t nowNs);
    void trim(PlayoutStep &step, double delayMs);
    double leastMs() const;

    double m_startMs = 0; ///< before anything is known of the network
    PacketSlots m_slots;
    DelayModel m_model;
    StretchPace m_pace;
    PlayoutFigures m_figures;
    State m_state = State::Waiting;
    bool m_isFresh = true;
    std::optional<std::int64_t> m_reference;   ///< the last media time, to unwrap the next
    std::array<std::int32_t, 128> m_seen{};    ///< sequence numbers, −1: none
    std::array<std::int32_t, 128> m_learnt{};  ///< the same: those whose delay is known
    std::int64_t m_at = 0;                     ///< media time of what is played next
    std::optional<std::uint16_t> m_lastPlayed; ///< sequence number
    std::int64_t m_madeUp = 0;                 ///< samples made up since, while the place in the stream stood still
    bool m_isPausing = false;                  ///< they said that they stop sending (DTX)
    int m_astray = 0;
    std::uint16_t m_lastAstray = 0;
    static constexpr std::size_t kDelays = 12;
    std::array<double, kDelays> m_delaysMs{}; ///< of the last packets, as they would be with all trims since
    std::size_t m_played = 0;                 ///< packets since the last start
    double m_unevenMs = 0;                    ///< of the target: for a loudspeaker that asks unevenly
    std::int64_t m_secondNs = 0;
    double m_delaySum = 0;
    int m_delayCount = 0;
};

} // namespace causerie::media
