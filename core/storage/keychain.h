// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QObject>

#include <expected>
#include <functional>

namespace causerie::storage
{

/// Passwords in the system keychain (QtKeychain); nowhere else, never in a file of ours.
/// `done` runs once, later, on the GUI thread, unless `context` dies first. The error is the keychain's own text; a
/// password that is not there is read as an empty one.
void readPassword(const Jid &account, QObject *context, std::function<void(std::expected<QString, QString>)> done);
void writePassword(const Jid &account, const QString &password, QObject *context,
                   std::function<void(std::expected<void, QString>)> done);
void deletePassword(const Jid &account, QObject *context, std::function<void(std::expected<void, QString>)> done);

} // namespace causerie::storage
