// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <expected>
#include <optional>

namespace causerie::cli
{

/// The first line of `file`, else the environment's `variable`, else nothing; never from the command line, which
/// everybody can read. The error is the file that cannot be read, and why.
std::expected<std::optional<QString>, QString> readPassword(const QString &file, const char *variable);

} // namespace causerie::cli
