// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callstate.h"
#include "core/call/signalling.h"
#include "core/chat/message.h"
#include "core/media/engine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace causerie
{

/// Limits of a call's phases, in ms; tests shorten them.
struct CallTimeouts
{
    int ringing = 60'000;      ///< propose → an answer
    int connecting = 15'000;   ///< answer → media path
    int session = 15'000;      ///< proceed → session-initiate
    int lost = 30'000;         ///< media gone → end
};

/// One call with one peer, from the first sign to the last statistic.
///
/// Thread: GUI. Owner: Calls; lives until it has ended and `Calls::remove` is called.
class Call final : public QObject
{
    Q_OBJECT

public:
    Call(Jid peer, QString sid, Direction direction, Signalling &signalling, media::EngineSettings settings,
         CallTimeouts timeouts, QObject *parent);

    const Jid &peer() const { return m_peer; }        ///< full as soon as a device answered
    const QString &sid() const { return m_sid; }
    Direction direction() const { return m_direction; }
    CallState state() const { return m_state; }
    EndReason endReason() const { return m_endReason; }      ///< meaningful when Ended
    CallOutcome outcome() const { return m_outcome; }        ///< meaningful when Ended
    bool isMuted() const { return m_muted; }
    bool isHeld() const { return m_held; }
    bool isPeerMuted() const { return m_peerMuted; }
    bool isPeerHolding() const { return m_peerHolding; }
    bool isReconnecting() const { return m_reconnecting; }
    qint64 activeMs() const;                                 ///< since Active; final when Ended
    qint64 setupMs() const { return m_setupMs; }             ///< answer to first audio, −1 until then
    const media::Statistics &statistics() const { return m_statistics; }
    /// The text for the user when media failed, as a kind; words are the window's.
    std::optional<media::EngineError> mediaError() const { return m_mediaError; }

    void answer();    ///< incoming, ringing
    void decline();   ///< incoming, ringing
    void hangUp();    ///< any state before Ended; cancels an outgoing one
    void setMuted(bool muted);
    void setHeld(bool held);

Q_SIGNALS:
    void stateChanged(causerie::CallState state);
    void flagsChanged();        ///< muted, held, the peer's, reconnecting
    void statisticsChanged(const causerie::media::Statistics &statistics);
    void firstAudio();

private:
    friend class Calls;
    struct Private;
    Jid m_peer;
    QString m_sid;
    Direction m_direction;
    CallState m_state = CallState::Idle;
    EndReason m_endReason = EndReason::Success;
    CallOutcome m_outcome = CallOutcome::Failed;
    bool m_muted = false;
    bool m_held = false;
    bool m_peerMuted = false;
    bool m_peerHolding = false;
    bool m_reconnecting = false;
    qint64 m_setupMs = -1;
    media::Statistics m_statistics;
    std::optional<media::EngineError> m_mediaError;
    // The author of call.cpp completes the private part.
};

} // namespace causerie
