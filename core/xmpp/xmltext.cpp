// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/xmltext.h"

#include "core/xmpp/dom.h"

#include <vector>

namespace causerie::xmpp
{

namespace
{

/// RFC 4647 §3.3.1: "fr" takes "fr" and "fr-CA".
bool takes(const QString &range, const QString &tag)
{
    return tag.startsWith(range, Qt::CaseInsensitive) &&
           (tag.size() == range.size() || tag.at(range.size()) == QLatin1Char('-'));
}

} // namespace

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

QString chooseText(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space,
                   const QStringList &languages)
{
    struct Variant {
        QString language;
        QString text;
        bool saysIt; // by itself, not by the stanza around it
    };
    std::vector<Variant> texts;
    const QString inherited = language(parent);
    forEachChild(parent, [&](const QDomElement &e) {
        if (is(e, name, space))
            texts.push_back({language(e), e.text(), !language(e).isEmpty()});
    });
    if (texts.empty())
        return {};
    if (texts.size() == 1)
        return texts.front().text;
    for (const QString &range : languages) {
        for (const Variant &variant : texts) {
            if (takes(range, variant.saysIt ? variant.language : inherited))
                return variant.text;
        }
    }
    for (const Variant &variant : texts) {
        if (!variant.saysIt)
            return variant.text;
    }
    return texts.front().text;
}

} // namespace causerie::xmpp
