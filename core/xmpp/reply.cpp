// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/reply.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

std::optional<ReplyPayload> readReply(const QDomElement &reply)
{
    const QString target = reply.attribute(u"id"_s);
    if (target.isEmpty())
        return {};
    return ReplyPayload{target, Jid::parse(reply.attribute(u"to"_s)).value_or(Jid())};
}

QString unquoted(const QString &fallback, qsizetype limit)
{
    QString text;
    for (QStringView line : QStringView(fallback).split(u'\n')) {
        if (line.startsWith(u'>'))
            line = line.sliced(line.startsWith("> "_L1) ? 2 : 1);
        text += line;
        text += u'\n';
        if (text.size() > limit)
            break;
    }
    text = text.trimmed();
    if (text.size() <= limit)
        return text;
    text.truncate(limit);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

QString quoted(const QString &quote)
{
    QString lines;
    if (quote.isEmpty())
        return lines;
    for (const QStringView line : QStringView(quote).split(u'\n')) {
        lines += "> "_L1;
        lines += line;
        lines += u'\n';
    }
    return lines;
}

void writeReply(QXmlStreamWriter &writer, const ReplyPayload &reply, const QString &quote)
{
    startElement(writer, "reply"_L1, ns::kReply);
    if (!reply.author.isEmpty())
        writer.writeAttribute("to"_L1, reply.author.toString());
    writer.writeAttribute("id"_L1, wireText(reply.target));
    writer.writeEndElement();
    const qsizetype length = codePoints(quoted(wireText(quote)));
    if (length > 0)
        writeFallback(writer, ns::kReply, {{0, length}});
}

} // namespace causerie::xmpp
