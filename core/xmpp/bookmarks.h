// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/bookmark.h"
#include "core/xmpp/oldbookmarks.h"
#include "core/xmpp/pep.h"
#include "core/xmpp/roomadmin.h"

#include <QHash>
#include <QObject>

namespace causerie::xmpp
{

/// The rooms that our account remembers, the same on all our devices (XEP-0402). What older programs left (XEP-0048,
/// in PEP or in private storage, XEP-0049) is read once and taken over. Where the server does not keep private storage
/// in step, what we change is written there, too (XEP-0479 asks for that): see OldBookmarks.
///
/// Thread: GUI. Owner: session::Rooms; what it is made with outlives it.
class Bookmarks final : public QObject
{
    Q_OBJECT

public:
    Bookmarks(Connection &connection, Pep &pep, QObject *parent = nullptr);

    /// Asks for all; `loaded` or nothing follows. With `readOld` also for the older ones, unless the server keeps both
    /// in step by itself (XEP-0402 §5).
    void load(bool readOld);
    bool isLoaded() const { return m_loaded; } ///< since signing in
    std::vector<Bookmark> all() const;
    std::optional<Bookmark> find(const Jid &room) const;

    /// Adds or replaces; known here at once, on the server when `done` says so. Where the server refuses, what it has
    /// is asked for, and counts again (`corrected`); one that does not tell that either leaves us ours.
    void set(const Bookmark &bookmark, RoomDone done);
    void remove(const Jid &room, RoomDone done);
    void clear(); ///< another account's

Q_SIGNALS:
    void loaded();
    void oldRead();                                   ///< whatever older ones there were are taken over
    void changed(const causerie::Bookmark &bookmark); ///< also new; by us or another device
    void removed(const causerie::Jid &room);
    /// Ours was refused, and `find` says what the server has. Nobody is meant to enter a room or to leave it for that.
    void corrected(const causerie::Jid &room);

private:
    void take(const PepEvent &event);
    void takeAll(const std::vector<PepItem> &items, bool readOld);
    void learnServer(bool readOld);
    void readOldOnes(bool isPrivateKept, bool isPepKept);
    void readOldPep(const std::vector<Bookmark> &found);
    void publish(const Bookmark &bookmark, RoomDone done);
    void takeOld(const std::vector<Bookmark> &old);
    void hear(const Bookmark &bookmark);
    void hearOfNone(const Jid &room);
    void put(const Bookmark &bookmark);
    void drop(const Jid &room);
    void sayAgain();
    void readBack(const Jid &room);
    Pep::Done written(const Jid &room, std::optional<Bookmark> wanted, RoomDone done);

    Connection &m_connection;
    Pep &m_pep;
    OldBookmarks m_old;
    QHash<Jid, Bookmark> m_byRoom;
    /// Ours that the server has not confirmed: until then its word is older than ours. What had no stream, or lost
    /// it, is said again on the next one.
    struct Change {
        std::optional<Bookmark> wanted; ///< nothing: it is removed
        int underWay = 0;
    };
    QHash<Jid, Change> m_changes;
    bool m_loaded = false;
};

} // namespace causerie::xmpp
