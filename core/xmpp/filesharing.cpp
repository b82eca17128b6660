// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/filesharing.h"

#include "core/files/filename.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

#include <QCryptographicHash>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestType = 120;
constexpr qsizetype kLongestDescription = 2000;
constexpr int kMostPixels = 100'000; ///< of a side
constexpr size_t kMostHashes = 8;

/// A number from 0 to `most`, −1 for anything else.
qint64 number(const QString &text, qint64 most)
{
    bool isNumber = false;
    const qlonglong value = text.trimmed().toLongLong(&isNumber);
    return isNumber && value >= 0 && value <= most ? value : -1;
}

QString textOf(const QDomElement &file, QLatin1StringView name, QLatin1StringView space = ns::kFileMetadata)
{
    return child(file, name, space).text();
}

std::optional<QUrl> fetchable(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "https"_L1 || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return url;
}

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff");
}

/// XEP-0231 §2.2: the bytes stand in the same message.
QByteArray bitsOfBinary(const QDomElement &message, QStringView cid)
{
    QByteArray bytes;
    forEachChild(message, [&](const QDomElement &e) {
        if (bytes.isEmpty() && is(e, "data"_L1, ns::kBitsOfBinary) && e.attribute(u"cid"_s) == cid &&
            e.text().size() <= 2 * kThumbnailLimit)
            bytes = QByteArray::fromBase64(e.text().toLatin1());
    });
    return bytes;
}

/// RFC 2397, base64 only.
QByteArray dataAddress(const QString &address)
{
    const qsizetype comma = address.indexOf(u',');
    if (comma < 0 || address.size() > 2 * kThumbnailLimit ||
        !QStringView(address).first(comma).endsWith(";base64"_L1, Qt::CaseInsensitive))
        return {};
    return QByteArray::fromBase64(QByteArray::fromPercentEncoding(address.sliced(comma + 1).toLatin1()));
}

QByteArray readThumbnail(const QDomElement &file, const QDomElement &message)
{
    QByteArray found;
    forEachChild(file, [&](const QDomElement &e) {
        if (!found.isEmpty() || !is(e, "thumbnail"_L1, ns::kThumbnail))
            return;
        const QString uri = e.attribute(u"uri"_s);
        QByteArray bytes;
        if (uri.startsWith("cid:"_L1))
            bytes = bitsOfBinary(message, QStringView(uri).sliced(4));
        else if (uri.startsWith("data:"_L1))
            bytes = dataAddress(uri);
        if (bytes.size() <= kThumbnailLimit && isPicture(bytes))
            found = bytes;
    });
    return found;
}

void readMetadata(Attachment &attachment, const QDomElement &file, const QDomElement &message)
{
    readFileFields(attachment, file, ns::kFileMetadata);
    const auto width = static_cast<int>(number(textOf(file, "width"_L1), kMostPixels));
    const auto height = static_cast<int>(number(textOf(file, "height"_L1), kMostPixels));
    if (width > 0 && height > 0)
        attachment.pictureSize = QSize(width, height);
    attachment.durationMs = number(textOf(file, "length"_L1), std::numeric_limits<qint64>::max());
    attachment.thumbnail = readThumbnail(file, message);
}

std::optional<QUrl> firstSource(const QDomElement &sharing)
{
    std::optional<QUrl> url;
    forEachChild(child(sharing, "sources"_L1, ns::kFileSharing), [&url](const QDomElement &e) {
        if (!url && is(e, "url-data"_L1, ns::kUrlData))
            url = fetchable(e.attribute(u"target"_s));
    });
    return url;
}

/// XEP-0231 §2.1
QString contentId(const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex();
    return "sha1+"_L1 + QString::fromLatin1(hash) + "@bob.xmpp.org"_L1;
}

QString pictureType(const QByteArray &bytes)
{
    return bytes.startsWith("\xff\xd8") ? u"image/jpeg"_s : u"image/png"_s;
}

void writeBitsOfBinary(QXmlStreamWriter &writer, const QByteArray &bytes)
{
    startElement(writer, "data"_L1, ns::kBitsOfBinary);
    writer.writeAttribute("cid"_L1, contentId(bytes));
    writer.writeAttribute("type"_L1, pictureType(bytes));
    writer.writeCharacters(QString::fromLatin1(bytes.toBase64()));
    writer.writeEndElement();
}

} // namespace

QString cleanName(const QString &claimed)
{
    return claimed.isEmpty() ? QString() : files::safeName(claimed);
}

std::vector<FileHash> readHashes(const QDomElement &file)
{
    std::vector<FileHash> hashes;
    forEachChild(file, [&hashes](const QDomElement &e) {
        if (!is(e, "hash"_L1, ns::kHashes) || hashes.size() >= kMostHashes)
            return;
        const QByteArray digest = QByteArray::fromBase64(e.text().trimmed().toLatin1());
        if (!digest.isEmpty() && digest.size() <= 64)
            hashes.push_back({e.attribute(u"algo"_s).toLower(), digest});
    });
    return hashes;
}

void readFileFields(Attachment &attachment, const QDomElement &file, QLatin1StringView space)
{
    attachment.name = cleanName(textOf(file, "name"_L1, space));
    attachment.mediaType = textOf(file, "media-type"_L1, space).trimmed().toLower().left(kLongestType);
    attachment.size = number(textOf(file, "size"_L1, space), std::numeric_limits<qint64>::max());
    attachment.description = textOf(file, "desc"_L1, space).left(kLongestDescription);
    attachment.hashes = readHashes(file);
}

std::vector<Attachment> readSharedFiles(const QDomElement &message)
{
    std::vector<Attachment> files;
    forEachChild(message, [&](const QDomElement &e) {
        if (!is(e, "file-sharing"_L1, ns::kFileSharing) || files.size() >= kMostAttachments)
            return;
        const auto url = firstSource(e);
        if (!url)
            return;
        Attachment attachment;
        attachment.url = *url;
        readMetadata(attachment, child(e, "file"_L1, ns::kFileMetadata), message);
        if (attachment.name.isEmpty())
            attachment.name = cleanName(url->fileName());
        files.push_back(std::move(attachment));
    });
    return files;
}

std::optional<Attachment> readOutOfBand(const QDomElement &message)
{
    const QDomElement data = child(message, "x"_L1, ns::kOutOfBand);
    const auto url = fetchable(child(data, "url"_L1, ns::kOutOfBand).text());
    if (!url)
        return {};
    Attachment attachment;
    attachment.url = *url;
    attachment.name = cleanName(url->fileName());
    attachment.description = child(data, "desc"_L1, ns::kOutOfBand).text().left(kLongestDescription);
    return attachment;
}

void writeFileFields(QXmlStreamWriter &writer, const Attachment &attachment)
{
    const auto said = [&writer](QLatin1StringView name, const QString &text) {
        if (!text.isEmpty())
            writeText(writer, name, text);
    };
    said("media-type"_L1, attachment.mediaType);
    said("name"_L1, attachment.name);
    if (attachment.size >= 0)
        writeText(writer, "size"_L1, QString::number(attachment.size));
    said("desc"_L1, attachment.description);
    for (const FileHash &hash : attachment.hashes) {
        startElement(writer, "hash"_L1, ns::kHashes);
        writer.writeAttribute("algo"_L1, hash.algorithm);
        writer.writeCharacters(QString::fromLatin1(hash.digest.toBase64()));
        writer.writeEndElement();
    }
}

void writeSharedFile(QXmlStreamWriter &writer, const Attachment &attachment)
{
    if (attachment.url.isEmpty())
        return;
    const auto known = [&writer](QLatin1StringView name, qint64 value) {
        if (value >= 0)
            writeText(writer, name, QString::number(value));
    };
    startElement(writer, "file-sharing"_L1, ns::kFileSharing);
    writer.writeAttribute("disposition"_L1, "inline"_L1);
    startElement(writer, "file"_L1, ns::kFileMetadata);
    writeFileFields(writer, attachment);
    if (attachment.pictureSize.isValid()) {
        known("width"_L1, attachment.pictureSize.width());
        known("height"_L1, attachment.pictureSize.height());
    }
    known("length"_L1, attachment.durationMs);
    const bool hasThumbnail = !attachment.thumbnail.isEmpty() && attachment.thumbnail.size() <= kThumbnailLimit;
    if (hasThumbnail) {
        startElement(writer, "thumbnail"_L1, ns::kThumbnail);
        writer.writeAttribute("uri"_L1, "cid:"_L1 + contentId(attachment.thumbnail));
        writer.writeAttribute("media-type"_L1, pictureType(attachment.thumbnail));
        writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeStartElement("sources"_L1);
    startElement(writer, "url-data"_L1, ns::kUrlData);
    writer.writeAttribute("target"_L1, attachment.url.toString(QUrl::FullyEncoded));
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
    if (hasThumbnail)
        writeBitsOfBinary(writer, attachment.thumbnail);
}

void writeOutOfBand(QXmlStreamWriter &writer, const Attachment &attachment)
{
    startElement(writer, "x"_L1, ns::kOutOfBand);
    writeText(writer, "url"_L1, attachment.url.toString(QUrl::FullyEncoded));
    writer.writeEndElement();
}

} // namespace causerie::xmpp
