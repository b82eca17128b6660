// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/qrcode.h"
#include "tests/support/qrreader.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

std::expected<QByteArray, QByteArray> read(const QrCode &code)
{
    return test::readQr({code.size, [&code](int x, int y) { return code.isDark(x, y); }});
}

QString binary(std::uint32_t value, int digits)
{
    return QString::number(value, 2).rightJustified(digits, u'0');
}

} // namespace

class TestQrCode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorCorrection();
    void formatInformation_data();
    void formatInformation();
    void versionInformation();
    void everyLengthIsRead();
    void sizes_data();
    void sizes();
    void everyByteIsRead();
    void tooLong();
    void aFlippedModuleIsNoticed();
};

/// The published example of "HELLO WORLD" as 1-M: ten codewords for sixteen.
void TestQrCode::errorCorrection()
{
    const std::vector<std::uint8_t> data{32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17};
    const std::vector<std::uint8_t> wanted{196, 35, 39, 119, 235, 215, 231, 226, 93, 23};
    QVERIFY(qrErrorCorrection(data, 10) == wanted);
    // ISO/IEC 18004 Annex I: "01234567" as 1-M.
    const std::vector<std::uint8_t> digits{0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11,
                                           0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11};
    const std::vector<std::uint8_t> rest{0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55};
    QVERIFY(qrErrorCorrection(digits, 10) == rest);
}

void TestQrCode::formatInformation_data()
{
    QTest::addColumn<int>("mask");
    QTest::addColumn<QString>("bits");
    const char *all[] = {"101010000010010", "101000100100101", "101111001111100", "101101101001011",
                         "100010111111001", "100000011001110", "100111110010111", "100101010100000"};
    for (int mask = 0; mask < 8; ++mask)
        QTest::addRow("mask %d", mask) << mask << QString::fromLatin1(all[mask]);
}

void TestQrCode::formatInformation()
{
    QFETCH(int, mask);
    QTEST(binary(qrFormat(mask), 15), "bits");
}

void TestQrCode::versionInformation()
{
    QCOMPARE(binary(qrVersion(7), 18), u"000111110010010100"_s);
    QCOMPARE(binary(qrVersion(8), 18), u"001000010110111100"_s);
    QCOMPARE(binary(qrVersion(9), 18), u"001001101010011001"_s);
    QCOMPARE(binary(qrVersion(10), 18), u"001010010011010011"_s);
}

void TestQrCode::everyLengthIsRead()
{
    for (int length = 0; length <= int(kLongestQrText); ++length) {
        QByteArray text;
        for (int i = 0; i < length; ++i)
            text += char('!' + (i * 31 + length) % 90);
        const auto code = makeQrCode(text);
        QVERIFY(code);
        const auto back = read(*code);
        QVERIFY2(back, back ? "" : back.error().constData());
        QCOMPARE(*back, text);
    }
}

void TestQrCode::sizes_data()
{
    QTest::addColumn<int>("most"); // bytes, ISO/IEC 18004 Table 7
    QTest::addColumn<int>("size");
    const int most[] = {14, 26, 42, 62, 84, 106, 122, 152, 180, 213};
    for (int i = 0; i < 10; ++i)
        QTest::addRow("version %d", i + 1) << most[i] << 21 + 4 * i;
}

void TestQrCode::sizes()
{
    QFETCH(int, most);
    QFETCH(int, size);
    QCOMPARE(makeQrCode(QByteArray(most, 'x'))->size, size);
    if (most < kLongestQrText)
        QCOMPARE(makeQrCode(QByteArray(most + 1, 'x'))->size, size + 4);
}

void TestQrCode::everyByteIsRead()
{
    for (int from = 0; from < 256; from += 64) {
        QByteArray text;
        for (int i = 0; i < 64; ++i)
            text += char(from + i);
        QCOMPARE(read(*makeQrCode(text)).value_or("?"), text);
    }
}

void TestQrCode::tooLong()
{
    const auto code = makeQrCode(QByteArray(kLongestQrText + 1, 'x'));
    QVERIFY(!code);
    QCOMPARE(code.error(), QrError::TooLong);
}

/// The reader is exact: there is no module that could be another without its noticing, but for those left over.
void TestQrCode::aFlippedModuleIsNoticed()
{
    const auto code = makeQrCode("xmpp:alice@example.test?roster;preauth=AbCdEfGhIjKlMnOpQrStUv");
    QCOMPARE(code->size, 33); // version 4 has seven bits left over
    int missed = 0;
    for (std::size_t i = 0; i < code->dark.size(); ++i) {
        QrCode changed = *code;
        changed.dark[i] ^= 1;
        missed += read(changed).has_value();
    }
    QCOMPARE(missed, 7);
}

QTEST_APPLESS_MAIN(TestQrCode)
#include "tst_qrcode.moc"
