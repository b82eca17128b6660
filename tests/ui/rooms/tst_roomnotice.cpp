// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomnotice.h"

#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;
using Act = RoomNotice::Act;
using Acts = std::vector<Act>;

/// What is said above a room's messages, and what is offered.
class TestRoomNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void unknown();
    void removals_data();
    void removals();
    void failures_data();
    void failures();
    void inside();
    void everyActHasItsWords();

private:
    void enter(Role role, Affiliation affiliation = Affiliation::None);

    std::unique_ptr<Room> m_room;
};

void TestRoomNotice::init()
{
    m_room = std::make_unique<Room>(*Jid::parse(u"tea@rooms.test"));
}

void TestRoomNotice::enter(Role role, Affiliation affiliation)
{
    m_room->beginJoin(u"Ann"_s);
    Occupant self;
    self.nick = u"Ann"_s;
    self.role = role;
    self.affiliation = affiliation;
    m_room->upsert(self);
    m_room->finishJoin(u"Ann"_s);
}

void TestRoomNotice::unknown()
{
    const RoomNotice notice = noticeFor(nullptr, nullptr, false);
    QCOMPARE(notice.acts, (Acts{Act::Join, Act::Forget}));
    QVERIFY(!notice.isProblem);
}

void TestRoomNotice::removals_data()
{
    QTest::addColumn<Removal>("removal");
    QTest::addColumn<Acts>("acts");
    QTest::addColumn<bool>("isProblem");
    QTest::addColumn<QString>("says");
    const Jid coffee = *Jid::parse(u"coffee@rooms.test");
    const auto row = [](const char *name, Removal removal, const Acts &acts, bool isProblem, const QString &says) {
        QTest::newRow(name) << removal << acts << isProblem << says;
    };
    row("left", {.how = Departure::Left}, {Act::Join, Act::Forget}, false, u"not in this room"_s);
    row("kicked", {.how = Departure::Kicked, .actor = u"Bob"_s, .reason = u"noise"_s}, {Act::TryAgain, Act::Forget},
        true, u"noise"_s);
    row("kicked by", {.how = Departure::Kicked, .actor = u"Bob"_s}, {Act::TryAgain, Act::Forget}, true, u"Bob"_s);
    row("banned", {.how = Departure::Banned}, {Act::Forget}, true, u"banned"_s);
    row("no member any more", {.how = Departure::LostMembership}, {Act::TryAgain, Act::Forget}, true, u"member"_s);
    row("for members now", {.how = Departure::RoomIsForMembers}, {Act::TryAgain, Act::Forget}, true, u"members"_s);
    row("the service stops", {.how = Departure::ServiceStopped}, {}, false, u"stops"_s);
    row("a fault", {.how = Departure::Fault}, {}, false, u"by yourself"_s);
    row("destroyed", {.how = Departure::Destroyed}, {Act::Forget}, true, u"any more"_s);
    row("destroyed, with another", {.how = Departure::Destroyed, .alternate = coffee}, {Act::GoElsewhere, Act::Forget},
        true, u"coffee@rooms.test"_s);
}

void TestRoomNotice::removals()
{
    QFETCH(Removal, removal);
    QFETCH(Acts, acts);
    QFETCH(bool, isProblem);
    QFETCH(QString, says);
    enter(Role::Participant);
    QCOMPARE(noticeFor(m_room.get(), nullptr, false), RoomNotice{});
    m_room->leave(removal);
    const RoomNotice notice = noticeFor(m_room.get(), nullptr, false);
    QCOMPARE(notice.acts, acts);
    QCOMPARE(notice.isProblem, isProblem);
    QVERIFY2(notice.text.contains(says), qPrintable(notice.text));
}

void TestRoomNotice::failures_data()
{
    using Kind = RoomError::Kind;
    QTest::addColumn<RoomError::Kind>("kind");
    QTest::addColumn<Act>("first");
    QTest::newRow("password") << Kind::PasswordWrong << Act::GivePassword;
    QTest::newRow("name taken") << Kind::NickTaken << Act::ChooseName;
    QTest::newRow("bad name") << Kind::BadNick << Act::ChooseName;
    QTest::newRow("registered name") << Kind::NotAcceptable << Act::ChooseName;
    QTest::newRow("no such room") << Kind::NotFound << Act::Create;
    QTest::newRow("banned") << Kind::Forbidden << Act::TryAgain;
    QTest::newRow("unreachable") << Kind::Unreachable << Act::TryAgain;
}

void TestRoomNotice::failures()
{
    QFETCH(RoomError::Kind, kind);
    QFETCH(Act, first);
    m_room->beginJoin(u"Ann"_s);
    QVERIFY(!noticeFor(m_room.get(), nullptr, false).text.isEmpty());
    QVERIFY(noticeFor(m_room.get(), nullptr, false).acts.empty());
    m_room->fail({kind, {}});
    const RoomNotice notice = noticeFor(m_room.get(), nullptr, false);
    QCOMPARE(notice.acts.front(), first);
    QCOMPARE(notice.acts.back(), Act::Forget);
    QVERIFY(notice.isProblem && !notice.text.isEmpty());
}

void TestRoomNotice::inside()
{
    const VoiceRequest request{m_room->jid(), u"Zoe"_s, {}};
    enter(Role::Visitor);
    QCOMPARE(noticeFor(m_room.get(), nullptr, false).acts, Acts{Act::AskVoice});
    QCOMPARE(noticeFor(m_room.get(), nullptr, true).acts, Acts{});
    QVERIFY(!noticeFor(m_room.get(), nullptr, true).text.isEmpty());
    enter(Role::Participant);
    QCOMPARE(noticeFor(m_room.get(), &request, false), RoomNotice{}); // not for us to decide
    enter(Role::Moderator, Affiliation::Admin);
    QCOMPARE(noticeFor(m_room.get(), nullptr, false), RoomNotice{});
    const RoomNotice asked = noticeFor(m_room.get(), &request, false);
    QCOMPARE(asked.acts, (Acts{Act::AllowVoice, Act::DenyVoice}));
    QVERIFY(asked.text.contains(u"Zoe"_s));
}

void TestRoomNotice::everyActHasItsWords()
{
    QSet<QString> words;
    for (int act = int(Act::Join); act <= int(Act::DenyVoice); ++act) {
        const QString text = actText(Act(act));
        QCOMPARE(text.count(u'&'), 1);
        words << text;
    }
    QCOMPARE(words.size(), int(Act::DenyVoice) + 1);
}

QTEST_MAIN(TestRoomNotice)
#include "tst_roomnotice.moc"
