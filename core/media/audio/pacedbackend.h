// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"

#include <QTimer>

#include <array>

namespace causerie::media
{

/// A backend without a device, whose pace is a clock: at start + k · 10 ms the microphone's period k − 1 is complete
/// and the speaker asks for period k. So sample n, in either direction, is sounded at `startedNs()` + n / 48000 s
/// exactly. A timer that comes late is made up for; a second and more is skipped, as a device would.
///
/// Thread: audio.
class PacedBackend : public AudioBackend
{
public:
    using Period = std::array<float, kPeriodSamples>;

    void open(AudioClient &client) override;
    std::int64_t startedNs() const override { return m_startedNs; }

    /// Does what is due by now. The timer calls it; tests on a virtual clock do it themselves.
    void step();

protected:
    explicit PacedBackend(Clock clock);

    virtual void prepare(AudioClient &) {}       ///< what takes time, before the clock starts
    virtual void opened(AudioClient &) {}        ///< `startedNs` is known, nothing has been asked yet
    virtual void speak(Period &period) = 0;      ///< the next 10 ms of the microphone
    virtual void hear(const Period &period) = 0; ///< the next 10 ms of the speaker; also silence for what was skipped

private:
    Clock m_clock;
    AudioClient *m_client = nullptr;
    QTimer m_timer;
    std::int64_t m_startedNs = 0;
    std::int64_t m_played = 0; ///< periods rendered so far; one more than were captured
    Period m_period{};
};

} // namespace causerie::media
