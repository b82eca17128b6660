// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/gateways.h"
#include "core/xmpp/discoinfo.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{
const Jid kPhones = *Jid::parse(u"pstn.example.test");
const Jid kSip = *Jid::parse(u"sip.example.test");
} // namespace

class TestGateways : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identities_data();
    void identities();
    void oneIsChosen();
    void whoseNumberItIs();
};

void TestGateways::identities_data()
{
    QTest::addColumn<QStringList>("types");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<bool>("takesNumbers");
    QTest::addColumn<bool>("takesSip");
    QTest::newRow("telephones") << QStringList{u"gateway/pstn"_s} << true << true << false;
    QTest::newRow("SIP") << QStringList{u"gateway/sip"_s} << true << false << true;
    QTest::newRow("both") << QStringList{u"gateway/sip"_s, u"gateway/pstn"_s} << true << true << true;
    QTest::newRow("short messages") << QStringList{u"gateway/sms"_s} << false << false << false;
    QTest::newRow("another category") << QStringList{u"component/pstn"_s} << false << false << false;
    QTest::newRow("nothing") << QStringList() << false << false << false;
}

void TestGateways::identities()
{
    QFETCH(const QStringList, types);
    xmpp::DiscoInfo info;
    for (const QString &type : types)
        info.identities.push_back({type.section(u'/', 0, 0), type.section(u'/', 1), {}, u" Tele\nphones "_s});
    const auto gateway = gatewayFrom(kPhones, info);
    QTEST(gateway.has_value(), "isOne");
    if (!gateway)
        return;
    QCOMPARE(gateway->jid, kPhones);
    QCOMPARE(gateway->name, u"Tele phones"_s);
    QTEST(gateway->takesNumbers, "takesNumbers");
    QTEST(gateway->takesSip, "takesSip");
    QVERIFY(!gatewayFrom(*Jid::parse(u"user@pstn.example.test"), info)); // somebody who says so
}

void TestGateways::oneIsChosen()
{
    Gateways gateways;
    QSignalSpy changed(&gateways, &Gateways::changed);
    QVERIFY(!gateways.isKnown());
    QVERIFY(!gateways.preferred());
    gateways.set({});
    QVERIFY(gateways.isKnown());
    QCOMPARE(changed.size(), 1);
    gateways.set({{kPhones, {}, true, false}, {kSip, {}, false, true}});
    QCOMPARE(gateways.preferred()->jid, kPhones);
    gateways.choose(kSip);
    QCOMPARE(gateways.preferred()->jid, kSip);
    QCOMPARE(changed.size(), 3);
    gateways.set({{kPhones, {}, true, false}});
    QCOMPARE(gateways.preferred()->jid, kPhones); // the chosen one is not there
    gateways.set({{kPhones, {}, true, false}});
    QCOMPARE(changed.size(), 4);
}

void TestGateways::whoseNumberItIs()
{
    Gateways gateways;
    gateways.set({{kPhones, {}, true, false}});
    QVERIFY(gateways.find(*Jid::parse(u"+33139635511@pstn.example.test/sip")));
    QVERIFY(!gateways.find(*Jid::parse(u"+33139635511@example.test")));
}

QTEST_GUILESS_MAIN(TestGateways)
#include "tst_gateways.moc"
