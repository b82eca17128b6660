// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/calllog.h"
#include "core/storage/sqlconnection.h"

#include <optional>

namespace causerie::storage
{

/// The calls of all conversations that match, newest first: the newest `limit`, or those in front of `before`.
/// Thread: storage.
Result<CallPage> callsBefore(SqlConnection &connection, const CallQuery &query, std::optional<CallPlace> before,
                             int limit);

} // namespace causerie::storage
