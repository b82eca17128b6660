// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/devicemenu.h"

#include "ui/style/measure.h"

#include <QActionGroup>
#include <QAudioDevice>
#include <QLabel>
#include <QMediaDevices>
#include <QWidgetAction>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
QList<DeviceChoice> choicesOf(const QList<QAudioDevice> &devices)
{
    QList<DeviceChoice> choices;
    for (const QAudioDevice &device : devices)
        choices.append({device.id(), device.description()});
    return choices;
}
} // namespace

DeviceMenu::DeviceMenu(QWidget *parent) : QMenu(parent) {}

void DeviceMenu::fill(const media::AudioSettings &inUse)
{
    fill(choicesOf(QMediaDevices::audioInputs()), choicesOf(QMediaDevices::audioOutputs()), inUse);
}

void DeviceMenu::fill(const QList<DeviceChoice> &inputs, const QList<DeviceChoice> &outputs,
                      const media::AudioSettings &inUse)
{
    clear();
    addGroup(tr("Microphone"), tr("No microphone is plugged in"), inputs, &media::AudioSettings::inputId, inUse);
    addSeparator();
    addGroup(tr("Loudspeaker"), tr("No loudspeaker is plugged in"), outputs, &media::AudioSettings::outputId, inUse);
    addSeparator();
    addSwitch(tr("Cancel echo"), &media::Processing::echo, inUse);
    addSwitch(tr("Suppress noise"), &media::Processing::noise, inUse);
    addSwitch(tr("Even out the level"), &media::Processing::level, inUse);
    addSeparator();
    connect(addAction(tr("&Sound settings…")), &QAction::triggered, this, &DeviceMenu::settingsRequested);
}

void DeviceMenu::addSwitch(const QString &name, bool media::Processing::*part, const media::AudioSettings &inUse)
{
    QAction *action = addAction(name);
    action->setCheckable(true);
    action->setChecked(inUse.processing.*part);
    connect(action, &QAction::toggled, this, [this, inUse, part](bool isOn) {
        media::AudioSettings audio = inUse;
        audio.processing.*part = isOn;
        Q_EMIT chosen(audio);
    });
}

void DeviceMenu::addGroup(const QString &title, const QString &emptyText, const QList<DeviceChoice> &devices,
                          QByteArray media::AudioSettings::*id, const media::AudioSettings &inUse)
{
    auto *words = new QLabel(title, this); // of an entry that cannot be chosen the words would be faint
    words->setProperty("kind", u"heading"_s);
    const int before = scaled(font(), 32);
    const int behind = scaled(font(), 22);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    words->setContentsMargins(isMirrored ? behind : before, scaled(font(), 6), isMirrored ? before : behind,
                              scaled(font(), 2));
    auto *heading = new QWidgetAction(this);
    heading->setText(title);
    heading->setDefaultWidget(words);
    heading->setEnabled(false);
    addAction(heading);
    if (devices.isEmpty()) {
        addAction(emptyText)->setEnabled(false);
        return;
    }
    auto *group = new QActionGroup(heading);
    const auto addChoice = [&](const DeviceChoice &choice) {
        QAction *action = addAction(choice.name);
        action->setCheckable(true);
        action->setChecked(inUse.backend == media::AudioSettings::Backend::Devices && inUse.*id == choice.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, inUse, id, chosenId = choice.id] {
            media::AudioSettings audio = inUse;
            audio.backend = media::AudioSettings::Backend::Devices;
            audio.*id = chosenId;
            Q_EMIT chosen(audio);
        });
    };
    addChoice({QByteArray(), tr("As the system says")});
    for (const DeviceChoice &device : devices)
        addChoice(device);
}

} // namespace causerie::ui
