// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/recording/recordingwriter.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace causerie::media
{

/// What lives in the audio thread of a recording: the microphone, and handing on what it gives.
///
/// Thread: audio. Owner: VoiceRecorder. The ring outlives it.
class RecorderLoop final : public QObject, private AudioClient
{
    Q_OBJECT

public:
    explicit RecorderLoop(RecordingWriter::Ring &ring) : m_ring(ring) {}
    ~RecorderLoop() override;

    void open(const AudioSettings &audio);
    void close() { m_microphone.reset(); }

    // Any thread.
    void setPaused(bool paused) { m_isPaused = paused; } ///< what is said meanwhile is not kept
    void silence() { m_isSilenced = true; }              ///< nothing is handed on or told any more

Q_SIGNALS:
    void failed(causerie::media::SoundTrouble trouble, const QString &detail);

private:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override;
    void skipped(std::int64_t) override {} // the words before and behind come closer
    void render(std::span<float> samples, std::int64_t nowNs) override;
    void troubleBegins(SoundTrouble trouble, const QString &detail) override;
    void troubleEnds(SoundTrouble) override {} // a recording ends by it

    RecordingWriter::Ring &m_ring;
    std::unique_ptr<AudioBackend> m_microphone;
    std::atomic<bool> m_isPaused = false;
    std::atomic<bool> m_isSilenced = false;
};

} // namespace causerie::media
