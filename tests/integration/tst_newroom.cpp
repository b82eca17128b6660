// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/person.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// What is said in a room that we have just made, before it is known what it can do.
class TestNewRoom final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsMessagesAreNamed();
    void aRoomWithoutAnArchive();

private:
    void say(const QString &modules, bool hasNames);

    const Jid m_tea = *Jid::parse(u"tea@rooms.example.test");
};

/// It waits, is heard once, and reactions find it by the name that the room has given it (XEP-0359).
void TestNewRoom::say(const QString &modules, bool hasNames)
{
    const Prosody server(QStringList{u"--extra"_s, u"Component \"rooms.example.test\" \"muc\"\n%1\n"
                                                   "restrict_room_creation = false\n"_s.arg(modules)});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Rooms &rooms = alice.session().rooms();
    QSignalSpy created(&rooms, &Rooms::roomCreated);
    QSignalSpy caughtUp(&rooms, &Rooms::caughtUp); // what is in a new room: nothing
    rooms.join({.room = m_tea, .creation = RoomCreation::Configured});
    EVENTUALLY(created.size() == 1 && caughtUp.size() == 1);
    const QString id = alice.session().send(m_tea, u"Tea?"_s);
    const Conversation &talk = alice.session().conversations().at(m_tea);
    EVENTUALLY(talk.last() && talk.last()->originId == id);
    std::optional<DataForm> form;
    rooms.configuration(m_tea, this, [&form](const auto &result) { form = result.value_or(DataForm()); });
    EVENTUALLY(form.has_value());
    QCOMPARE(talk.last()->state, DeliveryState::Pending);
    rooms.configure(m_tea, *form, *form, this, {});
    EVENTUALLY(talk.last()->state >= DeliveryState::Sent);
    QCOMPARE(!talk.last()->archiveId.isEmpty(), hasNames);
}

void TestNewRoom::itsMessagesAreNamed()
{
    say(u"modules_enabled = { \"muc_mam\" }"_s, true);
}

void TestNewRoom::aRoomWithoutAnArchive()
{
    say({}, false);
}

QTEST_GUILESS_MAIN(TestNewRoom)
#include "tst_newroom.moc"
