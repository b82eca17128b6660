// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/ratecontroller.h"
#include "core/media/rtp/reports.h"
#include "tests/bench/lossmodels.h"
#include "tests/support/voicepath.h"

namespace causerie::bench
{

/// One direction of a call over a network that loses packets, with the product's own sender, receiver, reports and rate
/// controller, on virtual time: the reports come back once a second and are lost as often.
class Talk
{
public:
    struct Peer {
        bool takesCopies = false;
    };

    Talk(LossModel network, Peer peer);

    /// Speaks all of it and listens as long.
    void say(std::span<const float> microphone);

    const std::vector<float> &heard() const { return m_path.heard; }
    void forgetHeard() { m_path.heard.clear(); }
    const media::SendingPlan &plan() const { return m_rate.plan(); }
    double concealedPercent() const { return m_path.concealedPercent(); }
    double kbitPerSecond() const; ///< payload, of all that was said
    double targetMs() const { return m_path.in.figures().targetMs; }

private:
    void report();

    LossModel m_network;
    test::VoicePath m_path;
    media::Reception m_reception; ///< the listener's
    media::Reports m_listener;
    media::Reception m_nothing; ///< the speaker hears nobody
    media::Reports m_speaker;
    media::RateController m_rate;
    std::int64_t m_nowNs = 0;
    std::size_t m_saidSamples = 0;
};

} // namespace causerie::bench
