// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/avatarbridge.h"

#include "core/base/log.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/stanzahook.h"

#include <QXmppClient.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

struct AvatarBridge::Private {
    Private(AvatarBridge &bridge, Connection &c, Pep &p)
        : q(bridge), connection(c), pep(p),
          hook(c.client(), StanzaHook::Place::First, [this](const QDomElement &e) { return handle(e); })
    {
    }

    bool handle(const QDomElement &stanza);
    void take(const PepEvent &event);
    void tell(const Jid &owner, const std::vector<PepItem> &items);

    AvatarBridge &q;
    Connection &connection;
    Pep &pep;
    StanzaHook hook;
};

/// Looks at presences; they are somebody else's to take.
bool AvatarBridge::Private::handle(const QDomElement &stanza)
{
    if (!is(stanza, "presence"_L1, ns::kClient) || stanza.hasAttribute(u"type"_s) ||
        !child(stanza, "x"_L1, ns::kMucUser).isNull())
        return false; // an occupant's picture is not an account's
    const auto from = Jid::parse(stanza.attribute(u"from"_s));
    const auto hash = parsePhotoHash(stanza);
    if (from && hash)
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
    const bool isOwn = owner == d->connection.boundJid().bare();
    request(d->connection,
            PayloadIq(QXmppIq::Get, isOwn ? QString() : owner.toString(), emptyElement("vCard"_L1, kVCardTemp)), context,
            [check](const IqResult &result) {
                check(result ? parsePhoto(child(*result, "vCard"_L1, kVCardTemp)) : QByteArray());
            });
}

void AvatarBridge::publish(const files::Portrait &portrait, QObject *context, Done done)
{
    // §4.1, §4.2: the data first, so that whoever hears of it finds it.
    d->pep.publish(kAvatarData, portrait.sha1, {}, avatarData(portrait.bytes), context,
                   [this, portrait, context, done](const std::expected<void, IqError> &result) {
                       if (!result)
                           return done(result);
                       d->pep.publish(kAvatarMetadata, portrait.sha1, {}, avatarMetadata(portrait), context, done);
                   });
}

void AvatarBridge::remove(QObject *context, Done done)
{
    d->pep.publish(kAvatarMetadata, u"current"_s, {}, noAvatarMetadata(), context, std::move(done));
}

} // namespace causerie::xmpp
