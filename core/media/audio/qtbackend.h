// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace causerie::media
{

/// The sound devices of the machine by Qt Multimedia, both directions pushed, so that nothing waits longer than it
/// must: 10 ms in, 20 ms out. Follows the default device when none is named, comes back when a device vanishes or
/// hangs, goes on trying, and never ends a call: what is missing is silence.
///
/// Trouble: `NoMicrophone`, `NoSpeaker`, over with the first sound that is given or taken; `SilentMicrophone`.
/// Thread: audio.
class QtBackend final : public AudioBackend
{
public:
    /// Ids as QAudioDevice gives them; empty: the default; none: not this direction.
    QtBackend(std::optional<QByteArray> inputId, std::optional<QByteArray> outputId);
    ~QtBackend() override;

    void open(AudioClient &client) override;
    bool follow(const AudioSettings &settings) override;
    std::int64_t startedNs() const override;
    double outputLatencyMs() const override;

private:
    class Devices;

    std::optional<QByteArray> m_inputId;
    std::optional<QByteArray> m_outputId;
    std::unique_ptr<Devices> m_devices;
    std::int64_t m_startedNs = 0;
};

} // namespace causerie::media
