// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/recordingwriter.h"

#include "core/base/log.h"
#include "core/media/audio/level.h"
#include "core/media/recording/voicefile.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <utility>

namespace causerie::media
{
namespace
{

constexpr std::chrono::milliseconds kPace{50};

} // namespace

RecordingWriter::RecordingWriter(QString file, Ring &ring, std::int64_t mostSamples, Events events)
    : m_file(std::move(file)), m_ring(ring), m_mostSamples(mostSamples), m_events(std::move(events)),
      m_thread([this] { run(); })
{
}

RecordingWriter::~RecordingWriter()
{
    stop();
    m_thread.join();
}

void RecordingWriter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_one();
}

/// True when this was the last time.
bool RecordingWriter::wait()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPace, [this] { return m_isStopping; });
}

void RecordingWriter::run()
{
    m_events.ended(record());
}

Recording RecordingWriter::record()
{
    QFile file(m_file);
    // Unbuffered: what was written is the kernel's, even when this process dies.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered)) {
        qCWarning(lcAudio) << "a recording cannot be written:" << file.errorString();
        return {.end = RecordingEnd::Unwritable};
    }
    const auto voice = VoiceFile::create(file, QRandomGenerator::system()->generate());
    if (!voice)
        return {.end = file.error() == QFile::NoError ? RecordingEnd::Internal : RecordingEnd::Unwritable};
    RecordingEnd end = RecordingEnd::Stopped;
    std::size_t told = 0;
    for (bool isLast = false; !isLast;) {
        isLast = wait();
        double level = 0;
        for (const Period *period = m_ring.front(); period && end == RecordingEnd::Stopped; period = m_ring.front()) {
            const auto room = static_cast<std::size_t>(m_mostSamples - voice->samples());
            const auto taken = std::span(*period).first(std::min(period->size(), room));
            level = std::max(level, loudness(taken));
            if (!voice->append(taken))
                end = RecordingEnd::Unwritable;
            else if (voice->samples() >= m_mostSamples)
                end = RecordingEnd::Longest;
            m_ring.release();
        }
        isLast = isLast || end != RecordingEnd::Stopped;
        const auto &powers = voice->powers();
        m_events.advanced({.samples = voice->samples(),
                           .level = level,
                           .powers = {powers.begin() + static_cast<std::ptrdiff_t>(std::exchange(told, powers.size())),
                                      powers.end()}});
    }
    if (end != RecordingEnd::Unwritable && !voice->finish())
        end = RecordingEnd::Unwritable;
    return {.samples = voice->samples(), .powers = voice->powers(), .end = end};
}

} // namespace causerie::media
