// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <compare>

namespace causerie
{

/// A place in a conversation: its messages are ordered by position, then id.
struct Cursor {
    qint64 position = 0;
    qint64 id = 0;
    friend auto operator<=>(const Cursor &, const Cursor &) = default;
};

constexpr Cursor cursorOf(const Message &message)
{
    return {message.position, message.id};
}

/// Where messages may be missing: in front of the message `before`, or at the end when it is 0.
struct GapMark {
    qint64 gap = 0;
    qint64 before = 0;
    friend bool operator==(const GapMark &, const GapMark &) = default;
};

/// A stretch of a conversation as it is stored.
struct Page {
    std::vector<Message> messages; ///< oldest first
    std::vector<GapMark> gaps;     ///< between them or at their newer end
    bool hasOlder = false;         ///< in the store
    bool hasNewer = false;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Cursor)
