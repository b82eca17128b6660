// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/xmltext.h"

#include "core/xmpp/dom.h"

#include <utility>
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
    std::vector<std::pair<QString, QString>> texts; // language, text
    forEachChild(parent, [&](const QDomElement &e) {
        if (is(e, name, space))
            texts.emplace_back(language(e), e.text());
    });
    if (texts.empty())
        return {};
    if (texts.size() == 1)
        return texts.front().second;
    for (const QString &range : languages) {
        for (const auto &[tag, text] : texts) {
            if (takes(range, tag))
                return text;
        }
    }
    for (const auto &[tag, text] : texts) {
        if (tag.isEmpty())
            return text;
    }
    return texts.front().second;
}

} // namespace causerie::xmpp
