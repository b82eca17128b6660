// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values to XML: the writing half of jingle.h.

#include "core/xmpp/jingle.h"
#include "core/xmpp/jinglecandidate.h"

#include <QXmlStreamWriter>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

/// Writes <jingle/> around what `inside` writes.
void jingle(QXmlStreamWriter &writer, QLatin1StringView action, const QString &sid, auto inside,
            const JingleParties &parties = {})
{
    startJingle(writer, action, sid, parties);
    inside();
    writer.writeEndElement();
}

QLatin1StringView creator(const SessionDescription &description)
{
    return description.creatorIsInitiator ? "initiator"_L1 : "responder"_L1;
}

void writeParameter(QXmlStreamWriter &writer, const QString &name, const QString &value)
{
    writer.writeStartElement("parameter"_L1);
    writer.writeAttribute("name"_L1, name);
    writer.writeAttribute("value"_L1, value);
    writer.writeEndElement();
}

void writePayload(QXmlStreamWriter &writer, const media::PayloadType &type)
{
    writer.writeStartElement("payload-type"_L1);
    writer.writeAttribute("id"_L1, QString::number(type.id));
    writer.writeAttribute("name"_L1, type.name);
    writer.writeAttribute("clockrate"_L1, QString::number(type.clockRate));
    if (type.channels != 1)
        writer.writeAttribute("channels"_L1, QString::number(type.channels));
    if (type.ptime > 0)
        writer.writeAttribute("ptime"_L1, QString::number(type.ptime));
    if (type.maxptime > 0)
        writer.writeAttribute("maxptime"_L1, QString::number(type.maxptime));
    for (const auto &[name, value] : type.parameters)
        writeParameter(writer, name, value);
    writer.writeEndElement();
}

void writeExtension(QXmlStreamWriter &writer, const HeaderExtension &extension)
{
    writer.writeStartElement("rtp-hdrext"_L1);
    writer.writeDefaultNamespace(ns::kHeaderExtensions);
    writer.writeAttribute("id"_L1, QString::number(extension.id));
    writer.writeAttribute("uri"_L1, extension.uri);
    if (extension.senders != HeaderExtension::Senders::Both)
        writer.writeAttribute("senders"_L1, extension.senders == HeaderExtension::Senders::Initiator ? "initiator"_L1
                                                                                                     : "responder"_L1);
    for (const auto &[name, value] : extension.parameters)
        writeParameter(writer, name, value);
    writer.writeEndElement();
}

void writeGroup(QXmlStreamWriter &writer, const SessionDescription &description)
{
    writer.writeStartElement("group"_L1);
    writer.writeDefaultNamespace(ns::kGrouping);
    writer.writeAttribute("semantics"_L1, "BUNDLE"_L1);
    writer.writeEmptyElement("content"_L1);
    writer.writeAttribute("name"_L1, description.contentName);
    writer.writeEndElement();
}

void writeRtp(QXmlStreamWriter &writer, const SessionDescription &description)
{
    writer.writeStartElement("description"_L1);
    writer.writeDefaultNamespace(ns::kRtp);
    writer.writeAttribute("media"_L1, "audio"_L1);
    for (const auto &type : description.payloads)
        writePayload(writer, type);
    for (const auto &extension : description.extensions)
        writeExtension(writer, extension);
    if (description.ssrc != 0) {
        writer.writeStartElement("source"_L1);
        writer.writeDefaultNamespace(ns::kSources);
        writer.writeAttribute("ssrc"_L1, QString::number(description.ssrc));
        if (!description.cname.isEmpty())
            writeParameter(writer, u"cname"_s, description.cname);
        writer.writeEndElement();
    }
    if (description.rtcpMux)
        writer.writeEmptyElement("rtcp-mux"_L1);
    writer.writeEndElement();
}

QLatin1StringView toWire(media::DtlsSetup setup)
{
    switch (setup) {
    case media::DtlsSetup::ActPass:
        return "actpass"_L1;
    case media::DtlsSetup::Active:
        return "active"_L1;
    case media::DtlsSetup::Passive:
        return "passive"_L1;
    }
    Q_UNREACHABLE_RETURN("actpass"_L1);
}

void writeTransport(QXmlStreamWriter &writer, const SessionDescription &local,
                    const QList<media::Candidate> &candidates, bool withFingerprint)
{
    writer.writeStartElement("transport"_L1);
    writer.writeDefaultNamespace(ns::kIceUdp);
    writer.writeAttribute("pwd"_L1, local.credentials.password);
    writer.writeAttribute("ufrag"_L1, local.credentials.ufrag);
    for (const auto &candidate : candidates)
        writeCandidate(writer, candidate);
    if (withFingerprint && !local.fingerprint.hash.isEmpty()) {
        writer.writeStartElement("fingerprint"_L1);
        writer.writeDefaultNamespace(ns::kDtls);
        writer.writeAttribute("hash"_L1, local.fingerprint.hash);
        writer.writeAttribute("setup"_L1, toWire(local.setup));
        // RFC 8122 §5: upper case, in pairs.
        writer.writeCharacters(QString::fromLatin1(local.fingerprint.digest.toHex(':').toUpper()));
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

void writeTransferElement(QXmlStreamWriter &writer, const Transfer &transfer)
{
    writer.writeEmptyElement("transfer"_L1);
    writer.writeDefaultNamespace(ns::kTransfer);
    if (!transfer.attendant.isEmpty())
        writer.writeAttribute("from"_L1, transfer.attendant.toString());
    if (!transfer.sid.isEmpty())
        writer.writeAttribute("sid"_L1, transfer.sid);
    if (!transfer.target.isEmpty())
        writer.writeAttribute("to"_L1, transfer.target.toString());
}

void writeContentStart(QXmlStreamWriter &writer, const SessionDescription &description)
{
    writer.writeStartElement("content"_L1);
    writer.writeAttribute("creator"_L1, creator(description));
    writer.writeAttribute("name"_L1, description.contentName);
}

} // namespace

void startJingle(QXmlStreamWriter &writer, QLatin1StringView action, const QString &sid, const JingleParties &parties)
{
    writer.writeStartElement("jingle"_L1);
    writer.writeDefaultNamespace(ns::kJingle);
    writer.writeAttribute("action"_L1, action);
    if (!parties.initiator.isEmpty())
        writer.writeAttribute("initiator"_L1, parties.initiator);
    if (!parties.responder.isEmpty())
        writer.writeAttribute("responder"_L1, parties.responder);
    writer.writeAttribute("sid"_L1, sid);
}

void writeReason(QXmlStreamWriter &writer, EndReason reason)
{
    writer.writeStartElement("reason"_L1);
    writer.writeDefaultNamespace(ns::kJingle);
    writer.writeEmptyElement(toCondition(reason));
    if (reason == EndReason::Transferred) {
        writer.writeEmptyElement("transferred"_L1);
        writer.writeDefaultNamespace(ns::kTransfer);
    }
    writer.writeEndElement();
}

void writeDescription(QXmlStreamWriter &writer, JingleAction action, const QString &sid,
                      const SessionDescription &description, const JingleParties &parties)
{
    const auto name = action == JingleAction::SessionAccept ? "session-accept"_L1 : "session-initiate"_L1;
    jingle(
        writer, name, sid,
        [&] {
            if (description.isBundled)
                writeGroup(writer, description);
            writeContentStart(writer, description);
            writer.writeAttribute("senders"_L1, "both"_L1);
            writeRtp(writer, description);
            writeTransport(writer, description, description.candidates, true);
            writer.writeEndElement();
            if (description.transfer != Transfer())
                writeTransferElement(writer, description.transfer);
        },
        parties);
}

void writeCandidates(QXmlStreamWriter &writer, const QString &sid, const SessionDescription &local,
                     const QList<media::Candidate> &candidates)
{
    jingle(writer, "transport-info"_L1, sid, [&] {
        writeContentStart(writer, local);
        writeTransport(writer, local, candidates, false);
        writer.writeEndElement();
    });
}

void writeInfo(QXmlStreamWriter &writer, const QString &sid, SessionInfo info, const SessionDescription &content)
{
    jingle(writer, "session-info"_L1, sid, [&] {
        static constexpr QLatin1StringView kNames[] = {"ringing"_L1, "active"_L1, "hold"_L1,
                                                       "unhold"_L1,  "mute"_L1,   "unmute"_L1};
        writer.writeStartElement(kNames[int(info)]);
        writer.writeDefaultNamespace(ns::kRtpInfo);
        if (info == SessionInfo::Mute || info == SessionInfo::Unmute) {
            writer.writeAttribute("creator"_L1, creator(content));
            writer.writeAttribute("name"_L1, content.contentName);
        }
        writer.writeEndElement();
    });
}

void writeTransfer(QXmlStreamWriter &writer, const QString &sid, const Transfer &transfer)
{
    jingle(writer, "session-info"_L1, sid, [&] { writeTransferElement(writer, transfer); });
}

void writeTerminate(QXmlStreamWriter &writer, const QString &sid, EndReason reason)
{
    jingle(writer, "session-terminate"_L1, sid, [&] { writeReason(writer, reason); });
}

void writeContentRefusal(QXmlStreamWriter &writer, JingleAction action, const QString &sid, const QStringList &contents)
{
    const bool replaced = action == JingleAction::TransportReplace;
    jingle(writer, replaced ? "transport-reject"_L1 : "content-reject"_L1, sid, [&] {
        for (const QString &name : contents) {
            writer.writeStartElement("content"_L1);
            writer.writeAttribute("creator"_L1, "initiator"_L1);
            writer.writeAttribute("name"_L1, name);
            writer.writeEndElement();
        }
        if (!replaced)
            writeReason(writer, EndReason::FailedApplication);
    });
}

} // namespace causerie::xmpp
