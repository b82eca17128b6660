// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDateTime>
#include <QString>

namespace causerie
{

/// How far an outgoing message has come; grows only (see `advance`). Incoming messages are `Delivered`.
enum class DeliveryState {
    Pending,   ///< stored, not acknowledged by our server: it is in the outbox
    Failed,    ///< refused, with a reason; can be sent again
    Sent,      ///< our server has it (XEP-0198)
    Delivered, ///< a device of theirs has it (XEP-0184)
    Read       ///< it was displayed to them (XEP-0333)
};

/// Merges what we know with what we just heard; receipts may overtake acks, a late bounce changes nothing delivered.
constexpr DeliveryState advance(DeliveryState known, DeliveryState heard) noexcept
{
    if (heard == DeliveryState::Failed)
        return known == DeliveryState::Pending || known == DeliveryState::Sent ? heard : known;
    if (known == DeliveryState::Failed) // our server acknowledges also what it then bounces
        return heard < DeliveryState::Delivered ? known : heard;
    return known < heard ? heard : known;
}
static_assert(advance(DeliveryState::Delivered, DeliveryState::Sent) == DeliveryState::Delivered);
static_assert(advance(DeliveryState::Failed, DeliveryState::Sent) == DeliveryState::Failed);
static_assert(advance(DeliveryState::Failed, DeliveryState::Delivered) == DeliveryState::Delivered);
static_assert(advance(DeliveryState::Delivered, DeliveryState::Failed) == DeliveryState::Delivered);

enum class Direction { Incoming, Outgoing };
enum class MessageKind { Text, Call };
/// XEP-0085 §4; `None` is "says nothing".
enum class ChatState { None, Active, Composing, Paused, Inactive, Gone };

/// How a call went, for its line in the conversation.
enum class CallOutcome { Answered, Missed, Declined, Busy, Cancelled, Failed, AnsweredElsewhere };

/// Ids from here on are given to messages that could not be stored: they follow all others and end with the session.
inline constexpr qint64 kFirstUnstoredId = qint64(1) << 62;

/// One message or call line of a conversation.
struct Message {
    qint64 id = 0;    ///< row in the store; 0 before it is stored. Grows with the order of arrival
    Jid conversation; ///< bare
    Jid from;         ///< full when known
    Direction direction = Direction::Incoming;
    MessageKind kind = MessageKind::Text;
    QString originId;  ///< XEP-0359 §3 and the stanza's id; ours are UUIDs
    QString archiveId; ///< XEP-0359 §4, assigned by our own server; empty when unknown
    QString body;      ///< as written; for `Call` empty
    QDateTime sentAt;  ///< UTC; ours, or the trusted delay's (XEP-0203), else the time of arrival
    DeliveryState state = DeliveryState::Delivered;
    QString failure;                             ///< for `Failed`: the server's text or condition, may be empty
    bool receiptRequested = false;               ///< incoming: the sender wants a receipt (XEP-0184)
    CallOutcome outcome = CallOutcome::Answered; ///< for `Call`
    qint64 callSeconds = 0;                      ///< for `Call`

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Message)
