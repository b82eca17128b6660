// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/abstractengine.h"

#include <memory>

namespace causerie::media
{

/// The door of the media threads: one engine per call.
///
/// Thread: GUI. Owner: the call's media session. Destroying it stops and joins its threads.
class Engine final : public AbstractEngine
{
    Q_OBJECT

public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

    void prepare(const EngineSettings &settings) override;
    void connectTo(const RemoteTransport &remote, const AudioParameters &parameters) override;
    void addRemoteCandidates(const QList<Candidate> &candidates) override;
    void setIceServers(const QList<IceServer> &servers) override;
    void restart() override;
    void reconnectTo(const IceCredentials &remote) override;
    void setMuted(bool muted) override;
    void setHeld(bool held) override;
    void setListenedTo(bool isListenedTo) override;
    void setAudio(const AudioSettings &audio) override;
    void setMode(CallMode mode) override;
    void sendDigits(const QString &digits) override;
    void stop() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
