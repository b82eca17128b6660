// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/bookmark.h"

#include <optional>

namespace causerie
{

/// What a bookmark that came or changed asks of this device (XEP-0402 §3.2).
enum class BookmarkAct { Nothing, Join, Leave };

/// `before` is what was known of it, nothing when it is new; `isWanted`: we are in, or about to be. Pure.
constexpr BookmarkAct actFor(bool autojoinBefore, bool autojoinNow, bool isWanted) noexcept
{
    if (autojoinNow && !isWanted)
        return BookmarkAct::Join;
    // A room we joined without remembering it stays when somebody bookmarks it for later.
    return autojoinBefore && !autojoinNow && isWanted ? BookmarkAct::Leave : BookmarkAct::Nothing;
}
static_assert(actFor(false, true, false) == BookmarkAct::Join);
static_assert(actFor(true, false, true) == BookmarkAct::Leave);
static_assert(actFor(false, false, true) == BookmarkAct::Nothing);

/// The bookmark of a room we are in under `nick`: what was kept stays, the rest is as we are in it. Pure.
Bookmark remembered(const std::optional<Bookmark> &before, const Jid &room, const QString &nick,
                    const QString &password, const QString &name);

} // namespace causerie
