// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of earlier messages. Corrections, reactions and retractions are kept, and a message is worked out anew
// from all of them whenever one comes: so the order in which they arrive cannot matter. Receipts and markers only
// advance a state, so they are kept no longer than they wait.

#include "core/storage/keptannotations.h"
#include "core/storage/lonecorrection.h"
#include "core/storage/reading.h"
#include "core/storage/targets.h"
#include "core/storage/writing.h"

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using Kind = Annotation::Kind;

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

/// The archive's id of a correction became known: it may be what others named, and it tells the order of several.
Result<void> workOutNamed(Writing &writing, qint64 id, const QString &archiveId, ConversationRow &conversation)
{
    const auto of = writing.connection().number(u"SELECT message FROM annotation WHERE id=? AND kind=0"_s, {id});
    if (!of || *of == 0)
        return of.transform([](qint64) {});
    auto message = writing.message(*of);
    if (!message || !*message)
        return message.transform([](const std::optional<Message> &) {});
    const auto waited = applyNamed(writing, **message, conversation, {archiveId});
    const auto changed = waited ? workOutAgain(writing, **message, conversation) : waited;
    if (changed && (*changed || *waited))
        writing.addChanged(std::move(**message));
    return changed.transform([](bool) {});
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
        return isNamed ? passAlone(writing, id, placing) : std::unexpected(isNamed.error());
    if (placing.place == Placing::Place::Live || placing.place == Placing::Place::Beside)
        return writing.connection()
            .execute(u"UPDATE annotation SET archive_id=? WHERE id=?"_s, {annotation.archiveId, id})
            .and_then([&] { return workOutNamed(writing, id, annotation.archiveId, conversation); })
            .and_then([&] { return passAlone(writing, id, placing); });
    const Result<qint64> position = writing.take(placing);
    if (!position)
        return std::unexpected(position.error());
    return writing.connection()
        .execute(u"UPDATE annotation SET archive_id=?, position=? WHERE id=?"_s, {annotation.archiveId, *position, id})
        .and_then([&] { return moveAlone(writing, id, *position, conversation); })
        .and_then([&] { return workOutNamed(writing, id, annotation.archiveId, conversation); });
}

/// Its id. It waits until it is bound.
Result<qint64> keep(Writing &writing, const Annotation &annotation, const ConversationRow &conversation,
                    const QString &content, Placing &placing)
{
    const Result<qint64> position = writing.take(placing);
    if (!position)
        return position;
    return writing.connection()
        .run(u"INSERT INTO annotation (conversation, kind, target, author, occupant_id, direction, content,"
             " origin_id, archive_id, position, made_at, state) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_s,
             {conversation.id, std::to_underlying(annotation.kind), annotation.target, annotation.by.toString(),
              notNull(annotation.occupantId), std::to_underlying(annotation.direction), orNull(content),
              notNull(annotation.originId), orNull(annotation.archiveId), *position, annotation.at.toMSecsSinceEpoch(),
              std::to_underlying(annotation.state)})
        .transform(SqlConnection::insertedId);
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

/// A receipt or marker: kept only while it waits, or has to go out.
/// That a correction of ours is there says nothing of the message, and waits for none.
Result<bool> confirmsACorrection(Writing &writing, const Annotation &annotation, const ConversationRow &conversation)
{
    if (annotation.kind != Kind::Received)
        return false;
    return writing.connection()
        .number(u"SELECT EXISTS (SELECT 1 FROM annotation WHERE origin_id=? AND conversation=? AND direction=1)"_s,
                {notNull(annotation.target), conversation.id})
        .transform([](qint64 found) { return found != 0; });
}

Result<void> applyConfirmation(Writing &writing, const Annotation &annotation, ConversationRow &conversation,
                               Placing &placing)
{
    const Result<qint64> same = findSame(writing, annotation, conversation, contentOf(annotation));
    if (!same)
        return std::unexpected(same.error());
    constexpr qint64 kAnywhere = std::numeric_limits<qint64>::max();
    const auto target =
        findTarget(writing, {.annotation = annotation, .json = {}, .position = kAnywhere}, conversation, Among::All);
    if (!target)
        return std::unexpected(target.error());
    if (*target) {
        auto done = confirm(writing, annotation, **target, conversation);
        if (!done || !waitsInOutbox(annotation) || *same != 0)
            return done;
    }
    if (!*target) {
        const Result<bool> isOfCorrection = confirmsACorrection(writing, annotation, conversation);
        if (!isOfCorrection || *isOfCorrection)
            return isOfCorrection.transform([](bool) {});
        conversation.annotated = conversation.isChanged = true;
    }
    if (*same != 0)
        return completeSame(writing, *same, annotation, conversation, placing);
    const auto id = keep(writing, annotation, conversation, {}, placing);
    if (!id || !*target)
        return id.transform([](qint64) {});
    return writing.connection().execute(u"UPDATE annotation SET message=? WHERE id=?"_s, {(*target)->id, *id});
}

/// What is new, or was not known to be of anything.
Result<void> say(Writing &writing, const Kept &said, ConversationRow &conversation, Placing::Place place,
                 Placing &placing)
{
    const bool isCorrection = said.annotation.kind == Kind::Correction;
    auto target = findTarget(writing, said, conversation, Among::All);
    const bool isOlder = place == Placing::Place::Older; // then the end of the page joins them
    if (target && isCorrection && !isOlder)
        target = joinLater(writing, said, placing.place, conversation, std::move(*target));
    if (!target)
        return std::unexpected(target.error());
    if (!*target) {
        if (auto forgotten = forgetOlder(writing, said, conversation); !forgotten)
            return forgotten;
        return isCorrection && !isOlder ? showAlone(writing, said.id, place, placing) : Result<void>();
    }
    if (auto bound = bind(writing, said, (*target)->id, conversation); !bound)
        return bound;
    const Result<bool> waited = isCorrection ? applyNamed(writing, **target, conversation,
                                                          {said.annotation.originId, said.annotation.archiveId})
                                             : false;
    const Result<bool> changed = waited ? workOutAgain(writing, **target, conversation) : waited;
    if (changed && (*changed || *waited)) {
        countAgainWithout(**target, conversation);
        writing.addChanged(std::move(**target));
    }
    return changed.transform([](bool) {});
}

Result<void> apply(Writing &writing, const Annotation &annotation, ConversationRow &conversation, Placing &placing)
{
    if (!isKept(annotation.kind))
        return applyConfirmation(writing, annotation, conversation, placing);
    conversation.annotated = conversation.isChanged = true;
    const QString content = contentOf(annotation);
    const Result<qint64> same = findSame(writing, annotation, conversation, content);
    if (!same)
        return std::unexpected(same.error());
    const Result<qint64> id =
        *same ? completeSame(writing, *same, annotation, conversation, placing).transform([&same] { return *same; })
              : keep(writing, annotation, conversation, content, placing);
    if (!id)
        return std::unexpected(id.error());
    writing.meet(*id, placing);
    const auto kept = readAnnotations(writing, u"WHERE a.id=?"_s, {*id});
    if (!kept || kept->empty() || kept->front().message != 0)
        return kept.transform([](const std::vector<Kept> &) {});
    return say(writing, kept->front(), conversation, *same ? Placing::Place::Gap : placing.place, placing);
}

/// What waits for one of `names` and may be said of `message`, bound to it.
Result<std::vector<Kept>> bindWaiting(Writing &writing, const Message &message, const ConversationRow &conversation,
                                      const QString &name)
{
    std::vector<Kept> bound;
    auto waiting = readAnnotations(
        writing, u"WHERE a.conversation=? AND a.target=? AND a.message IS NULL ORDER BY a.position, a.id"_s,
        {conversation.id, name});
    if (!waiting)
        return waiting;
    for (Kept &kept : *waiting) {
        const Annotation &said = kept.annotation;
        if (!isMeant(said, message, conversation.kind == ConversationKind::Room))
            continue;
        if (said.kind == Kind::Correction) {
            const auto target = findTarget(writing, kept, conversation, Among::InFront);
            if (!target)
                return std::unexpected(target.error());
            if (!*target || (*target)->id != message.id)
                continue;
        }
        const auto done = isKept(said.kind) || waitsInOutbox(said)
                              ? bind(writing, kept, message.id, conversation)
                              : writing.connection().execute(u"DELETE FROM annotation WHERE id=?"_s, {kept.id});
        if (!done)
            return std::unexpected(done.error());
        bound.push_back(std::move(kept));
    }
    return bound;
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
    return apply(writing, annotation, **conversation, placing);
}

Result<bool> applyWaiting(Writing &writing, Message &message, ConversationRow &conversation)
{
    return applyNamed(writing, message, conversation, {message.originId, message.archiveId});
}

Result<bool> applyNamed(Writing &writing, Message &message, ConversationRow &conversation, QStringList names)
{
    std::vector<Kept> all;
    for (qsizetype next = 0; next < names.size(); ++next) {
        if (names[next].isEmpty())
            continue;
        auto bound = bindWaiting(writing, message, conversation, names[next]);
        if (!bound)
            return std::unexpected(bound.error());
        for (Kept &kept : *bound) {
            if (kept.annotation.kind == Kind::Correction)
                names << kept.annotation.originId << kept.annotation.archiveId;
            all.push_back(std::move(kept));
        }
    }
    if (all.empty())
        return false;
    Result<bool> changed = workOutAgain(writing, message, conversation);
    countAgainWithout(message, conversation);
    for (const Kept &kept : all) {
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
    const auto rows = connection.run(u"SELECT "_s + kColumnsOfAnnotation +
                                     u", c.peer FROM annotation a JOIN conversation c ON c.id = a.conversation"
                                     " WHERE a.state = 0 AND a.direction = 1 ORDER BY a.id"_s);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Annotation> pending;
    RowReader reader;
    while ((*rows)->next()) {
        const Kept kept = keptFrom(**rows, reader);
        Annotation annotation = kept.annotation;
        setContent(annotation, kept.json);
        annotation.conversation = reader.jidFrom((*rows)->value(kAnnotationColumns).toString());
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
