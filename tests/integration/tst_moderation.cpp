// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/person.h"

#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// What is removed in a room by those who may (XEP-0425), and what a room's archive is good for, with a real server and
/// its mod_muc_moderation.
class TestModeration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moderatorsRemove();
    void whoIsOutCannotCheck();
    void aNameForTodayIsNotTheWish();

private:
    static QStringList withRooms()
    {
        return {u"--extra"_s,
                u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\", \"muc_moderation\" }\n"
                "muc_log_by_default = true\nrestrict_room_creation = false\n"_s};
    }
    bool join(Person &person, const QString &nick)
    {
        person.session().rooms().join({.room = m_tea, .nick = nick, .creation = RoomCreation::Instant});
        return QTest::qWaitFor(
            [&] {
                const Room *room = person.session().rooms().find(m_tea);
                return room->state() == RoomState::Joined && room->info().isRoom;
            },
            kPatience);
    }
    const Message *find(Person &person, const QString &id) const
    {
        const auto &all = person.session().conversations().at(m_tea).messages();
        const auto found = std::ranges::find(all, id, &Message::originId);
        return found == all.end() || found->archiveId.isEmpty() ? nullptr : &*found;
    }

    const Jid m_tea = *Jid::parse(u"tea@rooms.example.test");
};

void TestModeration::moderatorsRemove()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(join(alice, u"Alice"_s) && join(bob, u"Bob"_s));
    QVERIFY(alice.session().rooms().find(m_tea)->info().hasModeration);
    for (Person *person : {&alice, &bob})
        person->session().conversations().at(m_tea).open();
    const QString spam = bob.session().send(m_tea, u"Buy <now>"_s);
    const QString words = alice.session().send(m_tea, u"Tea?"_s);
    EVENTUALLY(find(alice, spam) && find(bob, spam) && find(bob, words));

    std::optional<RoomError> refused;
    bob.session().rooms().moderate(m_tea, find(bob, words)->archiveId, {}, this,
                                   [&refused](const auto &result) { refused = result ? RoomError{} : result.error(); });
    EVENTUALLY(refused);
    QCOMPARE(refused->kind, RoomError::Kind::Forbidden);
    QCOMPARE(find(alice, words)->retraction, Retraction::None);

    bool isDone = false;
    alice.session().rooms().moderate(m_tea, find(alice, spam)->archiveId, u"no <advertisement>"_s, this,
                                     [&isDone](const auto &result) { isDone = result.has_value(); });
    EVENTUALLY(isDone);
    for (Person *person : {&alice, &bob}) {
        EVENTUALLY(find(*person, spam)->retraction == Retraction::ByModerator);
        QCOMPARE(find(*person, spam)->retractionReason, u"no <advertisement>"_s);
        QVERIFY(find(*person, spam)->body.isEmpty());
    }
}

void TestModeration::whoIsOutCannotCheck()
{
    const Prosody server(withRooms());
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn() && join(alice, u"Alice"_s));
    Conversation &talk = alice.session().conversations().at(m_tea);
    talk.open();
    const QString id = alice.session().send(m_tea, u"Mine"_s);
    EVENTUALLY(find(alice, id));
    const auto check = [&] {
        std::optional<ArchiveReport> report;
        alice.session().checkConversation(m_tea, {}, [&report](const ArchiveReport &ended) { report = ended; });
        return QTest::qWaitFor([&report] { return report.has_value(); }, kPatience) ? *report : ArchiveReport{};
    };
    QCOMPARE(check().end, ArchiveReport::End::Complete);
    alice.session().rooms().leave(m_tea);
    EVENTUALLY(alice.session().rooms().find(m_tea)->state() == RoomState::Out);
    alice.session().removeConversation(m_tea); // what was said there could only be told as somebody else's
    ConversationSettings room;
    room.kind = ConversationKind::Room;
    alice.session().saveSettings(m_tea, room);
    const ArchiveReport report = check();
    QCOMPARE(report.end, ArchiveReport::End::NotInRoom);
    QCOMPARE(report.here, 0);
}

void TestModeration::aNameForTodayIsNotTheWish()
{
    const Prosody server(withRooms());
    Person bob(server, u"bob"_s);
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(join(bob, u"Tea"_s) && join(alice, u"Tea"_s));
    Rooms &rooms = alice.session().rooms();
    QCOMPARE(rooms.find(m_tea)->nick(), u"Tea_"_s); // that one was taken
    QCOMPARE(rooms.wishedNick(m_tea), u"Tea"_s);
    EVENTUALLY(rooms.bookmark(m_tea));
    QCOMPARE(rooms.bookmark(m_tea)->nick, u"Tea"_s); // by which her other devices go
}

QTEST_GUILESS_MAIN(TestModeration)
#include "tst_moderation.moc"
