// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/unkept.h"

#include "core/storage/gaps.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

void Unkept::note(const ChatEvent &event)
{
    std::visit(
        [this](const auto &one) {
            if (!one.archiveId.isEmpty())
                m_pending.insert(one.conversation);
        },
        event);
}

Result<std::vector<Jid>> Unkept::openGaps(SqlConnection &connection)
{
    std::vector<Jid> opened;
    if (m_pending.isEmpty())
        return opened;
    m_opened = std::exchange(m_pending, {});
    connection.atEnd([this](bool committed) {
        if (!committed)
            m_pending.unite(m_opened);
        m_opened.clear();
    });
    QSet<Jid> archives;
    for (const Jid &noted : std::as_const(m_opened)) {
        const auto room =
            connection.number(u"SELECT id FROM conversation WHERE peer=? AND kind=1"_s, {noted.toString()});
        if (!room)
            return std::unexpected(room.error());
        archives.insert(*room != 0 || m_account.isEmpty() ? noted : m_account);
    }
    for (const Jid &archive : std::as_const(archives)) {
        if (auto gap = openGap(connection, archive); !gap)
            return std::unexpected(gap.error());
        opened.push_back(archive);
    }
    return opened;
}

} // namespace causerie::storage
