// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagewrite.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/fallback.h"
#include "core/xmpp/filesharing.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/reactions.h"
#include "core/xmpp/reply.h"
#include "core/xmpp/retraction.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

QLatin1StringView typeFor(Audience audience)
{
    return audience == Audience::Room ? "groupchat"_L1 : "chat"_L1;
}

QLatin1StringView nameOf(ChatState state)
{
    switch (state) {
    case ChatState::None:
        return {};
    case ChatState::Active:
        return "active"_L1;
    case ChatState::Composing:
        return "composing"_L1;
    case ChatState::Paused:
        return "paused"_L1;
    case ChatState::Inactive:
        return "inactive"_L1;
    case ChatState::Gone:
        return "gone"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

std::vector<Attachment> fetchable(const std::vector<Attachment> &attachments)
{
    std::vector<Attachment> there;
    for (const Attachment &attachment : attachments) {
        if (!attachment.url.isEmpty() && there.size() < kMostAttachments)
            there.push_back(attachment);
    }
    return there;
}

QString addressLines(const std::vector<Attachment> &attachments)
{
    QStringList lines;
    for (const Attachment &attachment : attachments)
        lines.append(attachment.url.toString(QUrl::FullyEncoded));
    return lines.join(u'\n');
}

/// The text in all its languages, each once.
std::vector<LocalizedText> textsOf(const Message &message)
{
    std::vector<LocalizedText> texts;
    if (!message.body.isEmpty())
        texts.push_back({message.language, wireText(message.body)});
    for (const LocalizedText &translation : message.translations) {
        const auto sameLanguage = [&translation](const LocalizedText &text) {
            return text.language.compare(translation.language, Qt::CaseInsensitive) == 0;
        };
        if (!translation.text.isEmpty() && std::ranges::none_of(texts, sameLanguage))
            texts.push_back({translation.language, wireText(translation.text)});
    }
    return texts;
}

/// Every body, each behind what clients need that know neither answers nor files: the quote and the addresses. Both
/// are marked, so that others leave them out (XEP-0428). They come first because the marks are the same for all bodies.
void writeBodies(QXmlStreamWriter &writer, const Message &message, const std::vector<Attachment> &files)
{
    const QString quote = message.reply ? quoted(wireText(message.reply->quote)) : QString();
    std::vector<LocalizedText> texts = textsOf(message);
    QString addresses = addressLines(files);
    if (!addresses.isEmpty() && !texts.empty())
        addresses += u'\n';
    if (texts.empty() && !addresses.isEmpty())
        texts.push_back({});
    for (const LocalizedText &text : texts)
        writeText(writer, "body"_L1, quote + addresses + text.text, text.language);
    if (!addresses.isEmpty()) {
        const qsizetype start = codePoints(quote);
        writeFallback(writer, ns::kFileSharing, {{start, start + codePoints(addresses)}});
    }
}

/// What a message or a correction says.
void writeContent(QXmlStreamWriter &writer, const Message &message)
{
    const std::vector<Attachment> files = fetchable(message.attachments);
    if (!message.subject.isEmpty())
        writeText(writer, "subject"_L1, message.subject, message.subjectLanguage);
    for (const LocalizedText &subject : message.subjectTranslations)
        writeText(writer, "subject"_L1, subject.text, subject.language);
    writeBodies(writer, message, files);
    if (message.reply && !message.reply->target.isEmpty())
        writeReply(writer, {message.reply->target, message.reply->author}, message.reply->quote);
    if (message.spoiler) {
        startElement(writer, "spoiler"_L1, ns::kSpoiler);
        writer.writeCharacters(wireText(message.spoilerHint));
        writer.writeEndElement();
    }
    if (message.unstyled)
        writeEmpty(writer, "unstyled"_L1, ns::kStyling);
    for (const Attachment &file : files)
        writeSharedFile(writer, file);
    // Other clients take this for a file only when nothing else is in the message.
    if (files.size() == 1 && message.body.isEmpty() && !message.reply)
        writeOutOfBand(writer, files.front());
}

/// How it wants to be treated.
void writeWishes(QXmlStreamWriter &writer, const QString &id, Audience audience, bool isActive)
{
    writeWithId(writer, "origin-id"_L1, ns::kStanzaIds, id);
    if (audience == Audience::Ourselves)
        return;
    if (audience != Audience::Room) { // XEP-0184 §5.3, XEP-0085 §5.5
        writeEmpty(writer, "request"_L1, ns::kReceipts);
        if (isActive)
            writeEmpty(writer, "active"_L1, ns::kChatStates);
    }
    writeEmpty(writer, "markable"_L1, ns::kMarkers);
    if (audience == Audience::Occupant)
        writeEmpty(writer, "x"_L1, ns::kMucUser);
}

/// A reference without a text: servers keep only what has one, unless they are told (XEP-0334 §4.4).
void writeKept(QXmlStreamWriter &writer, const Annotation &annotation, Audience audience)
{
    writeWithId(writer, "origin-id"_L1, ns::kStanzaIds, annotation.originId);
    writeEmpty(writer, "store"_L1, ns::kHints);
    if (audience == Audience::Occupant)
        writeEmpty(writer, "x"_L1, ns::kMucUser);
}

PayloadMessage::Write payload(const Annotation &annotation, Audience audience, bool isActive)
{
    switch (annotation.kind) {
    case Annotation::Kind::Correction:
        return [annotation, audience, isActive](QXmlStreamWriter &writer) {
            writeContent(writer, annotation.content);
            writeWithId(writer, "replace"_L1, ns::kReplace, annotation.target);
            writeWishes(writer, annotation.originId, audience, isActive);
        };
    case Annotation::Kind::Reactions:
        return [annotation, audience](QXmlStreamWriter &writer) {
            writeReactions(writer, {annotation.target, annotation.emojis});
            writeKept(writer, annotation, audience);
        };
    case Annotation::Kind::Retraction:
        return [annotation, audience](QXmlStreamWriter &writer) {
            writeRetraction(writer, annotation.target);
            writeKept(writer, annotation, audience);
        };
    case Annotation::Kind::Displayed:
        return [annotation, audience](QXmlStreamWriter &writer) {
            writeWithId(writer, "displayed"_L1, ns::kMarkers, annotation.target);
            writeKept(writer, annotation, audience);
        };
    case Annotation::Kind::Received:
        if (audience == Audience::Room)
            return {};
        return [annotation, audience](QXmlStreamWriter &writer) {
            writeWithId(writer, "received"_L1, ns::kReceipts, annotation.target);
            writeKept(writer, annotation, audience);
        };
    case Annotation::Kind::Moderation:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

PayloadMessage toStanza(const Message &message, Audience audience, bool isActive)
{
    return {typeFor(audience), message.conversation.toString(), message.originId,
            [message, audience, isActive](QXmlStreamWriter &writer) {
                writeContent(writer, message);
                writeWishes(writer, message.originId, audience, isActive);
            }};
}

std::optional<PayloadMessage> toStanza(const Annotation &annotation, Audience audience, bool isActive)
{
    PayloadMessage::Write write = payload(annotation, audience, isActive);
    if (!write)
        return {};
    return PayloadMessage(typeFor(audience), annotation.conversation.toString(), annotation.originId, std::move(write));
}

PayloadMessage receipt(const Jid &to, QLatin1StringView type, const QString &target, const QString &id)
{
    return {type, to.toString(), id, [target](QXmlStreamWriter &writer) {
                writeWithId(writer, "received"_L1, ns::kReceipts, target);
                writeEmpty(writer, "store"_L1, ns::kHints); // so that all their devices learn of it
            }};
}

PayloadMessage toStanza(ChatState state, const Jid &peer, Audience audience, const QString &id)
{
    return {typeFor(audience), peer.toString(), id, [state, audience](QXmlStreamWriter &writer) {
                writeEmpty(writer, nameOf(state), ns::kChatStates);
                writeEmpty(writer, "no-store"_L1, ns::kHints);
                if (audience == Audience::Occupant)
                    writeEmpty(writer, "x"_L1, ns::kMucUser);
            }};
}

} // namespace causerie::xmpp
