// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/rosteritem.h"
#include "core/storage/database.h"

namespace causerie::storage
{

/// The roster as it was last heard, with its version (RFC 6121 §2.6): contacts are there before the server says so, and
/// it tells only what has changed. Asynchronous, in order.
///
/// Thread: GUI. Owner: KeptRoster; the database outlives it.
class RosterStore final
{
public:
    explicit RosterStore(Database &database) : m_database(database) {}

    /// An empty list without a version when none was kept, or when any row of it is damaged: then the server is asked
    /// for all of it, and `replace` mends it.
    QFuture<Result<RosterList>> read();
    QFuture<Result<void>> replace(const RosterList &list);
    /// One change; the list is at `version` with it.
    QFuture<Result<void>> apply(const RosterItem &item, const QString &version);

private:
    Database &m_database;
};

} // namespace causerie::storage
