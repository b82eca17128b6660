// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/s5bproxies.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jinglecandidate.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/xmlwrite.h"

#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t kMostProxies = 4;
constexpr qsizetype kLongestHost = 255;

} // namespace

S5bProxies::S5bProxies(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection)
{
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (resumed)
            return;
        m_knowledge = Knowledge::None;
        m_known.clear();
    });
}

void S5bProxies::ask(QObject *context, std::chrono::milliseconds patience, Found found)
{
    if (m_knowledge == Knowledge::All)
        return found(m_known);
    auto *once = new QObject(context); // dies with the context, or when it has answered
    const auto answer = [this, once, found = std::move(found)] {
        once->disconnect();
        once->deleteLater();
        found(m_known);
    };
    auto *timer = new QTimer(once);
    timer->setSingleShot(true);
    const auto isAnswered = std::make_shared<bool>(false);
    const auto first = [answer, isAnswered] {
        if (!std::exchange(*isAnswered, true))
            answer();
    };
    connect(timer, &QTimer::timeout, once, first);
    connect(this, &S5bProxies::learnt, once, first);
    timer->start(patience);
    learn();
}

void S5bProxies::learn()
{
    if (m_knowledge != Knowledge::None)
        return;
    m_knowledge = Knowledge::Asked;
    const auto server = Jid::parse(m_connection.boundJid().domain());
    if (!server)
        return;
    askServices(m_connection, *server, this, [this](const std::expected<Services, IqError> &services) {
        if (services)
            return askWhere(*services);
        m_knowledge = Knowledge::None; // another time
        Q_EMIT learnt();
    });
}

void S5bProxies::askWhere(const Services &services)
{
    m_known.clear();
    std::vector<Jid> proxies;
    for (const auto &[jid, info] : services.asked) {
        if (info && isBytestreamProxy(*info) && proxies.size() < kMostProxies)
            proxies.push_back(jid);
    }
    m_open = int(proxies.size());
    if (m_open == 0) {
        m_knowledge = Knowledge::All;
        Q_EMIT learnt();
    }
    for (const Jid &proxy : proxies) {
        PayloadIq question(QXmppIq::Get, proxy.toString(), emptyElement("query"_L1, ns::kBytestreams));
        request(m_connection, std::move(question), this, [this, proxy](const IqResult &result) {
            if (result)
                std::ranges::copy(readStreamhosts(*result, proxy), std::back_inserter(m_known));
            if (--m_open > 0)
                return;
            m_knowledge = Knowledge::All;
            Q_EMIT learnt();
        });
    }
}

void S5bProxies::activate(const Jid &proxy, const QString &sid, const Jid &target, QObject *context, Activated done)
{
    const auto write = [sid, target](QXmlStreamWriter &writer) {
        startElement(writer, "query"_L1, ns::kBytestreams);
        writer.writeAttribute("sid"_L1, wireText(sid));
        writeText(writer, "activate"_L1, target.toString());
        writer.writeEndElement();
    };
    request(m_connection, PayloadIq(QXmppIq::Set, proxy.toString(), write), context,
            [done = std::move(done)](const IqResult &result) { done(result.has_value()); });
}

bool isBytestreamProxy(const DiscoInfo &info)
{
    return std::ranges::any_of(info.identities, [](const DiscoIdentity &identity) {
        return identity.category == "proxy"_L1 && identity.type == "bytestreams"_L1;
    });
}

std::vector<S5bCandidate> readStreamhosts(const QDomElement &iq, const Jid &proxy)
{
    std::vector<S5bCandidate> places;
    forEachChild(child(iq, "query"_L1, ns::kBytestreams), [&places, &proxy](const QDomElement &e) {
        const QString host = e.attribute(u"host"_s);
        const auto port = wireNumber(e.attribute(u"port"_s), 1, 65535);
        const auto jid = Jid::parse(e.attribute(u"jid"_s));
        if (is(e, "streamhost"_L1, ns::kBytestreams) && jid == proxy && port && !host.isEmpty() &&
            host.size() <= kLongestHost && places.size() < kMostProxies)
            places.push_back({.type = S5bCandidate::Type::Proxy, .host = host, .port = quint16(*port), .jid = proxy});
    });
    return places;
}

} // namespace causerie::xmpp
