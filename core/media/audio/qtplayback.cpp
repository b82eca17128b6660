// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/qtplayback.h"

#include "core/base/log.h"
#include "core/media/audio/attempts.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::size_t kChunk = 240;                     ///< 5 ms
constexpr std::int64_t kFirstTakenNs = 2500 * kNsPerMs; ///< PulseAudio may have made two seconds in advance
constexpr int kUsualBufferMs = 20;
constexpr int kCarefulBufferMs = 40;
constexpr int kUnderrunsToCare = 2;
constexpr std::int64_t kUnderrunsFromNs = 1000 * kNsPerMs;
constexpr std::int64_t kUnderrunWindowNs = 10'000 * kNsPerMs;
constexpr std::int64_t kCarefulNs = 60'000 * kNsPerMs;

} // namespace

QtPlayback::QtPlayback(AudioClient &client, QObject *parent) : QObject(parent), m_client(client) {}

QtPlayback::~QtPlayback()
{
    stop(); // nobody destroys us inside a signal, and a thread that ends does not come round to deleting later
}

void QtPlayback::open(const QAudioDevice &device)
{
    close();
    m_coveredNs = steadyNowNs();
    if (device.isNull())
        return;
    const QAudioFormat format = chooseFormat(device);
    if (!format.isValid() || format.sampleRate() < 1000)
        return;
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(format.bytesForDuration(m_bufferMs * 1000));
    m_stream = m_sink->start();
    if (!m_stream || m_sink->error() != QAudio::NoError) {
        close();
        return;
    }
    m_converter.emplace(format);
    m_chunkBytes = format.bytesForDuration(5'000);
    m_device = device;
    m_openedNs = m_lastTakenNs = steadyNowNs(); // opening waits for the server
    m_hasTaken = m_isFilled = false;
    qCInfo(lcAudio) << "speaker open:" << device.description() << format.sampleRate() << "Hz, channels"
                    << format.channelCount() << "buffer" << m_sink->bufferSize() << "bytes";
}

void QtPlayback::close()
{
    if (auto sink = stop())
        sink.release()->deleteLater(); // we may be inside one of its signals
}

std::unique_ptr<QAudioSink> QtPlayback::stop()
{
    if (!m_sink)
        return {};
    m_stream = nullptr;
    m_sink->disconnect(this);
    m_sink->reset();
    m_device = {};
    return std::move(m_sink);
}

bool QtPlayback::isAlive(std::int64_t nowNs) const
{
    const bool isNew = nowNs - m_openedNs < kFirstTakenNs;
    return m_sink && (isNew || nowNs - m_lastTakenNs < kWatchdogNs) && m_sink->error() != QAudio::FatalError &&
           m_sink->error() != QAudio::IOError && m_sink->state() != QAudio::StoppedState;
}

double QtPlayback::latencyMs() const
{
    if (!m_sink)
        return 0;
    return static_cast<double>(
               m_sink->format().durationForBytes(static_cast<qint32>(m_sink->bufferSize() - m_sink->bytesFree()))) /
           1000;
}

void QtPlayback::tick(std::int64_t nowNs)
{
    if (m_stream) {
        fill(nowNs);
        return;
    }
    // Without a speaker the call goes on as if there were one.
    if (nowNs - m_coveredNs > 100 * kPeriodNs)
        m_coveredNs = nowNs - kPeriodNs;
    for (; nowNs - m_coveredNs >= kPeriodNs; m_coveredNs += kPeriodNs)
        m_client.render(m_sound, nowNs);
}

void QtPlayback::fill(std::int64_t nowNs)
{
    qsizetype room = m_sink->bytesFree();
    if (m_isFilled && room >= m_sink->bufferSize())
        countUnderrun(nowNs);
    else if (m_bufferMs > kUsualBufferMs && nowNs - m_lastUnderrunNs > kCarefulNs)
        reopen(kUsualBufferMs);
    if (!m_stream)
        return;
    for (; room >= m_chunkBytes; room -= m_chunkBytes) {
        const auto sound = std::span(m_sound).first(kChunk);
        m_client.render(sound, nowNs);
        const auto bytes = m_converter->convert(sound);
        if (m_stream->write(bytes.data(), static_cast<qint64>(bytes.size())) <= 0)
            break;
        m_lastTakenNs = nowNs;
        m_hasTaken = m_hasTaken || m_isFilled;
    }
    m_isFilled = true;
}

void QtPlayback::countUnderrun(std::int64_t nowNs)
{
    if (nowNs - m_openedNs < kUnderrunsFromNs)
        return; // servers begin in leaps
    if (nowNs - m_lastUnderrunNs > kUnderrunWindowNs)
        m_underruns = 0;
    ++m_underruns;
    m_lastUnderrunNs = nowNs;
    if (m_underruns >= kUnderrunsToCare && m_bufferMs < kCarefulBufferMs) {
        m_underruns = 0;
        reopen(kCarefulBufferMs);
    }
}

void QtPlayback::reopen(int bufferMs)
{
    m_bufferMs = bufferMs;
    open(QAudioDevice(m_device)); // a copy: closing clears ours
}

} // namespace causerie::media
