// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "core/session/rooms.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/needed.h"

#include <QTcpServer>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// What strangers may do who write their stanzas by hand, through a real server.
class TestStrangers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMarkMakesNobodyAnOccupant();
    void theirInvitationsAreRequests();
    void invitationsOutliveTheProgram();
    void announcements();

private:
    static std::unique_ptr<JsonProcess> peer(const Prosody &server, const QString &name);
    static void say(JsonProcess &peer, const QString &stanza);
    static QString picture(const QTcpServer &web, const QString &name);
    static QString invitation(const QString &room, const QString &more = {});

    const Jid m_bob = *Jid::parse(u"bob@example.test");
    const QString m_mark = u"<x xmlns='http://jabber.org/protocol/muc#user'/>"_s;
};

void TestStrangers::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
}

std::unique_ptr<JsonProcess> TestStrangers::peer(const Prosody &server, const QString &name)
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_peer.py"), server.jid(name) + u"/slix"_s,
                    server.password(name), server.host(), QString::number(server.port()), server.caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

void TestStrangers::say(JsonProcess &peer, const QString &stanza)
{
    peer.write({{u"do"_s, u"raw"_s}, {u"xml"_s, stanza}});
}

QString TestStrangers::picture(const QTcpServer &web, const QString &name)
{
    const QString url = u"https://127.0.0.1:%1/%2.png"_s.arg(web.serverPort()).arg(name);
    return u"<body>%1</body><x xmlns='jabber:x:oob'><url>%1</url></x>"_s.arg(url);
}

QString TestStrangers::invitation(const QString &room, const QString &more)
{
    return u"<message to='alice@example.test' id='i-%1'><x xmlns='jabber:x:conference' "
           "jid='%1@rooms.example.test' reason='come'/>%2</message>"_s.arg(room, more);
}

void TestStrangers::aMarkMakesNobodyAnOccupant()
{
    const Prosody server({u"--strangers"_s});
    QTcpServer web; // whoever connects has fetched
    QVERIFY(web.listen(QHostAddress::LocalHost));
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    alice.session().files().setRule({.largest = 500'000});
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QString message = u"<message to='alice@example.test' type='chat' id='%1'>%2</message>"_s;
    say(*bob, message.arg(u"b1"_s, picture(web, u"a"_s) + m_mark));
    say(*bob, message.arg(u"b2"_s, u"<body>and words</body>"_s + m_mark));
    EVENTUALLY(alice.received().size() == 2);
    const Conversation *talk = alice.session().conversations().find(m_bob);
    QVERIFY(talk);
    QCOMPARE(talk->settings().kind, ConversationKind::Person);
    QVERIFY(!talk->settings().accepted);
    for (const Message &heard : alice.received()) {
        QCOMPARE(heard.conversation, m_bob);
        QVERIFY(!alice.session().files().progress({heard.id, 0}));
    }
    QVERIFY(!web.hasPendingConnections());
    QCOMPARE(alice.session().conversations().all().size(), 1);

    alice.restart(); // the store says the same
    QVERIFY(alice.signIn());
    QCOMPARE(alice.session().conversations().all().size(), 1);
    QVERIFY(!alice.session().conversations().find(m_bob)->settings().accepted);
    QVERIFY(!web.hasPendingConnections());
}

void TestStrangers::theirInvitationsAreRequests()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    Rooms &rooms = alice.session().rooms();
    say(*bob, invitation(u"casino"_s, m_mark)); // the mark makes them nobody else
    EVENTUALLY(rooms.invitations().size() == 1);
    const RoomInvitation asked = rooms.invitations().front();
    QCOMPARE(asked.from, m_bob);
    QVERIFY(rooms.isRequest(asked));
    alice.session().send(m_bob, u"Who are you?"_s); // who is answered is no stranger
    EVENTUALLY(!rooms.isRequest(asked));
}

void TestStrangers::invitationsOutliveTheProgram()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    // What she knows of her archive; without it all that is there would be old.
    say(*bob, u"<message to='alice@example.test' type='chat' id='c1'><body>Hello</body></message>"_s);
    EVENTUALLY(alice.bodies() == QStringList{u"Hello"_s});
    say(*bob, invitation(u"tea"_s));
    EVENTUALLY(alice.session().rooms().invitations().size() == 1);
    QVERIFY(!alice.session().rooms().isRequest(alice.session().rooms().invitations().front()));
    const auto phone = peer(server, u"alice"_s); // another device hears it as well, and the archive keeps it
    QVERIFY(phone);
    QVERIFY(alice.signOut());
    say(*bob, invitation(u"pub"_s, u"<body>come to the pub</body>"_s));
    QVERIFY(!phone->waitForEvent(u"message"_s).isEmpty());

    alice.restart();
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    EVENTUALLY(rooms.invitations().size() == 2);
    QCOMPARE(rooms.invitations()[0].room.local(), u"tea"_s);
    QCOMPARE(rooms.invitations()[1].room.local(), u"pub"_s);
    for (int i = 0; i < 2; ++i)
        rooms.decline(RoomInvitation(rooms.invitations().front()));
    QVERIFY(rooms.invitations().empty());
    alice.restart();
    QVERIFY(alice.signIn());
    QVERIFY(alice.session().rooms().invitations().empty()); // it was answered
}

void TestStrangers::announcements()
{
    const Prosody server; // where all are contacts
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    say(*bob, u"<message to='alice@example.test' type='headline' id='h1'><body>It snows</body>"
              "<request xmlns='urn:xmpp:receipts'/></message>"_s);
    EVENTUALLY(alice.bodies() == QStringList{u"It snows"_s});
    say(*bob, u"<message to='alice@example.test' type='chat' id='c1'><body>And you?</body>"
              "<request xmlns='urn:xmpp:receipts'/></message>"_s);
    const QJsonObject receipt = bob->waitForEvent(u"receipt"_s);
    QCOMPARE(receipt[u"id"_s].toString(), u"c1"_s); // the first that comes: the announcement got none
}

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
