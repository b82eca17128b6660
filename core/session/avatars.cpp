// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/avatars.h"

#include "core/files/picture.h"
#include "core/session/picturecache.h"
#include "core/xmpp/avatarbridge.h"
#include "core/xmpp/connection.h"

#include <QCache>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimer>

#include <deque>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr int kMostDecoded = 12 * 1024 * 1024; // bytes; a hundred pictures
constexpr int kFetchesAtOnce = 4;              // the rest of a big roster waits its turn
constexpr std::chrono::seconds kSavePause{1};  // a sign-in brings many at once

using Source = xmpp::AvatarBridge::Source;

/// Named by a hash, for an address may hold what the name of a file cannot.
QString indexName(const Jid &account)
{
    return QLatin1StringView(PictureCache::kListPrefix) + files::sha1Of(account.toString().toUtf8());
}

} // namespace

struct Avatars::Private {
    struct Want {
        Jid owner;
        QString sha1;
        Source source;
    };

    void announced(const Jid &owner, const QString &sha1, Source source);
    void want(const Want &wanted);
    void fetchNext();
    void adoptIfComing(const Jid &owner, const QString &sha1, const QImage &picture);
    void adopt(const Jid &owner, const QString &sha1, const QImage &picture);
    void forget(const Jid &owner);
    void tidy(const QString &sha1);
    void load(const QString &sha1);
    void read();
    void save();
    void publish(const Jid &whose, const files::Portrait &portrait);
    void tellNotSet(const Jid &whose, const xmpp::IqError &error);

    Avatars &q;
    xmpp::Connection &connection;
    xmpp::AvatarBridge &bridge;
    MayShow mayShow;
    PictureCache cache;
    Jid account{};
    QHash<Jid, QString> known{};            ///< hashes of pictures that are on the disk
    QSet<Jid> heardByPep{};                 ///< in this stream: what their vCard says is an echo
    QHash<Jid, QString> coming{};           ///< hashes being read or fetched
    QSet<std::pair<Jid, QString>> failed{}; ///< owner and hash, in this stream: not to be asked for again
    QSet<QString> loading{};                ///< hashes being read
    std::deque<Want> wanted{};
    int fetching = 0;
    QCache<QString, QImage> decoded{kMostDecoded};
    QTimer saving{};
};

Avatars::Avatars(xmpp::Connection &connection, xmpp::AvatarBridge &bridge, const QDir &folder, MayShow mayShow,
                 QObject *parent)
    : QObject(parent), d(new Private{*this, connection, bridge, std::move(mayShow), PictureCache(folder)})
{
    d->saving.setSingleShot(true);
    d->saving.setInterval(kSavePause);
    connect(&d->saving, &QTimer::timeout, this, [this] { d->save(); });
    connect(&bridge, &xmpp::AvatarBridge::announced, this,
            [this](const Jid &owner, const QString &sha1, Source source) { d->announced(owner, sha1, source); });
    connect(&connection, &xmpp::Connection::opened, this, [this](bool resumed) {
        if (resumed)
            return;
        d->heardByPep.clear();
        d->failed.clear();
        d->coming.clear();
        d->wanted.clear();
    });
}

Avatars::~Avatars()
{
    if (d->saving.isActive())
        d->save();
}

void Avatars::Private::announced(const Jid &owner, const QString &sha1, Source source)
{
    if (!mayShow(owner))
        return;
    if (source == Source::VCard && (heardByPep.contains(owner) || sha1.isEmpty()))
        return; // a device that knows only the other way says that there is none
    if (source == Source::Pep)
        heardByPep.insert(owner);
    if (sha1.isEmpty())
        return forget(owner);
    // A server may tell our account and this device of the same.
    if (known.value(owner) != sha1 && !failed.contains({owner, sha1}) && std::exchange(coming[owner], sha1) != sha1)
        want({owner, sha1, source});
}

/// From the disk, where somebody else may have the same, or it was theirs before; else from their server.
void Avatars::Private::want(const Want &one)
{
    cache.read(one.sha1, &q, [this, one](const QImage &picture) {
        if (!picture.isNull())
            return adoptIfComing(one.owner, one.sha1, picture);
        wanted.push_back(one);
        fetchNext();
    });
}

void Avatars::Private::fetchNext()
{
    while (fetching < kFetchesAtOnce && !wanted.empty()) {
        const Want one = wanted.front();
        wanted.pop_front();
        ++fetching;
        bridge.fetch(one.owner, one.sha1, one.source, &q, [this, one](const QByteArray &bytes) {
            --fetching;
            fetchNext();
            if (bytes.isEmpty()) {
                coming.remove(one.owner);
                failed.insert({one.owner, one.sha1});
                return;
            }
            cache.keep(one.sha1, bytes, &q, [this, one](const QImage &picture) {
                if (picture.isNull())
                    failed.insert({one.owner, one.sha1}); // no picture, or a trap
                else
                    adoptIfComing(one.owner, one.sha1, picture);
            });
        });
    }
}

/// Unless another one was announced meanwhile, or none: a picture that was taken off must not come back.
void Avatars::Private::adoptIfComing(const Jid &owner, const QString &sha1, const QImage &picture)
{
    if (coming.value(owner) == sha1)
        adopt(owner, sha1, picture);
    else
        tidy(sha1);
}

void Avatars::Private::adopt(const Jid &owner, const QString &sha1, const QImage &picture)
{
    coming.remove(owner);
    decoded.insert(sha1, new QImage(picture), picture.sizeInBytes());
    const QString before = known.value(owner);
    known.insert(owner, sha1);
    tidy(before);
    saving.start();
    Q_EMIT q.changed(owner);
}

/// A picture that nobody has any more, in no account of ours, goes from the disk.
void Avatars::Private::tidy(const QString &sha1)
{
    if (!sha1.isEmpty() && known.key(sha1).isEmpty())
        cache.remove({sha1}, indexName(account));
}

void Avatars::Private::forget(const Jid &owner)
{
    coming.remove(owner);
    const QString before = known.take(owner);
    if (before.isEmpty())
        return;
    tidy(before);
    saving.start();
    Q_EMIT q.changed(owner);
}

QImage Avatars::picture(const Jid &jid)
{
    const auto known = d->known.constFind(jid.bare());
    if (known == d->known.cend() || !d->mayShow(jid.bare()))
        return {};
    if (const QImage *picture = d->decoded.object(*known))
        return *picture;
    if (!d->loading.contains(*known))
        d->load(QString(*known));
    return {};
}

void Avatars::Private::load(const QString &sha1)
{
    loading.insert(sha1);
    cache.read(sha1, &q, [this, sha1](const QImage &picture) {
        loading.remove(sha1);
        const QList<Jid> owners = known.keys(sha1);
        if (!picture.isNull())
            decoded.insert(sha1, new QImage(picture), picture.sizeInBytes());
        for (const Jid &owner : owners) {
            if (picture.isNull())
                forget(owner); // somebody has tidied up; it comes again with the next sign-in
            else
                Q_EMIT q.changed(owner);
        }
    });
}

void Avatars::setAccount(const Jid &bare)
{
    if (d->account == bare)
        return;
    if (d->saving.isActive())
        d->save();
    d->account = bare;
    d->read();
}

void Avatars::ask(const Jid &bare)
{
    if (d->mayShow(bare))
        d->bridge.ask(bare);
}

void Avatars::remove()
{
    const QList<Jid> owners = d->known.keys();
    d->saving.stop();
    d->cache.remove(QStringList(d->known.values()) << indexName(d->account), indexName(d->account));
    d->known.clear();
    d->decoded.clear();
    for (const Jid &owner : owners)
        Q_EMIT changed(owner);
}

void Avatars::Private::read()
{
    known.clear();
    const QJsonObject all = QJsonDocument::fromJson(cache.readNow(indexName(account))).object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const auto owner = Jid::parse(it.key());
        if (owner && files::isSha1(it.value().toString()))
            known.insert(owner->bare(), it.value().toString());
    }
}

void Avatars::Private::save()
{
    saving.stop();
    if (account.isEmpty())
        return;
    QJsonObject all;
    for (auto it = known.cbegin(); it != known.cend(); ++it)
        all.insert(it.key().toString(), it.value());
    cache.write(indexName(account), QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void Avatars::hear(const Jid &room, const QString &sha1)
{
    if (files::isSha1(sha1))
        d->announced(room.bare(), sha1, Source::Room);
}

void Avatars::set(const Jid &whose, const QString &file)
{
    if (!d->connection.isOpen())
        return Q_EMIT notSet(whose, SetError::NotConnected);
    d->cache.run(
        this,
        [file]() -> std::optional<files::Portrait> {
            const int side = files::kPortraitSide * 4;
            const auto picture = files::loadPicture(file, {side, side});
            return picture ? files::makePortrait(*picture) : std::nullopt;
        },
        [this, whose = whose.bare()](const std::optional<files::Portrait> &portrait) {
            if (portrait)
                d->publish(whose, *portrait);
            else
                Q_EMIT notSet(whose, SetError::NotAPicture);
        });
}

void Avatars::Private::publish(const Jid &whose, const files::Portrait &portrait)
{
    const auto done = [this, whose, portrait](const std::expected<void, xmpp::IqError> &result) {
        if (!result)
            return tellNotSet(whose, result.error());
        coming.insert(whose, portrait.sha1);
        cache.keep(portrait.sha1, portrait.bytes, &q,
                   [this, whose, sha1 = portrait.sha1](const QImage &picture) { adoptIfComing(whose, sha1, picture); });
    };
    if (whose == account)
        bridge.publish(portrait, &q, done);
    else
        bridge.saveRoomPhoto(whose, portrait, &q, done);
}

void Avatars::unset(const Jid &whose)
{
    if (!d->connection.isOpen())
        return Q_EMIT notSet(whose, SetError::NotConnected);
    const auto done = [this, whose = whose.bare()](const std::expected<void, xmpp::IqError> &result) {
        if (result)
            d->forget(whose);
        else
            d->tellNotSet(whose, result.error());
    };
    if (whose.bare() == d->account)
        d->bridge.remove(this, done);
    else
        d->bridge.saveRoomPhoto(whose.bare(), {}, this, done);
}

void Avatars::Private::tellNotSet(const Jid &whose, const xmpp::IqError &error)
{
    Q_EMIT q.notSet(whose,
                    error.kind == xmpp::IqError::Kind::NotConnected ? SetError::NotConnected : SetError::Refused);
}

} // namespace causerie
