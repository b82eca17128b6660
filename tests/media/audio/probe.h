// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "tests/support/estoi.h"

#include <QMutex>

#include <algorithm>
#include <random>
#include <vector>

namespace causerie::test
{

/// Plays a sound over and over and records, remembering when. What two probes measure differs by what lies between
/// them: the cost of measuring cancels.
///
/// Thread: played in the audio thread, read by any.
class Probe final : public media::AudioClient
{
public:
    explicit Probe(std::vector<float> sound) : m_sound(std::move(sound)) {}

    /// Ten seconds in which no two places are alike.
    static std::vector<float> noise()
    {
        std::mt19937 random(5);
        std::vector<float> sound(480000);
        for (float &sample : sound)
            sample = static_cast<float>(static_cast<int>(random() % 8001) - 4000) / 32768.0F;
        return sound;
    }

    void captured(std::span<const float, media::kPeriodSamples> period, std::int64_t nowNs) override
    {
        const QMutexLocker lock(&m_mutex);
        m_heard.insert(m_heard.end(), period.begin(), period.end());
        m_heardFromNs.push_back(nowNs - media::samplesToNs(std::ssize(m_heard)));
    }
    void skipped(std::int64_t samples) override
    {
        const QMutexLocker lock(&m_mutex);
        m_heard.resize(m_heard.size() + static_cast<std::size_t>(samples));
    }
    void render(std::span<float> samples, std::int64_t nowNs) override
    {
        const QMutexLocker lock(&m_mutex);
        m_saidFromNs.push_back(nowNs - media::samplesToNs(static_cast<std::int64_t>(m_said)));
        for (float &sample : samples)
            sample = m_sound[m_said++ % m_sound.size()];
    }
    void troubleBegins(media::SoundTrouble, const QString &) override {}
    void troubleEnds(media::SoundTrouble) override {}

    std::size_t heardSamples() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_heard.size();
    }

    /// From being said to being heard, one figure for each tenth of a second, the first second left out.
    std::vector<double> delaysMs() const
    {
        constexpr std::size_t kPiece = 4800;
        constexpr std::ptrdiff_t kMost = 24000;
        const QMutexLocker lock(&m_mutex);
        const std::vector<float> said = saidAsLongAsHeard();
        std::vector<double> delays;
        for (std::size_t at = 48000; at + kPiece + kMost < m_heard.size(); at += kPiece)
            delays.push_back(static_cast<double>(lag(std::span(said).subspan(at, kPiece),
                                                     std::span(m_heard).subspan(at, kPiece + kMost), kMost)) /
                                 48 +
                             offsetMs());
        return delays;
    }

    /// What was heard from this sample on, beside what was said, with the true delays.
    Likeness likeness(std::size_t from) const
    {
        const QMutexLocker lock(&m_mutex);
        const std::vector<float> said = saidAsLongAsHeard();
        Likeness likeness = compare(std::span(said).subspan(from), std::span(m_heard).subspan(from));
        for (double *delay : {&likeness.delayMs, &likeness.leastMs, &likeness.mostMs})
            *delay += offsetMs();
        return likeness;
    }

private:
    std::vector<float> saidAsLongAsHeard() const
    {
        std::vector<float> said;
        for (std::size_t i = 0; i < m_heard.size(); ++i)
            said.push_back(m_sound[i % m_sound.size()]);
        return said;
    }

    double offsetMs() const { return static_cast<double>(settled(m_heardFromNs) - settled(m_saidFromNs)) / 1e6; }

    /// When the first sample would have been due at the pace of the second half: servers begin in leaps.
    static std::int64_t settled(std::vector<std::int64_t> times)
    {
        times.erase(times.begin(), times.begin() + std::ssize(times) / 2);
        std::ranges::sort(times);
        return times.empty() ? 0 : times[times.size() / 2];
    }

    mutable QMutex m_mutex;
    std::vector<float> m_sound;
    std::size_t m_said = 0;
    std::vector<float> m_heard;
    std::vector<std::int64_t> m_saidFromNs;
    std::vector<std::int64_t> m_heardFromNs;
};

inline double median(std::vector<double> values)
{
    if (values.empty())
        return -1;
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace causerie::test
