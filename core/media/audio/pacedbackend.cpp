// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/pacedbackend.h"

#include <chrono>
#include <utility>

namespace causerie::media
{

PacedBackend::PacedBackend(Clock clock) : m_clock(std::move(clock))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(std::chrono::milliseconds(kPeriodNs / kNsPerMs));
    m_timer.callOnTimeout([this] { step(); });
}

void PacedBackend::open(AudioClient &client)
{
    m_client = &client;
    prepare(client);
    m_startedNs = m_clock();
    m_played = 0;
    opened(client);
    m_timer.start();
    step();
}

void PacedBackend::step()
{
    constexpr std::int64_t kMostBehind = 100; // periods: 1 s
    const std::int64_t now = m_clock();
    const std::int64_t due = (now - m_startedNs) / kPeriodNs + 1;
    while (m_played < due) {
        const bool isSkipped = due - m_played > kMostBehind;
        if (m_played > 0) {
            m_period.fill(0);
            speak(m_period);
            if (isSkipped)
                m_client->skipped(kPeriodSamples);
            else
                m_client->captured(m_period, now);
        }
        m_period.fill(0);
        if (!isSkipped)
            m_client->render(m_period, now);
        hear(m_period);
        ++m_played;
    }
}

} // namespace causerie::media
