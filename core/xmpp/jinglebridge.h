// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"
#include "core/roster/roster.h"
#include "core/xmpp/connection.h"

#include <memory>

namespace causerie::xmpp
{

/// Calls on the wire: XEP-0353 messages and XEP-0166 IQs on the raw DOM, both ways (jingle.h, jmi.h do the XML).
/// Acknowledges first and acts then. Also learns STUN and TURN from our server (XEP-0215).
///
/// Thread: GUI. Owner: Session.
class JingleBridge final : public Signalling
{
    Q_OBJECT

public:
    /// The roster tells who may learn that we are here: receipts, `ringing` and an automatic `busy` go only to those
    /// who see our presence.
    JingleBridge(Connection &connection, const Roster &roster, QObject *parent = nullptr);
    ~JingleBridge() override;

    void learnServices(); ///< after a stream that was not resumed

    void propose(const Jid &to, const QString &sid) override;
    void retract(const Jid &to, const QString &sid, EndReason reason) override;
    void ringing(const Jid &to, const QString &sid) override;
    void proceed(const Jid &to, const QString &sid) override;
    void reject(const Jid &to, const QString &sid, EndReason reason) override;
    void finish(const Jid &to, const QString &sid, EndReason reason) override;
    void finishMoved(const Jid &to, const QString &sid, const QString &newSid) override;
    void initiate(const Jid &to, const QString &sid, const SessionDescription &offer) override;
    void accept(const Jid &to, const QString &sid, const SessionDescription &answer) override;
    void sendCandidates(const Jid &to, const QString &sid, const SessionDescription &local,
                        const QList<media::Candidate> &candidates) override;
    void sendInfo(const Jid &to, const QString &sid, SessionInfo info) override;
    void transfer(const Jid &to, const QString &sid, const Transfer &transfer) override;
    void terminate(const Jid &to, const QString &sid, EndReason reason) override;
    QList<media::IceServer> iceServers() const override;
    QDateTime iceServersEnd() const override;
    Jid ownJid() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
