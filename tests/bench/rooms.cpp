// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole application in 100 rooms, in which five others talk for a day of 24 hours that takes some minutes: in each
// hour 250 messages are said and everybody's presence changes twice in every room, another four rooms are looked at,
// and the network goes away, every sixth time for so long that the stream is not resumed and all rooms are entered
// again. Resident memory at the end (rooms100.rss_mb), and by how much it has grown since the sixth hour, when what is
// kept for quickness has filled (rooms100.day_growth_mb).

#include "core/session/rooms.h"
#include "tests/bench/desk.h"
#include "tests/bench/measure.h"
#include "tests/bench/town.h"
#include "tests/support/relay.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QEventLoop>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kRooms = 100;
constexpr int kHours = 24;
constexpr int kWarm = 6;
constexpr int kMessages = 250;                ///< in an hour
constexpr int kLookedAt = 4;                  ///< rooms in an hour
constexpr int kLongAbsence = 6;               ///< every so many hours
constexpr std::chrono::seconds kForgotten{3}; ///< the server gives a lost stream up after one
constexpr std::chrono::minutes kPatience{5};

int fail(const char *words)
{
    std::fprintf(stderr, "%s\n", words);
    return 1;
}

void pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

class Day
{
public:
    explicit Day(QApplication &qt)
        : m_server({u"--accounts"_s, u"alice,"_s + Town::accounts(), u"--strangers"_s, u"--extra"_s,
                    u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\" }\n"
                    "restrict_room_creation = false\nsmacks_hibernation_time = 1\n"_s}),
          m_relay(m_server.port()), m_town(m_server, kRooms), m_desk(qt)
    {
    }

    bool begin()
    {
        if (!m_server.isReady() || !m_town.waitUntilThere())
            return false;
        Account account = accountAt(m_server, u"alice"_s);
        account.port = m_relay.port();
        m_desk.session().signIn(account, m_server.password(u"alice"_s));
        if (!waitUntil([this] { return m_desk.session().state() == SessionState::Online; }))
            return false;
        for (int room = 0; room < kRooms; ++room)
            m_desk.session().rooms().join({.room = Town::room(room), .nick = u"Alice"_s, .remember = false});
        return waitUntil([this] { return isInAll(); }, kPatience);
    }

    bool liveAnHour(int hour)
    {
        ui::MainWindow *window = m_desk.application().mainWindow();
        for (int i = 0; i < kLookedAt; ++i) {
            window->openConversation(Town::room((hour * kLookedAt + i) % kRooms));
            pause(std::chrono::milliseconds(100));
        }
        if (!m_town.liveAnHour(kMessages))
            return false;
        m_relay.cut();
        if (hour % kLongAbsence == kLongAbsence - 1)
            pause(kForgotten);
        m_relay.mend();
        m_desk.session().retryNow();
        if (!waitUntil([this] { return m_desk.session().state() == SessionState::Online && isInAll(); }, kPatience))
            return false;
        waitUntilQuiet();
        return true;
    }

private:
    bool isInAll()
    {
        const auto all = m_desk.session().rooms().list().all();
        return int(std::ranges::count(all, RoomState::Joined, &Room::state)) == kRooms;
    }

    test::Prosody m_server;
    test::Relay m_relay;
    Town m_town;
    Desk m_desk;
};

int measure(QApplication &qt, int hours)
{
    Day day(qt);
    if (!day.begin())
        return fail("nobody is in the rooms");
    waitUntilQuiet();
    std::fprintf(stderr, "all rooms entered: %.1f MB\n", residentMb());
    double warm = 0;
    for (int hour = 0; hour < hours; ++hour) {
        if (!day.liveAnHour(hour))
            return fail("an hour did not end well");
        std::fprintf(stderr, "hour %2d: %.1f MB\n", hour + 1, residentMb());
        if (hour + 1 == std::min(kWarm, hours))
            warm = residentMb();
    }
    tell("rooms100.rss_mb", residentMb());
    tell("rooms100.day_growth_mb", residentMb() - warm);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    if (const auto status = liveInTownIfAsked(argc, argv))
        return *status;
    QApplication qt(argc, argv);
    const int hours = argc > 1 ? QByteArray(argv[1]).toInt() : kHours;
    return hours > 0 ? measure(qt, hours) : 2;
}
