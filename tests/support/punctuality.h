// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <thread>

namespace causerie::test
{

/// Watches whether this machine runs a thread when its time has come, as sound needs. A machine too busy for that
/// damages speech as a bad network does, and a test must not call it a fault of ours.
class Punctuality
{
public:
    Punctuality() : m_watch([this](const std::stop_token &stop) { watch(stop); }) {}

    /// How late it was at worst since this was made.
    double latestMs() const { return static_cast<double>(m_latestNs) / 1e6; }
    bool isPunctual() const { return latestMs() < 5; }
    /// The ESTOI that speech through real threads has to reach. While the playout buffer learns how evenly the sound
    /// device asks, the delay moves by some ten milliseconds, and the measure, which lays whole seconds side by side,
    /// takes that for other speech: 0.93 was seen where nothing was lost or made up. Nothing can be asked of a machine
    /// on which a thread sleeps through whole words.
    double wantedEstoi() const { return isPunctual() ? 0.88 : latestMs() < 100 ? 0.7 : 0; }

private:
    void watch(const std::stop_token &stop);

    std::atomic<std::int64_t> m_latestNs = 0;
    std::jthread m_watch; ///< last, so that it ends first
};

} // namespace causerie::test
