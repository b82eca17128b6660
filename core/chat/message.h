// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"
#include "core/chat/attachment.h"

#include "core/base/jid.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

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
enum class MessageKind {
    Text,
    Call,
    Event ///< a line of a room: somebody was removed, the subject changed; `body` says what, in our words for logs
};
/// XEP-0085 §4; `None` is "says nothing".
enum class ChatState { None, Active, Composing, Paused, Inactive, Gone };

/// How a call went, for its line in the conversation.
enum class CallOutcome { Answered, Missed, Declined, Busy, Cancelled, Failed, AnsweredElsewhere };

/// Whether the text was taken back (XEP-0424, XEP-0425); a retracted message keeps its place, not its content.
enum class Retraction { None, BySender, ByModerator };

/// What somebody thinks of a message (XEP-0444); one entry per person and emoji.
struct Reaction {
    Jid by;        ///< bare; in a room the occupant's full JID
    QString emoji; ///< one grapheme
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// Which message this one answers (XEP-0461).
struct Reply {
    QString target;     ///< as `Message::referenceId` of the target
    Jid author;         ///< as the sender names it, may be empty
    qint64 message = 0; ///< the target's row, 0 when it is not stored
    QString quote;      ///< the target's text when known, else the fallback's (XEP-0428), shortened to `kQuoteLimit`
    friend bool operator==(const Reply &, const Reply &) = default;
};
inline constexpr qsizetype kQuoteLimit = 200; ///< characters

/// Ids from here on are given to messages that could not be stored: they follow all others and end with the session.
inline constexpr qint64 kFirstUnstoredId = qint64(1) << 62;

/// One message or call line of a conversation.
struct Message {
    qint64 id = 0;       ///< row in the store; 0 before it is stored. Grows with the order of arrival
    qint64 position = 0; ///< order inside the conversation, then `id`; follows the server's archive, never a clock
    Jid conversation;    ///< bare; of a private message in a room (XEP-0045 §7.5) the occupant's full JID
    Jid from;            ///< full when known; in a room the occupant's
    Direction direction = Direction::Incoming;
    MessageKind kind = MessageKind::Text;
    QString originId;  ///< XEP-0359 §3 and the stanza's id; ours are UUIDs
    QString archiveId; ///< XEP-0359 §4, assigned by our own server, in a room by the room; empty when unknown
    QString body;      ///< as written, without a reply's fallback; for `Call` empty
    QString language;  ///< BCP 47 of `body`, empty when not said
    std::vector<LocalizedText> translations; ///< the same in other languages (RFC 6121 §5.2.3)
    QString subject;         ///< of a single message or, in an Event, the room's new one (empty: it has none)
    QString subjectLanguage; ///< BCP 47, empty when not said; an Event has it in `language`
    std::vector<LocalizedText> subjectTranslations; ///< the same in other languages; an Event's are in `translations`
    QDateTime sentAt; ///< UTC; ours, or the trusted delay's (XEP-0203), else the time of arrival
    DeliveryState state = DeliveryState::Delivered;
    QString failure;               ///< for `Failed`: the server's text or condition, may be empty
    bool receiptRequested = false; ///< incoming: the sender wants a receipt (XEP-0184)
    bool markable = false;         ///< incoming: the sender wants to know when it was read (XEP-0333)
    QDateTime editedAt;            ///< XEP-0308, invalid when never
    Retraction retraction = Retraction::None;
    QString retractionReason;        ///< a moderator's words
    std::vector<Reaction> reactions; ///< in the order in which they came
    std::optional<Reply> reply;
    bool spoiler = false; ///< hidden until asked for (XEP-0382)
    QString spoilerHint;
    std::vector<Attachment> attachments;
    QString occupantId;                          ///< in a room: who it was under whatever name (XEP-0421)
    QString encryption;                          ///< not empty: sent encrypted with this, which we cannot read; `body`
                                                 ///< is what the sender wrote for that case (XEP-0380)
    bool unstyled = false;                       ///< the sender wants no styling (XEP-0393 §5)
    CallOutcome outcome = CallOutcome::Answered; ///< for `Call`
    qint64 callSeconds = 0;                      ///< for `Call`

    friend bool operator==(const Message &, const Message &) = default;
};

/// One of ours that nobody else has.
inline bool isUnsent(const Message &message)
{
    return message.direction == Direction::Outgoing && message.kind == MessageKind::Text &&
           message.retraction == Retraction::None &&
           (message.state == DeliveryState::Pending || message.state == DeliveryState::Failed);
}

/// The id by which reactions, replies, retractions and markers name a message: a room's own (XEP-0444 §4.2), else the
/// sender's.
inline const QString &referenceId(const Message &message, bool inRoom)
{
    return inRoom ? message.archiveId : message.originId;
}

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Message)
