// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/outgoingtext.h"

#include "core/xmpp/xmltext.h"

#include <algorithm>

namespace causerie
{

QString sendableText(const QString &text)
{
    QString lines = text;
    lines.replace(u'\u2028', u'\n').replace(u'\u2029', u'\n'); // how Qt's text editors break lines
    return xmpp::wireText(lines);
}

OutgoingText sendable(const OutgoingText &text)
{
    OutgoingText clean = text;
    clean.body = sendableText(text.body);
    clean.spoilerHint = sendableText(text.spoilerHint);
    clean.translations.clear();
    const auto isTaken = [&clean](const QString &language) {
        return language.compare(clean.language, Qt::CaseInsensitive) == 0 ||
               std::ranges::any_of(clean.translations, [&language](const LocalizedText &other) {
                   return other.language.compare(language, Qt::CaseInsensitive) == 0;
               });
    };
    for (const LocalizedText &translation : text.translations) {
        const LocalizedText cleaned{translation.language, sendableText(translation.text)};
        if (!cleaned.text.isEmpty() && !isTaken(cleaned.language))
            clean.translations.push_back(cleaned);
    }
    return clean;
}

std::optional<Reply> replyTo(const Message &target, bool inRoom)
{
    Reply reply;
    reply.target = referenceId(target, inRoom);
    if (reply.target.isEmpty())
        return {};
    reply.author = target.from;
    reply.message = target.id;
    if (target.retraction == Retraction::None)
        reply.quote = target.body.left(kQuoteLimit);
    if (!reply.quote.isEmpty() && reply.quote.back().isHighSurrogate())
        reply.quote.chop(1);
    return reply;
}

QStringList sendableReactions(const QStringList &emojis)
{
    QStringList clean;
    for (const QString &emoji : emojis) {
        const QString text = sendableText(emoji).simplified().remove(u' ');
        if (!text.isEmpty() && !clean.contains(text) && clean.size() < kMostReactions)
            clean << text;
    }
    return clean;
}

} // namespace causerie
