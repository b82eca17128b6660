// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bookmarkxml.h"

#include "core/base/dataform.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QDomDocument>
#include <QSet>
#include <QTextStream>
#include <QXmlStreamWriter>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxExtensions = 64 * 1024; ///< characters; what is longer is not kept

QString toText(const QDomElement &element)
{
    QString text;
    QTextStream stream(&text);
    element.save(stream, -1);
    return text.size() <= kMaxExtensions ? text : QString();
}

/// Copies an element with everything in it, in whatever namespaces.
void copy(QXmlStreamWriter &writer, const QDomElement &element, const QString &around)
{
    writer.writeStartElement(localName(element));
    if (element.namespaceURI() != around)
        writer.writeDefaultNamespace(element.namespaceURI());
    const QDomNamedNodeMap attributes = element.attributes();
    for (int i = 0; i < attributes.count(); ++i) {
        const QDomAttr attribute = attributes.item(i).toAttr();
        const QString name = attribute.name();
        if (attribute.namespaceURI() == ns::kXml)
            writer.writeAttribute(u"xml:"_s + attribute.localName(), attribute.value());
        else if (name != "xmlns"_L1 && !name.contains(u':'))
            writer.writeAttribute(name, attribute.value());
    }
    for (QDomNode node = element.firstChild(); !node.isNull(); node = node.nextSibling()) {
        if (node.isElement())
            copy(writer, node.toElement(), element.namespaceURI());
        else if (node.isText())
            writer.writeCharacters(wireText(node.nodeValue()));
    }
    writer.writeEndElement();
}

Bookmark parseCommon(const Jid &room, const QDomElement &conference, QLatin1StringView space)
{
    Bookmark bookmark;
    bookmark.room = room.bare();
    bookmark.name = conference.attribute(u"name"_s);
    bookmark.autojoin = isTrue(conference.attribute(u"autojoin"_s));
    bookmark.nick = child(conference, "nick"_L1, space).text();
    bookmark.password = child(conference, "password"_L1, space).text();
    return bookmark;
}

/// What other programs keep in it, `before`, stays.
void writeOld(QXmlStreamWriter &writer, const Jid &room, const Bookmark &bookmark, const QDomElement &before)
{
    writer.writeStartElement("conference"_L1);
    writer.writeAttribute("jid"_L1, room.toString());
    if (!bookmark.name.isEmpty())
        writer.writeAttribute("name"_L1, wireText(bookmark.name));
    writer.writeAttribute("autojoin"_L1, bookmark.autojoin ? "true"_L1 : "false"_L1);
    const QDomNamedNodeMap attributes = before.attributes();
    for (int i = 0; i < attributes.count(); ++i) {
        const QDomAttr attribute = attributes.item(i).toAttr();
        const QString name = attribute.name();
        const bool isOurs = name == "jid"_L1 || name == "name"_L1 || name == "autojoin"_L1;
        if (!isOurs && attribute.prefix().isEmpty() && name != "xmlns"_L1)
            writer.writeAttribute(name, wireText(attribute.value()));
    }
    if (!bookmark.nick.isEmpty())
        writer.writeTextElement("nick"_L1, wireText(bookmark.nick));
    if (!bookmark.password.isEmpty())
        writer.writeTextElement("password"_L1, wireText(bookmark.password));
    forEachChild(before, [&writer](const QDomElement &e) {
        if (!is(e, "nick"_L1, ns::kOldBookmarks) && !is(e, "password"_L1, ns::kOldBookmarks))
            copy(writer, e, ns::kOldBookmarks);
    });
    writer.writeEndElement();
}

} // namespace

std::optional<Bookmark> parseBookmark(const QString &itemId, const QDomElement &conference)
{
    const auto room = Jid::parse(itemId);
    if (!room || room->local().isEmpty() || !is(conference, "conference"_L1, ns::kBookmarks))
        return {};
    Bookmark bookmark = parseCommon(*room, conference, ns::kBookmarks);
    const QDomElement extensions = child(conference, "extensions"_L1, ns::kBookmarks);
    if (!extensions.isNull() && !extensions.firstChildElement().isNull())
        bookmark.extensions = toText(extensions);
    return bookmark;
}

void writeBookmark(QXmlStreamWriter &writer, const Bookmark &bookmark)
{
    writer.writeStartElement("conference"_L1);
    writer.writeDefaultNamespace(ns::kBookmarks);
    if (!bookmark.name.isEmpty())
        writer.writeAttribute("name"_L1, wireText(bookmark.name));
    writer.writeAttribute("autojoin"_L1, bookmark.autojoin ? "true"_L1 : "false"_L1);
    if (!bookmark.nick.isEmpty())
        writer.writeTextElement("nick"_L1, wireText(bookmark.nick));
    if (!bookmark.password.isEmpty())
        writer.writeTextElement("password"_L1, wireText(bookmark.password));
    QDomDocument document;
    if (!bookmark.extensions.isEmpty() &&
        document.setContent(bookmark.extensions, QDomDocument::ParseOption::UseNamespaceProcessing))
        copy(writer, document.documentElement(), ns::kBookmarks);
    writer.writeEndElement();
}

void writeOldBookmarks(QXmlStreamWriter &writer, const QDomElement &storage,
                       const QHash<Jid, std::optional<Bookmark>> &changes)
{
    writer.writeStartElement("storage"_L1);
    writer.writeDefaultNamespace(ns::kOldBookmarks);
    QSet<Jid> written;
    forEachChild(storage, [&](const QDomElement &e) {
        const auto room = Jid::parse(e.attribute(u"jid"_s));
        if (!is(e, "conference"_L1, ns::kOldBookmarks) || !room || !changes.contains(room->bare()))
            return copy(writer, e, ns::kOldBookmarks);
        const std::optional<Bookmark> &bookmark = changes[room->bare()];
        if (bookmark && !written.contains(room->bare()))
            writeOld(writer, room->bare(), *bookmark, e);
        written.insert(room->bare());
    });
    for (const auto &[room, bookmark] : changes.asKeyValueRange()) {
        if (bookmark && !written.contains(room))
            writeOld(writer, room, *bookmark, {});
    }
    writer.writeEndElement();
}

std::vector<Bookmark> parseOldBookmarks(const QDomElement &storage)
{
    std::vector<Bookmark> list;
    if (!is(storage, "storage"_L1, ns::kOldBookmarks))
        return list;
    forEachChild(storage, [&list](const QDomElement &e) {
        const auto room = Jid::parse(e.attribute(u"jid"_s));
        if (is(e, "conference"_L1, ns::kOldBookmarks) && room && !room->local().isEmpty())
            list.push_back(parseCommon(*room, e, ns::kOldBookmarks));
    });
    return list;
}

std::vector<Bookmark> missingFrom(const std::vector<Bookmark> &known, const std::vector<Bookmark> &old)
{
    std::vector<Bookmark> missing;
    for (const Bookmark &bookmark : old) {
        if (!std::ranges::contains(known, bookmark.room, &Bookmark::room) &&
            !std::ranges::contains(missing, bookmark.room, &Bookmark::room))
            missing.push_back(bookmark);
    }
    return missing;
}

} // namespace causerie::xmpp
