// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/audiolevel.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace causerie::media;

namespace
{
std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

std::vector<float> tone(float amplitude)
{
    std::vector<float> samples(960);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = amplitude * (i % 48 < 24 ? 1.0F : -1.0F); // a square wave: its power is its amplitude's
    return samples;
}
} // namespace

/// RFC 6464 §3 in elements of RFC 8285 §4.2.
class TestAudioLevel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levels()
    {
        QCOMPARE(int(levelOf(tone(1))), 0);
        QCOMPARE(int(levelOf(tone(0.1F))), 20);
        QCOMPARE(int(levelOf(tone(0.001F))), 60);
        QCOMPARE(int(levelOf(tone(2))), 0); // never louder than full
        QCOMPARE(int(levelOf(tone(1e-9F))), 127);
        QCOMPARE(int(levelOf(tone(0))), 127);
        QCOMPARE(int(levelOf({})), 127);
        QCOMPARE(int(levelOf(tone(std::numeric_limits<float>::quiet_NaN()))), 127);
    }

    void writesOneElement()
    {
        const auto bytes = [](const AudioLevel &level, int id) {
            const auto elements = writeAudioLevel(level, id);
            return QByteArray(reinterpret_cast<const char *>(elements.data()), elements.size());
        };
        QCOMPARE(bytes({.belowFull = 30, .hasVoice = true}, 1), QByteArray::fromHex("109e0000"));
        QCOMPARE(bytes({.belowFull = 127}, 14), QByteArray::fromHex("e07f0000"));
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("extension");
        QTest::addColumn<int>("level"); // 128 more with voice; -1: none
        const auto row = [](const char *name, const char *hex, int level) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << level;
        };
        row("alone", "309e0000", 128 + 30);
        row("without voice", "301e0000", 30);
        row("behind another", "12aabbcc 301e0000", 30);
        row("behind padding", "00000030 1e000000", 30);
        row("padding has no length, whatever it says", "0f301e00", 30);
        row("longer than it has to be: the first byte", "321eaabb", 30);
        row("of another number", "401e0000", -1);
        row("behind the end", "f0301e00", -1);
        row("nothing at all", "", -1);
        row("head without data", "00000030", -1);
        row("longer than there are bytes", "3f1eaabb", -1);
        row("behind one that is too long", "1f301e00", -1);
    }

    void finds()
    {
        QFETCH(const QByteArray, extension);
        QFETCH(const int, level);
        const auto found = readAudioLevel({.extensionKind = kOneByteElements, .extension = view(extension)}, 3);
        QCOMPARE(found ? found->belowFull + (found->hasVoice ? 128 : 0) : -1, level);
    }

    void elementsOfTwoBytesAreNotAgreed()
    {
        const auto extension = QByteArray::fromHex("03011e00");
        QVERIFY(!readAudioLevel({.extensionKind = 0x1000, .extension = view(extension)}, 3));
        QVERIFY(!readAudioLevel({.extensionKind = 0, .extension = view(extension)}, 3));
    }
};

QTEST_APPLESS_MAIN(TestAudioLevel)
#include "tst_audiolevel.moc"
