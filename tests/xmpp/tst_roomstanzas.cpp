// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dataformxml.h"
#include "core/xmpp/invitation.h"
#include "core/xmpp/roomadmin.h"
#include "core/xmpp/roominfoparse.h"
#include "core/xmpp/roomjoin.h"
#include "core/xmpp/roomvoice.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>
#include <QXmppMessage.h>
#include <QXmppPresence.h>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::xml;

/// The smaller things that rooms say and are told.
class TestRoomStanzas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomInfo();
    void notRooms_data();
    void notRooms();
    void invitations_data();
    void invitations();
    void invitationsOut();
    void declines();
    void voiceForms();
    void affiliates();
    void joins_data();
    void joins();
    void historyThatNoClockCuts_data();
    void historyThatNoClockCuts();
    void leaving();
};

namespace
{

Jid jid(const QString &text)
{
    return *Jid::parse(text);
}

QString written(const QXmppStanza &stanza)
{
    QString text;
    QXmlStreamWriter writer(&text);
    stanza.toXml(&writer);
    return text;
}

const auto kRoom = u"tea@rooms.example.test"_s;

} // namespace

void TestRoomStanzas::roomInfo()
{
    // After XEP-0045 example 10 and XEP-0486 example 4
    const auto info = parseDiscoInfo(xml(uR"(<query xmlns='http://jabber.org/protocol/disco#info'>
        <identity category='conference' type='text' name='A Dark Cave'/>
        <feature var='http://jabber.org/protocol/muc'/><feature var='muc_passwordprotected'/>
        <feature var='muc_hidden'/><feature var='muc_membersonly'/><feature var='muc_moderated'/>
        <feature var='muc_nonanonymous'/><feature var='muc_persistent'/><feature var='urn:xmpp:mam:2'/>
        <feature var='urn:xmpp:message-moderate:1'/><feature var='urn:xmpp:occupant-id:0'/>
        <feature var='http://jabber.org/protocol/muc#self-ping-optimization'/>
        <x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'>
          <value>http://jabber.org/protocol/muc#roominfo</value></field>
          <field var='muc#roominfo_description'><value>The place for witches</value></field>
          <field var='muc#roominfo_occupants'><value>3</value></field>
          <field var='muc#roominfo_subject'><value>Spells</value></field>
          <field var='muc#roominfo_lang'><value>en</value></field>
          <field var='muc#roominfo_avatarhash'><value>A31C4BD04DE69663CFD7F424A8453F4674DA37FF</value></field></x>
        <x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'><value>urn:other</value></field>
          <field var='muc#roominfo_occupants'><value>99</value></field></x></query>)"_s));
    QVERIFY(info);
    RoomInfo room;
    room.name = u"A Dark Cave"_s;
    room.description = u"The place for witches"_s;
    room.subject = u"Spells"_s;
    room.language = u"en"_s;
    room.avatarHash = u"a31c4bd04de69663cfd7f424a8453f4674da37ff"_s;
    room.occupants = 3;
    room.isRoom = room.hasPassword = room.membersOnly = room.moderated = room.persistent = room.hidden = true;
    room.showsJids = room.hasArchive = room.hasModeration = room.hasOccupantIds = room.answersSelfPings = true;
    QVERIFY(readRoomInfo(*info) == room);
    QVERIFY(isRoomService(*info));
}

void TestRoomStanzas::notRooms_data()
{
    QTest::addColumn<QString>("inside");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a person") << u"<identity category='account' type='registered'/>"_s;
    QTest::newRow("a conference of another kind")
        << u"<identity category='conference' type='text'/><feature var='urn:xmpp:mix:core:1'/>"_s;
    QTest::newRow("the feature alone") << u"<identity category='client' type='pc'/>"
                                          "<feature var='http://jabber.org/protocol/muc'/>"_s;
}

void TestRoomStanzas::notRooms()
{
    QFETCH(QString, inside);
    const auto info =
        parseDiscoInfo(xml(u"<query xmlns='http://jabber.org/protocol/disco#info'>%1</query>"_s.arg(inside)));
    QVERIFY(!readRoomInfo(*info).isRoom);
    QVERIFY(!isRoomService(*info));
    QCOMPARE(readRoomInfo(*info).occupants, -1);
}

void TestRoomStanzas::invitations_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("summary"); // room|from|reason|password|thread|through the room
    // XEP-0045 example 56
    QTest::newRow("through the room")
        << u"<message from='tea@rooms.example.test'><x xmlns='http://jabber.org/protocol/muc#user'>"
           "<invite from='ann@example.org/desk'><reason>come</reason><continue thread='t1'/></invite>"
           "<password>pw</password></x></message>"_s
        << u"tea@rooms.example.test|ann@example.org/desk|come|pw|t1|1"_s;
    // XEP-0249 example 1
    QTest::newRow("direct") << u"<message from='ann@example.org/desk'><body>come</body><x xmlns='jabber:x:conference' "
                               "jid='tea@rooms.example.test' reason='Hey' password='pw' thread='t2'/></message>"_s
                            << u"tea@rooms.example.test|ann@example.org|Hey|pw|t2|0"_s;
    QTest::newRow("direct, from somebody in a room")
        << u"<message type='chat' from='pub@rooms.example.test/Ann'><x xmlns='jabber:x:conference' "
           "jid='tea@rooms.example.test'/><x xmlns='http://jabber.org/protocol/muc#user'/></message>"_s
        << u"tea@rooms.example.test|pub@rooms.example.test/Ann||||0"_s;
    QTest::newRow("both forms: the one that can be declined")
        << u"<message from='tea@rooms.example.test'><x xmlns='jabber:x:conference' jid='tea@rooms.example.test'/>"
           "<x xmlns='http://jabber.org/protocol/muc#user'><invite from='a@b.test'/></x></message>"_s
        << u"tea@rooms.example.test|a@b.test||||1"_s;
    QTest::newRow("an occupant cannot speak for the room")
        << u"<message from='tea@rooms.example.test/bad'><x xmlns='http://jabber.org/protocol/muc#user'>"
           "<invite from='ann@example.org'/></x></message>"_s
        << QString();
    QTest::newRow("in a room's talk")
        << u"<message type='groupchat' from='tea@rooms.example.test/x'><x xmlns='jabber:x:conference' "
           "jid='a@b.test'/></message>"_s
        << QString();
    QTest::newRow("our own, bounced")
        << u"<message type='error' from='ann@example.org'><x xmlns='jabber:x:conference' jid='a@b.test'/></message>"_s
        << QString();
    QTest::newRow("to no room") << u"<message from='a@b.test'><x xmlns='jabber:x:conference' jid='@'/></message>"_s
                                << QString();
    QTest::newRow("to a whole service")
        << u"<message from='a@b.test'><x xmlns='jabber:x:conference' jid='rooms.example.test'/></message>"_s
        << QString();
    QTest::newRow("a plain message") << u"<message from='a@b.test'><body>hi</body></message>"_s << QString();
}

void TestRoomStanzas::invitations()
{
    QFETCH(QString, message);
    QFETCH(QString, summary);
    const auto found = parseInvitation(xml(message));
    QCOMPARE(found.has_value(), !summary.isEmpty());
    if (found)
        QCOMPARE((QStringList{found->room.toString(), found->from.toString(), found->reason, found->password,
                              found->thread, QString::number(found->throughRoom)}
                      .join(u'|')),
                 summary);
}

void TestRoomStanzas::invitationsOut()
{
    RoomInvitation invitation;
    invitation.room = jid(kRoom);
    invitation.reason = u"tea < coffee"_s;
    invitation.password = u"pw"_s;
    const QString direct = written(toInvitation(invitation, jid(u"bob@example.org"_s)));
    const auto read = parseInvitation(xml(QString(direct).replace(u"<message "_s, u"<message from=\"me@x.test\" "_s)));
    QVERIFY2(read, qPrintable(direct));
    QCOMPARE(read->reason, u"tea < coffee"_s);
    QCOMPARE(read->password, u"pw"_s);
    QVERIFY(direct.contains(u"to=\"bob@example.org\""_s));

    invitation.throughRoom = true;
    const QDomElement sent = xml(written(toInvitation(invitation, jid(u"bob@example.org"_s))));
    QCOMPARE(sent.attribute(u"to"_s), kRoom);
    const QDomElement x = sent.firstChildElement(u"x"_s);
    QCOMPARE(x.namespaceURI(), u"http://jabber.org/protocol/muc#user"_s);
    QCOMPARE(x.firstChildElement(u"invite"_s).attribute(u"to"_s), u"bob@example.org"_s);
    QCOMPARE(x.firstChildElement(u"invite"_s).firstChildElement(u"reason"_s).text(), u"tea < coffee"_s);
}

void TestRoomStanzas::declines()
{
    // XEP-0045 example 59
    const auto refusal =
        parseDecline(xml(u"<message from='tea@rooms.example.test'><x xmlns='http://jabber.org/protocol/muc#user'>"
                         "<decline from='bob@example.org'><reason>no time</reason></decline></x></message>"_s));
    QVERIFY(refusal);
    QCOMPARE(refusal->by, jid(u"bob@example.org"_s));
    QCOMPARE(refusal->reason, u"no time"_s);
    QVERIFY(!parseDecline(xml(u"<message from='tea@rooms.example.test/x'><x "
                              "xmlns='http://jabber.org/protocol/muc#user'><decline/></x></message>"_s)));
    RoomInvitation invitation;
    invitation.room = jid(kRoom);
    invitation.from = jid(u"ann@example.org/desk"_s);
    const QDomElement sent = xml(written(toDecline(invitation, u"later"_s)));
    const QDomElement decline = sent.firstChildElement(u"x"_s).firstChildElement(u"decline"_s);
    QCOMPARE(sent.attribute(u"to"_s), kRoom);
    QCOMPARE(decline.attribute(u"to"_s), u"ann@example.org"_s);
    QCOMPARE(decline.firstChildElement(u"reason"_s).text(), u"later"_s);
    // Prosody names the inviting occupant.
    invitation.from = jid(kRoom + u"/Ann"_s);
    QVERIFY(written(toDecline(invitation, {})).contains(u"to=\"tea@rooms.example.test/Ann\""_s));
}

void TestRoomStanzas::voiceForms()
{
    // XEP-0045 example 127
    const auto asked = parseVoiceForm(xml(uR"(<message from='tea@rooms.example.test' to='me@x.test'>
        <x xmlns='jabber:x:data' type='form'><title>Voice request</title>
        <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#request</value></field>
        <field var='muc#role' type='list-single'><value>participant</value></field>
        <field var='muc#jid' type='jid-single'><value>ann@example.org/desk</value></field>
        <field var='muc#roomnick' type='text-single'><value>Ann</value></field>
        <field var='muc#request_allow' type='boolean'><value>false</value></field></x></message>)"_s));
    QVERIFY(asked);
    QCOMPARE(asked->request.nick, u"Ann"_s);
    QCOMPARE(asked->request.jid, jid(u"ann@example.org/desk"_s));
    const QString answer = written(toVoiceAnswer(*asked, true));
    QVERIFY(answer.contains(u"type=\"submit\""_s));
    const auto answered = parseDataForm(xml(answer).firstChildElement());
    QVERIFY(answered);
    QCOMPARE(value(*answered, u"muc#request_allow"), u"true"_s);
    QVERIFY(answer.contains(u"<value>Ann</value>"_s));
    QVERIFY(written(toVoiceAnswer(*asked, false)).contains(u"<value>false</value>"_s));
    const QString request = written(toVoiceRequest(jid(kRoom)));
    QVERIFY(request.contains(u"<value>participant</value>"_s));
    QVERIFY(!parseVoiceForm(xml(u"<message from='tea@rooms.example.test/bad'><x xmlns='jabber:x:data' type='form'>"
                                "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#request</value></field>"
                                "</x></message>"_s)));
}

void TestRoomStanzas::affiliates()
{
    const auto list = parseAffiliates(xml(uR"(<query xmlns='http://jabber.org/protocol/muc#admin'>
        <item affiliation='outcast' jid='bad@example.org'><reason>Treason</reason></item>
        <item affiliation='member' jid='ann@example.org/x' nick='Ann' role='participant'/>
        <item affiliation='outcast' jid='example.net'/><item affiliation='member'/><item xmlns='urn:x' jid='a@b'/>
        </query>)"_s));
    QCOMPARE(list.size(), size_t{3});
    QVERIFY((list[0] == Affiliate{jid(u"bad@example.org"_s), Affiliation::Outcast, {}, u"Treason"_s}));
    QVERIFY((list[1] == Affiliate{jid(u"ann@example.org"_s), Affiliation::Member, u"Ann"_s, {}}));
    QCOMPARE(list[2].jid, jid(u"example.net"_s));
}

void TestRoomStanzas::joins_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("max");
    QTest::addColumn<QString>("inside");
    QTest::newRow("plainly") << QString() << -1 << -1 << QString();
    QTest::newRow("with a password") << u"a<b"_s << -1 << -1 << u"<password>a&lt;b</password>"_s;
    QTest::newRow("of some time") << QString() << 90 << 500 << u"<history maxstanzas=\"500\" seconds=\"90\"/>"_s;
    QTest::newRow("nothing: it is in the archive")
        << QString() << 90 << 0 << u"<history maxchars=\"0\" maxstanzas=\"0\"/>"_s;
    QTest::newRow("a few") << QString() << -1 << 20 << u"<history maxstanzas=\"20\"/>"_s;
}

void TestRoomStanzas::joins()
{
    QFETCH(QString, password);
    QFETCH(int, seconds);
    QFETCH(int, max);
    QFETCH(QString, inside);
    Presence presence;
    presence.availability = Availability::Away;
    presence.status = u"out"_s;
    presence.capsNode = u"urn:x"_s;
    presence.capsVer = u"AAAA"_s;
    presence.idleSince = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), QTimeZone::utc()); // none of their business
    RoomHistory history;
    if (seconds >= 0)
        history.within = std::chrono::seconds(seconds);
    if (max >= 0)
        history.max = max;
    const QString text = written(toJoin(jid(kRoom + u"/me"_s), presence, password, history));
    QVERIFY(text.contains(u"to=\"tea@rooms.example.test/me\""_s));
    const QString x = inside.isEmpty() ? u"<x xmlns=\"http://jabber.org/protocol/muc\"/>"_s
                                       : u"<x xmlns=\"http://jabber.org/protocol/muc\">%1</x>"_s.arg(inside);
    QVERIFY2(text.contains(x), qPrintable(text));
    QVERIFY(text.contains(u"<show>away</show>"_s) && text.contains(u"<status>out</status>"_s));
    QVERIFY(text.contains(u"ver=\"AAAA\""_s));
    QVERIFY(!text.contains(u"urn:xmpp:idle"_s));
}

void TestRoomStanzas::historyThatNoClockCuts_data()
{
    QTest::addColumn<qint64>("away"); // seconds by our clock since the last line that we have
    QTest::addColumn<qint64>("asked");
    QTest::newRow("a minute") << qint64(60) << qint64(60 + 36 * 3600);
    QTest::newRow("a week") << qint64(7 * 86400) << qint64(7 * 86400 + 36 * 3600);
    QTest::newRow("the clock has been put back") << qint64(-9000) << qint64(36 * 3600);
}

void TestRoomStanzas::historyThatNoClockCuts()
{
    QFETCH(qint64, away);
    const QDateTime now(QDate(2026, 3, 4), QTime(5, 6, 7), QTimeZone::utc());
    const RoomHistory history = historySince(now.addSecs(-away), now);
    QVERIFY(history.within);
    QTEST(qint64(history.within->count()), "asked");
    QCOMPARE(history.max, 500);
    QCOMPARE(historySince({}, now), (RoomHistory{.within = {}, .max = 50}));
}

void TestRoomStanzas::leaving()
{
    const QString text = written(toLeave(jid(kRoom + u"/me"_s), u"bye"_s));
    QVERIFY(text.contains(u"type=\"unavailable\""_s) && text.contains(u"<status>bye</status>"_s));
    Presence presence;
    presence.availability = Availability::Available;
    QVERIFY(!written(toChange(jid(kRoom + u"/me"_s), presence)).contains(u"protocol/muc"_s));
}

QTEST_GUILESS_MAIN(TestRoomStanzas)
#include "tst_roomstanzas.moc"
