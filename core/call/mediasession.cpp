// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/mediasession.h"

#include "core/base/log.h"
#include "core/call/authstring.h"
#include "core/call/negotiation.h"
#include "core/call/relayend.h"

#include <algorithm>

namespace causerie
{

namespace
{

constexpr std::chrono::milliseconds kBatch{20}; // each stanza costs the peer an answer
constexpr std::chrono::milliseconds kGathering{500};
constexpr std::chrono::seconds kTryAgain{10};
constexpr std::chrono::milliseconds kTheirsRest{500}; // between two new beginnings of theirs
constexpr std::chrono::milliseconds kStopLimit{2000}; // a stuck device must not keep the window open

} // namespace

MediaSession::MediaSession(Role role, QString sid, Signalling &signalling, const EngineFactory &makeEngine,
                           const media::EngineSettings &settings, QObject *parent)
    : QObject(parent), m_role(role), m_sid(std::move(sid)), m_mode(settings.mode), m_signalling(signalling),
      m_engine(makeEngine()), m_restart(role == Role::Initiator)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(kBatch);
    connect(&m_batch, &QTimer::timeout, this, &MediaSession::sendBatch);
    m_tryAgain.setSingleShot(true);
    m_tryAgain.setInterval(kTryAgain);
    connect(&m_tryAgain, &QTimer::timeout, this, [this] {
        if (m_isLost)
            restart();
    });
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(kGathering);
    connect(&m_gathering, &QTimer::timeout, this, &MediaSession::gathered);
    m_stopping.setSingleShot(true);
    m_stopping.setInterval(kStopLimit);
    connect(&m_stopping, &QTimer::timeout, this, &MediaSession::finish);
    listen();
    m_pathEnd = m_signalling.iceServersEnd();

    media::EngineSettings own = settings;
    own.controlling = role == Role::Initiator; // RFC 8445 §6.1.1
    m_engine->prepare(own);
}

MediaSession::~MediaSession() = default;

void MediaSession::listen()
{
    using media::AbstractEngine;
    const AbstractEngine *engine = m_engine.get();
    connect(engine, &AbstractEngine::localReady, this, &MediaSession::takeLocal);
    connect(engine, &AbstractEngine::localCandidates, this, &MediaSession::takeCandidates);
    connect(engine, &AbstractEngine::gatheringFinished, this, &MediaSession::gathered);
    connect(engine, &AbstractEngine::connected, this, [this] {
        m_isConnected = true;
        Q_EMIT connected();
    });
    connect(engine, &AbstractEngine::firstAudio, this, &MediaSession::firstAudio);
    connect(engine, &AbstractEngine::restarted, this, &MediaSession::takeRestarted);
    connect(engine, &AbstractEngine::networkChanged, this, &MediaSession::restart);
    connect(engine, &AbstractEngine::disconnected, this, [this] {
        m_isLost = true;
        if (m_role == Role::Initiator && !m_tryAgain.isActive())
            restart();
        Q_EMIT disconnected();
    });
    connect(engine, &AbstractEngine::reconnected, this, [this] {
        m_isLost = false;
        Q_EMIT reconnected();
    });
    connect(engine, &AbstractEngine::statisticsChanged, this, [this](const media::Statistics &statistics) {
        if (!std::exchange(m_isRelayed, statistics.relayed) && m_isRelayed)
            moveInTime();
        Q_EMIT statisticsChanged(statistics);
    });
    connect(engine, &AbstractEngine::digitReceived, this, &MediaSession::digitReceived);
    connect(engine, &AbstractEngine::troubleBegan, this, [this](media::SoundTrouble trouble, const QString &detail) {
        qCInfo(lcCall) << "trouble with sound:" << int(trouble) << detail;
        Q_EMIT troubleBegan(trouble);
    });
    connect(engine, &AbstractEngine::troubleOver, this, &MediaSession::troubleOver);
    connect(engine, &AbstractEngine::failed, this, [this](media::EngineError error, const QString &detail) {
        qCWarning(lcCall) << "media failed:" << int(error) << detail;
        Q_EMIT failed(error);
    });
    connect(engine, &AbstractEngine::stopped, this, [this](const media::Statistics &statistics) {
        if (m_stopped)
            return;
        Q_EMIT statisticsChanged(statistics);
        finish();
    });
}

void MediaSession::takeLocal(const media::LocalTransport &local)
{
    m_local = local;
    if (isStopping())
        return;
    if (m_role == Role::Initiator && !m_peer.isEmpty() && !m_offered)
        sendOffer();
    else if (m_theirOffer && !m_agreed)
        sendAnswer();
}

void MediaSession::takeCandidates(const QList<media::Candidate> &candidates)
{
    m_candidates += candidates;
    const bool described = m_role == Role::Initiator ? m_offered : m_agreed;
    if (described && !isStopping() && !m_batch.isActive())
        m_batch.start();
}

void MediaSession::initiate(const Jid &peer)
{
    m_peer = peer;
    if (m_local && !m_offered && !isStopping())
        sendOffer();
}

void MediaSession::gathered()
{
    m_isGathered = true;
    m_gathering.stop();
    if (m_local)
        takeLocal(*m_local); // whatever waited for it
}

bool MediaSession::waitsForCandidates()
{
    if (!m_halfTrickle || m_isGathered)
        return false;
    if (!m_gathering.isActive())
        m_gathering.start();
    return true;
}

void MediaSession::sendOffer()
{
    if (waitsForCandidates())
        return;
    m_offered = true;
    m_ours = describe(offer(ownAbilities(m_mode)), *m_local, std::exchange(m_candidates, {}));
    SessionDescription offered = m_ours;
    offered.transfer = m_transfer;
    m_signalling.initiate(m_peer, m_sid, offered);
}

void MediaSession::receiveOffer(const Jid &peer, const SessionDescription &offer)
{
    if (m_role != Role::Responder || m_offered || isStopping())
        return;
    m_peer = peer;
    m_offered = true;
    m_theirOffer = offer;
    if (m_local)
        sendAnswer();
}

void MediaSession::sendAnswer()
{
    if (waitsForCandidates())
        return;
    const auto negotiated = answer(*m_theirOffer, ownAbilities(m_mode));
    if (!negotiated) {
        Q_EMIT refused(negotiated.error());
        return;
    }
    m_agreed = true;
    m_authString = causerie::authString(m_local->fingerprint, m_theirOffer->fingerprint);
    m_theirTransport.credentials = m_theirOffer->credentials;
    m_takesDigits = negotiated->parameters.events.has_value();
    m_ours = describe(negotiated->answer, *m_local, std::exchange(m_candidates, {}));
    m_signalling.accept(m_peer, m_sid, m_ours);
    m_engine->connectTo(remoteTransport(*m_theirOffer), negotiated->parameters);
    if (!m_theirOffer->candidates.isEmpty())
        m_engine->addRemoteCandidates(m_theirOffer->candidates);
    Q_EMIT agreed();
}

void MediaSession::receiveAnswer(const SessionDescription &answer)
{
    if (m_role != Role::Initiator || !m_offered || m_agreed || isStopping())
        return;
    SessionDescription theirs = answer;
    if (theirs.fingerprint.hash.isEmpty()) {
        theirs.fingerprint = m_theirTransport.fingerprint;
        theirs.setup = m_theirTransport.setup;
    }
    if (theirs.credentials.ufrag.isEmpty())
        theirs.credentials = m_theirTransport.credentials;
    const auto parameters = conclude(m_ours, theirs);
    if (!parameters) {
        Q_EMIT refused(parameters.error());
        return;
    }
    m_agreed = true;
    m_authString = causerie::authString(m_local->fingerprint, theirs.fingerprint);
    m_takesDigits = parameters->events.has_value();
    m_theirTransport.credentials = theirs.credentials;
    m_engine->connectTo(remoteTransport(theirs), *parameters);
    if (!theirs.candidates.isEmpty())
        m_engine->addRemoteCandidates(theirs.candidates);
    Q_EMIT agreed();
}

void MediaSession::receiveTransport(const SessionDescription &transport)
{
    if (!m_agreed) {
        if (!transport.fingerprint.hash.isEmpty()) {
            m_theirTransport.fingerprint = transport.fingerprint;
            m_theirTransport.setup = transport.setup;
        }
        m_theirTransport.credentials = transport.credentials;
    } else if (transport.credentials != m_theirTransport.credentials) {
        receiveGeneration(transport);
        return;
    }
    if (!transport.candidates.isEmpty() && !isStopping())
        m_engine->addRemoteCandidates(transport.candidates);
}

/// The present path may be dead, or a better one may have come up.
void MediaSession::restart()
{
    if (!m_isConnected || isStopping()) // without a path the engine begins nothing, and no answer would be awaited
        return;
    qCInfo(lcCall) << "ICE begins anew";
    m_restart.begin();
    m_tryAgain.start();
    restartEngine();
}

void MediaSession::restartEngine()
{
    m_pathEnd = m_signalling.iceServersEnd();
    m_engine->restart();
}

void MediaSession::setIceServers(const QList<media::IceServer> &servers)
{
    if (isStopping())
        return;
    m_engine->setIceServers(servers);
    moveInTime();
}

/// New credentials may have come while it rang, too.
void MediaSession::moveInTime()
{
    const bool hasRelay = std::ranges::any_of(m_signalling.iceServers(), [](const media::IceServer &server) {
        return server.kind != media::IceServer::Kind::Stun;
    });
    if (m_isRelayed && hasRelay && mustMove(m_pathEnd, m_signalling.iceServersEnd(), QDateTime::currentDateTimeUtc()))
        restart();
}

void MediaSession::takeRestarted(const media::IceCredentials &local)
{
    m_ours.credentials = local;
    m_candidates.clear(); // of the former path
    m_batch.stop();
    if (m_restart.isOffering() && !isStopping())
        m_signalling.sendCandidates(m_peer, m_sid, m_ours, {});
}

/// A transport of theirs with other credentials: an answer to our new beginning, or one of theirs.
void MediaSession::receiveGeneration(const SessionDescription &transport)
{
    if (!m_isConnected || isStopping())
        return;
    const auto meaning = m_restart.heard(!transport.candidates.isEmpty());
    if (meaning == IceRestart::Meaning::Stray) {
        qCDebug(lcCall) << "candidates of another ICE generation ignored";
        return;
    }
    if (meaning == IceRestart::Meaning::Offer) {
        if (m_sinceTheirs.isValid() && m_sinceTheirs.durationElapsed() < kTheirsRest)
            return; // each costs sockets and a question to a relay
        m_sinceTheirs.start();
        restartEngine();
    }
    m_theirTransport.credentials = transport.credentials;
    m_engine->reconnectTo(transport.credentials);
    if (!transport.candidates.isEmpty())
        m_engine->addRemoteCandidates(transport.candidates);
}

void MediaSession::sendBatch()
{
    if (!m_candidates.isEmpty())
        m_signalling.sendCandidates(m_peer, m_sid, m_ours, std::exchange(m_candidates, {}));
}

void MediaSession::setMuted(bool muted)
{
    m_engine->setMuted(muted);
}

void MediaSession::setHeld(bool held)
{
    m_engine->setHeld(held);
}

void MediaSession::setListenedTo(bool isListenedTo)
{
    m_engine->setListenedTo(isListenedTo);
}

void MediaSession::setAudio(const media::AudioSettings &audio)
{
    m_engine->setAudio(audio);
}

void MediaSession::setMode(media::CallMode mode)
{
    m_mode = mode;
    m_engine->setMode(mode);
}

void MediaSession::sendDigits(const QString &digits)
{
    if (m_takesDigits)
        m_engine->sendDigits(digits);
}

void MediaSession::stop()
{
    if (isStopping())
        return;
    m_batch.stop();
    m_gathering.stop();
    m_tryAgain.stop();
    m_stopping.start();
    m_engine->stop();
}

void MediaSession::finish()
{
    if (std::exchange(m_stopped, true))
        return;
    m_stopping.stop();
    Q_EMIT stopped();
}

} // namespace causerie
