// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagecontent.h"

#include "core/xmpp/messagenames.h"

#include <algorithm>

namespace causerie::xmpp
{

namespace
{

bool isAddressOf(const QString &text, const std::vector<Attachment> &attachments)
{
    const QString trimmed = text.trimmed();
    return std::ranges::any_of(attachments, [&trimmed](const Attachment &attachment) {
        return trimmed == attachment.url.toString(QUrl::FullyEncoded) || trimmed == attachment.url.toString();
    });
}

/// A body without what other clients need; as it is when nothing would remain of a message that is only text.
QString readable(const QString &body, const MessageStanza &stanza, const std::vector<Attachment> &attachments)
{
    if (isAddressOf(body, attachments))
        return {};
    QString text = body;
    if (stanza.reply && !attachments.empty())
        text = cutFallback(body, stanza.fallbacks, {ns::kReply, ns::kFileSharing}).remaining;
    else if (stanza.reply)
        text = cutFallback(body, stanza.fallbacks, {ns::kReply}).remaining;
    else if (!attachments.empty())
        text = cutFallback(body, stanza.fallbacks, {ns::kFileSharing, ns::kOutOfBand}).remaining;
    if (stanza.reactions)
        return cutFallback(text, stanza.fallbacks, {ns::kReactions}).remaining;
    if (text.trimmed().isEmpty())
        return attachments.empty() ? body : QString();
    return text;
}

void fillReply(Message &message, const MessageStanza &stanza, const QStringList &languages)
{
    if (!stanza.reply)
        return;
    Reply reply{stanza.reply->target, stanza.reply->author, 0, {}};
    if (!stanza.bodies.empty()) {
        const QString &body = stanza.bodies[preferredText(stanza.bodies, languages)].text;
        reply.quote = unquoted(cutFallback(body, stanza.fallbacks, {ns::kReply}).removed, kQuoteLimit);
    }
    message.reply = std::move(reply);
}

} // namespace

bool fillContent(Message &message, const MessageStanza &stanza, const QStringList &languages)
{
    message.attachments = stanza.files;
    if (message.attachments.empty() && stanza.outOfBand)
        message.attachments.push_back(*stanza.outOfBand);
    std::vector<LocalizedText> texts;
    for (const LocalizedText &body : stanza.bodies) {
        LocalizedText text{body.language, readable(body.text, stanza, message.attachments)};
        if (!text.text.isEmpty() && !says(texts, text)) // what differed may have been for other clients
            texts.push_back(std::move(text));
    }
    const LocalizedText body = takePreferred(texts, languages);
    message.body = body.text;
    message.language = body.language;
    message.translations = std::move(texts);
    message.subjectTranslations = stanza.subjects;
    const LocalizedText subject = takePreferred(message.subjectTranslations, languages);
    message.subject = subject.text;
    message.subjectLanguage = subject.language;
    fillReply(message, stanza, languages);
    message.spoiler = stanza.spoiler;
    std::vector<LocalizedText> hints = stanza.spoilerHints;
    message.spoilerHint = takePreferred(hints, languages).text;
    message.unstyled = stanza.unstyled;
    message.encryption = stanza.encryption;
    // Needs no text. (In a room a subject alone is the room's.)
    const bool isLetter = isPersonal(stanza.type) && !message.subject.isEmpty();
    const bool isCipher = !stanza.encryption.isEmpty() && !stanza.isKeyTransport;
    return !message.body.isEmpty() || !message.attachments.empty() || isCipher || isLetter;
}

} // namespace causerie::xmpp
