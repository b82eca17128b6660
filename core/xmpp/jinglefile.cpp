// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglefile.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/filesharing.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostHashNames = 8;

/// A whole number from `least` to `most`.
std::optional<qint64> whole(const QString &text, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qlonglong value = text.trimmed().toLongLong(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<IbbTransport> readTransport(const QDomElement &content)
{
    const QDomElement transport = child(content, "transport"_L1, ns::kIbbTransport);
    const QString sid = transport.attribute(u"sid"_s);
    const auto blockSize = whole(transport.attribute(u"block-size"_s), 1, 65535);
    // XEP-0047 §4: bytes in messages would overtake nothing and be answered by nobody
    const QString stanza = transport.attribute(u"stanza"_s, u"iq"_s);
    if (sid.isEmpty() || sid.size() > kLongestId || !blockSize || stanza != "iq"_L1)
        return {};
    return IbbTransport{sid, int(*blockSize)};
}

void readFile(FileContent &content, const QDomElement &file)
{
    readFileFields(content.file, file, ns::kFileTransfer);
    forEachChild(file, [&content](const QDomElement &e) {
        const QString algorithm = e.attribute(u"algo"_s).toLower();
        if (is(e, "hash-used"_L1, ns::kHashes) && !algorithm.isEmpty() && algorithm.size() <= kLongestId &&
            content.hashesToCome.size() < kMostHashNames)
            content.hashesToCome << algorithm;
    });
    const QDomElement range = child(file, "range"_L1, ns::kFileTransfer);
    content.offset = whole(range.attribute(u"offset"_s), 0, std::numeric_limits<qint64>::max()).value_or(0);
}

/// The one content there may be.
void readContent(FileJingle &result, const QDomElement &content)
{
    const QDomElement description = child(content, "description"_L1, ns::kFileTransfer);
    const QDomElement file = child(description, "file"_L1, ns::kFileTransfer);
    if (description.isNull())
        return;
    const bool isOurWay = content.attribute(u"senders"_s, u"initiator"_s) == "initiator"_L1;
    const bool lacksFile = file.isNull() && result.common.action == JingleAction::SessionInitiate;
    if (!isOurWay || lacksFile || content.attribute(u"name"_s).size() > kLongestId) {
        result.refusal = EndReason::FailedApplication; // somebody wants a file of ours, say
        return;
    }
    const auto transport = readTransport(content);
    const auto s5b = readS5b(content);
    if (!transport && !s5b) {
        result.refusal = EndReason::UnsupportedTransports;
        return;
    }
    FileContent found;
    found.name = content.attribute(u"name"_s);
    found.creatorIsInitiator = content.attribute(u"creator"_s) != "responder"_L1;
    found.transport = s5b ? IbbTransport() : *transport; // one of them by the schema
    found.s5b = s5b;
    readFile(found, file);
    result.file = found;
}

void readContents(FileJingle &result, const QDomElement &jingle)
{
    if (result.common.contents.size() > 1) {
        result.refusal = EndReason::FailedApplication; // to accept one of several would be to accept them all
        return;
    }
    readContent(result, child(jingle, "content"_L1, ns::kJingle));
}

/// Of a transport's actions.
void readWay(FileJingle &result, const QDomElement &jingle)
{
    const QDomElement content = child(jingle, "content"_L1, ns::kJingle);
    if (result.common.contents.size() > 1)
        return;
    if (result.common.action == JingleAction::TransportInfo)
        result.meeting = readS5bNews(content);
    else
        result.replacement = readTransport(content);
}

void readNews(FileJingle &result, const QDomElement &jingle)
{
    forEachChild(jingle, [&result](const QDomElement &e) {
        if (result.news)
            return;
        if (is(e, "received"_L1, ns::kFileTransfer))
            result.news = FileNews{.isReceived = true};
        else if (is(e, "checksum"_L1, ns::kFileTransfer))
            result.news = FileNews{.hashes = readHashes(child(e, "file"_L1, ns::kFileTransfer))};
    });
}

QLatin1StringView creator(const FileContent &content)
{
    return content.creatorIsInitiator ? "initiator"_L1 : "responder"_L1;
}

void startContent(QXmlStreamWriter &writer, const FileContent &content)
{
    writer.writeStartElement("content"_L1);
    writer.writeAttribute("creator"_L1, creator(content));
    writer.writeAttribute("name"_L1, wireText(content.name));
}

void writeIbb(QXmlStreamWriter &writer, const IbbTransport &transport)
{
    startElement(writer, "transport"_L1, ns::kIbbTransport);
    writer.writeAttribute("block-size"_L1, QString::number(transport.blockSize));
    writer.writeAttribute("sid"_L1, wireText(transport.sid));
    writer.writeEndElement();
}

} // namespace

bool offersFile(const QDomElement &jingle)
{
    bool found = false;
    if (jingle.attribute(u"action"_s) != "session-initiate"_L1)
        return false;
    forEachChild(jingle, [&found](const QDomElement &content) {
        found = found || !child(content, "description"_L1, ns::kFileTransfer).isNull();
    });
    return found;
}

std::expected<FileJingle, JingleError> parseFileJingle(const QDomElement &jingle)
{
    const auto common = parseJingle(jingle);
    if (!common)
        return std::unexpected(common.error());
    FileJingle result;
    result.common = *common;
    if (common->action == JingleAction::SessionInitiate || common->action == JingleAction::SessionAccept)
        readContents(result, jingle);
    else if (common->action == JingleAction::SessionInfo)
        readNews(result, jingle);
    else if (common->action == JingleAction::TransportInfo || common->action == JingleAction::TransportReplace ||
             common->action == JingleAction::TransportAccept)
        readWay(result, jingle);
    return result;
}

void writeFile(QXmlStreamWriter &writer, JingleAction action, const QString &sid, const FileContent &content,
               const JingleParties &parties)
{
    const bool accepts = action == JingleAction::SessionAccept;
    startJingle(writer, accepts ? "session-accept"_L1 : "session-initiate"_L1, sid, parties);
    startContent(writer, content);
    writer.writeAttribute("senders"_L1, "initiator"_L1);
    startElement(writer, "description"_L1, ns::kFileTransfer);
    writer.writeStartElement("file"_L1);
    writeFileFields(writer, content.file);
    if (!accepts || content.offset > 0) { // in an offer: one may go on from anywhere
        writer.writeStartElement("range"_L1);
        if (content.offset > 0)
            writer.writeAttribute("offset"_L1, QString::number(content.offset));
        writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeEndElement();
    if (content.s5b)
        writeS5b(writer, *content.s5b);
    else
        writeIbb(writer, content.transport);
    writer.writeEndElement();
    writer.writeEndElement();
}

void writeReplacement(QXmlStreamWriter &writer, JingleAction action, const QString &sid, const FileContent &content)
{
    const bool accepts = action == JingleAction::TransportAccept;
    startJingle(writer, accepts ? "transport-accept"_L1 : "transport-replace"_L1, sid);
    startContent(writer, content);
    writeIbb(writer, content.transport);
    writer.writeEndElement();
    writer.writeEndElement();
}

void writeMeeting(QXmlStreamWriter &writer, const QString &sid, const FileContent &content, const S5bNews &news)
{
    startJingle(writer, "transport-info"_L1, sid);
    startContent(writer, content);
    writeS5bNews(writer, news);
    writer.writeEndElement();
    writer.writeEndElement();
}

void writeReceived(QXmlStreamWriter &writer, const QString &sid, const FileContent &content)
{
    startJingle(writer, "session-info"_L1, sid);
    startElement(writer, "received"_L1, ns::kFileTransfer);
    writer.writeAttribute("creator"_L1, creator(content));
    writer.writeAttribute("name"_L1, wireText(content.name));
    writer.writeEndElement();
    writer.writeEndElement();
}

} // namespace causerie::xmpp
