// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/socks5.h"

#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

/// A number for what was taken, or the error's name.
QString words(const std::expected<qsizetype, SocksError> &read)
{
    static const QStringList errors{u"version"_s, u"no method"_s, u"command"_s, u"address"_s, u"refused"_s};
    return read ? QString::number(*read) : errors[int(read.error())];
}

const QByteArray kAddress = "ae890d8e13c2ef5f3a2c5d9bd3b0a6c6f0ec9a6d"; // 40 digits, of nothing
const QByteArray kRequest = "05010003"
                            "28" +
                            kAddress.toHex() + "0000";

} // namespace

/// Who says what in the handshake, byte by byte: rows are hexadecimal.
class TestSocks5 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAddress();
    void written();
    void methods_data();
    void methods();
    void replies_data();
    void replies();
    void greetings_data();
    void greetings();
    void requests_data();
    void requests();
    void everyCutWaits();
    void noiseNeverTakesMoreThanThereIs();
};

void TestSocks5::theAddress()
{
    // sha1sum of "vj3hs98yromeo@montague.lit/orchardjuliet@capulet.lit/balcony"
    QCOMPARE(socksAddress(u"vj3hs98y"_s, u"romeo@montague.lit/orchard"_s, u"juliet@capulet.lit/balcony"_s),
             "972b7bf47291ca609517f67f86b5081086052dad");
    QVERIFY(socksAddress(u"s"_s, u"a@b/c"_s, u"d@e/f"_s) != socksAddress(u"s"_s, u"d@e/f"_s, u"a@b/c"_s));
}

void TestSocks5::written()
{
    QCOMPARE(socksGreeting().toHex(), "050100");
    QCOMPARE(socksMethod(true).toHex(), "0500");
    QCOMPARE(socksMethod(false).toHex(), "05ff");
    QCOMPARE(socksConnect(kAddress).toHex(), kRequest);
    QCOMPARE(socksConnect(kAddress).size(), 47); // Prosody takes nothing else
    QCOMPARE(socksReply(true, kAddress).toHex(), "0500000328" + kAddress.toHex() + "0000");
    QCOMPARE(socksReply(false, "x").toHex(), "050200030178"
                                             "0000");
}

void TestSocks5::methods_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("taken");
    QTest::newRow("no authentication") << QByteArray("0500") << u"2"_s;
    QTest::newRow("something behind") << QByteArray("050005") << u"2"_s;
    QTest::newRow("half") << QByteArray("05") << u"0"_s;
    QTest::newRow("nothing") << QByteArray() << u"0"_s;
    QTest::newRow("a password") << QByteArray("0502") << u"no method"_s;
    QTest::newRow("none of ours") << QByteArray("05ff") << u"no method"_s;
    QTest::newRow("SOCKS 4") << QByteArray("0400") << u"version"_s;
    QTest::newRow("a web server") << QByteArray("HTTP").toHex() << u"version"_s;
}

void TestSocks5::methods()
{
    QFETCH(QByteArray, bytes);
    QTEST(words(readSocksMethod(QByteArray::fromHex(bytes))), "taken");
}

void TestSocks5::replies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("taken");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &taken) {
        QTest::newRow(name) << bytes << taken;
    };
    row("our address", "0500000328" + kAddress.toHex() + "0000", u"47"_s);
    row("data behind it", "0500000328" + kAddress.toHex() + "0000ffff", u"47"_s);
    row("one byte less", "0500000328" + kAddress.toHex() + "00", u"0"_s);
    row("an empty name", "05000003000000", u"7"_s);
    row("its IPv4 address", "050000010a0000011f90", u"10"_s);
    row("its IPv6 address", "05000004" + QByteArray(32, '0') + "1f90", u"22"_s);
    row("the longest name", "05000003ff" + QByteArray(510, '6') + "0000", u"262"_s);
    row("the beginning", "050000", u"0"_s);
    row("refused", "0502", u"refused"_s);
    row("host unreachable", "05040003", u"refused"_s);
    row("unknown kind of address", "0500000200", u"address"_s);
    row("another version", "04000001", u"version"_s);
}

void TestSocks5::replies()
{
    QFETCH(QByteArray, bytes);
    QTEST(words(readSocksReply(QByteArray::fromHex(bytes))), "taken");
}

void TestSocks5::greetings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("taken");
    QTest::newRow("ours") << QByteArray("050100") << u"3"_s;
    QTest::newRow("among others") << QByteArray("0503020001") << u"5"_s;
    QTest::newRow("the request behind it") << QByteArray("05010005") << u"3"_s;
    QTest::newRow("more methods to come") << QByteArray("050202") << u"0"_s;
    QTest::newRow("only with a password") << QByteArray("050102") << u"no method"_s;
    QTest::newRow("no methods") << QByteArray("0500") << u"no method"_s;
    QTest::newRow("half") << QByteArray("05") << u"0"_s;
    QTest::newRow("a browser") << QByteArray("GET / HTTP/1.1").toHex() << u"version"_s;
}

void TestSocks5::greetings()
{
    QFETCH(QByteArray, bytes);
    QTEST(words(readSocksGreeting(QByteArray::fromHex(bytes))), "taken");
}

void TestSocks5::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QByteArray>("address");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &taken,
                        const QByteArray &address = {}) { QTest::newRow(name) << bytes << taken << address; };
    row("ours", kRequest, u"47"_s, kAddress);
    row("data behind it", kRequest + "00ff", u"47"_s, kAddress);
    row("another name",
        "050100030178"
        "0050",
        u"8"_s, "x");
    row("no name",
        "0501000300"
        "0050",
        u"7"_s);
    row("one byte less", kRequest.chopped(2), u"0"_s);
    row("half", "0501", u"0"_s);
    row("bind", "0502", u"command"_s);
    row("UDP", "0503000328", u"command"_s);
    row("to an IPv4 address", "050100017f0000010050", u"address"_s);
    row("to an IPv6 address", "05010004" + QByteArray(36, '0'), u"address"_s);
    row("unknown kind of address", "0501000900", u"address"_s);
    row("SOCKS 4", "04010050", u"version"_s);
}

void TestSocks5::requests()
{
    QFETCH(QByteArray, bytes);
    const auto read = readSocksConnect(QByteArray::fromHex(bytes));
    QTEST(words(read.transform([](const SocksRequest &request) { return request.size; })), "taken");
    if (read)
        QTEST(read->address, "address");
}

/// TCP may cut anywhere.
void TestSocks5::everyCutWaits()
{
    const QByteArray request = QByteArray::fromHex(kRequest);
    const QByteArray reply = socksReply(true, kAddress);
    for (qsizetype size = 0; size < request.size(); ++size) {
        QCOMPARE(readSocksConnect(request.first(size)), SocksRequest());
        QCOMPARE(readSocksReply(reply.first(size)), qsizetype(0));
    }
}

void TestSocks5::noiseNeverTakesMoreThanThereIs()
{
    QByteArray bytes(300, '\0');
    quint32 seed = 1;
    for (int round = 0; round < 20'000; ++round) {
        for (char &c : bytes)
            c = char((seed = seed * 1664525 + 1013904223) >> 24);
        bytes[0] = 5;
        bytes[1] = char(seed % 3);
        bytes[3] = char((seed >> 8) % 5);
        const QByteArrayView some = QByteArrayView(bytes).first(qsizetype(seed >> 16) % 300);
        QVERIFY(readSocksMethod(some).value_or(0) <= some.size());
        QVERIFY(readSocksGreeting(some).value_or(0) <= some.size());
        QVERIFY(readSocksReply(some).value_or(0) <= std::min(some.size(), kLongestSocksMessage));
        QVERIFY(readSocksConnect(some).value_or(SocksRequest()).size <= std::min(some.size(), kLongestSocksMessage));
    }
}

QTEST_GUILESS_MAIN(TestSocks5)
#include "tst_socks5.moc"
