// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/lonecorrection.h"

#include "core/storage/insertmessage.h"
#include "core/storage/keptannotations.h"
#include "core/storage/reading.h"

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
};

/// Corrections that may be shown alone, in the order of the archive; `which` follows AND.
Result<std::vector<Waiting>> waitingCorrections(Writing &writing, const QString &which, const QVariantList &values)
{
    const auto rows = writing.connection().run(
        u"SELECT a.id, a.kind, a.target, a.author, a.occupant_id, a.direction, a.content, a.position, a.made_at,"
        " a.state, c.peer FROM annotation a JOIN conversation c ON c.id = a.conversation"
        " WHERE a.message IS NULL AND a.kind = 0 AND a.content IS NOT NULL"
        " AND (a.direction = 0 OR (a.state <> 0 AND (a.state > 2 OR a.archive_id IS NOT NULL)))"
        " AND NOT EXISTS (SELECT 1 FROM gap WHERE room = CASE c.kind WHEN 1 THEN c.id ELSE 0 END"
        " AND next <= a.position)"
        " AND NOT EXISTS (SELECT 1 FROM message m WHERE m.origin_id = a.target AND m.conversation = a.conversation"
        " AND m.first_text IS NOT 0 AND m.direction = a.direction AND (a.direction = 1 OR m.sender = a.author"
        " OR m.sender || '/' || m.resource = a.author))"
        " AND "_s +
            which + u" ORDER BY a.position, a.id"_s,
        values);
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Waiting> waiting;
    while ((*rows)->next())
        waiting.push_back(
            {keptFrom(**rows, writing.reader()), writing.reader().jidFrom((*rows)->value(10).toString())});
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
    message.occupantId = annotation.occupantId;
    message.sentAt = message.editedAt = annotation.at;
    message.state = annotation.direction == Direction::Outgoing ? DeliveryState::Sent : DeliveryState::Delivered;
    return message;
}

/// Each of them, unless one before it has taken it to itself.
Result<void> show(Writing &writing, const std::vector<Waiting> &all, Placing::Place place)
{
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
        Placing placing{.place = place, .next = waiting.kept.position};
        if (auto added = addMessage(writing, messageOf(waiting), **conversation, placing, kNeverCame); !added)
            return added;
    }
    return {};
}

Result<bool> isAlone(Writing &writing, qint64 id)
{
    return writing.connection()
        .number(u"SELECT first_text IS 0 FROM message WHERE id=?"_s, {id})
        .transform([](qint64 is) { return is != 0; });
}

/// What was said of it waits again.
Result<void> removeAlone(Writing &writing, qint64 id, ConversationRow &conversation)
{
    auto alone = writing.message(id);
    if (!alone || !*alone)
        return alone ? Result<void>() : std::unexpected(alone.error());
    for (const QString &sql :
         {u"UPDATE annotation SET message=NULL WHERE message=?"_s, u"DELETE FROM message WHERE id=?"_s}) {
        if (auto done = writing.connection().execute(sql, {id}); !done)
            return done;
    }
    conversation.isChanged = conversation.findLast = true;
    conversation.countAgain = conversation.countAgain || (*alone)->direction == Direction::Incoming;
    writing.addRemoved(std::move(**alone));
    return {};
}

} // namespace

Result<void> showAlone(Writing &writing, const ConversationRow &conversation, const QString &target,
                       Placing::Place place)
{
    return waitingCorrections(writing, u"a.conversation = ? AND a.target = ?"_s, {conversation.id, target})
        .and_then([&](const std::vector<Waiting> &all) { return show(writing, all, place); });
}

Result<void> showAllAlone(Writing &writing)
{
    return waitingCorrections(writing, u"TRUE"_s, {}).and_then([&writing](const std::vector<Waiting> &all) {
        return show(writing, all, Placing::Place::Gap);
    });
}

Result<qint64> findAlone(Writing &writing, const Message &original, const ConversationRow &conversation)
{
    if (original.originId.isEmpty())
        return 0;
    std::vector<qint64> found;
    {
        const auto rows = writing.connection().run(
            u"SELECT id FROM message WHERE origin_id=? AND conversation=? AND first_text IS 0"_s,
            {original.originId, conversation.id});
        if (!rows)
            return std::unexpected(rows.error());
        while ((*rows)->next())
            found.push_back((*rows)->value(0).toLongLong());
    }
    const bool isRoom = conversation.kind == ConversationKind::Room;
    for (const qint64 id : found) {
        const auto said = annotationsOf(writing, id);
        if (!said)
            return std::unexpected(said.error());
        const bool isTheirs = std::ranges::any_of(*said, [&](const Kept &kept) {
            return kept.annotation.kind == Kind::Correction && isMeant(kept.annotation, original, isRoom);
        });
        if (isTheirs)
            return id;
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
    values << original.position;
    if (auto written = overwriteMessage(writing.connection(), id, values); !written)
        return written;
    if (original.reply) {
        if (auto resolved = writing.resolveReply(original, conversation); !resolved)
            return resolved;
    }
    conversation.isChanged = conversation.findLast = true;
    conversation.countAgain = conversation.countAgain || original.direction == Direction::Incoming;
    if (placing.place == Placing::Place::Live) {
        if (auto ended = writing.endGaps(original.archiveId, conversation); !ended)
            return ended;
    }
    placing.last = cursorOf(original);
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
    const auto is = isAlone(writing, *id);
    if (!is || !*is)
        return is.transform([](bool) {});
    if (auto moved = writing.connection().execute(u"UPDATE message SET position=? WHERE id=?"_s, {position, *id});
        !moved)
        return moved;
    conversation.isChanged = conversation.findLast = true;
    return writing.message(*id).transform([&writing](std::optional<Message> moved) {
        if (moved)
            writing.addChanged(std::move(*moved));
    });
}

Result<bool> joinLater(Writing &writing, const Annotation &annotation, ConversationRow &conversation)
{
    if (annotation.originId.isEmpty() || annotation.originId == annotation.target)
        return false;
    const QVariantList which{annotation.target, conversation.id, annotation.originId, annotation.by.toString()};
    const QString mine = u" WHERE conversation=? AND target=? AND kind=0 AND author=?"_s;
    const auto later = writing.connection().number(u"SELECT count(*) FROM annotation"_s + mine, which.sliced(1));
    if (!later || *later == 0)
        return later.transform([](qint64) { return false; });
    const auto shown = writing.connection().number(
        u"SELECT id FROM message WHERE origin_id=? AND conversation=? AND first_text IS 0 AND id IN (SELECT message FROM"
        " annotation"_s +
            mine + u")"_s,
        QVariantList{annotation.originId, conversation.id} + which.sliced(1));
    if (!shown)
        return std::unexpected(shown.error());
    const auto isHere = writing.connection().number(
        u"SELECT count(*) FROM message WHERE origin_id=? AND conversation=? AND first_text IS NOT 0 AND direction=?"
        " AND (direction = 1 OR sender = ? OR sender || '/' || resource = ?)"_s,
        {annotation.target, conversation.id, std::to_underlying(annotation.direction), annotation.by.toString(),
         annotation.by.toString()});
    if (!isHere)
        return std::unexpected(isHere.error());
    if (*shown != 0) {
        auto done = *isHere ? removeAlone(writing, *shown, conversation)
                            : writing.connection().execute(u"UPDATE message SET origin_id=? WHERE id=?"_s,
                                                           {annotation.target, *shown});
        if (!done)
            return std::unexpected(done.error());
    }
    return writing.connection().execute(u"UPDATE annotation SET target=?"_s + mine, which).transform([] {
        return true;
    });
}

} // namespace causerie::storage
