// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/localizedtexts.h"
#include "core/xmpp/presenceparse.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

PresenceStanza parsed(const QString &inside, const QString &attributes = u"from='bob@example.test/x'"_s)
{
    const auto stanza =
        parsePresence(test::xml(u"<presence "_s + attributes + u">"_s + inside + u"</presence>"_s), {u"fr"_s});
    if (!stanza)
        qFatal("not parsed: %s", qPrintable(inside));
    return *stanza;
}

} // namespace

class TestPresenceParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversations();
    void types_data();
    void types();
    void shows_data();
    void shows();
    void priorities_data();
    void priorities();
    void statuses();
    void capabilities_data();
    void capabilities();
    void idle_data();
    void idle();
    void rooms_data();
    void rooms();
    void wrong_data();
    void wrong();
};

void TestPresenceParse::conversations()
{
    // The shape Conversations sends: idle time, caps, avatar hash.
    const auto stanza = parsed(u"<show>away</show><status>En réunion</status><priority>5</priority>"
                               "<idle since='2026-06-30T12:00:00Z' xmlns='urn:xmpp:idle:1'/>"
                               "<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://conversations.im'"
                               " ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/><x xmlns='vcard-temp:x:update'><photo/></x>"_s,
                               u"from='bob@example.test/Conversations.aZ9' to='alice@example.test' id='p1'"_s);
    QCOMPARE(stanza.type, PresenceType::Available);
    QCOMPARE(stanza.presence.from, *Jid::parse(u"bob@example.test/Conversations.aZ9"));
    QCOMPARE(stanza.presence.availability, Availability::Away);
    QCOMPARE(stanza.presence.priority, 5);
    QCOMPARE(stanza.presence.status, u"En réunion");
    QCOMPARE(stanza.presence.capsNode, u"https://conversations.im");
    QCOMPARE(stanza.presence.capsVer, u"q07IKJEyjvHSyhy//CH0CxmKi8w=");
    QVERIFY(!stanza.isRoom);
}

void TestPresenceParse::types_data()
{
    QTest::addColumn<PresenceType>("expected");
    QTest::newRow("") << PresenceType::Available;
    QTest::newRow("unavailable") << PresenceType::Unavailable;
    QTest::newRow("subscribe") << PresenceType::Subscribe;
    QTest::newRow("subscribed") << PresenceType::Subscribed;
    QTest::newRow("unsubscribe") << PresenceType::Unsubscribe;
    QTest::newRow("unsubscribed") << PresenceType::Unsubscribed;
    QTest::newRow("probe") << PresenceType::Probe;
    QTest::newRow("error") << PresenceType::Error;
}

void TestPresenceParse::types()
{
    QFETCH(const PresenceType, expected);
    const QString type = QString::fromLatin1(QTest::currentDataTag());
    const auto stanza =
        parsed(u"<show>chat</show><priority>1</priority>"_s, u"from='bob@example.test/x' type='%1'"_s.arg(type));
    QCOMPARE(stanza.type, expected);
    // What is not available is offline, whatever else it says.
    QCOMPARE(stanza.presence.availability,
             expected == PresenceType::Available ? Availability::FreeForChat : Availability::Offline);
}

void TestPresenceParse::shows_data()
{
    QTest::addColumn<Availability>("expected");
    QTest::newRow("chat") << Availability::FreeForChat;
    QTest::newRow("away") << Availability::Away;
    QTest::newRow("xa") << Availability::ExtendedAway;
    QTest::newRow("dnd") << Availability::DoNotDisturb;
    QTest::newRow(" away\n") << Availability::Away;
    QTest::newRow("online") << Availability::Available; // not RFC 6121's, but some bots say it
    QTest::newRow("") << Availability::Available;
}

void TestPresenceParse::shows()
{
    QTEST(parsed(u"<show>%1</show>"_s.arg(QString::fromLatin1(QTest::currentDataTag()))).presence.availability,
          "expected");
    QCOMPARE(parsed(QString()).presence.availability, Availability::Available);
}

void TestPresenceParse::priorities_data()
{
    QTest::addColumn<int>("expected");
    QTest::newRow("0") << 0;
    QTest::newRow("-1") << -1;
    QTest::newRow("127") << 127;
    QTest::newRow("128") << 127;
    QTest::newRow("-129") << -128;
    QTest::newRow("99999999999999") << 127;
    QTest::newRow("999999999999999999999999") << 0;
    QTest::newRow("high") << 0;
    QTest::newRow("") << 0;
}

void TestPresenceParse::priorities()
{
    QTEST(parsed(u"<priority>%1</priority>"_s.arg(QString::fromLatin1(QTest::currentDataTag()))).presence.priority,
          "expected");
}

void TestPresenceParse::statuses()
{
    QCOMPARE(parsed(u"<status>Wooing</status><status xml:lang='fr'>Je courtise</status>"_s).presence.status,
             u"Je courtise");
    QCOMPARE(parsed(u"<status xml:lang='cs'>Dvořím se</status><status>Wooing</status>"_s).presence.status, u"Wooing");
    QCOMPARE(parsed(u"<status>Wooing</status><status xml:lang='fr'>Je courtise</status>"_s).presence.statusTranslations,
             (std::vector<LocalizedText>{{QString(), u"Wooing"_s}}));
    QVERIFY(parsed(QString()).presence.status.isEmpty());
    QString many;
    for (int i = 0; i < 1000; ++i)
        many += u"<status xml:lang='x-%1'>busy</status>"_s.arg(i);
    QVERIFY(parsed(many).presence.statusTranslations.size() < kMostTexts);
}

void TestPresenceParse::capabilities_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("ver");
    QTest::newRow("both") << u"node='n' ver='v' hash='sha-1'"_s << u"n"_s << u"v"_s;
    QTest::newRow("old, without a hash") << u"node='n' ver='1.2' ext='a b'"_s << u"n"_s << u"1.2"_s;
    QTest::newRow("no node") << u"ver='v'"_s << QString() << QString();
    QTest::newRow("no ver") << u"node='n'"_s << QString() << QString();
    QTest::newRow("far too long") << u"node='n' ver='%1'"_s.arg(QString(5000, u'v')) << QString() << QString();
}

void TestPresenceParse::capabilities()
{
    QFETCH(const QString, attributes);
    const auto presence = parsed(u"<c xmlns='http://jabber.org/protocol/caps' "_s + attributes + u"/>"_s).presence;
    QTEST(presence.capsNode, "node");
    QTEST(presence.capsVer, "ver");
}

/// XEP-0319 §3.
void TestPresenceParse::idle_data()
{
    QTest::addColumn<QString>("children");
    QTest::addColumn<QDateTime>("since");
    const QDateTime noon(QDate(2026, 11, 20), QTime(12, 0), QTimeZone::UTC);
    const QString idle = u"<idle xmlns='urn:xmpp:idle:1' since='%1'/>"_s;
    QTest::newRow("UTC") << idle.arg(u"2026-11-20T12:00:00Z"_s) << noon;
    QTest::newRow("another zone") << idle.arg(u"2026-11-20T14:00:00+02:00"_s) << noon;
    QTest::newRow("none") << QString() << QDateTime();
    QTest::newRow("no time") << idle.arg(u"yesterday"_s) << QDateTime();
    QTest::newRow("endless") << idle.arg(QString(100'000, u'9')) << QDateTime();
    QTest::newRow("of another namespace")
        << u"<idle xmlns='urn:xmpp:idle:9' since='2026-11-20T12:00:00Z'/>"_s << QDateTime();
}

void TestPresenceParse::idle()
{
    QFETCH(QString, children);
    QTEST(parsed(children).presence.idleSince, "since");
}

void TestPresenceParse::rooms_data()
{
    QTest::addColumn<QString>("inside");
    QTest::newRow("an occupant") << u"<x xmlns='http://jabber.org/protocol/muc#user'>"
                                    "<item affiliation='none' role='participant'/></x>"_s;
    QTest::newRow("a refused join") << u"<x xmlns='http://jabber.org/protocol/muc'/>"_s;
}

void TestPresenceParse::rooms()
{
    QFETCH(const QString, inside);
    QVERIFY(parsed(inside, u"from='room@muc.test/bob'"_s).isRoom);
}

void TestPresenceParse::wrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PresenceParseError>("error");
    QTest::newRow("a message") << u"<message from='a@b'/>"_s << PresenceParseError::NotAPresence;
    QTest::newRow("no sender") << u"<presence/>"_s << PresenceParseError::BadAddress;
    QTest::newRow("a sender that is none") << u"<presence from='@b/c'/>"_s << PresenceParseError::BadAddress;
    QTest::newRow("unknown type") << u"<presence from='a@b' type='invisible'/>"_s << PresenceParseError::BadType;
}

void TestPresenceParse::wrong()
{
    QFETCH(const QString, text);
    const auto stanza = parsePresence(test::xml(text), {});
    QVERIFY(!stanza);
    QTEST(stanza.error(), "error");
}

QTEST_GUILESS_MAIN(TestPresenceParse)
#include "tst_presenceparse.moc"
