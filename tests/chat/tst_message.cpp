// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/message.h"

#include <QTest>

using namespace causerie;

class TestMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advances_data();
    void advances();
    void theOrderOfArrivalDoesNotMatter();
};

void TestMessage::advances_data()
{
    QTest::addColumn<DeliveryState>("known");
    QTest::addColumn<DeliveryState>("heard");
    QTest::addColumn<DeliveryState>("expected");
    using enum DeliveryState;
    QTest::newRow("acknowledged") << Pending << Sent << Sent;
    QTest::newRow("a receipt overtakes the acknowledgement") << Pending << Delivered << Delivered;
    QTest::newRow("a late acknowledgement") << Delivered << Sent << Delivered;
    QTest::newRow("displayed") << Delivered << Read << Read;
    QTest::newRow("refused before the acknowledgement") << Pending << Failed << Failed;
    QTest::newRow("bounced after the acknowledgement") << Sent << Failed << Failed;
    QTest::newRow("bounced by one device of several") << Delivered << Failed << Delivered;
    QTest::newRow("a receipt in spite of a bounce") << Failed << Delivered << Delivered;
    QTest::newRow("a bounce overtakes the acknowledgement") << Failed << Sent << Failed;
    QTest::newRow("failed is not pending again by itself") << Failed << Pending << Failed;
    QTest::newRow("twice the same") << Sent << Sent << Sent;
}

void TestMessage::advances()
{
    QFETCH(DeliveryState, known);
    QFETCH(DeliveryState, heard);
    QFETCH(DeliveryState, expected);
    QCOMPARE(advance(known, heard), expected);
}

void TestMessage::theOrderOfArrivalDoesNotMatter()
{
    using enum DeliveryState;
    const QList<DeliveryState> good{Sent, Delivered, Read};
    for (const DeliveryState a : good) {
        for (const DeliveryState b : good)
            QCOMPARE(advance(advance(Pending, a), b), advance(advance(Pending, b), a));
    }
}

QTEST_APPLESS_MAIN(TestMessage)
#include "tst_message.moc"
