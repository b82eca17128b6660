// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/knocking.h"
#include "tests/xmpp/deafserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestKnocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDoorByItself();
    void nothingToKnockAt();
    void givenUp();
};

namespace
{

Knock at(const QHostAddress &address, quint16 port)
{
    return {{u"x.test"_s, port, Endpoint::Security::StartTls}, address, {}, {}};
}

quint16 closedPort()
{
    QTcpServer taken;
    return taken.listen(QHostAddress::LocalHost) ? taken.serverPort() : quint16(0);
}

} // namespace

/// One answers, one refuses, one is silent: the last does not keep the others waiting for their result, only for ours.
void TestKnocking::eachDoorByItself()
{
    QTcpServer open;
    QVERIFY(open.listen(QHostAddress::LocalHost));
    const quint16 closed = closedPort();
    const QHostAddress other(u"127.0.0.2"_s);
    const DeafServer deaf(other, closed);
    QVERIFY(deaf.isDeaf());
    Knocking knocking(std::chrono::milliseconds(700));
    QSignalSpy finished(&knocking, &Knocking::finished);
    const QHostAddress local(QHostAddress::LocalHost);
    knocking.start({at(local, open.serverPort()), at(local, closed), at(other, closed)});
    QCOMPARE(finished.count(), 0);
    QVERIFY(finished.wait(60'000));
    const auto knocks = finished[0][0].value<QList<Knock>>();
    QCOMPARE(knocks.size(), 3);
    QVERIFY(!knocks[0].error);
    QVERIFY(knocks[1].error->kind == ConnectionError::Kind::ConnectionRefused);
    QCOMPARE(knocks[1].error->port, closed);
    QVERIFY(knocks[2].error->kind == ConnectionError::Kind::Timeout);
    QVERIFY(knocks[0].took < knocks[2].took);
    QVERIFY(!finished.wait(20));
}

void TestKnocking::nothingToKnockAt()
{
    Knocking knocking(std::chrono::minutes(1));
    QSignalSpy finished(&knocking, &Knocking::finished);
    knocking.start({});
    QVERIFY(finished.wait(60'000));
}

void TestKnocking::givenUp()
{
    QTcpServer open;
    QVERIFY(open.listen(QHostAddress::LocalHost));
    for (int i = 0; i < 3; ++i) {
        Knocking knocking(std::chrono::minutes(1));
        knocking.start({at(QHostAddress(QHostAddress::LocalHost), open.serverPort())});
    }
    for (int i = 0; i < 3; ++i) { // they have come, and are gone
        QTRY_VERIFY_WITH_TIMEOUT(open.hasPendingConnections(), 60'000);
        const auto *one = open.nextPendingConnection();
        QTRY_VERIFY_WITH_TIMEOUT(one->state() == QAbstractSocket::UnconnectedState, 60'000);
    }
}

QTEST_GUILESS_MAIN(TestKnocking)
#include "tst_knocking.moc"
