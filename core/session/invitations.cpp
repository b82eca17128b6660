// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/invitations.h"

#include "core/base/log.h"
#include "core/session/contactrequests.h"
#include "core/session/history.h"
#include "core/storage/invitationtokens.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/preauth.h"

#include <QPointer>
#include <QRandomGenerator>

#include <array>
#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{

constexpr std::chrono::days kValid{7};

/// 128 bits: nobody guesses it.
QString drawToken()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

Invitation toInvitation(const xmpp::ServerInvite &invite)
{
    return {invite.page.isEmpty() ? toUri(invite.link) : invite.page.toString(QUrl::FullyEncoded), invite.validUntil,
            true, invite.link.givesAccount};
}

} // namespace

struct Invitations::Private {
    void makeOwn(const Made &done);
    void keep(const Invitation &invitation, const QString &token, const Made &done);
    void redeem(const Jid &by, const QString &token, const std::function<void(bool)> &answer);
    void welcome(const Jid &jid);

    Invitations &q;
    xmpp::Connection &connection;
    xmpp::RosterBridge &bridge;
    ContactRequests &contacts;
    Roster &roster;
    History &history;
    std::function<Jid()> account;
};

Invitations::Invitations(xmpp::Connection &connection, xmpp::RosterBridge &bridge, ContactRequests &contacts,
                         Roster &roster, History &history, std::function<Jid()> account, QObject *parent)
    : QObject(parent), d(new Private{*this, connection, bridge, contacts, roster, history, std::move(account)})
{
    bridge.setRedeem([this](const Jid &by, const QString &token, const std::function<void(bool)> &answer) {
        d->redeem(by, token, answer);
    });
}

Invitations::~Invitations()
{
    d->bridge.setRedeem({});
}

void Invitations::make(QObject *context, Made done)
{
    const Made answer = [guard = QPointer(context), done = std::move(done)](const auto &invitation) {
        if (guard)
            done(invitation);
    };
    if (!d->connection.isOpen())
        return d->makeOwn(answer);
    xmpp::askForInvite(d->connection, d->account(), this,
                       [this, answer](const std::optional<xmpp::ServerInvite> &invite) {
                           if (!invite)
                               return d->makeOwn(answer);
                           // Not every server that makes one also lets in who comes with it.
                           d->keep(toInvitation(*invite), invite->link.token, answer);
                       });
}

void Invitations::Private::makeOwn(const Made &done)
{
    const QString token = drawToken();
    const XmppLink link{.action = XmppLink::Action::Add, .jid = account(), .token = token};
    keep({toUri(link), now().addDuration(kValid), false, false}, token, done);
}

void Invitations::Private::keep(const Invitation &invitation, const QString &token, const Made &done)
{
    if (!history.database())
        return done(std::unexpected(StorageError::CannotOpen));
    const QDateTime until = invitation.validUntil.isValid() ? invitation.validUntil : now().addDuration(kValid);
    whenDone(storage::keepToken(*history.database(), token, until, now()), &q,
             [invitation, done](const Result<void> &kept) {
                 if (kept || invitation.isOfServer)
                     done(invitation);
                 else
                     done(std::unexpected(kept.error().kind));
             });
}

/// Granted only while it can be said; what was not said comes again with the next stream, and then with its token.
void Invitations::Private::redeem(const Jid &by, const QString &token, const std::function<void(bool)> &answer)
{
    if (!history.database())
        return answer(false);
    whenDone(storage::useToken(*history.database(), token, by, now()), &q, [=, this](const Result<bool> &good) {
        if (!good || !*good) {
            qCInfo(lcSession) << "a request came with a token that is not (or no longer) ours";
            return answer(false);
        }
        if (!connection.isOpen()) {
            if (history.database())
                storage::returnToken(*history.database(), token, by);
            return answer(false);
        }
        answer(true);
        welcome(by);
    });
}

void Invitations::Private::welcome(const Jid &jid)
{
    const Contact *contact = roster.find(jid);
    if (!contact)
        contacts.add(jid, {}, {}, Approval::WhenAsked);
    else if (!weSee(contact->subscription))
        contacts.subscribe(jid);
    Q_EMIT q.used(jid);
}

void Invitations::accept(const Jid &jid, const QString &name, const QStringList &groups, const QString &token)
{
    d->contacts.addInvited(jid, name, groups, token);
}

} // namespace causerie
