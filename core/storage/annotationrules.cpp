// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/annotationrules.h"

#include "core/storage/messagejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

using Kind = Annotation::Kind;

namespace
{

/// Whether both are by the same person: in a room by the occupant id, for a name changes hands. What an occupant wrote
/// to us alone is theirs only by that id: unlike all that are in the room nobody else would see the forgery, and
/// without one on both sides whoever bears the name now may be anybody.
bool isByAuthor(const Annotation &annotation, const Message &message, bool isRoom)
{
    if (annotation.direction != message.direction)
        return false;
    if (annotation.direction == Direction::Outgoing)
        return true;
    if (!isRoom && !message.conversation.isBare())
        return annotation.by == message.from && !annotation.occupantId.isEmpty() &&
               annotation.occupantId == message.occupantId;
    if (!isRoom)
        return annotation.by.bare() == message.from.bare();
    if (!annotation.occupantId.isEmpty() && !message.occupantId.isEmpty())
        return annotation.occupantId == message.occupantId;
    return annotation.by == message.from;
}

void retract(Message &message, Retraction how)
{
    message.retraction = how;
    setContent(message, {});
    message.subject.clear();
    message.subjectLanguage.clear();
    message.subjectTranslations.clear();
    message.reactions.clear();
    message.reply.reset();
}

/// One entry per person and emoji, of each person's last word, in the order of the first word.
void setReactions(Message &message, const std::vector<Kept> &all, bool isRoom)
{
    struct Person {
        QString key;
        Jid by;
        QJsonArray emojis;
    };
    std::vector<Person> people;
    for (const Kept &kept : all) {
        if (kept.annotation.kind != Kind::Reactions)
            continue;
        const Annotation &annotation = kept.annotation;
        const bool byOccupantId = isRoom && !annotation.occupantId.isEmpty();
        const QString key = byOccupantId ? annotation.occupantId : annotation.by.toString();
        auto person = std::ranges::find(people, key, &Person::key);
        if (person == people.end())
            person = people.insert(people.end(), {key, {}, {}});
        person->by = annotation.by;
        person->emojis = kept.json["emojis"_L1].toArray();
    }
    if (people.empty())
        return;
    message.reactions.clear();
    for (const Person &person : people) {
        for (const QJsonValue &emoji : person.emojis) {
            const Reaction reaction{person.by, emoji.toString()};
            if (std::ranges::find(message.reactions, reaction) == message.reactions.end())
                message.reactions.push_back(reaction);
        }
    }
}

} // namespace

QString contentOf(const Annotation &annotation)
{
    QJsonObject json;
    switch (annotation.kind) {
    case Kind::Correction:
        json = contentToJson(annotation.content);
        break;
    case Kind::Reactions:
        json.insert("emojis"_L1, QJsonArray::fromStringList(annotation.emojis));
        break;
    case Kind::Moderation:
        json.insert("reason"_L1, annotation.reason);
        break;
    case Kind::Retraction:
    case Kind::Received:
    case Kind::Displayed:
        break;
    }
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void setContent(Annotation &annotation, const QJsonObject &content)
{
    switch (annotation.kind) {
    case Kind::Correction:
        setContent(annotation.content, content);
        break;
    case Kind::Reactions:
        for (const QJsonArray emojis = content["emojis"_L1].toArray(); const QJsonValue &emoji : emojis)
            annotation.emojis << emoji.toString();
        break;
    case Kind::Moderation:
        annotation.reason = content["reason"_L1].toString();
        break;
    case Kind::Retraction:
    case Kind::Received:
    case Kind::Displayed:
        break;
    }
}

bool isKept(Kind kind)
{
    return kind != Kind::Received && kind != Kind::Displayed;
}

bool isMeant(const Annotation &annotation, const Message &message, bool isRoom)
{
    if (message.kind != MessageKind::Text)
        return false;
    switch (annotation.kind) {
    case Kind::Correction:
    case Kind::Retraction:
        return isByAuthor(annotation, message, isRoom);
    case Kind::Moderation:
        return isRoom;
    case Kind::Reactions:
        return true;
    case Kind::Received:
        return message.direction == Direction::Outgoing && annotation.direction == Direction::Incoming;
    case Kind::Displayed:
        return annotation.direction == Direction::Outgoing || message.direction == Direction::Outgoing;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool isBySameAuthor(const Annotation &annotation, const Annotation &other, const Jid &conversation, bool isRoom)
{
    Message said;
    said.conversation = conversation;
    said.from = other.by;
    said.direction = other.direction;
    said.occupantId = other.occupantId;
    return isByAuthor(annotation, said, isRoom);
}

void workOut(Message &message, const std::vector<Kept> &all, bool isRoom)
{
    const auto last = [&](Kind kind) {
        const auto found =
            std::find_if(all.rbegin(), all.rend(), [kind](const Kept &kept) { return kept.annotation.kind == kind; });
        return found == all.rend() ? nullptr : &*found;
    };
    if (const Kept *moderation = last(Kind::Moderation)) {
        retract(message, Retraction::ByModerator);
        message.retractionReason = moderation->json["reason"_L1].toString();
    } else if (last(Kind::Retraction)) {
        retract(message, Retraction::BySender);
    }
    if (message.retraction != Retraction::None)
        return;
    if (const Kept *correction = last(Kind::Correction); correction && !correction->json.isEmpty()) {
        setContent(message, correction->json);
        message.editedAt = correction->annotation.at;
    }
    setReactions(message, all, isRoom);
}

} // namespace causerie::storage
