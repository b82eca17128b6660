// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/calls.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace causerie
{

namespace
{

constexpr qsizetype kRemembered = 64; // session ids; enough for what can still be on its way

} // namespace

Calls::Calls(Signalling &signalling, EngineFactory makeEngine, QObject *parent)
    : QObject(parent), m_signalling(signalling), m_makeEngine(std::move(makeEngine))
{
    listenToMessages();
    listenToSessions();
    listenToOtherDevices();
    connect(&m_signalling, &Signalling::iceServersChanged, this, [this] {
        const QList<media::IceServer> servers = m_signalling.iceServers();
        for (Call *call : std::as_const(m_calls))
            call->takeIceServers(servers, isRelayed(call->peer()));
        Q_EMIT meansChanged();
    });
}

Calls::~Calls() = default;

void Calls::setAudio(const media::AudioSettings &audio)
{
    m_settings.audio = audio;
}

void Calls::setMode(media::CallMode mode)
{
    m_settings.mode = mode;
}

void Calls::setLoopbackCandidates(bool on)
{
    m_settings.loopbackCandidates = on;
}

void Calls::setCaFile(const QString &file)
{
    m_settings.caFile = file;
}

void Calls::setHiding(std::function<Hiding(const Jid &peer)> hiding)
{
    m_hiding = std::move(hiding);
}

bool Calls::hasRelay() const
{
    return std::ranges::any_of(m_signalling.iceServers(), [](const media::IceServer &server) {
        return server.kind != media::IceServer::Kind::Stun;
    });
}

bool Calls::isRelayed(const Jid &peer) const
{
    return m_hiding(peer) != Hiding::No && hasRelay();
}

bool Calls::isExposed(const Jid &peer) const
{
    return m_hiding(peer) == Hiding::Always && !hasRelay();
}

void Calls::setMicrophone(bool isThere)
{
    if (std::exchange(m_hasMicrophone, isThere) != isThere)
        Q_EMIT meansChanged();
}

void Calls::setTimeouts(const CallTimeouts &timeouts)
{
    m_timeouts = timeouts;
}

Call *Calls::start(const Jid &peer)
{
    return startFor(peer, {});
}

Call *Calls::startFor(const Jid &peer, const Jid &attendant)
{
    if (inProgress() || isBusyElsewhere() || peer.isEmpty() || peer.bare() == m_signalling.ownJid().bare() ||
        isExposed(peer))
        return nullptr;
    Call *call = make(peer.bare(), QUuid::createUuid().toString(QUuid::WithoutBraces), Direction::Outgoing);
    call->m_transfer.attendant = attendant;
    call->propose();
    Q_EMIT started(call);
    return call;
}

Call *Calls::inProgress() const
{
    const auto it = std::ranges::find_if(
        m_calls, [](const Call *call) { return isInProgress(call->state()) && !call->isSilent(); });
    return it == m_calls.end() ? nullptr : *it;
}

Call *Calls::inProgressWith(const Jid &contact) const
{
    const auto it = std::ranges::find_if(m_calls, [&contact](const Call *call) {
        return isInProgress(call->state()) && call->peer().bare() == contact.bare();
    });
    return it == m_calls.end() ? nullptr : *it;
}

void Calls::remove(Call *call)
{
    if (call->state() == CallState::Ended && m_calls.removeOne(call))
        call->deleteLater();
}

void Calls::hangUpAll()
{
    const QList<Call *> calls = m_calls;
    for (Call *call : calls) {
        if (call->isSilent() && call->state() == CallState::Ringing)
            call->takeEnd(EndReason::Expired); // missed; other devices of ours may still ring
        else
            call->hangUp();
    }
}

Call *Calls::make(const Jid &peer, const QString &sid, Direction direction)
{
    media::EngineSettings settings = m_settings;
    settings.iceServers = m_signalling.iceServers();
    settings.relayOnly = isRelayed(peer);
    auto *call = new Call(peer, sid, direction, m_signalling, m_makeEngine, settings, m_timeouts, this);
    call->setHalfTrickle(m_halfTrickle);
    m_calls.append(call);
    connect(call, &Call::flagsChanged, this, [this, call] { hear(call); });
    connect(call, &Call::stateChanged, this, [this, call](CallState state) {
        hear(call);
        if (state == CallState::Active)
            replace(*call);
        if (!isInProgress(state))
            forget(call->sid());
        if (state == CallState::Ended && call->outcome() == CallOutcome::Declined && call->m_replaced &&
            call->direction() == Direction::Incoming)
            call->m_replaced->m_refusedTransfer = true; // nobody rings once more in its name
        if (state == CallState::Ended)
            Q_EMIT ended(call);
    });
    return call;
}

void Calls::forget(const QString &sid)
{
    if (m_over.contains(sid))
        return;
    m_over.append(sid);
    if (m_over.size() > kRemembered)
        m_over.removeFirst();
}

void Calls::ring(Call *call)
{
    if (isInProgress(call->state()))
        Q_EMIT incoming(call);
}

void Calls::refuseBusy(const Jid &peer, const QString &sid, const SessionDescription *offer)
{
    Call *call = make(peer, sid, Direction::Incoming);
    if (offer)
        call->m_offer = *offer;
    call->refuse(EndReason::Busy);
    remove(call);
}

void Calls::takeProposal(const Jid &peer, const QString &sid)
{
    if (find(sid) || m_over.contains(sid) || peer.bare() == m_signalling.ownJid().bare())
        return;
    if (Call *other = inProgressWith(peer)) {
        if (other->isUnanswered()) {
            // XEP-0353 tie-break-1: the lower id counts, byte by byte.
            if (sid.toUtf8() < other->sid().toUtf8()) {
                forget(other->sid());
                other->giveWay(peer, sid);
            } else {
                forget(sid);
                m_signalling.reject(peer, sid, EndReason::Expired);
            }
            return;
        }
        const bool isRinging = other->direction() == Direction::Incoming && other->state() == CallState::Ringing;
        if (!isRinging && m_isOnePerson(peer.bare())) {
            move(*other, peer, sid);
            return;
        }
        if (isRinging) // their earlier try is over even if its end was lost on the way
            other->takeEnd(EndReason::Expired);
    }
    if (inProgressWith(peer) || !mayRing() || isExposed(peer)) {
        refuseBusy(peer, sid, nullptr);
        return;
    }
    Call *call = make(peer, sid, Direction::Incoming);
    call->ringForProposal();
    ring(call);
}

void Calls::takeOffer(const Jid &peer, const QString &sid, const SessionDescription &offer)
{
    if (Call *call = find(sid); call && isInProgress(call->state())) {
        // An outgoing one that gave way waits for an offer, too.
        if (call->peer() != peer)
            return;
        if (!call->m_replaced)
            call->m_replaced = talkToReplace(offer.transfer, peer);
        call->takeOffer(peer, offer);
        return;
    }
    if (find(sid) || m_over.contains(sid)) {
        m_signalling.terminate(peer, sid, EndReason::Cancel); // our end and their offer have crossed
        return;
    }
    if (inProgressWith(peer) || !mayRing() || isExposed(peer)) {
        refuseBusy(peer, sid, &offer);
        return;
    }
    Call *call = make(peer, sid, Direction::Incoming);
    call->m_replaced = talkToReplace(offer.transfer, peer);
    call->ringForOffer(offer);
    ring(call);
}

void Calls::takeProceed(const Jid &peer, const QString &sid)
{
    if (peer.isBare())
        return;
    Call *call = findOf(peer, sid);
    if (call && isInProgress(call->state()))
        call->takeProceed(peer);
    else if (m_over.contains(sid))
        m_signalling.finish(peer, sid, EndReason::Expired); // it crossed our retract: they must not wait
    else
        tellOtherTalks([&](OtherTalks &talks, OtherTalks::Time now) { talks.proceeded(peer, sid, now); });
}

Call *Calls::find(const QString &sid) const
{
    const auto it = std::ranges::find(m_calls, sid, &Call::sid);
    return it == m_calls.end() ? nullptr : *it;
}

Call *Calls::findOf(const Jid &contact, const QString &sid) const
{
    Call *call = find(sid);
    return call && call->peer().bare() == contact.bare() ? call : nullptr;
}

Call *Calls::findWith(const Jid &device, const QString &sid) const
{
    Call *call = find(sid);
    return call && call->peer() == device ? call : nullptr;
}

void Calls::listenToMessages()
{
    const Signalling *wire = &m_signalling;
    connect(wire, &Signalling::proposed, this, &Calls::takeProposal);
    connect(wire, &Signalling::proceeded, this, &Calls::takeProceed);
    connect(wire, &Signalling::retracted, this, [this](const Jid &peer, const QString &sid, EndReason reason) {
        if (Call *call = findOf(peer, sid))
            call->takeRetract(reason);
        else
            forget(sid); // a retract may overtake its propose after a resumption
    });
    connect(wire, &Signalling::peerRinging, this, [this](const Jid &peer, const QString &sid) {
        if (Call *call = findOf(peer, sid); call && call->isUnanswered())
            call->takeRinging();
    });
    connect(wire, &Signalling::rejected, this, [this](const Jid &peer, const QString &sid, EndReason reason) {
        if (Call *call = findOf(peer, sid))
            call->takeReject(reason);
    });
    connect(wire, &Signalling::finished, this, [this](const Jid &peer, const QString &sid, EndReason reason) {
        if (Call *call = findOf(peer, sid); call && (call->peer().isBare() || call->peer() == peer))
            call->takeEnd(reason);
    });
    connect(wire, &Signalling::unreachable, this, [this](const Jid &peer, const QString &sid) {
        if (Call *call = findOf(peer, sid))
            call->takeBounce();
    });
}

void Calls::listenToSessions()
{
    const Signalling *wire = &m_signalling;
    connect(wire, &Signalling::initiated, this, &Calls::takeOffer);
    connect(wire, &Signalling::accepted, this,
            [this](const Jid &peer, const QString &sid, const SessionDescription &answer) {
                if (Call *call = findWith(peer, sid))
                    call->takeAnswer(answer);
            });
    connect(wire, &Signalling::candidatesReceived, this,
            [this](const Jid &peer, const QString &sid, const SessionDescription &transport) {
                if (Call *call = findWith(peer, sid))
                    call->takeTransport(transport);
            });
    connect(wire, &Signalling::infoReceived, this, [this](const Jid &peer, const QString &sid, SessionInfo info) {
        if (Call *call = findWith(peer, sid))
            call->takeInfo(info);
    });
    connect(wire, &Signalling::transferAsked, this,
            [this](const Jid &peer, const QString &sid, const Transfer &transfer) {
                if (Call *call = findWith(peer, sid))
                    call->takeTransfer(transfer);
            });
    connect(wire, &Signalling::transferRefused, this, [this](const Jid &peer, const QString &sid) {
        if (Call *call = findWith(peer, sid))
            call->takeTransferRefused();
    });
    connect(wire, &Signalling::terminated, this, [this](const Jid &peer, const QString &sid, EndReason reason) {
        if (Call *call = findWith(peer, sid))
            call->takeEnd(reason);
    });
    connect(wire, &Signalling::requestFailed, this, [this](const Jid &peer, const QString &sid, bool unknownSession) {
        if (Call *call = findWith(peer, sid))
            call->takeRequestFailure(unknownSession);
    });
    connect(wire, &Signalling::peerGone, this, [this](const Jid &peer) {
        const QList<Call *> calls = m_calls;
        for (Call *call : calls) {
            if (call->peer() == peer)
                call->takePeerGone();
        }
    });
    connect(wire, &Signalling::peerBack, this, [this](const Jid &peer) {
        for (Call *call : std::as_const(m_calls)) {
            if (call->peer() == peer)
                call->takePeerBack();
        }
    });
}

} // namespace causerie
