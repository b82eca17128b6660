// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/latetarget.h"

#include "core/storage/keptannotations.h"
#include "core/storage/lonerow.h"
#include "core/storage/targets.h"

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

struct Alone {
    Kept first; ///< the first correction in the row
    Jid peer;
};

/// All that bear a counted id, in the order of the archive.
Result<std::vector<Alone>> countedRows(Writing &writing)
{
    const auto rows = writing.connection().run(
        u"SELECT "_s + kColumnsOfAnnotation +
            u", c.peer FROM annotation a JOIN message m ON m.id = a.message JOIN conversation c ON c.id = a.conversation"
            " WHERE a.message IS NOT NULL AND a.kind = 0 AND length(a.target) < ? AND m.first_text IS 0"
            " AND a.id = (SELECT id FROM annotation WHERE message = m.id AND kind = 0 AND target = m.origin_id"
            " ORDER BY position, id LIMIT 1) ORDER BY +m.position, m.id"_s,
        {kDrawnId});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Alone> all;
    while ((*rows)->next())
        all.push_back({keptFrom(**rows, writing.reader()),
                       writing.reader().jidFrom((*rows)->value(kAnnotationColumns).toString())});
    return writing.connection().readAll(*rows).transform([&all] { return std::move(all); });
}

/// The message in front of its row that it is of.
Result<std::optional<Message>> targetOf(Writing &writing, Kept first, const ConversationRow &conversation)
{
    const auto row = writing.message(first.message);
    if (!row || !*row)
        return row ? std::nullopt : std::move(row);
    const Cursor place = cursorOf(**row);
    first.position = place.position;
    writing.meet(first.id, {.place = Placing::Place::Beside, .next = place.position, .last = place});
    auto target = findTarget(writing, first, conversation, Among::InFront);
    if (target && *target && !(cursorOf(**target) < place))
        return std::nullopt;
    return target;
}

} // namespace

Result<void> findLateTargets(Writing &writing)
{
    const auto all = countedRows(writing);
    if (!all)
        return std::unexpected(all.error());
    for (const auto &[first, peer] : *all) {
        const auto conversation = writing.conversation(peer);
        if (!conversation)
            return std::unexpected(conversation.error());
        auto target = targetOf(writing, first, **conversation);
        if (!target)
            return std::unexpected(target.error());
        if (!*target)
            continue;
        if (auto removed = removeLoneRow(writing, first.message, (*target)->id, **conversation); !removed)
            return removed;
        const auto changed = workOutAgain(writing, **target, **conversation);
        if (!changed)
            return std::unexpected(changed.error());
        if (*changed)
            writing.addChanged(std::move(**target));
    }
    return {};
}

} // namespace causerie::storage
