// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/storage/historystart.h"
#include "core/storage/sqlconnection.h"
#include "core/storage/writing.h"

#include <optional>
#include <vector>

/// What of an archive is not read yet, and where in the order its messages will stand. Thread: storage; what writes
/// runs inside a transaction. The calls are those of `MessageStore`.
///
/// Positions are drawn from one line for all conversations: what is live stands at a base that grows with each gap,
/// plus its id; a gap takes the stretch in front of the new base; what is older than everything takes what lies below
/// zero.
namespace causerie::storage
{

Result<Gap> openGap(SqlConnection &connection, const Jid &archive);
/// What waited for what may be in it is shown.
Result<Applied> closeGap(SqlConnection &connection, qint64 gap);
/// The gaps of this archive stay open, for what is missing may come one day; nothing waits for it any longer.
Result<Applied> refuseGaps(SqlConnection &connection, const Jid &archive);
Result<std::vector<Gap>> gapsOf(SqlConnection &connection, const Jid &archive);
Result<Applied> fillGap(SqlConnection &connection, qint64 gap, const ArchivePage &page, Receipts receipts);
Result<Applied> addOlder(SqlConnection &connection, const Jid &conversation, const ArchivePage &page);
Result<Repaired> repair(SqlConnection &connection, const Jid &conversation, const ArchivePage &page, Cursor previous);
Result<HistoryStart> historyStart(SqlConnection &connection, const Jid &conversation);

/// Before a conversation is deleted: what was newest of its archive stays known, or it would all be fetched again.
Result<void> rememberNewest(SqlConnection &connection, const Jid &conversation);

} // namespace causerie::storage
