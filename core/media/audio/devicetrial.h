// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"

#include <QAudioDevice>

#include <atomic>
#include <memory>

class QThread;

namespace causerie::media
{

/// Opens a device for a moment in a thread of its own, to see whether it can be opened.
///
/// Qt 6.8 waits without end for a stream that PulseAudio refuses, and its list of devices can keep one that has gone:
/// what it asks about a device that is just going is answered behind the news that it is gone. An audio thread that
/// opened such a ghost would never come back. So a thread is risked that nobody needs; one that does not return is left
/// behind, and then the process ends without taking down what Qt holds.
///
/// Thread: audio. Owner: QtBackend.
class DeviceTrial
{
public:
    enum class Verdict { Pending, Works, Fails };

    /// Some 10 ms for one that works.
    static constexpr std::int64_t kPatienceNs = 500 * kNsPerMs;

    DeviceTrial(const QAudioDevice &device, std::int64_t nowNs);
    ~DeviceTrial();

    const QAudioDevice &device() const { return m_device; }
    Verdict verdict(std::int64_t nowNs) const;

private:
    QAudioDevice m_device;
    std::int64_t m_begunNs;
    std::shared_ptr<std::atomic<Verdict>> m_verdict; ///< outlives this where the thread does
    std::unique_ptr<QThread> m_thread;
};

} // namespace causerie::media
