// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archive.h"
#include "tests/xmpp/roomperson.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmppMessage.h>
#include <QXmppTask.h>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
const Jid kRoom = *Jid::parse(u"talk@rooms.example.test");

/// Somebody in a room, wired as a session is.
class Talker : public RoomPerson
{
public:
    Talker(const Prosody &server, const QString &name) : RoomPerson(server, name)
    {
        const AskRooms ask = [this](const Jid &jid) { return bridge.facts(jid); };
        messages.setRooms(ask);
        archive.setRooms(ask);
    }

    Jid occupant() const { return *kRoom.withResource(bare().local()); }

    /// True when the room has told all that it tells on joining.
    bool enter()
    {
        signIn();
        if (!QTest::qWaitFor([this] { return isReady; }, kPatience))
            return false;
        join(kRoom, bare().local());
        return QTest::qWaitFor([this] { return bridge.ownOccupant(kRoom) && !bridge.facts(kRoom).isCatchingUp; },
                               kPatience);
    }

    Archive archive{connection};
};

} // namespace

/// Rooms of a real Prosody (XEP-0045 with XEP-0313).
class TestMessageRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void talk();
    void references();
    void privately();
    void subjects();
    void history();
    void archives();
    void outside();

private:
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Talker> m_alice;
    std::unique_ptr<Talker> m_bob;
    QString m_first; ///< the room's id of the first message
};

void TestMessageRooms::initTestCase()
{
    m_server = std::make_unique<Prosody>(withRooms(u"muc_log_by_default = true\n"_s));
    QVERIFY(m_server->isReady());
    m_alice = std::make_unique<Talker>(*m_server, u"alice"_s);
    m_bob = std::make_unique<Talker>(*m_server, u"bob"_s);
    QVERIFY(m_alice->enter());
    QVERIFY(m_bob->enter());
}

void TestMessageRooms::talk()
{
    m_alice->write(kRoom, u"r-1"_s, u"hello all"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_bob->received.size(), size_t{1}, kPatience);
    const Message &got = m_bob->received.front();
    QCOMPARE(got.conversation, kRoom);
    QCOMPARE(got.from, m_alice->occupant());
    QCOMPARE(got.direction, Direction::Incoming);
    QCOMPARE(got.originId, u"r-1");
    QVERIFY(!got.archiveId.isEmpty());
    QVERIFY(!got.occupantId.isEmpty());
    m_first = got.archiveId;
    // What we said comes back, and only then it is sent.
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    QCOMPARE(m_alice->received.front().direction, Direction::Outgoing);
    QCOMPARE(m_alice->received.front().state, DeliveryState::Sent);
    QCOMPARE(m_alice->received.front().archiveId, m_first);
    QCOMPARE(m_alice->accepted, QStringList{u"r-1"_s});
    QVERIFY(m_bob->receipts.isEmpty());
}

void TestMessageRooms::references()
{
    Annotation reaction;
    reaction.kind = Annotation::Kind::Reactions;
    reaction.conversation = kRoom;
    reaction.target = m_first;
    reaction.emojis = QStringList{u"\U0001F44B"_s};
    reaction.originId = u"r-2"_s;
    m_bob->messages.send(reaction);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->annotations.size(), size_t{1}, kPatience);
    const Annotation &got = m_alice->annotations.front();
    QCOMPARE(got.target, m_first);
    QCOMPARE(got.emojis, reaction.emojis);
    QCOMPARE(got.by, m_bob->occupant());
    QVERIFY(!got.occupantId.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->accepted.contains(u"r-2"_s), kPatience);
    QCOMPARE(m_bob->annotations.front().direction, Direction::Outgoing);
}

void TestMessageRooms::privately()
{
    m_alice->received.clear();
    m_bob->write(m_alice->occupant(), u"p-1"_s, u"between us"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    QCOMPARE(m_alice->received.front().conversation, m_bob->occupant());
    QCOMPARE(m_alice->received.front().body, u"between us");
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->accepted.contains(u"p-1"_s), kPatience);
}

void TestMessageRooms::subjects()
{
    m_bob->received.clear();
    QSignalSpy subjects(&m_bob->messages, &MessageBridge::subjectReceived);
    QXmppMessage message({}, kRoom.toString());
    message.setType(QXmppMessage::GroupChat);
    message.setSubject(u"Lunch"_s);
    m_alice->connection.client().send(std::move(message));
    QTRY_COMPARE_WITH_TIMEOUT(subjects.size(), 1, kPatience);
    const auto subject = subjects.front().front().value<RoomSubject>();
    QCOMPARE(subject.texts.size(), size_t{1});
    QCOMPARE(subject.texts.front().text, u"Lunch");
    QCOMPARE(subject.by, m_alice->occupant());
    QCOMPARE(m_bob->received.size(), size_t{1});
    QCOMPARE(m_bob->received.front().kind, MessageKind::Event);
}

void TestMessageRooms::history()
{
    Talker carol(*m_server, u"carol"_s);
    QVERIFY(carol.enter());
    const auto hello = std::ranges::find(carol.received, u"r-1"_s, &Message::originId);
    QVERIFY(hello != carol.received.end());
    QCOMPARE(hello->archiveId, m_first);
    QVERIFY(hello->sentAt <= m_bob->annotations.front().at);
    // The subject that holds is told, and is no event of now.
    QVERIFY(std::ranges::none_of(carol.received, [](const Message &m) { return m.kind == MessageKind::Event; }));
    QTRY_COMPARE_WITH_TIMEOUT(carol.rooms.at(kRoom).subject({}), u"Lunch"_s, kPatience);
}

void TestMessageRooms::archives()
{
    std::optional<std::expected<ArchivePage, IqError>> outcome;
    m_bob->archive.query({.archive = kRoom}, this, [&outcome](const auto &page) { outcome = page; });
    QTRY_VERIFY_WITH_TIMEOUT(outcome, kPatience);
    QVERIFY(*outcome);
    const ArchivePage &page = **outcome;
    QVERIFY(page.complete);
    const auto *hello = std::get_if<Message>(&page.events.front());
    QVERIFY(hello);
    QCOMPARE(hello->archiveId, m_first);
    QCOMPARE(hello->originId, u"r-1");
    QCOMPARE(hello->from, m_alice->occupant());
    QCOMPARE(hello->direction, Direction::Incoming);
    bool isSupported = false;
    m_bob->archive.isSupported(kRoom, this, [&isSupported](bool answer) { isSupported = answer; });
    QTRY_VERIFY_WITH_TIMEOUT(isSupported, kPatience);
}

void TestMessageRooms::outside()
{
    m_alice->bridge.leave(kRoom, {});
    QTRY_VERIFY_WITH_TIMEOUT(!m_alice->bridge.ownOccupant(kRoom), kPatience);
    m_alice->received.clear();
    m_alice->write(kRoom, u"r-9"_s, u"anybody?"_s);
    m_bob->received.clear();
    m_bob->write(kRoom, u"r-10"_s, u"where is she?"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bob->accepted.contains(u"r-10"_s), kPatience);
    m_bob->write(m_alice->bare(), u"d-1"_s, u"here"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience); // not what the room said meanwhile
    QCOMPARE(m_alice->received.front().originId, u"d-1");
    QVERIFY(!m_alice->accepted.contains(u"r-9"_s));
    QVERIFY(std::ranges::none_of(m_bob->received, [](const Message &m) { return m.originId == u"r-9"; }));
}

QTEST_GUILESS_MAIN(TestMessageRooms)
#include "tst_messagerooms.moc"
