// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/attention.h"

#include "core/chat/mentions.h"

#include <algorithm>

namespace causerie
{

namespace
{

/// In whichever language; the reader may be shown another version.
bool mentionsUs(const Message &message, const QString &ownNick)
{
    return !mentions(message.body, ownNick).empty() ||
           std::ranges::any_of(message.translations, [&ownNick](const LocalizedText &version) {
               return !mentions(version.text, ownNick).empty();
           });
}

} // namespace

bool callsForAttention(const Message &message, const ConversationSettings &settings, const QString &ownNick)
{
    if (message.direction != Direction::Incoming || message.kind == MessageKind::Event)
        return false;
    switch (settings.notify) {
    case Notify::All:
        return true;
    case Notify::Mentions: // where there are only two, every word is for us
        return settings.kind != ConversationKind::Room || mentionsUs(message, ownNick);
    case Notify::None:
        return false;
    }
    Q_UNREACHABLE_RETURN(true);
}

bool leavesTheArchive(const Message &message, const ConversationSettings &settings, const QString &ownNick)
{
    if (message.direction == Direction::Outgoing)
        return message.kind == MessageKind::Text;
    return callsForAttention(message, settings, ownNick);
}

} // namespace causerie
