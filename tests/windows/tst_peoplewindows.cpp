// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/blocklist.h"
#include "tests/integration/jsonprocess.h"
#include "tests/support/hands.h"
#include "tests/windows/deskacts.h"
#include "tests/windows/deskperson.h"
#include "ui/people/blockdialog.h"
#include "ui/people/blockeddialog.h"
#include "ui/people/carddialog.h"
#include "ui/people/profiledialog.h"
#include "ui/roster/statusbutton.h"
#include "ui/style/languagesdialog.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// What Alice says of herself, reads of Bob, and whom she keeps away: the real windows over a real server. What came of
/// it is asked of the server by programs that share no code with us: Bob's device and another one of Alice's.
class TestPeopleWindows final : public DeskActs
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ourProfile();
    void ourPicture();
    void ourStatus();
    void theirProfile();
    void blockingAndReporting();
    void theListOfTheBlocked();
    void cleanupTestCase();

private:
    std::unique_ptr<JsonProcess> peer(const QString &name) const;
    static QString ask(JsonProcess &peer, const QString &what, const QString &from, const QString &field);
    QStringList blocked() const;
    bool chooseOfBob(const QString &entry) const;
    static bool tick(const QWidget &window, const QString &words);
    static QStringList rows(const ui::BlockedDialog &dialog);

    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_alice;
    std::unique_ptr<JsonProcess> m_bob;
    std::unique_ptr<JsonProcess> m_tablet; ///< Alice's
};

std::unique_ptr<JsonProcess> TestPeopleWindows::peer(const QString &name) const
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s, QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_people_peer.py"),
                                  m_server->jid(name) + u"/slix"_s, m_server->password(name), m_server->host(),
                                  QString::number(m_server->port()), m_server->caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

/// What a peer finds: it is told to "fetch-WHAT" and answers with the event WHAT.
QString TestPeopleWindows::ask(JsonProcess &peer, const QString &what, const QString &from, const QString &field)
{
    peer.write({{u"do"_s, u"fetch-"_s + what}, {u"from"_s, from}});
    return peer.waitForEvent(what)[field].toString();
}

/// As the server tells Alice's other device.
QStringList TestPeopleWindows::blocked() const
{
    m_tablet->write({{u"do"_s, u"blocked"_s}});
    QStringList jids;
    for (const auto &jid : m_tablet->waitForEvent(u"blocklist"_s)[u"jids"_s].toArray())
        jids << jid.toString();
    return jids;
}

bool TestPeopleWindows::chooseOfBob(const QString &entry) const
{
    const QWidget &window = *m_alice->mainWindow();
    if (!press(window, u"People"_s) || !waitFor([&] { return findNamed<QAbstractItemView>(window, u"Contacts"_s); }))
        return false;
    return waitFor(
        [&] { return chooseFromMenu(*findNamed<QAbstractItemView>(window, u"Contacts"_s), u"Bob"_s, {entry}); });
}

/// Presses the mark in front of the words.
bool TestPeopleWindows::tick(const QWidget &window, const QString &words)
{
    auto *box = findNamed<QAbstractButton>(window, words);
    if (!box)
        return false;
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(10, box->height() / 2));
    return box->isChecked();
}

QStringList TestPeopleWindows::rows(const ui::BlockedDialog &dialog)
{
    const auto *list = dialog.findChild<QListWidget *>();
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

void TestPeopleWindows::initTestCase()
{
    layTheDesk();
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_server =
        std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s, u"--with"_s, u"spam_reporting"_s});
    QVERIFY(m_server->isReady());
    m_alice =
        std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, QStringLiteral(CAUSERIE_SHOTS_DIR), u"people-"_s);
    QVERIFY(m_alice->signIn());
    m_alice->mainWindow()->setGeometry(0, 0, 1120, 760);
    m_bob = peer(u"bob"_s);
    m_tablet = peer(u"alice"_s);
    QVERIFY(m_bob && m_tablet);
}

void TestPeopleWindows::ourProfile()
{
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"My profile…"_s));
    EVENTUALLY(m_alice->dialog<ui::ProfileDialog>());
    const QPointer dialog = m_alice->dialog<ui::ProfileDialog>();
    EVENTUALLY(findNamed(*dialog, u"Nickname"_s)->isEnabled()); // what the server has of her is read
    QVERIFY(fillIn(*dialog, u"Nickname"_s, u"Al"_s));
    QVERIFY(fillIn(*dialog, u"Full name"_s, u"Alice <Liddell>"_s));
    QVERIFY(fillIn(*dialog, u"Website"_s, u"https://alice.example/"_s));
    QVERIFY(fillIn(*dialog, u"About you"_s, u"Curious & tall"_s));
    QVERIFY(m_alice->bothPictures(dialog, u"my-profile"_s));
    QVERIFY(press(*dialog, u"Save"_s));
    EVENTUALLY(!m_alice->dialog<ui::ProfileDialog>());

    const QString us = m_server->jid(u"alice"_s);
    const QString card = ask(*m_bob, u"card"_s, us, u"xml"_s);
    QVERIFY2(card.contains(u"Alice &lt;Liddell&gt;"_s) && card.contains(u"https://alice.example/"_s) &&
                 card.contains(u"Curious &amp; tall"_s),
             qPrintable(card));
    QCOMPARE(ask(*m_bob, u"nick"_s, us, u"nick"_s), u"Al"_s);

    // Opened again, it shows what the server has.
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"My profile…"_s));
    EVENTUALLY(m_alice->dialog<ui::ProfileDialog>());
    const QPointer again = m_alice->dialog<ui::ProfileDialog>();
    EVENTUALLY(findNamed<QLineEdit>(*again, u"Full name"_s)->text() == u"Alice <Liddell>"_s);
    QVERIFY(press(*again, u"Cancel"_s));
    EVENTUALLY(!m_alice->dialog<ui::ProfileDialog>());
}

void TestPeopleWindows::ourPicture()
{
    QImage sunset(640, 480, QImage::Format_RGB32);
    sunset.fill(QColor(230, 120, 40));
    const QString file = m_folder.filePath(u"sunset.png"_s);
    QVERIFY(sunset.save(file));
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"My profile…"_s));
    EVENTUALLY(m_alice->dialog<ui::ProfileDialog>());
    const QPointer dialog = m_alice->dialog<ui::ProfileDialog>();
    QVERIFY(press(*dialog, u"Choose a picture…"_s));
    EVENTUALLY(fileDialogOf(*dialog));
    QVERIFY(!m_alice->picture(fileDialogOf(*dialog), u"choose-picture"_s).isEmpty());
    QVERIFY(chooseFile(*dialog, u"sunset.png"_s));
    const auto *remove = findNamed<QPushButton>(*dialog, u"Remove the picture"_s);
    EVENTUALLY(remove->isEnabled());
    QVERIFY(!m_alice->picture(dialog, u"my-picture"_s).isEmpty());
    const QString us = m_server->jid(u"alice"_s);
    m_bob->write({{u"do"_s, u"fetch-avatar"_s}, {u"from"_s, us}});
    const QJsonObject seen = m_bob->waitForEvent(u"avatar"_s);
    QCOMPARE(seen[u"id"_s], seen[u"sha1"_s]);
    QCOMPARE(seen[u"width"_s].toString(), u"256"_s);

    QVERIFY(press(*dialog, u"Remove the picture"_s));
    EVENTUALLY(!remove->isEnabled());
    QCOMPARE(ask(*m_bob, u"avatar"_s, us, u"id"_s), QString());
    QVERIFY(press(*dialog, u"Cancel"_s));
    EVENTUALLY(!m_alice->dialog<ui::ProfileDialog>());
}

/// In two languages, from the button under the list.
void TestPeopleWindows::ourStatus()
{
    QWidget &window = *m_alice->mainWindow();
    const auto *button = window.findChild<ui::StatusButton *>();
    QVERIFY(button->accessibleName().endsWith(u", Available. Change your status"_s));
    QVERIFY(pressAndChoose(window, button->accessibleName(), u"Status message…"_s));
    EVENTUALLY(m_alice->dialog<ui::LanguagesDialog>());
    const QPointer dialog = m_alice->dialog<ui::LanguagesDialog>();
    QVERIFY(m_alice->bothPictures(dialog, u"status"_s));
    QVERIFY(fillIn(*dialog, u"Status message"_s, u"In the garden"_s));
    const int before = dialog->height();
    QVERIFY(press(*dialog, u"Add another language"_s));
    const auto lines = dialog->findChildren<QLineEdit *>();
    const auto languages = dialog->findChildren<QComboBox *>();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(languages.size(), 2);
    languages.back()->setCurrentIndex(languages.back()->findData(u"fr"_s));
    QTest::keyClicks(lines.back(), u"Au jardin"_s);
    const auto *add = findNamed<QPushButton>(*dialog, u"Add another language"_s);
    EVENTUALLY(dialog->height() > before && add->height() >= add->sizeHint().height() &&
               dialog->findChild<QScrollArea *>()->verticalScrollBar()->maximum() == 0); // it has grown
    QVERIFY(m_alice->bothPictures(dialog, u"status-two-languages"_s));
    QVERIFY(press(*dialog, u"Set"_s));
    EVENTUALLY(!m_alice->dialog<ui::LanguagesDialog>());
    EVENTUALLY(button->accessibleName().endsWith(u", In the garden. Change your status"_s));
    const std::vector<LocalizedText> both{{QString(), u"In the garden"_s}, {u"fr"_s, u"Au jardin"_s}};
    QCOMPARE(m_alice->session().statuses(), both);
    QVERIFY(pressAndChoose(window, button->accessibleName(), u"Clear status message"_s));
    EVENTUALLY(button->accessibleName().endsWith(u", Available. Change your status"_s));
}

/// What he wrote is words, whatever it looks like.
void TestPeopleWindows::theirProfile()
{
    m_bob->write(
        {{u"do"_s, u"publish-card"_s},
         {u"xml"_s, u"<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'>"
                    "<fn><text>Bob &lt;b&gt;Roberts&lt;/b&gt;</text></fn><nickname><text>Bobby</text></nickname>"
                    "<tel><uri>tel:+33123</uri></tel><url><uri>https://bob.example/</uri></url>"
                    "<note><text>&lt;img src='http://tracker.example/'&gt;</text></note></vcard>"_s}});
    QVERIFY(!m_bob->waitFor([](const QJsonObject &event) { return event[u"what"_s] == u"publish-card"_s; }).isEmpty());
    QVERIFY(chooseOfBob(u"Profile…"_s));
    EVENTUALLY(m_alice->dialog<ui::CardDialog>());
    const QPointer dialog = m_alice->dialog<ui::CardDialog>();
    EVENTUALLY(findNamed<QLabel>(*dialog, u"About them"_s));
    const auto says = [&dialog](const QString &title) { return findNamed<QLabel>(*dialog, title)->text(); };
    QCOMPARE(says(u"Full name"_s), u"Bob <b>Roberts</b>"_s);
    QCOMPARE(findNamed<QLabel>(*dialog, u"Full name"_s)->textFormat(), Qt::PlainText);
    QVERIFY2(says(u"About them"_s).contains(u"&lt;img src="_s), qPrintable(says(u"About them"_s)));
    QCOMPARE(says(u"Phone"_s), u"+33123"_s);
    QCOMPARE(says(u"Calls themselves"_s), u"Bobby"_s);
    QVERIFY(says(u"Website"_s).contains(u"bob.example"_s));
    QVERIFY(m_alice->bothPictures(dialog, u"their-profile"_s));
    QVERIFY(press(*dialog, u"Close"_s));
    EVENTUALLY(!m_alice->dialog<ui::CardDialog>());
}

void TestPeopleWindows::blockingAndReporting()
{
    const QString bob = m_server->jid(u"bob"_s);
    QCOMPARE(blocked(), QStringList());
    QVERIFY(chooseOfBob(u"Block…"_s));
    EVENTUALLY(m_alice->dialog<ui::BlockDialog>());
    const QPointer dialog = m_alice->dialog<ui::BlockDialog>();
    QVERIFY(tick(*dialog, u"Report them to the operators of your server"_s));
    QVERIFY(tick(*dialog, u"Insults, threats or other abuse"_s));
    QVERIFY(fillIn(*dialog, u"What happened"_s, u"He shouts & swears"_s));
    QVERIFY(m_alice->bothPictures(dialog, u"block-and-report"_s));
    QVERIFY(press(*dialog, u"Block"_s));
    EVENTUALLY(!m_alice->dialog<ui::BlockDialog>());
    EVENTUALLY(m_alice->session().blocklist().isBlocked(*Jid::parse(bob)));
    QCOMPARE(blocked(), QStringList{bob});
    QFile log(m_server->log());
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(log.readAll().contains("Received report of abuse from JID 'bob@example.test', He shouts & swears"));
    // What he writes now does not come, also not later.
    m_bob->write(
        {{u"do"_s, u"send"_s}, {u"to"_s, m_server->jid(u"alice"_s)}, {u"id"_s, u"b1"_s}, {u"body"_s, u"Hey!"_s}});
}

void TestPeopleWindows::theListOfTheBlocked()
{
    const QString bob = m_server->jid(u"bob"_s);
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"Menu"_s, u"Blocked people…"_s));
    EVENTUALLY(m_alice->dialog<ui::BlockedDialog>());
    const QPointer dialog = m_alice->dialog<ui::BlockedDialog>();
    QCOMPARE(rows(*dialog), QStringList{bob});
    QVERIFY(fillIn(*dialog, u"Address or server"_s, u"spam.example"_s));
    QVERIFY(press(*dialog, u"Block"_s));
    EVENTUALLY(rows(*dialog) == (QStringList{bob, u"spam.example"_s}));
    QCOMPARE(blocked(), (QStringList{bob, u"spam.example"_s}));
    QVERIFY(m_alice->bothPictures(dialog, u"blocked"_s));
    // Ourselves we cannot block.
    QVERIFY(fillIn(*dialog, u"Address or server"_s, m_server->jid(u"alice"_s)));
    QVERIFY(!press(*dialog, u"Block"_s));
    // What another device of ours does is seen at once.
    m_tablet->write({{u"do"_s, u"unblock"_s}, {u"jid"_s, u"spam.example"_s}});
    EVENTUALLY(rows(*dialog) == QStringList{bob});

    QVERIFY(pressRow(*dialog, u"Blocked people"_s, bob));
    QVERIFY(press(*dialog, u"Unblock"_s));
    EVENTUALLY(rows(*dialog).isEmpty());
    QCOMPARE(blocked(), QStringList());
    QVERIFY(press(*dialog, u"Close"_s));
    EVENTUALLY(!m_alice->dialog<ui::BlockedDialog>());
    m_bob->write(
        {{u"do"_s, u"send"_s}, {u"to"_s, m_server->jid(u"alice"_s)}, {u"id"_s, u"b2"_s}, {u"body"_s, u"Sorry"_s}});
    QVERIFY(m_alice->open(u"Bob"_s));
    EVENTUALLY(m_alice->shows(u"Sorry"_s));
    QVERIFY(!m_alice->shows(u"Hey!"_s));
}

void TestPeopleWindows::cleanupTestCase()
{
    m_tablet.reset();
    m_bob.reset();
    m_alice.reset();
    m_theme.reset();
    m_server.reset();
}

QTEST_MAIN(TestPeopleWindows)
#include "tst_peoplewindows.moc"
