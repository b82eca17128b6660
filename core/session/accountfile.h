// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"

#include <optional>

namespace causerie
{

/// A name for this installation among the devices of an account: "causerie." and eight random letters. It says
/// nothing about the machine or its user.
QString makeResource();

/// The account of the last sign-in, empty when there is none or its address is damaged. Unknown keys are ignored,
/// missing ones take their defaults. Thread: any.
std::optional<Account> loadAccount(const QString &file);

/// Writes the file, readable by its owner only; false when it cannot be written. No secrets are in an Account.
bool saveAccount(const QString &file, const Account &account);

/// Where the history of `jid` is, below `folder`. Different accounts have different files.
QString historyFile(const QString &folder, const Jid &jid);

} // namespace causerie
