// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a call takes what the wire says: the other half of call.cpp.

#include "core/call/call.h"

#include <algorithm>

namespace causerie
{

namespace
{
constexpr qsizetype kMostEarlyCandidates = 64; // while it rings; the engine takes fewer still
} // namespace

void Call::propose()
{
    // XEP-0176 §8: candidates are gathered while it rings, so that the offer can leave at once.
    startMedia(MediaSession::Role::Initiator);
    m_signalling.propose(m_peer, m_sid);
    setPhase(m_timeouts.ringing);
    handle(CallEvent::Propose);
}

void Call::callDevice()
{
    m_byMessage = false;
    startMedia(MediaSession::Role::Initiator);
    setPhase(m_timeouts.ringing);
    handle(CallEvent::Propose);
    m_media->setHalfTrickle(m_halfTrickle && m_halfTrickle(m_peer));
    m_media->initiate(m_peer);
}

void Call::ringForProposal()
{
    m_signalling.ringing(m_peer, m_sid);
    setPhase(m_timeouts.ringing);
    handle(CallEvent::Offer);
}

void Call::ringForOffer(const SessionDescription &offer)
{
    m_byMessage = false;
    m_offer = offer;
    m_signalling.sendInfo(m_peer, m_sid, SessionInfo::Ringing);
    setPhase(m_timeouts.ringing);
    handle(CallEvent::Offer);
}

void Call::refuse(EndReason reason)
{
    end(reason, EndedBy::Us);
}

void Call::takeProceed(const Jid &device)
{
    if (!isUnanswered())
        return;
    m_peer = device;
    m_proceeded = true;
    m_answered.start();
    setPhase(m_timeouts.connecting);
    handle(CallEvent::Answer);
    m_media->setHalfTrickle(m_halfTrickle && m_halfTrickle(m_peer));
    m_media->initiate(m_peer);
}

void Call::takeRinging()
{
    if (m_direction != Direction::Outgoing || (m_media && m_media->isAgreed()))
        return;
    const bool again = m_state == CallState::Connecting; // a telephone behind a gateway
    if (handle(CallEvent::PeerRings) && again)
        setPhase(m_timeouts.ringing);
}

void Call::takeOffer(const Jid &device, const SessionDescription &offer)
{
    if (m_offer || !m_media) {
        if (!m_offer && m_state == CallState::Ringing)
            m_offer = offer; // early, before the user answered: it waits
        return;
    }
    setPhase(m_timeouts.connecting);
    receiveOffer(device, offer);
}

void Call::takeAnswer(const SessionDescription &answer)
{
    if (!m_media || !m_media->isOffered() || m_media->isAgreed())
        return;
    if (m_state == CallState::Ringing || m_state == CallState::Proposed) { // without XEP-0353
        m_answered.start();
        handle(CallEvent::Answer);
    }
    setPhase(m_timeouts.connecting);
    m_media->receiveAnswer(answer);
}

void Call::takeTransport(const SessionDescription &transport)
{
    if (m_offer && !m_media)
        m_offer->candidates += transport.candidates.first(std::min(
            transport.candidates.size(), std::max<qsizetype>(0, kMostEarlyCandidates - m_offer->candidates.size())));
    else if (m_media)
        m_media->receiveTransport(transport);
}

void Call::takeInfo(SessionInfo info)
{
    const auto set = [this](bool &flag, bool value) {
        if (std::exchange(flag, value) != value)
            Q_EMIT flagsChanged();
    };
    switch (info) {
    case SessionInfo::Ringing:
        takeRinging();
        return;
    case SessionInfo::Active: // XEP-0167 §8.2: back from hold
    case SessionInfo::Unhold:
    case SessionInfo::Hold:
        if (m_peerHolding && info != SessionInfo::Hold)
            m_transferTarget = {}; // back from whom we sent them to
        set(m_peerHolding, info == SessionInfo::Hold);
        if (m_media)
            m_media->setListenedTo(!m_peerHolding);
        return;
    case SessionInfo::Mute:
        set(m_peerMuted, true);
        return;
    case SessionInfo::Unmute:
        set(m_peerMuted, false);
        return;
    }
}

void Call::takeRetract(EndReason reason)
{
    if (isTheirs() && !(m_media && m_media->isOffered()))
        end(reason, EndedBy::Peer);
}

void Call::takeReject(EndReason reason)
{
    if (isUnanswered())
        end(reason, EndedBy::Peer);
}

void Call::takeEnd(EndReason reason)
{
    if (m_takenElsewhere && m_state == CallState::Connecting && !(m_media && m_media->isOffered()))
        end(EndReason::Success, EndedBy::Elsewhere); // it was our other device's talk that ended
    else
        end(reason, EndedBy::Peer);
}

void Call::takeBounce()
{
    if (m_state == CallState::Proposed)
        end(EndReason::Gone, EndedBy::Peer);
}

void Call::takeRequestFailure(bool unknownSession)
{
    const bool isDevice = !m_byMessage && m_direction == Direction::Outgoing; // it was named, and need not be there
    if (unknownSession)
        end(EndReason::Gone, EndedBy::Peer);
    else if (isDevice && m_media && !m_media->isAgreed())
        end(EndReason::Gone, EndedBy::Us);               // it may ring there all the same
    else if (m_state != CallState::Active || m_isMoving) // what flows goes on without the stream
        end(EndReason::ConnectivityError, EndedBy::Us);
}

void Call::takePeerGone()
{
    m_peerOffline = true;
    // Media that is agreed may go on without their stream; its own silence ends it.
    if (m_reconnecting || !(m_media && m_media->isAgreed()))
        end(EndReason::Gone, EndedBy::Peer);
}

void Call::takeIceServers(const QList<media::IceServer> &servers, bool relayOnly)
{
    m_settings.iceServers = servers; // for media that is not made yet
    m_settings.relayOnly = relayOnly;
    if (m_media)
        m_media->setIceServers(servers);
}

void Call::takePeerBack()
{
    m_peerOffline = false;
}

void Call::takeAnsweredElsewhere()
{
    if (!isTheirs())
        return;
    if (m_state == CallState::Ringing)
        end(EndReason::Success, EndedBy::Elsewhere);
    else if (m_takenElsewhere = true;
             m_phase.remainingTime() > m_timeouts.elsewhere && !(m_media && m_media->isOffered()))
        setPhase(m_timeouts.elsewhere);
}

void Call::takeRejectedElsewhere(EndReason reason)
{
    if (m_direction == Direction::Incoming && m_state == CallState::Ringing)
        end(reason == EndReason::Success ? EndReason::Decline : reason, EndedBy::Elsewhere);
}

bool Call::isUnanswered() const
{
    return m_direction == Direction::Outgoing && m_byMessage && !m_proceeded && isInProgress(m_state);
}

} // namespace causerie
