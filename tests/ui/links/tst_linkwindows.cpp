// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/composer.h"
#include "ui/chat/messageview.h"
#include "ui/links/linklabel.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"
#include "ui/people/carddialog.h"
#include "ui/rooms/joinroomdialog.h"
#include "ui/rooms/roompane.h"
#include "ui/roster/contactdialogs.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Links that are pressed in the main window: each opens the right thing, none acts by itself.
class TestLinkWindows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void messagesAreProposed();
    void whatWasWrittenStays();
    void roomsAreAskedFor();
    void peopleAreAskedFor();
    void knownPeopleAreOpened();
    void whatLeadsNowhereIsTold_data();
    void whatLeadsNowhereIsTold();
    void anAccountIsNotOurs();
    void inAProfile();
    void inASubject();
    void labelsShowWordsAsTheyAre();
    void aPastedLinkFillsInTheDialog();
    void aPastedInvitationIsUsed();
    void anInvitationOfOneIsNoneOfAnother();
    void aPastedRoomIsExplained();
    void anUsedInvitationIsTold();

private:
    void press(const QString &link) { Q_EMIT child<MessageView>()->linkActivated(QUrl(link)); }
    template<typename T>
    T *child() const
    {
        return m_window->findChild<T *>();
    }
    template<typename T>
    T *dialog() const
    {
        for (T *found : m_window->findChildren<T *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    QString composed() const { return child<Composer>()->field().toPlainText(); }
    QString notice() const
    {
        return child<NoticeBar>()->isVisible() ? child<NoticeBar>()->findChild<QLabel *>()->text() : QString();
    }
    QStringList &asked() { return fakeOf(*m_session).asked; }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

void TestLinkWindows::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_linkwindows"_s);
}

void TestLinkWindows::init()
{
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1240, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->openConversation(m_juliet);
    asked().clear();
}

void TestLinkWindows::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

void TestLinkWindows::messagesAreProposed()
{
    press(u"xmpp:romeo@example.test?message;body=Wherefore%20art%20thou%3F%0ARomeo"_s);
    QCOMPARE(m_window->openPeer(), jid(u"romeo@example.test"_s));
    QCOMPARE(composed(), u"Wherefore art thou?\nRomeo"_s);
    press(u"xmpp:romeo@example.test?message;body=Wherefore%20art%20thou%3F%0ARomeo"_s); // pressed twice
    QCOMPARE(composed(), u"Wherefore art thou?\nRomeo"_s);
    QVERIFY2(asked().filter(u"send"_s).isEmpty() && asked().filter(u"composing"_s).isEmpty(),
             qPrintable(asked().join(u'\n')));
}

void TestLinkWindows::whatWasWrittenStays()
{
    QTest::keyClicks(&child<Composer>()->field(), u"Good night"_s);
    press(u"xmpp:juliet@example.test?message;subject=Balcony"_s);
    QCOMPARE(composed(), u"Good night\nBalcony"_s);
    press(u"xmpp:juliet@example.test"_s);
    QCOMPARE(composed(), u"Good night\nBalcony"_s);
}

void TestLinkWindows::roomsAreAskedFor()
{
    press(u"xmpp:tea@rooms.test?join;password=earl%20grey"_s);
    auto *join = dialog<JoinRoomDialog>();
    QVERIFY(join);
    QCOMPARE(findNamed<QLineEdit>(*join, u"Room"_s)->text(), u"tea@rooms.test"_s);
    QCOMPARE(findNamed<QLineEdit>(*join, u"Password of the room"_s)->text(), u"earl grey"_s);
    QVERIFY(!m_session->rooms().isWanted(jid(u"tea@rooms.test"_s)));
    join->reject();
    press(u"xmpp:tea@rooms.test?join"_s);
    QVERIFY(!findNamed<QLineEdit>(*dialog<JoinRoomDialog>(), u"Password of the room"_s)); // until one is asked for
}

void TestLinkWindows::peopleAreAskedFor()
{
    press(u"xmpp:lady@elsewhere.test?roster;name=Lady%20Capulet;group=Friends"_s);
    auto *add = dialog<AddContactDialog>();
    QVERIFY(add);
    QCOMPARE(findNamed<QLineEdit>(*add, u"Address"_s)->text(), u"lady@elsewhere.test"_s);
    QCOMPARE(findNamed<QLineEdit>(*add, u"Name"_s)->text(), u"Lady Capulet"_s);
    QCOMPARE(add->findChild<QComboBox *>()->currentText(), u"Friends"_s);
    QVERIFY(asked().isEmpty());
}

void TestLinkWindows::knownPeopleAreOpened()
{
    press(u"xmpp:romeo@example.test?roster;name=Somebody%20else"_s);
    QVERIFY(!dialog<AddContactDialog>());
    QCOMPARE(m_window->openPeer(), jid(u"romeo@example.test"_s));
    press(u"xmpp:juliet@example.test?remove"_s); // not from a link
    QCOMPARE(m_window->openPeer(), m_juliet);
    QVERIFY(asked().filter(u"remove"_s).isEmpty());
}

void TestLinkWindows::whatLeadsNowhereIsTold_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("words");
    QTest::newRow("a server") << u"xmpp:example.test"_s << u"example.test is a server"_s;
    QTest::newRow("damaged") << u"xmpp:a%2Fb@example.test"_s << u"does not lead anywhere"_s;
}

void TestLinkWindows::whatLeadsNowhereIsTold()
{
    QFETCH(QString, link);
    QFETCH(QString, words);
    press(link);
    QVERIFY2(notice().contains(words), qPrintable(notice()));
    QCOMPARE(m_window->openPeer(), m_juliet);
}

/// Whoever holds the windows shows a card for it, beside this account.
void TestLinkWindows::anAccountIsNotOurs()
{
    QSignalSpy opened(m_window.get(), &MainWindow::accountLinkOpened);
    press(u"xmpp:example.test?register;preauth=T"_s);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<XmppLink>().token, u"T"_s);
    QCOMPARE(m_window->openPeer(), m_juliet);
}

void TestLinkWindows::inAProfile()
{
    Profile card;
    card.note = u"<b>Write</b> to xmpp:romeo@example.test, he reads it."_s;
    fakeOf(m_session->profiles()).cards.insert(m_juliet, card);
    QPointer opened = new CardDialog(*m_session, m_juliet, m_window.get());
    opened->open();
    auto *words = findNamed<LinkLabel>(*opened, u"About them"_s);
    QVERIFY(words);
    QVERIFY(words->text().startsWith(u"&lt;b&gt;Write&lt;/b&gt; to <a "_s));
    words->setFocus(Qt::TabFocusReason);
    QTest::keyClick(words, Qt::Key_Tab); // to the link
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(m_window->openPeer(), jid(u"romeo@example.test"_s));
    QVERIFY(!opened || !opened->isVisible());
}

void TestLinkWindows::inASubject()
{
    Room &room = m_session->rooms().list().at(jid(u"tea@rooms.test"_s));
    RoomPane pane(*m_session, [](QMenu &, const Jid &) {}, m_window.get());
    pane.setRoom(room.jid());
    pane.show();
    room.setSubjects({{{}, u"Ask xmpp:romeo@example.test?message;body=tea"_s}}, {});
    auto *words = findNamed<LinkLabel>(pane, u"Subject"_s);
    QVERIFY(words);
    Q_EMIT words->linkActivated(u"0"_s);
    QCOMPARE(m_window->openPeer(), jid(u"romeo@example.test"_s));
    QCOMPARE(composed(), u"tea"_s);
}

void TestLinkWindows::labelsShowWordsAsTheyAre()
{
    LinkLabel label;
    label.setWords(u"<a href='file:///etc/passwd'>no link</a> & xmpp: nothing"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), u"<a href='file:///etc/passwd'>no link</a> & xmpp: nothing"_s);
    label.setWords(u"a < b\nhttps://example.test/?a=1&b=\"2 <a href=\"x\">"_s);
    QCOMPARE(label.text(),
             u"a &lt; b<br><a href=\"0\">https://example.test/?a=1&amp;b=</a>&quot;2 &lt;a href=&quot;x&quot;&gt;"_s);
    QSignalSpy opened(&label, &LinkLabel::opened);
    for (const QString &number : {u"-1"_s, u"1"_s, u"x"_s, u"file:///etc/passwd"_s})
        Q_EMIT label.linkActivated(number);
    QCOMPARE(opened.size(), 0);
    label.setWords(u"xmpp:nobody@example.test"_s);
    Q_EMIT label.linkActivated(u"0"_s); // nobody is around who could open it
}

void TestLinkWindows::aPastedLinkFillsInTheDialog()
{
    auto *add = new AddContactDialog(*m_session, QString(), m_window.get());
    add->open();
    auto *address = findNamed<QLineEdit>(*add, u"Address"_s);
    findNamed<QLineEdit>(*add, u"Name"_s)->setText(u"Mother"_s);
    address->setText(u" xmpp:lady@elsewhere.test?roster;name=Lady%20Capulet "_s);
    QCOMPARE(address->text(), u"lady@elsewhere.test"_s);
    QCOMPARE(findNamed<QLineEdit>(*add, u"Name"_s)->text(), u"Mother"_s); // what was typed counts more
    for (QPushButton *button : add->findChildren<QPushButton *>()) {
        if (button->text() == u"A&dd"_s)
            button->click();
    }
    QCOMPARE(asked(), QStringList{u"add lady@elsewhere.test Mother|"_s.chopped(1)});
}

void TestLinkWindows::aPastedInvitationIsUsed()
{
    auto *add = new AddContactDialog(*m_session, QString(), m_window.get());
    add->open();
    findNamed<QLineEdit>(*add, u"Address"_s)
        ->setText(u"xmpp:lady@elsewhere.test?roster;preauth=T0K-en_;name=Lady;group=Kin"_s);
    QVERIFY(std::ranges::any_of(add->findChildren<QLabel *>(),
                                [](const QLabel *label) { return label->text().startsWith(u"They invited you"_s); }));
    for (QPushButton *button : add->findChildren<QPushButton *>()) {
        if (button->text() == u"A&dd"_s)
            button->click();
    }
    QCOMPARE(fakeOf(m_session->invitations()).asked, QStringList{u"accept lady@elsewhere.test Lady|Kin T0K-en_"_s});
    QVERIFY(asked().isEmpty());
}

void TestLinkWindows::anInvitationOfOneIsNoneOfAnother()
{
    auto *add = new AddContactDialog(*m_session, u"xmpp:lady@elsewhere.test?roster;preauth=T"_s, m_window.get());
    add->open();
    findNamed<QLineEdit>(*add, u"Address"_s)->setText(u"tybalt@elsewhere.test"_s);
    for (QPushButton *button : add->findChildren<QPushButton *>()) {
        if (button->text() == u"A&dd"_s)
            button->click();
    }
    QVERIFY(fakeOf(m_session->invitations()).asked.isEmpty());
    QCOMPARE(asked().size(), 1);
}

void TestLinkWindows::aPastedRoomIsExplained()
{
    auto *add = new AddContactDialog(*m_session, u"xmpp:tea@rooms.test?join"_s, m_window.get());
    add->open();
    QVERIFY(std::ranges::any_of(add->findChildren<QLabel *>(),
                                [](const QLabel *label) { return label->text().contains(u"leads into a room"_s); }));
}

void TestLinkWindows::anUsedInvitationIsTold()
{
    Q_EMIT m_session->invitations().used(m_juliet);
    QCOMPARE(notice(), u"Juliette Capulet came with your invitation and is now a contact."_s);
}

QTEST_MAIN(TestLinkWindows)
#include "tst_linkwindows.moc"
