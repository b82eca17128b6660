// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/xmpp/request.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace causerie::xmpp
{

/// What a server answered to <services/> or <credentials/> (XEP-0215 §3).
struct ServiceList {
    QList<media::IceServer> servers;
    QList<media::IceServer> locked; ///< TURN that wants credentials and came without
    QDateTime expires;              ///< the first of all; invalid when none was said

    friend bool operator==(const ServiceList &, const ServiceList &) = default;
};

/// Reads the <service/>s below `parent`: STUN over UDP, TURN over UDP, TCP and TLS; others are left out. Pure.
ServiceList parseServices(const QDomElement &parent);

/// Half of what is left, so that a call never starts with credentials about to end; nothing without a limit. Pure.
std::optional<std::chrono::milliseconds> refreshAfter(const QDateTime &expires, const QDateTime &now);

/// STUN and TURN of our own server, asked for and kept fresh (XEP-0215).
///
/// Thread: GUI. Owner: JingleBridge.
class ExternalServices final : public QObject
{
    Q_OBJECT

public:
    explicit ExternalServices(Connection &connection, QObject *parent = nullptr);

    void learn();
    /// Complete: what is known in part only does not count yet.
    const QList<media::IceServer> &servers() const { return m_told; }
    const QDateTime &end() const { return m_toldEnd; } ///< of the first of them; invalid when none was said
    /// True when `stanza` is our server's push of new services: they are asked for anew, the caller answers it.
    bool takePush(const QDomElement &stanza);

Q_SIGNALS:
    void changed(); ///< other servers, or other credentials
    void learnt();  ///< what was asked for is answered, whatever it brought

private:
    void take(const ServiceList &list);
    void unlock(const media::IceServer &server);
    void takeCredentials(const media::IceServer &server, const QDomElement &answer);
    void tell();
    void askAgain();
    void refreshBy(const QDateTime &expires);

    Connection &m_connection;
    QList<media::IceServer> m_servers; ///< of this round
    QDateTime m_end;                   ///< of the first of those
    QList<media::IceServer> m_told;    ///< of the last whole one
    QDateTime m_toldEnd;
    int m_unlocking = 0;               ///< questions for credentials that are not answered yet
    int m_round = 0;                   ///< answers of an earlier one are void
    QTimer m_refresh;
};

} // namespace causerie::xmpp
