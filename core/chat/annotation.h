// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QStringList>

#include <variant>

namespace causerie
{

/// What a stanza says about an earlier message. It may come before its target (pages of an archive are read
/// backwards): the store keeps it and applies it when the target arrives. Whoever made it has checked who may say what
/// as far as the stanza alone tells; that a correction or retraction is by the target's own sender the store checks.
struct Annotation {
    enum class Kind {
        Correction, ///< `content` replaces the text (XEP-0308)
        Reactions,  ///< `emojis` is all that `by` thinks now, empty takes everything back (XEP-0444)
        Retraction, ///< by the sender (XEP-0424)
        Moderation, ///< by the room for `by` (XEP-0425)
        Received,   ///< XEP-0184
        Displayed   ///< this and everything before it (XEP-0333)
    };
    Kind kind = Kind::Received;
    Jid conversation; ///< as Message::conversation
    QString target;   ///< see `referenceId`; a correction names the sender's id also in rooms (XEP-0308 §3)
    Jid by;           ///< bare; in a room the occupant's full JID
    QString occupantId;
    Direction direction = Direction::Incoming;      ///< Outgoing: this account said it, here or on another device
    Message content;                                ///< for Correction: body, translations, attachments, spoiler
    QStringList emojis;                             ///< for Reactions
    QString reason;                                 ///< for Moderation
    QString originId;                               ///< of the stanza that said it
    QString archiveId;                              ///< the same, in the archive
    QDateTime at;                                   ///< UTC, as Message::sentAt
    DeliveryState state = DeliveryState::Delivered; ///< `Pending`: ours, waits in the outbox

    friend bool operator==(const Annotation &, const Annotation &) = default;
};

/// Something that changes a history.
using ChatEvent = std::variant<Message, Annotation>;

} // namespace causerie

Q_DECLARE_METATYPE(causerie::ChatEvent)
