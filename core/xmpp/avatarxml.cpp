// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/avatarxml.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// Base64 with line breaks anywhere; empty when it is something else, or too much.
QByteArray decoded(const QString &text)
{
    if (text.size() > files::kMostForeignPortrait * 2)
        return {};
    QByteArray latin = text.toLatin1();
    latin.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
    const auto result = QByteArray::fromBase64Encoding(latin, QByteArray::AbortOnBase64DecodingErrors);
    return result && (*result).size() <= files::kMostForeignPortrait ? *result : QByteArray();
}

} // namespace

std::optional<AvatarInfo> parseAvatarMetadata(const QDomElement &metadata)
{
    std::optional<AvatarInfo> best;
    if (!is(metadata, "metadata"_L1, kAvatarMetadata))
        return best;
    forEachChild(metadata, [&best](const QDomElement &element) {
        if (!is(element, "info"_L1, kAvatarMetadata) || !element.attribute(u"url"_s).isEmpty())
            return; // §4.2.2: with a URL it is elsewhere, and asking there would tell where we are
        const AvatarInfo info{element.attribute(u"id"_s).toLower(), element.attribute(u"bytes"_s).toLongLong(),
                              element.attribute(u"type"_s)};
        if (!files::isSha1(info.id) || info.bytes < 0 || info.bytes > files::kMostForeignPortrait)
            return;
        if (!best || (info.mediaType == "image/png"_L1 && best->mediaType != "image/png"_L1))
            best = info;
    });
    return best;
}

QByteArray parseAvatarData(const QDomElement &data)
{
    return is(data, "data"_L1, kAvatarData) ? decoded(data.text()) : QByteArray();
}

Pep::Write avatarMetadata(const files::Portrait &portrait)
{
    return [portrait](QXmlStreamWriter &writer) {
        startElement(writer, "metadata"_L1, kAvatarMetadata);
        writer.writeStartElement("info"_L1);
        writer.writeAttribute("bytes"_L1, QString::number(portrait.bytes.size()));
        writer.writeAttribute("id"_L1, portrait.sha1);
        writer.writeAttribute("type"_L1, portrait.mediaType);
        writer.writeAttribute("width"_L1, QString::number(portrait.size.width()));
        writer.writeAttribute("height"_L1, QString::number(portrait.size.height()));
        writer.writeEndElement();
        writer.writeEndElement();
    };
}

Pep::Write noAvatarMetadata()
{
    return [](QXmlStreamWriter &writer) { writeEmpty(writer, "metadata"_L1, kAvatarMetadata); };
}

Pep::Write avatarData(const QByteArray &bytes)
{
    return [bytes](QXmlStreamWriter &writer) {
        startElement(writer, "data"_L1, kAvatarData);
        writer.writeCharacters(QString::fromLatin1(bytes.toBase64()));
        writer.writeEndElement();
    };
}

std::optional<QString> parsePhotoHash(const QDomElement &presence)
{
    const QDomElement update = child(presence, "x"_L1, kVCardUpdate);
    const QDomElement photo = child(update, "photo"_L1, kVCardUpdate);
    if (photo.isNull())
        return {};
    const QString hash = photo.text().trimmed().toLower();
    if (!hash.isEmpty() && !files::isSha1(hash))
        return {};
    return hash;
}

QByteArray parsePhoto(const QDomElement &vcard)
{
    if (!is(vcard, "vCard"_L1, kVCardTemp))
        return {};
    return decoded(child(child(vcard, "PHOTO"_L1, kVCardTemp), "BINVAL"_L1, kVCardTemp).text());
}

} // namespace causerie::xmpp
