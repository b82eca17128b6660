// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <thread>
#include <vector>

namespace causerie::bench
{

/// What a source of the sound server hears, 48 kHz mono, and when. Recorded by PulseAudio's own recorder in fragments
/// of 10 ms, so that nothing of ours is part of the measure.
///
/// Thread: any; has one of its own while it listens. `stop` first, then read.
class Ear
{
public:
    explicit Ear(QString source);
    ~Ear();

    /// Whether sound has come so far; false when there is no such source.
    bool waitUntilHearing();
    void stop();
    const std::vector<float> &samples() const { return m_samples; }
    /// When the first sample would have come, if they came as evenly as the later ones did: from the promptest of them.
    std::int64_t startedNs() const;

private:
    void listen(const std::stop_token &stop);

    QString m_source;
    std::vector<float> m_samples;
    std::vector<std::int64_t> m_starts; ///< one per arrival: when the first sample came, judged by it alone
    std::atomic<bool> m_hears = false;
    std::jthread m_thread;
};

} // namespace causerie::bench
