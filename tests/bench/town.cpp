// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/town.h"

#include "core/session/rooms.h"
#include "core/session/session.h"
#include "tests/bench/desk.h"
#include "tests/bench/madeuptext.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <unistd.h>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{

constexpr int kPeople = 5;
constexpr quint32 kSeed = 20261127;
constexpr std::chrono::minutes kPatience{5};

QString nameOf(int person)
{
    return u"person%1"_s.arg(person);
}

/// One of them at a device of theirs.
struct Townsman {
    explicit Townsman(const Account &account, const QString &password)
        : session({.dataDir = QDir(folder.path()), .useKeychain = false, .keepAccount = false})
    {
        session.openAccount(account);
        session.signIn(account, password);
    }

    bool isInAll(int rooms)
    {
        const auto all = session.rooms().list().all();
        return int(std::ranges::count(all, RoomState::Joined, &Room::state)) == rooms;
    }

    QTemporaryDir folder;
    Session session;
};

using People = std::vector<std::unique_ptr<Townsman>>;

bool enter(People &people, int rooms)
{
    // The first of them makes the rooms.
    for (const auto &one : people) {
        if (!waitUntil([&] { return one->session.state() == SessionState::Online; }, kPatience))
            return false;
        for (int room = 0; room < rooms; ++room)
            one->session.rooms().join({.room = Town::room(room), .creation = RoomCreation::Instant, .remember = false});
        if (!waitUntil([&] { return one->isInAll(rooms); }, kPatience))
            return false;
    }
    return true;
}

bool liveAnHour(People &people, int rooms, int messages, MadeUpText &text, QRandomGenerator &random)
{
    for (int i = 0; i < messages; ++i) {
        Townsman &speaker = *people[size_t(random.bounded(kPeople))];
        speaker.session.send(Town::room(random.bounded(rooms)), text.next(0));
    }
    for (const auto &one : people) {
        one->session.setPresence(Availability::Away, u"at lunch"_s);
        one->session.setPresence(Availability::Available, QString());
    }
    int answered = 0;
    for (const auto &one : people)
        one->session.roundTrip(&one->session, [&answered] { ++answered; });
    return waitUntil([&] { return answered == kPeople; }, kPatience);
}

void say(const char *line)
{
    std::printf("%s\n", line);
    std::fflush(stdout);
}

/// Arguments: host, port, authorities, domain, rooms.
int live(const QStringList &arguments)
{
    const int rooms = arguments[4].toInt();
    People people;
    for (int i = 0; i < kPeople; ++i) {
        Account account;
        account.jid = *Jid::parse(nameOf(i) + u'@' + arguments[3]);
        account.host = arguments[0];
        account.port = arguments[1].toUShort();
        account.caFile = arguments[2];
        account.resource = u"town"_s;
        people.push_back(std::make_unique<Townsman>(account, nameOf(i) + "-secret"_L1));
    }
    if (!enter(people, rooms))
        return 1;
    say("there");
    MadeUpText text(kSeed);
    QRandomGenerator random(kSeed);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    int status = 0;
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        char line[64];
        const ssize_t bytes = ::read(STDIN_FILENO, line, sizeof line);
        if (bytes <= 0)
            return QCoreApplication::exit(status);
        input.setEnabled(false);
        if (!liveAnHour(people, rooms, QByteArray(line, bytes).trimmed().toInt(), text, random))
            return QCoreApplication::exit(1);
        input.setEnabled(true);
        say("done");
    });
    return QCoreApplication::exec();
}

} // namespace

Town::Town(const test::Prosody &server, int rooms)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"--town"_s, server.host(), QString::number(server.port()), server.caFile(), server.domain(),
                     QString::number(rooms)});
}

Town::~Town()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(30'000))
        m_process.kill();
    m_process.waitForFinished();
}

QString Town::accounts()
{
    QStringList names;
    for (int i = 0; i < kPeople; ++i)
        names << nameOf(i);
    return names.join(u',');
}

Jid Town::room(int number)
{
    return *Jid::parse(u"room%1@rooms.example.test"_s.arg(number));
}

bool Town::waitFor(const QByteArray &line)
{
    const auto isOver = [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; };
    return waitUntil(isOver, kPatience) && m_process.readLine().trimmed() == line;
}

bool Town::waitUntilThere()
{
    return waitFor("there");
}

bool Town::liveAnHour(int messages)
{
    m_process.write(QByteArray::number(messages) + '\n');
    return waitFor("done");
}

std::optional<int> liveInTownIfAsked(int argc, char *argv[])
{
    if (argc < 2 || std::string_view(argv[1]) != "--town")
        return {};
    const QCoreApplication qt(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(2);
    return arguments.size() == 5 ? live(arguments) : 2;
}

} // namespace causerie::bench
