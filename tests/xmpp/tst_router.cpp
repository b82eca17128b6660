// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/xmpp/routing.h"

#include <QTest>

using namespace causerie;
using namespace causerie::test;

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoEvent_data();
    void whatIsNoEvent();
    void directions_data();
    void directions();
    void times_data();
    void times();
    void ids_data();
    void ids();
    void annotations_data();
    void annotations();
    void whoSaidIt();
    void severalAtOnce();
    void chatStates_data();
    void chatStates();
    void tombstones();
    void refusals_data();
    void refusals();
    void othersFacts();
    void invitations_data();
    void invitations();
    void headlines_data();
    void headlines();
};

void TestRouter::whatIsNoEvent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    const QString bob = u"from='bob@example.test/x' "_s;
    QTest::newRow("a chat state alone")
        << u"<message %1 type='chat'><composing xmlns='http://jabber.org/protocol/chatstates'/>"
           "</message>"_s.arg(bob)
        << false;
    QTest::newRow("an empty body") << u"<message %1 type='chat'><body/></message>"_s.arg(bob) << false;
    QTest::newRow("a room's where we are not")
        << u"<message from='r@muc.test/bob' type='groupchat'><body>x</body></message>"_s << false;
    QTest::newRow("a stranger's headline")
        << u"<message %1 type='headline'><body>x</body></message>"_s.arg(bob) << false;
    QTest::newRow("a headline of another server")
        << u"<message from='example.org' type='headline'><body>x</body></message>"_s << false;
    QTest::newRow("a headline of our server about a node")
        << u"<message from='example.test' type='headline'><body>x</body>"
           "<event xmlns='http://jabber.org/protocol/pubsub#event'/></message>"_s
        << false;
    QTest::newRow("a headline without words") << u"<message from='example.test' type='headline'/>"_s << false;
    QTest::newRow("a call")
        << u"<message %1 type='chat'><body>x</body><propose xmlns='urn:xmpp:jingle-message:0' id='s'/>"
           "</message>"_s.arg(bob)
        << false;
    QTest::newRow("an invitation, which is told by itself")
        << u"<message from='r@muc.test'><body>come</body><x "
           "xmlns='http://jabber.org/protocol/muc#user'><invite from='a@b.test'/></x></message>"_s
        << true;
    QTest::newRow("an invitation that says nothing")
        << u"<message %1><body>come</body><x xmlns='jabber:x:conference'/></message>"_s.arg(bob) << false;
    QTest::newRow("a node's event") << u"<message from='bob@example.test'><body>x</body>"
                                       "<event xmlns='http://jabber.org/protocol/pubsub#event'/></message>"_s
                                    << false;
    QTest::newRow("an archive's result that nobody asked for")
        << u"<message from='alice@example.test'><body>x</body><result xmlns='urn:xmpp:mam:2' id='1' queryid='2'/></message>"_s
        << true;
    QTest::newRow("a moderation by a contact")
        << u"<message %1 type='chat'><retract id='s' xmlns='urn:xmpp:message-retract:1'><moderated "
           "xmlns='urn:xmpp:message-moderate:1'/></retract></message>"_s.arg(bob)
        << false;
    QTest::newRow("a tombstone, live") << u"<message %1 type='chat'><retracted xmlns='urn:xmpp:message-retract:1'/>"
                                          "</message>"_s.arg(bob)
                                       << false;
}

void TestRouter::whatIsNoEvent()
{
    QFETCH(const QString, text);
    const Routed routed = xmpp::route(parsed(text), by(Route::Live), facts());
    QVERIFY(routed.events.empty());
    QTEST(routed.isTaken, "isTaken");
}

void TestRouter::directions_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<Route>("route");
    QTest::addColumn<Jid>("conversation");
    QTest::addColumn<Direction>("direction");
    const Jid bob = jid(u"bob@example.test");
    const Jid own = kOwn.bare();
    QTest::newRow("live") << u"from='bob@example.test/x' to='alice@example.test'"_s << Route::Live << bob
                          << Direction::Incoming;
    QTest::newRow("received by another device") << u"from='bob@example.test/x' to='alice@example.test/phone'"_s
                                                << Route::ReceivedCarbon << bob << Direction::Incoming;
    QTest::newRow("sent by another device") << u"from='alice@example.test/phone' to='bob@example.test/x'"_s
                                            << Route::SentCarbon << bob << Direction::Outgoing;
    QTest::newRow("archived, theirs") << u"from='bob@example.test/x' to='alice@example.test'"_s << Route::Archive << bob
                                      << Direction::Incoming;
    QTest::newRow("archived, ours") << u"from='alice@example.test/Causerie.1' to='bob@example.test'"_s << Route::Archive
                                    << bob << Direction::Outgoing;
    QTest::newRow("from our server's machinery")
        << u"to='alice@example.test'"_s << Route::Live << own << Direction::Outgoing;
    QTest::newRow("a note to oneself") << u"from='alice@example.test/phone' to='alice@example.test'"_s << Route::Live
                                       << own << Direction::Outgoing;
    QTest::newRow("a server's notice") << u"from='example.test' to='alice@example.test'"_s << Route::Live
                                       << jid(u"example.test") << Direction::Incoming;
}

void TestRouter::directions()
{
    QFETCH(const QString, addresses);
    QFETCH(const Route, route);
    const Routed routed =
        chat(kBody + u"<request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/>"_s, by(route),
             facts(), addresses);
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QVERIFY(routed.isTaken);
    QTEST(message->conversation, "conversation");
    QTEST(message->direction, "direction");
    const bool isOurs = message->direction == Direction::Outgoing;
    QCOMPARE(message->state, isOurs ? DeliveryState::Sent : DeliveryState::Delivered);
    QCOMPARE(message->receiptRequested, !isOurs);
    QCOMPARE(message->markable, !isOurs);
}

void TestRouter::times_data()
{
    QTest::addColumn<Arrival>("arrival");
    QTest::addColumn<QDateTime>("sentAt");
    const QDateTime copied = at(u"2026-06-30T09:00:00Z"_s);
    const Backlog backlog{{}, kNow};
    QTest::newRow("live: now") << Arrival{Route::Live, kNow, {}, {}, {}} << kNow;
    QTest::newRow("kept for us: then") << Arrival{Route::Live, kNow, backlog, {}, {}} << kThen;
    QTest::newRow("a copy: now") << Arrival{Route::ReceivedCarbon, kNow, {}, {}, {}} << kNow;
    QTest::newRow("a copy, whatever else comes") << Arrival{Route::ReceivedCarbon, kNow, backlog, {}, {}} << kNow;
    QTest::newRow("a copy that waited: the wrapper's")
        << Arrival{Route::SentCarbon, kNow, backlog, copied, {}} << copied;
    QTest::newRow("a copy from tomorrow: now") << Arrival{Route::SentCarbon, kNow, {}, kNow.addDays(1), {}} << kNow;
    QTest::newRow("archived: the archive's") << Arrival{Route::Archive, kNow, backlog, copied, {}} << copied;
    QTest::newRow("archived, our clock is behind")
        << Arrival{Route::Archive, kNow, {}, kNow.addDays(1), {}} << kNow.addDays(1);
    QTest::newRow("archived without a time: now") << Arrival{Route::Archive, kNow, {}, {}, {}} << kNow;
}

void TestRouter::times()
{
    QFETCH(const Arrival, arrival);
    const Routed routed = chat(kBody + delay(u"example.test"_s), arrival);
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QTEST(message->sentAt, "sentAt");
}

void TestRouter::ids_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<bool>("accountAssignsIds");
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("originId");
    QTest::addColumn<QString>("archiveId");
    const QString origin = u"<origin-id xmlns='urn:xmpp:sid:0' id='o'/>"_s;
    const QString own = u"alice@example.test"_s;
    const QString given = u"given"_s;
    QTest::newRow("none") << QString() << QString() << true << Route::Live << QString() << QString();
    QTest::newRow("the stanza's before the origin's")
        << u"id='i'"_s << origin << true << Route::Live << u"i"_s << QString();
    QTest::newRow("the origin's") << QString() << origin << true << Route::Live << u"o"_s << QString();
    QTest::newRow("our account's") << QString() << stanzaId(own) << true << Route::Live << QString() << given;
    QTest::newRow("in capitals") << QString() << stanzaId(u"Alice@Example.Test"_s) << true << Route::Live << QString()
                                 << given;
    QTest::newRow("our account's, copied")
        << QString() << stanzaId(own) << true << Route::ReceivedCarbon << QString() << given;
    QTest::newRow("an account that gives none")
        << QString() << stanzaId(own) << false << Route::Live << QString() << QString();
    QTest::newRow("the sender's") << QString() << stanzaId(u"bob@example.test"_s) << true << Route::Live << QString()
                                  << QString();
    QTest::newRow("our server's") << QString() << stanzaId(u"example.test"_s) << true << Route::Live << QString()
                                  << QString();
    QTest::newRow("a device's") << QString() << stanzaId(own + u"/x"_s) << true << Route::Live << QString()
                                << QString();
    QTest::newRow("the last in our account's name")
        << QString() << QString(stanzaId(own)).replace(given, u"forged"_s) + stanzaId(own) << true << Route::Live
        << QString() << given;
    QTest::newRow("the archive's own") << QString() << stanzaId(own) << true << Route::Archive << QString()
                                       << u"archived"_s;
}

void TestRouter::ids()
{
    QFETCH(const QString, attributes);
    QFETCH(const QString, inside);
    QFETCH(const bool, accountAssignsIds);
    QFETCH(const Route, route);
    Facts facts = test::facts();
    facts.accountAssignsIds = accountAssignsIds;
    const auto stanza = parsed(u"<message from='bob@example.test/x' type='chat' "_s + attributes + u">"_s + kBody +
                               inside + u"</message>"_s);
    const Routed routed = xmpp::route(stanza, by(route), facts);
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QTEST(message->originId, "originId");
    QTEST(message->archiveId, "archiveId");
}

void TestRouter::annotations_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<Annotation::Kind>("kind");
    using Kind = Annotation::Kind;
    QTest::newRow("a correction") << kBody + u"<replace xmlns='urn:xmpp:message-correct:0' id='t'/>"_s
                                  << Kind::Correction;
    QTest::newRow("reactions")
        << u"<reactions xmlns='urn:xmpp:reactions:0' id='t'><reaction>\U0001F44B</reaction></reactions>"_s
        << Kind::Reactions;
    QTest::newRow("a retraction")
        << u"<body>I take that back</body><retract xmlns='urn:xmpp:message-retract:1' id='t'/>"_s << Kind::Retraction;
    QTest::newRow("an older one")
        << u"<apply-to id='t' xmlns='urn:xmpp:fasten:0'><retract xmlns='urn:xmpp:message-retract:0'/>"
           "</apply-to>"_s
        << Kind::Retraction;
    QTest::newRow("displayed") << u"<displayed xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s << Kind::Displayed;
    QTest::newRow("a receipt") << u"<received xmlns='urn:xmpp:receipts' id='t'/>"_s << Kind::Received;
    QTest::newRow("an older marker") << u"<received xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s << Kind::Received;
    QTest::newRow("both are one")
        << u"<received xmlns='urn:xmpp:chat-markers:0' id='t'/><received xmlns='urn:xmpp:receipts' "
           "id='t'/>"_s
        << Kind::Received;
}

void TestRouter::annotations()
{
    QFETCH(const QString, inside);
    QFETCH(const Annotation::Kind, kind);
    for (const Route route : {Route::Live, Route::ReceivedCarbon, Route::Archive}) {
        const Routed routed = chat(inside + stanzaId(u"alice@example.test"_s), by(route));
        const auto *annotation = only<Annotation>(routed);
        QVERIFY(annotation);
        QCOMPARE(annotation->kind, kind);
        QCOMPARE(annotation->target, u"t");
        QCOMPARE(annotation->conversation, jid(u"bob@example.test"));
        QCOMPARE(annotation->by, jid(u"bob@example.test"));
        QCOMPARE(annotation->direction, Direction::Incoming);
        QCOMPARE(annotation->originId, u"1");
        QCOMPARE(annotation->archiveId, route == Route::Archive ? u"archived"_s : u"given"_s);
        QCOMPARE(annotation->at, kNow);
        QCOMPARE(annotation->content.body, kind == Annotation::Kind::Correction ? u"hi"_s : QString());
        // A receipt may be of a call, which others look after.
        QCOMPARE(routed.isTaken, kind != Annotation::Kind::Received);
    }
}

void TestRouter::whoSaidIt()
{
    const QString ours = u"from='alice@example.test/phone' to='bob@example.test'"_s;
    const QString displayed = u"<displayed xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s;
    const Routed read = chat(displayed, by(Route::SentCarbon), facts(), ours);
    QVERIFY(only<Annotation>(read));
    QCOMPARE(only<Annotation>(read)->by, kOwn.bare());
    QCOMPARE(only<Annotation>(read)->direction, Direction::Outgoing);
    QCOMPARE(only<Annotation>(read)->state, DeliveryState::Sent);
    QCOMPARE(only<Annotation>(read)->conversation, jid(u"bob@example.test"));
    QVERIFY(
        chat(u"<received xmlns='urn:xmpp:receipts' id='t'/>"_s, by(Route::SentCarbon), facts(), ours).events.empty());
    // Without a text it corrects nothing.
    QVERIFY(chat(u"<replace xmlns='urn:xmpp:message-correct:0' id='t'/>"_s).events.empty());
    // What corrects itself is a message.
    QVERIFY(only<Message>(chat(kBody + u"<replace xmlns='urn:xmpp:message-correct:0' id='1'/>"_s)));
}

void TestRouter::severalAtOnce()
{
    const Routed routed = chat(kBody + u"<displayed xmlns='urn:xmpp:chat-markers:0' id='a'/>"
                                       "<received xmlns='urn:xmpp:receipts' id='b'/>"
                                       "<active xmlns='http://jabber.org/protocol/chatstates'/>"_s);
    QCOMPARE(routed.events.size(), size_t{3});
    QCOMPARE(std::get<Annotation>(routed.events[0]).kind, Annotation::Kind::Received);
    QCOMPARE(std::get<Annotation>(routed.events[1]).kind, Annotation::Kind::Displayed);
    QCOMPARE(std::get<Message>(routed.events[2]).body, u"hi");
    QCOMPARE(routed.chatState, (ChatStateNews{jid(u"bob@example.test"), ChatState::Active}));
}

void TestRouter::chatStates_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<QString>("also");
    QTest::addColumn<bool>("isNews");
    const QString bob = u"from='bob@example.test/x' to='alice@example.test'"_s;
    const QString own = u"from='alice@example.test/phone' to='bob@example.test'"_s;
    QTest::newRow("theirs") << Route::Live << bob << QString() << true;
    QTest::newRow("theirs, to another device") << Route::ReceivedCarbon << bob << QString() << true;
    QTest::newRow("ours") << Route::SentCarbon << own << QString() << false;
    QTest::newRow("yesterday's") << Route::Live << bob << delay(u"example.test"_s) << false;
    QTest::newRow("archived") << Route::Archive << bob << QString() << false;
}

void TestRouter::chatStates()
{
    QFETCH(const Route, route);
    QFETCH(const QString, addresses);
    QFETCH(const QString, also);
    const Routed routed =
        chat(u"<composing xmlns='http://jabber.org/protocol/chatstates'/>"_s + also, by(route), facts(), addresses);
    QTEST(routed.chatState.has_value(), "isNews");
    QVERIFY(!routed.isTaken);
}

void TestRouter::tombstones()
{
    const Routed routed =
        chat(u"<retracted xmlns='urn:xmpp:message-retract:1' stamp='2026-06-30T08:00:00Z'/>"_s, by(Route::Archive));
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QCOMPARE(message->retraction, Retraction::BySender);
    QCOMPARE(message->originId, u"1");
    QVERIFY(message->body.isEmpty());
    const Routed moderated =
        groupchat(u"<retracted xmlns='urn:xmpp:message-retract:1'><moderated xmlns='urn:xmpp:message-moderate:1' "
                  "by='room@muc.test/mod'/><reason>Spam</reason></retracted>"_s,
                  by(Route::RoomArchive));
    QVERIFY(only<Message>(moderated));
    QCOMPARE(only<Message>(moderated)->retraction, Retraction::ByModerator);
    QCOMPARE(only<Message>(moderated)->retractionReason, u"Spam");
}

void TestRouter::refusals_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<bool>("isRefusal");
    Facts outside = inRoom();
    outside.room.ownOccupant.reset();
    const QString bob = u"from='bob@example.test' id='1'"_s;
    const QString room = u"from='room@muc.test' id='1'"_s;
    QTest::newRow("a person's server") << bob << u"service-unavailable"_s << facts() << true;
    QTest::newRow("ours") << u"id='1'"_s << u"service-unavailable"_s << facts() << true;
    QTest::newRow("of nothing") << u"from='bob@example.test'"_s << u"service-unavailable"_s << facts() << false;
    QTest::newRow("a room: no voice") << room << u"forbidden"_s << inRoom() << true;
    QTest::newRow("a room, in it") << room << u"not-acceptable"_s << inRoom() << true;
    QTest::newRow("a room that we are not back in: it will go out again")
        << room << u"not-acceptable"_s << outside << false;
    QTest::newRow("a room that is gone") << room << u"item-not-found"_s << outside << true;
}

void TestRouter::refusals()
{
    QFETCH(const QString, attributes);
    QFETCH(const QString, condition);
    QFETCH(const Facts, facts);
    const auto stanza =
        parsed(u"<message type='error' %1><body>hi</body><error type='cancel'><%2 "
               "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>"_s.arg(attributes, condition));
    const Routed routed = route(stanza, by(Route::Live), facts);
    QTEST(routed.refusal.has_value(), "isRefusal");
    if (routed.refusal)
        QCOMPARE(*routed.refusal, (Refusal{u"1"_s, stanza.from, condition}));
    QVERIFY(!routed.isTaken); // calls bounce too
    QVERIFY(routed.events.empty());
    QVERIFY(!route(stanza, by(Route::Archive), facts).refusal);
}

void TestRouter::othersFacts()
{
    const auto stanza = parsed(u"<message from='room@muc.test/bob' to='alice@example.test/x'/>"_s);
    QCOMPARE(roomOf(stanza, Route::Live, kOwn), jid(u"room@muc.test"));
    const auto sent = parsed(u"<message from='alice@example.test/x' to='room@muc.test/bob'/>"_s);
    QCOMPARE(roomOf(sent, Route::SentCarbon, kOwn), jid(u"room@muc.test"));
    QCOMPARE(roomOf(sent, Route::Archive, kOwn), jid(u"room@muc.test"));
}

void TestRouter::invitations_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<QString>("inside");
    QTest::addColumn<Route>("route");
    QTest::addColumn<bool>("isRoom");
    QTest::addColumn<Jid>("from"); // empty: nobody is invited
    const QString bob = u"from='bob@example.test/x' to='alice@example.test'"_s;
    const QString ours = u"from='alice@example.test/phone' to='bob@example.test'"_s;
    const QString direct = u"<x xmlns='jabber:x:conference' jid='tea@muc.test'/><body>come</body>"_s;
    const QString room = u"from='tea@muc.test' to='alice@example.test'"_s;
    const QString mediated =
        u"<x xmlns='http://jabber.org/protocol/muc#user'><invite from='%1'/></x><body>come</body>"_s;
    const Jid peer = jid(u"bob@example.test");
    QTest::newRow("live") << bob << direct << Route::Live << false << peer;
    QTest::newRow("received by another device") << bob << direct << Route::ReceivedCarbon << false << peer;
    QTest::newRow("archived") << bob << direct << Route::Archive << false << peer;
    QTest::newRow("in a room's archive") << bob << direct << Route::RoomArchive << true << Jid();
    QTest::newRow("ours, on another device") << ours << direct << Route::SentCarbon << false << Jid();
    QTest::newRow("ours, archived") << ours << direct << Route::Archive << false << Jid();
    QTest::newRow("marked by anybody") << bob << direct + kPrivate << Route::Live << false << peer;
    QTest::newRow("by an occupant of a room of ours")
        << u"from='room@muc.test/bob' to='alice@example.test'"_s << direct + kPrivate << Route::Live << true
        << jid(u"room@muc.test/bob");
    QTest::newRow("through the room") << room << mediated.arg(u"bob@example.test/x"_s) << Route::Live << false << peer;
    QTest::newRow("through the room, by a name in it")
        << room << mediated.arg(u"tea@muc.test/Bob"_s) << Route::Archive << false << jid(u"tea@muc.test/Bob");
}

void TestRouter::invitations()
{
    QFETCH(const QString, addresses);
    QFETCH(const QString, inside);
    QFETCH(const Route, route);
    QFETCH(const bool, isRoom);
    QFETCH(const Jid, from);
    Facts known = facts();
    known.room.isRoom = isRoom;
    Arrival arrival = by(route);
    arrival.stamp = route == Route::Live ? std::optional<QDateTime>() : kThen;
    const Routed routed = chat(inside, arrival, known, addresses);
    QVERIFY(routed.events.empty());
    QCOMPARE(routed.invitation.has_value(), !from.isEmpty());
    if (!routed.invitation)
        return;
    QVERIFY(routed.isTaken);
    QCOMPARE(routed.invitation->from, from);
    QCOMPARE(routed.invitation->room, jid(u"tea@muc.test"));
    QCOMPARE(routed.invitation->at, route == Route::Live ? kNow : kThen);
}

void TestRouter::headlines_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<bool>("isContact");
    QTest::addColumn<Jid>("conversation");
    QTest::newRow("of our server") << u"from='example.test'"_s << false << jid(u"example.test");
    QTest::newRow("of a part of it") << u"from='example.test/announce'"_s << false << jid(u"example.test");
    QTest::newRow("without a sender: of our server") << QString() << false << jid(u"example.test");
    QTest::newRow("of a contact") << u"from='bob@example.test/x'"_s << true << jid(u"bob@example.test");
}

void TestRouter::headlines()
{
    QFETCH(const QString, addresses);
    QFETCH(const bool, isContact);
    Facts known = facts();
    known.isContact = isContact;
    const Routed routed = xmpp::route(
        parsed(u"<message type='headline' id='1' %1><body>We restart</body><request "
               "xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/></message>"_s.arg(addresses)),
        by(Route::Live), known);
    const auto *message = only<Message>(routed);
    QVERIFY(message);
    QVERIFY(routed.isTaken);
    QTEST(message->conversation, "conversation");
    QCOMPARE(message->direction, Direction::Incoming);
    QVERIFY(!message->receiptRequested && !message->markable); // nobody waits for an answer
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
