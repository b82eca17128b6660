// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of earlier messages. Corrections, reactions and retractions are kept, and a message is worked out anew
// from all of them whenever one comes: so the order in which they arrive cannot matter. Receipts and markers only
// advance a state, so they are kept no longer than they wait.

#include "core/storage/keptannotations.h"
#include "core/storage/lonecorrection.h"
#include "core/storage/reading.h"
#include "core/storage/writing.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using Kind = Annotation::Kind;

/// The newest message with the annotation's target for an id that it may speak of. A room names its own ids, but for
/// corrections (XEP-0308 §3); XEP-0490 names the archive's id everywhere. (With the plus sign SQLite sorts the few that
/// have the id, instead of going through the conversation because it is sorted already.)
Result<std::optional<Message>> findTarget(Writing &writing, const Annotation &annotation,
                                          const ConversationRow &conversation)
{
    const bool isRoom = conversation.kind == ConversationKind::Room;
    const bool byArchiveId = (isRoom && annotation.kind != Kind::Correction) || annotation.kind == Kind::Displayed;
    const bool byOriginId = !isRoom || annotation.kind == Kind::Correction;
    for (const auto &[isAsked, column] :
         {std::pair(byOriginId, u"origin_id"_s), std::pair(byArchiveId, u"archive_id"_s)}) {
        if (!isAsked)
            continue;
        auto found =
            readMessages(writing.connection(),
                         u"WHERE m.%1=? AND m.conversation=? ORDER BY +m.position DESC, m.id DESC"_s.arg(column),
                         {annotation.target, conversation.id});
        if (!found)
            return std::unexpected(found.error());
        for (Message &message : *found) {
            if (isMeant(annotation, message, isRoom))
                return std::move(message);
        }
    }
    return std::nullopt;
}

/// Nobody has to read what was taken back.
void countAgainWithout(const Message &message, ConversationRow &conversation)
{
    if (message.retraction != Retraction::None && message.direction == Direction::Incoming)
        conversation.countAgain = conversation.isChanged = true;
}

/// A receipt or marker whose target is there.
Result<void> confirm(Writing &writing, const Annotation &annotation, const Message &target,
                     ConversationRow &conversation)
{
    if (annotation.kind == Kind::Displayed && annotation.direction == Direction::Outgoing) {
        markReadByUs(conversation, target.position);
        return {};
    }
    if (annotation.kind == Kind::Displayed) {
        if (auto done = markReadByPeer(writing, conversation, target.position); !done)
            return done;
    }
    const DeliveryState heard = annotation.kind == Kind::Displayed ? DeliveryState::Read : DeliveryState::Delivered;
    auto now = writing.message(target.id);
    if (!now || !*now)
        return now ? Result<void>() : std::unexpected(now.error());
    const DeliveryState state = advance((*now)->state, heard);
    if (state == (*now)->state)
        return {};
    (*now)->state = state;
    (*now)->failure.clear();
    auto written = writing.connection().execute(u"UPDATE message SET state=?, failure='' WHERE id=?"_s,
                                                {std::to_underlying(state), target.id});
    if (written)
        writing.addChanged(std::move(**now));
    return written;
}

/// What was said already; a copy from the archive tells where it belongs. 0: new.
Result<qint64> findSame(Writing &writing, const Annotation &annotation, const ConversationRow &conversation,
                        const QString &content)
{
    if (!annotation.archiveId.isEmpty()) {
        const auto known =
            writing.connection().number(u"SELECT id FROM annotation WHERE archive_id=? AND conversation=?"_s,
                                        {annotation.archiveId, conversation.id});
        if (!known || *known != 0)
            return known;
    }
    if (annotation.originId.isEmpty())
        return 0;
    return writing.connection().number(
        u"SELECT id FROM annotation WHERE conversation=? AND target=? AND origin_id=? AND kind=? AND author=?"
        " AND (content IS ? OR content IS NULL) AND (archive_id IS NULL OR ?)"_s,
        {conversation.id, annotation.target, annotation.originId, std::to_underlying(annotation.kind),
         annotation.by.toString(), orNull(content), annotation.archiveId.isEmpty()});
}

Result<void> completeSame(Writing &writing, qint64 id, const Annotation &annotation, ConversationRow &conversation,
                          Placing &placing)
{
    writing.meetKnown();
    if (annotation.archiveId.isEmpty())
        return {};
    const auto isNamed =
        writing.connection().number(u"SELECT archive_id IS NOT NULL FROM annotation WHERE id=?"_s, {id});
    if (!isNamed || *isNamed)
        return isNamed ? Result<void>() : std::unexpected(isNamed.error());
    if (placing.place == Placing::Place::Live || placing.place == Placing::Place::Beside)
        return writing.connection().execute(u"UPDATE annotation SET archive_id=? WHERE id=?"_s,
                                            {annotation.archiveId, id});
    const Result<qint64> position = writing.take(placing);
    if (!position)
        return std::unexpected(position.error());
    if (auto named = writing.connection().execute(u"UPDATE annotation SET archive_id=?, position=? WHERE id=?"_s,
                                                  {annotation.archiveId, *position, id});
        !named)
        return named;
    return moveAlone(writing, id, *position, conversation);
}

Result<void> keep(Writing &writing, const Annotation &annotation, const ConversationRow &conversation,
                  const std::optional<Message> &target, const QString &content, Placing &placing)
{
    const Result<qint64> position = writing.take(placing);
    if (!position)
        return std::unexpected(position.error());
    return writing.connection().execute(
        u"INSERT INTO annotation (conversation, kind, target, message, author, occupant_id, direction, content,"
        " origin_id, archive_id, position, made_at, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {conversation.id, std::to_underlying(annotation.kind), annotation.target,
         target ? QVariant(target->id) : QVariant(QMetaType::fromType<qint64>()), annotation.by.toString(),
         notNull(annotation.occupantId), std::to_underlying(annotation.direction), orNull(content),
         notNull(annotation.originId), orNull(annotation.archiveId), *position, annotation.at.toMSecsSinceEpoch(),
         std::to_underlying(annotation.state)});
}

/// Old clients name the last correction instead of the first message.
Result<QString> firstTarget(Writing &writing, const Annotation &annotation, const ConversationRow &conversation)
{
    if (annotation.kind != Kind::Correction)
        return annotation.target;
    const auto rows = writing.connection().run(
        u"SELECT target FROM annotation WHERE conversation=? AND origin_id=? AND kind=0 AND author=? LIMIT 1"_s,
        {conversation.id, annotation.target, annotation.by.toString()});
    if (!rows)
        return std::unexpected(rows.error());
    return (*rows)->next() ? (*rows)->value(0).toString() : annotation.target;
}

bool waitsInOutbox(const Annotation &annotation)
{
    return annotation.direction == Direction::Outgoing && annotation.state == DeliveryState::Pending;
}

/// Of a crowd nobody has "received" or "displayed" it for all.
bool isOfInterest(const Annotation &annotation, const ConversationRow &conversation)
{
    if (annotation.target.isEmpty())
        return false;
    if (annotation.direction == Direction::Outgoing)
        return annotation.kind != Kind::Received || waitsInOutbox(annotation);
    return isKept(annotation.kind) || conversation.kind != ConversationKind::Room;
}

/// A receipt or marker: kept only while it has to go out.
Result<void> applyConfirmation(Writing &writing, const Annotation &annotation, const Message &target,
                               ConversationRow &conversation, bool isKnown, Placing &placing)
{
    auto done = confirm(writing, annotation, target, conversation);
    if (!done || !waitsInOutbox(annotation) || isKnown)
        return done;
    return keep(writing, annotation, conversation, target, contentOf(annotation), placing);
}

Result<void> apply(Writing &writing, const Annotation &annotation, ConversationRow &conversation, Placing &placing)
{
    const bool isCorrection = annotation.kind == Kind::Correction;
    const Result<bool> joined = isCorrection ? joinLater(writing, annotation, conversation) : false;
    if (!joined)
        return std::unexpected(joined.error());
    const QString content = contentOf(annotation);
    const Result<qint64> same = findSame(writing, annotation, conversation, content);
    if (!same)
        return std::unexpected(same.error());
    auto target = findTarget(writing, annotation, conversation);
    if (!target)
        return std::unexpected(target.error());
    if (*target && !isKept(annotation.kind))
        return applyConfirmation(writing, annotation, **target, conversation, *same != 0, placing);
    conversation.annotated = conversation.isChanged = true;
    const auto done = *same ? completeSame(writing, *same, annotation, conversation, placing)
                            : keep(writing, annotation, conversation, *target, content, placing);
    if (!done)
        return done;
    if (!*target && isCorrection)
        return showAlone(writing, conversation, annotation.target, *same ? Placing::Place::Gap : placing.place);
    if (!*target)
        return {};
    const Result<bool> waited = *joined ? applyWaiting(writing, **target, conversation) : false;
    const Result<bool> changed = waited ? workOutAgain(writing, **target, conversation) : waited;
    if (changed && (*changed || *waited)) {
        countAgainWithout(**target, conversation);
        writing.addChanged(std::move(**target));
    }
    return changed ? Result<void>() : std::unexpected(changed.error());
}

} // namespace

Result<void> takeAnnotation(Writing &writing, const Annotation &annotation, Placing &placing)
{
    const Result<ConversationRow *> conversation = writing.conversation(annotation.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!isOfInterest(annotation, **conversation))
        return {};
    if (placing.place == Placing::Place::Live) {
        if (auto ended = writing.endGaps(annotation.archiveId, **conversation); !ended)
            return ended;
    }
    const Result<QString> target = firstTarget(writing, annotation, **conversation);
    if (!target)
        return std::unexpected(target.error());
    Annotation meant = annotation;
    meant.target = *target;
    return apply(writing, meant, **conversation, placing);
}

Result<bool> applyWaiting(Writing &writing, Message &message, ConversationRow &conversation)
{
    std::vector<Kept> waiting;
    {
        const auto rows = writing.connection().run(
            kSelectAnnotation + u"WHERE conversation=? AND target IN (?,?) AND message IS NULL ORDER BY position, id"_s,
            {conversation.id, orNull(message.originId), orNull(message.archiveId)});
        if (!rows)
            return std::unexpected(rows.error());
        while ((*rows)->next())
            waiting.push_back(keptFrom(**rows, writing.reader()));
    }
    const bool isRoom = conversation.kind == ConversationKind::Room;
    std::erase_if(waiting, [&](const Kept &kept) { return !isMeant(kept.annotation, message, isRoom); });
    if (waiting.empty())
        return false;
    for (const Kept &kept : waiting) {
        const auto done =
            isKept(kept.annotation.kind) || waitsInOutbox(kept.annotation)
                ? writing.connection().execute(u"UPDATE annotation SET message=? WHERE id=?"_s, {message.id, kept.id})
                : writing.connection().execute(u"DELETE FROM annotation WHERE id=?"_s, {kept.id});
        if (!done)
            return std::unexpected(done.error());
    }
    Result<bool> changed = workOutAgain(writing, message, conversation);
    countAgainWithout(message, conversation);
    for (const Kept &kept : waiting) {
        if (!changed || isKept(kept.annotation.kind))
            continue;
        if (auto done = confirm(writing, kept.annotation, message, conversation); !done)
            return std::unexpected(done.error());
        const auto now = writing.message(message.id);
        if (!now)
            return std::unexpected(now.error());
        changed = *changed || (*now && (*now)->state != message.state);
        if (*now)
            message.state = (*now)->state;
    }
    return changed;
}

Result<std::vector<Annotation>> pendingAnnotations(SqlConnection &connection)
{
    const auto rows = connection.run(
        u"SELECT a.id, a.kind, a.target, a.author, a.occupant_id, a.direction, a.content, a.position, a.made_at, "
        u"a.state,"
        " c.peer, a.origin_id, a.archive_id FROM annotation a JOIN conversation c ON c.id = a.conversation"
        " WHERE a.state = 0 AND a.direction = 1 ORDER BY a.id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Annotation> pending;
    RowReader reader;
    while ((*rows)->next()) {
        const Kept kept = keptFrom(**rows, reader);
        Annotation annotation = kept.annotation;
        setContent(annotation, kept.json);
        annotation.conversation = reader.jidFrom((*rows)->value(10).toString());
        annotation.originId = (*rows)->value(11).toString();
        annotation.archiveId = (*rows)->value(12).toString();
        pending.push_back(std::move(annotation));
    }
    return connection.readAll(*rows).transform([&pending] { return std::move(pending); });
}

Result<void> annotationSent(SqlConnection &connection, const QString &originId)
{
    auto done = connection.execute(
        u"UPDATE annotation SET state=2, content = CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.id ="
        " annotation.message AND m.retraction <> 0) THEN NULL ELSE content END"
        " WHERE state=0 AND direction=1 AND origin_id=?"_s,
        {originId});
    if (!done)
        return done;
    // Receipts and markers are kept only while they wait for something.
    return connection.execute(u"DELETE FROM annotation WHERE origin_id=? AND direction=1 AND state<>0 AND (kind=4 OR"
                              " (kind=5 AND message IS NOT NULL))"_s,
                              {originId});
}

Result<void> markReadByPeer(Writing &writing, ConversationRow &conversation, qint64 position)
{
    if (position <= conversation.peerReadPosition)
        return {};
    auto read = readMessages(writing.connection(),
                             u"WHERE m.conversation=? AND m.position>? AND m.position<=? AND m.direction=1"
                             " AND m.kind=0 AND m.state IN (2,3) ORDER BY m.position, m.id"_s,
                             {conversation.id, conversation.peerReadPosition, position});
    if (!read)
        return std::unexpected(read.error());
    for (Message &message : *read) {
        message.state = DeliveryState::Read;
        auto written = writing.connection().execute(u"UPDATE message SET state=? WHERE id=?"_s,
                                                    {std::to_underlying(message.state), message.id});
        if (!written)
            return written;
        writing.addChanged(std::move(message));
    }
    conversation.peerReadPosition = position;
    conversation.isChanged = true;
    return {};
}

} // namespace causerie::storage
