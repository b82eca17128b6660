// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roompresence.h"
#include "core/xmpp/roomstep.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::xml;

Q_DECLARE_METATYPE(causerie::RoomError::Kind)
Q_DECLARE_METATYPE(causerie::Departure)
Q_DECLARE_METATYPE(causerie::RoomState)
Q_DECLARE_METATYPE(causerie::xmpp::RoomStep)
Q_DECLARE_METATYPE(causerie::xmpp::SelfPing)

/// What rooms say, and what it means (XEP-0045 §7, XEP-0410).
class TestRoomPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOccupant();
    void sparseOnes();
    void departures_data();
    void departures();
    void destroyed();
    void errors_data();
    void errors();
    void notOfARoom_data();
    void notOfARoom();
    void words();
    void steps_data();
    void steps();
    void alternatives();
    void selfPings_data();
    void selfPings();
};

namespace
{

/// <presence/> from the room's "ann" with this in <x/>.
QString presence(const QString &inside, const QString &attributes = {}, const QString &nick = u"/ann"_s)
{
    return u"<presence from='tea@rooms.example.test%1' to='me@example.test/desk' %2>"
           "<x xmlns='http://jabber.org/protocol/muc#user'>%3</x></presence>"_s.arg(nick, attributes, inside);
}

QString error(const QString &condition)
{
    return u"<presence from='tea@rooms.example.test/ann' type='error'><x xmlns='http://jabber.org/protocol/muc'/>"
           "<error type='cancel'><%1 xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"_s.arg(condition);
}

RoomPresence read(const QString &text)
{
    const auto result = parseRoomPresence(xml(text), {u"en"_s});
    if (!result)
        qFatal("not a room's presence: %s", qPrintable(text));
    return *result;
}

const auto kItem = u"<item affiliation='member' role='participant'/>"_s;

} // namespace

void TestRoomPresence::anOccupant()
{
    const RoomPresence seen =
        read(u"<presence from='Tea@Rooms.Example.test/Ann' id='7'><show>dnd</show><status>busy</status>"
             "<x xmlns='vcard-temp:x:update'><photo>DA39A3EE5E6B4B0D3255BFEF95601890AFD80709</photo></x>"
             "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='dd72603deec90a38ba552f7c68cbcc61bca202cd'/>"
             "<x xmlns='http://jabber.org/protocol/muc#user'>"
             "<item affiliation='owner' role='moderator' jid='ann@example.org/desk'/>"
             "<status code='100'/><status code='110'/><status code='x'/><status code='99999'/></x></presence>"_s);
    QCOMPARE(seen.type, PresenceType::Available);
    QCOMPARE(seen.from.toString(), u"tea@rooms.example.test/Ann"_s);
    QCOMPARE(seen.occupant.nick, u"Ann"_s);
    QCOMPARE(seen.occupant.role, Role::Moderator);
    QCOMPARE(seen.occupant.affiliation, Affiliation::Owner);
    QCOMPARE(seen.occupant.jid.toString(), u"ann@example.org/desk"_s);
    QCOMPARE(seen.occupant.id, u"dd72603deec90a38ba552f7c68cbcc61bca202cd"_s);
    QCOMPARE(seen.occupant.availability, Availability::DoNotDisturb);
    QCOMPARE(seen.occupant.status, u"busy"_s);
    QCOMPARE(seen.occupant.avatarHash, u"da39a3ee5e6b4b0d3255bfef95601890afd80709"_s);
    QVERIFY(seen.statuses == (std::set{100, 110}));
}

void TestRoomPresence::sparseOnes()
{
    const RoomPresence bare = read(u"<presence from='tea@rooms.example.test/ann'/>"_s);
    QCOMPARE(bare.occupant.role, Role::Participant); // a gateway that leaves the item out
    QVERIFY(bare.occupant.jid.isEmpty() && bare.occupant.id.isEmpty() && bare.statuses.empty());
    const RoomPresence odd = read(presence(u"<item affiliation='king' role='jester' jid='@@'/>"_s));
    QCOMPARE(odd.occupant.role, Role::None); // no rights
    QCOMPARE(odd.occupant.affiliation, Affiliation::None);
    QVERIFY(odd.occupant.jid.isEmpty());
    const QString id = QString(600, u'x');
    QVERIFY(
        read(u"<presence from='r@x.test/a'><occupant-id xmlns='urn:xmpp:occupant-id:0' id='%1'/></presence>"_s.arg(id))
            .occupant.id.isEmpty());
}

void TestRoomPresence::departures_data()
{
    QTest::addColumn<QString>("codes");
    QTest::addColumn<Departure>("how");
    QTest::newRow("left") << QString() << Departure::Left;
    QTest::newRow("301 banned") << u"301"_s << Departure::Banned;
    QTest::newRow("307 kicked") << u"307"_s << Departure::Kicked;
    QTest::newRow("321 no longer a member") << u"321"_s << Departure::LostMembership;
    QTest::newRow("322 for members now") << u"322"_s << Departure::RoomIsForMembers;
    QTest::newRow("332 the service stops") << u"332"_s << Departure::ServiceStopped;
    QTest::newRow("333 a fault") << u"333"_s << Departure::Fault;
    QTest::newRow("333 with 307 is a fault, nobody's act") << u"307 333"_s << Departure::Fault;
    QTest::newRow("301 with 307 is a ban") << u"307 301"_s << Departure::Banned;
}

void TestRoomPresence::departures()
{
    QFETCH(QString, codes);
    QFETCH(Departure, how);
    QString inside = u"<item affiliation='none' role='none'><actor nick='Mod' jid='m@example.org'/>"
                     "<reason>because</reason></item>"_s;
    for (const QString &code : codes.split(u' ', Qt::SkipEmptyParts))
        inside += u"<status code='%1'/>"_s.arg(code);
    const RoomPresence seen = read(presence(inside, u"type='unavailable'"_s));
    QCOMPARE(seen.removal.how, how);
    QCOMPARE(seen.removal.actor, u"Mod"_s);
    QCOMPARE(seen.removal.reason, u"because"_s);
    QCOMPARE(seen.occupant.availability, Availability::Offline);
}

void TestRoomPresence::destroyed()
{
    // XEP-0045 example 202
    const RoomPresence seen =
        read(presence(u"<item affiliation='none' role='none'/><destroy jid='coven@chat.example.test'>"
                      "<reason>Macbeth doth come.</reason><password>cauldron</password></destroy>"_s,
                      u"type='unavailable'"_s));
    QCOMPARE(seen.removal.how, Departure::Destroyed);
    QCOMPARE(seen.removal.reason, u"Macbeth doth come."_s);
    QCOMPARE(seen.removal.alternate.toString(), u"coven@chat.example.test"_s);
    QCOMPARE(seen.removal.password, u"cauldron"_s);
}

void TestRoomPresence::errors_data()
{
    using Kind = RoomError::Kind;
    QTest::addColumn<QString>("condition");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("transient");
    // XEP-0045 §7.2.5–§7.2.12, §10.1.1
    QTest::newRow("no password") << u"not-authorized"_s << Kind::PasswordWrong << false;
    QTest::newRow("members only") << u"registration-required"_s << Kind::MembersOnly << false;
    QTest::newRow("banned") << u"forbidden"_s << Kind::Forbidden << false;
    QTest::newRow("nick in use") << u"conflict"_s << Kind::NickTaken << false;
    QTest::newRow("full") << u"service-unavailable"_s << Kind::Unavailable << true;
    QTest::newRow("locked") << u"item-not-found"_s << Kind::NotFound << false;
    QTest::newRow("no rooms may be made") << u"not-allowed"_s << Kind::NotAllowed << false;
    QTest::newRow("the reserved nick is wanted") << u"not-acceptable"_s << Kind::NotAcceptable << false;
    QTest::newRow("no nick") << u"jid-malformed"_s << Kind::BadNick << false;
    QTest::newRow("the other server") << u"remote-server-timeout"_s << Kind::Unreachable << true;
    QTest::newRow("something else") << u"undefined-condition"_s << Kind::Refused << false;
}

void TestRoomPresence::errors()
{
    QFETCH(QString, condition);
    QFETCH(RoomError::Kind, kind);
    QFETCH(bool, transient);
    const RoomPresence seen = read(error(condition));
    QCOMPARE(seen.type, PresenceType::Error);
    QCOMPARE(seen.error.kind, kind);
    QCOMPARE(seen.error.text, condition);
    QCOMPARE(isTransient(kind), transient);
}

void TestRoomPresence::notOfARoom_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a request") << u"<presence from='tea@rooms.example.test' type='subscribe'/>"_s;
    QTest::newRow("a probe") << u"<presence from='tea@rooms.example.test' type='probe'/>"_s;
    QTest::newRow("no sender") << u"<presence/>"_s;
    QTest::newRow("a message") << u"<message from='tea@rooms.example.test/ann'/>"_s;
}

void TestRoomPresence::notOfARoom()
{
    QFETCH(QString, text);
    QVERIFY(!parseRoomPresence(xml(text), {}));
}

void TestRoomPresence::words()
{
    for (const Role role : {Role::None, Role::Visitor, Role::Participant, Role::Moderator})
        QCOMPARE(toRole(toWord(role)), role);
    for (const Affiliation affiliation :
         {Affiliation::Outcast, Affiliation::None, Affiliation::Member, Affiliation::Admin, Affiliation::Owner})
        QCOMPARE(toAffiliation(toWord(affiliation)), affiliation);
}

void TestRoomPresence::steps_data()
{
    using enum RoomState;
    QTest::addColumn<RoomState>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<RoomStep>("step");
    const auto row = [](const char *name, RoomState state, const QString &text, RoomStep step) {
        QTest::newRow(name) << state << text << step;
    };
    const QString self = kItem + u"<status code='110'/>"_s;
    const QString gone = u"type='unavailable'"_s;
    const QString rename = u"<item affiliation='member' role='participant' nick='anna'/><status code='303'/>"_s;
    // Our nick is "me"; presences are from "ann" unless said otherwise.
    row("somebody while we come in", Joining, presence(kItem), RoomStep::Upsert);
    row("somebody while we are in", Joined, presence(kItem), RoomStep::Upsert);
    row("110 closes the list", Joining, presence(self, {}, u"/me"_s), RoomStep::Joined);
    row("110 under another nick (210)", Joining, presence(self + u"<status code='210'/>"_s), RoomStep::Joined);
    row("our nick without 110 is somebody else's", Joining, presence(kItem, {}, u"/me"_s), RoomStep::Upsert);
    row("our own address without 110 is us", Joining,
        presence(u"<item affiliation='none' role='participant' jid='me@example.test/desk'/>"_s, {}, u"/me"_s),
        RoomStep::Joined);
    row("our own change", Joined, presence(self, {}, u"/me"_s), RoomStep::Upsert);
    row("the room itself", Joined, presence(QString(), {}, QString()), RoomStep::Nothing);
    row("somebody goes", Joined, presence(kItem, gone), RoomStep::Depart);
    row("somebody is renamed", Joined, presence(rename, gone), RoomStep::Rename);
    row("303 without a nick is a departure", Joined, presence(kItem + u"<status code='303'/>"_s, gone),
        RoomStep::Depart);
    row("we are renamed", Joined, presence(rename + u"<status code='110'/>"_s, gone, u"/me"_s), RoomStep::Rename);
    row("we are kicked", Joined, presence(kItem + u"<status code='307'/><status code='110'/>"_s, gone, u"/me"_s),
        RoomStep::Out);
    row("without 110, too", Joined, presence(kItem + u"<status code='307'/>"_s, gone, u"/me"_s), RoomStep::Out);
    row("somebody else is kicked", Joined, presence(kItem + u"<status code='307'/>"_s, gone), RoomStep::Depart);
    row("banned while coming in", Joining,
        presence(kItem + u"<status code='301'/><status code='110'/>"_s, gone, u"/me"_s), RoomStep::Out);
    row("the end of an earlier stay", Joining, presence(self, gone, u"/me"_s), RoomStep::Depart);
    row("the room's own presence ends", Joined, presence(QString(), gone, QString()), RoomStep::Nothing);
    row("destroyed, said by the room", Joined, presence(u"<destroy/>"_s, gone, QString()), RoomStep::Out);
    row("refused", Joining, error(u"forbidden"_s), RoomStep::Refused);
    row("a change refused", Joined, error(u"conflict"_s), RoomStep::RefusedChange);
    row("after we left", Out, presence(self, gone, u"/me"_s), RoomStep::Nothing);
    row("after it failed", Failed, presence(kItem), RoomStep::Nothing);
}

void TestRoomPresence::steps()
{
    QFETCH(RoomState, state);
    QFETCH(QString, text);
    QFETCH(RoomStep, step);
    const RoomStanding standing{state, u"me"_s, *Jid::parse(u"me@example.test/desk")};
    QCOMPARE(decide(standing, read(text)), step);
}

void TestRoomPresence::alternatives()
{
    QCOMPARE(alternativeNick(u"ann"_s, 0), u"ann_"_s);
    QCOMPARE(alternativeNick(u"ann"_s, 2), u"ann___"_s);
    QVERIFY(alternativeNick(u"ann"_s, 3).isEmpty());
}

void TestRoomPresence::selfPings_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<SelfPing>("meaning");
    const auto refused = int(IqError::Kind::Refused);
    // XEP-0410 §3.1
    QTest::newRow("a result") << -1 << QString() << SelfPing::Inside;
    QTest::newRow("our device does not ping") << refused << u"service-unavailable"_s << SelfPing::Inside;
    QTest::newRow("nor know it") << refused << u"feature-not-implemented"_s << SelfPing::Inside;
    QTest::newRow("not an occupant") << refused << u"not-acceptable"_s << SelfPing::Outside;
    QTest::newRow("no such room or nick") << refused << u"item-not-found"_s << SelfPing::Outside;
    QTest::newRow("anything else") << refused << u"not-allowed"_s << SelfPing::Outside;
    QTest::newRow("the server is away") << refused << u"remote-server-not-found"_s << SelfPing::Unknown;
    QTest::newRow("or slow") << refused << u"remote-server-timeout"_s << SelfPing::Unknown;
    QTest::newRow("silence") << int(IqError::Kind::Timeout) << QString() << SelfPing::Unknown;
    QTest::newRow("no stream") << int(IqError::Kind::NotConnected) << QString() << SelfPing::Unknown;
}

void TestRoomPresence::selfPings()
{
    QFETCH(int, kind);
    QFETCH(QString, condition);
    QFETCH(SelfPing, meaning);
    const IqResult answer =
        kind < 0 ? IqResult(QDomElement()) : IqResult(std::unexpected(IqError{IqError::Kind(kind), condition, {}, {}}));
    QCOMPARE(readSelfPing(answer), meaning);
}

QTEST_APPLESS_MAIN(TestRoomPresence)
#include "tst_roompresence.moc"
