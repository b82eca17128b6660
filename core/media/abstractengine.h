// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/media/soundtrouble.h"
#include "core/media/statistics.h"

#include <QObject>

namespace causerie::media
{

/// What a call needs of a media engine: values in, values out; nothing here blocks. `Engine` is the real one; the
/// tests of signalling bring a scripted one.
///
/// Order of calls: `prepare` → (`localReady`, `localCandidates`…) → `connectTo` with what was agreed →
/// `addRemoteCandidates`… → `connected` → `stop`. Signals arrive on the thread that owns the engine, never
/// inside one of these calls. After `failed` only `stop` is called.
///
/// Thread: GUI. Owner: the call's media session.
class AbstractEngine : public QObject
{
    Q_OBJECT

public:
    explicit AbstractEngine(QObject *parent = nullptr);
    ~AbstractEngine() override;

    /// Makes certificate and credentials, starts gathering (RFC 8445 §5.1). Sound devices stay closed.
    virtual void prepare(const EngineSettings &settings) = 0;
    /// Both sides are known: ICE checks, DTLS handshake, then sound.
    virtual void connectTo(const RemoteTransport &remote, const AudioParameters &parameters) = 0;
    /// Trickled candidates (XEP-0176 §5.3); may come before `connectTo`.
    virtual void addRemoteCandidates(const QList<Candidate> &candidates) = 0;
    /// For the paths that `restart` begins from now on; those of the present one may have run out.
    virtual void setIceServers(const QList<IceServer> &servers) = 0;
    /// In a call: other addresses are looked for and another path, while the present one goes on (ICE restart, RFC 8445
    /// §9). `restarted` follows, then the candidates that belong to it; `addRemoteCandidates` is of it, too.
    virtual void restart() = 0;
    virtual void reconnectTo(const IceCredentials &remote) = 0; ///< theirs for the path that `restart` began
    virtual void setMuted(bool muted) = 0;                      ///< silence is sent, the microphone is not
    virtual void setHeld(bool held) = 0;                        ///< nothing is sent but keep-alives, nothing is played
    /// Whether the other side listens (XEP-0167 §8.2); what it reports of us meanwhile says nothing.
    virtual void setListenedTo(bool isListenedTo) = 0;
    virtual void setAudio(const AudioSettings &audio) = 0; ///< other devices in mid-call
    /// What we send from now on, and how long we wait for what comes; what they send stays as it was agreed.
    virtual void setMode(CallMode mode) = 0;
    /// Presses keys one after the other, as agreed (RFC 4733): 0–9, *, #, A–D; "," is a pause of two seconds.
    virtual void sendDigits(const QString &digits) = 0;
    /// Sends BYE, closes devices and sockets. `stopped` follows with the last statistics.
    virtual void stop() = 0;

Q_SIGNALS:
    void localReady(const causerie::media::LocalTransport &local);
    void localCandidates(const QList<causerie::media::Candidate> &candidates);
    void gatheringFinished();
    void restarted(const causerie::media::IceCredentials &local);
    void networkChanged(); ///< this machine has other addresses than before
    void connected();      ///< path and keys are there
    void firstAudio();     ///< the first received sound has been handed to the speaker
    void disconnected();   ///< no packet and no consent for 5 s; ICE may recover
    void reconnected();
    void digitReceived(QChar digit); ///< a key went down over there
    void statisticsChanged(const causerie::media::Statistics &statistics);
    /// A device or a file does not work. Nothing ends by it: silence takes its place, and it is tried again.
    void troubleBegan(causerie::media::SoundTrouble trouble, const QString &detail);
    void troubleOver(causerie::media::SoundTrouble trouble);
    void failed(causerie::media::EngineError error, const QString &detail);
    void stopped(const causerie::media::Statistics &statistics);
};

} // namespace causerie::media
