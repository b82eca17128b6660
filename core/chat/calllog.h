// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/missedcall.h"

#include <QList>

#include <compare>
#include <optional>
#include <vector>

namespace causerie
{

/// Which calls of a log are wanted.
enum class CallsShown { All, Missed, Incoming, Outgoing };

/// A place in the log of calls, which stands by the time of a call, then by its row.
struct CallPlace {
    qint64 sentAt = 0; ///< ms since 1970, UTC
    qint64 id = 0;
    friend auto operator<=>(const CallPlace &, const CallPlace &) = default;
};

inline CallPlace callPlaceOf(const Message &call)
{
    return {call.sentAt.toMSecsSinceEpoch(), call.id};
}

struct CallQuery {
    CallsShown shown = CallsShown::All;
    std::optional<QList<Jid>> with; ///< only these conversations
    friend bool operator==(const CallQuery &, const CallQuery &) = default;
};

/// Pure.
inline bool matches(const Message &message, const CallQuery &query)
{
    if (message.kind != MessageKind::Call || (query.with && !query.with->contains(message.conversation)))
        return false;
    switch (query.shown) {
    case CallsShown::All:
        return true;
    case CallsShown::Missed:
        return isMissedCall(message);
    case CallsShown::Incoming:
        return message.direction == Direction::Incoming;
    case CallsShown::Outgoing:
        return message.direction == Direction::Outgoing;
    }
    return false;
}

/// A stretch of the log.
struct CallPage {
    std::vector<Message> calls; ///< newest first
    bool hasOlder = false;
};

} // namespace causerie
