// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/scouts.h"
#include "tests/xmpp/deafserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace causerie::xmpp;
using causerie::test::DeafServer;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
constexpr std::chrono::milliseconds kAtOnce{1};

QHostAddress loopback(int number)
{
    return QHostAddress(0x7f000000u + quint32(number));
}

} // namespace

/// Which address opens first, on a loopback of many.
class TestScouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesRoundTheDeaf();
    void aShutDoorCostsNothing();
    void tellsOnce();
    void calledBack();
    void nobodyToAsk();
};

void TestScouts::goesRoundTheDeaf()
{
    QTcpServer open;
    QVERIFY(open.listen(loopback(1)));
    const DeafServer deaf(loopback(2), open.serverPort());
    if (!deaf.isDeaf())
        QSKIP("this system answers for a full queue");
    Scouts scouts(kAtOnce);
    QSignalSpy reached(&scouts, &Scouts::reached);
    scouts.start({loopback(2), loopback(1)}, open.serverPort());
    QTRY_COMPARE_WITH_TIMEOUT(reached.count(), 1, kPatience);
    QCOMPARE(reached[0][0].value<QHostAddress>(), loopback(1));
}

void TestScouts::aShutDoorCostsNothing()
{
    QTcpServer open;
    QVERIFY(open.listen(loopback(1)));
    Scouts scouts(kAtOnce);
    QSignalSpy reached(&scouts, &Scouts::reached);
    scouts.start({loopback(2), loopback(3), loopback(1)}, open.serverPort());
    QTRY_COMPARE_WITH_TIMEOUT(reached.count(), 1, kPatience);
    QCOMPARE(reached[0][0].value<QHostAddress>(), loopback(1));
}

void TestScouts::tellsOnce()
{
    QTcpServer first;
    QVERIFY(first.listen(loopback(1)));
    QTcpServer second;
    QVERIFY(second.listen(loopback(2), first.serverPort()));
    Scouts scouts(kAtOnce);
    QSignalSpy reached(&scouts, &Scouts::reached);
    scouts.start({loopback(1), loopback(2)}, first.serverPort());
    QTRY_COMPARE_WITH_TIMEOUT(reached.count(), 1, kPatience);
    scouts.start({loopback(2)}, first.serverPort()); // and again, afterwards
    QTRY_COMPARE_WITH_TIMEOUT(reached.count(), 2, kPatience);
    QCOMPARE(reached[1][0].value<QHostAddress>(), loopback(2));
}

void TestScouts::calledBack()
{
    QTcpServer open;
    QVERIFY(open.listen(loopback(1)));
    Scouts scouts(kAtOnce);
    QSignalSpy reached(&scouts, &Scouts::reached);
    scouts.start({loopback(1)}, open.serverPort());
    scouts.stop();
    Scouts others(kAtOnce); // start later and arrive
    QSignalSpy arrived(&others, &Scouts::reached);
    others.start({loopback(1)}, open.serverPort());
    QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, kPatience);
    QCOMPARE(reached.count(), 0);
}

void TestScouts::nobodyToAsk()
{
    Scouts scouts(kAtOnce);
    QSignalSpy reached(&scouts, &Scouts::reached);
    scouts.start({}, 5222);
    QCOMPARE(reached.count(), 0);
}

QTEST_GUILESS_MAIN(TestScouts)
#include "tst_scouts.moc"
