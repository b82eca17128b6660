// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/qtbackend.h"

#include "core/base/log.h"
#include "core/media/audio/attempts.h"
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

constexpr auto kTick = 5ms;
constexpr std::int64_t kAwayNs = 50 * kNsPerMs;

QAudioDevice find(const QList<QAudioDevice> &devices, const QByteArray &id, const QAudioDevice &otherwise)
{
    const auto found = std::ranges::find(devices, id, &QAudioDevice::id);
    return id.isEmpty() || found == devices.end() ? otherwise : *found;
}

QAudioDevice microphone(const QByteArray &id)
{
    return find(QMediaDevices::audioInputs(), id, QMediaDevices::defaultAudioInput());
}

QAudioDevice speaker(const QByteArray &id)
{
    return find(QMediaDevices::audioOutputs(), id, QMediaDevices::defaultAudioOutput());
}

/// One direction: its device is opened, watched, and opened again, without end. Knows whether it is in trouble.
///
/// Thread: audio. Owner: QtBackend::Devices. `Device` is QtCapture or QtPlayback.
template<typename Device>
class Direction
{
public:
    using Find = QAudioDevice (*)(const QByteArray &id); ///< what there is now for an id; null: nothing

    Direction(AudioClient &client, SoundTrouble trouble, Find find, QByteArray id)
        : m_client(client), m_trouble(trouble), m_find(find), m_id(std::move(id)), m_device(client)
    {
    }

    Device &device() { return m_device; }

    void open(std::int64_t nowNs)
    {
        const QAudioDevice found = m_find(m_id);
        if (found.isNull())
            m_attempts.giveUp(nowNs);
        else
            m_attempts.begin(nowNs);
        if (m_attempts.areHopeless() && !std::exchange(m_isInTrouble, true))
            m_client.troubleBegins(m_trouble, found.description());
        // Not when the same one is opened anew.
        if (DeviceName name{found.id(), found.description()}; name != std::exchange(m_told, name))
            m_client.deviceChanged(m_trouble == SoundTrouble::NoMicrophone ? SoundDirection::Microphone
                                                                           : SoundDirection::Speaker,
                                   m_told);
        m_device.open(found);
    }

    /// Another one is wanted.
    void choose(const QByteArray &id)
    {
        m_id = id;
        follow();
    }

    /// The list of devices, or which is the default, or which is wanted has changed.
    void follow()
    {
        m_attempts.hurry();
        if (m_device.isOpen() && m_find(m_id).id() == m_device.deviceId())
            return;
        open(steadyNowNs());
    }

    void tick(std::int64_t nowNs)
    {
        if (m_device.isAlive(nowNs)) {
            m_attempts.isRunning(nowNs);
            if (m_isInTrouble && m_device.hasWorked()) {
                m_isInTrouble = false;
                m_client.troubleEnds(m_trouble);
            }
        } else if (m_device.isOpen()) {
            qCInfo(lcAudio) << (m_trouble == SoundTrouble::NoMicrophone ? "the microphone gives nothing"
                                                                        : "the speaker takes nothing");
            m_device.close();
            m_attempts.pause(nowNs);
        } else if (m_attempts.isDue(nowNs)) {
            open(nowNs);
        }
        m_device.tick(nowNs);
    }

private:
    AudioClient &m_client;
    SoundTrouble m_trouble;
    Find m_find;
    QByteArray m_id;
    Device m_device;
    Attempts m_attempts;
    DeviceName m_told;
    bool m_isInTrouble = false;
};

} // namespace

/// Thread: audio. Owner: QtBackend.
class QtBackend::Devices : public QObject
{
public:
    /// Without an output there is no loudspeaker.
    Devices(AudioClient &client, const QByteArray &inputId, const std::optional<QByteArray> &outputId)
        : m_in(client, SoundTrouble::NoMicrophone, microphone, inputId)
    {
        connect(&m_known, &QMediaDevices::audioInputsChanged, this, [this] { m_in.follow(); });
        if (outputId) {
            m_out.emplace(client, SoundTrouble::NoSpeaker, speaker, *outputId);
            connect(&m_known, &QMediaDevices::audioOutputsChanged, this, [this] { m_out->follow(); });
            // A fresh period is a good moment to refill the speaker: it keeps the two in step.
            connect(&m_in.device(), &QtCapture::captured, this, [this] { m_out->device().tick(steadyNowNs()); });
        }
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] { tick(); });
        m_timer.start(kTick);
        m_in.open(steadyNowNs());
        if (m_out)
            m_out->open(steadyNowNs());
    }

    double outputLatencyMs() { return m_out ? m_out->device().latencyMs() : 0; }

private:
    void tick()
    {
        const std::int64_t now = steadyNowNs();
        if (const std::int64_t away = now - std::exchange(m_lastTickNs, now); away > kAwayNs) {
            m_in.device().forgive(away);
            if (m_out)
                m_out->device().forgive(away);
        }
        m_in.tick(now);
        if (m_out)
            m_out->tick(now);
    }

    QMediaDevices m_known;
    Direction<QtCapture> m_in;
    std::optional<Direction<QtPlayback>> m_out;
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
