// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/writing.h"

namespace causerie::storage
{

/// A gap is gone. Corrections that name a counted id (XEP-0308) and were shown alone because of it (see
/// lonecorrection.h) are asked again which message they are of: it came with the gap, or stands in front of it. Their
/// words are shown there, and the row where they stood alone is removed; no other message moves.
///
/// Thread: storage, inside a transaction.
Result<void> findLateTargets(Writing &writing);

} // namespace causerie::storage
