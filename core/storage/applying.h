// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/applied.h"
#include "core/storage/unkept.h"

#include <span>

/// What comes live is stored. Thread: storage.
namespace causerie::storage
{

/// Inside a transaction: all of `events`, behind the gaps for what could not be stored before.
Result<Applied> applyAll(SqlConnection &connection, std::span<const ChatEvent> events, Unkept &unkept);

/// Outside of one, when that came to nothing: each in a transaction of its own, for one of them must not take the
/// others with it. What cannot be stored is in `unstored`, and noted.
Applied applyEach(SqlConnection &connection, std::span<const ChatEvent> events, Durability durability,
                  const Failure &failure, Unkept &unkept);

} // namespace causerie::storage
