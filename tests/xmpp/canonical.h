// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QMap>

namespace causerie::test
{

/// An element written so that two are equal exactly when they mean the same: namespaces instead of prefixes, sorted
/// attributes, adjoining text as one.
inline QString canonical(const QDomElement &element)
{
    const auto name = [](const QDomNode &node) {
        const QString local = node.localName().isNull() ? node.nodeName() : node.localName();
        return u'{' + node.namespaceURI() + u'}' + local;
    };
    QMap<QString, QString> attributes;
    const auto map = element.attributes();
    for (int i = 0; i < map.count(); ++i)
        attributes.insert(name(map.item(i)), map.item(i).nodeValue());
    QString out = u'<' + name(element);
    for (const auto &[key, value] : attributes.asKeyValueRange())
        out += u' ' + key + u'=' + value.toHtmlEscaped();
    out += u'>';
    for (auto node = element.firstChild(); !node.isNull(); node = node.nextSibling())
        out += node.isElement() ? canonical(node.toElement()) : node.nodeValue().toHtmlEscaped();
    return out + QLatin1StringView("</>");
}

} // namespace causerie::test
