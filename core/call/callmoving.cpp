// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A call that goes on as another session: after both called at once, and from device to device (XEP-0353 §Tie
// Breaking).

#include "core/call/calls.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace causerie
{

/// What it still says is not heard any more; it ends by itself while the next one starts.
void Call::leaveMedia()
{
    m_media->disconnect(this);
    connect(m_media, &MediaSession::stopped, m_media, &QObject::deleteLater);
    m_left = std::exchange(m_media, nullptr);
    m_left->stop();
}

void Call::giveWay(const Jid &device, const QString &sid)
{
    m_signalling.retract(m_peer, m_sid, EndReason::Expired);
    leaveMedia(); // its ICE role is the wrong one now

    m_peer = device;
    m_sid = sid;
    m_proceeded = true;
    m_answered.start();
    startMedia(MediaSession::Role::Responder);
    m_signalling.proceed(m_peer, m_sid);
    setPhase(m_timeouts.session);
    handle(CallEvent::Answer);
}

bool Call::mayMove() const
{
    return (m_state == CallState::Connecting || m_state == CallState::Active) && !m_left;
}

void Call::moveTo(const Jid &device, const QString &sid)
{
    if (m_byMessage && m_proceeded)
        m_signalling.finishMoved(m_peer.bare(), m_sid, sid);
    if (m_offer || m_media->isOffered())
        m_signalling.terminate(m_peer, m_sid, EndReason::Expired);
    leaveMedia();

    // All that the former device said was about itself.
    m_peer = device;
    m_sid = sid;
    m_offer.reset();
    m_transferTarget = {};
    m_asked = {};
    m_transferRefused = false;
    m_peerMuted = m_peerHolding = m_peerOffline = m_takenElsewhere = false;
    m_statistics = {};
    m_troubles = {};

    m_byMessage = m_proceeded = true;
    m_isMoving = m_state == CallState::Active;
    startMedia(MediaSession::Role::Responder);
    m_signalling.proceed(m_peer, m_sid);
    setReconnecting(m_isMoving);
    setPhase(m_timeouts.session);
    Q_EMIT flagsChanged();
}

void Call::takeMoved()
{
    end(EndReason::Success, EndedBy::Elsewhere);
}

bool Call::isTheirs() const
{
    return m_direction == Direction::Incoming || (m_media && m_media->role() == MediaSession::Role::Responder);
}

/// Only ever a call of the same contact: nobody else comes so far.
void Calls::move(Call &call, const Jid &device, const QString &sid)
{
    if (device.isBare() || isExposed(device) || !call.mayMove()) {
        forget(sid);
        m_signalling.reject(device, sid, EndReason::Busy);
        return;
    }
    forget(call.sid());
    call.m_settings.iceServers = m_signalling.iceServers();
    call.m_settings.relayOnly = isRelayed(device);
    call.moveTo(device, sid);
}

bool Calls::isOnOtherDevice(const Jid &peer) const
{
    return m_otherTalks.talksWith(peer);
}

void Calls::forgetOtherDevices()
{
    tellOtherTalks([](OtherTalks &talks, OtherTalks::Time) { talks.clear(); });
}

/// What is known of them is another thing now.
void Calls::tellOtherTalks(const std::function<void(OtherTalks &talks, OtherTalks::Time now)> &change)
{
    const auto now = std::chrono::steady_clock::now();
    change(m_otherTalks, now);
    if (const auto end = m_otherTalks.nextEnd())
        m_otherLimit.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(*end - now), 0ms));
    else
        m_otherLimit.stop();
    Q_EMIT otherDevicesChanged();
}

void Calls::listenToOtherDevices()
{
    using Time = OtherTalks::Time;
    m_otherLimit.setSingleShot(true);
    connect(&m_otherLimit, &QTimer::timeout, this,
            [this] { tellOtherTalks([](OtherTalks &talks, Time now) { talks.expire(now); }); });
    const Signalling *wire = &m_signalling;
    connect(wire, &Signalling::calledElsewhere, this, [this](const Jid &device, const Jid &peer, const QString &sid) {
        tellOtherTalks([&](OtherTalks &talks, Time now) { talks.called(device, peer, sid, now); });
    });
    connect(wire, &Signalling::answeredElsewhere, this, [this](const Jid &device, const Jid &peer, const QString &sid) {
        Call *call = find(sid);
        const Jid caller = call && call->isTheirs() ? call->peer() : peer; // it rang here, too
        tellOtherTalks([&](OtherTalks &talks, Time now) { talks.answered(device, caller, sid, now); });
        if (call)
            call->takeAnsweredElsewhere();
    });
    connect(wire, &Signalling::proceededElsewhere, this, [this](const Jid &peer, const QString &sid) {
        tellOtherTalks([&](OtherTalks &talks, Time now) { talks.proceeded(peer, sid, now); });
    });
    connect(wire, &Signalling::rejectedElsewhere, this, [this](const QString &sid, EndReason reason) {
        if (Call *call = find(sid))
            call->takeRejectedElsewhere(reason);
    });
    const auto end = [this](const Jid &peer, const QString &sid) {
        tellOtherTalks([&](OtherTalks &talks, Time) { talks.ended(peer, sid); });
    };
    connect(wire, &Signalling::endedElsewhere, this, end);
    connect(wire, &Signalling::finished, this, end);
    connect(wire, &Signalling::rejected, this, end);
    connect(wire, &Signalling::moved, this, [this, end](const Jid &peer, const QString &sid, const QString &newSid) {
        end(peer, sid);
        Call *call = findOf(peer, sid);
        if (!call || !(call->peer().isBare() || call->peer() == peer))
            return;
        if (m_otherTalks.hasCalled(peer, newSid))
            call->takeMoved();
        else // so they say
            call->takeEnd(EndReason::Expired);
    });
    connect(wire, &Signalling::peerGone, this,
            [this](const Jid &device) { tellOtherTalks([&](OtherTalks &talks, Time) { talks.deviceGone(device); }); });
}

} // namespace causerie
