// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/sounddevices.h"

#include <algorithm>

namespace causerie::media
{

QByteArray pickDevice(const QList<SoundDevice> &wanted, const QList<SoundDevice> &present)
{
    for (const SoundDevice &device : wanted) {
        if (std::ranges::contains(present, device.id, &SoundDevice::id))
            return device.id;
        if (std::ranges::count(present, device.description, &SoundDevice::description) == 1)
            return std::ranges::find(present, device.description, &SoundDevice::description)->id;
    }
    return wanted.isEmpty() ? QByteArray() : wanted.first().id;
}

QList<SoundDevice> preferring(const SoundDevice &chosen, const QList<SoundDevice> &wanted)
{
    constexpr qsizetype kMost = 8;
    if (chosen.id.isEmpty())
        return {};
    QList<SoundDevice> list{chosen};
    for (const SoundDevice &device : wanted) {
        if (device.id != chosen.id && list.size() < kMost)
            list.append(device);
    }
    return list;
}

} // namespace causerie::media
