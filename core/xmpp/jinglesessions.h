// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/jingle.h"

#include <QHash>

namespace causerie::xmpp
{

/// Which Jingle sessions there are, whose they are, and what may come next in them (XEP-0166 §5, §10).
/// Only the full address a session was begun with is heard in it. Pure; any thread.
class JingleSessions
{
public:
    static constexpr qsizetype kMaxSessions = 32; ///< more than one call rings only by attack or accident

    enum class Role { Initiator, Responder };

    /// What to answer to an incoming action.
    enum class Verdict {
        Take,       ///< acknowledge, then act
        Unknown,    ///< item-not-found, unknown-session
        OutOfOrder, ///< unexpected-request, out-of-order
        TooMany     ///< resource-constraint
    };

    Verdict judge(const Jid &peer, const QString &sid, JingleAction action) const;

    void begin(const Jid &peer, const QString &sid, Role role, const SessionDescription &content = {});
    void agree(const QString &sid);    ///< session-accept has passed
    void replace(const QString &sid);  ///< our transport-replace has gone; one answer to it is due
    void replaced(const QString &sid); ///< it has come
    void end(const QString &sid);

    bool isOpen(const Jid &peer, const QString &sid) const;
    /// Our content's name and creator, for mute.
    SessionDescription content(const QString &sid) const;
    QStringList ofPeer(const Jid &peer) const;

private:
    struct Entry {
        Jid peer;
        Role role;
        SessionDescription content;
        bool agreed = false;
        bool replaces = false;
    };
    QHash<QString, Entry> m_sessions;
};

} // namespace causerie::xmpp
