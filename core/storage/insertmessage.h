// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/sqlconnection.h"

namespace causerie
{
struct Message;
}

namespace causerie::storage
{

/// Adds the row of `message` and what the search knows of it; the answer is its id. `values` are those of `valuesOf`,
/// then the position or NULL, then the base of live positions: a live message stands at base + id. Inside a
/// transaction.
Result<qint64> insertMessage(SqlConnection &connection, const Message &message, const QVariantList &values);

/// Makes a row that is there another message. `values` are those of `valuesOf`, then the position.
Result<void> overwriteMessage(SqlConnection &connection, qint64 id, const QVariantList &values);

} // namespace causerie::storage
