// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/detailspane.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messageview.h"
#include "ui/failurewords.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"
#include "ui/roster/filterfield.h"
#include "ui/roster/listpanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSet>
#include <QSettings>
#include <QShortcut>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void columns_data();
    void columns();
    void noGapBesideTheList();
    void detailsWhereThereIsNoRoom();
    void backLeadsToTheList();
    void remembersItsPlace();
    void shortcuts();
    void panesCycle();
    void titleCountsUnread();
    void failuresAreTold_data();
    void failuresAreTold();
    void storageFailuresHaveWords();
    void menuActs();
    void lookIsChosenAndKept();
    void everyControlIsNamed();
    void keysOfACallAreFree();
    void tabReachesEverything();
    void signingOutEmpties();

private:
    void make();
    template<typename T>
    T *child() const
    {
        return m_window->findChild<T *>();
    }
    QMenu *menu() const;
    QAction *action(const QString &text) const;

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
    QFont font;
    font.setPixelSize(14); // design pixels are pixels
    QApplication::setFont(font);
}

void TestMainWindow::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    make();
}

void TestMainWindow::make()
{
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

QMenu *TestMainWindow::menu() const
{
    for (QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (button->menu())
            return button->menu();
    }
    return nullptr;
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (QAction *found : m_window->findChildren<QAction *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

void TestMainWindow::columns_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("shown");
    QTest::newRow("wide") << 1240 << true << u"list conversation details"_s;
    QTest::newRow("wide, nothing open") << 1240 << false << u"list conversation"_s;
    QTest::newRow("middle") << 900 << true << u"list conversation"_s;
    QTest::newRow("narrow") << 700 << true << u"conversation"_s;
    QTest::newRow("narrow, nothing open") << 700 << false << u"list"_s;
    QTest::newRow("a telephone's width") << 360 << true << u"conversation"_s;
}

void TestMainWindow::columns()
{
    QFETCH(int, width);
    QFETCH(bool, open);
    if (open)
        m_window->openConversation(m_juliet);
    m_window->resize(width, 700);
    QCOMPARE(m_window->width(), width);
    QStringList shown;
    if (child<ListPanel>()->isVisible())
        shown << u"list"_s;
    if (child<ConversationView>()->isVisible())
        shown << u"conversation"_s;
    if (child<DetailsPane>()->isVisible())
        shown << u"details"_s;
    QTEST(shown.join(u' '), "shown");
}

/// It has no more than a third of the window, and the conversation all that it leaves, whatever the window was before.
void TestMainWindow::noGapBesideTheList()
{
    m_window->openConversation(m_juliet);
    for (const int width : {1240, 1120, 1000, 900, 800, 1240}) {
        m_window->resize(width, 700);
        const auto placeOf = [this](const QWidget &column) {
            return QRect(column.mapTo(m_window.get(), QPoint(0, 0)), column.size());
        };
        const QRect list = placeOf(*child<ListPanel>());
        const QRect conversation = placeOf(*child<ConversationView>());
        QVERIFY2(conversation.left() - list.right() <= 2, qPrintable(QString::number(width)));
        QVERIFY(list.width() <= std::max(312, width * 34 / 100));
    }
}

void TestMainWindow::detailsWhereThereIsNoRoom()
{
    m_window->openConversation(m_juliet);
    m_window->resize(400, 700);
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(child<DetailsPane>()->isVisible()); // a button's shortcut shows it pressed for a moment
    QVERIFY(!child<ConversationView>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier); // the same key leads back
    QTRY_VERIFY(child<ConversationView>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(child<DetailsPane>()->isVisible());
    Q_EMIT child<DetailsPane>()->closeRequested();
    QVERIFY(child<ConversationView>()->isVisible());
    // Wide again, the third column stands as it did.
    m_window->resize(1240, 700);
    QVERIFY(child<DetailsPane>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(!child<DetailsPane>()->isVisible());
}

void TestMainWindow::backLeadsToTheList()
{
    m_window->resize(400, 700);
    m_window->openConversation(m_juliet);
    QVERIFY(!child<ListPanel>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(child<ListPanel>()->isVisible());
    QVERIFY(m_window->openPeer().isEmpty());
}

void TestMainWindow::remembersItsPlace()
{
    m_window->openConversation(m_juliet);
    QVERIFY(child<DetailsPane>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(!child<DetailsPane>()->isVisible());
    m_window->resize(777, 666); // smaller than any screen
    m_window->close();
    make();
    QCOMPARE(m_window->size(), QSize(777, 666));
    m_window->openConversation(m_juliet);
    m_window->resize(1240, 700);
    QVERIFY(!child<DetailsPane>()->isVisible());
}

void TestMainWindow::shortcuts()
{
    m_window->openConversation(m_juliet);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(child<FilterField>()->hasFocus());
    QTest::keyClicks(child<FilterField>(), u"romeo"_s);
    QTest::keyClick(child<FilterField>(), Qt::Key_Return);
    QCOMPARE(m_window->openPeer(), jid(u"romeo@example.test"_s));
    QVERIFY(child<MessageEdit>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(m_window->openPeer().isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::AltModifier);
    QTRY_COMPARE(child<ListPanel>()->tab(), ListPanel::Tab::People);
}

void TestMainWindow::panesCycle()
{
    m_window->openConversation(m_juliet);
    QVERIFY(child<MessageEdit>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(child<ListPanel>()->findChild<QListView *>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(child<MessageView>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(child<MessageEdit>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(child<MessageView>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(child<ListPanel>()->findChild<QListView *>()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(child<MessageEdit>()->hasFocus());
}

void TestMainWindow::titleCountsUnread()
{
    QCOMPARE(m_window->windowTitle(), u"(6) Causerie"_s);
    m_window->openConversation(m_juliet); // reads one
    QCOMPARE(m_window->windowTitle(), u"(5) Juliette Capulet – Causerie"_s);
}

void TestMainWindow::failuresAreTold_data()
{
    QTest::addColumn<RequestError>("error");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("words");
    QTest::newRow("offline") << RequestError::NotConnected << QString(requests::kAddContact) << QString()
                             << u"The contact could not be added. There is no connection to the server."_s;
    QTest::newRow("refused, with a reason")
        << RequestError::Refused << QString(requests::kSetGroups) << u"Group names are too\n long"_s
        << u"The groups could not be changed. The server refused. It said: “Group names are too long”"_s;
    QTest::newRow("silence") << RequestError::Timeout << QString(requests::kLoadRoster) << QString()
                             << u"Your contacts could not be loaded. The server did not answer."_s;
    QTest::newRow("something new") << RequestError::BadAnswer << u"new-thing"_s << QString()
                                   << u"That could not be done. The server’s answer made no sense."_s;
}

void TestMainWindow::failuresAreTold()
{
    QFETCH(RequestError, error);
    QFETCH(QString, what);
    QFETCH(QString, server);
    auto *notice = child<NoticeBar>();
    QVERIFY(!notice->isVisible());
    Q_EMIT m_session->requestFailed(error, what, server);
    QVERIFY(notice->isVisible());
    QTEST(notice->findChild<QLabel *>()->text(), "words");
    QTest::mouseClick(notice->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
}

void TestMainWindow::storageFailuresHaveWords()
{
    QSet<QString> words;
    for (const auto error : {StorageError::CannotOpen, StorageError::NewerSchema, StorageError::Full,
                             StorageError::ReadOnly, StorageError::Corrupt, StorageError::Busy, StorageError::Other})
        words << storageWords(error);
    QCOMPARE(words.size(), 7);
    Q_EMIT m_session->storageFailed(u"disk I/O error"_s, StorageError::Full);
    QCOMPARE(child<NoticeBar>()->findChild<QLabel *>()->text(), storageWords(StorageError::Full));
}

void TestMainWindow::menuActs()
{
    QSignalSpy signOut(m_window.get(), &MainWindow::signOutRequested);
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    action(u"Sign out"_s)->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(signOut.size(), 1);
    QCOMPARE(quit.size(), 1);

    QVERIFY(child<ListPanel>()->isOfflineShown());
    action(u"Show offline contacts"_s)->toggle();
    QVERIFY(!child<ListPanel>()->isOfflineShown());
    m_window->close();
    make();
    QVERIFY(!child<ListPanel>()->isOfflineShown());
}

void TestMainWindow::lookIsChosenAndKept()
{
    action(u"Dark"_s)->trigger();
    QCOMPARE(m_theme->scheme(), Scheme::Dark);
    QCOMPARE(storedThemeChoice(), ThemeChoice::Dark);
    action(u"As the desktop"_s)->trigger();
    QCOMPARE(m_theme->choice(), ThemeChoice::System);
    QSettings().setValue("look/theme"_L1, 99); // what another version wrote
    QCOMPARE(storedThemeChoice(), ThemeChoice::System);
}

void TestMainWindow::everyControlIsNamed()
{
    m_window->openConversation(m_juliet);
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    for (const QAction *entry : menu()->actions())
        QVERIFY2(entry->isSeparator() || entry->text().contains(u'&'), qPrintable(entry->text()));
}

/// Its keys are the whole program's, and a key that means two things does nothing.
void TestMainWindow::keysOfACallAreFree()
{
    m_window->openConversation(m_juliet);
    QSet<QKeySequence> taken;
    for (const QShortcut *shortcut : m_window->findChildren<QShortcut *>())
        taken << shortcut->key();
    for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>())
        taken << button->shortcut();
    for (const QAction *entry : m_window->findChildren<QAction *>())
        taken << entry->shortcut();
    IncomingCallPopup popup(m_juliet, u"Juliet"_s);
    const auto keys = popup.findChildren<QShortcut *>();
    QCOMPARE(keys.size(), 3);
    for (const QShortcut *key : keys)
        QVERIFY2(!taken.contains(key->key()), qPrintable(key->key().toString()));
}

void TestMainWindow::tabReachesEverything()
{
    m_window->openConversation(m_juliet);
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        reached << m_window->focusWidget();
    }
    for (QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
        // Of buttons that exclude each other the chosen one is in the chain; the arrow keys reach the others.
        const bool expected = button->isVisible() && button->isEnabled() && button->focusPolicy() != Qt::NoFocus &&
                              (!button->group() || button->isChecked());
        QVERIFY2(!expected || reached.contains(button), qPrintable(button->text() + button->accessibleName()));
    }
    QVERIFY(reached.contains(child<MessageEdit>()));
    QVERIFY(reached.contains(child<MessageView>()));
    QVERIFY(reached.contains(child<ListPanel>()->findChild<QListView *>()));
}

void TestMainWindow::signingOutEmpties()
{
    m_window->openConversation(m_juliet);
    m_session->conversations().clear();
    m_session->roster().clear();
    QVERIFY(m_window->openPeer().isEmpty());
    QVERIFY(!child<DetailsPane>()->isVisible());
    m_window->grab();
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
