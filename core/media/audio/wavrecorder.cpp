// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/wavrecorder.h"

#include "core/media/audio/wavwriter.h"

#include <QFile>

#include <chrono>
#include <vector>

namespace causerie::media
{

std::unique_ptr<WavRecorder> WavRecorder::create(const QString &path, std::int64_t startedNs)
{
    auto file = std::make_unique<QFile>(path);
    // Unbuffered: what append() wrote is the kernel's, even when this process dies.
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return nullptr;
    std::unique_ptr<WavRecorder> recorder(new WavRecorder(std::move(file)));
    recorder->m_thread = std::thread([raw = recorder.get(), startedNs] { raw->run(startedNs); });
    return recorder;
}

WavRecorder::WavRecorder(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}

WavRecorder::~WavRecorder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void WavRecorder::record(const Period &period)
{
    if (Period *slot = m_ring.claim()) {
        *slot = period;
        m_ring.publish();
    }
}

void WavRecorder::run(std::int64_t startedNs)
{
    WavWriter writer(*m_file);
    bool isGood = writer.begin(startedNs);
    std::vector<float> piece;
    for (bool isLast = false; !isLast;) {
        {
            std::unique_lock lock(m_mutex);
            isLast = m_changed.wait_for(lock, std::chrono::milliseconds(100), [this] { return m_isStopping; });
        }
        piece.clear();
        for (const Period *period = m_ring.front(); period; period = m_ring.front()) {
            piece.insert(piece.end(), period->begin(), period->end());
            m_ring.release();
        }
        isGood = isGood && (piece.empty() || writer.append(piece));
    }
    m_file->close();
}

} // namespace causerie::media
