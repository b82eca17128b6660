// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglecandidate.h"

#include "core/media/candidatetype.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QXmlStreamWriter>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMaxFoundation = 32; // RFC 8839 §5.1

std::optional<media::Candidate::Type> parseType(QStringView text)
{
    if (text == "host"_L1)
        return media::Candidate::Type::Host;
    if (text == "srflx"_L1)
        return media::Candidate::Type::ServerReflexive;
    if (text == "prflx"_L1)
        return media::Candidate::Type::PeerReflexive;
    if (text == "relay"_L1)
        return media::Candidate::Type::Relayed;
    return {};
}

/// A browser's name for an address it hides: one label under .local (RFC 6762 §3).
bool isMdnsName(QStringView text)
{
    if (!text.endsWith(".local"_L1, Qt::CaseInsensitive))
        return false;
    const QStringView label = text.chopped(6);
    return !label.isEmpty() && label.size() <= 63 && std::ranges::all_of(label, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

/// In normal form; empty when it is no address a packet can go to.
QString destination(const QString &text)
{
    if (text.size() > 80)
        return {};
    if (isMdnsName(text))
        return text.toLower();
    const QHostAddress address(text);
    const bool usable = !address.isNull() && address.scopeId().isEmpty() && !address.isMulticast() &&
                        !address.isBroadcast() && !address.isLinkLocal() && address != QHostAddress::AnyIPv4 &&
                        address != QHostAddress::AnyIPv6;
    return usable ? address.toString() : QString();
}

/// Where it came from is only told, never used: hidden addresses (0.0.0.0) are as good as none.
QString relatedAddress(const QString &text)
{
    const QHostAddress address(text.left(80));
    return address.isNull() || !address.scopeId().isEmpty() ? QString() : address.toString();
}

/// Different for different candidates, equal for the same one said twice.
QString idOf(const media::Candidate &candidate)
{
    const QString text = u"%1 %2 %3 %4 %5"_s.arg(media::word(candidate.type), candidate.address)
                             .arg(candidate.port)
                             .arg(candidate.component)
                             .arg(candidate.foundation);
    const auto hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    return u"c"_s + QString::fromLatin1(hash.first(8).toHex());
}

} // namespace

std::optional<qint64> wireNumber(QStringView text, qint64 least, qint64 most)
{
    const bool digits = !text.isEmpty() && text.size() <= 12 &&
                        std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 value = digits ? text.toLongLong() : -1;
    return digits && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<media::Candidate> parseCandidate(const QDomElement &e)
{
    if (e.attribute(u"protocol"_s).compare("udp"_L1, Qt::CaseInsensitive) != 0)
        return {};
    const auto component = wireNumber(e.attribute(u"component"_s), 1, 2);
    const auto priority = wireNumber(e.attribute(u"priority"_s), 1, 0xFFFFFFFF);
    const auto port = wireNumber(e.attribute(u"port"_s), 1, 65'535);
    const auto type = parseType(e.attribute(u"type"_s));
    const QString address = destination(e.attribute(u"ip"_s));
    const QString foundation = e.attribute(u"foundation"_s);
    if (!component || !priority || !port || !type || address.isEmpty() || foundation.size() > kMaxFoundation)
        return {};

    media::Candidate candidate;
    candidate.type = *type;
    candidate.component = int(*component);
    candidate.foundation = foundation;
    candidate.priority = quint32(*priority);
    candidate.address = address;
    candidate.port = quint16(*port);
    candidate.relatedAddress = relatedAddress(e.attribute(u"rel-addr"_s));
    if (!candidate.relatedAddress.isEmpty())
        candidate.relatedPort = quint16(wireNumber(e.attribute(u"rel-port"_s), 0, 65'535).value_or(0));
    return candidate;
}

void writeCandidate(QXmlStreamWriter &writer, const media::Candidate &candidate)
{
    writer.writeStartElement("candidate"_L1);
    writer.writeAttribute("component"_L1, QString::number(candidate.component));
    writer.writeAttribute("foundation"_L1, candidate.foundation);
    writer.writeAttribute("generation"_L1, "0"_L1);
    writer.writeAttribute("id"_L1, idOf(candidate));
    writer.writeAttribute("ip"_L1, candidate.address);
    writer.writeAttribute("network"_L1, "0"_L1);
    writer.writeAttribute("port"_L1, QString::number(candidate.port));
    writer.writeAttribute("priority"_L1, QString::number(candidate.priority));
    writer.writeAttribute("protocol"_L1, "udp"_L1);
    if (candidate.type != media::Candidate::Type::Host && !candidate.relatedAddress.isEmpty()) {
        writer.writeAttribute("rel-addr"_L1, candidate.relatedAddress);
        writer.writeAttribute("rel-port"_L1, QString::number(candidate.relatedPort));
    }
    writer.writeAttribute("type"_L1, media::word(candidate.type));
    writer.writeEndElement();
}

} // namespace causerie::xmpp
