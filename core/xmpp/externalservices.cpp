// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/externalservices.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jinglecandidate.h"
#include "core/xmpp/messageparse.h"
#include "core/xmpp/payloadiq.h"

#include <QPointer>
#include <QXmlStreamWriter>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1StringView kExtDisco{"urn:xmpp:extdisco:2"};
constexpr qsizetype kMaxServices = 16;
constexpr std::chrono::seconds kSoonest{30}; // a server whose clock is wrong must not be flooded
constexpr std::chrono::hours kLatest{12};

bool isHost(const QString &text)
{
    return !text.isEmpty() && text.size() <= 255 && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'.' || c == u':' || c == u'_';
    });
}

std::optional<media::IceServer::Kind> kindOf(const QString &type, const QString &transport)
{
    const bool udp = transport.isEmpty() || transport == "udp"_L1;
    if (type == "stun"_L1 && udp)
        return media::IceServer::Kind::Stun;
    if (type == "turn"_L1 && udp)
        return media::IceServer::Kind::TurnUdp;
    if (type == "turn"_L1 && transport == "tcp"_L1)
        return media::IceServer::Kind::TurnTcp;
    if (type == "turns"_L1 && (transport.isEmpty() || transport == "tcp"_L1)) // DTLS: no server is known that has it
        return media::IceServer::Kind::TurnTls;
    return {};
}

std::optional<media::IceServer> parseService(const QDomElement &e)
{
    const auto kind = kindOf(e.attribute(u"type"_s), e.attribute(u"transport"_s));
    const QString host = e.attribute(u"host"_s);
    const QString port = e.attribute(u"port"_s);
    const qint64 usual = kind == media::IceServer::Kind::TurnTls ? 5349 : 3478; // RFC 8489 §18.6
    const auto number = port.isEmpty() ? std::optional(usual) : wireNumber(port, 1, 65'535);
    const QString user = e.attribute(u"username"_s);
    const QString password = e.attribute(u"password"_s);
    if (!kind || !isHost(host) || !number || user.size() > 512 || password.size() > 512)
        return {};
    return media::IceServer{*kind, host, quint16(*number), user, password};
}

} // namespace

ServiceList parseServices(const QDomElement &parent)
{
    ServiceList list;
    forEachChild(parent, [&list](const QDomElement &e) {
        if (!is(e, "service"_L1, kExtDisco) || list.servers.size() + list.locked.size() >= kMaxServices ||
            e.attribute(u"action"_s) == "delete"_L1)
            return;
        const auto server = parseService(e);
        if (!server)
            return;
        const QString restricted = e.attribute(u"restricted"_s);
        const bool isLocked = server->kind != media::IceServer::Kind::Stun && server->password.isEmpty() &&
                              (restricted == "true"_L1 || restricted == "1"_L1);
        auto &where = isLocked ? list.locked : list.servers;
        if (!where.contains(*server))
            where.append(*server);
        const QDateTime expires = parseStamp(e.attribute(u"expires"_s));
        if (expires.isValid() && (!list.expires.isValid() || expires < list.expires))
            list.expires = expires;
    });
    return list;
}

std::optional<std::chrono::milliseconds> refreshAfter(const QDateTime &expires, const QDateTime &now)
{
    if (!expires.isValid())
        return {};
    const std::chrono::milliseconds half{now.msecsTo(expires) / 2};
    return std::clamp<std::chrono::milliseconds>(half, kSoonest, kLatest);
}

ExternalServices::ExternalServices(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection)
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &ExternalServices::learn);
}

void ExternalServices::learn()
{
    m_refresh.stop();
    PayloadIq iq(QXmppIq::Get, m_connection.boundJid().domain(), emptyElement("services"_L1, kExtDisco));
    request(m_connection, std::move(iq), this, [this](const IqResult &result) {
        if (result)
            take(parseServices(child(*result, "services"_L1, kExtDisco)));
        else if (result.error().kind == IqError::Kind::Refused)
            take({}); // our server has none
        else
            askAgain();
    });
}

/// Those known are kept, but not for ever.
void ExternalServices::askAgain()
{
    qCInfo(lcXmpp) << "services not learnt";
    m_refresh.start(kSoonest);
}

void ExternalServices::take(const ServiceList &list)
{
    m_servers = list.servers;
    m_end = list.expires;
    ++m_round;
    m_unlocking = int(list.locked.size());
    qCInfo(lcXmpp) << "services for calls:" << m_servers.size() << "and" << list.locked.size() << "to unlock";
    refreshBy(list.expires);
    for (const auto &server : list.locked)
        unlock(server);
    tell();
}

/// Not while some are missing: a call in progress would be left without its relay.
void ExternalServices::tell()
{
    if (m_unlocking > 0)
        return;
    m_toldEnd = m_end;
    const QPointer alive(this);
    if (m_servers != m_told) {
        m_told = m_servers;
        Q_EMIT changed();
    }
    if (alive)
        Q_EMIT learnt();
}

void ExternalServices::refreshBy(const QDateTime &expires)
{
    const auto after = refreshAfter(expires, QDateTime::currentDateTimeUtc());
    if (after && (!m_refresh.isActive() || *after < m_refresh.remainingTimeAsDuration()))
        m_refresh.start(*after);
}

/// XEP-0215 §3.3.
void ExternalServices::unlock(const media::IceServer &server)
{
    PayloadIq iq(QXmppIq::Get, m_connection.boundJid().domain(), [server](QXmlStreamWriter &writer) {
        writer.writeStartElement("credentials"_L1);
        writer.writeDefaultNamespace(kExtDisco);
        writer.writeStartElement("service"_L1);
        writer.writeAttribute("host"_L1, server.host);
        writer.writeAttribute("port"_L1, QString::number(server.port));
        writer.writeAttribute("type"_L1, server.kind == media::IceServer::Kind::TurnTls ? "turns"_L1 : "turn"_L1);
        writer.writeEndElement();
        writer.writeEndElement();
    });
    request(m_connection, std::move(iq), this, [this, server, round = m_round](const IqResult &result) {
        if (round != m_round)
            return;
        --m_unlocking;
        if (result)
            takeCredentials(server, *result);
        tell();
    });
}

void ExternalServices::takeCredentials(const media::IceServer &server, const QDomElement &answer)
{
    // The answer may leave out port and transport, so what was asked for stays.
    const QDomElement credentials = child(answer, "credentials"_L1, kExtDisco);
    const QDomElement service = child(credentials, "service"_L1, kExtDisco);
    media::IceServer open = server;
    open.user = service.attribute(u"username"_s).left(512);
    open.password = service.attribute(u"password"_s).left(512);
    if (service.attribute(u"host"_s) != server.host || open.password.isEmpty() || m_servers.contains(open))
        return;
    m_servers.append(open);
    const QDateTime end = parseStamp(service.attribute(u"expires"_s));
    if (end.isValid() && (!m_end.isValid() || end < m_end))
        m_end = end;
    refreshBy(end);
}

bool ExternalServices::takePush(const QDomElement &stanza)
{
    if (stanza.attribute(u"type"_s) != "set"_L1 || child(stanza, "services"_L1, kExtDisco).isNull())
        return false;
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    if (!from || !from->isBare() || !from->local().isEmpty() || from->domain() != m_connection.boundJid().domain())
        return false;
    learn();
    return true;
}

} // namespace causerie::xmpp
