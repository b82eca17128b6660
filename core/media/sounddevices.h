// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

/// Which microphones and loudspeakers a person wants: plain values, kept over restarts. Pure.
namespace causerie::media
{

/// A device as it is remembered. Its id is the system's and says where it is plugged in, too; the description stays.
struct SoundDevice {
    QByteArray id; ///< QAudioDevice::id
    QString description;
    friend bool operator==(const SoundDevice &, const SoundDevice &) = default;
};

/// The favourite of each kind first; the others are used where it is missing. Empty: as the system says.
struct SoundChoice {
    QList<SoundDevice> microphones{};
    QList<SoundDevice> speakers{};
    QList<SoundDevice> ringers{}; ///< what calls ring on
    friend bool operator==(const SoundChoice &, const SoundChoice &) = default;
};

/// The id of the first of `wanted` that is present: by its id, else by a description that only one has. Where none is,
/// the favourite's, for it may come; empty, the default device, without a wish.
QByteArray pickDevice(const QList<SoundDevice> &wanted, const QList<SoundDevice> &present);

/// `chosen` before the others that were wanted, eight at most. A device without an id, the system's choice, forgets
/// them.
QList<SoundDevice> preferring(const SoundDevice &chosen, const QList<SoundDevice> &wanted);

} // namespace causerie::media
