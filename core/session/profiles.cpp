// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/profiles.h"

#include "core/roster/roster.h"
#include "core/session/contactrequests.h"
#include "core/xmpp/cards.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/entitytime.h"
#include "core/xmpp/nickname.h"
#include "core/xmpp/pep.h"

#include <QPointer>

namespace causerie
{

namespace
{

auto report(Profiles::Saved done)
{
    return [done = std::move(done)](const std::expected<void, xmpp::IqError> &result) {
        done(result.transform_error([](const xmpp::IqError &error) { return toRequestError(error.kind); }));
    };
}

} // namespace

struct Profiles::Private {
    void take(const xmpp::PepEvent &event);
    void tell(const Jid &owner, const std::vector<xmpp::PepItem> &items);

    Profiles &q;
    xmpp::Connection &connection;
    xmpp::Pep &pep;
    Roster &roster;
    MayKnow mayKnow;
    xmpp::Cards cards;
    Jid account{};
    QString ownNickname{};
};

Profiles::Profiles(xmpp::Connection &connection, xmpp::Pep &pep, Roster &roster, MayKnow mayKnow, QObject *parent)
    : QObject(parent), d(new Private{*this, connection, pep, roster, std::move(mayKnow), xmpp::Cards(connection, pep)})
{
    connect(&pep, &xmpp::Pep::received, this, [this](const xmpp::PepEvent &event) { d->take(event); });
}

Profiles::~Profiles() = default;

void Profiles::Private::take(const xmpp::PepEvent &event)
{
    if (event.node != xmpp::kNickname || !mayKnow(event.owner))
        return;
    tell(event.owner, event.items);
}

void Profiles::Private::tell(const Jid &owner, const std::vector<xmpp::PepItem> &items)
{
    const QString nickname = items.empty() ? QString() : xmpp::parseNickname(items.back().payload);
    if (owner != account)
        return roster.setNickname(owner, nickname);
    if (std::exchange(ownNickname, nickname) != nickname)
        Q_EMIT q.ownNicknameChanged();
}

void Profiles::setAccount(const Jid &bare)
{
    if (d->account == bare)
        return;
    d->account = bare;
    if (!std::exchange(d->ownNickname, {}).isEmpty())
        Q_EMIT ownNicknameChanged();
}

void Profiles::ask(const Jid &bare)
{
    if (!d->mayKnow(bare))
        return;
    d->pep.items(bare, xmpp::kNickname, {}, this,
                 [this, bare](const std::expected<std::vector<xmpp::PepItem>, xmpp::IqError> &items) {
                     if (items)
                         d->tell(bare, *items);
                 });
}

QString Profiles::ownNickname() const
{
    return d->ownNickname;
}

void Profiles::load(const Jid &bare, QObject *context, Loaded done)
{
    d->cards.load(bare, context, [done = std::move(done)](const std::expected<Profile, xmpp::IqError> &card) {
        done(card.transform_error([](const xmpp::IqError &error) { return toRequestError(error.kind); }));
    });
}

void Profiles::saveOwn(const Profile &profile, QObject *context, Saved done)
{
    d->cards.save(profile, context,
                  [this, context = QPointer(context), profile, done](const std::expected<void, xmpp::IqError> &saved) {
                      if (!saved)
                          return report(done)(saved);
                      if (!context)
                          return;
                      d->pep.publish(xmpp::kNickname, QStringLiteral("current"), {},
                                     xmpp::nicknamePayload(profile.nickname), context, report(done));
                  });
}

void Profiles::askTime(const Jid &full, QObject *context, Offset done)
{
    xmpp::askTime(
        d->connection, full, context,
        [done = std::move(done)](const std::expected<std::chrono::minutes, xmpp::IqError> &offset) {
            done(offset.transform_error([](const xmpp::IqError &error) { return toRequestError(error.kind); }));
        });
}

} // namespace causerie
