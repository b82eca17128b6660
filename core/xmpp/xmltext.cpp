// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/xmltext.h"

#include "core/xmpp/dom.h"

namespace causerie::xmpp
{

QString wireText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            out += c;
            out += text.at(++i);
        } else if (c == QLatin1Char('\r')) {
            if (i + 1 >= text.size() || text.at(i + 1) != QLatin1Char('\n'))
                out += QLatin1Char('\n');
        } else if (c == QLatin1Char('\t') || c == QLatin1Char('\n') ||
                   (c.unicode() >= 0x20 && c.unicode() < 0xFFFE && !c.isSurrogate())) {
            out += c;
        }
    }
    return out;
}

QString language(const QDomElement &element)
{
    const QString tag = element.attributeNS(ns::kXml, QStringLiteral("lang"));
    return tag.isEmpty() ? element.attribute(QStringLiteral("xml:lang")) : tag;
}

} // namespace causerie::xmpp
