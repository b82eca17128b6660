// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggpage.h"

#include <QByteArray>
#include <QTest>

#include <random>

using namespace causerie::media;

namespace
{

std::vector<std::byte> bytes(const QByteArray &text)
{
    const auto all = std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
    return {all.begin(), all.end()};
}

QByteArray hex(std::span<const std::byte> data)
{
    return QByteArray(reinterpret_cast<const char *>(data.data()), static_cast<qsizetype>(data.size())).toHex();
}

/// Three packets: three bytes, exactly one full segment, and nothing.
OggPage threePackets()
{
    OggPage page{.flags = kOggLast, .granule = 960, .serial = 0x01020304, .sequence = 2};
    QByteArray full;
    for (int i = 0; i < 255; ++i)
        full.append(static_cast<char>(i));
    addPacket(page, bytes(QByteArray::fromHex("f8fffe")));
    addPacket(page, bytes(full));
    addPacket(page, {});
    return page;
}

} // namespace

class TestOggPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChecksum();
    void byteByByte();
    void packetsComeBack_data();
    void packetsComeBack();
    void aPageIsFull();
    void restsOfPacketsAreLeftOut();
    void everyChangedByteIsSeen();
    void everyMissingByteIsSeen();
    void otherThingsAreNoPages_data();
    void otherThingsAreNoPages();
    void anyBytes();
};

/// The check value of CRC-32/CKSUM, the same but for its inversion at the end: 0x765E7680 (reveng.sourceforge.io).
void TestOggPage::theChecksum()
{
    QCOMPARE(oggChecksum(bytes("123456789")), 0x765E7680U ^ 0xFFFFFFFFU);
    QCOMPARE(oggChecksum({}), 0U);
}

/// Expected bytes: made apart, with a checksum that goes bit by bit (Python).
void TestOggPage::byteByByte()
{
    OggPage head{.flags = kOggFirst, .granule = 0, .serial = 0x01020304, .sequence = 0};
    QVERIFY(addPacket(head, bytes(QByteArray::fromHex("4f707573486561640101380180bb0000000000"))));
    QCOMPARE(hex(writeOggPage(head)), "4f6767530002000000000000000004030201000000009163"
                                      "2deb01134f707573486561640101380180bb0000000000");
    const std::vector<std::byte> three = writeOggPage(threePackets());
    QCOMPARE(three.size(), std::size_t{289});
    QCOMPARE(hex(std::span(three).first(40)),
             "4f6767530004c003000000000000040302010200000018066a100403ff0000f8fffe000102030405");
    QCOMPARE(three.size(), threePackets().bytes());
}

void TestOggPage::packetsComeBack_data()
{
    QTest::addColumn<QList<int>>("lengths");
    QTest::newRow("none") << QList<int>();
    QTest::newRow("empty") << QList<int>{0};
    QTest::newRow("one below a segment") << QList<int>{254};
    QTest::newRow("a full segment") << QList<int>{255};
    QTest::newRow("one above") << QList<int>{256};
    QTest::newRow("two full ones") << QList<int>{510, 1};
    QTest::newRow("many") << QList<int>{80, 81, 0, 1275, 3, 255, 254};
}

void TestOggPage::packetsComeBack()
{
    QFETCH(QList<int>, lengths);
    OggPage page{.granule = -1, .serial = 7, .sequence = 99};
    for (const int length : lengths)
        QVERIFY(addPacket(page, bytes(QByteArray(length, static_cast<char>('a' + length % 20)))));
    const auto read = parseOggPage(writeOggPage(page));
    QVERIFY(read);
    QCOMPARE(*read, page);
    const auto packets = packetsOf(*read);
    QCOMPARE(packets.size(), static_cast<std::size_t>(lengths.size()));
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const int length = lengths[static_cast<qsizetype>(i)];
        QCOMPARE(hex(packets[i]), QByteArray(length, static_cast<char>('a' + length % 20)).toHex());
    }
}

void TestOggPage::aPageIsFull()
{
    OggPage page;
    for (std::size_t i = 0; i < kOggMostSegments; ++i)
        QVERIFY(addPacket(page, bytes("x")));
    const OggPage full = page;
    QVERIFY(!addPacket(page, bytes("y")));
    QCOMPARE(page, full);
    OggPage large;
    QVERIFY(addPacket(large, bytes(QByteArray(255 * 254 + 254, 'x'))));
    QCOMPARE(large.segments.size(), kOggMostSegments);
    QVERIFY(large.bytes() < kOggMostPageBytes);
    OggPage tooLarge;
    QVERIFY(!addPacket(tooLarge, bytes(QByteArray(255 * 255, 'x')))); // its end would be on the next page
}

void TestOggPage::restsOfPacketsAreLeftOut()
{
    OggPage page{.flags = kOggContinued};
    addPacket(page, bytes("the rest of one"));
    addPacket(page, bytes("whole"));
    page.segments.push_back(255); // goes on
    page.body.resize(page.body.size() + 255);
    const auto packets = packetsOf(page);
    QCOMPARE(packets.size(), std::size_t{1});
    QCOMPARE(hex(packets[0]), QByteArray("whole").toHex());
}

void TestOggPage::everyChangedByteIsSeen()
{
    const std::vector<std::byte> good = writeOggPage(threePackets());
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::vector<std::byte> bad = good;
        bad[i] ^= std::byte{0x10};
        const auto read = parseOggPage(bad);
        QVERIFY2(!read, qPrintable(QString::number(i)));
        if (i < 5)
            QCOMPARE(read.error(), OggError::NotOgg);
    }
}

void TestOggPage::everyMissingByteIsSeen()
{
    const std::vector<std::byte> good = writeOggPage(threePackets());
    for (std::size_t length = 0; length < good.size(); ++length) {
        const auto read = parseOggPage(std::span(good).first(length));
        QVERIFY(!read);
        QCOMPARE(read.error(), OggError::Truncated);
    }
    std::vector<std::byte> more = good;
    more.push_back(std::byte{1});
    QCOMPARE(parseOggPage(more).value(), threePackets()); // what follows is the next page's
}

void TestOggPage::otherThingsAreNoPages_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("RIFF") << QByteArray("RIFF....WAVEfmt ........................");
    QTest::newRow("another version") << QByteArray("OggS\1......................................");
    QTest::newRow("zeros") << QByteArray(100, '\0');
}

void TestOggPage::otherThingsAreNoPages()
{
    QFETCH(QByteArray, file);
    const auto read = parseOggPage(bytes(file));
    QVERIFY(!read);
    QCOMPARE(read.error(), OggError::NotOgg);
}

void TestOggPage::anyBytes()
{
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::byte> noise(random() % 600);
        for (std::byte &byte : noise)
            byte = static_cast<std::byte>(random());
        for (std::size_t i = 0; i < 5 && i < noise.size(); ++i)
            noise[i] = static_cast<std::byte>("OggS\0"[i]);
        QVERIFY(!parseOggPage(noise)); // one in 2^32 would be right
    }
}

QTEST_APPLESS_MAIN(TestOggPage)
#include "tst_oggpage.moc"
