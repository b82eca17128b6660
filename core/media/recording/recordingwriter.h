// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"
#include "core/media/audio/ringbuffer.h"
#include "core/media/recording/recording.h"

#include <QString>

#include <array>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace causerie::media
{

/// Encodes and writes what is recorded, on a thread of its own, because neither the audio thread nor a window may wait
/// for a disk.
///
/// Thread: made, stopped and destroyed by one thread; `events` are called on its own. Owner: VoiceRecorder; the ring
/// outlives it.
class RecordingWriter
{
public:
    using Period = std::array<float, kPeriodSamples>;
    using Ring = RingBuffer<Period, 1024>; ///< ten seconds: as long may the disk think

    struct Events {
        std::function<void(RecordingStep)> advanced;
        std::function<void(Recording)> ended; ///< once; nothing follows
    };

    RecordingWriter(QString file, Ring &ring, std::int64_t mostSamples, Events events);
    ~RecordingWriter(); ///< stops, and waits for the rest to be written

    void stop(); ///< `ended` follows when what is in the ring is written

private:
    void run();
    Recording record();
    bool wait();

    QString m_file;
    Ring &m_ring;
    std::int64_t m_mostSamples;
    Events m_events;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStopping = false; ///< guarded by m_mutex
    std::thread m_thread;      ///< last, so that it sees the others made
};

} // namespace causerie::media
