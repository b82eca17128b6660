// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/srtp/srtpsession.h"

#include <QTest>

#include <random>
#include <vector>

using namespace causerie::media;

Q_DECLARE_METATYPE(causerie::media::SrtpProfile)

namespace
{
using Direction = SrtpSession::Direction;

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

std::vector<std::byte> bytesOf(const QByteArray &bytes)
{
    const auto span = view(bytes);
    return {span.begin(), span.end()};
}

QByteArray hex(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex();
}

SrtpKey keyFor(SrtpProfile profile, char fill = 0x42)
{
    const QByteArray key(static_cast<qsizetype>(kSrtpKeyBytes), fill);
    const QByteArray salt(static_cast<qsizetype>(srtpSaltBytes(profile)), fill);
    return SrtpKey(view(key), view(salt));
}

std::vector<std::byte> rtp(quint16 sequence)
{
    auto packet = bytesOf(QByteArray::fromHex("806f0000 00000000 cafebabe") + QByteArray(80, 'a'));
    packet[2] = static_cast<std::byte>(sequence >> 8);
    packet[3] = static_cast<std::byte>(sequence);
    return packet;
}

std::vector<std::byte> protectedRtp(SrtpSession &session, quint16 sequence)
{
    auto packet = rtp(sequence);
    const auto length = packet.size();
    packet.resize(length + SrtpSession::kMaxTrailerBytes);
    packet.resize(session.protectRtp(packet, length).value());
    return packet;
}
} // namespace

/// RFC 3711 and RFC 7714 as the library does them, the layout of RFC 5764 §4.2, and what we add: a wide replay window.
class TestSrtpSession : public QObject
{
    Q_OBJECT

    void addProfiles()
    {
        QTest::addColumn<SrtpProfile>("profile");
        QTest::newRow("AEAD_AES_128_GCM") << SrtpProfile::AeadAes128Gcm;
        QTest::newRow("AES128_CM_HMAC_SHA1_80") << SrtpProfile::Aes128CmSha1_80;
    }

private Q_SLOTS:
    void cutsTheExportAsTheRfcSays_data()
    {
        QTest::addColumn<SrtpProfile>("profile");
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<QByteArray>("server");

        // The exported bytes are 00, 01, 02…
        QTest::newRow("16 and 14 bytes (RFC 5764 §4.1.2)")
            << SrtpProfile::Aes128CmSha1_80
            << QByteArray("000102030405060708090a0b0c0d0e0f202122232425262728292a2b2c2d")
            << QByteArray("101112131415161718191a1b1c1d1e1f2e2f303132333435363738393a3b");
        QTest::newRow("16 and 12 bytes (RFC 7714 §12)")
            << SrtpProfile::AeadAes128Gcm << QByteArray("000102030405060708090a0b0c0d0e0f202122232425262728292a2b")
            << QByteArray("101112131415161718191a1b1c1d1e1f2c2d2e2f3031323334353637");
    }

    void cutsTheExportAsTheRfcSays()
    {
        QFETCH(const SrtpProfile, profile);
        std::vector<std::byte> exported(srtpExportBytes(profile));
        for (std::size_t i = 0; i < exported.size(); ++i)
            exported[i] = static_cast<std::byte>(i);
        const auto keys = srtpKeysFromExport(profile, exported);
        QTEST(hex(keys.client.bytes()), "client");
        QTEST(hex(keys.server.bytes()), "server");

        exported.pop_back();
        QVERIFY(srtpKeysFromExport(profile, exported).client.bytes().empty());
    }

    /// The reference packets of the libsrtp project (test/srtp_driver.c), from a master key to the bytes on the wire.
    void protectsAsTheReferenceDoes_data()
    {
        QTest::addColumn<SrtpProfile>("profile");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("onTheWire");

        QTest::newRow("AES128_CM_HMAC_SHA1_80")
            << SrtpProfile::Aes128CmSha1_80 << QByteArray::fromHex("e1f97a0d3e018be0d64fa32c06de4139")
            << QByteArray::fromHex("0ec675ad498afeebb6960b3aabe6")
            << QByteArray("800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        QTest::newRow("AEAD_AES_128_GCM")
            << SrtpProfile::AeadAes128Gcm << QByteArray::fromHex("000102030405060708090a0b0c0d0e0f")
            << QByteArray::fromHex("a0a1a2a3a4a5a6a7a8a9aaab")
            << QByteArray("800f1234decafbadcafebabec5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392");
    }

    void protectsAsTheReferenceDoes()
    {
        QFETCH(const SrtpProfile, profile);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, salt);
        auto session = SrtpSession::create(profile, SrtpKey(view(key), view(salt)), Direction::Outgoing);
        QVERIFY(session);
        auto packet = bytesOf(QByteArray::fromHex("800f1234decafbadcafebabe") + QByteArray(16, '\xab'));
        packet.resize(28 + SrtpSession::kMaxTrailerBytes);
        const auto length = session->protectRtp(packet, 28);
        QVERIFY(length);
        QTEST(hex(std::span(packet).first(*length)), "onTheWire");
    }

    void goesThereAndBack_data() { addProfiles(); }
    void goesThereAndBack()
    {
        QFETCH(const SrtpProfile, profile);
        auto out = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing);
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming);
        QVERIFY(out && in);
        for (const quint16 sequence :
             std::initializer_list<quint16>{65534, 65535, 0, 1}) { // the roll-over counter is the library's to keep
            auto packet = protectedRtp(*out, sequence);
            QVERIFY(packet.size() > rtp(sequence).size());
            const auto length = in->unprotectRtp(packet);
            QVERIFY(length);
            packet.resize(*length);
            QVERIFY(packet == rtp(sequence));
        }
    }

    /// The audio thread protects RTP and the net thread RTCP, each with a session of its own from the same key.
    void letsTwoSessionsShareADirection_data() { addProfiles(); }
    void letsTwoSessionsShareADirection()
    {
        QFETCH(const SrtpProfile, profile);
        auto rtpOut = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing);
        auto rtcpOut = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing);
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming);
        QVERIFY(rtpOut && rtcpOut && in);
        const auto report = bytesOf(QByteArray::fromHex("80c90001cafebabe 80cb0000"));
        for (quint16 i = 0; i < 5; ++i) {
            auto packet = protectedRtp(*rtpOut, i);
            QVERIFY(in->unprotectRtp(packet));
            auto rtcp = report;
            rtcp.resize(report.size() + SrtpSession::kMaxTrailerBytes);
            rtcp.resize(rtcpOut->protectRtcp(rtcp, report.size()).value());
            const auto length = in->unprotectRtcp(rtcp);
            QVERIFY(length);
            rtcp.resize(*length);
            QVERIFY(rtcp == report);
        }
    }

    void refusesWhatIsNotAuthentic_data() { addProfiles(); }
    void refusesWhatIsNotAuthentic()
    {
        QFETCH(const SrtpProfile, profile);
        auto out = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing);
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming);
        auto stranger = SrtpSession::create(profile, keyFor(profile, 0x43), Direction::Incoming);
        QVERIFY(out && in && stranger);

        const auto good = protectedRtp(*out, 1);
        for (std::size_t i = 0; i < good.size(); ++i) { // one bit anywhere
            auto bad = good;
            bad[i] ^= std::byte(0x01);
            QVERIFY2(!in->unprotectRtp(bad), qPrintable(QString::number(i)));
        }
        auto other = good;
        QCOMPARE(stranger->unprotectRtp(other).error(), SrtpError::NotAuthentic);
        auto untouched = good;
        QVERIFY(in->unprotectRtp(untouched));
    }

    void refusesReplays_data() { addProfiles(); }
    void refusesReplays()
    {
        QFETCH(const SrtpProfile, profile);
        auto out = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing);
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming);
        QVERIFY(out && in);
        std::vector<std::vector<std::byte>> packets;
        for (quint16 i = 0; i < 1100; ++i)
            packets.push_back(protectedRtp(*out, i));

        const auto arrives = [&](std::size_t i) {
            auto packet = packets[i];
            return in->unprotectRtp(packet);
        };
        QVERIFY(arrives(0));
        QCOMPARE(arrives(0).error(), SrtpError::Replayed);
        QVERIFY(arrives(1099));
        QVERIFY(arrives(100)); // 999 late: inside the window
        QCOMPARE(arrives(100).error(), SrtpError::Replayed);
        QCOMPARE(arrives(50).error(), SrtpError::Replayed); // 1049 late: too old to tell
    }

    /// Somebody who has the keys could otherwise make us keep a context for each of 2^32 sources.
    void refusesTooManySources_data() { addProfiles(); }
    void refusesTooManySources()
    {
        QFETCH(const SrtpProfile, profile);
        auto out = SrtpSession::create(profile, keyFor(profile), Direction::Outgoing).value();
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming).value();
        const auto from = [&](std::uint32_t ssrc, quint16 sequence) {
            auto packet = rtp(sequence);
            packet[8] = static_cast<std::byte>(ssrc >> 24);
            packet[9] = static_cast<std::byte>(ssrc >> 16);
            packet[10] = static_cast<std::byte>(ssrc >> 8);
            packet[11] = static_cast<std::byte>(ssrc);
            const auto length = packet.size();
            packet.resize(length + SrtpSession::kMaxTrailerBytes);
            packet.resize(out.protectRtp(packet, length).value());
            return packet;
        };
        for (std::uint32_t ssrc = 0; ssrc < SrtpSession::kMostSources; ++ssrc) {
            auto forged = from(1000 + ssrc, 1); // takes no place
            forged.back() ^= std::byte(1);
            QCOMPARE(in.unprotectRtp(forged).error(), SrtpError::NotAuthentic);
            auto packet = from(ssrc, 1);
            QVERIFY(in.unprotectRtp(packet));
        }
        auto oneMore = from(SrtpSession::kMostSources, 1);
        QCOMPARE(in.unprotectRtp(oneMore).error(), SrtpError::TooManySources);
        auto known = from(0, 2);
        QVERIFY(in.unprotectRtp(known));
    }

    void refusesToWritePastTheBuffer()
    {
        auto out =
            SrtpSession::create(SrtpProfile::AeadAes128Gcm, keyFor(SrtpProfile::AeadAes128Gcm), Direction::Outgoing);
        QVERIFY(out);
        auto packet = rtp(1);
        QCOMPARE(out->protectRtp(packet, packet.size()).error(), SrtpError::Malformed); // no room for the tag
        QCOMPARE(out->protectRtcp(packet, packet.size()).error(), SrtpError::Malformed);
        QCOMPARE(out->protectRtp(packet, 11).error(), SrtpError::Malformed);
        QCOMPARE(out->protectRtp(packet, packet.size() + 1).error(), SrtpError::Malformed);
    }

    void refusesKeysOfTheWrongLength()
    {
        QVERIFY(!SrtpSession::create(SrtpProfile::AeadAes128Gcm, keyFor(SrtpProfile::Aes128CmSha1_80),
                                     Direction::Outgoing));
        QVERIFY(!SrtpSession::create(SrtpProfile::AeadAes128Gcm, SrtpKey(), Direction::Incoming));
    }

    void survivesAnyBytes_data() { addProfiles(); }
    void survivesAnyBytes()
    {
        QFETCH(const SrtpProfile, profile);
        auto in = SrtpSession::create(profile, keyFor(profile), Direction::Incoming);
        QVERIFY(in);
        std::mt19937 random(3711);
        std::vector<std::byte> datagram;
        for (int round = 0; round < 20'000; ++round) {
            datagram.resize(random() % 80);
            for (auto &byte : datagram)
                byte = static_cast<std::byte>(random());
            if (!datagram.empty())
                datagram[0] = (datagram[0] & std::byte(0x3f)) | std::byte(0x80);
            auto copy = datagram;
            QVERIFY(!in->unprotectRtp(datagram));
            QVERIFY(!in->unprotectRtcp(copy));
        }
    }
};

QTEST_APPLESS_MAIN(TestSrtpSession)
#include "tst_srtpsession.moc"
