// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/dice.h"

namespace causerie::bench
{

/// Loses packets after Gilbert and Elliott: `share` of all (0…1), in runs of `meanRun` on average. At
/// meanRun = 1 / (1 − share) each is lost on its own. A value.
class LossModel
{
public:
    LossModel(double share, double meanRun, std::uint64_t seed)
        : m_enter(share / (1 - share) / meanRun), m_leave(1 / meanRun), m_dice(seed)
    {
    }
    /// Each packet lost or not whatever becomes of the others.
    static LossModel random(double share, std::uint64_t seed) { return {share, 1 / (1 - share), seed}; }

    bool losesNext()
    {
        m_isBad = m_isBad ? !m_dice.isOneOf(m_leave) : m_dice.isOneOf(m_enter);
        return m_isBad;
    }

private:
    double m_enter; ///< probability that a run begins with the next packet
    double m_leave; ///< … and that it has ended
    bool m_isBad = false;
    Dice m_dice;
};

} // namespace causerie::bench
