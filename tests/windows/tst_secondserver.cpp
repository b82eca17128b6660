// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/describe.h"
#include "core/session/avatars.h"
#include "core/session/files.h"
#include "core/session/rooms.h"
#include "tests/support/ejabberd.h"
#include "tests/support/hands.h"
#include "tests/windows/deskperson.h"
#include "tests/windows/roomacts.h"
#include "ui/chat/messageview.h"
#include "ui/directory/directorydialog.h"
#include "ui/privacy/downloadsdialog.h"
#include "ui/rooms/roompicturedialog.h"
#include "ui/roster/contactdialogs.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Two real windows over ejabberd, which has what Prosody has not: a directory of people, and pictures of rooms. They
/// find each other in it, become contacts, files come as the choice about them says, and a room gets its picture.
class TestSecondServer final : public RoomActs
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nobodyIsFound();
    void somebodyIsFoundAndAdded();
    void theyTalk();
    void noFileComesByItself();
    void smallOnesComeByThemselves();
    void theChoiceIsKept();
    void aRoomHasAPicture();
    void cleanupTestCase();

private:
    Jid jid(const QString &name) const { return *Jid::parse(m_server->jid(name)); }
    ui::DownloadsDialog *downloads();
    void bobSends(const QString &name, qsizetype bytes);
    std::optional<TransferState> state(const QString &name);
    bool closed(QWidget *dialog) const;

    std::unique_ptr<Ejabberd> m_server;
    std::unique_ptr<DeskPerson> m_alice;
    std::unique_ptr<DeskPerson> m_bob;
};

/// Opened from the menu.
ui::DownloadsDialog *TestSecondServer::downloads()
{
    const bool isOpen = pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"Downloads…"_s) &&
                        waitFor([this] { return m_alice->dialog<ui::DownloadsDialog>(); });
    return isOpen ? m_alice->dialog<ui::DownloadsDialog>() : nullptr;
}

void TestSecondServer::bobSends(const QString &name, qsizetype bytes)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(bytes, 'x')) == bytes);
    file.close();
    const auto described = files::describe(file.fileName());
    QVERIFY(described);
    m_bob->session().send(jid(u"alice"_s), OutgoingText{.body = {}, .attachments = {*described}});
}

/// At Alice's; nothing until its message is there.
std::optional<TransferState> TestSecondServer::state(const QString &name)
{
    const Conversation *conversation = m_alice->session().conversations().find(jid(u"bob"_s));
    if (!conversation)
        return {};
    for (const Message &message : conversation->messages()) {
        for (const Attachment &file : message.attachments) {
            if (file.name == name)
                return file.state;
        }
    }
    return {};
}

bool TestSecondServer::closed(QWidget *dialog) const
{
    const QPointer guard = dialog;
    return press(*dialog, u"Close"_s) && waitFor([&guard] { return !guard || !guard->isVisible(); });
}

void TestSecondServer::initTestCase()
{
    layTheDesk();
    m_server = std::make_unique<Ejabberd>(
        QStringList{u"--strangers"_s, u"--cards"_s, u"--accounts"_s, u"alice,bob"_s, u"--upload"_s, u"3000000"_s});
    QVERIFY(m_server->isReady());
    const QString shots = QStringLiteral(CAUSERIE_SHOTS_DIR);
    m_alice = std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, shots, u"ejabberd-"_s);
    m_bob = std::make_unique<DeskPerson>(u"Bob"_s, *m_server, *m_theme, shots, u"ejabberd-"_s);
    QVERIFY(m_alice->signIn() && m_bob->signIn());
    m_alice->mainWindow()->setGeometry(0, 0, 960, 760);
    m_bob->mainWindow()->setGeometry(960, 0, 960, 760);
}

void TestSecondServer::nobodyIsFound()
{
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"Find people…"_s));
    EVENTUALLY(m_alice->dialog<ui::DirectoryDialog>());
    auto *dialog = m_alice->dialog<ui::DirectoryDialog>();
    EVENTUALLY(findNamed<QLineEdit>(*dialog, u"Full Name"_s)); // the server's own words
    QVERIFY(m_alice->bothPictures(dialog, u"find-people"_s));
    QVERIFY(fillIn(*dialog, u"Full Name"_s, u"Tybalt"_s));
    QVERIFY(press(*dialog, u"Search"_s));
    EVENTUALLY(findNamed(*dialog, u"Nobody was found. Look for less, or with a star: Ann*"_s));
    QVERIFY(!m_alice->picture(dialog, u"nobody-found"_s).isEmpty());
}

void TestSecondServer::somebodyIsFoundAndAdded()
{
    auto *dialog = m_alice->dialog<ui::DirectoryDialog>();
    QVERIFY(dialog);
    QVERIFY(fillIn(*dialog, u"Full Name"_s, u"Bob Tester"_s));
    QVERIFY(press(*dialog, u"Search"_s));
    EVENTUALLY(findNamed<QListWidget>(*dialog, u"People found"_s));
    auto *people = findNamed<QListWidget>(*dialog, u"People found"_s);
    QCOMPARE(people->count(), 1);
    QVERIFY(people->item(0)->text().startsWith(u"Bob Tester\n"_s + m_server->jid(u"bob"_s)));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const auto *add = findNamed<QPushButton>(*dialog, u"Add as a contact…"_s);
    QVERIFY(add && add->width() >= add->sizeHint().width()); // its words can be read
    QVERIFY(m_alice->bothPictures(dialog, u"somebody-found"_s));
    QVERIFY(press(*dialog, u"Add as a contact…"_s));
    EVENTUALLY(m_alice->dialog<ui::AddContactDialog>());
    auto *adding = m_alice->dialog<ui::AddContactDialog>();
    QCOMPARE(findNamed<QLineEdit>(*adding, u"Address"_s)->text(), m_server->jid(u"bob"_s));
    QVERIFY(fillIn(*adding, u"Name"_s, u"Bob"_s));
    QVERIFY(!m_alice->picture(adding, u"add"_s).isEmpty());
    QVERIFY(press(*adding, u"Add"_s));
    EVENTUALLY(!m_alice->dialog<ui::AddContactDialog>());
    if (m_alice->dialog<ui::DirectoryDialog>())
        QVERIFY(closed(m_alice->dialog<ui::DirectoryDialog>()));

    const QString approve = u"Approve the request of "_s + m_server->jid(u"alice"_s);
    EVENTUALLY(findNamed<QPushButton>(*m_bob->mainWindow(), approve));
    QVERIFY(!m_bob->picture(m_bob->mainWindow(), u"asked"_s).isEmpty());
    QVERIFY(press(*m_bob->mainWindow(), approve));
    const auto contact = [this] { return m_alice->session().roster().find(jid(u"bob"_s)); };
    EVENTUALLY(contact() && contact()->availability() == Availability::Available);
    QCOMPARE(contact()->name, u"Bob"_s);
}

void TestSecondServer::theyTalk()
{
    QVERIFY(m_alice->open(u"Bob"_s));
    QVERIFY(m_alice->write(u"Found you & <added> you"_s));
    EVENTUALLY(m_bob->session().conversations().find(jid(u"alice"_s)));
    const auto heard = [this] { return m_bob->session().conversations().at(jid(u"alice"_s)).last(); };
    EVENTUALLY(heard() && heard()->body == u"Found you & <added> you"_s);
    m_bob->session().send(jid(u"alice"_s), u"Well done"_s);
    EVENTUALLY(m_alice->shows(u"Well done"_s));
}

void TestSecondServer::noFileComesByItself()
{
    auto *dialog = downloads();
    QVERIFY(dialog);
    auto *size = dialog->findChild<QComboBox *>();
    QTest::keyClick(size, Qt::Key_Home);
    QCOMPARE(size->currentText(), u"None, I fetch each one"_s);
    QVERIFY(m_alice->bothPictures(dialog, u"downloads-none"_s));
    QVERIFY(closed(dialog));
    bobSends(u"small.txt"_s, 5'000);
    EVENTUALLY(state(u"small.txt"_s));
    // Whatever would come by itself would have begun with its message.
    m_bob->session().send(jid(u"alice"_s), u"Did it come?"_s);
    EVENTUALLY(m_alice->shows(u"Did it come?"_s));
    QCOMPARE(state(u"small.txt"_s), TransferState::Offered);
    QVERIFY(!m_alice->picture(m_alice->mainWindow(), u"not-fetched"_s).isEmpty());
}

void TestSecondServer::smallOnesComeByThemselves()
{
    auto *dialog = downloads();
    QVERIFY(dialog);
    auto *size = dialog->findChild<QComboBox *>();
    QCOMPARE(size->currentText(), u"None, I fetch each one"_s);
    QTest::keyClick(size, Qt::Key_Down);
    QCOMPARE(size->currentText(), u"Up to 1 MB"_s);
    QVERIFY(closed(dialog));
    bobSends(u"large.txt"_s, 1'500'000);
    EVENTUALLY(state(u"large.txt"_s));
    bobSends(u"little.txt"_s, 6'000);
    EVENTUALLY(state(u"little.txt"_s) == TransferState::Done);
    QCOMPARE(state(u"large.txt"_s), TransferState::Offered);
}

void TestSecondServer::theChoiceIsKept()
{
    const QString beside = u"From device to device without encryption, when that is quicker"_s;
    auto *dialog = downloads();
    QVERIFY(dialog);
    auto *box = findNamed<QCheckBox>(*dialog, beside);
    QVERIFY(box && !box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(10, box->height() / 2));
    QVERIFY(box->isChecked() && m_alice->session().files().isBeside());
    QVERIFY(closed(dialog));
    QVERIFY(m_alice->restart());
    QVERIFY(m_alice->session().files().isBeside());
    dialog = downloads();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QComboBox *>()->currentText(), u"Up to 1 MB"_s);
    QVERIFY(findNamed<QCheckBox>(*dialog, beside)->isChecked());
    QVERIFY(m_alice->bothPictures(dialog, u"downloads-kept"_s));
    QVERIFY(closed(dialog));
    // The archive of this server has what was said, and the file is where it was kept.
    QVERIFY(m_alice->open(u"Bob"_s));
    EVENTUALLY(m_alice->shows(u"Well done"_s));
    EVENTUALLY(state(u"little.txt"_s) == TransferState::Done);
}

void TestSecondServer::aRoomHasAPicture()
{
    QImage leaves(400, 300, QImage::Format_RGB32);
    leaves.fill(QColor(60, 130, 70));
    QVERIFY(leaves.save(m_folder.filePath(u"leaves.png"_s)));
    for (DeskPerson *person : {m_alice.get(), m_bob.get()}) {
        const QString nick = person == m_alice.get() ? u"Alice"_s : u"Bob"_s;
        person->session().rooms().join({.room = kTea, .nick = nick, .creation = RoomCreation::Instant});
        EVENTUALLY(room(*person) && room(*person)->state() == RoomState::Joined && room(*person)->info().hasCard);
    }
    QVERIFY(press(*m_alice->mainWindow(), u"Rooms"_s));
    QVERIFY(waitFor([&] { return pressRow(*m_alice->mainWindow(), u"Conversations"_s, u"tea"_s); }));
    QVERIFY(roomMenu(*m_alice, {u"Picture of the room…"_s}));
    EVENTUALLY(m_alice->dialog<ui::RoomPictureDialog>());
    const QPointer dialog = m_alice->dialog<ui::RoomPictureDialog>();
    QVERIFY(!m_alice->picture(dialog, u"no-room-picture"_s).isEmpty());
    QVERIFY(press(*dialog, u"Choose a picture…"_s));
    QVERIFY(chooseFile(*dialog, u"leaves.png"_s));
    EVENTUALLY(findNamed<QPushButton>(*dialog, u"Remove the picture"_s)->isEnabled());
    QVERIFY(m_alice->bothPictures(dialog, u"room-picture"_s));
    QVERIFY(closed(dialog));
    EVENTUALLY(!m_bob->session().avatars().picture(kTea).isNull());
    QVERIFY(press(*m_bob->mainWindow(), u"Rooms"_s));
    QVERIFY(waitFor([&] { return pressRow(*m_bob->mainWindow(), u"Conversations"_s, u"tea"_s); }));
    QVERIFY(m_bob->bothPictures(m_bob->mainWindow(), u"room-with-picture"_s));
    QVERIFY(!roomMenu(*m_bob, {u"Picture of the room…"_s})); // it is not his to give
}

void TestSecondServer::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
    m_theme.reset();
    m_server.reset();
}

QTEST_MAIN(TestSecondServer)
#include "tst_secondserver.moc"
