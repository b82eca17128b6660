// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/recorderloop.h"

#include <algorithm>

namespace causerie::media
{

RecorderLoop::~RecorderLoop()
{
    m_microphone.reset(); // it calls us
}

void RecorderLoop::open(const AudioSettings &audio)
{
    m_microphone = makeMicrophone(audio);
    m_microphone->open(*this);
}

void RecorderLoop::captured(std::span<const float, kPeriodSamples> period, std::int64_t)
{
    if (m_isPaused || m_isSilenced)
        return;
    if (RecordingWriter::Period *slot = m_ring.claim()) {
        std::ranges::copy(period, slot->begin());
        m_ring.publish();
    }
}

void RecorderLoop::render(std::span<float> samples, std::int64_t)
{
    std::ranges::fill(samples, 0.0F);
}

void RecorderLoop::troubleBegins(SoundTrouble trouble, const QString &detail)
{
    if (!m_isSilenced)
        Q_EMIT failed(trouble, detail);
}

} // namespace causerie::media
