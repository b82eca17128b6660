// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/callpeers.h"
#include "core/xmpp/externalservices.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jinglebridge.h"
#include "core/xmpp/jinglesessions.h"
#include "core/xmpp/jmi.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/request.h"
#include "core/xmpp/stanzahook.h"

namespace causerie::xmpp
{

/// Inside of JingleBridge; only its two sources include this.
struct JingleBridge::Private {
    Private(JingleBridge &bridge, Connection &c, const Roster &r)
        : q(bridge), connection(c), roster(r), services(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    // What comes (jinglehearing.cpp).
    bool handle(const QDomElement &stanza);
    bool handleIq(const QDomElement &stanza);
    void handleMessage(const QDomElement &stanza);
    void handlePresence(const QDomElement &stanza);
    void act(const Jid &peer, const Jingle &jingle);
    void actOnInitiate(const Jid &peer, const Jingle &jingle);
    void actOnAccept(const Jid &peer, const Jingle &jingle);
    void announce(const CallNews &news);
    void announceElsewhere(const CallNews &news);

    // What goes (jinglebridge.cpp).
    bool mayKnow(const Jid &peer) const;
    void say(CallMessage::Verb verb, const Jid &to, const QString &sid, EndReason reason = EndReason::Success,
             const QString &id = {});
    void whenOpen(std::function<void()> send);
    void sendJingle(const Jid &to, const QString &sid, PayloadIq::Write write, bool decides);
    void failed(const Jid &peer, const QString &sid, const IqError &error, bool decides);

    JingleBridge &q;
    Connection &connection;
    const Roster &roster;
    ExternalServices services;
    JingleSessions sessions;
    QHash<QString, QString> receipts; ///< session id → id of its propose, which wants a receipt
    CallPeers peers;
    QList<std::function<void()>> waiting; ///< ends of calls, for the next stream
    StanzaHook hook;
};

} // namespace causerie::xmpp
