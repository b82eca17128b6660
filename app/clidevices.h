// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QAudioDevice>
#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace causerie::cli
{

/// A microphone or a speaker by the two names it has.
struct DeviceName {
    QByteArray id;       ///< the system's, unique
    QString description; ///< as the settings of the desktop show it
};

QList<DeviceName> namesOf(const QList<QAudioDevice> &devices);

/// The id of the device that `name` means: its id or, when there is none such, its description. Empty for an empty
/// name, the default device. The error is one English sentence; `kind` says what was looked for: "microphone". Pure.
std::expected<QByteArray, QString> chooseDevice(const QString &name, const QList<DeviceName> &known,
                                                QLatin1StringView kind);

/// What is done to a microphone's sound: "echo,level", in any order, or "none". Empty when it is something else. Pure.
std::optional<media::Processing> processingFrom(const QString &parts);

} // namespace causerie::cli
