// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/roombookmarks.h"

namespace causerie
{

Bookmark remembered(const std::optional<Bookmark> &before, const Jid &room, const QString &nick,
                    const QString &password, const QString &name)
{
    Bookmark bookmark = before.value_or(Bookmark{});
    bookmark.room = room.bare();
    bookmark.autojoin = true;
    bookmark.nick = nick;
    if (!password.isEmpty())
        bookmark.password = password;
    if (bookmark.name.isEmpty())
        bookmark.name = name;
    return bookmark;
}

} // namespace causerie
