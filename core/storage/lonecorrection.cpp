// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/lonecorrection.h"

#include "core/storage/insertmessage.h"
#include "core/storage/keptannotations.h"
#include "core/storage/lonerow.h"
#include "core/storage/reading.h"
#include "core/storage/targets.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

using Kind = Annotation::Kind;

struct Waiting {
    Kept kept;
    Jid peer;
    bool isRefused = false; ///< though its author wrote the message; with a counted id, none may be missing between
};

/// Corrections that need not wait any longer, in the order of the archive; `which` follows AND.
Result<std::vector<Waiting>> waitingCorrections(Writing &writing, const QString &which, const QVariantList &values)
{
    const auto rows = writing.connection().run(
        u"SELECT "_s + kColumnsOfAnnotation +
            u", c.peer, EXISTS (SELECT 1 FROM message m WHERE m.origin_id = a.target"
            " AND m.conversation = a.conversation AND m.position <= a.position"
            " AND m.first_text IS NOT 0 AND m.direction = a.direction AND (a.direction = 1 OR m.sender = a.author"
            " OR m.sender || '/' || m.resource = a.author) AND NOT (length(a.target) < ? AND EXISTS (SELECT 1 FROM gap"
            " WHERE room = CASE c.kind WHEN 1 THEN c.id ELSE 0 END AND behind > m.position AND next <= a.position)))"
            " FROM annotation a JOIN conversation c ON c.id = a.conversation"
            " WHERE a.message IS NULL AND a.kind = 0 AND a.content IS NOT NULL"
            " AND (a.direction = 0 OR (a.state <> 0 AND (a.state > 2 OR a.archive_id IS NOT NULL)))"
            " AND NOT EXISTS (SELECT 1 FROM gap WHERE room = CASE c.kind WHEN 1 THEN c.id ELSE 0 END"
            " AND next <= a.position AND NOT refused)"
            " AND "_s +
            which + u" ORDER BY a.position, a.id"_s,
        QVariantList{kDrawnId} + values);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Waiting> waiting;
    while ((*rows)->next())
        waiting.push_back({keptFrom(**rows, writing.reader()),
                           writing.reader().jidFrom((*rows)->value(kAnnotationColumns).toString()),
                           (*rows)->value(kAnnotationColumns + 1).toBool()});
    return writing.connection().readAll(*rows).transform([&waiting] { return std::move(waiting); });
}

Message messageOf(const Waiting &waiting)
{
    Annotation annotation = waiting.kept.annotation;
    setContent(annotation, waiting.kept.json);
    Message message = annotation.content;
    message.conversation = waiting.peer;
    message.from = annotation.by;
    message.direction = annotation.direction;
    message.originId = annotation.target;
    message.archiveId = annotation.archiveId;
    message.occupantId = annotation.occupantId;
    message.sentAt = message.editedAt = annotation.at;
    message.state = annotation.direction == Direction::Outgoing ? DeliveryState::Sent : DeliveryState::Delivered;
    return message;
}

/// It was not known when it came, or not for certain, for a gap was open: then it is said of that message.
Result<bool> applyLate(Writing &writing, const Kept &kept, ConversationRow &conversation)
{
    auto target = findTarget(writing, kept, conversation, Among::InFront);
    if (!target || !*target)
        return target.transform([](const std::optional<Message> &) { return false; });
    if (auto bound = bind(writing, kept, (*target)->id, conversation); !bound)
        return std::unexpected(bound.error());
    const Annotation &said = kept.annotation;
    const auto waited = applyNamed(writing, **target, conversation, {said.originId, said.archiveId});
    const auto changed = waited ? workOutAgain(writing, **target, conversation) : waited;
    if (!changed)
        return changed;
    if (*waited || *changed)
        writing.addChanged(std::move(**target));
    return true;
}

/// A row of its own, which takes in what waits for it, and the correction first.
Result<void> addAlone(Writing &writing, const Waiting &waiting, ConversationRow &conversation, Placing &placing)
{
    if (placing.place == Placing::Place::Live) { // behind everything, as its row
        if (auto moved = writing.connection().execute(u"UPDATE annotation SET position=position+1 WHERE id=?"_s,
                                                      {waiting.kept.id});
            !moved)
            return moved;
    }
    return addMessage(writing, messageOf(waiting), conversation, placing, kNeverCame);
}

/// Each of them, unless one before it has taken it to itself. Where the last one stands.
Result<Cursor> show(Writing &writing, const std::vector<Waiting> &all, Placing::Place place)
{
    Cursor last;
    for (const Waiting &waiting : all) {
        const auto isTaken =
            writing.connection().number(u"SELECT message IS NOT NULL FROM annotation WHERE id=?"_s, {waiting.kept.id});
        if (!isTaken)
            return std::unexpected(isTaken.error());
        if (*isTaken)
            continue;
        const auto conversation = writing.conversation(waiting.peer);
        if (!conversation)
            return std::unexpected(conversation.error());
        (*conversation)->annotated = true;
        const Result<bool> applied = applyLate(writing, waiting.kept, **conversation);
        if (!applied)
            return std::unexpected(applied.error());
        if (*applied || waiting.isRefused)
            continue;
        const bool isOlder = waiting.kept.position < 0; // see gaps.h
        Placing placing{.place = isOlder ? Placing::Place::Older : place, .next = waiting.kept.position};
        if (auto added = addAlone(writing, waiting, **conversation, placing); !added)
            return std::unexpected(added.error());
        last = placing.last;
    }
    return last;
}

/// The first correction in the row that bears this name, of all rows that are shown alone under it.
Result<std::vector<Kept>> firstsNamed(Writing &writing, const QString &name, const ConversationRow &conversation)
{
    if (name.isEmpty())
        return {};
    return readAnnotations(
        writing,
        u"JOIN message m ON m.id = a.message WHERE m.origin_id=? AND m.conversation=? AND m.first_text IS 0"
        " AND a.id = (SELECT id FROM annotation WHERE message = m.id AND kind = 0 AND target = m.origin_id"
        " ORDER BY position, id LIMIT 1) ORDER BY +m.position, m.id"_s,
        {name, conversation.id});
}

/// Whether what comes now, `placing` says where, stands in front of the correction.
bool comesInFront(Writing &writing, const Placing &placing, const Kept &correction)
{
    switch (placing.place) {
    case Placing::Place::Live:
        return false;
    case Placing::Place::Gap:
    case Placing::Place::Older:
        return placing.next <= correction.position;
    case Placing::Place::Beside:
        return placing.next < correction.position ||
               (placing.next == correction.position && !writing.hasMet(correction.id));
    }
    Q_UNREACHABLE_RETURN(false);
}

/// Whether it has to stay alone until a gap is gone, although a message or a correction, which came now to `position`,
/// bears its name. A check of the archive tells all that is between.
Result<bool> isYetUncertain(Writing &writing, const Kept &alone, qint64 position, Placing::Place place,
                            const ConversationRow &conversation)
{
    if (place == Placing::Place::Live || place == Placing::Place::Beside)
        return false;
    return isUncertain(writing, alone, position, conversation);
}

/// A row shown alone under `name` whose first correction stands behind this one, of the same author; 0 without one.
Result<qint64> laterRow(Writing &writing, const Kept &correction, const QString &name, Placing::Place place,
                        const ConversationRow &conversation)
{
    const auto corrections = firstsNamed(writing, name, conversation);
    if (!corrections)
        return std::unexpected(corrections.error());
    for (const Kept &first : *corrections) {
        const bool isBehind = first.position > correction.position ||
                              (first.position == correction.position && !writing.hasMet(first.id));
        const bool isRoom = conversation.kind == ConversationKind::Room;
        if (!isBehind || !isBySameAuthor(first.annotation, correction.annotation, conversation.peer, isRoom))
            continue;
        const auto uncertain = isYetUncertain(writing, first, correction.position, place, conversation);
        if (!uncertain)
            return std::unexpected(uncertain.error());
        if (!*uncertain)
            return first.message;
    }
    return 0;
}

/// The row of a later correction is that of `correction`, too, which is the first of them now. None: it was 0.
Result<std::optional<Message>> moveRow(Writing &writing, qint64 id, const Kept &correction,
                                       ConversationRow &conversation)
{
    if (id == 0)
        return std::nullopt;
    return writing.connection()
        .execute(u"UPDATE message SET origin_id=? WHERE id=?"_s, {correction.annotation.target, id})
        .and_then([&] { return moveLoneRow(writing, id, correction.position, conversation); });
}

} // namespace

Result<void> showAlone(Writing &writing, qint64 annotation, Placing::Place place, Placing &placing)
{
    return waitingCorrections(writing, u"a.id = ?"_s, {annotation})
        .and_then([&](const std::vector<Waiting> &all) { return show(writing, all, place); })
        .transform([&placing](Cursor last) {
            if (placing.place == Placing::Place::Beside && last != Cursor())
                placing.last = last;
        });
}

Result<void> showAllAlone(Writing &writing)
{
    return waitingCorrections(writing, u"TRUE"_s, {})
        .and_then([&writing](const std::vector<Waiting> &all) { return show(writing, all, Placing::Place::Gap); })
        .transform([](Cursor) {});
}

Result<qint64> findAlone(Writing &writing, const Message &original, const ConversationRow &conversation,
                         const Placing *placing)
{
    if (placing && placing->place == Placing::Place::Live)
        return 0;
    const auto corrections = firstsNamed(writing, original.originId, conversation);
    if (!corrections)
        return std::unexpected(corrections.error());
    for (const Kept &first : *corrections) {
        const bool isInFront =
            placing ? comesInFront(writing, *placing, first) : original.sentAt <= first.annotation.at;
        if (!isInFront || !isMeant(first.annotation, original, conversation.kind == ConversationKind::Room))
            continue;
        const auto uncertain =
            placing ? isYetUncertain(writing, first, placing->next, placing->place, conversation) : false;
        if (!uncertain)
            return std::unexpected(uncertain.error());
        if (!*uncertain)
            return first.message;
    }
    return 0;
}

Result<void> becomeOriginal(Writing &writing, qint64 id, Message original, ConversationRow &conversation,
                            Placing &placing, std::optional<qint64> firstText)
{
    const auto alone = writing.message(id);
    if (!alone || !*alone)
        return alone ? Result<void>() : std::unexpected(alone.error());
    original.id = id;
    original.position = (*alone)->position;
    if (placing.place == Placing::Place::Gap || placing.place == Placing::Place::Older)
        original.position = placing.next++;
    else if (placing.place == Placing::Place::Beside)
        original.position = placing.next;
    original.state = stateOf(original, conversation);
    QVariantList values = valuesOf(original, conversation.id);
    if (firstText)
        values.back() = *firstText;
    const bool isCounted = writing.isAdded(id);
    if (auto written = writeLoneRow(writing, original, values, conversation); !written)
        return written;
    if (original.reply) {
        if (auto resolved = writing.resolveReply(original, conversation); !resolved)
            return resolved;
    }
    conversation.isChanged = conversation.findLast = true;
    conversation.countAgain = conversation.countAgain || original.direction == Direction::Incoming;
    placing.last = cursorOf(original);
    if (!isCounted)
        ++placing.completed;
    if (auto applied = applyWaiting(writing, original, conversation); !applied)
        return std::unexpected(applied.error());
    if (auto changed = workOutAgain(writing, original, conversation); !changed)
        return std::unexpected(changed.error());
    writing.addChanged(std::move(original));
    return {};
}

Result<void> moveAlone(Writing &writing, qint64 annotation, qint64 position, ConversationRow &conversation)
{
    const auto id =
        writing.connection().number(u"SELECT coalesce(message, 0) FROM annotation WHERE id=?"_s, {annotation});
    if (!id || *id == 0)
        return id.transform([](qint64) {});
    const auto isFirst = writing.connection().number(
        u"SELECT first_text IS 0 AND NOT EXISTS (SELECT 1 FROM annotation WHERE message = m.id AND kind = 0 AND"
        " position < ?) FROM message m WHERE id=?"_s,
        {position, *id});
    if (!isFirst || !*isFirst)
        return isFirst.transform([](qint64) {});
    return moveLoneRow(writing, *id, position, conversation).transform([&writing](std::optional<Message> moved) {
        if (moved)
            writing.addChanged(std::move(*moved));
    });
}

Result<void> passAlone(Writing &writing, qint64 annotation, Placing &placing)
{
    if (placing.place != Placing::Place::Beside)
        return {};
    const auto rows = writing.connection().run(
        u"SELECT m.position, m.id, NOT EXISTS (SELECT 1 FROM annotation b WHERE b.message = m.id AND b.kind = 0 AND"
        " (b.position, b.id) < (a.position, a.id)) FROM annotation a JOIN message m ON m.id = a.message"
        " WHERE a.id=? AND a.kind = 0 AND m.first_text IS 0"_s,
        {annotation});
    if (!rows)
        return std::unexpected(rows.error());
    if (!(*rows)->next() || !(*rows)->value(2).toBool())
        return {};
    placing.last = {(*rows)->value(0).toLongLong(), (*rows)->value(1).toLongLong()};
    placing.next = placing.last.position;
    ++placing.known;
    return {};
}

Result<std::optional<Message>> joinLater(Writing &writing, const Kept &correction, Placing::Place place,
                                         ConversationRow &conversation, std::optional<Message> target)
{
    const Annotation &said = correction.annotation;
    if (!target) {
        const auto same = laterRow(writing, correction, said.target, place, conversation);
        auto message = same ? moveRow(writing, *same, correction, conversation) : std::unexpected(same.error());
        if (!message)
            return message;
        target = std::move(*message);
    }
    if (said.originId == said.target)
        return target;
    const auto later = laterRow(writing, correction, said.originId, place, conversation);
    if (!later)
        return std::unexpected(later.error());
    if (*later == 0 || (target && *later == target->id))
        return target;
    if (target)
        return removeLoneRow(writing, *later, target->id, conversation).transform([&target] {
            return std::move(target);
        });
    return moveRow(writing, *later, correction, conversation);
}

namespace
{

/// What stands behind it joins it.
Result<void> joinOne(Writing &writing, const Kept &correction, ConversationRow &conversation)
{
    auto known = writing.message(correction.message);
    if (!known)
        return std::unexpected(known.error());
    auto target = joinLater(writing, correction, Placing::Place::Older, conversation, std::move(*known));
    if (!target || !*target)
        return target.transform([](const std::optional<Message> &) {});
    if (correction.message == 0) {
        if (auto bound = bind(writing, correction, (*target)->id, conversation); !bound)
            return bound;
    }
    const Annotation &said = correction.annotation;
    const auto waited = applyNamed(writing, **target, conversation, {said.originId, said.archiveId});
    const auto changed = waited ? workOutAgain(writing, **target, conversation) : waited;
    if (!changed)
        return std::unexpected(changed.error());
    if (correction.message == 0 || *waited || *changed)
        writing.addChanged(std::move(**target));
    return {};
}

} // namespace

Result<void> joinOlder(Writing &writing, const std::vector<ChatEvent> &page)
{
    bool isAny = false;
    for (auto event = page.rbegin(); event != page.rend(); ++event) {
        const auto *said = std::get_if<Annotation>(&*event);
        if (!said || said->kind != Kind::Correction)
            continue;
        isAny = true;
        const auto conversation = writing.conversation(said->conversation);
        if (!conversation)
            return std::unexpected(conversation.error());
        const auto corrections = readAnnotations(
            writing, u"WHERE a.conversation=? AND a.target=? AND a.kind=0 AND a.origin_id=? AND a.archive_id IS ?"_s,
            {(*conversation)->id, said->target, notNull(said->originId), orNull(said->archiveId)});
        if (!corrections)
            return std::unexpected(corrections.error());
        for (const Kept &correction : *corrections) {
            if (auto joined = joinOne(writing, correction, **conversation); !joined)
                return joined;
        }
    }
    return isAny ? showAllAlone(writing) : Result<void>();
}

} // namespace causerie::storage
