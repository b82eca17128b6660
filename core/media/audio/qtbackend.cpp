// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/qtbackend.h"

#include "core/base/log.h"
#include "core/media/audio/qtcapture.h"
#include "core/media/audio/qtplayback.h"

#include <QMediaDevices>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace causerie::media
{
namespace
{

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto kTick = 5ms;
/// Qt 6.8 waits for ever when PulseAudio refuses a stream, as it does for a device that is just going; by then the list
/// of devices has heard of it.
constexpr std::int64_t kFirstRetryNs = 400 * kNsPerMs;
constexpr std::int64_t kLastRetryNs = 3000 * kNsPerMs;
constexpr std::int64_t kTrialNs = 3500 * kNsPerMs; ///< longer than the watchdogs of the devices
constexpr std::int64_t kAwayNs = 50 * kNsPerMs;
constexpr int kAttemptsToReport = 3; ///< the beginning of this one: two have failed

QAudioDevice find(const QList<QAudioDevice> &devices, const QByteArray &id, const QAudioDevice &otherwise)
{
    const auto found = std::ranges::find(devices, id, &QAudioDevice::id);
    return id.isEmpty() || found == devices.end() ? otherwise : *found;
}

/// When to try again to open a device, and whether somebody should know.
class Attempts
{
public:
    bool isDue(std::int64_t nowNs) const { return nowNs >= m_nextNs; }
    /// One is made. True when it is time to say that the ones before failed: once, until one works.
    bool begin(std::int64_t nowNs)
    {
        m_lastNs = nowNs;
        ++m_count;
        pause(nowNs);
        return m_count == kAttemptsToReport;
    }
    /// It came to an end just now.
    void pause(std::int64_t nowNs)
    {
        m_nextNs = nowNs + std::min(kLastRetryNs, kFirstRetryNs << std::clamp(m_count - 1, 0, 5));
    }
    /// There is no device to try it with.
    bool giveUp(std::int64_t nowNs)
    {
        m_nextNs = nowNs + kLastRetryNs;
        return std::exchange(m_count, kAttemptsToReport) < kAttemptsToReport;
    }
    /// The device runs; it works when it does so for a while.
    void isRunning(std::int64_t nowNs)
    {
        if (nowNs - m_lastNs > kTrialNs)
            m_count = 0;
    }
    void hurry() { m_nextNs = 0; }

private:
    std::int64_t m_lastNs = 0;
    std::int64_t m_nextNs = 0;
    int m_count = 0;
};

} // namespace

/// Thread: audio. Owner: QtBackend.
class QtBackend::Devices : public QObject
{
public:
    /// Without an output there is no loudspeaker.
    Devices(AudioClient &client, QByteArray inputId, const std::optional<QByteArray> &outputId)
        : m_client(client), m_inputId(std::move(inputId)), m_outputId(outputId.value_or(QByteArray())),
          m_capture(client)
    {
        connect(&m_known, &QMediaDevices::audioInputsChanged, this, [this] { inputsChanged(); });
        if (outputId) {
            m_playback.emplace(client);
            connect(&m_known, &QMediaDevices::audioOutputsChanged, this, [this] { outputsChanged(); });
            // A fresh period is a good moment to refill the speaker: it keeps the two in step.
            connect(&m_capture, &QtCapture::captured, this, [this] { m_playback->tick(steadyNowNs()); });
        }
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] { tick(); });
        m_timer.start(kTick);
        openCapture(steadyNowNs());
        if (m_playback)
            openPlayback(steadyNowNs());
    }

    double outputLatencyMs() const { return m_playback ? m_playback->latencyMs() : 0; }

private:
    QAudioDevice input() const
    {
        return find(QMediaDevices::audioInputs(), m_inputId, QMediaDevices::defaultAudioInput());
    }
    QAudioDevice output() const
    {
        return find(QMediaDevices::audioOutputs(), m_outputId, QMediaDevices::defaultAudioOutput());
    }

    void openCapture(std::int64_t nowNs)
    {
        const QAudioDevice device = input();
        if (device.isNull() ? m_captureAttempts.giveUp(nowNs) : m_captureAttempts.begin(nowNs))
            m_client.backendFailed(EngineError::NoMicrophone, device.description());
        tellClient(Direction::Microphone, device, m_toldMicrophone);
        m_capture.open(device);
    }

    void openPlayback(std::int64_t nowNs)
    {
        const QAudioDevice device = output();
        if (device.isNull() ? m_playbackAttempts.giveUp(nowNs) : m_playbackAttempts.begin(nowNs))
            m_client.backendFailed(EngineError::NoSpeaker, device.description());
        tellClient(Direction::Speaker, device, m_toldSpeaker);
        m_playback->open(device);
    }

    /// Not when the same one is opened anew.
    void tellClient(Direction direction, const QAudioDevice &device, DeviceName &told)
    {
        const DeviceName name{device.id(), device.description()};
        if (name != std::exchange(told, name))
            m_client.deviceChanged(direction, name);
    }

    void tick()
    {
        const std::int64_t now = steadyNowNs();
        if (const std::int64_t away = now - std::exchange(m_lastTickNs, now); away > kAwayNs) {
            m_capture.forgive(away);
            if (m_playback)
                m_playback->forgive(away);
        }
        tickCapture(now);
        if (m_playback)
            tickPlayback(now);
    }

    void tickCapture(std::int64_t now)
    {
        if (m_capture.isAlive(now)) {
            m_captureAttempts.isRunning(now);
        } else if (m_capture.isOpen()) {
            qCInfo(lcAudio) << "the microphone gives nothing";
            m_capture.close();
            m_captureAttempts.pause(now);
        } else if (m_captureAttempts.isDue(now)) {
            openCapture(now);
        }
        m_capture.tick(now);
    }

    void tickPlayback(std::int64_t now)
    {
        if (m_playback->isAlive(now)) {
            m_playbackAttempts.isRunning(now);
        } else if (m_playback->isOpen()) {
            qCInfo(lcAudio) << "the speaker takes nothing";
            m_playback->close();
            m_playbackAttempts.pause(now);
        } else if (m_playbackAttempts.isDue(now)) {
            openPlayback(now);
        }
        m_playback->tick(now);
    }

    void inputsChanged()
    {
        m_captureAttempts.hurry();
        if (m_capture.isOpen() && input().id() != m_capture.deviceId())
            openCapture(steadyNowNs());
    }

    void outputsChanged()
    {
        m_playbackAttempts.hurry();
        if (m_playback->isOpen() && output().id() != m_playback->deviceId())
            openPlayback(steadyNowNs());
    }

    AudioClient &m_client;
    QByteArray m_inputId;
    QByteArray m_outputId;
    DeviceName m_toldMicrophone;
    DeviceName m_toldSpeaker;
    QMediaDevices m_known;
    QtCapture m_capture;
    std::optional<QtPlayback> m_playback;
    Attempts m_captureAttempts;
    Attempts m_playbackAttempts;
    QTimer m_timer;
    std::int64_t m_lastTickNs = steadyNowNs();
};

QtBackend::QtBackend(QByteArray inputId, QByteArray outputId)
    : m_inputId(std::move(inputId)), m_outputId(std::move(outputId))
{
}

QtBackend::QtBackend(QByteArray inputId) : m_inputId(std::move(inputId)) {}

QtBackend::~QtBackend() = default;

void QtBackend::open(AudioClient &client)
{
    m_startedNs = steadyNowNs();
    m_devices = std::make_unique<Devices>(client, m_inputId, m_outputId);
}

std::int64_t QtBackend::startedNs() const
{
    return m_startedNs;
}

double QtBackend::outputLatencyMs() const
{
    return m_devices ? m_devices->outputLatencyMs() : 0;
}

} // namespace causerie::media
