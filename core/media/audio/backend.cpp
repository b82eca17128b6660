// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/backend.h"

#include "core/media/audio/filebackend.h"
#include "core/media/audio/nullbackend.h"
#include "core/media/audio/qtbackend.h"

#include <chrono>

namespace causerie::media
{

std::int64_t steadyNowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::unique_ptr<AudioBackend> makeAudioBackend(const AudioSettings &settings)
{
    switch (settings.backend) {
    case AudioSettings::Backend::Devices:
        return std::make_unique<QtBackend>(settings.inputId, settings.outputId);
    case AudioSettings::Backend::Files:
        return std::make_unique<FileBackend>(settings.playFile, settings.recordFile);
    case AudioSettings::Backend::Null:
        return std::make_unique<NullBackend>();
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

std::unique_ptr<AudioBackend> makeMicrophone(const AudioSettings &settings)
{
    switch (settings.backend) {
    case AudioSettings::Backend::Devices:
        return std::make_unique<QtBackend>(settings.inputId, std::nullopt);
    case AudioSettings::Backend::Files:
        return std::make_unique<FileBackend>(settings.playFile, QString());
    case AudioSettings::Backend::Null:
        return std::make_unique<NullBackend>();
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

std::unique_ptr<AudioBackend> makeSpeaker(const AudioSettings &settings)
{
    if (settings.backend == AudioSettings::Backend::Devices)
        return std::make_unique<QtBackend>(std::nullopt, settings.outputId);
    return std::make_unique<NullBackend>();
}

} // namespace causerie::media
