// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/applying.h"

#include "core/storage/writing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace causerie::storage
{

Result<Applied> applyAll(SqlConnection &connection, std::span<const ChatEvent> events, Unkept &unkept)
{
    Result<std::vector<Jid>> gaps = unkept.openGaps(connection);
    if (!gaps)
        return std::unexpected(gaps.error());
    Writing writing(connection);
    for (const ChatEvent &event : events) {
        Placing placing;
        if (auto taken = takeEvent(writing, event, placing); !taken)
            return std::unexpected(taken.error());
    }
    return writing.finish().transform([&gaps](Applied &&applied) {
        applied.gapsOpened = std::move(*gaps);
        return std::move(applied);
    });
}

Applied applyEach(SqlConnection &connection, std::span<const ChatEvent> events, Durability durability,
                  const Failure &failure, Unkept &unkept)
{
    Applied all;
    all.failure = failure;
    for (const ChatEvent &event : events) {
        auto applied = connection.transaction(durability, [&] { return applyAll(connection, {&event, 1}, unkept); });
        if (!applied) {
            unkept.note(event);
            all.unstored.push_back(event);
            all.failure = applied.error();
            continue;
        }
        std::ranges::move(applied->added, std::back_inserter(all.added));
        std::ranges::move(applied->changed, std::back_inserter(all.changed));
        std::ranges::move(applied->removed, std::back_inserter(all.removed));
        std::ranges::move(applied->unread, std::back_inserter(all.unread));
        std::ranges::move(applied->listed, std::back_inserter(all.listed));
        std::ranges::move(applied->gapsOpened, std::back_inserter(all.gapsOpened));
        all.metKnown |= applied->metKnown;
    }
    return all;
}

} // namespace causerie::storage
