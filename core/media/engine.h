// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/media/statistics.h"

#include <QObject>

#include <memory>

namespace causerie::media
{

/// The door of the media threads: one engine per call. Values in, values out; nothing here blocks.
///
/// Order of calls: `prepare` → (`localReady`, `localCandidate`…) → `connectTo` with what was agreed →
/// `remoteCandidates`… → `connected` → `stop`. Signals arrive on the thread that owns the engine.
///
/// Thread: GUI. Owner: Call. Destroying it stops and joins its threads.
class Engine final : public QObject
{
    Q_OBJECT

public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

    /// Makes certificate and credentials, starts gathering (RFC 8445 §5.1). Sound devices stay closed.
    void prepare(const EngineSettings &settings);
    /// Both sides are known: ICE checks, DTLS handshake, then sound.
    void connectTo(const RemoteTransport &remote, const AudioParameters &parameters);
    /// Trickled candidates (XEP-0176 §5.3); may come before `connectTo`.
    void addRemoteCandidates(const QList<Candidate> &candidates);
    void setMuted(bool muted);      ///< silence is sent, the microphone is not
    void setHeld(bool held);        ///< nothing is sent but keep-alives, nothing is played
    void setAudio(const AudioSettings &audio); ///< other devices in mid-call
    /// Sends BYE, closes devices and sockets. `stopped` follows with the last statistics.
    void stop();

Q_SIGNALS:
    void localReady(const causerie::media::LocalTransport &local);
    void localCandidates(const QList<causerie::media::Candidate> &candidates);
    void gatheringFinished();
    void connected();          ///< path and keys are there
    void firstAudio();         ///< the first received sound has been handed to the speaker
    void disconnected();       ///< no packet and no consent for 5 s; ICE may recover
    void reconnected();
    void statisticsChanged(const causerie::media::Statistics &statistics);
    void failed(causerie::media::EngineError error, const QString &detail);
    void stopped(const causerie::media::Statistics &statistics);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
