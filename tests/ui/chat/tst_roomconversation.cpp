// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/conversationheader.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"
#include "ui/rooms/roombar.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What is different when the open conversation is a room's.
class TestRoomConversation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRoomWeOnlyKnowIsNoPerson();
    void whoMayWrite();
    void whileWeAreOutWordsWait();
    void whoSpeaks();
    void ourNameStandsOut();
    void theHeaderSaysWhatItIs();
    void somebodyInside();
    void linesOfARoom_data();
    void linesOfARoom();
    void longReasonsAreReadable_data();
    void longReasonsAreReadable();

private:
    Room &enter(Role role = Role::Participant);
    void open(const Jid &peer) { m_view->open(peer); }
    MessageEdit *edit() const { return m_view->findChild<MessageEdit *>(); }
    MessageModel *model() const { return m_view->findChild<MessageModel *>(); }
    bool shows(const QString &words) const;
    static Occupant person(const QString &nick, Role role = Role::Participant);
    Message said(const QString &nick, const QString &body);

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConversationView> m_view;
    qint64 m_nextId = 1;
    const Jid m_tea = jid(u"tea@rooms.test"_s);
};

void TestRoomConversation::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    m_view = std::make_unique<ConversationView>(*m_session);
    m_view->resize(640, 700);
    m_view->show();
}

void TestRoomConversation::cleanup()
{
    m_view.reset();
    m_session.reset();
}

Occupant TestRoomConversation::person(const QString &nick, Role role)
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.role = role;
    return occupant;
}

Room &TestRoomConversation::enter(Role role)
{
    m_session->rooms().join({.room = m_tea, .nick = u"Ann"_s}); // wanted, as far as it goes without a connection
    Room &room = m_session->rooms().list().at(m_tea);
    room.beginJoin(u"Ann"_s);
    room.upsert(person(u"Ann"_s, role));
    room.upsert(person(u"Bob"_s));
    room.finishJoin(u"Ann"_s);
    return room;
}

bool TestRoomConversation::shows(const QString &words) const
{
    const auto labels = m_view->findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

Message TestRoomConversation::said(const QString &nick, const QString &body)
{
    Message message = incoming(m_tea, body, QDateTime::currentDateTimeUtc());
    message.id = m_nextId++;
    message.from = *m_tea.withResource(nick);
    return message;
}

void TestRoomConversation::aRoomWeOnlyKnowIsNoPerson()
{
    m_session->rooms().list().at(m_tea);
    open(m_tea);
    QCOMPARE(m_session->conversations().find(m_tea)->settings().kind, ConversationKind::Room);
    QVERIFY(m_view->findChild<RoomBar *>()->isVisible());
    QVERIFY(shows(u"You are not in this room."_s));
}

void TestRoomConversation::whoMayWrite()
{
    Room &room = enter();
    open(m_tea);
    QVERIFY(!edit()->isReadOnly());
    room.upsert(person(u"Ann"_s, Role::Visitor));
    QVERIFY(edit()->isReadOnly());
    QTest::keyClicks(edit(), u"hello"_s);
    QTest::keyClick(edit(), Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(edit()->toPlainText().isEmpty());
    QVERIFY(shows(u"only listen"_s));
    room.upsert(person(u"Ann"_s, Role::Participant));
    QVERIFY(!edit()->isReadOnly());
    QVERIFY(!m_view->findChild<RoomBar *>()->isVisible());
    open(jid(u"romeo@example.test"_s));
    QVERIFY(!edit()->isReadOnly());
}

void TestRoomConversation::whileWeAreOutWordsWait()
{
    Room &room = enter();
    open(m_tea);
    room.beginJoin(u"Ann"_s); // the connection was lost: what is written goes out when we are in again
    QVERIFY(!edit()->isReadOnly());
    m_session->rooms().leave(m_tea);
    room.leave({});
    QVERIFY(edit()->isReadOnly());
}

void TestRoomConversation::whoSpeaks()
{
    enter();
    open(m_tea);
    m_session->conversations().at(m_tea).setNewestPage(
        {said(u"Bob"_s, u"one"_s), said(u"Bob"_s, u"two"_s), said(u"Zoe"_s, u"three"_s)}, false);
    QCOMPARE(model()->contextOf(0).sender, u"Bob"_s);
    QVERIFY(model()->placeOf(1).joinsPrevious);
    QVERIFY(model()->contextOf(1).sender.isEmpty()); // said above
    QVERIFY(!model()->placeOf(2).joinsPrevious);     // all have the room's address, but she is another
    QCOMPARE(model()->contextOf(2).sender, u"Zoe"_s);
    QVERIFY(model()->contextOf(2).senderHue != model()->contextOf(0).senderHue);
}

void TestRoomConversation::ourNameStandsOut()
{
    Room &room = enter();
    open(m_tea);
    m_session->conversations().at(m_tea).setNewestPage({said(u"Bob"_s, u"Ann: tea?"_s)}, false);
    QCOMPARE(model()->contextOf(0).reader, u"Ann"_s);
    QSignalSpy changed(model(), &QAbstractItemModel::dataChanged);
    room.rename(u"Ann"_s, u"Anna"_s);
    QCOMPARE(model()->contextOf(0).reader, u"Anna"_s);
    QVERIFY(!changed.isEmpty());
}

void TestRoomConversation::theHeaderSaysWhatItIs()
{
    Room &room = enter();
    open(m_tea);
    QVERIFY(shows(u"2 "_s));
    room.setSubjects({{{}, u"Earl Grey"_s}}, u"Bob"_s);
    QVERIFY(shows(u"Earl Grey"_s));
    room.setSubjects({{{}, u"Earl Grey"_s}, {u"fr"_s, u"Le thé"_s}, {u"xx"_s, u"<Chai>"_s}}, u"Bob"_s);
    const auto labels = m_view->findChild<ConversationHeader *>()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->toolTip().endsWith(u"Earl Grey<br>français: Le thé<br>xx: &lt;Chai&gt;</span>"_s);
    }));
    RoomInfo info;
    info.name = u"The Tea Room"_s;
    room.setInfo(info);
    QVERIFY(shows(u"The Tea Room"_s));
    QCOMPARE(edit()->accessibleName(), u"Message to The Tea Room"_s);
    const auto buttons = m_view->findChild<ConversationHeader *>()->findChildren<QToolButton *>();
    const auto visible = [&buttons](const QString &name) {
        return std::ranges::any_of(buttons, [&name](const QToolButton *button) {
            return button->isVisible() && button->accessibleName() == name;
        });
    };
    QVERIFY(visible(u"Room"_s) && !visible(u"Call"_s)); // nobody calls a room
    open(jid(u"romeo@example.test"_s));
    QVERIFY(!visible(u"Room"_s) && visible(u"Call"_s));
}

void TestRoomConversation::somebodyInside()
{
    Room &room = enter();
    const Jid bob = *m_tea.withResource(u"Bob"_s);
    open(bob);
    QCOMPARE(m_view->peer(), bob);
    QCOMPARE(m_session->conversations().find(bob)->settings().kind, ConversationKind::RoomPrivate);
    QVERIFY(shows(u"Bob in tea"_s));
    QVERIFY(!edit()->isReadOnly());
    room.remove(u"Bob"_s, {});
    QVERIFY(edit()->isReadOnly()); // it would reach whoever takes the name next
}

void TestRoomConversation::linesOfARoom_data()
{
    QTest::addColumn<QString>("nick");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a subject") << u"Bob"_s << u"subject changed"_s << u"Tea"_s << u"Bob changed the subject to: Tea"_s;
    QTest::newRow("the room's own") << QString() << u"subject changed"_s << u"Tea"_s << u"The subject is now: Tea"_s;
    QTest::newRow("taken away") << u"Bob"_s << u"subject changed"_s << QString() << u"Bob removed the subject"_s;
    QTest::newRow("what happened") << QString() << u"Bob was removed"_s << QString() << u"Bob was removed"_s;
}

void TestRoomConversation::linesOfARoom()
{
    QFETCH(QString, nick);
    QFETCH(QString, body);
    QFETCH(QString, subject);
    enter();
    open(m_tea);
    Message line = nick.isEmpty() ? said(u"x"_s, body) : said(nick, body);
    if (nick.isEmpty())
        line.from = m_tea;
    line.kind = MessageKind::Event;
    line.subject = subject;
    m_session->conversations().at(m_tea).setNewestPage({line}, false);
    QTEST(model()->index(0).data().toString(), "shown");
}

void TestRoomConversation::longReasonsAreReadable_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<QString>("reason");
    const QString words = u"Please do not post the same advertisement again and again in this room. "_s.repeated(4);
    QTest::newRow("light") << ThemeChoice::Light << words;
    QTest::newRow("dark") << ThemeChoice::Dark << words;
    QTest::newRow("without-spaces") << ThemeChoice::Light << QString(280, u'w');
}

/// Also a picture to look at.
void TestRoomConversation::longReasonsAreReadable()
{
    QFETCH(ThemeChoice, look);
    QFETCH(QString, reason);
    Theme theme(*qApp, look);
    Room &room = enter();
    room.setSubjects({{{}, u"Everything about tea: "_s + u"green, black, white, and oolong; "_s.repeated(9)}},
                     u"Ann"_s);
    open(m_tea);
    Conversation &conversation = *m_session->conversations().find(m_tea);
    Message line = said(u"Bob"_s, u"Bob was removed by Ann: "_s + reason);
    line.from = m_tea;
    line.kind = MessageKind::Event;
    conversation.setNewestPage(
        {said(u"Bob"_s, u"A long one. "_s + u"It goes on and on and never ends. "_s.repeated(150)),
         said(u"Bob"_s, QString(400, u'm')), line},
        false);
    room.leave({.how = Departure::Kicked, .actor = u"Ann"_s, .reason = reason});
    QTRY_VERIFY(m_view->findChild<RoomBar *>()->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(m_view->width(), 640);
    QVERIFY2(m_view->minimumSizeHint().width() <= 640, qPrintable(QString::number(m_view->minimumSizeHint().width())));
    auto *messages = m_view->findChild<MessageView *>();
    const QRect shown = messages->visualRect(model()->index(2));
    QVERIFY(shown.height() > 3 * QFontMetrics(messages->font()).height()); // on several lines
    for (const QLabel *label : m_view->findChild<RoomBar *>()->findChildren<QLabel *>())
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder) &&
            m_view->grab().save(u"%1/room-long-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestRoomConversation)
#include "tst_roomconversation.moc"
