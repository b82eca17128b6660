// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/roster.h"
#include "core/roster/rosteritem.h"
#include "core/xmpp/request.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// Roster and presence on the wire (RFC 6121 §2–§4) to and from the domain's Roster.
///
/// Thread: GUI. Owner: Session; the roster and the connection outlive it.
class RosterBridge final : public QObject
{
    Q_OBJECT

public:
    RosterBridge(Connection &connection, Roster &roster, QObject *parent = nullptr);
    ~RosterBridge() override;

    using Done = std::function<void(std::expected<void, IqError>)>;

    /// What was kept of another session, or nothing: shown, and `load` asks only for what has changed since (RFC 6121
    /// §2.6), where the server can tell. Before `load`.
    void restore(const RosterList &list);
    void forgetVersion(); ///< what was kept is not there any more: `load` asks for all of it
    /// Asks for the list; Session calls it after a stream that was not resumed. Called in a slot of
    /// `Connection::opened`, our presence waits for the answer.
    void load(Done done);
    void set(const Jid &jid, const QString &name, const QStringList &groups, Done done); ///< adds or changes
    void remove(const Jid &jid, Done done);
    void subscribe(const Jid &jid, const QString &token = {}); ///< asks to see them, with an invitation (XEP-0379)
    void approve(const Jid &jid);     ///< a request, or one that will come, where `canApproveAhead` (§3.4)
    bool canApproveAhead() const;     ///< the server of this stream keeps approvals of what was not asked yet
    void deny(const Jid &jid);        ///< refuses a request, or takes an approval back
    void unsubscribe(const Jid &jid); ///< no longer see them
    /// Their next request is granted without a question, until we sign out: we asked first.
    void expect(const Jid &jid);

    /// Whether `by` may see us for this token, which is used up by that: answered once, at any time.
    using Redeem = std::function<void(const Jid &by, const QString &token, std::function<void(bool good)> answer)>;
    void setRedeem(Redeem redeem); ///< without it a token makes no difference

Q_SIGNALS:
    void listReceived(const causerie::RosterList &list); ///< all of it
    /// A change; the list is at `version` with it, which is empty when it cannot be asked by that.
    void itemReceived(const causerie::RosterItem &item, const QString &version);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
