// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/registration.h"

#include <QObject>

#include <expected>
#include <functional>

namespace causerie::xmpp
{

class Connection;

/// `NotConnected`: nothing was sent. `NoAnswer`: it may have been done or not.
using AccountDone = std::function<void(const std::expected<void, RegistrationError> &)>;

/// Another password for our account (XEP-0077 §3.3). Thread: GUI. `done` once, unless `context` dies first.
void changePassword(Connection &connection, const QString &password, QObject *context, AccountDone done);
/// Our account ends (§3.2); the server then ends the stream, too.
void removeAccount(Connection &connection, QObject *context, AccountDone done);

} // namespace causerie::xmpp
