// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <expected>

/// Whether the desktop starts the program when somebody signs in there (Desktop Application Autostart Specification
/// 0.5). GUI thread.
namespace causerie::ui
{

/// The file that says so, in the user's own folder of them; another one for each folder of accounts that is not the
/// usual one. `dataFolder`: empty for the usual.
QString autostartFile(const QString &dataFolder);

/// What is in it (Desktop Entry Specification 1.5, "The Exec key"). `command`: the program and its arguments. Pure.
QByteArray autostartEntry(const QStringList &command);

/// Somebody else may have written it, or switched it off.
bool isAutostartOn(const QString &file);

/// The error is the system's word for what went wrong.
std::expected<void, QString> setAutostart(const QString &file, const QStringList &command, bool isOn);

} // namespace causerie::ui
