// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jingles5b.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/jinglecandidate.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>
#include <array>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Type = S5bCandidate::Type;
using Kind = S5bNews::Kind;

namespace
{

constexpr qsizetype kLongestHost = 255; // RFC 1035 §2.3.4
constexpr std::size_t kMostCandidates = 16;
constexpr qsizetype kMostAddresses = 8;
constexpr int kUsualPort = 1080; // XEP-0065 §4

constexpr std::array kTypes{"direct"_L1, "assisted"_L1, "tunnel"_L1, "proxy"_L1};
constexpr std::array kNews{"candidate-used"_L1, "candidate-error"_L1, "activated"_L1, "proxy-error"_L1};

bool isId(const QString &text)
{
    return !text.isEmpty() && text.size() <= kLongestId;
}

bool isHost(const QString &host)
{
    // What is neither an address nor a name would be looked up all the same.
    return !host.isEmpty() && host.size() <= kLongestHost && std::ranges::all_of(host, [](QChar c) {
        return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u':' || c == u'_';
    });
}

std::optional<S5bCandidate> readCandidate(const QDomElement &e)
{
    const auto type = std::ranges::find(kTypes, e.attribute(u"type"_s, u"direct"_s));
    const auto port = wireNumber(e.attribute(u"port"_s, QString::number(kUsualPort)), 1, 65535);
    const auto priority = wireNumber(e.attribute(u"priority"_s), 0, 0xFFFFFFFF);
    const auto jid = Jid::parse(e.attribute(u"jid"_s));
    S5bCandidate candidate;
    candidate.cid = e.attribute(u"cid"_s);
    candidate.host = e.attribute(u"host"_s);
    if (type == kTypes.end() || !port || !priority || !jid || !isId(candidate.cid) || !isHost(candidate.host))
        return {};
    candidate.type = Type(type - kTypes.begin());
    candidate.port = quint16(*port);
    candidate.priority = quint32(*priority);
    candidate.jid = *jid;
    return candidate;
}

/// 40 lower-case hexadecimal digits, or nothing.
QString readAddress(const QString &text)
{
    const auto isDigit = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return text.size() == 40 && std::ranges::all_of(text, isDigit) ? text : QString();
}

void start(QXmlStreamWriter &writer, const QString &sid)
{
    startElement(writer, "transport"_L1, ns::kS5bTransport);
    writer.writeAttribute("sid"_L1, wireText(sid));
}

} // namespace

std::optional<S5bTransport> readS5b(const QDomElement &content)
{
    const QDomElement element = child(content, "transport"_L1, ns::kS5bTransport);
    S5bTransport transport;
    transport.sid = element.attribute(u"sid"_s);
    if (!isId(transport.sid) || element.attribute(u"mode"_s, u"tcp"_s) != "tcp"_L1)
        return {};
    transport.dstaddr = readAddress(element.attribute(u"dstaddr"_s));
    forEachChild(element, [&transport](const QDomElement &e) {
        if (!is(e, "candidate"_L1, ns::kS5bTransport) || transport.candidates.size() >= kMostCandidates)
            return;
        const auto candidate = readCandidate(e);
        if (candidate && !std::ranges::contains(transport.candidates, candidate->cid, &S5bCandidate::cid))
            transport.candidates.push_back(*candidate);
    });
    return transport;
}

std::optional<S5bNews> readS5bNews(const QDomElement &content)
{
    const QDomElement transport = child(content, "transport"_L1, ns::kS5bTransport);
    const QString sid = transport.attribute(u"sid"_s);
    std::optional<S5bNews> news;
    forEachChild(transport, [&news, &sid](const QDomElement &e) {
        const auto name = std::ranges::find(kNews, localName(e));
        if (news || name == kNews.end() || e.namespaceURI() != ns::kS5bTransport)
            return;
        const auto kind = Kind(name - kNews.begin());
        const bool names = kind == Kind::CandidateUsed || kind == Kind::Activated;
        const QString cid = e.attribute(u"cid"_s);
        if (!names || isId(cid))
            news = S5bNews{kind, names ? cid : QString(), sid};
    });
    return news;
}

void writeS5b(QXmlStreamWriter &writer, const S5bTransport &transport)
{
    start(writer, transport.sid);
    writer.writeAttribute("mode"_L1, "tcp"_L1);
    if (!transport.dstaddr.isEmpty())
        writer.writeAttribute("dstaddr"_L1, transport.dstaddr);
    for (const S5bCandidate &candidate : transport.candidates) {
        writer.writeStartElement("candidate"_L1);
        writer.writeAttribute("cid"_L1, wireText(candidate.cid));
        writer.writeAttribute("host"_L1, wireText(candidate.host));
        writer.writeAttribute("jid"_L1, candidate.jid.toString());
        writer.writeAttribute("port"_L1, QString::number(candidate.port));
        writer.writeAttribute("priority"_L1, QString::number(candidate.priority));
        writer.writeAttribute("type"_L1, kTypes[std::size_t(candidate.type)]);
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

void writeS5bNews(QXmlStreamWriter &writer, const S5bNews &news)
{
    start(writer, news.sid);
    writer.writeStartElement(kNews[std::size_t(news.kind)]);
    if (!news.cid.isEmpty())
        writer.writeAttribute("cid"_L1, wireText(news.cid));
    writer.writeEndElement();
    writer.writeEndElement();
}

QList<QHostAddress> meetingAddresses(const QList<QHostAddress> &all, bool withLoopback)
{
    QList<QHostAddress> found;
    QList<QHostAddress> loopback;
    for (const auto protocol : {QAbstractSocket::IPv4Protocol, QAbstractSocket::IPv6Protocol}) {
        for (const QHostAddress &address : all) {
            if (address.protocol() != protocol || !mayDial(address, true))
                continue;
            if (address.isLoopback())
                loopback << address;
            else if (found.size() < kMostAddresses)
                found << address;
        }
    }
    return withLoopback || found.isEmpty() ? found + loopback : found;
}

bool mayDial(const QHostAddress &address, bool withLoopback)
{
    bool isMapped = false;
    const QHostAddress ipv4(address.toIPv4Address(&isMapped));
    if (isMapped && address.protocol() == QAbstractSocket::IPv6Protocol) // ::ffff:127.0.0.1 is loopback, too
        return mayDial(ipv4, withLoopback);
    const bool isNowhere = address.isNull() || address.isMulticast() || address.isBroadcast() ||
                           address.isLinkLocal() || address == QHostAddress(QHostAddress::AnyIPv4) ||
                           address == QHostAddress(QHostAddress::AnyIPv6);
    return !isNowhere && (withLoopback || !address.isLoopback());
}

S5bNomination nominate(const S5bOutcome &weReached, const S5bOutcome &theyReached, bool weAreInitiator)
{
    if (!weReached.used)
        return theyReached.used ? S5bNomination::Ours : S5bNomination::None;
    if (!theyReached.used || weReached.used->priority > theyReached.used->priority)
        return S5bNomination::Theirs;
    if (weReached.used->priority < theyReached.used->priority)
        return S5bNomination::Ours;
    return weAreInitiator ? S5bNomination::Theirs : S5bNomination::Ours; // the initiator's choice
}

bool isWorthDialing(const S5bCandidate &candidate, const std::optional<S5bOutcome> &theyReached, bool weAreInitiator)
{
    return !theyReached || nominate({candidate}, *theyReached, weAreInitiator) == S5bNomination::Theirs;
}

} // namespace causerie::xmpp
