// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/targets.h"

#include "core/storage/keptannotations.h"
#include "core/storage/reading.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using Kind = Annotation::Kind;

constexpr Cursor kEnd{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// The columns with the ids that it may name. A room names its own ids, but for corrections (XEP-0308 §3); XEP-0490
/// names the archive's id everywhere.
QStringList columnsFor(const Annotation &said, bool isRoom)
{
    QStringList columns;
    if (!isRoom || said.kind == Kind::Correction)
        columns << u"origin_id"_s;
    if ((isRoom && said.kind != Kind::Correction) || said.kind == Kind::Displayed)
        columns << u"archive_id"_s;
    return columns;
}

bool isByAuthorOnly(Kind kind)
{
    return kind == Kind::Correction || kind == Kind::Retraction;
}

/// The newest up to `end`, but for `row`. (With the plus signs SQLite sorts the few that have the id, instead of going
/// through the conversation because it is sorted already.)
Result<std::optional<Message>> newestMessage(Writing &writing, const Annotation &said,
                                             const ConversationRow &conversation, Cursor end, qint64 row)
{
    const bool isRoom = conversation.kind == ConversationKind::Room;
    const bool isAnybody = !isByAuthorOnly(said.kind);
    const bool isOnly = said.direction == Direction::Outgoing || conversation.kind == ConversationKind::Person;
    for (const QString &column : columnsFor(said, isRoom)) {
        // What was shown alone came in this very place.
        auto found = readMessages(
            writing.connection(),
            u"WHERE m.%1=? AND m.conversation=? AND m.kind=0 AND m.id<>? AND (+m.position < ? OR (+m.position = ? AND"
            " (m.id <= ? OR m.first_text IS 0))) AND (? OR (m.direction=? AND (? OR m.resource=? OR m.occupant_id=?)))"
            " ORDER BY +m.position DESC, m.id DESC LIMIT 32"_s.arg(column),
            {said.target, conversation.id, row, end.position, end.position, end.id, isAnybody,
             std::to_underlying(said.direction), isOnly, notNull(said.by.resource()), orNull(said.occupantId)});
        if (!found)
            return std::unexpected(found.error());
        for (Message &message : *found) {
            if (isMeant(said, message, isRoom))
                return std::move(message);
        }
    }
    return std::nullopt;
}

/// The newest correction in front of it.
Result<std::optional<Kept>> newestCorrection(Writing &writing, const Kept &said, const ConversationRow &conversation)
{
    const bool isRoom = conversation.kind == ConversationKind::Room;
    for (const QString &column : columnsFor(said.annotation, isRoom)) {
        auto found =
            readAnnotations(writing,
                            u"WHERE a.%1=? AND a.conversation=? AND a.kind=0 AND a.id<>? AND a.target<>a.origin_id AND"
                            " +a.position<=? ORDER BY +a.position DESC, a.id DESC LIMIT 32"_s.arg(column),
                            {said.annotation.target, conversation.id, said.id, said.position});
        if (!found)
            return std::unexpected(found.error());
        for (Kept &correction : *found) {
            const bool isBehind =
                correction.position == said.position && correction.id > said.id && writing.hasMet(said.id);
            const bool isTheirs = !isByAuthorOnly(said.annotation.kind) ||
                                  isBySameAuthor(said.annotation, correction.annotation, conversation.peer, isRoom);
            if (!isBehind && isTheirs)
                return std::move(correction);
        }
    }
    return std::nullopt;
}

bool isBehind(const Writing &writing, const Kept &correction, const Message &message)
{
    return correction.position > message.position ||
           (correction.position == message.position && writing.hasMet(correction.id) &&
            message.id <= writing.lastBefore(correction.id));
}

/// The message that the correction is of.
Result<std::optional<Message>> messageOf(Writing &writing, const Kept &said, const Kept &correction, bool isRoom)
{
    if (correction.message == 0)
        return std::nullopt; // both wait
    auto message = writing.message(correction.message);
    if (!message || !*message || !isMeant(said.annotation, **message, isRoom))
        return message ? std::nullopt : std::move(message);
    if (said.annotation.kind == Kind::Displayed)
        (*message)->position = std::max((*message)->position, correction.position);
    return message;
}

} // namespace

Result<bool> isUncertain(Writing &writing, const Kept &said, qint64 position, const ConversationRow &conversation)
{
    const Annotation &annotation = said.annotation;
    const bool isOurs = annotation.direction == Direction::Outgoing && annotation.state == DeliveryState::Pending;
    if (annotation.kind != Kind::Correction || annotation.target.size() >= kDrawnId || isOurs)
        return false;
    return writing.connection()
        .number(u"SELECT EXISTS (SELECT 1 FROM gap WHERE room=? AND behind>? AND next<=?)"_s,
                {conversation.kind == ConversationKind::Room ? conversation.id : 0, position, said.position})
        .transform([](qint64 found) { return found != 0; });
}

Result<std::optional<Message>> findTarget(Writing &writing, const Kept &said, const ConversationRow &conversation,
                                          Among among)
{
    const Annotation &annotation = said.annotation;
    auto message =
        newestMessage(writing, annotation, conversation, {said.position, writing.lastBefore(said.id)}, said.message);
    if (!message)
        return message;
    const auto correction = annotation.kind == Kind::Received ? Result<std::optional<Kept>>(std::nullopt)
                                                              : newestCorrection(writing, said, conversation);
    if (!correction)
        return std::unexpected(correction.error());
    const bool isChain = *correction && (!*message || isBehind(writing, **correction, **message));
    if (isChain || *message) {
        const qint64 position = isChain ? (*correction)->position : (*message)->position;
        const auto uncertain = isUncertain(writing, said, position, conversation);
        if (!uncertain)
            return std::unexpected(uncertain.error());
        if (*uncertain)
            return std::nullopt;
    }
    if (isChain)
        return messageOf(writing, said, **correction, conversation.kind == ConversationKind::Room);
    const bool isDrawn = annotation.target.size() >= kDrawnId;
    if (*message || among == Among::InFront || (annotation.kind == Kind::Correction && !isDrawn))
        return message;
    return newestMessage(writing, annotation, conversation, kEnd, said.message);
}

} // namespace causerie::storage
