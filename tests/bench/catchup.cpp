// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole application whose network is away while messages are sent to it, its conversation with the sender open. When
// the network is back: how long it takes from the sign-in to the last of them on the disk and in the list, compared
// with a client that asks the same server for the same pages and throws them away, before and after it
// (archive.catch_up_ratio; on a busy machine they are not the same twice). And the longest time in which the GUI thread
// took no other event (archive.longest_stall_ms); a busy machine lengthens it, so the most CPU that it used between two
// events stands beside it (archive.busiest_turn_ms).
// The server keeps archives in SQLite: in its usual form it reads a whole one for each page of it, and then there is
// nothing to compare. 5,000 messages, for sending more takes the server minutes; argument: another number.

#include "tests/bench/desk.h"
#include "tests/bench/discarder.h"
#include "tests/bench/measure.h"
#include "tests/bench/sender.h"
#include "tests/bench/stallmeter.h"
#include "tests/support/relay.h"
#include "ui/mainwindow.h"

#include <QApplication>

#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kPage = 250; ///< what the application asks for at once, too
constexpr int kMessages = 5'000;
const QString kConfig = u"smacks_hibernation_time = 1\n"
                        "storage = { archive = \"sql\" }\n"
                        "sql = { driver = \"SQLite3\", database = \"archives.sqlite\" }\n"
                        "sqlite_tune = \"fast\"\n"_s; // else each message waits for the disk
constexpr std::chrono::minutes kPatience{10};
constexpr std::chrono::milliseconds kTail{300};

int fail(const char *words)
{
    std::fprintf(stderr, "%s\n", words);
    return 1;
}

/// The other process. Arguments: host, port, authorities, domain, name, password, after which id, how many.
int discard(const QStringList &arguments)
{
    Discarder discarder;
    if (!discarder.signIn(arguments[0], arguments[1].toUShort(), arguments[2], arguments[3], arguments[4],
                          arguments[5]))
        return fail("the discarding client cannot sign in");
    const std::int64_t began = nowNs();
    const int results = discarder.readArchive(arguments[6], kPage, arguments[7].toInt());
    std::printf("%d %.3f\n", results, msSince(began));
    return results >= 0 ? 0 : 1;
}

struct Discarded {
    int results = -1;
    double ms = 0;
};

Discarded discard(const test::Prosody &server, const QString &name, const QString &after, int messages)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--discard"_s, server.host(), QString::number(server.tlsPort()), server.caFile(), server.domain(),
                   name, server.password(name), after, QString::number(messages)});
    if (!waitUntil([&] { return process.state() == QProcess::NotRunning; }, kPatience))
        return {};
    const auto told = process.readAllStandardOutput().trimmed().split(' ');
    return told.size() == 2 ? Discarded{told[0].toInt(), told[1].toDouble()} : Discarded();
}

/// The newest message of `peer`, for its id in the archive.
QString newestArchiveId(Session &session, const Jid &peer)
{
    std::optional<QString> id;
    session.readHistory(peer, 1, [&id](const std::vector<Message> &messages) {
        id = messages.empty() ? QString() : messages.back().archiveId;
    });
    return waitUntil([&id] { return id.has_value(); }) ? *id : QString();
}

int measure(QApplication &qt, int messages)
{
    const test::Prosody server({u"--accounts"_s, u"alice,bob"_s, u"--extra"_s, kConfig});
    if (!server.isReady())
        return fail("no server");
    test::Relay relay(server.port());
    Desk bob(qt);
    Account account = accountAt(server, u"bob"_s);
    account.port = relay.port();
    const Jid alice = *Jid::parse(server.jid(u"alice"_s));
    bob.session().signIn(account, server.password(u"bob"_s));
    if (!waitUntil([&] { return bob.session().roster().find(alice) && bob.application().mainWindow(); }))
        return fail("bob cannot sign in");
    int heard = 0;
    QObject::connect(&bob.session(), &Session::messageReceived, &qt, [&heard] { ++heard; });
    if (!Sender(server, u"alice"_s, u"bob"_s, 1).wait() || !waitUntil([&heard] { return heard == 1; }))
        return fail("the first message did not come");
    bob.application().mainWindow()->openConversation(alice);
    waitUntilQuiet();
    const QString anchor = newestArchiveId(bob.session(), alice);

    relay.cut();
    if (anchor.isEmpty() || !Sender(server, u"alice"_s, u"bob"_s, messages, true).wait())
        return fail("the messages could not be sent");
    const Discarded before = discard(server, u"bob"_s, anchor, messages);

    StallMeter meter;
    bool isDone = false;
    std::int64_t began = 0;
    double cpu = 0;
    QObject::connect(&bob.session(), &Session::stateChanged, &qt, [&] {
        if (bob.session().state() == SessionState::Online && began == 0) {
            began = nowNs();
            cpu = cpuSeconds();
            meter.start(); // signing in has its own figures: SCRAM alone takes more than a frame
        }
    });
    QObject::connect(&bob.session(), &Session::caughtUp, &qt, [&isDone] { isDone = true; });
    relay.mend();
    bob.session().retryNow();
    if (!waitUntil([&] { return isDone && heard >= messages + 1; }, kPatience)) {
        std::fprintf(stderr, "%d of %d came\n", heard - 1, messages);
        return 1;
    }
    const double ms = msSince(began);
    QEventLoop tail;
    QTimer::singleShot(kTail, &tail, &QEventLoop::quit);
    tail.exec();
    meter.stop();
    cpu = cpuSeconds() - cpu;
    // The server still has the receipts to pass on; it answers the goodbye behind them.
    bob.session().signOut();
    if (!waitUntil([&bob] { return bob.session().state() == SessionState::SignedOut; }, kPatience))
        return fail("bob cannot sign out");
    const Discarded after = discard(server, u"bob"_s, anchor, messages);
    if (before.results < messages || after.results < messages)
        return fail("the discarding client did not get them all");
    std::fprintf(stderr, "%d messages: %.0f ms; thrown away: %.0f and %.0f ms\n", messages, ms, before.ms, after.ms);
    tell("archive.catch_up_ratio", ms / ((before.ms + after.ms) / 2));
    tell("archive.catch_up_cpu_us", cpu * 1e6 / messages);
    tell("archive.longest_stall_ms", meter.longestMs());
    tell("archive.busiest_turn_ms", meter.busiestMs());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    if (const auto status = sendIfAsked(argc, argv))
        return *status;
    if (argc == 10 && std::string_view(argv[1]) == "--discard") {
        const QCoreApplication qt(argc, argv);
        return discard(QCoreApplication::arguments().mid(2));
    }
    QApplication qt(argc, argv);
    const int messages = argc > 1 ? QByteArray(argv[1]).toInt() : kMessages;
    return messages > 0 ? measure(qt, messages) : 2;
}
