// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/storage/sqlconnection.h"

#include <QSet>

#include <vector>

namespace causerie::storage
{

/// Of which archives something live could not be stored: the disk was full, say. The next event that can be stored
/// must not pass for all there was, so a gap is opened in front of it, behind the last that is there (XEP-0313).
///
/// Thread: storage. Owner: MessageStore and its work; ends with the program, for a new stream opens a gap anyway.
class Unkept final
{
public:
    /// Bare: the archive of all that is not said in a room.
    void setAccount(const Jid &account) { m_account = account; }
    /// What no archive has cannot be fetched from one, and is not counted.
    void note(const ChatEvent &event);
    void note(const Jid &archive) { m_pending.insert(archive); }
    /// Inside a transaction: the gaps for all that was noted, once; again when the transaction comes to nothing. The
    /// archives that have one now.
    Result<std::vector<Jid>> openGaps(SqlConnection &connection);

private:
    Jid m_account;
    QSet<Jid> m_pending; ///< archives, or conversations in them
    QSet<Jid> m_opened;  ///< likewise, by the present transaction
};

} // namespace causerie::storage
