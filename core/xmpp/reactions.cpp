// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/reactions.h"

#include "core/chat/emoji.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

std::optional<ReactionsPayload> readReactions(const QDomElement &reactions)
{
    ReactionsPayload payload{reactions.attribute(u"id"_s), {}};
    if (payload.target.isEmpty())
        return {};
    forEachChild(reactions, [&payload](const QDomElement &e) {
        if (!is(e, "reaction"_L1, ns::kReactions) || payload.emojis.size() >= kMostReactions)
            return;
        const QString emoji = e.text().trimmed();
        if (isEmoji(emoji) && !payload.emojis.contains(emoji))
            payload.emojis.append(emoji);
    });
    return payload;
}

void writeReactions(QXmlStreamWriter &writer, const ReactionsPayload &reactions)
{
    startElement(writer, "reactions"_L1, ns::kReactions);
    writer.writeAttribute("id"_L1, wireText(reactions.target));
    for (const QString &emoji : reactions.emojis)
        writeText(writer, "reaction"_L1, emoji);
    writer.writeEndElement();
}

} // namespace causerie::xmpp
