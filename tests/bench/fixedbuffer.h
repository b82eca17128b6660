// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/packetshelf.h"

namespace causerie::bench
{

/// A playout buffer that never adapts: everything is heard as long after the first packet as it was sent after it, plus
/// a fixed delay, or not at all.
///
/// Thread: any one. Pure, on injected time.
class FixedBuffer final : public media::PlayoutBuffer
{
public:
    explicit FixedBuffer(double delayMs = 100);

    void insert(const media::VoicePacket &packet) override;
    media::PlayoutStep next(std::int64_t nowNs) override;
    void trimmed(int) override {} ///< never asks for it
    void reset() override;
    media::PlayoutFigures figures() const override { return m_figures; }

private:
    enum class State { Empty, Waiting, Playing };

    double m_delayMs;
    PacketShelf m_shelf;
    media::PlayoutFigures m_figures;
    State m_state = State::Empty;
    std::int64_t m_wait = 0;    ///< samples of silence before the first packet
    std::int64_t m_firstNs = 0; ///< when that came
    std::int64_t m_at = 0;      ///< media time of what is played next
    int m_packetSamples = 0;
};

} // namespace causerie::bench
