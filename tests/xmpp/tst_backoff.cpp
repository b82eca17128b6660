// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/backoff.h"

#include <QTest>

using namespace causerie::xmpp;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grows_data();
    void grows();
};

void TestBackoff::grows_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("never fails before it has") << 0 << qint64(1);
    QTest::newRow("first") << 1 << qint64(1);
    QTest::newRow("second") << 2 << qint64(2);
    QTest::newRow("third") << 3 << qint64(5);
    QTest::newRow("fourth") << 4 << qint64(15);
    QTest::newRow("fifth") << 5 << qint64(30);
    QTest::newRow("sixth") << 6 << qint64(60);
    QTest::newRow("from then on") << 1'000'000 << qint64(60);
    QTest::newRow("nonsense") << -5 << qint64(1);
}

void TestBackoff::grows()
{
    QFETCH(int, failures);
    QFETCH(qint64, seconds);
    QCOMPARE(qint64(pauseAfter(failures, 0.0).count()), seconds * 750);
    QCOMPARE(qint64(pauseAfter(failures, 0.5).count()), seconds * 1000);
    QCOMPARE(qint64(pauseAfter(failures, 1.0).count()), seconds * 1250);
    QCOMPARE(qint64(pauseAfter(failures, 7.0).count()), seconds * 1250);
}

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
