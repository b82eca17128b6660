// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"
#include "core/media/parameters.h"
#include "core/media/soundtrouble.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace causerie::media
{

/// The clock of the media threads in nanoseconds: steady in the program, virtual in tests.
using Clock = std::function<std::int64_t()>;

/// std::chrono::steady_clock, which all processes of a machine share.
std::int64_t steadyNowNs();

/// A device as the system names it; empty while there is none.
struct DeviceName {
    QByteArray id; ///< QAudioDevice::id
    QString description;
    friend bool operator==(const DeviceName &, const DeviceName &) = default;
};

enum class SoundDirection { Microphone, Speaker };

/// Who speaks and hears through a backend. Called on the thread that opened it; neither call may wait.
class AudioClient
{
public:
    virtual ~AudioClient() = default;

    /// 10 ms from the microphone, the last sample of which was made at about `nowNs`. Comes at the microphone's pace,
    /// also while there is no microphone: then it is silence.
    virtual void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) = 0;
    /// So many samples of the microphone were lost before the next `captured`; time goes on without them.
    virtual void skipped(std::int64_t samples) = 0;
    /// Fill all of `samples` (at most 10 ms) with what is heard next; asked for at `nowNs`.
    virtual void render(std::span<float> samples, std::int64_t nowNs) = 0;
    /// Another device is used from now on; told before its first sound. Files and nothing have no name.
    virtual void deviceChanged(SoundDirection, const DeviceName &) {}
    /// Something does not work. Sound goes on as far as it can: silence is captured, what is rendered is dropped. Said
    /// once, until it is over.
    virtual void troubleBegins(SoundTrouble trouble, const QString &detail) = 0;
    virtual void troubleEnds(SoundTrouble trouble) = 0; ///< it works (again)
};

/// Where sound comes from and goes to: devices, files or nothing.
///
/// Thread: lives in the audio thread and needs its event loop. Owner: Stream.
class AudioBackend
{
public:
    virtual ~AudioBackend() = default; ///< closes

    /// Begins both directions. `client` outlives the backend.
    virtual void open(AudioClient &client) = 0;
    /// When the first sample of either direction was made or heard: sample n belongs to `startedNs()` + n / 48000 s.
    /// 0 before `open`; for devices the time of `open`.
    virtual std::int64_t startedNs() const = 0;
    /// From handing over a sample to its being heard, without the hardware; 0 when not known.
    virtual double outputLatencyMs() const { return 0; }
};

/// The backend that `settings` asks for.
std::unique_ptr<AudioBackend> makeAudioBackend(const AudioSettings &settings);
/// Only its microphone: no loudspeaker is opened, what is rendered is dropped, and no file is recorded into.
std::unique_ptr<AudioBackend> makeMicrophone(const AudioSettings &settings);

} // namespace causerie::media
