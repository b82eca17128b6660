// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/opuspacket.h"

#include <QByteArray>
#include <QTest>

#include <random>
#include <vector>

using namespace causerie::media;

namespace
{

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

class TestOpusPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lengths_data();
    void lengths();
    void voice_data();
    void voice();
    void anyBytes();
};

void TestOpusPacket::lengths_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("frame");
    // The TOC byte: configuration (RFC 6716 table 2) << 3 | stereo << 2 | frame count code
    const auto toc = [](int configuration, int code) { return static_cast<char>(configuration << 3 | code); };
    QTest::newRow("nothing") << QByteArray() << 0 << 0;
    QTest::newRow("SILK, 10 ms") << QByteArray(1, toc(8, 0)) + "x" << 480 << 480;
    QTest::newRow("SILK, 20 ms") << QByteArray(1, toc(9, 0)) + "x" << 960 << 960;
    QTest::newRow("SILK, 60 ms") << QByteArray(1, toc(11, 0)) + "x" << 2880 << 2880;
    QTest::newRow("hybrid, 20 ms") << QByteArray(1, toc(15, 0)) + "x" << 960 << 960;
    QTest::newRow("CELT, 2.5 ms") << QByteArray(1, toc(28, 0)) + "x" << 120 << 120;
    QTest::newRow("CELT, 20 ms, empty (DTX)") << QByteArray(1, toc(31, 0)) << 960 << 960;
    QTest::newRow("two equal frames") << QByteArray(1, toc(31, 1)) + "xxxx" << 1920 << 960;
    QTest::newRow("two equal frames of odd length") << QByteArray(1, toc(31, 1)) + "xxx" << 0 << 0; // R3
    QTest::newRow("two frames, length missing") << QByteArray(1, toc(31, 2)) << 0 << 0;             // R4
    QTest::newRow("two frames, first longer than all") << QByteArray(1, toc(31, 2)) + "\x20x" << 0 << 0;
    QTest::newRow("six frames") << QByteArray(1, toc(31, 3)) + "\x06xxxxxx" << 5760 << 960;
    QTest::newRow("seven frames are over 120 ms") << QByteArray(1, toc(31, 3)) + "\x07xxxxxxx" << 0 << 0; // R5
    QTest::newRow("no frame at all") << QByteArray(1, toc(31, 3)) + QByteArray(1, '\0') << 0 << 0;
}

void TestOpusPacket::lengths()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, samples);
    QFETCH(int, frame);
    QCOMPARE(opusPacketSamples(view(packet)), samples);
    QCOMPARE(opusFrameSamples(view(packet)), frame);
}

void TestOpusPacket::voice_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<int>("said"); // -1: nothing
    const auto row = [](const char *name, int toc, int first, int said) {
        QTest::newRow(name) << QByteArray(1, char(toc)) + char(first) + "x" << said;
    };
    row("20 ms, speech", 9 << 3, 0x80, 1);
    row("20 ms, the next bit is the copy's", 9 << 3, 0x40, 0);
    row("10 ms, hybrid, speech", 14 << 3, 0xff, 1);
    row("60 ms, speech in the third part", 11 << 3, 0x20, 1);
    row("60 ms, none", 11 << 3, 0x10, 0);
    row("CELT has no word for it", 31 << 3, 0xff, -1);
    row("stereo has two", 9 << 3 | 4, 0xff, -1);
    row("two frames", 9 << 3 | 1, 0xff, -1);
    QTest::newRow("one byte (DTX)") << QByteArray(1, char(9 << 3)) << -1;
    QTest::newRow("nothing") << QByteArray() << -1;
}

void TestOpusPacket::voice()
{
    QFETCH(QByteArray, packet);
    QFETCH(int, said);
    const auto voice = opusHasVoice(view(packet));
    QCOMPARE(voice ? int(*voice) : -1, said);
}

void TestOpusPacket::anyBytes()
{
    std::mt19937 random(1);
    for (int i = 0; i < 100000; ++i) {
        std::vector<std::byte> bytes(random() % 40); // no spare byte, so that a sanitizer sees an overrun
        for (std::byte &byte : bytes)
            byte = static_cast<std::byte>(random());
        const int samples = opusPacketSamples(bytes);
        QVERIFY(samples >= 0 && samples <= kOpusMaxSamples);
        QVERIFY(opusFrameSamples(bytes) <= samples);
        if (opusHasRedundancy(bytes))
            QVERIFY(samples > 0);
    }
}

QTEST_GUILESS_MAIN(TestOpusPacket)
#include "tst_opuspacket.moc"
