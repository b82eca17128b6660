// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtcppacket.h"

#include <QTest>

#include <array>
#include <random>

using namespace causerie::media;

Q_DECLARE_METATYPE(causerie::media::RtcpError)

namespace
{
std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QByteArray written(std::vector<RtcpPacket> packets)
{
    const auto bytes = writeRtcp(packets);
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

const ReportBlock kBlock{.ssrc = 0x0a0b0c0d,
                         .fractionLost = 64,
                         .cumulativeLost = -2,
                         .highestSequence = 0x00011234,
                         .jitter = 480,
                         .lastSenderReport = 0xaabbccdd,
                         .delaySinceLast = 0x00010000};
const auto kBlockHex = QByteArrayLiteral("0a0b0c0d 40 fffffe 00011234 000001e0 aabbccdd 00010000");
} // namespace

/// RFC 3550 §6.4 to §6.6, word by word, and the checks of its A.2.
class TestRtcpPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsTheRfcDrawsIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<RtcpPacket>>("packets");

        QTest::newRow("SR with a block (§6.4.1)")
            << QByteArray::fromHex("81c8000c 01020304 e0000000 80000000 00015f90 00000064 00001f40" + kBlockHex)
            << QList<RtcpPacket>{SenderReport{.ssrc = 0x01020304,
                                              .ntpTime = 0xe000000080000000,
                                              .rtpTimestamp = 90000,
                                              .packetCount = 100,
                                              .octetCount = 8000,
                                              .blocks = {kBlock}}};
        QTest::newRow("RR with a block (§6.4.2)")
            << QByteArray::fromHex("81c90007 01020304" + kBlockHex)
            << QList<RtcpPacket>{ReceiverReport{.ssrc = 0x01020304, .blocks = {kBlock}}};
        QTest::newRow("empty RR") << QByteArray::fromHex("80c90001 01020304")
                                  << QList<RtcpPacket>{ReceiverReport{.ssrc = 0x01020304, .blocks = {}}};
        QTest::newRow("SDES, zeros to the word (§6.5)")
            << QByteArray::fromHex("81ca0004 01020304 01 07 63617573657269 000000")
            << QList<RtcpPacket>{SourceDescription{.ssrc = 0x01020304, .cname = "causeri"}};
        QTest::newRow("SDES that ends on a word gets a word of zeros (§6.5)")
            << QByteArray::fromHex("81ca0004 01020304 01 06 636175736572 00000000")
            << QList<RtcpPacket>{SourceDescription{.ssrc = 0x01020304, .cname = "causer"}};
        QTest::newRow("BYE (§6.6)") << QByteArray::fromHex("81cb0001 01020304")
                                    << QList<RtcpPacket>{Goodbye{.ssrcs = {0x01020304}, .reason = {}}};
        QTest::newRow("BYE with a reason")
            << QByteArray::fromHex("82cb0003 01020304 05060708 03 627965")
            << QList<RtcpPacket>{Goodbye{.ssrcs = {0x01020304, 0x05060708}, .reason = "bye"}};
        // RFC 3611 §2 and §4.1: twenty came, then 0 1 1 0 1 (and zeros behind the end)
        std::vector<bool> received(20, true);
        received.insert(received.end(), {false, true, true, false, true});
        QTest::newRow("XR with a loss RLE block: a run and a vector")
            << QByteArray::fromHex("80cf0005 01020304 01000003 05060708 fff6000f 4014 b400")
            << QList<RtcpPacket>{LossReport{
                   .ssrc = 0x01020304, .source = 0x05060708, .trail = {.begin = 65526, .received = received}}};
        QTest::newRow("XR with one vector: a null chunk ends the word")
            << QByteArray::fromHex("80cf0005 01020304 01000003 05060708 00010004 e000 0000")
            << QList<RtcpPacket>{LossReport{
                   .ssrc = 0x01020304, .source = 0x05060708, .trail = {.begin = 1, .received = {true, true, false}}}};
        QTest::newRow("XR with what time it is (§4.4)")
            << QByteArray::fromHex("80cf0004 01020304 04000002 b44db705 20000000")
            << QList<RtcpPacket>{ReceiverReferenceTime{.ssrc = 0x01020304, .ntpTime = 0xb44db70520000000}};
        QTest::newRow("XR with when that came (§4.5)")
            << QByteArray::fromHex("80cf0005 01020304 05000003 05060708 b7052000 00054000")
            << QList<RtcpPacket>{DelaySinceLastReport{
                   .ssrc = 0x01020304, .receiver = 0x05060708, .lastReceiverTime = 0xb7052000, .delay = 0x00054000}};
        QTest::newRow("a compound") << QByteArray::fromHex("80c90001 01020304 81cb0001 01020304")
                                    << QList<RtcpPacket>{ReceiverReport{.ssrc = 0x01020304, .blocks = {}},
                                                         Goodbye{.ssrcs = {0x01020304}, .reason = {}}};
    }

    void isAsTheRfcDrawsIt()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QList<RtcpPacket>, packets);
        const std::vector<RtcpPacket> expected(packets.begin(), packets.end());
        const auto parsed = parseRtcp(view(bytes));
        QVERIFY(parsed);
        QVERIFY(*parsed == expected);
        QCOMPARE(written(expected).toHex(), bytes.toHex());
    }

    void skipsWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("count");

        QTest::newRow("APP") << QByteArray::fromHex("80cc0002 01020304 4e414d45") << 0;
        QTest::newRow("generic NACK (RFC 4585)") << QByteArray::fromHex("81cd0003 01020304 05060708 00010000") << 0;
        QTest::newRow("XR (RFC 3611) between others")
            << QByteArray::fromHex("80c90001 01020304 80cf0002 01020304 04000000 81cb0001 01020304") << 2;
        QTest::newRow("items other than CNAME")
            << QByteArray::fromHex("81ca0004 01020304 06 02 7071 01 02 6162 00 000000") << 1;
        QTest::newRow("XR with when two of them came")
            << QByteArray::fromHex("80cf0008 01020304 05000006 05060708 00000001 00000002 090a0b0c 00000003 00000004")
            << 2;
        QTest::newRow("XR with half of when it came")
            << QByteArray::fromHex("80cf0004 01020304 05000002 05060708 00000001") << 0;
        QTest::newRow("XR with too much time")
            << QByteArray::fromHex("80cf0005 01020304 04000003 b44db705 20000000 00000000") << 0;
        QTest::newRow("XR, thinned") << QByteArray::fromHex("80cf0005 01020304 01010003 05060708 00010004 e000 0000")
                                     << 0;
        QTest::newRow("XR of more packets than we look at")
            << QByteArray::fromHex("80cf0005 01020304 01000003 05060708 0001ffff e000 0000") << 0;
        QTest::newRow("an extension behind the blocks") << QByteArray::fromHex("80c90002 01020304 99999999") << 1;
        QTest::newRow("padding at the end") << QByteArray::fromHex("a0c90002 01020304 00000004") << 1;
    }

    void skipsWhatItDoesNotKnow()
    {
        QFETCH(const QByteArray, bytes);
        const auto parsed = parseRtcp(view(bytes));
        QVERIFY(parsed);
        QTEST(static_cast<int>(parsed->size()), "count");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<RtcpError>("error");

        QTest::newRow("nothing") << QByteArray() << RtcpError::TooShort;
        QTest::newRow("three bytes") << QByteArray::fromHex("80c900") << RtcpError::TooShort;
        QTest::newRow("longer than the datagram") << QByteArray::fromHex("80c90002 01020304") << RtcpError::TooShort;
        QTest::newRow("crumbs behind the last packet")
            << QByteArray::fromHex("80c90001 01020304 80") << RtcpError::TooShort;
        QTest::newRow("version 1") << QByteArray::fromHex("40c90001 01020304") << RtcpError::WrongVersion;
        QTest::newRow("a type below RTCP's") << QByteArray::fromHex("80000001 01020304") << RtcpError::WrongType;
        QTest::newRow("a block that is not there") << QByteArray::fromHex("81c90001 01020304") << RtcpError::BadCount;
        QTest::newRow("SR without its numbers") << QByteArray::fromHex("80c80001 01020304") << RtcpError::BadCount;
        QTest::newRow("SDES item beyond its packet")
            << QByteArray::fromHex("81ca0002 01020304 01ff6162") << RtcpError::BadCount;
        QTest::newRow("SDES without an end")
            << QByteArray::fromHex("81ca0002 01020304 01026162") << RtcpError::BadCount;
        QTest::newRow("BYE with too few sources") << QByteArray::fromHex("82cb0001 01020304") << RtcpError::BadCount;
        QTest::newRow("BYE reason beyond its packet")
            << QByteArray::fromHex("81cb0002 01020304 ff616263") << RtcpError::BadCount;
        QTest::newRow("XR block beyond its packet")
            << QByteArray::fromHex("80cf0005 01020304 01000004 05060708 00010004 e000 0000") << RtcpError::BadCount;
        QTest::newRow("padding of zero") << QByteArray::fromHex("a0c90002 01020304 00000000") << RtcpError::BadPadding;
        QTest::newRow("padding of three") << QByteArray::fromHex("a0c90002 01020304 00000003") << RtcpError::BadPadding;
        QTest::newRow("padding longer than its packet")
            << QByteArray::fromHex("a0c90002 01020304 0000000c") << RtcpError::BadPadding;
        QTest::newRow("padding before the last packet")
            << QByteArray::fromHex("a0c90002 01020304 00000004 80c90001 01020304") << RtcpError::BadPadding;
    }

    void refuses()
    {
        QFETCH(const QByteArray, bytes);
        const auto parsed = parseRtcp(view(bytes));
        QVERIFY(!parsed);
        QTEST(parsed.error(), "error");
    }

    void cutsWhatCannotBeCounted()
    {
        const ReceiverReport report{.ssrc = 1, .blocks = std::vector<ReportBlock>(40, kBlock)};
        const Goodbye goodbye{.ssrcs = std::vector<std::uint32_t>(40, 7), .reason = std::string(400, 'x')};
        const auto bytes = writeRtcp(std::array<RtcpPacket, 2>{report, goodbye});
        const auto parsed = parseRtcp(bytes);
        QVERIFY(parsed);
        QCOMPARE(std::get<ReceiverReport>((*parsed)[0]).blocks.size(), std::size_t(31));
        QCOMPARE(std::get<Goodbye>((*parsed)[1]).ssrcs.size(), std::size_t(31));
        QCOMPARE(std::get<Goodbye>((*parsed)[1]).reason.size(), std::size_t(255));
    }

    void survivesAnyBytes()
    {
        std::mt19937 random(6550);
        constexpr std::array types{200, 201, 202, 203, 204, 205, 207};
        std::vector<std::byte> datagram;
        for (int round = 0; round < 200'000; ++round) {
            datagram.resize(random() % 80);
            for (auto &byte : datagram)
                byte = static_cast<std::byte>(random());
            if (datagram.size() >= 4 && round % 4 != 0) { // mostly plausible, so that the bodies are reached
                datagram[0] = static_cast<std::byte>(0x80 | (random() % 64));
                datagram[1] = static_cast<std::byte>(types[random() % types.size()]);
                datagram[2] = std::byte(0);
                datagram[3] = static_cast<std::byte>(datagram.size() / 4 - 1);
            }
            if (const auto parsed = parseRtcp(datagram))
                QVERIFY(parsed->size() <= datagram.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestRtcpPacket)
#include "tst_rtcppacket.moc"
