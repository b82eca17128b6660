// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <memory>

namespace causerie::media
{

/// TURN over TLS (RFC 8656 §3.1, RFC 7065 "turns") for libnice (0.1.22), whose own is none: for each such server a door
/// on loopback, and what comes in there goes on to the server inside TLS. The certificate has to be good and to carry
/// the server's name; else nothing passes, and there is no such relay.
///
/// Has a thread of its own, for libnice's is GLib's, and a window may be busy. Thread: any one at a time, also to
/// destroy it. Owner: Engine; whoever uses the doors ends first.
class TurnTls final
{
public:
    explicit TurnTls(QString caFile = {}); ///< of further authorities, PEM
    ~TurnTls();                            ///< ends all connections
    TurnTls(const TurnTls &) = delete;
    TurnTls &operator=(const TurnTls &) = delete;

    /// `servers` with doors, TURN over TCP at 127.0.0.1 and at ::1, in place of those that want TLS. A server that has
    /// a door keeps it. Waits for the thread, which only opens sockets.
    QList<IceServer> doorsFor(const QList<IceServer> &servers);

private:
    struct House;
    QString m_caFile;
    std::unique_ptr<House> m_house; ///< only where a server wants TLS
};

} // namespace causerie::media
