// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messageactions.h"

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

bool isThere(const Message &message)
{
    return message.kind == MessageKind::Text && message.retraction == Retraction::None &&
           message.state != DeliveryState::Failed && message.id < kFirstUnstoredId;
}

} // namespace

bool canAnswer(const Message &message, bool inRoom)
{
    return isThere(message) && !referenceId(message, inRoom).isEmpty();
}

bool canReact(const Message &message, bool inRoom)
{
    return canAnswer(message, inRoom);
}

bool canEdit(const Message &message)
{
    return isThere(message) && message.direction == Direction::Outgoing && !message.originId.isEmpty() &&
           message.attachments.empty();
}

bool canDelete(const Message &message, bool inRoom)
{
    return isThere(message) && message.direction == Direction::Outgoing && !referenceId(message, inRoom).isEmpty();
}

bool canModerate(const Message &message)
{
    return isThere(message) && message.direction == Direction::Incoming && !message.archiveId.isEmpty();
}

QStringList quickReactions()
{
    return {u"👍"_s, u"❤️"_s, u"😂"_s, u"🎉"_s, u"😮"_s, u"😢"_s, u"👎"_s};
}

QStringList toggled(const Message &message, const QString &emoji, const std::function<bool(const Jid &)> &isOurs)
{
    QStringList emojis;
    for (const Reaction &reaction : message.reactions) {
        if (isOurs(reaction.by))
            emojis << reaction.emoji;
    }
    if (emojis.removeAll(emoji) == 0)
        emojis << emoji;
    return emojis;
}

} // namespace causerie::ui
