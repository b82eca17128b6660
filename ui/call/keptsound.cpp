// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/keptsound.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kMicrophones = u"sound/microphones"_s;
const QString kSpeakers = u"sound/speakers"_s;
const QString kRingers = u"sound/ringers"_s;
const QString kId = u"id"_s;
const QString kDescription = u"description"_s;

QList<media::SoundDevice> read(QSettings &settings, const QString &key)
{
    QList<media::SoundDevice> devices;
    const int count = settings.beginReadArray(key);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const media::SoundDevice device{settings.value(kId).toString().toUtf8(),
                                        settings.value(kDescription).toString()};
        if (!device.id.isEmpty())
            devices.append(device);
    }
    settings.endArray();
    return devices;
}

void write(QSettings &settings, const QString &key, const QList<media::SoundDevice> &devices)
{
    settings.remove(key);
    settings.beginWriteArray(key, int(devices.size()));
    for (int i = 0; i < devices.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(kId, QString::fromUtf8(devices[i].id));
        settings.setValue(kDescription, devices[i].description);
    }
    settings.endArray();
}

} // namespace

media::SoundChoice keptSound(QSettings &settings)
{
    return {.microphones = read(settings, kMicrophones),
            .speakers = read(settings, kSpeakers),
            .ringers = read(settings, kRingers)};
}

void keep(const media::SoundChoice &choice, QSettings &settings)
{
    write(settings, kMicrophones, choice.microphones);
    write(settings, kSpeakers, choice.speakers);
    write(settings, kRingers, choice.ringers);
}

} // namespace causerie::ui
