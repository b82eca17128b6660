// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/support/hands.h"
#include "tests/windows/deskacts.h"
#include "tests/windows/deskperson.h"
#include "ui/chat/messageview.h"

#include <QApplication>
#include <QDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20'000)

/// A stranger who asks into a room and then says there what had better not be said, in two real windows through a real
/// server.
class TestStrangerWindows final : public DeskActs
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anInvitationIsARequest();
    void itCanBeBlocked();
    void removingWhatSomebodySaid();
    void checkingARoom();
    void cleanupTestCase();

private:
    static bool offersToBlock(const DeskPerson &person);
    bool hasRoom(DeskPerson &person, const Jid &room);

    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_alice;
    std::unique_ptr<DeskPerson> m_bob;
};

namespace
{
const Jid kCasino = *Jid::parse(u"casino@rooms.example.test");
const Jid kTea = *Jid::parse(u"tea@rooms.example.test");
} // namespace

bool TestStrangerWindows::offersToBlock(const DeskPerson &person)
{
    return findNamed<QPushButton>(*person.mainWindow(), u"Block…"_s);
}

bool TestStrangerWindows::hasRoom(DeskPerson &person, const Jid &room)
{
    const Room *known = person.session().rooms().find(room);
    return known && known->state() == RoomState::Joined && known->info().isRoom;
}

void TestStrangerWindows::initTestCase()
{
    layTheDesk();
    m_server = std::make_unique<Prosody>(
        QStringList{u"--strangers"_s, u"--accounts"_s, u"alice,bob"_s, u"--extra"_s,
                    u"Component \"rooms.example.test\" \"muc\"\nmodules_enabled = { \"muc_mam\", \"muc_moderation\" }\n"
                    "muc_log_by_default = true\nrestrict_room_creation = false\n"_s});
    QVERIFY(m_server->isReady());
    const QString shots = QStringLiteral(CAUSERIE_SHOTS_DIR);
    m_alice = std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, shots, u"stranger-"_s);
    m_bob = std::make_unique<DeskPerson>(u"Bob"_s, *m_server, *m_theme, shots, u"stranger-"_s);
    QVERIFY(m_alice->signIn() && m_bob->signIn());
    m_alice->mainWindow()->setGeometry(0, 0, 1120, 760);
}

void TestStrangerWindows::anInvitationIsARequest()
{
    m_bob->session().rooms().join({.room = kCasino, .nick = u"Bob"_s, .creation = RoomCreation::Instant});
    EVENTUALLY(hasRoom(*m_bob, kCasino));
    m_bob->session().rooms().invite(kCasino, *Jid::parse(m_server->jid(u"alice"_s)), u"You won <1000>, join now"_s);
    EVENTUALLY(findNamed<QToolButton>(*m_alice->mainWindow(), u"1 request of a stranger"_s));
    QVERIFY(!says(*m_alice->mainWindow(), u"You won"_s)); // not in front of her own conversations
    QVERIFY(m_alice->bothPictures(m_alice->mainWindow(), u"all"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"1 request of a stranger"_s));
    EVENTUALLY(says(*m_alice->mainWindow(),
                    u"bob@example.test invites you into the room casino@rooms.example.test: “You won <1000>"_s));
    QVERIFY(!says(*m_alice->mainWindow(), u"No messages"_s)); // the list is empty, but not the place
    QVERIFY(m_alice->bothPictures(m_alice->mainWindow(), u"requests"_s));
    // It waits also for tomorrow.
    QVERIFY(m_alice->restart());
    m_alice->mainWindow()->setGeometry(0, 0, 1120, 760);
    EVENTUALLY(press(*m_alice->mainWindow(), u"1 request of a stranger"_s));
    EVENTUALLY(says(*m_alice->mainWindow(), u"You won <1000>"_s));
}

void TestStrangerWindows::itCanBeBlocked()
{
    EVENTUALLY(offersToBlock(*m_alice));
    QVERIFY(press(*m_alice->mainWindow(), u"Block…"_s));
    EVENTUALLY(m_alice->dialog<QDialog>());
    QVERIFY(press(*m_alice->dialog<QDialog>(), u"Cancel"_s));
    QVERIFY(says(*m_alice->mainWindow(), u"You won"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"Decline the invitation into casino@rooms.example.test"_s));
    EVENTUALLY(!says(*m_alice->mainWindow(), u"You won"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"All"_s));

    m_bob->session().rooms().invite(kCasino, *Jid::parse(m_server->jid(u"alice"_s)), u"Join <now>"_s);
    EVENTUALLY(press(*m_alice->mainWindow(), u"1 request of a stranger"_s));
    EVENTUALLY(says(*m_alice->mainWindow(), u"Join <now>"_s));
    QVERIFY(press(*m_alice->mainWindow(), u"Block…"_s));
    EVENTUALLY(m_alice->dialog<QDialog>());
    QVERIFY(!m_alice->picture(m_alice->dialog<QDialog>(), u"block"_s).isEmpty());
    QVERIFY(press(*m_alice->dialog<QDialog>(), u"Block"_s));
    EVENTUALLY(!says(*m_alice->mainWindow(), u"Join <now>"_s));
    QVERIFY(m_alice->session().rooms().invitations().empty());
    QVERIFY(press(*m_alice->mainWindow(), u"All"_s));
}

void TestStrangerWindows::removingWhatSomebodySaid()
{
    // With somebody who is not blocked she would not have to moderate; here only the room knows them.
    m_alice->session().rooms().join({.room = kTea, .nick = u"Alice"_s, .creation = RoomCreation::Instant});
    EVENTUALLY(hasRoom(*m_alice, kTea));
    m_bob->session().rooms().join({.room = kTea, .nick = u"Bob"_s});
    EVENTUALLY(hasRoom(*m_bob, kTea));
    m_bob->session().send(kTea, u"Cheap pills"_s);
    EVENTUALLY(pressRow(*m_alice->mainWindow(), u"Conversations"_s, u"tea"_s));
    const auto *view = m_alice->mainWindow()->findChild<ui::MessageView *>();
    const auto isShown = [view] {
        const auto found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, u"Cheap pills"_s);
        return !found.isEmpty();
    };
    EVENTUALLY(isShown());
    QVERIFY(chooseFromMenu(*m_alice->mainWindow()->findChild<ui::MessageView *>(), u"Cheap pills"_s,
                           {u"Remove for everybody…"_s}));
    EVENTUALLY(m_alice->dialog<QInputDialog>());
    auto *question = m_alice->dialog<QInputDialog>();
    QVERIFY(m_alice->bothPictures(question, u"remove"_s));
    QTest::keyClicks(question->findChild<QLineEdit *>(), u"advertisement"_s);
    QVERIFY(press(*question, u"Remove"_s));
    EVENTUALLY(!isShown());
    QVERIFY(m_alice->bothPictures(m_alice->mainWindow(), u"removed"_s));
}

void TestStrangerWindows::checkingARoom()
{
    const auto menu = [this]() -> QMenu * {
        if (!press(*m_alice->mainWindow(), u"Room"_s) || !waitFor([] { return QApplication::activePopupWidget(); }))
            return nullptr;
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    };
    QMenu *inside = menu();
    QVERIFY(inside);
    const auto check = [](const QMenu &in) {
        const auto actions = in.actions();
        const auto found = std::ranges::find_if(actions, [](const QAction *action) {
            return action->text().remove(u'&') == u"Check against the server…"_s;
        });
        return found == actions.end() ? nullptr : *found;
    };
    QVERIFY(check(*inside) && check(*inside)->isEnabled());
    QVERIFY(m_alice->bothPictures(inside, u"menu"_s));
    inside->setActiveAction(check(*inside));
    QTest::keyClick(inside, Qt::Key_Return);
    EVENTUALLY(m_alice->dialog<QDialog>() && says(*m_alice->mainWindow(), u"All of them are here."_s));
    QVERIFY(!m_alice->picture(m_alice->dialog<QDialog>(), u"check"_s).isEmpty());
    QVERIFY(press(*m_alice->dialog<QDialog>(), u"Close"_s));
    m_alice->session().rooms().leave(kTea);
    EVENTUALLY(!hasRoom(*m_alice, kTea));
    QMenu *outside = menu();
    QVERIFY(outside && check(*outside));
    QVERIFY(!check(*outside)->isEnabled());
    outside->close();
}

void TestStrangerWindows::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
    m_theme.reset();
    m_server.reset();
}

QTEST_MAIN(TestStrangerWindows)
#include "tst_strangerwindows.moc"
