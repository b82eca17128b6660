// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roombridge.h"
#include "tests/xmpp/fakesession.h"
#include "tests/xmpp/xml.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QXmppClient.h>
#include <QXmppClientExtension.h>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const QByteArray kInfo = "<iq type='result' id='$id' from='tea@rooms.test'>"
                         "<query xmlns='http://jabber.org/protocol/disco#info'>"
                         "<identity category='conference' type='text'/>"
                         "<feature var='http://jabber.org/protocol/muc'/></query></iq>";

QByteArray presence(const QByteArray &nick, const QByteArray &inside, const QByteArray &attributes = {})
{
    return "<presence from='tea@rooms.test/" + nick + "' " + attributes +
           "><x xmlns='http://jabber.org/protocol/muc#user'>" + inside + "</x></presence>";
}

const QByteArray kMember = "<item affiliation='none' role='participant'/>";
const QByteArray kSelf = kMember + "<status code='110'/>";

} // namespace

/// Rooms that do what real ones do rarely, and big ones.
class TestRoomFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyNickIsTaken();
    void theServiceGivesAnotherNick();
    void goneBetweenLookingAndComing();
    void nobodyAnswers();
    void aFaultIsUndone();
    void aKickIsNot();
    void whatCannotBeReadHarmsNothing();
    void othersCannotSpeakForTheRoom();
    void twoThousandOccupants();

private:
    /// Asks to come in, and answers what the engine asks first.
    Room &knock(const QByteArray &nick = "me");
    Room &enter();
    /// As if the stream had brought it.
    bool hear(const QByteArray &text)
    {
        const QDomElement stanza = xml(QString::fromUtf8(text));
        for (QXmppClientExtension *extension : m_connection->client().extensions()) {
            if (extension->handleStanza(stanza))
                return true;
        }
        return false;
    }
    qsizetype count(const QByteArray &text) const { return m_server->received().count(text); }

    FakeAccount m_account;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<RoomList> m_rooms;
    std::unique_ptr<RoomBridge> m_bridge;
    const Jid m_jid = *Jid::parse(u"tea@rooms.test");
};

void TestRoomFaults::init()
{
    m_server = std::make_unique<FakeServer>(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(m_server->script());
    m_connection = std::make_unique<Connection>(quickTuning());
    m_rooms = std::make_unique<RoomList>();
    RoomTuning tuning;
    tuning.joinDeadline = std::chrono::minutes(5);
    tuning.pauseScale = 0.001;
    m_bridge = std::make_unique<RoomBridge>(*m_connection, *m_rooms, tuning);
    QSignalSpy announced(m_connection.get(), &Connection::announced);
    m_connection->open(m_account.settings(*m_server));
    EVENTUALLY(announced.size() == 1);
}

void TestRoomFaults::cleanup()
{
    m_bridge.reset();
    m_rooms.reset();
    m_connection.reset();
    m_server.reset();
}

Room &TestRoomFaults::knock(const QByteArray &nick)
{
    m_bridge->join(m_jid, {QString::fromUtf8(nick), {}, false});
    Room &room = m_rooms->at(m_jid);
    if (!QTest::qWaitFor([this] { return count("disco#info") > 0; }, 60'000))
        qFatal("the room was not asked what it is");
    const QByteArray &bytes = m_server->received();
    const qsizetype at = bytes.lastIndexOf(" id=\"", bytes.lastIndexOf("disco#info")) + 5;
    const QByteArray id = bytes.sliced(at, bytes.indexOf('"', at) - at);
    m_server->send(QByteArray(kInfo).replace("$id", id));
    if (!QTest::qWaitFor([this] { return count("<x xmlns=\"http://jabber.org/protocol/muc\"") > 0; }, 60'000))
        qFatal("nobody asked to come in");
    return room;
}

Room &TestRoomFaults::enter()
{
    Room &room = knock();
    hear(presence("ann", kMember));
    hear(presence("me", kSelf));
    return room;
}

void TestRoomFaults::everyNickIsTaken()
{
    const Room &room = knock();
    const auto taken = [this](const QByteArray &nick) {
        hear("<presence type='error' from='tea@rooms.test/" + nick +
             "'><error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>");
    };
    for (const QByteArray nick : {"me", "me_", "me__", "me___"}) {
        EVENTUALLY(count("to=\"tea@rooms.test/" + nick + '"') == 1);
        QCOMPARE(room.state(), RoomState::Joining);
        taken(nick);
    }
    QCOMPARE(room.state(), RoomState::Failed);
    QCOMPARE(room.error()->kind, RoomError::Kind::NickTaken);
    QVERIFY(!m_bridge->isWanted(m_jid));
}

void TestRoomFaults::theServiceGivesAnotherNick()
{
    const Room &room = knock();
    std::vector<RoomEvent> events;
    connect(&room, &Room::happened, this, [&events](const RoomEvent &event) { events.push_back(event); });
    hear(presence("me", kMember)); // somebody else's
    QCOMPARE(room.state(), RoomState::Joining);
    hear(presence("guest7", kSelf + "<status code='210'/><status code='170'/>"));
    QCOMPARE(room.state(), RoomState::Joined);
    QCOMPARE(room.nick(), u"guest7"_s);
    QCOMPARE(room.occupants().size(), 2);
    QCOMPARE(events.size(), size_t{2});
    QCOMPARE(events[0].kind, RoomEvent::Kind::NickAssigned);
    QCOMPARE(events[1].kind, RoomEvent::Kind::LoggingOn);
    QCOMPARE(m_bridge->ownOccupant(m_jid)->resource(), u"guest7"_s);
}

/// Coming in would have made it anew, which nobody asked for.
void TestRoomFaults::goneBetweenLookingAndComing()
{
    const Room &room = knock();
    QSignalSpy entered(m_bridge.get(), &RoomBridge::entered);
    QSignalSpy created(m_bridge.get(), &RoomBridge::created);
    hear(presence("me", "<item affiliation='owner' role='moderator'/><status code='110'/><status code='201'/>"));
    QCOMPARE(room.state(), RoomState::Failed);
    QCOMPARE(room.error()->kind, RoomError::Kind::NotFound);
    QVERIFY(!m_bridge->isWanted(m_jid));
    EVENTUALLY(count("type=\"unavailable\"") == 1);
    QVERIFY(entered.isEmpty() && created.isEmpty());
}

void TestRoomFaults::nobodyAnswers()
{
    RoomTuning impatient;
    impatient.joinDeadline = std::chrono::milliseconds(20);
    impatient.pauseScale = 0.001;
    m_bridge = std::make_unique<RoomBridge>(*m_connection, *m_rooms, impatient);
    m_bridge->join(m_jid, {u"me"_s, {}, false});
    const Room &room = m_rooms->at(m_jid);
    std::optional<RoomError> error;
    connect(&room, &Room::stateChanged, this, [&room, &error] {
        if (room.state() == RoomState::Failed)
            error = room.error();
    });
    EVENTUALLY(error.has_value());
    QCOMPARE(error->kind, RoomError::Kind::Timeout);
    QVERIFY(m_bridge->isWanted(m_jid));
    EVENTUALLY(count("disco#info") > 2); // it is tried again, and again
}

void TestRoomFaults::aFaultIsUndone()
{
    const Room &room = enter();
    QCOMPARE(room.state(), RoomState::Joined);
    hear(
        presence("me", kMember + "<status code='110'/><status code='307'/><status code='333'/>", "type='unavailable'"));
    QCOMPARE(room.state(), RoomState::Out);
    QCOMPARE(room.removal()->how, Departure::Fault);
    QVERIFY(m_bridge->isWanted(m_jid));
    EVENTUALLY(room.state() == RoomState::Joining);
}

void TestRoomFaults::aKickIsNot()
{
    const Room &room = enter();
    QSignalSpy expelled(m_bridge.get(), &RoomBridge::expelled);
    hear(presence("me",
                  "<item affiliation='none' role='none'><actor nick='ann'/><reason>loud</reason></item>"
                  "<status code='110'/><status code='307'/>",
                  "type='unavailable'"));
    QCOMPARE(expelled.size(), 1);
    QCOMPARE(room.removal()->how, Departure::Kicked);
    QVERIFY(!m_bridge->isWanted(m_jid));
    hear(presence("ann", kMember)); // what is still on its way
    QVERIFY(room.occupants().isEmpty());
}

void TestRoomFaults::whatCannotBeReadHarmsNothing()
{
    const Room &room = enter();
    for (const QByteArray text :
         {"<presence from='tea@rooms.test/\xc2\xa0'/>", "<presence from='tea@rooms.test/x' type='dance'/>",
          "<presence from='tea@rooms.test'/>",
          "<presence from='tea@rooms.test/ann' type='unavailable'>"
          "<x xmlns='http://jabber.org/protocol/muc#user'>"
          "<item nick='\xe2\x80\x8b'/><status code='303'/></x></presence>",
          "<message from='tea@rooms.test' type='groupchat'><x xmlns='http://jabber.org/protocol/muc#user'>"
          "<status code='nonsense'/><status/></x></message>"})
        hear(text);
    QCOMPARE(room.state(), RoomState::Joined);
    QCOMPARE(room.nick(), u"me"_s);
    QVERIFY(room.occupant(u"me"_s));
}

void TestRoomFaults::othersCannotSpeakForTheRoom()
{
    const Room &room = enter();
    // Of another room, and of nobody we know.
    QVERIFY(!hear("<presence from='milk@rooms.test/me' type='unavailable'><x "
                  "xmlns='http://jabber.org/protocol/muc#user'><status code='307'/><status code='110'/></x>"
                  "</presence>"));
    QCOMPARE(room.state(), RoomState::Joined);
    // An occupant's message with the room's codes.
    std::vector<RoomEvent> events;
    connect(&room, &Room::happened, this, [&events](const RoomEvent &event) { events.push_back(event); });
    hear("<message from='tea@rooms.test/ann' type='groupchat'><body>x</body>"
         "<x xmlns='http://jabber.org/protocol/muc#user'><status code='172'/></x></message>");
    QVERIFY(events.empty());
    hear("<message from='tea@rooms.test' type='groupchat'>"
         "<x xmlns='http://jabber.org/protocol/muc#user'><status code='172'/></x></message>");
    QCOMPARE(events.size(), size_t{1});
    QCOMPARE(events[0].kind, RoomEvent::Kind::ShowsJids);
}

void TestRoomFaults::twoThousandOccupants()
{
    Room &room = knock();
    int signalled = 0;
    const auto note = [&signalled] { ++signalled; };
    connect(&room, &Room::occupantsReset, this, note);
    connect(&room, &Room::occupantAdded, this, note);
    connect(&room, &Room::occupantChanged, this, note);
    connect(&room, &Room::happened, this, note);
    constexpr int kOccupants = 2000;
    std::vector<QDomElement> stanzas;
    for (int i = 0; i < kOccupants; ++i)
        stanzas.push_back(xml(QString::fromUtf8(
            presence("occupant " + QByteArray::number(i), "<item affiliation='member' role='participant' jid='p" +
                                                              QByteArray::number(i) + "@example.org/desk'/>"))));
    QElapsedTimer timer;
    timer.start();
    for (const QDomElement &stanza : stanzas) {
        for (QXmppClientExtension *extension : m_connection->client().extensions()) {
            if (extension->handleStanza(stanza))
                break;
        }
    }
    hear(presence("me", kSelf));
    qInfo("%d occupants: %.1f ms, %.1f us each", kOccupants, double(timer.nsecsElapsed()) / 1e6,
          double(timer.nsecsElapsed()) / 1e3 / kOccupants);
    QCOMPARE(room.occupants().size(), kOccupants + 1);
    QCOMPARE(signalled, 1); // however many they are
    hear(presence("occupant 7", kMember, "type='unavailable'"));
    QCOMPARE(room.occupants().size(), kOccupants);
}

QTEST_GUILESS_MAIN(TestRoomFaults)
#include "tst_roomfaults.moc"
