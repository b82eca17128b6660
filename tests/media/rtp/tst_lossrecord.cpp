// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/lossrecord.h"
#include "core/media/rtp/lossrle.h"

#include <QTest>

#include <array>
#include <random>

using namespace causerie::media;

namespace
{

/// "1101": what came.
QString text(const std::optional<PacketTrail> &trail)
{
    QString word;
    if (trail)
        for (const bool was : trail->received)
            word += QLatin1Char(was ? '1' : '0');
    return word;
}

} // namespace

class TestLossRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEachPacketOnce()
    {
        LossRecord record;
        QVERIFY(!record.take());
        for (const int number : {65530, 65531, 65533, 65534, 65535, 0, 1, 2, 3, 4, 5, 6}) // wraps
            record.arrived(static_cast<std::uint16_t>(number));
        const auto first = record.take();
        QCOMPARE(int{first->begin}, 65530);
        QCOMPARE(text(first), QStringLiteral("11011"));
        QVERIFY(!record.take());
        for (const int number : {7, 9})
            record.arrived(static_cast<std::uint16_t>(number));
        const auto second = record.take();
        QCOMPARE(int{second->begin}, 65535);
        QCOMPARE(text(second), QStringLiteral("111"));
    }

    void whatIsOvertakenIsNotLost()
    {
        LossRecord record;
        for (const int number : {10, 9, 12, 11, 14, 13, 30})
            record.arrived(static_cast<std::uint16_t>(number));
        QCOMPARE(text(record.take()), QStringLiteral("1111100000000")); // 10 to 22
        record.arrived(8);                                              // far too late for anything
        QVERIFY(!record.take());
    }

    void tellsTheLastOfMany()
    {
        LossRecord record;
        for (int number = 0; number < 10'000; ++number)
            record.arrived(static_cast<std::uint16_t>(number));
        const auto trail = record.take();
        QCOMPARE(trail->received.size(), LossRecord::kMostTold);
        QCOMPARE(int{trail->begin}, 10'000 - 8 - 1024);
        record.arrived(12'999); // an outage
        QCOMPARE(record.take()->received.size(), LossRecord::kMostTold);
    }

    void countsBursts_data()
    {
        QTest::addColumn<QString>("came");
        QTest::addColumn<double>("length");
        QTest::newRow("all") << QStringLiteral("11111") << 0.0;
        QTest::newRow("one at a time") << QStringLiteral("1101110101") << 1.0;
        QTest::newRow("three in a row") << QStringLiteral("1100011") << 3.0;
        QTest::newRow("not over yet") << QStringLiteral("110001100") << 3.0;
        QTest::newRow("the last ones count most")
            << QStringLiteral("10001").repeated(40) + QStringLiteral("01").repeated(60) << 1.0;
    }

    void countsBursts()
    {
        QFETCH(QString, came);
        QFETCH(double, length);
        BurstMeter meter;
        for (const QChar c : came)
            meter.add(c == QLatin1Char('1'));
        QVERIFY(std::abs(meter.length() - length) < 0.01);
    }

    void chunksComeBack()
    {
        std::mt19937 random(3611);
        for (int round = 0; round < 3000; ++round) {
            std::vector<bool> received;
            const std::size_t count = random() % (LossRecord::kMostTold + 1);
            while (received.size() < count)
                received.insert(received.end(), 1 + random() % (round % 3 ? 40 : 3), random() % 2 == 0);
            received.resize(count);
            std::array<std::byte, 300> room{};
            causerie::ByteWriter writer(room);
            writeChunks(writer, received);
            QVERIFY(writer.ok() && writer.size() % 4 == 0);
            causerie::ByteReader reader{std::span(room).first(writer.size())};
            QVERIFY(readChunks(reader, count) == received);
        }
    }

    void readsAnyBytes()
    {
        std::mt19937 random(1);
        std::vector<std::byte> bytes;
        for (int round = 0; round < 100'000; ++round) {
            bytes.resize(random() % 20);
            for (auto &byte : bytes)
                byte = static_cast<std::byte>(random());
            const std::size_t count = random() % 70;
            causerie::ByteReader reader(bytes);
            QCOMPARE(readChunks(reader, count).size(), count);
        }
    }
};

QTEST_APPLESS_MAIN(TestLossRecord)
#include "tst_lossrecord.moc"
