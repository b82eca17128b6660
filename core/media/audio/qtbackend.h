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
/// Trouble: `NoMicrophone`, `NoSpeaker`, over with the first sound that is given or taken.
/// Thread: audio.
class QtBackend final : public AudioBackend
{
public:
    /// Ids as QAudioDevice gives them; empty: the default.
    QtBackend(QByteArray inputId, QByteArray outputId);
    explicit QtBackend(QByteArray inputId); ///< only the microphone
    ~QtBackend() override;

    void open(AudioClient &client) override;
    std::int64_t startedNs() const override;
    double outputLatencyMs() const override;

private:
    class Devices;

    QByteArray m_inputId;
    std::optional<QByteArray> m_outputId; ///< empty: no loudspeaker
    std::unique_ptr<Devices> m_devices;
    std::int64_t m_startedNs = 0;
};

} // namespace causerie::media
