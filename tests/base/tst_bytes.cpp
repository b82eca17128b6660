// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/bytes.h"

#include <QTest>

#include <array>

using namespace causerie;

class TestBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsBigEndian()
    {
        std::array<std::byte, 18> bytes;
        ByteWriter writer(bytes);
        writer.u8(0x01).u16(0x0203).u24(0x040506).u32(0x0708090a).u64(0x0b0c0d0e0f101112);
        QVERIFY(writer.ok());
        QCOMPARE(writer.size(), bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i)
            QCOMPARE(std::to_integer<std::size_t>(bytes[i]), i + 1);

        ByteReader reader(bytes);
        QCOMPARE(reader.u8(), 0x01);
        QCOMPARE(reader.u16(), 0x0203);
        QCOMPARE(reader.u24(), 0x040506u);
        QCOMPARE(reader.u32(), 0x0708090au);
        QCOMPARE(reader.u64(), 0x0b0c0d0e0f101112u);
        QVERIFY(reader.ok());
        QCOMPARE(reader.remaining(), std::size_t(0));
    }

    void staysBehindTheEndOnceThere()
    {
        const std::array<std::byte, 3> bytes{std::byte(1), std::byte(2), std::byte(3)};
        ByteReader reader(bytes);
        QCOMPARE(reader.u32(), 0u);
        QVERIFY(!reader.ok());
        QCOMPARE(reader.u8(), 0);
        QVERIFY(reader.take(0).empty());
        QCOMPARE(reader.remaining(), std::size_t(0));
    }

    void writesNothingThatDoesNotFit()
    {
        std::array<std::byte, 3> bytes{};
        ByteWriter writer(bytes);
        writer.u16(0xffff).u16(0xffff);
        QVERIFY(!writer.ok());
        QCOMPARE(writer.size(), std::size_t(2));
        QCOMPARE(bytes[2], std::byte(0));
        writer.u8(1); // and stays shut: a message with a hole is no message
        QCOMPARE(writer.size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestBytes)
#include "tst_bytes.moc"
