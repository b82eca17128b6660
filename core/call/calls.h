// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"

namespace causerie
{

/// All calls of one account: makes the outgoing, announces the incoming, routes what the wire says by session id.
/// A second incoming call while one is in progress is refused as busy.
///
/// Thread: GUI. Owner: Session.
class Calls final : public QObject
{
    Q_OBJECT

public:
    explicit Calls(Signalling &signalling, QObject *parent = nullptr);
    ~Calls() override;

    /// Used for every later call.
    void setAudio(const media::AudioSettings &audio);
    void setLoopbackCandidates(bool on);
    void setTimeouts(const CallTimeouts &timeouts);

    /// Null when a call is in progress.
    Call *start(const Jid &peer);
    Call *current() const;              ///< the one not yet Ended, null without
    QList<Call *> all() const { return m_calls; }
    void remove(Call *call);            ///< an ended one
    void hangUpAll();                   ///< before signing out

Q_SIGNALS:
    void incoming(causerie::Call *call);   ///< Ringing
    void started(causerie::Call *call);    ///< outgoing
    void ended(causerie::Call *call);      ///< once per call, also for missed ones

private:
    Signalling &m_signalling;
    QList<Call *> m_calls;
    // The author of calls.cpp completes the private part.
};

} // namespace causerie
