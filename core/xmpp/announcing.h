// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/presence.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

class QXmppPresence;

namespace causerie::xmpp
{

class Connection;

/// Our presence as others hear it: with what we can do (XEP-0115) and the picture of our vCard (XEP-0153), once on each
/// new stream and whenever it changes; held back while the list of contacts is awaited (RFC 6121 §2.2).
///
/// Thread: GUI. Owner: Connection.
class Announcing final : public QObject
{
    Q_OBJECT

public:
    /// Nothing is held back for longer than `patience`.
    Announcing(Connection &connection, std::chrono::milliseconds patience);

    void reset(const Presence &initial); ///< another account, perhaps
    void beginStream();                  ///< a new one, which has not heard us; nothing is held back any more
    void letGo();                        ///< what is held back is not sent: its stream is gone
    void catchUp();                      ///< sends what the stream that is open has not heard
    void hold();                         ///< does nothing when the stream has heard us
    void release();

    bool isAnnounced() const { return m_isAnnounced; } ///< this stream has heard us

    void setPresence(const Presence &presence);
    Presence presence() const; ///< what was set, with our capabilities; without our address
    /// False when nothing changes.
    bool setCapabilities(const QString &node, const QByteArray &sha1Hash);
    void setPhoto(const QByteArray &sha1); ///< empty: none; nothing is said of it until it is set

Q_SIGNALS:
    void announced(); ///< the first one of a new stream has left

private:
    void send();
    QXmppPresence stanza() const;

    Connection &m_connection;
    std::chrono::milliseconds m_mostPatience;
    QTimer m_patience; ///< runs while our presence is held back
    Presence m_presence;
    QString m_capsNode;
    QByteArray m_capsHash;
    std::optional<QByteArray> m_photo;
    bool m_isAnnounced = false; ///< on this stream, resumptions included, the server has had our presence
    bool m_isUnheard = false;   ///< our presence changed since the server heard it
};

} // namespace causerie::xmpp
