// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/vcard.h"

#include "core/xmpp/avatarxml.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QXmlStreamWriter>

#include <array>
#include <vector>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongest = 4'000; // characters of a field that we show

/// Where a field stands below the card, in the two forms.
struct Place {
    QString Profile::*field;
    QLatin1StringView name4;
    std::array<QLatin1StringView, 3> leaves4; ///< any of them; the first is written
    QLatin1StringView nameTemp;
    QLatin1StringView leafTemp; ///< empty: the element itself
};

constexpr std::array kPlaces{
    Place{&Profile::fullName, "fn"_L1, {"text"_L1}, "FN"_L1, {}},
    Place{&Profile::nickname, "nickname"_L1, {"text"_L1}, "NICKNAME"_L1, {}},
    Place{&Profile::organisation, "org"_L1, {"text"_L1}, "ORG"_L1, "ORGNAME"_L1},
    Place{&Profile::title, "title"_L1, {"text"_L1}, "TITLE"_L1, {}},
    Place{&Profile::email, "email"_L1, {"text"_L1}, "EMAIL"_L1, "USERID"_L1},
    Place{&Profile::phone, "tel"_L1, {"text"_L1, "uri"_L1}, "TEL"_L1, "NUMBER"_L1},
    Place{&Profile::website, "url"_L1, {"uri"_L1, "text"_L1}, "URL"_L1, {}},
    Place{&Profile::birthday, "bday"_L1, {"date"_L1, "date-time"_L1, "text"_L1}, "BDAY"_L1, {}},
    Place{&Profile::note, "note"_L1, {"text"_L1}, "DESC"_L1, {}},
};

QLatin1StringView spaceOf(CardForm form)
{
    return form == CardForm::VCard4 ? kVCard4 : kVCardTemp;
}

/// The element that holds the text; null without one.
QDomElement leafOf(CardForm form, const QDomElement &card, const Place &place)
{
    const QLatin1StringView space = spaceOf(form);
    if (form == CardForm::VCardTemp) {
        const QDomElement element = child(card, place.nameTemp, space);
        return place.leafTemp.isEmpty() ? element : child(element, place.leafTemp, space);
    }
    const QDomElement element = child(card, place.name4, space);
    for (const QLatin1StringView leaf : place.leaves4) {
        if (const QDomElement found = leaf.isEmpty() ? QDomElement() : child(element, leaf, space); !found.isNull())
            return found;
    }
    return {};
}

QString shown(const QDomElement &leaf)
{
    const QString text = leaf.text().trimmed().left(kLongest);
    return localName(leaf) == "uri"_L1 && text.startsWith("tel:"_L1) ? text.sliced(4) : text;
}

void setText(QDomElement &element, const QString &text)
{
    while (element.hasChildNodes())
        element.removeChild(element.firstChild());
    element.appendChild(element.ownerDocument().createTextNode(text));
}

void setField(CardForm form, QDomElement &card, const Place &place, const QString &text)
{
    QDomDocument document = card.ownerDocument();
    const QString space = spaceOf(form);
    const QLatin1StringView name = form == CardForm::VCard4 ? place.name4 : place.nameTemp;
    const QLatin1StringView leafName = form == CardForm::VCard4 ? place.leaves4[0] : place.leafTemp;
    QDomElement element = child(card, name, spaceOf(form));
    if (text.isEmpty()) {
        if (!element.isNull())
            card.removeChild(element);
        return;
    }
    if (element.isNull()) {
        element = document.createElementNS(space, name);
        card.appendChild(element);
    }
    QDomElement leaf = leafOf(form, card, place);
    if (leaf.isNull()) { // of those that are no leaf themselves
        leaf = document.createElementNS(space, leafName);
        element.appendChild(leaf);
    }
    setText(leaf, localName(leaf) == "uri"_L1 && name == "tel"_L1 ? u"tel:"_s + text : text);
}

/// A document of its own; a new card for a null one.
QDomDocument copied(CardForm form, const QDomElement &card)
{
    QDomDocument document;
    document.appendChild(
        card.isNull() ? document.createElementNS(spaceOf(form), form == CardForm::VCard4 ? u"vcard"_s : u"vCard"_s)
                      : document.importNode(card, true).toElement());
    return document;
}

} // namespace

Profile parseCard(const QDomElement &card)
{
    const bool isOld = is(card, "vCard"_L1, kVCardTemp);
    Profile profile;
    if (!isOld && !is(card, "vcard"_L1, kVCard4))
        return profile;
    for (const Place &place : kPlaces)
        profile.*place.field = shown(leafOf(isOld ? CardForm::VCardTemp : CardForm::VCard4, card, place));
    return profile;
}

QDomDocument editCard(CardForm form, const QDomElement &card, const Profile &profile)
{
    QDomDocument document = copied(form, card);
    QDomElement root = document.documentElement();
    const Profile before = parseCard(root);
    for (const Place &place : kPlaces) {
        const QString text = wireText(profile.*place.field).trimmed();
        if (text != before.*place.field)
            setField(form, root, place, text);
    }
    return document;
}

QDomDocument editPhoto(const QDomElement &card, const std::optional<files::Portrait> &portrait)
{
    QDomDocument document = copied(CardForm::VCardTemp, card);
    QDomElement root = document.documentElement();
    for (QDomElement old = child(root, "PHOTO"_L1, kVCardTemp); !old.isNull();
         old = child(root, "PHOTO"_L1, kVCardTemp))
        root.removeChild(old);
    if (!portrait)
        return document;
    QDomElement photo = document.createElementNS(kVCardTemp, u"PHOTO"_s);
    const auto add = [&](const QString &name, const QString &text) {
        QDomElement element = document.createElementNS(kVCardTemp, name);
        setText(element, text);
        photo.appendChild(element);
    };
    add(u"TYPE"_s, portrait->mediaType);
    add(u"BINVAL"_s, QString::fromLatin1(portrait->bytes.toBase64()));
    root.appendChild(photo);
    return document;
}

void writeElement(QXmlStreamWriter &writer, const QDomElement &element)
{
    writer.writeStartElement(localName(element));
    if (const QString space = element.namespaceURI(); element.parentNode().namespaceURI() != space)
        writer.writeDefaultNamespace(space);
    const QDomNamedNodeMap attributes = element.attributes();
    for (int i = 0; i < attributes.count(); ++i) {
        const QDomAttr attribute = attributes.item(i).toAttr();
        const bool isLanguage = attribute.namespaceURI() == ns::kXml;
        if (isLanguage)
            writer.writeAttribute(u"xml:"_s + attribute.localName(), wireText(attribute.value()));
        else if (attribute.name() != "xmlns"_L1 && !attribute.name().contains(u':'))
            writer.writeAttribute(attribute.name(), wireText(attribute.value()));
    }
    for (QDomNode node = element.firstChild(); !node.isNull(); node = node.nextSibling()) {
        if (node.isElement())
            writeElement(writer, node.toElement());
        else if (node.isText())
            writer.writeCharacters(wireText(node.nodeValue()));
    }
    writer.writeEndElement();
}

} // namespace causerie::xmpp
