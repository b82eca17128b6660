// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/media/recording/recording.h"
#include "core/media/soundtrouble.h"

#include <QObject>

#include <memory>

namespace causerie::media
{

/// Records one voice message: microphone → Opus → an Ogg file, which plays at any time, even when this process dies.
/// The microphone is open as long as it runs, also while it pauses.
///
/// Thread: made, commanded and destroyed on one thread with an event loop; signals arrive there. It has two threads of
/// its own, for the sound and for the disk. Destroying it stops and joins them; the file is complete then.
class VoiceRecorder final : public QObject
{
    Q_OBJECT

public:
    /// The microphone of `audio` (its loudspeaker is left alone), at most `mostSamples` of 48 kHz.
    VoiceRecorder(const AudioSettings &audio, const QString &file, std::int64_t mostSamples, QObject *parent = nullptr);
    ~VoiceRecorder() override;

    void setPaused(bool paused);
    void stop(); ///< `ended` follows

Q_SIGNALS:
    void advanced(const causerie::media::RecordingStep &step); ///< some twenty times a second
    /// There is no microphone, or none that works (`NoMicrophone`, `FileUnreadable`): silence is recorded.
    void failed(causerie::media::SoundTrouble trouble);
    void ended(const causerie::media::Recording &recording); ///< once

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
