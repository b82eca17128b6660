// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/failure.h"
#include "core/storage/schema.h"

namespace causerie::storage
{

class SqlConnection;

/// Brings the database step by step to `kSchemaVersion`, each step whole or not at all. A database from a later
/// version is left alone: NewerSchema. `file` is for the text. Thread: storage.
Result<void> migrate(SqlConnection &connection, const QString &file);

} // namespace causerie::storage
