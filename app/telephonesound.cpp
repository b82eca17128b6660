// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which devices calls are held with, and what they ring on.

#include "app/telephone.h"
#include "core/media/audio/microphonemeter.h"
#include "core/media/ice/reachcheck.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "ui/call/callsettings.h"
#include "ui/call/callwindow.h"
#include "ui/call/keptprocessing.h"
#include "ui/call/keptsound.h"
#include "ui/call/precallcheck.h"
#include "ui/call/sounddialog.h"
#include "ui/call/soundsettings.h"
#include "ui/call/testcalldialog.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSettings>

#include <chrono>
#include <utility>

namespace causerie
{

namespace
{

using media::SoundDevice;

constexpr std::chrono::seconds kReachPatience{6};

QList<SoundDevice> soundDevices(const QList<QAudioDevice> &devices)
{
    QList<SoundDevice> values;
    for (const QAudioDevice &device : devices)
        values.append({device.id(), device.description()});
    return values;
}

SoundDevice named(const QByteArray &id, const QList<QAudioDevice> &devices)
{
    for (const QAudioDevice &device : devices) {
        if (device.id() == id)
            return {id, device.description()};
    }
    return {};
}

} // namespace

void Telephone::watchDevices()
{
    if (m_devices)
        return;
    m_devices = std::make_unique<QMediaDevices>();
    for (const auto changed : {&QMediaDevices::audioInputsChanged, &QMediaDevices::audioOutputsChanged}) {
        connect(m_devices.get(), changed, this, [this] {
            useDevices();
            tellDialog();
        });
    }
}

void Telephone::useDevices()
{
    media::AudioSettings audio = m_audio;
    if (m_devices && audio.backend == media::AudioSettings::Backend::Devices) {
        audio.inputId = media::pickDevice(m_choice.microphones, soundDevices(QMediaDevices::audioInputs()));
        audio.outputId = media::pickDevice(m_choice.speakers, soundDevices(QMediaDevices::audioOutputs()));
    }
    media::AudioSettings ringer = audio;
    if (m_devices)
        ringer.outputId = media::pickDevice(m_choice.ringers, soundDevices(QMediaDevices::audioOutputs()));
    m_ringing.setDevices(audio, ringer);
    use(audio);
}

void Telephone::use(const media::AudioSettings &audio)
{
    if (std::exchange(m_audio, audio) == audio)
        return;
    for (Session *each : std::as_const(m_sessions)) {
        each->calls().setAudio(audio);
        each->files().recordings().setAudio(audio);
    }
    for (const Line &line : std::as_const(m_lines)) {
        if (line.call)
            line.call->setAudio(audio);
    }
    if (m_window)
        m_window->setAudio(audio);
}

void Telephone::takeMenu(const media::AudioSettings &audio)
{
    watchDevices();
    media::SoundChoice choice = m_choice;
    if (audio.inputId != m_audio.inputId)
        choice.microphones = media::preferring(named(audio.inputId, QMediaDevices::audioInputs()), choice.microphones);
    if (audio.outputId != m_audio.outputId)
        choice.speakers = media::preferring(named(audio.outputId, QMediaDevices::audioOutputs()), choice.speakers);
    media::AudioSettings now = m_audio;
    now.processing = audio.processing;
    use(now);
    QSettings settings;
    ui::keep(audio.processing, settings);
    m_audio.backend = audio.backend;
    choose(choice);
}

void Telephone::choose(const media::SoundChoice &choice)
{
    m_choice = choice;
    QSettings settings;
    ui::keep(choice, settings);
    useDevices();
}

void Telephone::openSound(QWidget *parent)
{
    if (m_soundDialog) {
        m_soundDialog->raise();
        m_soundDialog->activateWindow();
        return;
    }
    watchDevices();
    m_soundDialog = new ui::SoundDialog(m_choice, m_manners, parent);
    ui::SoundSettings &settings = m_soundDialog->settings();
    connect(&settings, &ui::SoundSettings::chosen, this, [this](const media::SoundChoice &choice) {
        m_audio.backend = media::AudioSettings::Backend::Devices;
        choose(choice);
        tellDialog();
    });
    connect(&settings, &ui::SoundSettings::speakerTestRequested, this, [this] { m_ringing.play(media::Tone::Test); });
    connect(&settings, &ui::SoundSettings::ringerTestRequested, this,
            [this] { m_ringing.play(media::Tone::RingOnce); });
    connect(&m_soundDialog->calls(), &ui::CallSettings::chosen, this, &Telephone::useManners);
    connect(&settings, &ui::SoundSettings::testCallRequested, this,
            [this] { (new ui::TestCallDialog(m_audio, m_soundDialog))->open(); });
    connect(&settings.check(), &ui::PreCallCheck::networkRequested, this, &Telephone::checkNetwork);
    tellDialog();
    m_soundDialog->open();
}

void Telephone::useManners(const ui::CallManners &manners)
{
    m_manners = manners;
    QSettings settings;
    ui::keep(manners, settings);
    for (Session *session : std::as_const(m_sessions))
        session->calls().setMode(manners.callMode);
    for (const Line &line : std::as_const(m_lines)) {
        if (line.call)
            line.call->setMode(manners.callMode);
    }
    if (m_window)
        m_window->setManners(manners);
}

/// As a call of the first account that is signed in would.
void Telephone::checkNetwork()
{
    QList<media::IceServer> servers;
    QString caFile;
    for (Session *session : std::as_const(m_sessions)) {
        if (!servers.isEmpty())
            break;
        servers = session->calls().iceServers();
        caFile = session->account().caFile;
    }
    ui::PreCallCheck *check = &m_soundDialog->settings().check();
    auto *network = new media::ReachCheck(servers, caFile, false, kReachPatience, check);
    connect(network, &media::ReachCheck::finished, check, [check, network](const media::Reach &reach) {
        network->deleteLater();
        check->setReach(reach);
    });
}

/// What is plugged in, and the level of the microphone that would be used.
void Telephone::tellDialog()
{
    if (!m_soundDialog)
        return;
    ui::SoundSettings &settings = m_soundDialog->settings();
    settings.setDevices(soundDevices(QMediaDevices::audioInputs()), soundDevices(QMediaDevices::audioOutputs()));
    delete settings.findChild<media::MicrophoneMeter *>(); // it was of another one
    auto *meter = new media::MicrophoneMeter(m_audio, &settings);
    connect(meter, &media::MicrophoneMeter::measured, &settings, &ui::SoundSettings::setLevel);
}

} // namespace causerie
