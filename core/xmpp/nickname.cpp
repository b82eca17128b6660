// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/nickname.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongest = 80; // characters; a name, not a letter

} // namespace

QString parseNickname(const QDomElement &nick)
{
    if (!is(nick, "nick"_L1, kNickname))
        return {};
    QString text = nick.text().left(kLongest * 4);
    // Characters that turn the direction of what follows could disguise whose words these are.
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format && c != QChar(0x200d); });
    return text.simplified().left(kLongest);
}

Pep::Write nicknamePayload(const QString &nickname)
{
    return [nickname](QXmlStreamWriter &writer) {
        startElement(writer, "nick"_L1, kNickname);
        writer.writeCharacters(wireText(nickname.simplified()));
        writer.writeEndElement();
    };
}

} // namespace causerie::xmpp
