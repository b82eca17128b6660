// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/pacedbackend.h"

#include <memory>
#include <vector>

namespace causerie::media
{

class WavRecorder;

/// Plays a WAV file as the microphone, once and then silence, and records what is heard into another.
///
/// Both share the time line of `PacedBackend`: sample n of either file is spoken or heard at `startedNs()` + n / 48000
/// s of the steady clock. The recorded file carries that time (`WavSound::startedNs`), so for two calls, A playing and
/// B recording: mouth-to-ear delay = B.startedNs + (place in B's recording − place in A's file) / 48000 s −
/// A.startedNs.
///
/// Trouble: `FileUnreadable` (silence is sent), `FileUnwritable` (nothing is kept); it stays.
/// Thread: audio.
class FileBackend final : public PacedBackend
{
public:
    /// Empty paths: silence, and no recording.
    FileBackend(QString playFile, QString recordFile, Clock clock = steadyNowNs);
    ~FileBackend() override; ///< the recording is complete

protected:
    void prepare(AudioClient &client) override;
    void opened(AudioClient &client) override;
    void speak(Period &period) override;
    void hear(const Period &period) override;

private:
    QString m_playFile;
    QString m_recordFile;
    std::vector<float> m_sound; ///< 48 kHz
    std::size_t m_spoken = 0;
    std::unique_ptr<WavRecorder> m_recorder;
};

} // namespace causerie::media
