// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/packetshelf.h"

#include <array>
#include <deque>
#include <optional>

namespace causerie::bench
{

/// A model of the delay decisions of WebRTC's NetEq, after a description of them and not from its code; none of its
/// signal processing. Where the description leaves something open, the model decides in NetEq's favour: every attempt
/// to stretch speech succeeds.
///
/// How late a packet is against the quickest of the last two seconds goes, once per half second and at its worst, into
/// a histogram of 20 ms buckets; its 95 % quantile is the target, or what overtaken packets are worth waiting for if
/// that is more. Speech is shortened only when the delay is 20 ms above what target and jitter explain, and lengthened
/// whenever it is below the target.
///
/// Thread: any one. Pure, on injected time.
class NetEqModel final : public media::PlayoutBuffer
{
public:
    NetEqModel();

    void insert(const media::VoicePacket &packet) override;
    media::PlayoutStep next(std::int64_t nowNs) override;
    void trimmed(int) override {} ///< it looks at the delay itself
    void reset() override;
    media::PlayoutFigures figures() const override { return m_figures; }

private:
    static constexpr std::size_t kBuckets = 100;
    using Histogram = std::array<double, kBuckets>;
    struct Arrival {
        std::int64_t ns = 0;
        std::int64_t delayNs = 0; ///< arrival − media time
    };
    enum class State { Starting, Playing, Expanding };

    void learn(std::int64_t at, std::int64_t arrivalNs);
    void endInterval();
    double underrunTargetMs() const;
    double reorderTargetMs() const;
    std::int64_t baseNs() const;
    double mostLateMs() const;

    media::PlayoutStep play(std::int64_t nowNs);
    media::PlayoutStep expand(std::int64_t samples);
    std::optional<media::PlayoutStep> bridge(std::int64_t missing, int redundant);
    void stretch(media::PlayoutStep &step, double delayMs, std::int64_t nowNs);

    PacketShelf m_shelf;
    media::PlayoutFigures m_figures;
    State m_state = State::Starting;
    std::deque<Arrival> m_arrivals; ///< of the last two seconds
    Histogram m_underruns{};        ///< shares, of intervals
    Histogram m_reorders{};         ///< shares, of packets
    int m_intervals = 0;
    int m_packets = 0;
    std::int64_t m_intervalNs = 0; ///< when the present one began
    double m_intervalMs = 0;       ///< the latest in it
    std::int64_t m_newest = 0;     ///< media time, of all that came
    std::int64_t m_at = 0;         ///< media time of what is played next
    std::int64_t m_expanded = 0;   ///< samples made up while nothing was there
    std::int64_t m_stretchedNs = 0;
};

} // namespace causerie::bench
