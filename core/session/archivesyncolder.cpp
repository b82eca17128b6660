// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Older pages, for whoever scrolls there.

#include "core/session/archivesync.h"

#include "core/base/log.h"

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{
constexpr int kOlderPage = 100;
constexpr int kEmptyPages = 10; ///< read on through so many in which nobody says anything
} // namespace

void ArchiveSync::readOlder(Conversation *conversation)
{
    // A room's only while we are in it: before, nobody can tell which of its words are ours.
    const Jid archive = archiveOf(*conversation);
    const bool isOutside = archive != m_account && !m_readers.contains(archive);
    if (!m_isOpen || isOutside || !m_history.store())
        return conversation->archiveAnswered(false);
    whenDone(m_history.store()->historyStart(conversation->peer()), conversation,
             [this, conversation](const Result<storage::HistoryStart> &start) {
                 if (!start || start->complete || !m_isOpen)
                     return conversation->archiveAnswered(false);
                 readOlder(conversation, start->oldestArchiveId, kEmptyPages);
             });
}

void ArchiveSync::readOlder(Conversation *conversation, const QString &before, int pages)
{
    const Jid archive = archiveOf(*conversation);
    const bool isRoom = conversation->settings().kind == ConversationKind::Room;
    xmpp::ArchiveQuery query;
    query.archive = archive;
    query.with = isRoom ? Jid() : conversation->peer();
    query.before = before;
    query.backwards = true;
    query.limit = kOlderPage;
    m_server.query(query, conversation, [=, this](const std::expected<ArchivePage, xmpp::IqError> &page) {
        if (!page || !m_history.store()) {
            qCInfo(lcSession) << "no older messages:" << (page ? QString() : page.error().condition);
            return conversation->archiveAnswered(false); // until the next stream
        }
        whenDone(m_history.store()->addOlder(conversation->peer(), *page), conversation,
                 [=, this, complete = page->complete, first = page->first](const Result<storage::Applied> &applied) {
                     if (applied)
                         m_history.show(*applied);
                     const bool isEnd = !applied || complete || first.isEmpty();
                     // A page of receipts: whoever scrolls wants words.
                     if (!isEnd && applied->added.empty() && pages > 1 && m_isOpen)
                         return readOlder(conversation, first, pages - 1);
                     conversation->archiveAnswered(!isEnd);
                 });
    });
}

} // namespace causerie
