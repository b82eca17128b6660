// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/filebackend.h"

#include "core/media/audio/resampler.h"
#include "core/media/audio/wavreader.h"
#include "core/media/audio/wavrecorder.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::ptrdiff_t kMostSeconds = 30 * 60;

QString reason(WavError error)
{
    switch (error) {
    case WavError::CannotOpen:
        return u"cannot be opened"_s;
    case WavError::TooLarge:
        return u"is larger than 256 MiB"_s;
    case WavError::NotWav:
        return u"is not a WAV file"_s;
    case WavError::Truncated:
        return u"is cut short"_s;
    case WavError::Unsupported:
        return u"is not 16-bit PCM"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

FileBackend::FileBackend(QString playFile, QString recordFile, Clock clock)
    : PacedBackend(std::move(clock)), m_playFile(std::move(playFile)), m_recordFile(std::move(recordFile))
{
}

FileBackend::~FileBackend() = default;

void FileBackend::prepare(AudioClient &client)
{
    if (m_playFile.isEmpty())
        return;
    const auto sound = readWav(m_playFile);
    if (!sound) {
        client.troubleBegins(SoundTrouble::FileUnreadable, m_playFile + u' ' + reason(sound.error()));
        return;
    }
    if (std::ssize(sound->samples) / sound->sampleRate > kMostSeconds) {
        client.troubleBegins(SoundTrouble::FileUnreadable, m_playFile + u" is longer than half an hour"_s);
        return;
    }
    m_sound = resampled(sound->samples, sound->sampleRate, kSampleRate);
}

void FileBackend::opened(AudioClient &client)
{
    if (!m_recordFile.isEmpty()) {
        m_recorder = WavRecorder::create(m_recordFile, startedNs());
        if (!m_recorder)
            client.troubleBegins(SoundTrouble::FileUnwritable, m_recordFile);
    }
}

void FileBackend::speak(Period &period)
{
    const std::size_t count = std::min(period.size(), m_sound.size() - m_spoken);
    std::copy_n(m_sound.begin() + static_cast<std::ptrdiff_t>(m_spoken), count, period.begin());
    m_spoken += count;
}

void FileBackend::hear(const Period &period)
{
    if (m_recorder)
        m_recorder->record(period);
}

} // namespace causerie::media
