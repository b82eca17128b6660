// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/routing.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;

/// What rooms and their occupants say.
class TestRouterRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rooms_data();
    void rooms();
    void reflections();
    void oursOfOld_data();
    void oursOfOld();
    void oursUnderAnotherName();
    void roomTimes_data();
    void roomTimes();
    void occupantIds();
    void subjects();
    void moderation_data();
    void moderation();
    void privately_data();
    void privately();
};

void TestRouterRooms::rooms_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<bool>("isJoined");
    QTest::addColumn<bool>("isEvent");
    QTest::newRow("live") << Route::Live << true << true;
    QTest::newRow("live, but we are not there") << Route::Live << false << false;
    QTest::newRow("its archive") << Route::RoomArchive << true << true;
    QTest::newRow("its archive, from outside") << Route::RoomArchive << false << true;
    QTest::newRow("copied: rooms are not") << Route::ReceivedCarbon << true << false;
    QTest::newRow("in our archive: rooms are not") << Route::Archive << true << false;
}

void TestRouterRooms::rooms()
{
    QFETCH(const Route, route);
    QFETCH(const bool, isJoined);
    Facts facts = inRoom();
    if (!isJoined)
        facts.room.ownOccupant.reset();
    const Routed routed = groupchat(kBody + u"<request xmlns='urn:xmpp:receipts'/>"_s + stanzaId(u"room@muc.test"_s) +
                                        stanzaId(u"alice@example.test"_s),
                                    by(route), facts);
    const auto *message = only<Message>(routed);
    QTEST(message != nullptr, "isEvent");
    if (!message)
        return;
    QCOMPARE(message->conversation, jid(u"room@muc.test"));
    QCOMPARE(message->from, jid(u"room@muc.test/bob"));
    QCOMPARE(message->direction, Direction::Incoming);
    QCOMPARE(message->archiveId, route == Route::Live ? u"given"_s : u"archived"_s);
    QVERIFY(!message->receiptRequested); // XEP-0184 §5.3
    facts.room.assignsIds = false;
    QCOMPARE(only<Message>(groupchat(kBody + stanzaId(u"room@muc.test"_s), by(route), facts))->archiveId,
             route == Route::Live ? QString() : u"archived"_s);
    QVERIFY(chat(kBody, by(Route::RoomArchive), facts).events.empty()); // no place for a private word
}

void TestRouterRooms::reflections()
{
    const QString me = u"room@muc.test/me"_s;
    const Routed ours =
        groupchat(kBody + u"<origin-id xmlns='urn:xmpp:sid:0' id='o'/>"_s, by(Route::Live), inRoom(), me);
    QVERIFY(only<Message>(ours));
    QCOMPARE(only<Message>(ours)->direction, Direction::Outgoing);
    QCOMPARE(only<Message>(ours)->state, DeliveryState::Sent);
    QCOMPARE(only<Message>(ours)->originId, u"o"); // rooms may change the stanza's
    QCOMPARE(ours.reflected, u"o");
    const Routed reaction =
        groupchat(u"<reactions xmlns='urn:xmpp:reactions:0' id='t'/>"_s, by(Route::Live), inRoom(), me);
    QCOMPARE(only<Annotation>(reaction)->direction, Direction::Outgoing);
    QCOMPARE(reaction.reflected, u"1");
    QVERIFY(groupchat(kBody).reflected.isEmpty());
    QVERIFY(!groupchat(u"<composing xmlns='http://jabber.org/protocol/chatstates'/>"_s, by(Route::Live), inRoom(), me)
                 .chatState);
    QCOMPARE(groupchat(u"<composing xmlns='http://jabber.org/protocol/chatstates'/>"_s).chatState,
             (ChatStateNews{jid(u"room@muc.test/bob"), ChatState::Composing}));
}

/// Live: another device of ours is there under a name of its own.
void TestRouterRooms::oursUnderAnotherName()
{
    const QString other = u"room@muc.test/mee"_s;
    const QString id = u"<occupant-id xmlns='urn:xmpp:occupant-id:0' id='my-id'/>"_s;
    const QString theirs = u"<occupant-id xmlns='urn:xmpp:occupant-id:0' id='their-id'/>"_s;
    Facts facts = inRoom();
    facts.room.assignsOccupantIds = true;
    const auto direction = [&](const QString &inside) {
        return only<Message>(groupchat(kBody + inside, by(Route::Live), facts, other))->direction;
    };
    QCOMPARE(direction(id), Direction::Outgoing);
    QCOMPARE(direction(theirs), Direction::Incoming);
    QCOMPARE(direction({}), Direction::Incoming);
    facts.room.assignsOccupantIds = false; // anybody can write one
    QCOMPARE(direction(id), Direction::Incoming);
    facts.room.assignsOccupantIds = true;
    facts.room.ownOccupantId.clear();
    QCOMPARE(direction({}), Direction::Incoming);
}

void TestRouterRooms::oursOfOld_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<bool>("hasOccupantIds");
    QTest::addColumn<bool>("isOurs");
    const QString me = u"room@muc.test/me"_s;
    const QString other = u"room@muc.test/mee"_s;
    const auto id = [](const QString &is) {
        return u"<occupant-id xmlns='urn:xmpp:occupant-id:0' id='%1'/>"_s.arg(is);
    };
    const auto item = [](const QString &jid) {
        return u"<x xmlns='http://jabber.org/protocol/muc#user'><item jid='%1'/></x>"_s.arg(jid);
    };
    QTest::newRow("our id under our name") << me << id(u"my-id"_s) << true << true;
    QTest::newRow("our id under another name") << other << id(u"my-id"_s) << true << true;
    QTest::newRow("another's id under our name") << me << id(u"their-id"_s) << true << false;
    QTest::newRow("no id under our name") << me << QString() << true << false;
    QTest::newRow("a room without ids: by name") << me << QString() << false << true;
    QTest::newRow("where anybody can write an id") << other << id(u"my-id"_s) << false << false;
    QTest::newRow("our name, and the room says it was another")
        << me << item(u"bob@example.test/x"_s) << false << false;
    QTest::newRow("our name, and the room says so") << me << item(u"alice@example.test/x"_s) << false << true;
    QTest::newRow("another name with our address: anybody could")
        << other << item(u"alice@example.test/x"_s) << false << false;
}

void TestRouterRooms::oursOfOld()
{
    QFETCH(const QString, from);
    QFETCH(const QString, inside);
    QFETCH(const bool, hasOccupantIds);
    QFETCH(const bool, isOurs);
    Facts facts = inRoom();
    facts.room.assignsOccupantIds = hasOccupantIds;
    const auto direction = isOurs ? Direction::Outgoing : Direction::Incoming;
    QCOMPARE(only<Message>(groupchat(kBody + inside, by(Route::RoomArchive), facts, from))->direction, direction);
    facts.room.isCatchingUp = true;
    QCOMPARE(only<Message>(groupchat(kBody + inside, by(Route::Live), facts, from))->direction, direction);
}

void TestRouterRooms::roomTimes_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<bool>("isCatchingUp");
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("history") << delay(u"room@muc.test"_s) << true << true;
    QTest::newRow("live, with a claim") << delay(u"room@muc.test"_s) << false << false;
    QTest::newRow("history, in an occupant's name") << delay(u"room@muc.test/bob"_s) << true << false;
    QTest::newRow("history, in the service's name") << delay(u"muc.test"_s) << true << false;
    QTest::newRow("history, in our server's name") << delay(u"example.test"_s) << true << false;
}

void TestRouterRooms::roomTimes()
{
    QFETCH(const QString, inside);
    QFETCH(const bool, isCatchingUp);
    QFETCH(const bool, isBelieved);
    Facts facts = inRoom();
    facts.room.isCatchingUp = isCatchingUp;
    const Routed routed = groupchat(kBody + inside, by(Route::Live), facts);
    QCOMPARE(only<Message>(routed)->sentAt, isBelieved ? kThen : kNow);
    // What the room tells again we may have heard live, by our clock.
    Arrival late = by(Route::Live);
    late.serverAhead = std::chrono::hours(-3);
    QCOMPARE(only<Message>(groupchat(kBody + inside, late, facts))->sentAt,
             isBelieved ? std::min(kThen.addSecs(3 * 3600), kNow) : kNow);
}

void TestRouterRooms::occupantIds()
{
    const QString id = u"<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o'/>"_s;
    QCOMPARE(only<Message>(groupchat(kBody + id))->occupantId, u"o");
    Facts facts = inRoom();
    facts.room.assignsOccupantIds = false;
    QVERIFY(only<Message>(groupchat(kBody + id, by(Route::Live), facts))->occupantId.isEmpty());
    QVERIFY(only<Message>(chat(kBody + id))->occupantId.isEmpty());
}

void TestRouterRooms::subjects()
{
    const QString subject = u"<subject>Lunch</subject><subject xml:lang='fr'>Déjeuner</subject>"_s;
    const std::vector<LocalizedText> texts{{{}, u"Lunch"_s}, {u"fr"_s, u"Déjeuner"_s}};
    Facts facts = inRoom();
    facts.languages = QStringList{u"fr"_s};
    const Routed changed = groupchat(subject, by(Route::Live), facts);
    QCOMPARE(changed.subject, (RoomSubject{jid(u"room@muc.test"), jid(u"room@muc.test/bob"), texts, kNow}));
    const auto *line = only<Message>(changed);
    QVERIFY(line);
    QCOMPARE(line->kind, MessageKind::Event);
    QCOMPARE(line->subject, u"Déjeuner");
    QCOMPARE(line->translations, (std::vector<LocalizedText>{texts.front()}));
    QVERIFY(!changed.isTaken); // the room's keeper wants it too

    QVERIFY(only<Message>(groupchat(u"<subject/>"_s))->subject.isEmpty());
    QVERIFY(groupchat(u"<subject/>"_s).subject->texts.empty());
    facts.room.isCatchingUp = true; // how it stands when we come in
    QVERIFY(groupchat(subject, by(Route::Live), facts).events.empty());
    QVERIFY(groupchat(subject, by(Route::Live), facts).subject);
    QVERIFY(only<Message>(groupchat(subject, by(Route::RoomArchive), facts)));
    QVERIFY(!groupchat(subject, by(Route::RoomArchive), facts).subject); // of old
    // XEP-0045 §8.1: with a text or a thread it is a message.
    QCOMPARE(only<Message>(groupchat(subject + kBody))->kind, MessageKind::Text);
    QVERIFY(!groupchat(subject + u"<thread>t</thread>"_s).subject);
}

void TestRouterRooms::moderation_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("by the room") << u"room@muc.test"_s << true;
    QTest::newRow("by somebody in it") << u"room@muc.test/mod"_s << false;
}

void TestRouterRooms::moderation()
{
    QFETCH(const QString, from);
    QFETCH(const bool, isBelieved);
    const QString mod = u"by='room@muc.test/mod'"_s;
    for (const QString &text :
         {u"<retract id='s' xmlns='urn:xmpp:message-retract:1'><moderated %1 xmlns='urn:xmpp:message-moderate:1'/>"
          "<reason>Spam</reason></retract>"_s.arg(mod),
          u"<apply-to id='s' xmlns='urn:xmpp:fasten:0'><moderated %1 xmlns='urn:xmpp:message-moderate:0'>"
          "<retract xmlns='urn:xmpp:message-retract:0'/><reason>Spam</reason></moderated></apply-to>"_s.arg(mod)}) {
        const Routed routed = groupchat(text, by(Route::Live), inRoom(), from);
        const auto *moderation = only<Annotation>(routed);
        QCOMPARE(moderation != nullptr, isBelieved);
        if (!moderation)
            continue;
        QCOMPARE(moderation->kind, Annotation::Kind::Moderation);
        QCOMPARE(moderation->target, u"s");
        QCOMPARE(moderation->by, jid(u"room@muc.test/mod"));
        QCOMPARE(moderation->reason, u"Spam");
    }
}

void TestRouterRooms::privately_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<Route>("route");
    QTest::addColumn<bool>("isRoom");
    QTest::addColumn<Jid>("conversation");
    const QString theirs = u"from='room@muc.test/bob' to='alice@example.test/x'"_s;
    const QString ours = u"from='alice@example.test/phone' to='room@muc.test/bob'"_s;
    const Jid occupant = jid(u"room@muc.test/bob");
    QTest::newRow("marked") << theirs << kPrivate << Route::Live << true << occupant;
    QTest::newRow("not marked, but a room") << theirs << QString() << Route::Live << true << occupant;
    QTest::newRow("marked, but no room of ours: anybody can write that")
        << theirs << kPrivate << Route::Live << false << occupant.bare();
    QTest::newRow("the same, copied") << theirs << kPrivate << Route::ReceivedCarbon << false << occupant.bare();
    QTest::newRow("the same, archived") << theirs << kPrivate << Route::Archive << false << occupant.bare();
    QTest::newRow("archived, of a room of ours") << theirs << kPrivate << Route::Archive << true << occupant;
    QTest::newRow("ours, marked, to no room") << ours << kPrivate << Route::SentCarbon << false << occupant.bare();
    QTest::newRow("neither: a person") << theirs << QString() << Route::Live << false << occupant.bare();
    QTest::newRow("ours") << ours << kPrivate << Route::SentCarbon << true << occupant;
    QTest::newRow("ours, not marked") << ours << QString() << Route::SentCarbon << true << occupant;
    QTest::newRow("the room itself") << u"from='room@muc.test' to='alice@example.test/x'"_s << kPrivate << Route::Live
                                     << true << occupant.bare();
}

void TestRouterRooms::privately()
{
    QFETCH(const QString, addresses);
    QFETCH(const QString, inside);
    QFETCH(const Route, route);
    QFETCH(const bool, isRoom);
    Facts facts = isRoom ? inRoom() : test::facts();
    const Routed routed = chat(kBody + inside, by(route), facts, addresses);
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QTEST(message->conversation, "conversation");
    QCOMPARE(message->direction, route == Route::SentCarbon ? Direction::Outgoing : Direction::Incoming);
}

QTEST_GUILESS_MAIN(TestRouterRooms)
#include "tst_routerrooms.moc"
