// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One record per message: what is new is stored, what is known already learns from its copy.

#include "core/storage/insertmessage.h"
#include "core/storage/lonecorrection.h"
#include "core/storage/writing.h"

#include "core/chat/attention.h"
#include "core/chat/missedcall.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

QVariant positionFor(Placing &placing)
{
    switch (placing.place) {
    case Placing::Place::Live:
        return QVariant(QMetaType::fromType<qint64>()); // NULL: where its id says
    case Placing::Place::Gap:
    case Placing::Place::Older:
        return placing.next++;
    case Placing::Place::Beside:
        return placing.next;
    }
    Q_UNREACHABLE_RETURN({});
}

/// Older history is unread only where we never read nor wrote anything: on a new device.
bool isUnread(const Message &message, const ConversationRow &conversation, Placing::Place place)
{
    if (place == Placing::Place::Older && (conversation.seenId != 0 || conversation.readPosition != kBeforeAll))
        return false;
    return message.position > conversation.readPosition;
}

/// The conversation's end, what is unread in it, and that it is in the list again.
void count(const Message &message, ConversationRow &conversation, Placing::Place place)
{
    conversation.isChanged = true;
    if (message.position > conversation.lastPosition) {
        conversation.lastPosition = message.position;
        conversation.lastMessage = message.id;
        // Our name in a room is not known here: see Session for what mentions us.
        conversation.archived =
            conversation.archived &&
            !leavesTheArchive(message, {.kind = conversation.kind, .notify = conversation.notify}, {});
    }
    if (message.kind == MessageKind::Text && message.direction == Direction::Outgoing) // who answers has read
        markReadByUs(conversation, message.position);
    else if (waitsToBeSeen(message) && isUnread(message, conversation, place))
        ++conversation.unread;
}

/// Where the archive shows a message that stood where it came: ours, and those of servers that do not tell ids live.
void place(Message &known, Placing &placing, ConversationRow &conversation)
{
    if (placing.place == Placing::Place::Live || placing.place == Placing::Place::Beside || placing.closed)
        return;
    known.position = placing.next++;
    conversation.isChanged = true;
    conversation.findLast = true;
}

/// Whether a gap lies between the place where `known` stands and the one where the archive shows it: then filling that
/// gap names it and moves it.
Result<bool> isBehindAGap(Writing &writing, const Message &known, const ConversationRow &conversation,
                          const Placing &placing)
{
    if (placing.place != Placing::Place::Beside)
        return false;
    return writing.connection()
        .number(u"SELECT EXISTS (SELECT 1 FROM gap WHERE room=? AND next>? AND next<=?)"_s,
                {conversation.kind == ConversationKind::Room ? conversation.id : 0, placing.next, known.position})
        .transform([](qint64 found) { return found != 0; });
}

/// Another device of ours, or this one, knows more of how a call went.
void learnOutcome(Message &known, const Message &copy, ConversationRow &conversation)
{
    if (known.kind != MessageKind::Call)
        return;
    const bool wasMissed = isMissedCall(known);
    known.outcome = settle(known.outcome, copy.outcome);
    if (known.outcome == CallOutcome::Failed && known.failure.isEmpty())
        known.failure = copy.failure;
    known.callSeconds = std::max(known.callSeconds, copy.callSeconds);
    if (wasMissed != isMissedCall(known))
        conversation.isChanged = conversation.countAgain = true;
}

Result<void> complete(Writing &writing, qint64 id, const Message &copy, ConversationRow &conversation, Placing &placing)
{
    writing.meetKnown();
    auto found = writing.message(id);
    if (!found || !*found)
        return found ? Result<void>() : std::unexpected(found.error());
    Message known = **found;
    // Ours prove nothing: they may have been sent before the gap and stand behind it because they wait.
    if (!known.archiveId.isEmpty() && known.direction == Direction::Incoming && placing.place == Placing::Place::Gap &&
        known.position >= placing.behind)
        placing.closed = true;
    const bool isNews = known.archiveId.isEmpty() && !copy.archiveId.isEmpty();
    const Result<bool> waits = isNews ? isBehindAGap(writing, known, conversation, placing) : false;
    if (!waits)
        return std::unexpected(waits.error());
    const bool isNamed = isNews && !*waits;
    if (isNamed) {
        known.archiveId = copy.archiveId;
        if (placing.place != Placing::Place::Live)
            known.sentAt = copy.sentAt; // the archive's stamp: nobody else's clock
        place(known, placing, conversation);
    }
    if (known.direction == Direction::Outgoing && known.kind == MessageKind::Text) {
        const DeliveryState heard = copy.archiveId.isEmpty() ? copy.state : std::max(copy.state, DeliveryState::Sent);
        if (heard >= DeliveryState::Sent)
            known.state = advance(known.state, heard);
        if (known.state != DeliveryState::Failed)
            known.failure.clear();
    }
    learnOutcome(known, copy, conversation);
    if (known.occupantId.isEmpty())
        known.occupantId = copy.occupantId;
    if (placing.place == Placing::Place::Gap && placing.closed)
        placing.place = Placing::Place::Beside;
    ++placing.known;
    if (!*waits)
        placing.last = cursorOf(known);
    if (placing.place == Placing::Place::Beside)
        placing.next = placing.last.position;
    if (known == **found)
        return {};
    auto written = writing.connection().execute(
        u"UPDATE message SET archive_id=?, position=?, sent_at=?, state=?, failure=?, occupant_id=?, outcome=?,"
        " call_seconds=? WHERE id=?"_s,
        {orNull(known.archiveId), known.position, known.sentAt.toMSecsSinceEpoch(), std::to_underlying(known.state),
         notNull(known.failure), notNull(known.occupantId), std::to_underlying(known.outcome), known.callSeconds,
         known.id});
    if (!written)
        return written;
    if (isNamed && placing.place == Placing::Place::Live) {
        if (auto ended = writing.endGaps(known.archiveId, conversation); !ended)
            return ended;
    }
    if (isNamed && conversation.annotated) {
        if (auto applied = applyWaiting(writing, known, conversation); !applied)
            return std::unexpected(applied.error());
    }
    writing.addChanged(std::move(known));
    return {};
}

/// What an archive has instead of a correction that was taken back does not say that it was one.
Result<bool> wasCorrection(Writing &writing, const Message &message, const ConversationRow &conversation)
{
    if (message.retraction == Retraction::None || !conversation.annotated)
        return false;
    return writing.connection()
        .number(u"SELECT EXISTS (SELECT 1 FROM annotation WHERE archive_id=? AND conversation=?)"_s,
                {orNull(message.archiveId), conversation.id})
        .transform([](qint64 found) { return found != 0; });
}

} // namespace

DeliveryState stateOf(const Message &message, const ConversationRow &conversation)
{
    if (message.direction != Direction::Outgoing || message.kind != MessageKind::Text)
        return message.state;
    DeliveryState state = message.state;
    if (!message.archiveId.isEmpty())
        state = advance(state, DeliveryState::Sent);
    const bool isOnItsWay = state == DeliveryState::Sent || state == DeliveryState::Delivered;
    return isOnItsWay && message.position <= conversation.peerReadPosition ? DeliveryState::Read : state;
}

Result<void> addMessage(Writing &writing, Message message, ConversationRow &conversation, Placing &placing,
                        std::optional<qint64> firstText)
{
    const QVariant position = positionFor(placing);
    if (!position.isNull())
        message.position = position.toLongLong();
    else
        message.position = std::numeric_limits<qint64>::max();
    message.state = stateOf(message, conversation);
    QVariantList values = valuesOf(message, conversation.id);
    if (firstText)
        values.back() = *firstText;
    values << position << writing.liveBase();
    const auto id = insertMessage(writing.connection(), message, values);
    if (!id)
        return std::unexpected(id.error());
    message.id = *id;
    if (position.isNull())
        message.position = writing.liveBase() + *id;
    if (message.reply) {
        if (auto resolved = writing.resolveReply(message, conversation); !resolved)
            return resolved;
    }
    count(message, conversation, placing.place);
    if (placing.place == Placing::Place::Live && !message.archiveId.isEmpty()) {
        if (auto ended = writing.endGaps(message.archiveId, conversation); !ended)
            return ended;
    }
    placing.last = cursorOf(message);
    writing.addAdded(message);
    if (!conversation.annotated)
        return {};
    const auto applied = applyWaiting(writing, message, conversation);
    if (applied && *applied)
        writing.addChanged(std::move(message));
    return applied ? Result<void>() : std::unexpected(applied.error());
}

Result<qint64> findCopy(SqlConnection &connection, const Message &message, const ConversationRow &conversation,
                        std::optional<qint64> firstText)
{
    if (message.archiveId.isEmpty() && message.originId.isEmpty())
        return 0;
    const bool isDrawn = message.originId.size() >= kDrawnId;
    const bool isOurs = message.direction == Direction::Outgoing;
    const bool byOccupant = conversation.kind == ConversationKind::Room && !isOurs;
    const auto rows = connection.run(
        u"SELECT id, 0 FROM message WHERE archive_id=? AND conversation=?"
        " UNION ALL SELECT id, 1 FROM message WHERE origin_id=? AND conversation=? AND direction=? AND kind=?"
        " AND (? OR sender=?) AND (? OR resource=?)"
        " AND (? OR first_text=? OR (first_text IS NULL AND body=?))"
        " AND first_text IS NOT 0" // it never came: see lonecorrection.h
        " AND (? OR abs(sent_at - ?) <= ?)"
        " AND (archive_id IS NULL OR ?)"_s, // of counted ids, two archive ids are two messages
        {orNull(message.archiveId), conversation.id, orNull(message.originId), conversation.id,
         std::to_underlying(message.direction), std::to_underlying(message.kind), isOurs,
         message.from.bare().toString(), !byOccupant, notNull(message.from.resource()), isOurs && isDrawn,
         firstText.value_or(textHash(message.body)), notNull(message.body), isDrawn || !message.archiveId.isEmpty(),
         message.sentAt.toMSecsSinceEpoch(), kCountedIdHolds, message.archiveId.isEmpty() || isDrawn});
    if (!rows)
        return std::unexpected(rows.error());
    qint64 copy = 0;
    while ((*rows)->next()) {
        copy = (*rows)->value(0).toLongLong();
        if ((*rows)->value(1).toInt() == 0)
            break; // the archive's word is the better one
    }
    return copy;
}

Result<void> takeMessage(Writing &writing, const Message &message, Placing &placing)
{
    const Result<ConversationRow *> conversation = writing.conversation(message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    const Result<qint64> copy = findCopy(writing.connection(), message, **conversation);
    if (!copy)
        return std::unexpected(copy.error());
    if (*copy != 0)
        return complete(writing, *copy, message, **conversation, placing);
    const Result<bool> isCorrection = wasCorrection(writing, message, **conversation);
    if (!isCorrection)
        return std::unexpected(isCorrection.error());
    if (*isCorrection) {
        writing.meetKnown();
        return {};
    }
    const Result<qint64> alone = (*conversation)->annotated && !placing.isNamedAgain
                                     ? findAlone(writing, message, **conversation, &placing)
                                     : Result<qint64>(0);
    if (!alone)
        return std::unexpected(alone.error());
    return *alone == 0 ? addMessage(writing, message, **conversation, placing)
                       : becomeOriginal(writing, *alone, message, **conversation, placing);
}

} // namespace causerie::storage
