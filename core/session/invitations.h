// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/roster/contact.h"
#include "core/storage/failure.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <expected>
#include <functional>
#include <memory>

namespace causerie
{

class ContactRequests;
class History;
class Roster;

namespace xmpp
{
class Connection;
class RosterBridge;
} // namespace xmpp

/// A link to hand on: whoever opens it and we see each other without a question, once.
struct Invitation {
    QString link;              ///< xmpp:…, or the page of our server that leads there
    QDateTime validUntil;      ///< invalid: not said
    bool isOfServer = false;   ///< our server made it
    bool givesAccount = false; ///< people without an account may make one there
    friend bool operator==(const Invitation &, const Invitation &) = default;
};

/// Invitations of ours and of others (XEP-0379, XEP-0401). The tokens of ours are kept in the store of the account; who
/// asks to see us with one is let in, and is asked to let us see them.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Invitations final : public QObject
{
    Q_OBJECT

public:
    using Made = std::function<void(std::expected<Invitation, StorageError>)>;

    Invitations(xmpp::Connection &connection, xmpp::RosterBridge &bridge, ContactRequests &contacts, Roster &roster,
                History &history, std::function<Jid()> account, QObject *parent = nullptr);
    ~Invitations() override;

    /// By our server where it does that, else by ourselves; also offline. `done` once unless `context` dies first.
    void make(QObject *context, Made done);
    /// Uses somebody's: adds them, asks to see them with `token`, and lets them see us. Failures as
    /// `Session::addContact`.
    void accept(const Jid &jid, const QString &name, const QStringList &groups, const QString &token);

Q_SIGNALS:
    void used(const causerie::Jid &by); ///< one of ours

private:
    struct Private;
    std::unique_ptr<Private> d;
};

constexpr bool weSee(Subscription subscription) noexcept
{
    return subscription == Subscription::To || subscription == Subscription::Both;
}

} // namespace causerie
