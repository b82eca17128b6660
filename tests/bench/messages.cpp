// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 2,000 messages from another process, as fast as it can, into the open conversation of a whole application: CPU of the
// receiving process per message (all threads: parsing, storing, painting, receipts), from the first message to a tenth
// of a second after the last. Then 2,000 more, and the longest time in which its GUI thread took no other event, whose
// meter costs CPU itself. A busy machine lengthens both: it breaks up what would come together.

#include "tests/bench/desk.h"
#include "tests/bench/measure.h"
#include "tests/bench/sender.h"
#include "tests/bench/stallmeter.h"
#include "ui/mainwindow.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kMessages = 2000;
constexpr std::chrono::milliseconds kTail{100};

struct Round {
    double cpuSeconds = 0;
    bool isComplete = false;
};

Round receive(const test::Prosody &server, Session &session, StallMeter *meter)
{
    QObject context;
    Round round;
    int received = 0;
    double cpu = 0;
    std::int64_t began = 0;
    QObject::connect(&session, &Session::messageReceived, &context, [&] {
        if (received++ > 0)
            return;
        cpu = cpuSeconds();
        began = nowNs();
        if (meter)
            meter->start();
    });
    Sender sender(server, u"alice"_s, u"bob"_s, kMessages);
    round.isComplete = waitUntil([&] { return received == kMessages; });
    const double wallMs = msSince(began);
    QEventLoop tail;
    QTimer::singleShot(kTail, &tail, &QEventLoop::quit);
    tail.exec();
    round.cpuSeconds = cpuSeconds() - cpu;
    if (meter)
        meter->stop();
    round.isComplete = sender.wait() && round.isComplete;
    std::fprintf(stderr, "%d of %d messages in %.0f ms, %.0f us of CPU each\n", received, kMessages, wallMs,
                 round.cpuSeconds * 1e6 / kMessages);
    return round;
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

    const Round costs = receive(server, bob.session(), nullptr);
    waitUntilQuiet();
    StallMeter meter;
    const Round stalls = receive(server, bob.session(), &meter);
    if (!costs.isComplete || !stalls.isComplete)
        return 1;
    tell("messages.receive_cpu_us", costs.cpuSeconds * 1e6 / kMessages);
    tell("gui.longest_stall_ms", meter.longestMs());
    std::fprintf(stderr, "the busiest turn of the GUI thread: %.1f ms of CPU\n", meter.busiestMs());
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    if (const auto status = sendIfAsked(argc, argv))
        return *status;
    QApplication qt(argc, argv);
    return receiveAll(qt);
}
