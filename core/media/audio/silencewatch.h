// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"

#include <cstdint>
#include <optional>
#include <span>

namespace causerie::media
{

/// Notices a microphone that works and gives nothing: muted in the system's settings or by a switch of its own. Air and
/// electronics are never wholly still, so only samples that are all alike count. Times are of one steady clock. A
/// value; allocates nothing.
class SilenceWatch
{
public:
    static constexpr std::int64_t kAtFirstNs = 4'000 * kNsPerMs; ///< for one that has not given a sound yet
    /// For one that has: some cut out all that is not speech, and listening to somebody is no mistake.
    static constexpr std::int64_t kLaterNs = 8'000 * kNsPerMs;

    /// Another device, or the same anew.
    void begin(std::int64_t nowNs)
    {
        m_soundNs = m_nowNs = nowNs;
        m_last.reset();
        m_hasSounded = false;
    }
    /// What the device gave, the last of it at `nowNs`.
    void feed(std::span<const float> samples, std::int64_t nowNs)
    {
        for (const float sample : samples) {
            if (m_last && sample != *m_last) {
                m_soundNs = nowNs;
                m_hasSounded = true;
            }
            m_last = sample;
        }
        m_nowNs = nowNs;
    }
    bool isSilent() const { return m_nowNs - m_soundNs >= (m_hasSounded ? kLaterNs : kAtFirstNs); }

private:
    std::int64_t m_soundNs = 0; ///< the last change
    std::int64_t m_nowNs = 0;
    std::optional<float> m_last;
    bool m_hasSounded = false;
};

} // namespace causerie::media
