// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace causerie::media
{

/// What there is for a call to find a way by.
struct Reach {
    bool hasNetwork = false; ///< an address of our own
    bool knowsStun = false;  ///< the XMPP server names one (STUN or TURN)
    bool isSeen = false;     ///< one told how we are seen from outside, or gave a relay
    bool knowsTurn = false;  ///< the XMPP server names a relay
    bool hasRelay = false;   ///< one took us

    friend bool operator==(const Reach &, const Reach &) = default;
};

/// Asks the STUN and TURN servers as a call would, before there is one: gathers candidates (RFC 8445 §5.1.1) and lets
/// them go.
///
/// Thread: any one with an event loop. Owner: whoever asks. Destroying it stops it.
class ReachCheck final : public QObject
{
    Q_OBJECT

public:
    /// `finished` follows, at the latest after `patience`. `caFile` as in EngineSettings.
    ReachCheck(const QList<IceServer> &servers, const QString &caFile, bool loopback,
               std::chrono::milliseconds patience, QObject *parent = nullptr);
    ~ReachCheck() override;

Q_SIGNALS:
    void finished(const causerie::media::Reach &reach);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What servers are named, before any is asked. Pure.
Reach reachOf(const QList<IceServer> &servers);
/// The same with what was found. Pure.
Reach withCandidates(Reach reach, const QList<Candidate> &found);

} // namespace causerie::media
