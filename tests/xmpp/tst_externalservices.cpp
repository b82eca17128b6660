// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/externalservices.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using media::IceServer;

namespace
{

ServiceList parse(const QString &inside)
{
    return parseServices(xml(u"<services xmlns='urn:xmpp:extdisco:2'>%1</services>"_s.arg(inside)));
}

} // namespace

class TestExternalServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exampleOfTheSpecification();
    void services_data();
    void services();
    void locked();
    void soonestExpiry();
    void limits();
    void refresh_data();
    void refresh();
};

/// XEP-0215 §3.1, example 2: the file server is none of ours.
void TestExternalServices::exampleOfTheSpecification()
{
    const ServiceList list = parse(uR"(
        <service host='stun.shakespeare.lit' port='9998' transport='udp' type='stun'/>
        <service host='relay.shakespeare.lit' password='jj929jkj5sadjfj93v3n' port='9999' transport='udp' type='turn'
            username='nb78932lkjlskjfdb7g8'/>
        <service host='192.0.2.1' port='8888' transport='udp' type='stun'/>
        <service host='ftp.shakespeare.lit' name='Files' password='guest' port='20' transport='tcp' type='ftp'
            username='guest'/>)"_s);
    QCOMPARE(list.servers, (QList<IceServer>{
                               {IceServer::Kind::Stun, u"stun.shakespeare.lit"_s, 9998, {}, {}},
                               {IceServer::Kind::TurnUdp, u"relay.shakespeare.lit"_s, 9999, u"nb78932lkjlskjfdb7g8"_s,
                                u"jj929jkj5sadjfj93v3n"_s},
                               {IceServer::Kind::Stun, u"192.0.2.1"_s, 8888, {}, {}},
                           }));
    QVERIFY(list.locked.isEmpty());
    QVERIFY(!list.expires.isValid());
}

void TestExternalServices::services_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // kind host port
    QTest::newRow("TURN over TCP") << u"<service type='turn' transport='tcp' host='t.test' port='443'/>"_s
                                   << u"2 t.test 443"_s;
    QTest::newRow("no port") << u"<service type='stun' host='s.test'/>"_s << u"0 s.test 3478"_s;
    QTest::newRow("IPv6") << u"<service type='stun' host='2001:db8::1'/>"_s << u"0 2001:db8::1 3478"_s;
    QTest::newRow("TURN over TLS") << u"<service type='turns' transport='tcp' host='t.test' port='443'/>"_s
                                   << u"3 t.test 443"_s;
    QTest::newRow("TURN over TLS, no port") << u"<service type='turns' host='t.test'/>"_s << u"3 t.test 5349"_s;
    QTest::newRow("TURN over DTLS") << u"<service type='turns' transport='udp' host='t.test'/>"_s << QString();
    QTest::newRow("STUN over TCP") << u"<service type='stun' transport='tcp' host='t.test'/>"_s << QString();
    QTest::newRow("no host") << u"<service type='stun'/>"_s << QString();
    QTest::newRow("a host with a space") << u"<service type='stun' host='a b'/>"_s << QString();
    QTest::newRow("port 0") << u"<service type='stun' host='a' port='0'/>"_s << QString();
    QTest::newRow("port in words") << u"<service type='stun' host='a' port='default'/>"_s << QString();
    QTest::newRow("going away") << u"<service type='stun' host='a' action='delete'/>"_s << QString();
    QTest::newRow("another namespace") << u"<service xmlns='urn:x' type='stun' host='a'/>"_s << QString();
    QTest::newRow("an endless password") << u"<service type='turn' host='a' password='%1'/>"_s.arg(QString(600, u'x'))
                                         << QString();
}

void TestExternalServices::services()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const ServiceList list = parse(text);
    QString found;
    if (!list.servers.isEmpty()) {
        const IceServer &server = list.servers.first();
        found = u"%1 %2 %3"_s.arg(int(server.kind)).arg(server.host).arg(server.port);
    }
    QCOMPARE(found, read);
}

void TestExternalServices::locked()
{
    const ServiceList list = parse(uR"(<service type='turn' host='a.test' restricted='true'/>
        <service type='turn' host='b.test' restricted='1' username='u' password='p'/>
        <service type='turn' host='c.test' restricted='0'/><service type='stun' host='d.test' restricted='1'/>)"_s);
    QCOMPARE(list.locked.size(), 1);
    QCOMPARE(list.locked.first().host, u"a.test"_s);
    QCOMPARE(list.servers.size(), 3);
}

void TestExternalServices::soonestExpiry()
{
    const ServiceList list = parse(uR"(<service type='turn' host='a' expires='2026-11-20T14:00:00Z' password='p'/>
        <service type='turn' host='b' expires='2026-11-20T13:00:00Z' password='p'/>
        <service type='turn' host='c' expires='soon' password='p'/>)"_s);
    QCOMPARE(list.expires, QDateTime::fromString(u"2026-11-20T13:00:00Z"_s, Qt::ISODate));
}

void TestExternalServices::limits()
{
    QString text;
    for (int i = 0; i < 1000; ++i)
        text += u"<service type='turn' host='h%1' restricted='%2'/>"_s.arg(i).arg(i % 2);
    const ServiceList list = parse(text);
    QCOMPARE(list.servers.size() + list.locked.size(), 16);
}

void TestExternalServices::refresh_data()
{
    QTest::addColumn<int>("left");  // s
    QTest::addColumn<int>("after"); // s
    QTest::newRow("an hour") << 3600 << 1800;
    QTest::newRow("nearly over") << 10 << 30;
    QTest::newRow("over, or a wrong clock") << -500 << 30;
    QTest::newRow("a year") << 365 * 24 * 3600 << 12 * 3600;
}

void TestExternalServices::refresh()
{
    QFETCH(int, left);
    QFETCH(int, after);
    const QDateTime now = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);
    QCOMPARE(refreshAfter(now.addSecs(left), now), std::chrono::seconds(after));
    QVERIFY(!refreshAfter({}, now));
}

QTEST_APPLESS_MAIN(TestExternalServices)
#include "tst_externalservices.moc"
