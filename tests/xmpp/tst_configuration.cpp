// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/configuration.h"

#include <QXmppConfiguration.h>
#include <QXmppPresence.h>
#include <QXmppSasl2UserAgent.h>

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestConfiguration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverInTheClear_data();
    void neverInTheClear();
    void mechanisms();
    void account();
    void devices();
    void presences_data();
    void presences();
    void aStatusInSeveralLanguages();

private:
    static QString written(const QXmppPresence &stanza);
    static ConnectionSettings settings();
};

ConnectionSettings TestConfiguration::settings()
{
    ConnectionSettings s;
    s.jid = *Jid::parse(u"Alice@bücher.example");
    s.password = u"I\u00ADX"_s;
    s.resource = u"desk"_s;
    return s;
}

void TestConfiguration::neverInTheClear_data()
{
    QTest::addColumn<Endpoint::Security>("security");
    QTest::addColumn<int>("mode");
    QTest::newRow("STARTTLS") << Endpoint::Security::StartTls << int(QXmppConfiguration::TLSRequired);
    QTest::newRow("direct") << Endpoint::Security::DirectTls << int(QXmppConfiguration::LegacySSL);
}

void TestConfiguration::neverInTheClear()
{
    QFETCH(Endpoint::Security, security);
    QFETCH(int, mode);
    const auto config = toConfiguration(settings(), {u"10.0.0.1"_s, 443, security});
    QCOMPARE(int(config.streamSecurityMode()), mode);
    QCOMPARE(config.host(), u"10.0.0.1"_s);
    QCOMPARE(config.port(), 443);
    QVERIFY(!config.ignoreSslErrors());
    QVERIFY(!config.useNonSASLAuthentication());
    QVERIFY(!config.autoReconnectionEnabled());
    QVERIFY(!config.autoAcceptSubscriptions());
    QCOMPARE(config.keepAliveInterval(), 0);
}

void TestConfiguration::mechanisms()
{
    auto wanted = settings();
    const Endpoint endpoint{u"h"_s, 5222, Endpoint::Security::StartTls};
    for (const auto &never : {u"ANONYMOUS"_s, u"DIGEST-MD5"_s, u"PLAIN"_s, u"X-OAUTH2"_s})
        QVERIFY(toConfiguration(wanted, endpoint).disabledSaslMechanisms().contains(never));
    wanted.allowPlain = true;
    QVERIFY(!toConfiguration(wanted, endpoint).disabledSaslMechanisms().contains(u"PLAIN"_s));
    QVERIFY(toConfiguration(wanted, endpoint).disabledSaslMechanisms().contains(u"ANONYMOUS"_s));
}

void TestConfiguration::account()
{
    const auto config = toConfiguration(settings(), {u"h"_s, 5222, Endpoint::Security::StartTls});
    QCOMPARE(config.jidBare(), u"alice@bücher.example"_s);
    QCOMPARE(config.resource(), u"desk"_s);
    QCOMPARE(config.password(), u"IX"_s);
    QCOMPARE(config.sasl2UserAgent()->deviceId(), deviceId(settings().jid, u"desk"_s));
}

void TestConfiguration::devices()
{
    const Jid alice = *Jid::parse(u"alice@a.test");
    const Jid bob = *Jid::parse(u"bob@a.test");
    QCOMPARE(deviceId(alice, u"desk"_s), deviceId(*Jid::parse(u"alice@a.test/other"), u"desk"_s));
    QVERIFY(deviceId(alice, u"desk"_s) != deviceId(alice, u"lap"_s));
    QVERIFY(deviceId(alice, u"desk"_s) != deviceId(bob, u"desk"_s));
    QVERIFY(!deviceId(alice, {}).isNull());
}

QString TestConfiguration::written(const QXmppPresence &stanza)
{
    QString out;
    QXmlStreamWriter writer(&out);
    stanza.toXml(&writer);
    return out;
}

void TestConfiguration::presences_data()
{
    QTest::addColumn<Availability>("availability");
    QTest::addColumn<QString>("xml");
    QTest::newRow("available") << Availability::Available
                               << u"<presence><status>hi</status><priority>5</priority></presence>"_s;
    QTest::newRow("away") << Availability::Away
                          << u"<presence><show>away</show><status>hi</status><priority>5</priority></presence>"_s;
    QTest::newRow("extended away")
        << Availability::ExtendedAway
        << u"<presence><show>xa</show><status>hi</status><priority>5</priority></presence>"_s;
    QTest::newRow("do not disturb")
        << Availability::DoNotDisturb
        << u"<presence><show>dnd</show><status>hi</status><priority>5</priority></presence>"_s;
    QTest::newRow("free for chat")
        << Availability::FreeForChat
        << u"<presence><show>chat</show><status>hi</status><priority>5</priority></presence>"_s;
    QTest::newRow("offline")
        << Availability::Offline
        << u"<presence type=\"unavailable\"><status>hi</status><priority>5</priority></presence>"_s;
}

void TestConfiguration::presences()
{
    QFETCH(Availability, availability);
    QFETCH(QString, xml);
    QCOMPARE(written(toStanza({{}, availability, 5, u"hi"_s, {}, {}, {}})), xml);
    QCOMPARE(toStanza({{}, availability, 1000, {}, {}, {}, {}}).priority(), 127);
    QCOMPARE(toStanza({{}, availability, -1000, {}, {}, {}, {}}).priority(), -128);
}

void TestConfiguration::aStatusInSeveralLanguages()
{
    const Presence presence{.from = {},
                            .availability = Availability::Available,
                            .status = u"tea"_s,
                            .statusTranslations = {{u"de"_s, u"Tee"_s}, {u"fr"_s, u"th\u0001é"_s}},
                            .capsNode = {},
                            .capsVer = {}};
    const QString xml = written(toStanza(presence));
    QVERIFY2(xml.contains(u"<status>tea</status>"_s), qPrintable(xml));
    QVERIFY2(xml.contains(u"<status xml:lang=\"de\">Tee</status>"_s), qPrintable(xml));
    QVERIFY2(xml.contains(u"<status xml:lang=\"fr\">thé</status>"_s), qPrintable(xml));
}

QTEST_APPLESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
