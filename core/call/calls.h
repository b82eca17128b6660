// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"

#include <QHash>

namespace causerie
{

/// All calls of one account: makes the outgoing, announces the incoming, routes what the wire says by session id.
/// A second incoming call while one is in progress is refused as busy; one of the same contact takes the place of
/// a call of theirs that still rings or has lost its path. Of several accounts, one call at a time over all of them.
///
/// Thread: GUI. Owner: Session; the signalling outlives it.
class Calls final : public QObject
{
    Q_OBJECT

public:
    explicit Calls(Signalling &signalling, QObject *parent = nullptr); ///< with real media
    Calls(Signalling &signalling, EngineFactory makeEngine, QObject *parent = nullptr);
    ~Calls() override;

    /// Used for every later call.
    void setAudio(const media::AudioSettings &audio);
    void setLoopbackCandidates(bool on);
    void setTimeouts(const CallTimeouts &timeouts);
    /// A call of another account of ours is in progress: as if it were one of these.
    void setBusyElsewhere(bool busy);

    /// Null when a call is in progress, or for our own address.
    Call *start(const Jid &peer);
    Call *current() const; ///< the one in progress, else one that is ending, null without
    bool isBusyElsewhere() const { return m_busyElsewhere; }
    bool isBusy() const { return m_busyElsewhere || current(); } ///< none can be started now
    QList<Call *> all() const { return m_calls; }
    void remove(Call *call); ///< an ended one
    void hangUpAll();        ///< before signing out

Q_SIGNALS:
    void incoming(causerie::Call *call); ///< Ringing
    void started(causerie::Call *call);  ///< outgoing
    /// Once per call, also for missed ones. One that was refused as busy was never announced by `incoming`; it goes by
    /// itself after this.
    void ended(causerie::Call *call);
    void busyElsewhereChanged();

private:
    void listenToMessages();
    void listenToSessions();
    void takeProposal(const Jid &peer, const QString &sid);
    void takeOffer(const Jid &peer, const QString &sid, const SessionDescription &offer);
    void takeProceed(const Jid &peer, const QString &sid);
    Call *make(const Jid &peer, const QString &sid, Direction direction);
    void ring(Call *call);
    void refuseBusy(const Jid &peer, const QString &sid, const SessionDescription *offer);
    void forget(const QString &sid);
    Call *inProgress() const;
    Call *find(const QString &sid) const;
    Call *findOf(const Jid &contact, const QString &sid) const;  ///< any device of the contact
    Call *findWith(const Jid &device, const QString &sid) const; ///< that very device

    Signalling &m_signalling;
    EngineFactory m_makeEngine;
    QList<Call *> m_calls;
    media::EngineSettings m_settings;
    CallTimeouts m_timeouts;
    bool m_busyElsewhere = false;
    QStringList m_over; ///< session ids that are done with, newest last; they never ring again
};

} // namespace causerie
