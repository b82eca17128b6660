// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <expected>

namespace causerie::files
{

/// Copies a file over another, which stays as it was until the whole copy is on the disk; the error is the system's
/// sentence. Thread: a worker, a film takes minutes.
std::expected<void, QString> copyOver(const QString &from, const QString &to);

} // namespace causerie::files
