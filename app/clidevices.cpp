// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clidevices.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

QList<DeviceName> namesOf(const QList<QAudioDevice> &devices)
{
    QList<DeviceName> names;
    for (const QAudioDevice &device : devices)
        names.append({device.id(), device.description()});
    return names;
}

std::expected<QByteArray, QString> chooseDevice(const QString &name, const QList<DeviceName> &known,
                                                QLatin1StringView kind)
{
    if (name.isEmpty())
        return QByteArray();
    auto found = std::ranges::find(known, name.toUtf8(), &DeviceName::id);
    if (found == known.end())
        found = std::ranges::find(known, name, &DeviceName::description);
    if (found != known.end())
        return found->id;
    QStringList ids;
    for (const DeviceName &device : known)
        ids.append(QString::fromUtf8(device.id));
    return std::unexpected(ids.isEmpty() ? u"There is no %1."_s.arg(kind)
                                         : u"There is no %1 called %2, only %3."_s.arg(kind, name, ids.join(", "_L1)));
}

std::optional<media::Processing> processingFrom(const QString &parts)
{
    media::Processing processing = media::Processing::none();
    if (parts == "none"_L1)
        return processing;
    for (const QString &part : parts.split(u',')) {
        if (part == "echo"_L1)
            processing.echo = true;
        else if (part == "noise"_L1)
            processing.noise = true;
        else if (part == "level"_L1)
            processing.level = true;
        else
            return {};
    }
    return processing;
}

} // namespace causerie::cli
