// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bookmarks.h"

#include "core/base/log.h"
#include "core/xmpp/bookmarkxml.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/discoinfo.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <memory>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kPrivateInStep = "urn:xmpp:bookmarks:1#compat"_L1; ///< XEP-0402 §5: with XEP-0049
constexpr auto kPepInStep = "urn:xmpp:bookmarks:1#compat-pep"_L1; ///< with XEP-0048 in PEP
constexpr auto kCurrent = "current"_L1;                           ///< XEP-0048 §3.1 over XEP-0223

/// XEP-0402 §3: kept, as many as there are, for our own devices only, told only when it happens.
PepOptions bookmarkOptions()
{
    PepOptions options;
    options.access = PepOptions::Access::Whitelist;
    options.maxItems = 0;
    options.sendLast = PepOptions::SendLast::Never;
    return options;
}

} // namespace

Bookmarks::Bookmarks(Connection &connection, Pep &pep, QObject *parent)
    : QObject(parent), m_connection(connection), m_pep(pep), m_old(connection)
{
    connect(&pep, &Pep::received, this, &Bookmarks::take);
}

void Bookmarks::load(bool readOld)
{
    const Jid own = m_connection.boundJid().bare();
    m_pep.items(own, ns::kBookmarks, {}, this,
                [this, readOld](const std::expected<std::vector<PepItem>, IqError> &items) {
                    if (items)
                        takeAll(*items, readOld);
                    else
                        qCInfo(lcXmpp) << "no bookmarks:" << items.error().condition;
                });
}

void Bookmarks::takeAll(const std::vector<PepItem> &items, bool readOld)
{
    QHash<Jid, Bookmark> now;
    for (const PepItem &item : items) {
        if (const auto bookmark = parseBookmark(item.id, item.payload))
            now.insert(bookmark->room, *bookmark);
    }
    const QList<Jid> before = m_byRoom.keys();
    for (const Jid &room : before) {
        if (!now.contains(room))
            hearOfNone(room);
    }
    for (const Bookmark &bookmark : std::as_const(now))
        hear(bookmark);
    m_loaded = true;
    sayAgain();
    Q_EMIT loaded();
    learnServer(readOld);
}

void Bookmarks::learnServer(bool readOld)
{
    PayloadIq account(QXmppIq::Get, m_connection.boundJid().bare().toString(),
                      emptyElement("query"_L1, ns::kDiscoInfo));
    request(m_connection, std::move(account), this, [this, readOld](const IqResult &features) {
        const auto info = features ? parseDiscoInfo(*features) : std::unexpected(DiscoError::NotDisco);
        const bool isPrivateKept = info && info->features.contains(kPrivateInStep);
        if (info)
            m_old.setNeeded(!isPrivateKept);
        if (readOld)
            readOldOnes(isPrivateKept, info && info->features.contains(kPepInStep));
    });
}

/// Each of the two that the server does not keep in step by itself.
void Bookmarks::readOldOnes(bool isPrivateKept, bool isPepKept)
{
    const auto then = [this, isPepKept](const std::vector<Bookmark> &found) {
        if (isPepKept)
            takeOld(found);
        else
            readOldPep(found);
    };
    if (isPrivateKept)
        return then({});
    m_old.read([then](const std::expected<QDomElement, IqError> &storage) {
        if (!storage && storage.error().kind != IqError::Kind::Refused)
            return; // the next stream asks again
        then(storage ? parseOldBookmarks(*storage) : std::vector<Bookmark>());
    });
}

void Bookmarks::readOldPep(const std::vector<Bookmark> &found)
{
    m_pep.items(m_connection.boundJid().bare(), ns::kOldBookmarks, kCurrent, this, [this, found](const auto &items) {
        if (!items && items.error().kind != IqError::Kind::Refused)
            return; // the next stream asks again
        std::vector<Bookmark> all = found;
        for (const PepItem &item : items.value_or(std::vector<PepItem>())) {
            const std::vector<Bookmark> more = parseOldBookmarks(item.payload);
            all.insert(all.end(), more.begin(), more.end());
        }
        takeOld(all);
    });
}

/// They count as read when the server has them all.
void Bookmarks::takeOld(const std::vector<Bookmark> &old)
{
    const std::vector<Bookmark> missing = missingFrom(all(), old);
    if (missing.empty())
        Q_EMIT oldRead();
    const auto left = std::make_shared<size_t>(missing.size());
    for (const Bookmark &bookmark : missing) {
        publish(bookmark, [this, left](const std::expected<void, RoomError> &result) {
            if (result && --*left == 0)
                Q_EMIT oldRead();
        });
    }
}

std::vector<Bookmark> Bookmarks::all() const
{
    std::vector<Bookmark> list(m_byRoom.begin(), m_byRoom.end());
    std::ranges::sort(list, {}, &Bookmark::room);
    return list;
}

std::optional<Bookmark> Bookmarks::find(const Jid &room) const
{
    const auto it = m_byRoom.find(room.bare());
    return it == m_byRoom.end() ? std::nullopt : std::optional(*it);
}

void Bookmarks::hear(const Bookmark &bookmark)
{
    if (!m_changes.contains(bookmark.room))
        put(bookmark);
}

void Bookmarks::hearOfNone(const Jid &room)
{
    if (!m_changes.contains(room))
        drop(room);
}

void Bookmarks::put(const Bookmark &bookmark)
{
    const auto it = m_byRoom.find(bookmark.room);
    if (it != m_byRoom.end() && *it == bookmark)
        return; // our own change, told to all devices
    m_byRoom.insert(bookmark.room, bookmark);
    Q_EMIT changed(bookmark);
}

void Bookmarks::drop(const Jid &room)
{
    if (m_byRoom.remove(room))
        Q_EMIT removed(room);
}

Pep::Done Bookmarks::written(const Jid &room, std::optional<Bookmark> wanted, RoomDone done)
{
    Change &change = m_changes[room];
    change.wanted = std::move(wanted);
    ++change.underWay;
    return [this, room, done = std::move(done)](const std::expected<void, IqError> &result) {
        const auto known = m_changes.find(room);
        const bool isRefused = !result && result.error().kind == IqError::Kind::Refused;
        if (known != m_changes.end() && --known->underWay <= 0 && (result || isRefused)) {
            m_changes.erase(known);
            if (isRefused)
                readBack(room);
        }
        if (done)
            done(result ? std::expected<void, RoomError>() : std::unexpected(toRoomError(result.error())));
    };
}

void Bookmarks::readBack(const Jid &room)
{
    const Jid own = m_connection.boundJid().bare();
    m_pep.items(own, ns::kBookmarks, room.toString(), this, [this, room](const auto &items) {
        if (!items || m_changes.contains(room))
            return; // it cannot be told, or was changed once more
        std::optional<Bookmark> kept;
        for (const PepItem &item : *items) {
            if (const auto bookmark = parseBookmark(item.id, item.payload); bookmark && bookmark->room == room)
                kept = bookmark;
        }
        if (find(room) == kept)
            return;
        if (kept) {
            m_byRoom.insert(room, *kept);
            m_old.put(*kept);
        } else {
            m_byRoom.remove(room);
            m_old.remove(room);
        }
        Q_EMIT corrected(room);
    });
}

void Bookmarks::sayAgain()
{
    const QHash<Jid, Change> changes = m_changes;
    for (const auto &[room, change] : changes.asKeyValueRange()) {
        if (change.underWay > 0)
            continue;
        if (change.wanted)
            set(*change.wanted, {});
        else
            remove(room, {});
    }
}

void Bookmarks::set(const Bookmark &bookmark, RoomDone done)
{
    Bookmark kept = bookmark;
    kept.room = bookmark.room.bare();
    publish(kept, std::move(done));
    m_old.put(kept);
}

void Bookmarks::publish(const Bookmark &kept, RoomDone done)
{
    put(kept);
    m_pep.publish(
        ns::kBookmarks, kept.room.toString(), bookmarkOptions(),
        [kept](QXmlStreamWriter &writer) { writeBookmark(writer, kept); }, this,
        written(kept.room, kept, std::move(done)));
}

void Bookmarks::remove(const Jid &room, RoomDone done)
{
    drop(room.bare());
    m_pep.retract(ns::kBookmarks, room.bare().toString(), this, written(room.bare(), std::nullopt, std::move(done)));
    m_old.remove(room);
}

void Bookmarks::clear()
{
    m_byRoom.clear();
    m_changes.clear();
    m_loaded = false;
    m_old.clear();
}

void Bookmarks::take(const PepEvent &event)
{
    // Anybody can send an event; only our own account's are our bookmarks (XEP-0402 §6).
    if (event.node != ns::kBookmarks || event.owner != m_connection.boundJid().bare())
        return;
    for (const QString &id : event.retracted) {
        if (const auto room = Jid::parse(id))
            hearOfNone(room->bare());
    }
    for (const PepItem &item : event.items) {
        if (const auto bookmark = parseBookmark(item.id, item.payload))
            hear(*bookmark);
    }
    if (event.isEmptied) {
        const QList<Jid> rooms = m_byRoom.keys();
        for (const Jid &room : rooms)
            hearOfNone(room);
    }
}

} // namespace causerie::xmpp
