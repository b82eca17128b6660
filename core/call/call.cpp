// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/call.h"

#include "core/base/log.h"

#include <utility>

namespace causerie
{

Call::Call(Jid peer, QString sid, Direction direction, Signalling &signalling, EngineFactory makeEngine,
           media::EngineSettings settings, CallTimeouts timeouts, QObject *parent)
    : QObject(parent), m_peer(std::move(peer)), m_sid(std::move(sid)), m_direction(direction), m_signalling(signalling),
      m_makeEngine(std::move(makeEngine)), m_settings(std::move(settings)), m_timeouts(timeouts)
{
    m_phase.setSingleShot(true);
    connect(&m_phase, &QTimer::timeout, this, &Call::phaseOver);
}

Call::~Call() = default;

qint64 Call::activeMs() const
{
    return m_active.isValid() && m_state == CallState::Active ? m_active.elapsed() : m_activeMs;
}

void Call::answer()
{
    if (m_direction != Direction::Incoming || m_state != CallState::Ringing)
        return;
    m_answered.start();
    startMedia(MediaSession::Role::Responder);
    setPhase(m_offer ? m_timeouts.connecting : m_timeouts.session);
    if (m_byMessage) {
        m_proceeded = true;
        m_signalling.proceed(m_peer, m_sid);
    }
    handle(CallEvent::Answer);
    if (m_offer)
        receiveOffer(m_peer, *m_offer);
}

void Call::receiveOffer(const Jid &device, const SessionDescription &offer)
{
    m_media->setHalfTrickle(m_halfTrickle && m_halfTrickle(device));
    m_media->receiveOffer(device, offer);
}

void Call::decline()
{
    if (m_direction == Direction::Incoming && m_state == CallState::Ringing)
        end(EndReason::Decline, EndedBy::Us);
}

void Call::hangUp()
{
    if (m_direction == Direction::Incoming && m_state == CallState::Ringing)
        decline();
    else if (m_state == CallState::Active || m_direction == Direction::Incoming)
        end(EndReason::Success, EndedBy::Us);
    else
        end(EndReason::Cancel, EndedBy::Us); // XEP-0166 §7.4: the initiator before an answer
}

void Call::setMuted(bool muted)
{
    if (m_muted == muted || !isInProgress(m_state))
        return;
    m_muted = muted;
    if (m_media)
        m_media->setMuted(muted);
    if (m_media && m_media->isAgreed())
        m_signalling.sendInfo(m_peer, m_sid, muted ? SessionInfo::Mute : SessionInfo::Unmute);
    Q_EMIT flagsChanged();
}

void Call::setHeld(bool held)
{
    if (m_held == held || !isInProgress(m_state))
        return;
    m_held = held;
    if (m_media)
        m_media->setHeld(held);
    if (m_media && m_media->isAgreed())
        m_signalling.sendInfo(m_peer, m_sid, held ? SessionInfo::Hold : SessionInfo::Unhold);
    Q_EMIT flagsChanged();
}

void Call::setAudio(const media::AudioSettings &audio)
{
    m_settings.audio = audio;
    if (m_media && isInProgress(m_state))
        m_media->setAudio(audio);
}

void Call::setMode(media::CallMode mode)
{
    if (std::exchange(m_settings.mode, mode) != mode && m_media && isInProgress(m_state))
        m_media->setMode(mode);
}

void Call::sendDigits(const QString &digits)
{
    if (takesDigits())
        m_media->sendDigits(digits);
}

/// What was pressed before the session was agreed is said as soon as it can be.
void Call::sendFlags()
{
    if (m_muted)
        m_signalling.sendInfo(m_peer, m_sid, SessionInfo::Mute);
    if (m_held)
        m_signalling.sendInfo(m_peer, m_sid, SessionInfo::Hold);
}

bool Call::handle(CallEvent event)
{
    const auto state = next(m_state, event);
    if (!state || *state == m_state)
        return false;
    m_state = *state;
    qCInfo(lcCall) << "call" << m_sid << "is" << toString(m_state);
    Q_EMIT stateChanged(m_state);
    return true;
}

void Call::startMedia(MediaSession::Role role)
{
    m_media = new MediaSession(role, m_sid, m_signalling, m_makeEngine, m_settings, this);
    m_media->setTransfer(m_transfer);
    connect(m_media, &MediaSession::refused, this, [this](EndReason reason) { end(reason, EndedBy::Us); });
    connect(m_media, &MediaSession::agreed, this, &Call::sendFlags);
    connect(m_media, &MediaSession::connected, this, &Call::becomeActive);
    connect(m_media, &MediaSession::firstAudio, this, [this] {
        if (m_setupMs < 0)
            m_setupMs = m_answered.elapsed();
        Q_EMIT firstAudio();
    });
    connect(m_media, &MediaSession::disconnected, this, [this] {
        if (m_peerOffline) // no word and no stream: nobody is left to wait for
            end(EndReason::Gone, EndedBy::Peer);
        else
            setReconnecting(true);
    });
    connect(m_media, &MediaSession::reconnected, this, [this] { setReconnecting(false); });
    connect(m_media, &MediaSession::statisticsChanged, this, &Call::takeStatistics);
    connect(m_media, &MediaSession::failed, this, [this](media::EngineError error) {
        if (isInProgress(m_state))
            m_mediaError = error;
        end(reasonOf(error), EndedBy::Us);
    });
    connect(m_media, &MediaSession::stopped, this, [this] { handle(CallEvent::Close); });
    connect(m_media, &MediaSession::digitReceived, this, [this](QChar digit) {
        if (isInProgress(m_state))
            Q_EMIT digitReceived(digit);
    });
    listenToSound();
    if (m_muted)
        m_media->setMuted(true);
    if (m_held)
        m_media->setHeld(true);
}

void Call::takeStatistics(const media::Statistics &statistics)
{
    m_statistics = statistics;
    const std::chrono::milliseconds at(activeMs());
    if (m_state == CallState::Active && m_history.add(statistics, at) &&
        m_warnings.update(statistics, m_muted, m_held, at))
        Q_EMIT warningsChanged();
    Q_EMIT statisticsChanged(statistics);
}

void Call::listenToSound()
{
    connect(m_media, &MediaSession::troubleBegan, this, [this](media::SoundTrouble trouble) {
        if (isInProgress(m_state) && m_troubles.add(trouble))
            Q_EMIT troubleBegan(trouble);
    });
    connect(m_media, &MediaSession::troubleOver, this, [this](media::SoundTrouble trouble) {
        if (m_troubles.remove(trouble))
            Q_EMIT troubleOver(trouble);
    });
}

void Call::becomeActive()
{
    if (std::exchange(m_isMoving, false)) {
        setReconnecting(false);
        return;
    }
    if (next(m_state, CallEvent::Connect) != CallState::Active)
        return;
    m_phase.stop();
    m_active.start();
    handle(CallEvent::Connect);
    if (takesDigits())
        Q_EMIT flagsChanged();
}

void Call::setReconnecting(bool reconnecting)
{
    if (m_state != CallState::Active || m_reconnecting == reconnecting)
        return;
    m_reconnecting = reconnecting;
    if (reconnecting)
        setPhase(m_timeouts.lost);
    else
        m_phase.stop();
    Q_EMIT flagsChanged();
}

void Call::setPhase(int limitMs)
{
    m_phase.start(limitMs);
}

void Call::phaseOver()
{
    switch (m_state) {
    case CallState::Proposed:
    case CallState::Ringing:
        end(EndReason::Timeout, EndedBy::Us);
        return;
    case CallState::Connecting:
        if (m_takenElsewhere && !m_media->isOffered()) // two of our devices answered, theirs was quicker
            end(EndReason::Success, EndedBy::Elsewhere);
        else
            end(EndReason::ConnectivityError, EndedBy::Us);
        return;
    case CallState::Active:
        if (m_takenElsewhere && m_isMoving && !m_media->isOffered())
            end(EndReason::Success, EndedBy::Elsewhere);
        else
            end(EndReason::ConnectivityError, EndedBy::Us);
        return;
    case CallState::Idle:
    case CallState::Ending:
    case CallState::Ended:
        return;
    }
}

void Call::end(EndReason reason, EndedBy endedBy)
{
    if (!isInProgress(m_state))
        return;
    m_activeMs = activeMs();
    m_phase.stop();
    m_isMoving = false;
    m_troubles = {};
    m_endReason = reason;
    m_endedBy = endedBy;
    m_outcome = outcomeOf(m_direction, m_state, endedBy, reason);
    if (endedBy == EndedBy::Us)
        tellPeer(reason);
    // XEP-0353 §finish: both sides say it, so that every archive knows.
    if (m_byMessage && m_proceeded && endedBy != EndedBy::Elsewhere)
        m_signalling.finish(m_peer, m_sid, finishReason(reason));
    if (!m_media) {
        handle(CallEvent::Close);
        return;
    }
    handle(CallEvent::End);
    m_media->stop();
}

/// The one message that ends what has been begun, whatever that is.
void Call::tellPeer(EndReason reason)
{
    if (m_offer || (m_media && m_media->isOffered())) {
        m_signalling.terminate(m_peer, m_sid, reason);
    } else if (m_proceeded) {
        return; // `finish` says it
    } else if (m_direction == Direction::Outgoing) {
        if (m_state != CallState::Idle && m_byMessage)
            m_signalling.retract(m_peer, m_sid, EndReason::Cancel);
    } else if (reason == EndReason::Decline || reason == EndReason::Busy) {
        m_signalling.reject(m_peer, m_sid, reason);
    }
}

} // namespace causerie
