// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"
#include "core/media/audio/ringbuffer.h"

#include <QString>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

class QFile;

namespace causerie::media
{

/// Writes what is heard into a WAV file from a thread of its own, because the audio thread may not wait for a disk.
/// The file is complete to within a tenth of a second at any time, and wholly so once this is destroyed.
///
/// Thread: made, fed and destroyed by one thread. Owner: FileBackend.
class WavRecorder
{
public:
    using Period = std::array<float, kPeriodSamples>;

    /// Null when the file cannot be written.
    static std::unique_ptr<WavRecorder> create(const QString &path, std::int64_t startedNs);
    ~WavRecorder(); ///< writes the rest

    /// Wait-free. What comes while the disk has not answered for five seconds is lost.
    void record(const Period &period);

private:
    explicit WavRecorder(std::unique_ptr<QFile> file);
    void run(std::int64_t startedNs);

    std::unique_ptr<QFile> m_file;
    RingBuffer<Period, 512> m_ring;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isStopping = false; ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace causerie::media
