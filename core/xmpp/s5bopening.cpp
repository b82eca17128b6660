// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/s5bopening.h"

#include "core/base/log.h"
#include "core/xmpp/socks5.h"

#include <QNetworkInterface>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = S5bNews::Kind;
using Type = S5bCandidate::Type;

namespace
{

constexpr int kProxyStaggers = 5; ///< §4: a relay may wait a little longer, for what is direct to answer

bool samePlace(const S5bCandidate &a, const S5bCandidate &b)
{
    return a.host == b.host && a.port == b.port;
}

} // namespace

S5bOpening::S5bOpening(const Parties &parties, const QString &sid, const S5bRules &rules, S5bProxies &proxies,
                       QObject *parent)
    : QObject(parent), m_parties(parties), m_sid(sid), m_rules(rules), m_proxies(proxies)
{
    const QString own = parties.own.toString();
    const QString peer = parties.peer.toString();
    m_ourAddress = socksAddress(sid, own, peer);
    m_theirAddress = socksAddress(sid, peer, own);
    m_ours.sid = sid;
    m_ours.dstaddr = QString::fromLatin1(m_ourAddress);
    m_stagger.setSingleShot(true);
    connect(&m_stagger, &QTimer::timeout, this, &S5bOpening::dialNext);
}

S5bOpening::~S5bOpening() = default;

S5bTransport S5bOpening::prepare(const std::vector<S5bCandidate> &proxies, const std::vector<S5bCandidate> &theirs)
{
    const auto add = [this](S5bCandidate candidate) {
        const auto count = m_ours.candidates.size();
        candidate.cid = (m_parties.weAreInitiator ? u"i%1"_s : u"r%1"_s).arg(count);
        candidate.priority = s5bPriority(candidate.type, quint16(65535 - count));
        m_ours.candidates.push_back(candidate);
    };
    if (m_rules.tellsAddress) {
        // Some take the initiator's address first also where we are the streamhost; both are as secret.
        m_port = std::make_unique<SocksPort>(QList{m_ourAddress, m_theirAddress}, m_rules.reaching);
        const auto addresses = meetingAddresses(QNetworkInterface::allAddresses(), m_rules.withLoopback);
        for (const QHostAddress &address : m_port->open() ? addresses : QList<QHostAddress>())
            add({.type = Type::Direct, .host = address.toString(), .port = m_port->number(), .jid = m_parties.own});
    }
    if (m_rules.withProxies)
        m_relays = proxies;
    for (const S5bCandidate &proxy : m_relays) {
        const bool isTheirs = std::ranges::any_of(theirs, [&](const auto &other) { return samePlace(proxy, other); });
        if (!isTheirs)
            add(proxy);
    }
    return m_ours;
}

void S5bOpening::begin(const S5bTransport &theirs)
{
    if (!theirs.dstaddr.isEmpty())
        m_theirAddress = theirs.dstaddr.toLatin1();
    std::ranges::copy_if(theirs.candidates, std::back_inserter(m_queue), [this](const S5bCandidate &candidate) {
        const auto isIt = [&candidate](const S5bCandidate &relay) { return samePlace(relay, candidate); };
        return m_rules.tellsAddress || std::ranges::any_of(m_relays, isIt);
    });
    std::ranges::stable_sort(m_queue, std::ranges::greater(), &S5bCandidate::priority);
    QTimer::singleShot(m_rules.whole, this, &S5bOpening::fail);
    QTimer::singleShot(m_rules.reaching, this, [this] {
        if (!m_weReached)
            conclude({}, nullptr);
    });
    QMetaObject::invokeMethod(this, &S5bOpening::dialNext, Qt::QueuedConnection); // not inside of begin
}

/// Tries the next one beside those that are being tried; when nothing is left to try, that is what it came to.
void S5bOpening::dialNext()
{
    if (m_isOver || m_weReached)
        return;
    std::erase_if(m_queue, [this](const S5bCandidate &candidate) {
        return !isWorthDialing(candidate, m_theyReached, m_parties.weAreInitiator);
    });
    if (m_queue.empty()) {
        if (m_dials.empty())
            conclude({}, nullptr);
        return;
    }
    const S5bCandidate candidate = m_queue.front();
    m_queue.pop_front();
    SocksDial *attempt = dial(candidate, m_theirAddress);
    m_dials.emplace(attempt, candidate);
    connect(attempt, &SocksDial::reached, this, [this, attempt, candidate] { conclude(candidate, attempt); });
    connect(attempt, &SocksDial::failed, this, [this, attempt] {
        m_dials.erase(attempt);
        attempt->deleteLater();
        dialNext();
    });
    if (!m_queue.empty())
        m_stagger.start(m_queue.front().type == Type::Proxy ? m_rules.stagger * kProxyStaggers : m_rules.stagger);
}

SocksDial *S5bOpening::dial(const S5bCandidate &candidate, const QByteArray &address)
{
    return new SocksDial({candidate.host, candidate.port, m_rules.withLoopback}, address, m_rules.reaching, this);
}

/// Ours is decided; the other attempts end.
void S5bOpening::conclude(const std::optional<S5bCandidate> &reached, SocksDial *by)
{
    if (m_isOver || m_weReached)
        return;
    m_weReached = S5bOutcome{reached};
    if (by)
        m_socket = by->take();
    m_stagger.stop();
    m_queue.clear();
    for (const auto &[attempt, candidate] : std::exchange(m_dials, {})) {
        attempt->disconnect(this);
        attempt->deleteLater();
    }
    Q_EMIT told(reached ? S5bNews{Kind::CandidateUsed, reached->cid, m_sid} : S5bNews{Kind::CandidateError, {}, m_sid});
    decide();
}

void S5bOpening::hear(const S5bNews &news)
{
    if (m_isOver || (!news.sid.isEmpty() && news.sid != m_sid))
        return;
    switch (news.kind) {
    case Kind::CandidateUsed: {
        const auto named = std::ranges::find(m_ours.candidates, news.cid, &S5bCandidate::cid);
        return named == m_ours.candidates.end() ? fail() : theyReached({*named});
    }
    case Kind::CandidateError:
        return theyReached({});
    case Kind::Activated:
        if (m_waitsForActivation && m_weReached->used->cid == news.cid)
            finish(std::move(m_socket));
        return;
    case Kind::ProxyError:
        return fail();
    }
}

void S5bOpening::theyReached(const S5bOutcome &outcome)
{
    if (m_theyReached)
        return; // the first word counts
    m_theyReached = outcome;
    std::erase_if(m_dials, [this](const auto &one) {
        if (isWorthDialing(one.second, m_theyReached, m_parties.weAreInitiator))
            return false;
        one.first->disconnect(this);
        one.first->deleteLater();
        return true;
    });
    if (!m_weReached)
        dialNext();
    else
        decide();
}

void S5bOpening::decide()
{
    if (m_isOver || !m_weReached || !m_theyReached)
        return;
    switch (nominate(*m_weReached, *m_theyReached, m_parties.weAreInitiator)) {
    case S5bNomination::None:
        return fail();
    case S5bNomination::Theirs:
        m_port.reset();
        m_waitsForActivation = m_weReached->used->type == Type::Proxy;
        if (!m_waitsForActivation)
            finish(std::move(m_socket));
        return;
    case S5bNomination::Ours:
        m_socket.reset();
        return takeOurs(*m_theyReached->used);
    }
}

void S5bOpening::takeOurs(const S5bCandidate &candidate)
{
    if (candidate.type != Type::Proxy)
        return finish(m_port ? m_port->take(QHostAddress(candidate.host)) : nullptr);
    m_port.reset();
    SocksDial *attempt = dial(candidate, m_ourAddress);
    connect(attempt, &SocksDial::reached, this, [this, attempt, candidate] {
        m_socket = attempt->take();
        attempt->deleteLater();
        activate(candidate);
    });
    connect(attempt, &SocksDial::failed, this, [this] {
        if (!m_isOver)
            Q_EMIT told({Kind::ProxyError, {}, m_sid});
        fail();
    });
}

void S5bOpening::activate(const S5bCandidate &proxy)
{
    m_proxies.activate(proxy.jid, m_sid, m_parties.peer, this, [this, cid = proxy.cid](bool isActive) {
        if (m_isOver)
            return;
        Q_EMIT told(isActive ? S5bNews{Kind::Activated, cid, m_sid} : S5bNews{Kind::ProxyError, {}, m_sid});
        if (isActive)
            finish(std::move(m_socket));
        else
            fail();
    });
}

void S5bOpening::finish(std::unique_ptr<QTcpSocket> socket)
{
    if (m_isOver)
        return;
    if (!socket)
        return fail();
    m_isOver = true;
    m_port.reset();
    m_socket = std::move(socket);
    Q_EMIT opened();
}

void S5bOpening::fail()
{
    if (std::exchange(m_isOver, true))
        return;
    qCDebug(lcXmpp) << "bytestream: no way was found";
    m_port.reset();
    m_socket.reset();
    for (const auto &[attempt, candidate] : std::exchange(m_dials, {}))
        attempt->deleteLater();
    Q_EMIT failed();
}

std::unique_ptr<QTcpSocket> S5bOpening::take()
{
    return std::move(m_socket);
}

} // namespace causerie::xmpp
