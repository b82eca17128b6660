// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/roomadmin.h"
#include "core/xmpp/roomjoin.h"
#include "core/xmpp/roompresence.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace causerie::xmpp
{

/// What is asked of a room.
struct RoomWish {
    QString nick;
    QString password;    ///< never logged
    bool create = false; ///< also when there is no such room; else that is an error

    friend bool operator==(const RoomWish &, const RoomWish &) = default;
};

/// The patience with rooms; the defaults are for people, tests are quicker.
struct RoomTuning {
    std::chrono::milliseconds joinDeadline{60'000};
    std::chrono::milliseconds quietBeforePing{900'000}; ///< XEP-0410 §3
    std::chrono::milliseconds pingAgain{120'000};       ///< when nobody answered
    double pauseScale = 1.0;                            ///< factor on the pauses before joining again
};

/// Everything that is the same for all rooms of an account.
struct RoomSurroundings {
    Connection &connection;
    RoomTuning tuning;
    std::function<RoomHistory(const Jid &room, bool hasArchive)> history;
    QStringList languages;
};

/// Our stay in one room: comes in, stays in, comes back after what was not our wish (XEP-0045 §7, XEP-0410).
///
/// Thread: GUI. Owner: RoomBridge; connection and room outlive it.
class RoomMembership final : public QObject
{
    Q_OBJECT

public:
    RoomMembership(const RoomSurroundings &surroundings, Room &room, QObject *parent = nullptr);

    Room &room() { return *m_room; }
    const RoomWish &wish() const { return m_wish; }
    bool isWanted() const { return m_wanted; } ///< in, or to be in as soon as it goes
    Jid address() const;                       ///< the room with our nick
    /// It tells what was said before we came; ends with the subject (XEP-0045 §7.2.15).
    bool isCatchingUp() const;

    void join(const RoomWish &wish);
    void rejoin(); ///< with the same wish, silently
    void leave(const QString &status);
    void changeNick(const QString &nick, RoomDone done);
    void setSubject(const std::vector<LocalizedText> &subjects, RoomDone done);
    void announce(const Presence &presence); ///< our availability changed
    void checkIn();                          ///< pings if nothing was heard for long
    void ping();                             ///< at once: the stream was resumed
    void refresh() { queryInfo({}); }        ///< what the room says of itself may have changed
    void forget();                           ///< signed out: nobody is in, nothing is wanted

    void take(const RoomPresence &presence, const QString &id);
    /// True when nobody else needs to see it.
    bool takeMessage(const QDomElement &message);

Q_SIGNALS:
    void entered();  ///< joined, for the first time or again
    void caughtUp(); ///< it has told what was said before we came
    void created();  ///< 201: it waits to be configured, or to be an instant one
    void renamed();  ///< we are called otherwise now
    void expelled(const causerie::Removal &removal);

private:
    struct Pending {
        QString id;
        RoomDone done;
    };

    void ask();
    void enter();
    void finish(const RoomPresence &presence);
    void refuse(const RoomError &error);
    void removeSelf(const RoomPresence &presence);
    void comeBack(std::chrono::milliseconds atLeast);
    void renameOne(const RoomPresence &presence);
    void tellStatuses(const std::set<int> &statuses);
    void readSubject(const QDomElement &message);
    void settle(Pending &pending, const std::expected<void, RoomError> &result);
    void queryInfo(std::function<void(const IqResult &)> done);

    const RoomSurroundings &m_around;
    QPointer<Room> m_room;
    RoomWish m_wish;
    QString m_nick; ///< the one asked for now
    bool m_wanted = false;
    bool m_awaitsSubject = false; ///< the one that closes the join (§7.2.15)
    bool m_pinging = false;
    quint32 m_round = 0; ///< +1 per attempt: answers of an earlier one say nothing
    int m_alternatives = 0;
    int m_failures = 0;
    Pending m_nickChange;
    Pending m_subjectChange;
    QElapsedTimer m_sinceTraffic;
    QTimer m_deadline;
    QTimer m_return;
};

} // namespace causerie::xmpp
