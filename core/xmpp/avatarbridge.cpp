// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/avatarbridge.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/features.h"
#include "core/xmpp/stanzahook.h"
#include "core/xmpp/vcard.h"
#include "core/xmpp/vcardtemp.h"

#include <QPointer>
#include <QXmppClient.h>

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

struct AvatarBridge::Private {
    Private(AvatarBridge &bridge, Connection &c, Pep &p)
        : q(bridge), connection(c), pep(p), features(c),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    void onOldServer(QObject *context, std::function<void()> act, std::function<void()> otherwise = {});
    void learnPhoto();
    void savePhoto(const std::optional<files::Portrait> &portrait, QObject *context, Done done);
    bool handle(const QDomElement &stanza);
    void take(const PepEvent &event);
    void tell(const Jid &owner, const std::vector<PepItem> &items);

    AvatarBridge &q;
    Connection &connection;
    Pep &pep;
    Features features;      ///< of our own account
    bool saysPhoto = false; ///< our presence has the hash of one
    StanzaHook hook;
};

/// Where cards and what is published are two things. A server that does not answer is taken for a new one.
void AvatarBridge::Private::onOldServer(QObject *context, std::function<void()> act, std::function<void()> otherwise)
{
    features.ask(connection.boundJid().bare(), context,
                 [act = std::move(act), otherwise = std::move(otherwise)](const std::optional<QSet<QString>> &known) {
                     if (known && !known->contains(kTranslatesCards))
                         act();
                     else if (otherwise)
                         otherwise();
                 });
}

/// What our presence says must be what is in the card: another program may have put it there (XEP-0153 §3.1).
void AvatarBridge::Private::learnPhoto()
{
    fetchVCard(connection, connection.boundJid().bare(), &q, [this](const std::expected<QDomElement, IqError> &card) {
        const QByteArray photo = card ? parsePhoto(*card) : QByteArray();
        if (photo.isEmpty()) {
            if (card && std::exchange(saysPhoto, false))
                connection.setPhoto({}); // it was there in an earlier stream
            return;
        }
        saysPhoto = true;
        const QString sha1 = files::sha1Of(photo);
        connection.setPhoto(QByteArray::fromHex(sha1.toLatin1()));
        Q_EMIT q.announced(connection.boundJid().bare(), sha1, Source::VCard);
    });
}

void AvatarBridge::Private::savePhoto(const std::optional<files::Portrait> &portrait, QObject *context, Done done)
{
    const auto save = [this, portrait, context = QPointer(context), done](const auto &card) {
        if (!card)
            return done(std::unexpected(card.error())); // what cannot be read must not be written over
        if (!context)
            return;
        saveVCard(connection, {}, editPhoto(*card, portrait), context,
                  [this, portrait, done](const std::expected<void, IqError> &saved) {
                      saysPhoto = saved ? portrait.has_value() : saysPhoto;
                      if (saved)
                          connection.setPhoto(portrait ? QByteArray::fromHex(portrait->sha1.toLatin1()) : QByteArray());
                      done(saved);
                  });
    };
    fetchVCard(connection, connection.boundJid().bare(), context, save);
}

/// Looks at presences; they are somebody else's to take.
bool AvatarBridge::Private::handle(const QDomElement &stanza)
{
    if (!is(stanza, "presence"_L1, ns::kClient) || stanza.hasAttribute(u"type"_s))
        return false;
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    const auto hash = parsePhotoHash(stanza);
    if (!from || !hash)
        return false;
    if (from->isBare()) // people are there with a device only
        Q_EMIT q.announced(*from, *hash, Source::Room);
    else if (child(stanza, "x"_L1, ns::kMucUser).isNull()) // an occupant's picture is not an account's
        Q_EMIT q.announced(from->bare(), *hash, Source::VCard);
    return false;
}

void AvatarBridge::Private::take(const PepEvent &event)
{
    if (event.node != kAvatarMetadata)
        return;
    if (event.isEmptied)
        return Q_EMIT q.announced(event.owner, {}, Source::Pep);
    tell(event.owner, event.items);
}

void AvatarBridge::Private::tell(const Jid &owner, const std::vector<PepItem> &items)
{
    if (items.empty())
        return;
    const QDomElement &metadata = items.back().payload;
    const auto info = parseAvatarMetadata(metadata);
    if (info || metadata.firstChildElement().isNull())
        Q_EMIT q.announced(owner, info ? info->id : QString(), Source::Pep);
}

AvatarBridge::AvatarBridge(Connection &connection, Pep &pep, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection, pep))
{
    connect(&pep, &Pep::received, this, [this](const PepEvent &event) { d->take(event); });
    connect(&connection, &Connection::opened, this, [this](bool resumed) {
        if (!resumed)
            d->onOldServer(this, [this] { d->learnPhoto(); });
    });
}

AvatarBridge::~AvatarBridge() = default;

void AvatarBridge::ask(const Jid &owner)
{
    d->pep.items(owner, kAvatarMetadata, {}, this,
                 [this, owner](const std::expected<std::vector<PepItem>, IqError> &items) {
                     if (items)
                         d->tell(owner, *items);
                 });
}

void AvatarBridge::fetch(const Jid &owner, const QString &sha1, Source source, QObject *context, Bytes done)
{
    const auto check = [owner, sha1, done = std::move(done)](const QByteArray &bytes) {
        const bool isIt = !bytes.isEmpty() && files::sha1Of(bytes) == sha1;
        if (!bytes.isEmpty() && !isIt)
            qCWarning(lcXmpp) << "a picture is not the one that was announced";
        done(isIt ? bytes : QByteArray());
    };
    if (source == Source::Pep) {
        d->pep.items(owner, kAvatarData, sha1, context,
                     [check](const std::expected<std::vector<PepItem>, IqError> &items) {
                         check(items && !items->empty() ? parseAvatarData(items->back().payload) : QByteArray());
                     });
        return;
    }
    fetchVCard(d->connection, owner, context, [check](const std::expected<QDomElement, IqError> &card) {
        check(card ? parsePhoto(*card) : QByteArray());
    });
}

void AvatarBridge::publish(const files::Portrait &portrait, QObject *context, Done done)
{
    const auto forOthers = [this, portrait, context = QPointer(context),
                            done](const std::expected<void, IqError> &told) {
        if (!told || !context)
            return done(told);
        d->onOldServer(
            context, [this, portrait, context, done] { d->savePhoto(portrait, context, done); }, [done] { done({}); });
    };
    // §4.1, §4.2: the data first, so that whoever hears of it finds it.
    d->pep.publish(kAvatarData, portrait.sha1, {}, avatarData(portrait.bytes), context,
                   [this, portrait, context, done, forOthers](const std::expected<void, IqError> &result) {
                       if (!result)
                           return done(result);
                       d->pep.publish(kAvatarMetadata, portrait.sha1, {}, avatarMetadata(portrait), context, forOthers);
                   });
}

void AvatarBridge::remove(QObject *context, Done done)
{
    d->pep.publish(kAvatarMetadata, u"current"_s, {}, noAvatarMetadata(), context,
                   [this, context = QPointer(context), done](const std::expected<void, IqError> &told) {
                       if (!told || !context)
                           return done(told);
                       d->onOldServer(
                           context, [this, context, done] { d->savePhoto({}, context, done); }, [done] { done({}); });
                   });
}

void AvatarBridge::saveRoomPhoto(const Jid &room, const std::optional<files::Portrait> &portrait, QObject *context,
                                 Done done)
{
    fetchVCard(
        d->connection, room, context,
        [this, room, portrait, context = QPointer(context), done](const std::expected<QDomElement, IqError> &card) {
            if (!card)
                return done(std::unexpected(card.error())); // what cannot be read must not be written over
            if (context)
                saveVCard(d->connection, room, editPhoto(*card, portrait), context, done);
        });
}

} // namespace causerie::xmpp
