// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/qtbackend.h"

#include "core/base/log.h"
#include "core/media/audio/attempts.h"
#include "core/media/audio/devicetrial.h"
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

/// The one with this id, else the default one, else any. None of the `ghosts`, which are listed and not there.
QAudioDevice find(const QList<QAudioDevice> &devices, const QByteArray &id, const QAudioDevice &usual,
                  const QByteArrayList &ghosts)
{
    const auto isThere = [&](const QAudioDevice &device) { return !device.isNull() && !ghosts.contains(device.id()); };
    const auto chosen = std::ranges::find(devices, id, &QAudioDevice::id);
    if (chosen != devices.end() && isThere(*chosen))
        return *chosen;
    if (isThere(usual))
        return usual;
    const auto any = std::ranges::find_if(devices, isThere);
    return any == devices.end() ? QAudioDevice() : *any;
}

QAudioDevice microphone(const QByteArray &id, const QByteArrayList &ghosts)
{
    return find(QMediaDevices::audioInputs(), id, QMediaDevices::defaultAudioInput(), ghosts);
}

QAudioDevice speaker(const QByteArray &id, const QByteArrayList &ghosts)
{
    return find(QMediaDevices::audioOutputs(), id, QMediaDevices::defaultAudioOutput(), ghosts);
}

/// The default one and all there are, in an order that says nothing.
QByteArrayList listed(const QAudioDevice &usual, const QList<QAudioDevice> &devices)
{
    QByteArrayList ids;
    for (const QAudioDevice &device : devices)
        ids.append(device.id());
    std::ranges::sort(ids);
    ids.prepend(usual.id());
    return ids;
}

QByteArrayList inputs()
{
    return listed(QMediaDevices::defaultAudioInput(), QMediaDevices::audioInputs());
}

QByteArrayList outputs()
{
    return listed(QMediaDevices::defaultAudioOutput(), QMediaDevices::audioOutputs());
}

/// One direction: its device is opened, watched, and opened again, without end. Knows whether it is in trouble.
///
/// Thread: audio. Owner: QtBackend::Devices. `Device` is QtCapture or QtPlayback.
template<typename Device>
class Direction
{
public:
    using Find = QAudioDevice (*)(const QByteArray &id, const QByteArrayList &ghosts); ///< null: there is nothing

    Direction(AudioClient &client, SoundTrouble trouble, Find find, QByteArray id, QByteArrayList listed)
        : m_client(client), m_trouble(trouble), m_find(find), m_id(std::move(id)), m_device(client),
          m_listed(std::move(listed))
    {
    }

    Device &device() { return m_device; }

    /// What is open stays so until the next one is known to work.
    void open(std::int64_t nowNs)
    {
        const QAudioDevice found = m_find(m_id, m_ghosts);
        if (found.isNull()) {
            m_attempts.giveUp(nowNs);
            m_trial.reset();
            tell(found);
            m_device.open(found);
        } else {
            m_attempts.begin(nowNs);
            m_trial.emplace(found, nowNs);
        }
        if (m_attempts.areHopeless() && !std::exchange(m_isInTrouble, true))
            m_client.troubleBegins(m_trouble, found.description());
    }

    /// Another one is wanted.
    void choose(const QByteArray &id)
    {
        if (std::exchange(m_id, id) != id)
            follow();
    }

    /// `listed`, the list of devices or which is the default, has changed. Qt 6.8 is silent about a device that goes
    /// (the server moves the sound to its default), so news without a difference mean that one went and came back.
    void listChanged(const QByteArrayList &listed)
    {
        if (std::exchange(m_listed, listed) == listed)
            m_trial.emplace(m_find(m_id, {}), steadyNowNs());
        else
            follow();
    }

    /// Something else may be wanted or there now.
    void follow()
    {
        m_ghosts.clear();
        m_attempts.hurry();
        const QByteArray next = m_find(m_id, m_ghosts).id();
        if (m_trial ? m_trial->device().id() == next : m_device.isOpen() && m_device.deviceId() == next)
            return;
        open(steadyNowNs());
    }

    void tick(std::int64_t nowNs)
    {
        if (m_trial)
            judge(nowNs);
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
        } else if (!m_trial && m_attempts.isDue(nowNs)) {
            open(nowNs);
        }
        m_device.tick(nowNs);
    }

private:
    /// Not when the same one is opened anew.
    void tell(const QAudioDevice &device)
    {
        if (DeviceName name{device.id(), device.description()}; name != std::exchange(m_told, name))
            m_client.deviceChanged(
                m_trouble == SoundTrouble::NoMicrophone ? SoundDirection::Microphone : SoundDirection::Speaker, m_told);
    }

    void judge(std::int64_t nowNs)
    {
        const DeviceTrial::Verdict verdict = m_trial->verdict(nowNs);
        if (verdict == DeviceTrial::Verdict::Pending)
            return;
        const QAudioDevice device = m_trial->device();
        m_trial.reset();
        if (verdict == DeviceTrial::Verdict::Works) {
            tell(device);
            return m_device.open(device);
        }
        m_ghosts.append(device.id());
        if (!m_device.isOpen())
            m_attempts.hurry();
    }

    AudioClient &m_client;
    SoundTrouble m_trouble;
    Find m_find;
    QByteArray m_id;
    Device m_device;
    Attempts m_attempts;
    DeviceName m_told;
    std::optional<DeviceTrial> m_trial; ///< of what is to be opened
    QByteArrayList m_listed;            ///< when the list last changed
    QByteArrayList m_ghosts;            ///< could not be opened since the list last changed
    bool m_isInTrouble = false;
};

} // namespace

/// Thread: audio. Owner: QtBackend.
class QtBackend::Devices : public QObject
{
public:
    Devices(AudioClient &client, const std::optional<QByteArray> &inputId, const std::optional<QByteArray> &outputId)
        : m_client(client)
    {
        if (inputId) {
            m_in.emplace(client, SoundTrouble::NoMicrophone, microphone, *inputId, inputs());
            connect(&m_known, &QMediaDevices::audioInputsChanged, this, [this] { m_in->listChanged(inputs()); });
        }
        if (outputId) {
            m_out.emplace(client, SoundTrouble::NoSpeaker, speaker, *outputId, outputs());
            connect(&m_known, &QMediaDevices::audioOutputsChanged, this, [this] { m_out->listChanged(outputs()); });
        }
        // A fresh period is a good moment to refill the speaker: it keeps the two in step.
        if (m_in && m_out)
            connect(&m_in->device(), &QtCapture::captured, this, [this] { m_out->device().tick(steadyNowNs()); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] { tick(); });
        m_timer.start(kTick);
        if (m_in)
            m_in->open(steadyNowNs());
        if (m_out)
            m_out->open(steadyNowNs());
    }

    void choose(const QByteArray &inputId, const QByteArray &outputId)
    {
        if (m_in)
            m_in->choose(inputId);
        if (m_out)
            m_out->choose(outputId);
    }

    double outputLatencyMs() { return m_out ? m_out->device().latencyMs() : 0; }

private:
    void tick()
    {
        const std::int64_t now = steadyNowNs();
        const std::int64_t away = now - std::exchange(m_lastTickNs, now);
        const auto tick = [&](auto &direction) {
            if (direction && away > kAwayNs)
                direction->device().forgive(away);
            if (direction)
                direction->tick(now);
        };
        tick(m_in);
        tick(m_out);
        tellSilence(m_in && m_in->device().isSilent());
    }

    void tellSilence(bool isSilent)
    {
        if (std::exchange(m_isSilent, isSilent) == isSilent)
            return;
        if (isSilent)
            m_client.troubleBegins(SoundTrouble::SilentMicrophone, {});
        else
            m_client.troubleEnds(SoundTrouble::SilentMicrophone);
    }

    AudioClient &m_client;
    QMediaDevices m_known;
    std::optional<Direction<QtCapture>> m_in;
    std::optional<Direction<QtPlayback>> m_out;
    QTimer m_timer;
    std::int64_t m_lastTickNs = steadyNowNs();
    bool m_isSilent = false; ///< the microphone, and it has been said
};

QtBackend::QtBackend(std::optional<QByteArray> inputId, std::optional<QByteArray> outputId)
    : m_inputId(std::move(inputId)), m_outputId(std::move(outputId))
{
}

QtBackend::~QtBackend() = default;

void QtBackend::open(AudioClient &client)
{
    m_startedNs = steadyNowNs();
    m_devices = std::make_unique<Devices>(client, m_inputId, m_outputId);
}

bool QtBackend::follow(const AudioSettings &settings)
{
    if (settings.backend != AudioSettings::Backend::Devices || !m_devices)
        return false;
    m_devices->choose(settings.inputId, settings.outputId);
    return true;
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
