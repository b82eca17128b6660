// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/qtcapture.h"

#include "core/base/log.h"
#include "core/media/audio/attempts.h"

#include <algorithm>

namespace causerie::media
{
namespace
{

constexpr std::int64_t kFirstDataNs = 2500 * kNsPerMs; ///< PulseAudio may have made two seconds in advance
constexpr std::int64_t kSettleNs = 60 * kNsPerMs;      ///< a device delivers what it gathered before we listened
constexpr std::int64_t kSilenceAfterNs = 60 * kNsPerMs;
constexpr std::size_t kMostBacklog = 8 * kPeriodSamples;
constexpr std::size_t kKeptBacklog = 2 * kPeriodSamples;

} // namespace

QtCapture::QtCapture(AudioClient &client, QObject *parent) : QObject(parent), m_client(client) {}

QtCapture::~QtCapture()
{
    stop(); // nobody destroys us inside a signal, and a thread that ends does not come round to deleting later
}

void QtCapture::open(const QAudioDevice &device)
{
    close();
    if (m_coveredNs == 0)
        m_coveredNs = steadyNowNs();
    if (device.isNull())
        return;
    const QAudioFormat format = chooseFormat(device);
    if (!format.isValid() || format.sampleRate() < 1000)
        return;
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(format.bytesForDuration(10'000));
    m_stream = m_source->start();
    if (!m_stream || m_source->error() != QAudio::NoError) {
        close();
        return;
    }
    m_converter.emplace(format);
    m_bytes.resize(m_converter->mostBytes());
    m_byteCount = 0;
    m_deviceId = device.id();
    m_openedNs = m_lastDataNs = steadyNowNs(); // opening waits for the server
    m_silence.begin(m_openedNs);
    m_hasGiven = false;
    m_isStarted = false;
    connect(m_stream, &QIODevice::readyRead, this, &QtCapture::readAvailable);
    qCInfo(lcAudio) << "microphone open:" << device.description() << format.sampleRate() << "Hz, channels"
                    << format.channelCount();
}

void QtCapture::close()
{
    if (auto source = stop())
        source.release()->deleteLater(); // we may be inside one of its signals
}

std::unique_ptr<QAudioSource> QtCapture::stop()
{
    if (!m_source)
        return {};
    if (m_stream)
        m_stream->disconnect(this);
    m_stream = nullptr;
    m_source->disconnect(this);
    m_source->stop();
    m_deviceId.clear();
    return std::move(m_source);
}

bool QtCapture::isAlive(std::int64_t nowNs) const
{
    return m_source && nowNs - m_lastDataNs < (m_hasGiven ? kWatchdogNs : kFirstDataNs) &&
           m_source->error() != QAudio::FatalError && m_source->error() != QAudio::IOError &&
           m_source->state() != QAudio::StoppedState;
}

void QtCapture::readAvailable()
{
    const std::int64_t now = steadyNowNs();
    bool isFirst = true;
    while (m_stream) {
        const qint64 count =
            m_stream->read(m_bytes.data() + m_byteCount, static_cast<qint64>(m_bytes.size() - m_byteCount));
        if (count <= 0)
            break;
        m_lastDataNs = now;
        m_hasGiven = true;
        const std::size_t there = m_byteCount + static_cast<std::size_t>(count);
        const std::size_t whole = there - there % m_converter->frameBytes();
        const auto samples = m_converter->convert(std::span(m_bytes).first(whole));
        m_silence.feed(samples, now);
        std::copy(m_bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                  m_bytes.begin() + static_cast<std::ptrdiff_t>(there), m_bytes.begin());
        m_byteCount = there - whole;
        if (m_isStarted)
            accept(samples, now);
        isFirst = false;
    }
    if (!m_isStarted && !isFirst && now - m_openedNs >= kSettleNs)
        m_isStarted = true;
}

void QtCapture::accept(std::span<const float> samples, std::int64_t nowNs)
{
    // Silence may have taken its place already; then a late delivery would make the microphone run ahead of time.
    const bool isCovered =
        m_coveredNs > nowNs - samplesToNs(static_cast<std::int64_t>(samples.size())) + kSilenceAfterNs;
    if (samples.size() > kMostBacklog || (isCovered && samples.size() > kKeptBacklog)) {
        const std::size_t dropped = samples.size() - kKeptBacklog;
        if (!isCovered)
            m_client.skipped(static_cast<std::int64_t>(dropped));
        samples = samples.subspan(dropped);
    }
    m_coveredNs = nowNs;
    bool isPeriodDone = false;
    while (!samples.empty()) {
        const std::size_t count = std::min(samples.size(), m_period.size() - m_filled);
        std::copy_n(samples.begin(), count, m_period.begin() + static_cast<std::ptrdiff_t>(m_filled));
        samples = samples.subspan(count);
        m_filled += count;
        if (m_filled == m_period.size()) {
            m_filled = 0;
            isPeriodDone = true;
            m_client.captured(m_period, nowNs);
        }
    }
    if (isPeriodDone)
        Q_EMIT captured();
}

void QtCapture::tick(std::int64_t nowNs)
{
    if (m_coveredNs == 0)
        m_coveredNs = nowNs; // its first device is still tried
    // One late fragment is no reason; a device that is not there is.
    if (nowNs - m_coveredNs < (m_source && m_isStarted ? kSilenceAfterNs : kPeriodNs))
        return;
    if (nowNs - m_coveredNs > 100 * kPeriodNs) { // this thread itself was away
        m_client.skipped(nsToSamples(nowNs - m_coveredNs - kPeriodNs));
        m_coveredNs = nowNs - kPeriodNs;
    }
    m_period.fill(0);
    m_filled = 0;
    for (; nowNs - m_coveredNs >= kPeriodNs; m_coveredNs += kPeriodNs)
        m_client.captured(m_period, nowNs);
}

} // namespace causerie::media
