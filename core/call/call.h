// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calloutcome.h"
#include "core/call/callstate.h"
#include "core/call/mediasession.h"
#include "core/call/signalling.h"
#include "core/chat/message.h"
#include "core/media/figures/callwarnings.h"
#include "core/media/figures/statisticshistory.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace causerie
{

/// Limits of a call's phases, in ms; tests shorten them.
struct CallTimeouts {
    int ringing = 60'000;    ///< propose → an answer
    int connecting = 15'000; ///< answer → media path
    int session = 15'000;    ///< proceed → session-initiate, also of a call that moves
    int elsewhere = 5'000;   ///< the same, when another device of ours answered, too
    int lost = 30'000;       ///< media gone → end
};

/// One call with one peer, from the first sign to the last statistic. Active as soon as the media path is open and
/// both can speak; the first sound that is heard sets `setupMs`. The loss of our stream never ends an active call. It
/// stays the same one when they go on from another device (XEP-0353 §tie-break-2): only its media begins anew.
///
/// Thread: GUI. Owner: Calls; lives until it has ended and `Calls::remove` is called.
class Call final : public QObject
{
    Q_OBJECT

public:
    Call(Jid peer, QString sid, Direction direction, Signalling &signalling, EngineFactory makeEngine,
         media::EngineSettings settings, CallTimeouts timeouts, QObject *parent);
    ~Call() override;

    const Jid &peer() const { return m_peer; }   ///< full as soon as a device answered
    const QString &sid() const { return m_sid; } ///< another one after both called at once, or after they moved
    Direction direction() const { return m_direction; }
    CallState state() const { return m_state; }
    EndReason endReason() const { return m_endReason; } ///< meaningful when Ending or Ended
    CallOutcome outcome() const { return m_outcome; }   ///< meaningful when Ending or Ended
    EndedBy endedBy() const { return m_endedBy; }       ///< meaningful when Ending or Ended
    bool isMuted() const { return m_muted; }
    bool isHeld() const { return m_held; }
    bool isPeerMuted() const { return m_peerMuted; }
    bool isPeerHolding() const { return m_peerHolding; }
    bool isSilent() const { return m_silent; }
    bool isReconnecting() const { return m_reconnecting; }
    bool isMoving() const { return m_isMoving; } ///< reconnecting, because they go to another device
    qint64 activeMs() const;                     ///< since Active; final when Ended
    qint64 setupMs() const { return m_setupMs; } ///< answer to first audio, −1 until then
    const media::Statistics &statistics() const { return m_statistics; }
    const media::StatisticsHistory &history() const { return m_history; }              ///< of all the time since Active
    const QList<media::CallWarning> &warnings() const { return m_warnings.present(); } ///< the gravest first
    /// Digits to be read aloud and compared; empty before the session is agreed, and without DTLS.
    QString authString() const { return m_media ? m_media->authString() : QString(); }
    /// Whether the other side takes pressed keys (RFC 4733); as long as it is active. `flagsChanged` tells.
    bool takesDigits() const { return m_state == CallState::Active && m_media && m_media->takesDigits(); }
    /// The text for the user when media failed, as a kind; words are the window's.
    std::optional<media::EngineError> mediaError() const { return m_mediaError; }
    /// What is wrong with our own sound right now, while the call goes on. None when Ended.
    media::SoundTroubles soundTroubles() const { return m_troubles; }

    void answer();  ///< incoming, ringing
    void decline(); ///< incoming, ringing
    /// Incoming, ringing: nobody is told, so it takes no line of ours; it is missed when they give up.
    void setSilent() { m_silent = true; }
    void hangUp(); ///< any state before Ended; cancels an outgoing one
    /// Active: asks them to call this one instead; they hang up when they do (XEP-0251 §2). See `Calls::putThrough`.
    void transferTo(const Jid &target);
    const Jid &transferTarget() const { return m_transferTarget; } ///< whom we asked them to call, bare; empty: nobody
    bool isTransferRefused() const { return m_transferRefused; }   ///< they would not; until they are asked anew
    /// Whom they ask us to call instead, bare; empty: nobody. See `Calls::followTransfer`.
    Jid askedTarget() const { return m_asked.target.bare(); }
    bool isPutThrough() const { return isAttended(m_asked); } ///< and that they talk to that one already
    void refuseTransfer();                                    ///< the call goes on; nothing is said
    /// The talk that this call takes the place of when both speak (XEP-0251 §3), by the wish of whom we have it with;
    /// null: none, or it is over.
    const Call *replaced() const;
    void setMuted(bool muted);
    void setHeld(bool held);
    void setAudio(const media::AudioSettings &audio); ///< other devices, now and later
    /// What we send follows at once; what is asked of the others only before the call is offered or answered.
    void setMode(media::CallMode mode);
    media::CallMode mode() const { return m_settings.mode; }
    /// Presses keys one after the other, 160 ms each, behind those that still wait (128 at most): 0–9, *, #, A–D; ","
    /// is a pause of two seconds, other characters are left out. Also while muted; on hold they wait. Nothing unless
    /// `takesDigits`.
    void sendDigits(const QString &digits);

    /// Which devices want all candidates in one piece (see MediaSession); none until it is set.
    void setHalfTrickle(std::function<bool(const Jid &device)> wanted) { m_halfTrickle = std::move(wanted); }

Q_SIGNALS:
    void stateChanged(causerie::CallState state);
    void transferAsked(const causerie::Jid &target);
    void flagsChanged(); ///< muted, held, the peer's, reconnecting, takes digits
    void statisticsChanged(const causerie::media::Statistics &statistics);
    void warningsChanged();
    void firstAudio();
    void digitReceived(QChar digit);                          ///< a key went down over there: 0–9, *, #, A–D
    void troubleBegan(causerie::media::SoundTrouble trouble); ///< one more in `soundTroubles`
    void troubleOver(causerie::media::SoundTrouble trouble);

private:
    friend class Calls;

    // What the wire says (calltaking.cpp); Calls has matched session id and peer.
    void propose();
    void callDevice(); ///< that very one (XEP-0251 §3), without XEP-0353
    void ringForProposal();
    void ringForOffer(const SessionDescription &offer);
    void refuse(EndReason reason);
    void takeProceed(const Jid &device);
    void takeRinging();
    void takeOffer(const Jid &device, const SessionDescription &offer);
    void takeAnswer(const SessionDescription &answer);
    void takeTransport(const SessionDescription &transport);
    void takeInfo(SessionInfo info);
    void takeTransfer(const Transfer &transfer);
    void takeTransferRefused();
    void takeRetract(EndReason reason);
    void takeReject(EndReason reason);
    void takeEnd(EndReason reason);
    void takeBounce();
    void takeRequestFailure(bool unknownSession);
    void takePeerGone();
    void takePeerBack();
    void takeIceServers(const QList<media::IceServer> &servers, bool relayOnly);
    void takeAnsweredElsewhere();
    void takeRejectedElsewhere(EndReason reason);
    /// Both called at once and theirs counts: this call goes on as an answer to it (XEP-0353 tie-break-1).
    void giveWay(const Jid &device, const QString &sid);
    /// They go on from another device, as another session (XEP-0353 §tie-break-2): nothing rings, and what was muted or
    /// on hold stays so.
    void moveTo(const Jid &device, const QString &sid);
    bool mayMove() const;  ///< it is answered, and the media it moved away from last is closed
    void takeMoved();      ///< another device of ours has taken it
    bool isTheirs() const; ///< the session is one that they began
    bool isTarget(const Jid &target) const;
    bool isUnanswered() const; ///< outgoing, asked of all devices, and none has proceeded

    void ask(const Transfer &transfer);
    bool handle(CallEvent event);
    void startMedia(MediaSession::Role role);
    void leaveMedia();
    void receiveOffer(const Jid &device, const SessionDescription &offer);
    void setPhase(int limitMs);
    void phaseOver();
    void becomeActive();
    void setReconnecting(bool reconnecting);
    void takeStatistics(const media::Statistics &statistics);
    void listenToSound();
    void sendFlags();
    void end(EndReason reason, EndedBy endedBy);
    void tellPeer(EndReason reason);

    Jid m_peer;
    QString m_sid;
    const Direction m_direction;
    Signalling &m_signalling;
    EngineFactory m_makeEngine;
    std::function<bool(const Jid &)> m_halfTrickle;
    media::EngineSettings m_settings;
    const CallTimeouts m_timeouts;
    MediaSession *m_media = nullptr;           ///< our child, from propose or answer on
    QPointer<MediaSession> m_left;             ///< of the session before; closing
    std::optional<SessionDescription> m_offer; ///< rang without XEP-0353: kept until answered
    QTimer m_phase;                            ///< the limit of the state we are in
    QElapsedTimer m_answered;
    QElapsedTimer m_active;

    CallState m_state = CallState::Idle;
    EndReason m_endReason = EndReason::Success;
    CallOutcome m_outcome = CallOutcome::Failed;
    EndedBy m_endedBy = EndedBy::Us;
    Jid m_transferTarget;
    Transfer m_asked;          ///< by them; with the device where it is one
    Transfer m_transfer;       ///< why we make this call
    QPointer<Call> m_replaced; ///< see `replaced`
    bool m_byMessage = true;   ///< XEP-0353 started it
    bool m_proceeded = false;  ///< a `proceed` was sent or received
    bool m_takenElsewhere = false;
    bool m_isMoving = false; ///< Active, and the new session has no path yet
    bool m_peerOffline = false;
    bool m_refusedTransfer = false;
    bool m_transferRefused = false;
    bool m_silent = false;
    bool m_muted = false;
    bool m_held = false;
    bool m_peerMuted = false;
    bool m_peerHolding = false;
    bool m_reconnecting = false;
    qint64 m_setupMs = -1;
    qint64 m_activeMs = 0;
    media::Statistics m_statistics;
    media::StatisticsHistory m_history;
    media::CallWarnings m_warnings;
    std::optional<media::EngineError> m_mediaError;
    media::SoundTroubles m_troubles;
};

} // namespace causerie
