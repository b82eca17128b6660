// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"

#include "core/base/log.h"
#include "core/session/roombookmarks.h"
#include "core/session/roomsprivate.h"
#include "core/xmpp/roomowner.h"

#include <QFile>

#include <algorithm>

namespace causerie
{

Rooms::Private::Private(Rooms &rooms, xmpp::Connection &c, xmpp::Pep &pep, RoomInvitations &invited)
    : q(rooms), connection(c), invitations(invited), bookmarks(c, pep)
{
    using xmpp::Bookmarks;
    using xmpp::RoomBridge;
    bridge.setHistory([this](const Jid &room, bool hasArchive) {
        if (hasArchive && readsArchives)
            return xmpp::RoomHistory{.within = {}, .max = 0};
        return xmpp::historySince(lastKnown ? lastKnown(room) : QDateTime(), QDateTime::currentDateTimeUtc());
    });
    connect(&bridge, &RoomBridge::entered, &q, [this](const Jid &room) { entered(room); });
    connect(&bridge, &RoomBridge::caughtUp, &q, &Rooms::caughtUp);
    connect(&bridge, &RoomBridge::created, &q, [this](const Jid &room) { created(room); });
    connect(&bridge, &RoomBridge::renamed, &q, [this](const Jid &room) { renamed(room); });
    connect(&bridge, &RoomBridge::expelled, &q,
            [this](const Jid &room, const Removal &removal) { expelled(room, removal); });
    connect(&invitations, &RoomInvitations::changed, &q, &Rooms::invitationsChanged);
    connect(&invitations, &RoomInvitations::received, &q, &Rooms::invitationReceived);
    connect(&bridge, &RoomBridge::declined, &q, &Rooms::invitationDeclined);
    connect(&bridge, &RoomBridge::voiceRequested, &q, [this](const VoiceRequest &request) {
        if (!std::ranges::contains(voiceRequests, request))
            voiceRequests.push_back(request);
        Q_EMIT q.voiceRequestsChanged();
        Q_EMIT q.voiceRequested(request);
    });
    connect(&bookmarks, &Bookmarks::loaded, &q, [this] { bookmarksLoaded(); });
    connect(&bookmarks, &Bookmarks::changed, &q, [this](const Bookmark &bookmark) { bookmarkChanged(bookmark); });
    connect(&bookmarks, &Bookmarks::removed, &q, [this](const Jid &room) { bookmarkRemoved(room); });
    connect(&bookmarks, &Bookmarks::corrected, &q, [this](const Jid &room) { bookmarkCorrected(room); });
    connect(&bookmarks, &Bookmarks::oldRead, &q, [this] {
        if (QFile file(marker); marker.isEmpty() || !file.open(QIODevice::WriteOnly))
            qCInfo(lcSession) << "older bookmarks will be looked for again";
    });
    connect(&connection, &xmpp::Connection::announced, &q,
            [this] { bookmarks.load(marker.isEmpty() || !QFile::exists(marker)); });
}

void Rooms::Private::bookmarksLoaded()
{
    for (const Bookmark &bookmark : bookmarks.all()) {
        if (autojoins && bookmark.autojoin && !bridge.isWanted(bookmark.room))
            joinBookmarked(bookmark);
    }
    Q_EMIT q.bookmarksChanged();
}

void Rooms::Private::joinBookmarked(const Bookmark &bookmark)
{
    const QString nick = bookmark.nick.isEmpty() ? q.defaultNick() : bookmark.nick;
    Room &room = list.at(bookmark.room);
    room.setBookmarkedName(bookmark.name);
    bridge.join(bookmark.room, {nick, bookmark.password, false});
}

void Rooms::Private::bookmarkChanged(const Bookmark &bookmark)
{
    const bool before = autojoined.contains(bookmark.room);
    if (bookmark.autojoin)
        autojoined.insert(bookmark.room);
    else
        autojoined.remove(bookmark.room);
    if (Room *room = list.find(bookmark.room))
        room->setBookmarkedName(bookmark.name);
    switch (actFor(before, bookmark.autojoin, bridge.isWanted(bookmark.room))) {
    case BookmarkAct::Nothing:
        break;
    case BookmarkAct::Join:
        if (autojoins)
            joinBookmarked(bookmark);
        break;
    case BookmarkAct::Leave:
        bridge.leave(bookmark.room, {});
        break;
    }
    if (bookmarks.isLoaded())
        Q_EMIT q.bookmarksChanged();
}

void Rooms::Private::bookmarkRemoved(const Jid &room)
{
    const bool was = autojoined.remove(room);
    if (Room *known = list.find(room))
        known->setBookmarkedName({});
    if (was)
        bridge.leave(room, {});
    Q_EMIT q.bookmarksChanged();
}

/// The server refused ours. Who has entered or left meanwhile stays where they are.
void Rooms::Private::bookmarkCorrected(const Jid &room)
{
    const auto bookmark = bookmarks.find(room);
    if (bookmark && bookmark->autojoin)
        autojoined.insert(room);
    else
        autojoined.remove(room);
    if (Room *known = list.find(room))
        known->setBookmarkedName(bookmark ? bookmark->name : QString());
    Q_EMIT q.bookmarksChanged();
}

void Rooms::Private::keep(const Bookmark &bookmark)
{
    bookmarks.set(bookmark, [](const std::expected<void, RoomError> &result) {
        if (!result)
            qCInfo(lcSession) << "a bookmark was not kept:" << result.error().text;
    });
}

void Rooms::Private::entered(const Jid &room)
{
    invitations.answer(room);
    const RoomJoin join = joins.take(room);
    const Room *known = list.find(room);
    if (known && join.room == room && join.remember)
        // The wish, not the name for today when somebody else had that one: the others go by the bookmark.
        keep(remembered(bookmarks.find(room), room, bridge.wishedNick(room), join.password, known->info().name));
    Q_EMIT q.entered(room);
}

void Rooms::Private::created(const Jid &room)
{
    if (joins.value(room).creation == RoomCreation::Configured) {
        // `entered` comes after this, and forgets what was asked.
        QMetaObject::invokeMethod(&q, [this, room] { Q_EMIT q.roomCreated(room); }, Qt::QueuedConnection);
        return;
    }
    DataForm instant;
    instant.type = DataForm::Type::Submit;
    xmpp::submitConfiguration(connection, room, instant, &q, [this, room](const auto &) { bridge.refresh(room); });
}

void Rooms::Private::renamed(const Jid &room)
{
    auto bookmark = bookmarks.find(room);
    const Room *known = list.find(room);
    if (!bookmark || !known || bookmark->nick == known->nick())
        return;
    bookmark->nick = known->nick();
    keep(*bookmark);
}

void Rooms::Private::expelled(const Jid &room, const Removal &removal)
{
    dropVoiceRequests(room);
    auto bookmark = bookmarks.find(room);
    if (removal.how != Departure::Destroyed || !bookmark || !bookmark->autojoin)
        return;
    bookmark->autojoin = false; // there is nothing to join any more
    keep(*bookmark);
}

void Rooms::Private::dropVoiceRequests(const Jid &room)
{
    if (std::erase_if(voiceRequests, [&](const VoiceRequest &known) { return known.room == room; }) > 0)
        Q_EMIT q.voiceRequestsChanged();
}

Rooms::Rooms(xmpp::Connection &connection, xmpp::Pep &pep, RoomInvitations &invitations, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, connection, pep, invitations))
{
}

Rooms::~Rooms() = default;

RoomList &Rooms::list()
{
    return d->list;
}

Room *Rooms::find(const Jid &room) const
{
    return d->list.find(room);
}

std::vector<Bookmark> Rooms::bookmarks() const
{
    return d->bookmarks.all();
}

std::optional<Bookmark> Rooms::bookmark(const Jid &room) const
{
    return d->bookmarks.find(room);
}

bool Rooms::knows(const Jid &bare) const
{
    return d->list.find(bare) || d->bookmarks.find(bare);
}

void Rooms::join(const RoomJoin &join)
{
    RoomJoin wish = join;
    wish.room = join.room.bare();
    const Bookmark known = d->bookmarks.find(wish.room).value_or(Bookmark{});
    if (wish.nick.isEmpty())
        wish.nick = known.nick.isEmpty() ? defaultNick() : known.nick;
    if (wish.password.isEmpty())
        wish.password = known.password;
    d->joins.insert(wish.room, wish);
    d->list.at(wish.room).setBookmarkedName(known.name);
    d->bridge.join(wish.room, {wish.nick, wish.password, wish.creation != RoomCreation::Never});
}

void Rooms::leave(const Jid &room, const QString &status)
{
    const Jid bare = room.bare();
    d->joins.remove(bare);
    d->bridge.leave(bare, status);
    d->dropVoiceRequests(bare);
    if (auto bookmark = d->bookmarks.find(bare); bookmark && bookmark->autojoin) {
        bookmark->autojoin = false;
        d->keep(*bookmark);
    }
}

void Rooms::forget(const Jid &room)
{
    const Jid bare = room.bare();
    d->joins.remove(bare);
    d->bridge.leave(bare, {});
    d->dropVoiceRequests(bare);
    if (d->bookmarks.find(bare))
        d->bookmarks.remove(bare, {});
    d->list.remove(bare);
}

void Rooms::setBookmark(const Bookmark &bookmark, QObject *context, Done done)
{
    d->bookmarks.set(bookmark, [guard = QPointer(context), done = std::move(done)](const auto &result) {
        if (guard && done)
            done(result);
    });
}

bool Rooms::isWanted(const Jid &room) const
{
    return d->bridge.isWanted(room);
}

void Rooms::setAutojoin(bool autojoin)
{
    d->autojoins = autojoin;
}

void Rooms::setDefaultNick(const QString &nick)
{
    d->defaultNick = nick;
}

QString Rooms::defaultNick() const
{
    if (!d->defaultNick.isEmpty())
        return d->defaultNick;
    return d->account.local().isEmpty() ? d->connection.boundJid().local() : d->account.local();
}

std::optional<Jid> Rooms::ownOccupant(const Jid &room) const
{
    return d->bridge.ownOccupant(room);
}

QString Rooms::wishedNick(const Jid &room) const
{
    return d->bridge.wishedNick(room);
}

bool Rooms::isCatchingUp(const Jid &room) const
{
    return d->bridge.isCatchingUp(room);
}

xmpp::RoomFacts Rooms::facts(const Jid &bare) const
{
    xmpp::RoomFacts facts = d->bridge.facts(bare);
    facts.isRoom = facts.isRoom || d->bookmarks.find(bare) || d->held.contains(bare);
    return facts;
}

const std::vector<VoiceRequest> &Rooms::voiceRequests() const
{
    return d->voiceRequests;
}

const std::vector<RoomInvitation> &Rooms::invitations() const
{
    return d->invitations.all();
}

bool Rooms::isRequest(const RoomInvitation &invitation) const
{
    return d->invitations.isRequest(invitation);
}

void Rooms::takeInvitation(const RoomInvitation &invitation)
{
    const Room *room = d->list.find(invitation.room);
    const auto bookmark = d->bookmarks.find(invitation.room);
    if ((!room || room->state() != RoomState::Joined) && !(bookmark && bookmark->autojoin))
        d->invitations.take(invitation);
}

void Rooms::openAccount(const Jid &account, const QString &marker)
{
    if (d->account != account.bare()) {
        d->list.clear();
        d->bookmarks.clear();
        d->joins.clear();
        d->autojoined.clear();
        d->invitations.clear();
        d->voiceRequests.clear();
    }
    d->account = account.bare();
    d->marker = marker;
}

void Rooms::hold(const Jid &peer)
{
    d->held.insert(peer.bare());
}

void Rooms::release(const Jid &peer)
{
    if (d->held.remove(peer.bare()))
        Q_EMIT released(peer.bare());
}

void Rooms::note(const Jid &room, const QString &words)
{
    Q_EMIT noted(room.bare(), words);
}

void Rooms::setHistory(std::function<QDateTime(const Jid &)> lastKnown, bool readsArchives)
{
    d->lastKnown = std::move(lastKnown);
    d->readsArchives = readsArchives;
}

} // namespace causerie
