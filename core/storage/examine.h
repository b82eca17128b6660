// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/failure.h"

namespace causerie::storage
{

class SqlConnection;

/// Whether the file is as it was written (sqlite.org/pragma.html#pragma_quick_check). A search index that is damaged,
/// or does not say what the messages say, is made anew. Thread: storage.
Result<StorageHealth> examine(SqlConnection &connection);

} // namespace causerie::storage
