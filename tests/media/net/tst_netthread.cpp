// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/net/mailbox.h"
#include "core/media/net/netthread.h"

#include <QTest>

#include <memory>

using namespace causerie::media;
using namespace std::chrono_literals;

/// Values to the net thread and back, in order, and nothing after the end.
class TestNetThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWorkInOrderOnItsOwnThread()
    {
        NetThread net;
        Mailbox mailbox;
        QList<int> seen;
        const auto here = std::this_thread::get_id();
        std::thread::id there = here;
        for (int i = 0; i < 100; ++i) {
            net.post([&, i] {
                mailbox.post([&, i, id = std::this_thread::get_id()] {
                    seen.append(i);
                    there = id;
                });
            });
        }
        QTRY_COMPARE(seen.size(), 100);
        QVERIFY(std::ranges::is_sorted(seen));
        QVERIFY(there != here);
    }

    void runsWhatWasPostedBeforeTheEnd()
    {
        std::atomic<int> ran{0};
        NetThread net;
        for (int i = 0; i < 10; ++i)
            net.post([&] { ++ran; });
        net.quit();
        net.post([&] { ran += 1000; });
        net.join();
        QCOMPARE(ran.load(), 10);
    }

    void ringsTimersInTheOrderOfTheirTimes()
    {
        NetThread net;
        Mailbox mailbox;
        QString rung;
        std::unique_ptr<NetTimer> late;
        std::unique_ptr<NetTimer> soon;
        std::unique_ptr<NetTimer> never;
        const auto timer = [&](QChar name) {
            return std::make_unique<NetTimer>(net.context(), [&, name] { mailbox.post([&, name] { rung += name; }); });
        };
        net.post([&] {
            late = timer(u'l');
            soon = timer(u's');
            never = timer(u'n');
            late->start(40ms);
            never->start(1ms);
            soon->start(10s);
            soon->start(2ms); // moved
            never->stop();
        });
        QTRY_COMPARE(rung, QStringLiteral("sl"));
        net.quit();
        net.join();
    }

    void deliversNothingToTheDead()
    {
        auto mailbox = std::make_unique<Mailbox>();
        int delivered = 0;
        mailbox->post([&] {
            ++delivered;
            mailbox.reset();
        });
        mailbox->post([&] { ++delivered; });
        QTRY_VERIFY(!mailbox);
        QCoreApplication::processEvents();
        QCOMPARE(delivered, 1);
    }
};

QTEST_GUILESS_MAIN(TestNetThread)
#include "tst_netthread.moc"
