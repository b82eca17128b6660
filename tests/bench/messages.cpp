// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 2,000 messages from another process, as fast as it can, into the open conversation of a whole application: CPU of the
// receiving process per message (all threads: parsing, storing, painting, receipts), from the first message to a tenth
// of a second after the last, and the longest time in which its GUI thread took no other event. The meter of the
// latter, a timer of 2 ms, costs some microseconds of the former; a busy machine lengthens both.

#include "tests/bench/desk.h"
#include "tests/bench/measure.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kMessages = 2000;
constexpr std::chrono::milliseconds kMeter{2};
constexpr std::chrono::milliseconds kTail{100};

/// The longest gap between two turns of the event loop. Thread: GUI.
class StallMeter
{
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout([this] {
            const std::int64_t now = nowNs();
            m_longestNs = std::max(m_longestNs, now - std::exchange(m_lastNs, now));
        });
    }

    void start()
    {
        m_lastNs = nowNs();
        m_timer.start(kMeter);
    }
    void stop() { m_timer.stop(); }
    double longestMs() const { return static_cast<double>(m_longestNs) / 1e6 - static_cast<double>(kMeter.count()); }

private:
    QTimer m_timer;
    std::int64_t m_lastNs = 0;
    std::int64_t m_longestNs = 0;
};

/// The other process: signs in, sends all, and ends when the server has them.
/// Arguments: host, port, authorities, our JID, password, peer.
int sendAll(const QStringList &arguments)
{
    const QTemporaryDir folder;
    Session session({.dataDir = QDir(folder.path()), .useKeychain = false, .keepAccount = false});
    Account account;
    account.host = arguments[0];
    account.port = arguments[1].toUShort();
    account.caFile = arguments[2];
    account.jid = *Jid::parse(arguments[3]);
    account.resource = u"sender"_s;
    const Jid peer = *Jid::parse(arguments[5]);
    int acknowledged = 0;
    QObject::connect(&session, &Session::messageChanged, &session, [&](const Message &message) {
        if (message.state == DeliveryState::Sent)
            ++acknowledged;
    });
    session.openAccount(account);
    session.signIn(account, arguments[4]);
    if (!waitUntil([&] { return session.state() == SessionState::Online; }))
        return 1;
    for (int i = 0; i < kMessages; ++i)
        session.send(peer, u"Message %1: the birch canoe slid on the smooth planks."_s.arg(i));
    if (!waitUntil([&] { return acknowledged == kMessages; }))
        return 1;
    session.signOut();
    return waitUntil([&] { return session.state() == SessionState::SignedOut; }) ? 0 : 1;
}

int receiveAll(QApplication &qt)
{
    const test::Prosody server({u"--accounts"_s, u"alice,bob"_s});
    if (!server.isReady())
        return 1;
    Desk bob(qt);
    const Jid alice = *Jid::parse(server.jid(u"alice"_s));
    bob.session().signIn(accountAt(server, u"bob"_s), server.password(u"bob"_s));
    if (!waitUntil([&] { return bob.session().roster().find(alice) && bob.application().mainWindow(); }))
        return 1;
    bob.application().mainWindow()->openConversation(alice);
    waitUntilQuiet();

    StallMeter meter;
    int received = 0;
    double cpu = 0;
    std::int64_t began = 0;
    QObject::connect(&bob.session(), &Session::messageReceived, &qt, [&] {
        if (received++ == 0) {
            cpu = cpuSeconds();
            began = nowNs();
            meter.start();
        }
    });
    QProcess sender;
    sender.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sender.start(QCoreApplication::applicationFilePath(),
                 {u"--send"_s, server.host(), QString::number(server.port()), server.caFile(), alice.toString(),
                  server.password(u"alice"_s), server.jid(u"bob"_s)});
    const bool isComplete = waitUntil([&] { return received == kMessages; });
    const double wallMs = msSince(began);
    QEventLoop tail;
    QTimer::singleShot(kTail, &tail, &QEventLoop::quit);
    tail.exec();
    cpu = cpuSeconds() - cpu;
    meter.stop();
    sender.waitForFinished();
    if (!isComplete || sender.exitCode() != 0) {
        std::fprintf(stderr, "%d of %d messages arrived\n", received, kMessages);
        return 1;
    }
    std::fprintf(stderr, "%d messages in %.0f ms\n", kMessages, wallMs);
    tell("messages.receive_cpu_us", cpu * 1e6 / kMessages);
    tell("gui.longest_stall_ms", meter.longestMs());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    if (argc > 1 && std::string_view(argv[1]) == "--send") {
        const QCoreApplication qt(argc, argv);
        const QStringList arguments = QCoreApplication::arguments().mid(2);
        return arguments.size() == 6 ? sendAll(arguments) : 2;
    }
    QApplication qt(argc, argv);
    return receiveAll(qt);
}
