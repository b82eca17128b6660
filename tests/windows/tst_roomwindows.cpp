// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/support/hands.h"
#include "tests/windows/roomacts.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// A room from its making to its end, between two real windows through a real server.
class TestRoomWindows final : public RoomActs
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void creating();
    void findingAndJoining();
    void talking();
    void subject();
    void mentioning();
    void newName();
    void inPrivate();
    void voice();
    void kicking();
    void inviting();
    void lists();
    void settings();
    void quiet();
    void pictures();
    void restarting();
    void password();
    void banning();
    void destroying();
    void cleanupTestCase();

private:
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_alice;
    std::unique_ptr<DeskPerson> m_bob;
};

void TestRoomWindows::initTestCase()
{
    layTheDesk();
    m_server = std::make_unique<Prosody>(
        QStringList{u"--accounts"_s, u"alice,bob"_s, u"--extra"_s,
                    u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\" }\n"
                    "restrict_room_creation = false\n"_s});
    QVERIFY(m_server->isReady());
    const QString shots = QStringLiteral(CAUSERIE_SHOTS_DIR);
    m_alice = std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, shots, u"room-"_s);
    m_bob = std::make_unique<DeskPerson>(u"Bob"_s, *m_server, *m_theme, shots, u"room-"_s);
    QVERIFY(m_alice->signIn() && m_bob->signIn());
    m_alice->mainWindow()->setGeometry(0, 0, 1120, 760);
    m_bob->mainWindow()->setGeometry(400, 300, 1120, 760);
}

void TestRoomWindows::creating()
{
    QWidget &window = *m_alice->mainWindow();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
    EVENTUALLY(findNamed<QLineEdit>(window, u"Room"_s));
    QVERIFY(fillIn(window, u"Your name there"_s, u"Alice"_s));
    // A word is enough once we know where rooms live here.
    EVENTUALLY(fillIn(window, u"Room"_s, u"tea"_s) && findNamed<QPushButton>(window, u"Join"_s)->isEnabled());
    QVERIFY(press(window, u"Join"_s));
    EVENTUALLY(findNamed<QPushButton>(window, u"Create"_s));
    QVERIFY(says(*m_alice->mainWindow(), u"does not exist"_s));
    QVERIFY(!m_alice->picture(dialogOf(*m_alice), u"create"_s).isEmpty());
    QVERIFY(press(window, u"Create"_s));
    // It waits for its settings.
    EVENTUALLY(findNamed<QPushButton>(window, u"Create the room"_s) &&
               findNamed<QPushButton>(window, u"Create the room"_s)->isEnabled());
    QVERIFY(fillIn(window, u"Title"_s, kName));
    QVERIFY(press(window, u"Include room information in public lists"_s));
    picture(*m_alice, u"behind-settings"_s);
    QVERIFY(!m_alice->picture(dialogOf(*m_alice), u"settings"_s).isEmpty());
    QVERIFY(press(window, u"Create the room"_s));
    EVENTUALLY(room(*m_alice) && room(*m_alice)->state() == RoomState::Joined && room(*m_alice)->name() == kName);
    EVENTUALLY(field(*m_alice));
    QCOMPARE(people(*m_alice), QStringList{u"Alice"_s});
    EVENTUALLY(says(*m_alice->mainWindow(), u"1 person"_s));
    QVERIFY(lines(*m_alice).contains(u"You created this room"_s));
}

void TestRoomWindows::findingAndJoining()
{
    QWidget &window = *m_bob->mainWindow();
    window.activateWindow();
    QVERIFY(press(window, u"Rooms"_s));
    QVERIFY(says(*m_bob->mainWindow(), u"No rooms yet"_s));
    picture(*m_bob, u"none-yet"_s);
    QVERIFY(press(window, u"Join or create a room…"_s));
    EVENTUALLY(pressRow(window, u"Public rooms"_s, kName + u'\n' + kTea.toString()));
    QVERIFY(fillIn(window, u"Your name there"_s, u"Bob"_s));
    QVERIFY(!m_bob->picture(dialogOf(*m_bob), u"find"_s).isEmpty());
    QVERIFY(press(window, u"Join"_s));
    EVENTUALLY(field(*m_bob));
    EVENTUALLY((people(*m_alice) == QStringList{u"Alice"_s, u"Bob"_s}));
    EVENTUALLY((people(*m_bob) == QStringList{u"Alice"_s, u"Bob"_s}));
}

void TestRoomWindows::talking()
{
    QVERIFY(write(*m_alice, u"Milk or lemon?"_s));
    EVENTUALLY(lines(*m_bob).contains(u"Milk or lemon?"_s));
    QVERIFY(write(*m_bob, u"Lemon, please"_s));
    EVENTUALLY(lines(*m_alice).contains(u"Lemon, please"_s));
    QCOMPARE(lines(*m_alice).count(u"Milk or lemon?"_s), 1); // the room says it to us, too
    const auto *model = m_alice->mainWindow()->findChild<ui::MessageModel *>();
    QCOMPARE(model->index(model->rowCount() - 1).data(ui::MessageModel::SenderRole).toString(), u"Bob"_s);
    QVERIFY(!model->contextOf(model->rowCount() - 1).sender.isEmpty());
}

void TestRoomWindows::subject()
{
    QVERIFY(roomMenu(*m_alice, {u"Change the subject…"_s}));
    QVERIFY(answer(*m_alice, u"What goes into the pot"_s, u"Change"_s));
    EVENTUALLY(room(*m_bob)->subject({}) == u"What goes into the pot"_s);
    EVENTUALLY(says(*m_bob->mainWindow(), u"What goes into the pot"_s));
    EVENTUALLY(lines(*m_bob).contains(u"Alice changed the subject to: What goes into the pot"_s));
}

void TestRoomWindows::mentioning()
{
    m_alice->mainWindow()->activateWindow();
    QPlainTextEdit *edit = field(*m_alice);
    edit->setFocus();
    EVENTUALLY(edit->hasFocus());
    QTest::keyClicks(edit, u"@B"_s);
    EVENTUALLY(findNamed<QListWidget>(*m_alice->mainWindow(), u"People to mention"_s));
    picture(*m_alice, u"naming"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->toPlainText(), u"Bob: "_s);
    QTest::keyClicks(edit, u"yours is ready"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    EVENTUALLY(lines(*m_bob).contains(u"Bob: yours is ready"_s));
    const auto *model = m_bob->mainWindow()->findChild<ui::MessageModel *>();
    QCOMPARE(model->contextOf(model->rowCount() - 1).reader, u"Bob"_s);
    // Tab alone is enough.
    m_bob->mainWindow()->activateWindow();
    edit = field(*m_bob);
    edit->setFocus();
    EVENTUALLY(edit->hasFocus());
    QTest::keyClicks(edit, u"al"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(edit->toPlainText(), u"Alice: "_s);
    edit->clear();
}

void TestRoomWindows::newName()
{
    QVERIFY(roomMenu(*m_bob, {u"Change your name there…"_s}));
    QVERIFY(answer(*m_bob, u"Robert"_s));
    EVENTUALLY((people(*m_alice) == QStringList{u"Alice"_s, u"Robert"_s}));
    EVENTUALLY(lines(*m_alice).contains(u"Bob is now called Robert"_s));
    EVENTUALLY(lines(*m_bob).contains(u"You are now called Robert"_s));
    QVERIFY(roomMenu(*m_bob, {u"Change your name there…"_s}));
    QVERIFY(answer(*m_bob, u"Alice"_s)); // somebody has it
    EVENTUALLY(says(*m_bob->mainWindow(), u"has this name already"_s));
}

void TestRoomWindows::inPrivate()
{
    QVERIFY(memberMenu(*m_bob, u"Alice"_s, {u"Write in private"_s}));
    const QString name = u"Message to Alice in "_s + kName;
    EVENTUALLY(findNamed(*m_bob->mainWindow(), name));
    typeAndSend(*findNamed(*m_bob->mainWindow(), name), u"Between us: it is cold"_s);
    const Jid robert = *kTea.withResource(u"Robert"_s);
    EVENTUALLY(m_alice->session().conversations().find(robert) &&
               m_alice->session().conversations().find(robert)->last());
    QVERIFY(!lines(*m_alice).contains(u"Between us: it is cold"_s)); // not in the room
    QVERIFY(press(*m_alice->mainWindow(), u"All"_s));
    EVENTUALLY(pressRow(*m_alice->mainWindow(), u"Conversations"_s, u"Robert in "_s + kName));
    EVENTUALLY(lines(*m_alice).contains(u"Between us: it is cold"_s));
    picture(*m_alice, u"private"_s);
    QVERIFY(openRoom(*m_alice) && openRoom(*m_bob));
}

void TestRoomWindows::voice()
{
    QVERIFY(!offers(*m_bob, u"Alice"_s, u"Remove…"_s)); // he is no moderator
    QVERIFY(memberMenu(*m_alice, u"Robert"_s, {u"Take their voice"_s}));
    EVENTUALLY(field(*m_bob)->isReadOnly());
    QVERIFY(says(*m_bob->mainWindow(), u"only listen"_s));
    QVERIFY(!findNamed(*m_bob->mainWindow(), u"Invite…"_s)); // not for those who may not speak
    picture(*m_bob, u"listening"_s);
    QVERIFY(press(*m_bob->mainWindow(), u"Ask to speak"_s));
    EVENTUALLY(says(*m_alice->mainWindow(), u"Robert asks to speak."_s));
    picture(*m_alice, u"asked-for-voice"_s);
    QVERIFY(press(*m_alice->mainWindow(), u"Allow"_s));
    EVENTUALLY(!field(*m_bob)->isReadOnly());
    EVENTUALLY(!says(*m_alice->mainWindow(), u"asks to speak"_s));
    QVERIFY(write(*m_bob, u"Thank you"_s));
    EVENTUALLY(lines(*m_alice).contains(u"Thank you"_s)); // else the room may hear first that he is to be kicked
}

void TestRoomWindows::kicking()
{
    QVERIFY(offers(*m_alice, u"Robert"_s, u"Remove…"_s));
    QVERIFY(memberMenu(*m_alice, u"Robert"_s, {u"Remove…"_s}));
    QVERIFY(answer(*m_alice, u"milk first"_s));
    EVENTUALLY(room(*m_bob)->state() == RoomState::Out);
    EVENTUALLY(says(*m_bob->mainWindow(), u"milk first"_s));
    EVENTUALLY(lines(*m_bob).last().contains(u"milk first"_s)); // and stays in the conversation
    QVERIFY(field(*m_bob)->isReadOnly());
    EVENTUALLY(lines(*m_alice).last().contains(u"milk first"_s));
    QCOMPARE(people(*m_alice), QStringList{u"Alice"_s});
    picture(*m_bob, u"kicked"_s);
    m_theme->setChoice(ui::ThemeChoice::Dark);
    picture(*m_bob, u"kicked-dark"_s);
    m_theme->setChoice(ui::ThemeChoice::Light);
    QVERIFY(press(*m_bob->mainWindow(), u"Join again"_s));
    EVENTUALLY(room(*m_bob)->state() == RoomState::Joined && !field(*m_bob)->isReadOnly());
}

void TestRoomWindows::inviting()
{
    QVERIFY(roomMenu(*m_bob, {u"Forget…"_s}));
    EVENTUALLY(findNamed<QPushButton>(*m_bob->mainWindow(), u"Forget"_s));
    QVERIFY(press(*m_bob->mainWindow(), u"Forget"_s));
    EVENTUALLY(!room(*m_bob) && !m_bob->session().conversations().find(kTea));
    EVENTUALLY(people(*m_alice) == QStringList{u"Alice"_s});
    QVERIFY(press(*m_alice->mainWindow(), u"Invite…"_s));
    auto *list = findNamed<QListWidget>(*m_alice->mainWindow(), u"Contacts to invite"_s);
    QVERIFY(list);
    const auto found = list->findItems(u"Bob"_s, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    found.front()->setCheckState(Qt::Checked);
    QVERIFY(fillIn(*m_alice->mainWindow(), u"A word with it"_s, u"It is <warm> now"_s));
    QVERIFY(!m_alice->picture(dialogOf(*m_alice), u"invite"_s).isEmpty());
    QVERIFY(press(*m_alice->mainWindow(), u"Invite"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"It is <warm> now"_s));
    picture(*m_bob, u"invited"_s);
    QVERIFY(press(*m_bob->mainWindow(), u"Join "_s + kTea.toString()));
    EVENTUALLY(room(*m_bob) && room(*m_bob)->state() == RoomState::Joined);
    EVENTUALLY(field(*m_bob)); // it is open
    EVENTUALLY(!says(*m_bob->mainWindow(), u"It is <warm> now"_s));
    EVENTUALLY(lines(*m_bob).contains(u"Thank you"_s)); // from the room's archive
    // What he said under another name is still his.
    const auto &messages = m_bob->session().conversations().find(kTea)->messages();
    QCOMPARE(std::ranges::find(messages, u"Lemon, please"_s, &Message::body)->direction, Direction::Outgoing);
    QCOMPARE(std::ranges::find(messages, u"Milk or lemon?"_s, &Message::body)->direction, Direction::Incoming);
}

void TestRoomWindows::lists()
{
    EVENTUALLY(people(*m_alice).size() == 2);
    const QString bob = people(*m_alice).last();
    QVERIFY(memberMenu(*m_alice, bob, {u"Make a member"_s}));
    EVENTUALLY(room(*m_bob)->affiliation() == Affiliation::Member);
    QVERIFY(roomMenu(*m_alice, {u"Members and banned…"_s}));
    EVENTUALLY(findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s) &&
               findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s)->count() == 1);
    QVERIFY(!m_alice->picture(dialogOf(*m_alice), u"lists"_s).isEmpty());
    findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s)->setCurrentRow(0);
    QVERIFY(press(*m_alice->mainWindow(), u"Take off the list"_s));
    EVENTUALLY(room(*m_bob)->affiliation() == Affiliation::None);
    QVERIFY(press(*m_alice->mainWindow(), u"Close"_s));
}

void TestRoomWindows::settings()
{
    QVERIFY(!roomMenu(*m_bob, {u"Settings of the room…"_s})); // not his
    QVERIFY(roomMenu(*m_alice, {u"Settings of the room…"_s}));
    EVENTUALLY(fillIn(*m_alice->mainWindow(), u"Description"_s, u"Hot water and leaves"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"Save"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"Hot water and leaves"_s));
}

void TestRoomWindows::quiet()
{
    QVERIFY(roomMenu(*m_bob, {u"Tell me about"_s, u"Only when I am mentioned"_s}));
    EVENTUALLY(m_bob->session().conversations().find(kTea)->settings().notify == Notify::Mentions);
}

void TestRoomWindows::pictures()
{
    QVERIFY(write(*m_bob, u"Alice, is there any left?"_s));
    EVENTUALLY(lines(*m_alice).contains(u"Alice, is there any left?"_s));
    QVERIFY(write(*m_alice, u"One cup. *Quick!*"_s));
    EVENTUALLY(lines(*m_bob).contains(u"One cup. *Quick!*"_s));
    picture(*m_alice, u"light"_s);
    m_theme->setChoice(ui::ThemeChoice::Dark);
    picture(*m_alice, u"dark"_s);
    picture(*m_bob, u"dark"_s);
    QVERIFY(press(*m_alice->mainWindow(), u"Room"_s));
    EVENTUALLY(QApplication::activePopupWidget());
    QVERIFY(!m_alice->picture(QApplication::activePopupWidget(), u"menu"_s).isEmpty());
    QApplication::activePopupWidget()->close();
    m_theme->setChoice(ui::ThemeChoice::Light);
}

void TestRoomWindows::restarting()
{
    QVERIFY(m_bob->restart());
    m_bob->mainWindow()->setGeometry(400, 300, 1120, 760);
    EVENTUALLY(room(*m_bob) && room(*m_bob)->state() == RoomState::Joined); // bookmarked
    QVERIFY(openRoom(*m_bob));
    EVENTUALLY(lines(*m_bob).contains(u"One cup. *Quick!*"_s));
    EVENTUALLY(people(*m_bob).size() == 2);
    QCOMPARE(m_bob->session().conversations().find(kTea)->settings().notify, Notify::Mentions);
}

void TestRoomWindows::password()
{
    QVERIFY(roomMenu(*m_alice, {u"Settings of the room…"_s}));
    EVENTUALLY(fillIn(*m_alice->mainWindow(), u"Password"_s, u"leaf"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"Save"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"With a password"_s));
    QVERIFY(roomMenu(*m_bob, {u"Leave"_s}));
    EVENTUALLY(says(*m_bob->mainWindow(), u"You are not in this room."_s));
    QVERIFY(press(*m_bob->mainWindow(), u"Join"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"wants a password"_s));
    picture(*m_bob, u"password"_s);
    QVERIFY(press(*m_bob->mainWindow(), u"Enter the password…"_s));
    QVERIFY(answer(*m_bob, u"root"_s)); // a wrong one: it is asked for again
    EVENTUALLY(room(*m_bob)->state() == RoomState::Failed && says(*m_bob->mainWindow(), u"wants a password"_s));
    QVERIFY(press(*m_bob->mainWindow(), u"Enter the password…"_s));
    QVERIFY(answer(*m_bob, u"leaf"_s));
    EVENTUALLY(room(*m_bob)->state() == RoomState::Joined);
    EVENTUALLY(people(*m_alice).size() == 2);
}

void TestRoomWindows::banning()
{
    const QString bob = people(*m_alice).last();
    QVERIFY(memberMenu(*m_alice, bob, {u"Ban…"_s}));
    QVERIFY(answer(*m_alice, u"salt"_s));
    EVENTUALLY(room(*m_bob)->state() == RoomState::Out);
    EVENTUALLY(says(*m_bob->mainWindow(), u"salt"_s));
    QVERIFY(!findNamed<QPushButton>(*m_bob->mainWindow(), u"Join again"_s)); // nothing but to forget it
    QVERIFY(findNamed<QPushButton>(*m_bob->mainWindow(), u"Forget…"_s));
}

void TestRoomWindows::destroying()
{
    // He is let in again first.
    QVERIFY(roomMenu(*m_alice, {u"Members and banned…"_s}));
    EVENTUALLY(findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s));
    // A screen reader says of a box what is chosen in it.
    auto *which = findNamed<QComboBox>(*m_alice->mainWindow(), u"Members"_s);
    QVERIFY(which);
    which->setCurrentIndex(which->findText(u"Banned"_s));
    EVENTUALLY(findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s)->count() == 1);
    findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s)->setCurrentRow(0);
    QVERIFY(press(*m_alice->mainWindow(), u"Take off the list"_s));
    EVENTUALLY(findNamed<QListWidget>(*m_alice->mainWindow(), u"Addresses"_s)->count() == 0);
    QVERIFY(press(*m_alice->mainWindow(), u"Close"_s));
    QVERIFY(roomMenu(*m_bob, {u"Join"_s}));
    EVENTUALLY(room(*m_bob)->state() == RoomState::Joined);

    QVERIFY(roomMenu(*m_alice, {u"Destroy for everybody…"_s}));
    EVENTUALLY(fillIn(*m_alice->mainWindow(), u"Reason"_s, u"The pot is broken"_s));
    QVERIFY(fillIn(*m_alice->mainWindow(), u"Room to go to instead"_s, u"coffee@rooms.example.test"_s));
    QVERIFY(!m_alice->picture(dialogOf(*m_alice), u"destroy"_s).isEmpty());
    QVERIFY(press(*m_alice->mainWindow(), u"Destroy"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"coffee@rooms.example.test"_s));
    EVENTUALLY(says(*m_bob->mainWindow(), u"The pot is broken"_s));
    picture(*m_bob, u"destroyed"_s);
    QVERIFY(press(*m_bob->mainWindow(), u"Go there"_s));
    EVENTUALLY(findNamed<QLineEdit>(*m_bob->mainWindow(), u"Room"_s) &&
               findNamed<QLineEdit>(*m_bob->mainWindow(), u"Room"_s)->text() == u"coffee@rooms.example.test"_s);
}

void TestRoomWindows::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
}

QTEST_MAIN(TestRoomWindows)
#include "tst_roomwindows.moc"
