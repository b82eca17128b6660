// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtppacket.h"

#include <QTest>

#include <array>
#include <random>
#include <vector>

using namespace causerie::media;

namespace
{
std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QByteArray copyOf(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}
} // namespace

Q_DECLARE_METATYPE(causerie::media::RtpError)

/// RFC 3550 §5.1 and §5.3.1, bit by bit.
class TestRtpPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheFixedHeader()
    {
        const auto datagram = QByteArray::fromHex("80ef 1234 89abcdef 01020304 a0a1a2");
        const auto packet = parseRtp(view(datagram));
        QVERIFY(packet);
        QCOMPARE(packet->payloadType, 111);
        QVERIFY(packet->marker);
        QCOMPARE(packet->sequenceNumber, 0x1234);
        QCOMPARE(packet->timestamp, 0x89abcdefu);
        QCOMPARE(packet->ssrc, 0x01020304u);
        QCOMPARE(copyOf(packet->payload), QByteArray::fromHex("a0a1a2"));
    }

    void findsThePayload_data()
    {
        QTest::addColumn<QByteArray>("datagram");
        QTest::addColumn<QByteArray>("payload");

        QTest::newRow("nothing behind the header") << QByteArray::fromHex("806f00010000000000000001") << QByteArray();
        QTest::newRow("two contributing sources")
            << QByteArray::fromHex("826f00010000000000000001 11111111 22222222 aabb") << QByteArray::fromHex("aabb");
        QTest::newRow("an extension of one word")
            << QByteArray::fromHex("906f00010000000000000001 bede0001 10ff0000 aabb") << QByteArray::fromHex("aabb");
        QTest::newRow("an extension of no word")
            << QByteArray::fromHex("906f00010000000000000001 bede0000 aabb") << QByteArray::fromHex("aabb");
        QTest::newRow("padding of three")
            << QByteArray::fromHex("a06f00010000000000000001 aabb 000003") << QByteArray::fromHex("aabb");
        QTest::newRow("padding only") << QByteArray::fromHex("a06f00010000000000000001 000003") << QByteArray();
        QTest::newRow("all at once") << QByteArray::fromHex(
                                            "b16f00010000000000000001 11111111 bede0001 10ff0000 aabb 01")
                                     << QByteArray::fromHex("aabb");
    }

    void findsThePayload()
    {
        QFETCH(const QByteArray, datagram);
        const auto packet = parseRtp(view(datagram));
        QVERIFY(packet);
        QTEST(copyOf(packet->payload), "payload");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("datagram");
        QTest::addColumn<RtpError>("error");

        QTest::newRow("nothing") << QByteArray() << RtpError::TooShort;
        QTest::newRow("eleven bytes") << QByteArray::fromHex("806f000100000000000000") << RtpError::TooShort;
        QTest::newRow("version 1") << QByteArray::fromHex("406f00010000000000000001") << RtpError::WrongVersion;
        QTest::newRow("version 3") << QByteArray::fromHex("c06f00010000000000000001") << RtpError::WrongVersion;
        QTest::newRow("contributing sources cut off")
            << QByteArray::fromHex("816f00010000000000000001 1111") << RtpError::TooShort;
        QTest::newRow("extension header cut off")
            << QByteArray::fromHex("906f00010000000000000001 bede00") << RtpError::TooShort;
        QTest::newRow("extension longer than the datagram")
            << QByteArray::fromHex("906f00010000000000000001 bedeffff 10ff0000") << RtpError::TooShort;
        QTest::newRow("padding without bytes")
            << QByteArray::fromHex("a06f00010000000000000001") << RtpError::BadPadding;
        QTest::newRow("padding of zero") << QByteArray::fromHex("a06f00010000000000000001 aa00")
                                         << RtpError::BadPadding;
        QTest::newRow("padding longer than the payload")
            << QByteArray::fromHex("a06f00010000000000000001 aa03") << RtpError::BadPadding;
    }

    void refuses()
    {
        QFETCH(const QByteArray, datagram);
        const auto packet = parseRtp(view(datagram));
        QVERIFY(!packet);
        QTEST(packet.error(), "error");
    }

    void writesAnExtension()
    {
        const auto extension = QByteArray::fromHex("109e0000");
        const auto payload = QByteArray::fromHex("0102");
        const RtpPacket sent{.payloadType = 111,
                             .sequenceNumber = 1,
                             .ssrc = 1,
                             .extensionKind = kOneByteElements,
                             .extension = view(extension),
                             .payload = view(payload)};
        QCOMPARE(rtpHeaderBytes(sent), std::size_t(20));
        std::array<std::byte, 22> out;
        QCOMPARE(writeRtp(sent, std::span(out).first(21)), std::size_t(0));
        QCOMPARE(writeRtp(sent, out), out.size());
        QCOMPARE(copyOf(out), QByteArray::fromHex("906f00010000000000000001 bede0001 109e0000 0102"));
        const auto packet = parseRtp(out);
        QVERIFY(packet);
        QCOMPARE(packet->extensionKind, kOneByteElements);
        QCOMPARE(copyOf(packet->extension), extension);
        QCOMPARE(copyOf(packet->payload), payload);
    }

    void writesWhatItReads()
    {
        const auto payload = QByteArray::fromHex("0102030405");
        const RtpPacket sent{.payloadType = 96,
                             .marker = true,
                             .sequenceNumber = 0xffff,
                             .timestamp = 0xfffffc40,
                             .ssrc = 0xdeadbeef,
                             .payload = view(payload)};
        std::array<std::byte, 17> out;
        QCOMPARE(writeRtp(sent, out), out.size());
        QCOMPARE(copyOf(out), QByteArray::fromHex("80e0fffffffffc40deadbeef0102030405"));
        const auto received = parseRtp(out);
        QVERIFY(received);
        QCOMPARE(received->timestamp, sent.timestamp);
        QCOMPARE(copyOf(received->payload), payload);
    }

    void doesNotWritePastTheEnd()
    {
        const auto payload = QByteArray::fromHex("0102030405");
        std::array<std::byte, 16> out{};
        QCOMPARE(writeRtp({.payload = view(payload)}, out), std::size_t(0));
        QCOMPARE(out, (std::array<std::byte, 16>{}));
    }

    void survivesAnyBytes()
    {
        std::mt19937 random(3550);
        std::vector<std::byte> datagram;
        for (int round = 0; round < 200'000; ++round) {
            datagram.resize(random() % 64); // exactly as long as it says, so that the sanitizer sees one byte too far
            for (auto &byte : datagram)
                byte = static_cast<std::byte>(random());
            if (!datagram.empty() && round % 2 == 0)
                datagram[0] = (datagram[0] & std::byte(0x3f)) | std::byte(0x80);
            if (const auto packet = parseRtp(datagram); packet && !packet->payload.empty()) {
                QVERIFY(packet->payload.data() >= datagram.data() + kRtpHeaderBytes);
                QVERIFY(packet->payload.data() + packet->payload.size() <= datagram.data() + datagram.size());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRtpPacket)
#include "tst_rtppacket.moc"
