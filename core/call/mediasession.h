// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/icerestart.h"
#include "core/call/signalling.h"
#include "core/media/abstractengine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace causerie
{

/// Makes the engine of a call; the real one by default, a scripted one in tests.
using EngineFactory = std::function<std::unique_ptr<media::AbstractEngine>()>;

/// The Jingle session of one call and its engine: descriptions out and in, candidates as they come
/// (XEP-0166 §6, XEP-0176 §5), and again when the network is another one (see `IceRestart`). Knows nothing of ringing.
///
/// Thread: GUI. Owner: Call. Destroying it ends media without a word.
class MediaSession final : public QObject
{
    Q_OBJECT

public:
    enum class Role { Initiator, Responder };

    MediaSession(Role role, QString sid, Signalling &signalling, const EngineFactory &makeEngine,
                 const media::EngineSettings &settings, QObject *parent = nullptr);
    ~MediaSession() override;

    Role role() const { return m_role; }
    bool isOffered() const { return m_offered; } ///< session-initiate has been sent or received
    bool isAgreed() const { return m_agreed; }   ///< session-accept has been sent or received
    /// What both ends read aloud (authstring.h); empty until agreed, and without DTLS.
    const QString &authString() const { return m_authString; }

    /// For a peer that wants all candidates at once (`urn:ietf:rfc:3264`, XEP-0176 §7.2): offer or answer waits until
    /// they are found, half a second at most. Before `initiate` or `receiveOffer`.
    void setHalfTrickle(bool on) { m_halfTrickle = on; }

    /// Initiator: who asked for this call; before `initiate`.
    void setTransfer(const Transfer &transfer) { m_transfer = transfer; }

    /// Initiator: sends session-initiate to this device, at once or as soon as the engine knows itself.
    void initiate(const Jid &peer);
    /// Responder: answers, at once or as soon as the engine knows itself. `refused` follows for an offer we cannot
    /// take.
    void receiveOffer(const Jid &peer, const SessionDescription &offer);
    /// Initiator: `refused` follows for an answer we cannot take.
    void receiveAnswer(const SessionDescription &answer);
    /// Candidates of the peer, before or after the answer; a fingerprint too (gateways send it here only).
    void receiveTransport(const SessionDescription &transport);

    void setMuted(bool muted);
    void setHeld(bool held);
    void setListenedTo(bool isListenedTo); ///< false while they hold
    void setAudio(const media::AudioSettings &audio);
    void setMode(media::CallMode mode); ///< what we ask of the others follows it only until it is offered or answered
    /// Other servers, or new credentials for those, for the next path. One that goes through a relay moves to them when
    /// its own credentials are about to end (see `mustMove`).
    void setIceServers(const QList<media::IceServer> &servers);
    bool takesDigits() const { return m_takesDigits; } ///< the other side; false until agreed
    void sendDigits(const QString &digits);            ///< nothing where it takes none
    /// `stopped` follows, in any case within two seconds.
    void stop();

Q_SIGNALS:
    void refused(causerie::EndReason reason);
    void agreed(); ///< session-accept has passed; session-info may follow
    void connected();
    void firstAudio();
    void disconnected();
    void reconnected();
    void statisticsChanged(const causerie::media::Statistics &statistics);
    void digitReceived(QChar digit);
    void troubleBegan(causerie::media::SoundTrouble trouble);
    void troubleOver(causerie::media::SoundTrouble trouble);
    void failed(causerie::media::EngineError error);
    void stopped(); ///< once

private:
    bool isStopping() const { return m_stopped || m_stopping.isActive(); }
    void listen();
    void takeLocal(const media::LocalTransport &local);
    void takeCandidates(const QList<media::Candidate> &candidates);
    void gathered();
    bool waitsForCandidates();
    void sendOffer();
    void sendAnswer();
    void sendBatch();
    void restart();
    void restartEngine();
    void moveInTime();
    void takeRestarted(const media::IceCredentials &local);
    void receiveGeneration(const SessionDescription &transport);
    void finish();

    const Role m_role;
    const QString m_sid;
    media::CallMode m_mode;
    Signalling &m_signalling;
    std::unique_ptr<media::AbstractEngine> m_engine;
    Jid m_peer; ///< full, empty until one device answered
    std::optional<media::LocalTransport> m_local;
    QList<media::Candidate> m_candidates;           ///< found and not sent yet
    SessionDescription m_ours;                      ///< our offer or answer as sent
    std::optional<SessionDescription> m_theirOffer; ///< waits for `m_local`
    SessionDescription m_theirTransport;            ///< what transport-info said before the answer; credentials since
    QString m_authString;
    Transfer m_transfer;
    IceRestart m_restart;
    QElapsedTimer m_sinceTheirs;
    QTimer m_batch;
    QTimer m_gathering; ///< limits what a half-trickle peer waits for
    QTimer m_tryAgain;  ///< after an ICE restart of ours, if the other side is not heard by then
    QTimer m_stopping;
    bool m_halfTrickle = false;
    bool m_isGathered = false; ///< all candidates are found, or time is up
    bool m_offered = false;
    bool m_agreed = false;
    bool m_takesDigits = false;
    bool m_stopped = false;
    bool m_isConnected = false; ///< the engine has a path, which may begin anew
    bool m_isRelayed = false;   ///< as far as is known
    QDateTime m_pathEnd;        ///< when the servers that the path was made with end
    bool m_isLost = false;      ///< `disconnected` has been told
};

} // namespace causerie
