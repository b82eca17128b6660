// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/lateness.h"
#include "core/media/playout/playoutbuffer.h"

#include <array>
#include <optional>
#include <vector>

namespace causerie::media
{

/// A playout buffer that aims at the delay within which 97 % of the recent packets came.
///
/// It starts when the first packet is 20 ms old, waits for what is late by letting the delay grow (at most 100 ms, made
/// up), skips what is lost, and comes back to its aim by asking for quiet moments to be trimmed. A redundant copy
/// counts as an arrival of the lost packet, so that the delay allows for redundancy when, and only when, packets get
/// lost.
///
/// Thread: any one. Pure, on injected time.
class QuantileBuffer final : public PlayoutBuffer
{
public:
    static constexpr std::size_t kSlots = 64;
    static constexpr std::size_t kMaxPayloadBytes = 1500;

    QuantileBuffer();

    void insert(const VoicePacket &packet) override;
    PlayoutStep next(std::int64_t nowNs) override;
    void trimmed(int samples) override;
    void reset() override;
    PlayoutFigures figures() const override { return m_figures; }

private:
    struct Slot {
        bool isFull = false;
        std::uint16_t sequenceNumber = 0;
        std::uint16_t size = 0;
        std::int64_t at = 0; ///< media time in samples, unwrapped
        int samples = 0;
        int redundantSamples = 0;
        std::int64_t arrivalNs = 0;
        std::array<std::byte, kMaxPayloadBytes> bytes;

        std::span<const std::byte> payload() const { return {bytes.data(), size}; }
    };
    enum class State { Waiting, Playing };

    void insertCopy(const VoicePacket &packet);
    std::int64_t unwrap(std::uint32_t timestamp);
    bool isAstray(const VoicePacket &packet, std::int64_t at);
    void learn(const VoicePacket &packet, std::int64_t at);
    void store(const VoicePacket &packet, std::int64_t at);
    Slot *earliest();
    void dropBefore(std::int64_t at);
    double delayMs(std::int64_t nowNs, std::int64_t at) const;

    PlayoutStep wait(std::int64_t nowNs);
    PlayoutStep play(Slot &slot, std::int64_t nowNs);
    PlayoutStep dry();
    std::optional<PlayoutStep> bridge(const Slot &slot, std::int64_t nowNs);
    PlayoutStep fill(PlayoutStep::Kind kind, std::int64_t samples, std::span<const std::byte> payload = {});
    void catchUp(std::int64_t nowNs);
    void trim(PlayoutStep &step, double delayMs);

    std::vector<Slot> m_slots;
    Lateness m_lateness;
    PlayoutFigures m_figures;
    State m_state = State::Waiting;
    bool m_isFresh = true;
    std::optional<std::int64_t> m_reference;   ///< the last media time, to unwrap the next
    std::array<std::int32_t, 128> m_seen{};    ///< sequence numbers, −1: none
    std::int64_t m_at = 0;                     ///< media time of what is played next
    std::optional<std::uint16_t> m_lastPlayed; ///< sequence number
    std::int64_t m_dry = 0;                    ///< samples made up while waiting for what is late
    std::int64_t m_bridged = 0;                ///< samples made up in the present hole
    int m_astray = 0;
    std::uint16_t m_lastAstray = 0;
    double m_leastMs[2] = {1e9, 1e9}; ///< least delay of this and of the last half second
    int m_counted = 0;
    bool m_isSettled = false; ///< half a second since the last change
    std::int64_t m_secondNs = 0;
    double m_delaySum = 0;
    int m_delayCount = 0;
};

} // namespace causerie::media
