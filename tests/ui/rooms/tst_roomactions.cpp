// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/ui/support/sample.h"
#include "ui/rooms/invitedialog.h"
#include "ui/rooms/roomactions.h"
#include "ui/rooms/roomchronicle.h"
#include "ui/rooms/roompane.h"
#include "ui/style/languagesdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{
const LanguagesQuestion kSubjectOfTea{u"Subject of Tea"_s, u"What is talked about here."_s,
                                      u"What is talked about here"_s, u"&Change"_s};
} // namespace

/// What the menu of a room offers to whom, and what stays of what happened.
class TestRoomActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rights_data();
    void rights();
    void menuOutside();
    void menuOfAnOwner();
    void attention();
    void forgetting();
    void changingTheSubject();
    void oneSubjectForEachLanguage();
    void subjectPictures_data();
    void subjectPictures();
    void inviting();
    void kept_data();
    void kept();
    void chronicle();
    void traits();

private:
    static QPushButton *findButton(const QWidget &window, const QString &text);
    static void press(const QDialog &dialog, QDialogButtonBox::ButtonRole role);
    Room &enter(Role role, Affiliation affiliation);
    QStringList entries();

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
    RoomActions *m_actions = nullptr;
    const Jid m_tea = jid(u"tea@rooms.test"_s);
};

void TestRoomActions::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    m_window = std::make_unique<QWidget>();
    m_actions = new RoomActions(*m_session, *m_window);
}

void TestRoomActions::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QPushButton *TestRoomActions::findButton(const QWidget &window, const QString &text)
{
    const auto buttons = window.findChildren<QPushButton *>();
    const auto found =
        std::ranges::find(buttons, text, [](const QPushButton *button) { return button->text().remove(u'&'); });
    return found == buttons.end() ? nullptr : *found;
}

void TestRoomActions::press(const QDialog &dialog, QDialogButtonBox::ButtonRole role)
{
    auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == role)
            button->click();
    }
}

Room &TestRoomActions::enter(Role role, Affiliation affiliation)
{
    Room &room = m_session->rooms().list().at(m_tea);
    room.beginJoin(u"Ann"_s);
    Occupant self;
    self.nick = u"Ann"_s;
    self.role = role;
    self.affiliation = affiliation;
    room.upsert(self);
    room.finishJoin(u"Ann"_s);
    ConversationSettings settings;
    settings.kind = ConversationKind::Room;
    m_session->saveSettings(m_tea, settings);
    return room;
}

QStringList TestRoomActions::entries()
{
    QMenu menu;
    m_actions->fill(menu, m_tea);
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts << action->text().remove(u'&');
    }
    return texts;
}

void TestRoomActions::rights_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<int>("affiliation");
    QTest::addColumn<bool>("membersOnly");
    QTest::addColumn<QString>("may");
    using enum Role;
    const auto row = [](const char *name, Role role, Affiliation affiliation, bool membersOnly, const QString &may) {
        QTest::newRow(name) << int(role) << int(affiliation) << membersOnly << may;
    };
    row("a visitor", Visitor, Affiliation::None, false, u"voice"_s);
    row("a guest", Participant, Affiliation::None, false, u"invite subject"_s);
    row("a guest among members", Participant, Affiliation::None, true, u"subject"_s);
    row("a member", Participant, Affiliation::Member, true, u"invite subject"_s);
    row("an admin", Moderator, Affiliation::Admin, true, u"invite subject people moderate"_s);
    row("an owner", Moderator, Affiliation::Owner, true, u"invite subject people moderate configure picture"_s);
}

void TestRoomActions::rights()
{
    QFETCH(int, role);
    QFETCH(int, affiliation);
    QFETCH(bool, membersOnly);
    QFETCH(QString, may);
    Room &room = enter(Role(role), Affiliation(affiliation));
    RoomInfo info;
    info.membersOnly = membersOnly;
    info.hasModeration = true;
    info.hasCard = true;
    room.setInfo(info);
    const RoomRights found = rightsIn(&room);
    QVERIFY(found.isIn && !found.join);
    QStringList words;
    const std::pair<bool, QString> all[] = {{found.invite, u"invite"_s},     {found.subject, u"subject"_s},
                                            {found.voice, u"voice"_s},       {found.people, u"people"_s},
                                            {found.moderate, u"moderate"_s}, {found.configure, u"configure"_s},
                                            {found.picture, u"picture"_s}};
    for (const auto &[is, word] : all) {
        if (is)
            words << word;
    }
    QCOMPARE(words.join(u' '), may);
    room.setInfo({});
    QVERIFY(!rightsIn(&room).moderate && !rightsIn(&room).picture); // a room that does not say it can
    room.leave({});
    QCOMPARE(rightsIn(&room), RoomRights{.join = true});
    QCOMPARE(rightsIn(nullptr), RoomRights{.join = true});
}

void TestRoomActions::menuOutside()
{
    QCOMPARE(entries(), (QStringList{u"Pin to the top"_s, u"Archive"_s, u"Join"_s, u"Join at every start"_s,
                                     u"Copy address"_s, u"Forget…"_s}));
}

void TestRoomActions::menuOfAnOwner()
{
    enter(Role::Moderator, Affiliation::Owner);
    QCOMPARE(entries(), (QStringList{u"Pin to the top"_s, u"Archive"_s, u"Invite…"_s, u"Change the subject…"_s,
                                     u"Change your name there…"_s, u"Members and banned…"_s, u"Settings of the room…"_s,
                                     u"Tell me about"_s, u"Join at every start"_s, u"Check against the server…"_s,
                                     u"Copy address"_s, u"Leave"_s, u"Forget…"_s, u"Destroy for everybody…"_s}));
}

void TestRoomActions::attention()
{
    enter(Role::Participant, Affiliation::None);
    QMenu menu;
    m_actions->fill(menu, m_tea);
    QMenu *notify = nullptr;
    for (QAction *action : menu.actions())
        notify = action->menu() ? action->menu() : notify;
    QVERIFY(notify);
    QVERIFY(notify->actions()[0]->isChecked());
    notify->actions()[1]->trigger();
    QCOMPARE(m_session->conversations().find(m_tea)->settings().notify, Notify::Mentions);
    QCOMPARE(m_session->conversations().find(m_tea)->settings().kind, ConversationKind::Room);
    notify->actions()[2]->trigger();
    QCOMPARE(m_session->conversations().find(m_tea)->settings().notify, Notify::None);
}

void TestRoomActions::forgetting()
{
    enter(Role::Participant, Affiliation::None);
    QSignalSpy forgotten(m_actions, &RoomActions::forgotten);
    m_actions->forget(m_tea);
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QCOMPARE(forgotten.size(), 1);
    QVERIFY(!m_session->rooms().find(m_tea));
    QVERIFY(!m_session->conversations().find(m_tea));
}

void TestRoomActions::changingTheSubject()
{
    Room &room = enter(Role::Participant, Affiliation::None);
    const std::vector<LocalizedText> before{{{}, u"Tea"_s}, {u"de"_s, u"Tee"_s}, {u"x-elvish"_s, u"Lais"_s}};
    room.setSubjects(before, u"Bob"_s);
    m_actions->changeSubject(m_tea);
    auto *dialog = m_window->findChild<LanguagesDialog *>();
    QVERIFY(dialog);
    QSignalSpy confirmed(dialog, &LanguagesDialog::confirmed);
    const auto lines = dialog->findChildren<QLineEdit *>();
    QCOMPARE(lines.size(), 3);
    lines[1]->setText(u" Grüner Tee "_s);
    press(*dialog, QDialogButtonBox::AcceptRole);
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed.front().front().value<std::vector<LocalizedText>>(),
             (std::vector<LocalizedText>{{{}, u"Tea"_s}, {u"de"_s, u"Grüner Tee"_s}, {u"x-elvish"_s, u"Lais"_s}}));
}

void TestRoomActions::oneSubjectForEachLanguage()
{
    LanguagesDialog dialog(kSubjectOfTea, {{u"fr"_s, u"Le thé"_s}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy confirmed(&dialog, &LanguagesDialog::confirmed);
    auto *another = findButton(dialog, u"Add another language"_s);
    QVERIFY(another);
    another->click();
    auto languages = dialog.findChildren<QComboBox *>();
    QCOMPARE(languages.size(), 2);
    QVERIFY(languages[1]->currentData().toString() != u"fr"_s); // a free one
    dialog.findChildren<QLineEdit *>()[1]->setText(u"Encore"_s);
    languages[1]->setCurrentIndex(languages[1]->findData(u"fr"_s));
    press(dialog, QDialogButtonBox::AcceptRole);
    QVERIFY(confirmed.isEmpty()); // RFC 6121 allows one
    dialog.findChildren<QLineEdit *>()[1]->clear();
    press(dialog, QDialogButtonBox::AcceptRole);
    QCOMPARE(confirmed.size(), 1);
    QCOMPARE(confirmed.front().front().value<std::vector<LocalizedText>>(),
             (std::vector<LocalizedText>{{u"fr"_s, u"Le thé"_s}}));
}

void TestRoomActions::subjectPictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight;
    QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight;
    QTest::newRow("rtl") << ThemeChoice::Dark << Qt::RightToLeft;
}

void TestRoomActions::subjectPictures()
{
    QFETCH(ThemeChoice, look);
    QFETCH(Qt::LayoutDirection, direction);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    const Theme theme(*qApp, look);
    LanguagesDialog dialog(kSubjectOfTea,
                           {{{}, u"What goes into the pot"_s}, {u"fr"_s, u"Ce qu'on met dans la théière"_s}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(dialog.grab().save(u"%1/subject-%2.png"_s.arg(folder, QLatin1StringView(QTest::currentDataTag()))));
    dialog.close();
    std::vector<LocalizedText> many;
    for (const QChar letter : u"abcdefghijklmnopqrst"_s)
        many.push_back({u"x-%1"_s.arg(letter), u"Tea"_s});
    LanguagesDialog crowded(kSubjectOfTea, many);
    crowded.setAttribute(Qt::WA_DeleteOnClose, false);
    crowded.open();
    QVERIFY(QTest::qWaitForWindowExposed(&crowded));
    crowded.resize(crowded.width(), 480);
    QTRY_VERIFY(crowded.height() <= 480);
    QCoreApplication::processEvents();
    QVERIFY(crowded.grab().save(u"%1/subjects-%2.png"_s.arg(folder, QLatin1StringView(QTest::currentDataTag()))));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestRoomActions::inviting()
{
    fillSample(*m_session);
    Room &room = enter(Role::Participant, Affiliation::None);
    Occupant juliet;
    juliet.nick = u"Juliet"_s;
    juliet.role = Role::Participant;
    juliet.jid = jid(u"juliet@example.test/balcony"_s);
    room.upsert(juliet);
    InviteDialog dialog(*m_session, m_tea);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = dialog.findChild<QListWidget *>();
    QCOMPARE(list->count(), int(m_session->roster().contacts().size()) - 1); // she is there
    auto *buttons = dialog.findChild<QDialogButtonBox *>();
    QPushButton *yes = nullptr;
    for (QAbstractButton *button : buttons->buttons()) {
        if (buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            yes = qobject_cast<QPushButton *>(button);
    }
    QVERIFY(yes && !yes->isEnabled());
    auto *find = dialog.findChild<QLineEdit *>();
    find->setText(u"zz"_s);
    for (int i = 0; i < list->count(); ++i)
        QVERIFY(list->item(i)->isHidden());
    QVERIFY(!yes->isEnabled());
    find->setText(u"lady@elsewhere.test"_s);
    QVERIFY(yes->isEnabled());
    find->clear();
    QVERIFY(!yes->isEnabled());
    list->item(0)->setCheckState(Qt::Checked);
    QVERIFY(yes->isEnabled());
}

void TestRoomActions::kept_data()
{
    using Kind = RoomEvent::Kind;
    QTest::addColumn<RoomEvent>("event");
    QTest::addColumn<bool>("isKept");
    const auto gone = [](Departure how) {
        return RoomEvent{.kind = Kind::Departed, .nick = u"Bob"_s, .removal = Removal{.how = how}};
    };
    QTest::newRow("came in") << RoomEvent{.kind = Kind::Joined, .nick = u"Bob"_s} << false;
    QTest::newRow("left") << gone(Departure::Left) << false;
    QTest::newRow("lost the connection") << gone(Departure::Fault) << false;
    QTest::newRow("kicked") << gone(Departure::Kicked) << true;
    QTest::newRow("banned") << gone(Departure::Banned) << true;
    QTest::newRow("no member") << gone(Departure::LostMembership) << true;
    QTest::newRow("renamed") << RoomEvent{.kind = Kind::Renamed, .nick = u"Bob"_s, .newNick = u"Rob"_s} << true;
    QTest::newRow("recorded now") << RoomEvent{.kind = Kind::LoggingOn} << true;
}

void TestRoomActions::kept()
{
    QFETCH(RoomEvent, event);
    QTEST(ui::isKept(event), "isKept");
}

void TestRoomActions::chronicle()
{
    RoomChronicle chronicle(m_session->rooms());
    Room &room = enter(Role::Moderator, Affiliation::Owner);
    Occupant bob;
    bob.nick = u"Bob"_s;
    bob.role = Role::Participant;
    room.upsert(bob);
    room.rename(u"Bob"_s, u"Rob"_s);
    room.remove(u"Rob"_s, {.how = Departure::Kicked, .actor = u"Ann"_s, .reason = u"noise"_s});
    room.leave({.how = Departure::Destroyed, .reason = u"the end"_s});
    const Conversation *talk = m_session->conversations().find(m_tea);
    QVERIFY(talk->last());
    QVERIFY(talk->last()->body.contains(u"the end"_s));
    QCOMPARE(talk->last()->kind, MessageKind::Event);
    QSignalSpy noted(&m_session->rooms(), &Rooms::noted);
    enter(Role::Moderator, Affiliation::Owner);
    for (int i = 0; i < 3; ++i)
        room.tell({.kind = RoomEvent::Kind::LoggingOn}); // as some services say with every change
    QCOMPARE(noted.size(), 1);
    room.tell({.kind = RoomEvent::Kind::LoggingOff});
    QCOMPARE(noted.size(), 2);
}

void TestRoomActions::traits()
{
    QCOMPARE(traitsText({}), QString());
    RoomInfo info;
    info.isRoom = true;
    info.membersOnly = true;
    info.hasPassword = true;
    const QString text = traitsText(info);
    QVERIFY(text.contains(u"For members"_s) && text.contains(u"password"_s) && text.contains(u"Only moderators"_s));
    info.showsJids = true;
    QVERIFY(traitsText(info).contains(u"Everybody sees your address"_s));
}

QTEST_MAIN(TestRoomActions)
#include "tst_roomactions.moc"
