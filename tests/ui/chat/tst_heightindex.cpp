// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/heightindex.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace causerie::ui;

class TestHeightIndex final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void removing();
    void positions_data();
    void positions();
    void estimatesAreKeptWhenForgotten();
    void agreesWithAPlainList();
    void aHundredThousandRows();
};

void TestHeightIndex::nothing()
{
    HeightIndex index;
    index.reset(0, 40);
    QCOMPARE(index.total(), 0);
    QCOMPARE(index.rowAt(0), -1);
    index.insert(0, 2, 40);
    QCOMPARE(index.total(), 80);
}

void TestHeightIndex::removing()
{
    HeightIndex index;
    index.reset(5, 10);
    index.set(1, 20);
    index.set(4, 50);
    index.remove(0, 1);
    QCOMPARE(index.total(), 90);
    QVERIFY(index.isMeasured(0) && !index.isMeasured(1));
    index.remove(1, 2);
    QCOMPARE(index.count(), 2);
    QCOMPARE(index.offset(1), 20);
    index.remove(0, 2);
    QCOMPARE(index.total(), 0);
    QCOMPARE(index.rowAt(0), -1);
}

void TestHeightIndex::positions_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<int>("row");
    QTest::newRow("before the first") << qint64(-5) << 0;
    QTest::newRow("the first pixel") << qint64(0) << 0;
    QTest::newRow("the last of the first") << qint64(9) << 0;
    QTest::newRow("the first of the second") << qint64(10) << 1;
    QTest::newRow("inside the third") << qint64(45) << 2;
    QTest::newRow("behind the last") << qint64(1000) << 2;
}

void TestHeightIndex::positions()
{
    HeightIndex index;
    index.reset(3, 0);
    index.set(0, 10);
    index.set(1, 20);
    index.set(2, 30);
    QFETCH(qint64, offset);
    QTEST(index.rowAt(offset), "row");
    QCOMPARE(index.offset(0), 0);
    QCOMPARE(index.offset(2), 30);
    QCOMPARE(index.total(), 60);
}

void TestHeightIndex::estimatesAreKeptWhenForgotten()
{
    HeightIndex index;
    index.reset(2, 40);
    QVERIFY(!index.isMeasured(0));
    index.set(0, 55);
    QVERIFY(index.isMeasured(0));
    index.forgetAll();
    QVERIFY(!index.isMeasured(0));
    QCOMPARE(index.height(0), 55);
    QCOMPARE(index.total(), 95);
}

void TestHeightIndex::agreesWithAPlainList()
{
    std::mt19937 random(7);
    HeightIndex index;
    std::vector<int> plain;
    index.reset(0, 0);
    for (int step = 0; step < 3000; ++step) {
        if (plain.empty() || random() % 3 == 0) {
            const int count = int(random() % 4) + 1;
            const int row = random() % 2 ? int(plain.size()) : int(random() % (plain.size() + 1));
            index.insert(row, count, 44);
            plain.insert(plain.begin() + row, size_t(count), 44);
        } else {
            const int row = int(random() % plain.size());
            const int height = int(random() % 300) + 1;
            index.set(row, height);
            plain[size_t(row)] = height;
        }
        const int row = int(random() % (plain.size() + 1));
        const qint64 sum = std::accumulate(plain.begin(), plain.begin() + row, qint64(0));
        QCOMPARE(index.offset(row), sum);
        if (row < int(plain.size()))
            QCOMPARE(index.rowAt(sum), row);
    }
}

void TestHeightIndex::aHundredThousandRows()
{
    HeightIndex index;
    index.reset(100'000, 44);
    index.set(50'000, 100);
    QCOMPARE(index.total(), 100'000 * 44 + 56);
    QCOMPARE(index.rowAt(index.offset(99'999)), 99'999);
    index.insert(0, 100, 44);
    QCOMPARE(index.height(50'100), 100);
}

QTEST_MAIN(TestHeightIndex)
#include "tst_heightindex.moc"
