// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

namespace causerie::media
{

/// When to send the next report (RFC 3550 §6.3, A.7, for the two members of a call).
///
/// The first two go early, at 0.2 s and 0.7 s, so that the round trip is known while people still say hello (the
/// freedom RFC 4585 §3.4 gives to point-to-point sessions); then every second at the soonest, randomised so that two
/// ends do not fall into step. Pure: chance comes in. Thread: net.
class RtcpSchedule
{
public:
    /// `random` gives numbers in [0, 1).
    explicit RtcpSchedule(std::function<double()> random) : m_random(std::move(random)) {}

    /// How long to wait until the next report. `bandwidth` is the session's, in bytes per second.
    std::chrono::milliseconds next(double bandwidth);
    /// §6.3.3: every compound packet, sent or received, with its UDP and IP headers, moves the average.
    void packetSeen(std::size_t bytes);

private:
    std::function<double()> m_random;
    double m_averageBytes = 128; // §6.3.2: a likely size until one was seen
    int m_sent = 0;
};

} // namespace causerie::media
