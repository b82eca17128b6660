// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/endpoints.h"

#include <QMap>
#include <QTest>

using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = Endpoint::Security;

namespace
{

const SrvAnswer kNothing = std::unexpected(SrvFailure::NoRecords);

QStringList spell(const QList<Endpoint> &endpoints)
{
    QStringList words;
    for (const Endpoint &e : endpoints)
        words += u"%1:%2%3"_s.arg(e.host).arg(e.port).arg(e.security == Security::DirectTls ? u" tls"_s : QString());
    return words;
}

QStringList merged(const SrvAnswer &direct, const SrvAnswer &startTls, double random = 0.5)
{
    const auto result = mergeEndpoints(u"d.test"_s, direct, startTls, [random] { return random; });
    return result ? spell(*result) : QStringList{toString(result.error())};
}

} // namespace

class TestEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void drawsByWeight();
    void interleaves_data();
    void interleaves();
    void parsesAddresses_data();
    void parsesAddresses();
};

void TestEndpoints::merges_data()
{
    QTest::addColumn<QList<SrvRecord>>("direct");
    QTest::addColumn<QList<SrvRecord>>("startTls");
    QTest::addColumn<QStringList>("order");
    using Records = QList<SrvRecord>;
    QTest::newRow("no records: the domain itself")
        << Records{} << Records{} << QStringList{u"d.test:5222"_s, u"d.test:5223 tls"_s};
    QTest::newRow("both by priority") << Records{{10, 0, 443, u"a"_s}, {30, 0, 443, u"c"_s}}
                                      << Records{{20, 0, 5222, u"b"_s}}
                                      << QStringList{u"a:443 tls"_s, u"b:5222"_s, u"c:443 tls"_s};
    QTest::newRow("STARTTLS preferred by the domain")
        << Records{{5, 0, 5223, u"a"_s}} << Records{{1, 0, 5222, u"b"_s}} << QStringList{u"b:5222"_s, u"a:5223 tls"_s};
    QTest::newRow("only direct TLS") << Records{{5, 0, 5223, u"a"_s}} << Records{} << QStringList{u"a:5223 tls"_s};
    QTest::newRow("no service at all") << Records{{0, 0, 0, u""_s}} << Records{{0, 0, 0, u""_s}}
                                       << QStringList{u"no-service"_s};
    QTest::newRow("no STARTTLS service") << Records{{5, 0, 5223, u"a"_s}} << Records{{0, 0, 0, u""_s}}
                                         << QStringList{u"a:5223 tls"_s};
    QTest::newRow("no direct TLS service")
        << Records{{0, 0, 0, u""_s}} << Records{{0, 0, 5222, u"b"_s}} << QStringList{u"b:5222"_s};
    QTest::newRow("explicitly no STARTTLS, nothing else said")
        << Records{} << Records{{0, 0, 0, u""_s}} << QStringList{u"no-service"_s};
    QTest::newRow("port 0 is no address")
        << Records{} << Records{{1, 0, 0, u"a"_s}, {2, 0, 5222, u"b"_s}} << QStringList{u"b:5222"_s};
}

void TestEndpoints::merges()
{
    QFETCH(QList<SrvRecord>, direct);
    QFETCH(QList<SrvRecord>, startTls);
    QFETCH(QStringList, order);
    const auto answer = [](const QList<SrvRecord> &records) {
        return records.isEmpty() ? kNothing : SrvAnswer(records);
    };
    for (const double random : {0.0, 0.5, 0.999999})
        QCOMPARE(merged(answer(direct), answer(startTls), random), order);
}

void TestEndpoints::drawsByWeight()
{
    const SrvAnswer records = QList<SrvRecord>{{1, 60, 1, u"heavy"_s}, {1, 20, 1, u"light"_s}, {1, 0, 1, u"never"_s}};
    QMap<QString, int> first;
    constexpr int kSteps = 810; // ten for each unit of weight, and the one more of RFC 2782
    for (int i = 0; i < kSteps; ++i) {
        const auto order = merged(kNothing, records, double(i) / kSteps);
        QCOMPARE(order.size(), 3);
        ++first[order.front()];
    }
    QCOMPARE(first[u"heavy:1"_s], 600);
    QCOMPARE(first[u"light:1"_s], 200);
    QCOMPARE(first[u"never:1"_s], 10);
}

void TestEndpoints::interleaves_data()
{
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("none") << QStringList{} << QStringList{};
    QTest::newRow("v6 first") << QStringList{u"::1"_s, u"::2"_s, u"127.0.0.1"_s}
                              << QStringList{u"::1"_s, u"127.0.0.1"_s, u"::2"_s};
    QTest::newRow("v4 first") << QStringList{u"127.0.0.1"_s, u"::1"_s} << QStringList{u"127.0.0.1"_s, u"::1"_s};
    QTest::newRow("one family") << QStringList{u"10.0.0.1"_s, u"10.0.0.2"_s}
                                << QStringList{u"10.0.0.1"_s, u"10.0.0.2"_s};
    QTest::newRow("too many") << QStringList{u"::1"_s, u"::2"_s, u"::3"_s, u"::4"_s, u"10.0.0.1"_s}
                              << QStringList{u"::1"_s, u"10.0.0.1"_s, u"::2"_s, u"::3"_s};
}

void TestEndpoints::interleaves()
{
    QFETCH(QStringList, found);
    QFETCH(QStringList, order);
    QList<QHostAddress> addresses;
    for (const QString &text : found)
        addresses += QHostAddress(text);
    QStringList result;
    for (const QHostAddress &address : interleaved(addresses))
        result += address.toString();
    QCOMPARE(result, order);
}

void TestEndpoints::parsesAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("name") << u"a.example"_s << u"a.example"_s << 5222;
    QTest::newRow("name and port") << u" a.example:9 "_s << u"a.example"_s << 9;
    QTest::newRow("IPv4 and port") << u"10.0.0.1:9"_s << u"10.0.0.1"_s << 9;
    QTest::newRow("IPv6") << u"[::1]"_s << u"::1"_s << 5222;
    QTest::newRow("IPv6 and port") << u"[2001:db8::1]:9"_s << u"2001:db8::1"_s << 9;
    QTest::newRow("bare IPv6") << u"2001:db8::1"_s << u"2001:db8::1"_s << 5222;
    QTest::newRow("empty") << u""_s << u""_s << 5222;
    QTest::newRow("no port number") << u"a:b"_s << u""_s << 5222;
    QTest::newRow("port 0") << u"a:0"_s << u""_s << 5222;
    QTest::newRow("port too great") << u"a:65536"_s << u""_s << 5222;
    QTest::newRow("no IPv6") << u"[a.example]:9"_s << u""_s << 5222;
    QTest::newRow("open bracket") << u"[::1"_s << u""_s << 5222;
    QTest::newRow("colons") << u"a:b:c"_s << u""_s << 5222;
    QTest::newRow("rubbish behind") << u"[::1]x"_s << u""_s << 5222;
}

void TestEndpoints::parsesAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    const Endpoint endpoint = parseAddress(text);
    QCOMPARE(endpoint.host, host);
    QCOMPARE(int(endpoint.port), port);
    QVERIFY(endpoint.security == Security::StartTls);
}

QTEST_APPLESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
