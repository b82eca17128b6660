// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "core/storage/messagestore.h"
#include "ui/chat/conversationheader.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messageview.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"
#include "ui/search/findbar.h"
#include "ui/search/foundmodel.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

#define SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// The search as a person uses it: the real window on a real history, without a server.
class TestSearchWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void resultsAsYouType();
    void aResultOpensAtItsPlace();
    void theKeyboardIsEnough();
    void wrongQueriesAreExplained();
    void narrow();
    void findsInTheConversation();
    void findingEndsWithTheConversation();
    void pictures_data();
    void pictures();

private:
    template<typename T>
    T *child() const
    {
        return m_window->findChild<T *>();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key(key), modifiers);
    }
    void searchFor(const QString &text) const
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(m_window->focusWidget(), text);
    }
    FoundModel *found() const { return child<SearchPanel>()->findChild<FoundModel *>(); }
    QString state() const
    {
        QStringList words;
        for (const QLabel *label : child<SearchPanel>()->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(u'|');
    }
    QString excerpt(int row) const { return found()->index(row).data(FoundModel::ExcerptRole).value<Excerpt>().text; }
    QString shown() const { return child<MessageView>()->currentIndex().data().toString(); }
    void make(ThemeChoice look = ThemeChoice::Light);

    QTranslator m_plurals;
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    const Jid m_own = *Jid::parse(u"alice@example.test");
    const Jid m_juliet = *Jid::parse(u"juliet@example.test");
    const Jid m_nurse = *Jid::parse(u"nurse@example.test");
};

void TestSearchWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_searchwindow"_s);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);

    storage::Database database(historyFile(m_folder.path(), m_own));
    storage::MessageStore store(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    int count = 0;
    const auto say = [&](const Jid &peer, const QString &body, qint64 secondsAgo, bool isOurs = false) {
        Message message;
        message.conversation = peer;
        message.from = isOurs ? m_own : peer;
        message.direction = isOurs ? Direction::Outgoing : Direction::Incoming;
        message.state = isOurs ? DeliveryState::Read : DeliveryState::Delivered;
        message.originId = QString::number(++count);
        message.body = body;
        message.sentAt = now.addSecs(-secondsAgo);
        store.apply(message);
    };
    say(m_juliet,
        u"The first cup of tea of many; the kettle stands on the balcony, and the nurse knows nothing of it."_s,
        900'000);
    for (int i = 0; i < 500; ++i)
        say(m_juliet, u"Something else, number %1."_s.arg(i), 800'000 - i * 1000, i % 3 == 0);
    say(m_juliet, u"Shall we have tea at the balcony? I would bring the good cups that my mother hides."_s, 7200);
    say(m_juliet, u"Un café, then?"_s, 3700);
    say(m_juliet, u"No. Tea, with milk 🫖"_s, 3600, true);
    say(m_nurse, u"Juliet asks for tea all day long"_s, 600);
    store.markRead(m_juliet);
    QVERIFY(store.markRead(m_nurse).result().has_value());
}

void TestSearchWindow::make(ThemeChoice look)
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, look);
    m_session = std::make_unique<Session>(
        SessionSettings{.dataDir = QDir(m_folder.path()), .useKeychain = false, .keepAccount = false});
    Account account;
    account.jid = m_own;
    m_session->openAccount(account);
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->resize(1240, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    SOON(m_session->conversations().all().size() == 2);
}

void TestSearchWindow::init()
{
    make();
}

void TestSearchWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

void TestSearchWindow::resultsAsYouType()
{
    searchFor(u"te"_s);
    QVERIFY(child<SearchPanel>()->isVisible() && !child<ListPanel>()->isVisible());
    SOON(found()->rowCount() == 4);
    QCOMPARE(excerpt(0), u"Juliet asks for tea all day long"_s); // the newest first
    SOON(state().startsWith(u"4 message"_s));
    QTest::keyClicks(m_window->focusWidget(), u"a mil"_s);
    SOON(found()->rowCount() == 1);
    QCOMPARE(excerpt(0), u"No. Tea, with milk 🫖"_s);
    SOON(state().startsWith(u"1 message"_s));
    QTest::keyClicks(m_window->focusWidget(), u"x"_s);
    SOON(state() == u"Nothing found."_s);
    press(Qt::Key_Escape);
    QVERIFY(child<ListPanel>()->isVisible());
}

void TestSearchWindow::aResultOpensAtItsPlace()
{
    searchFor(u"kettle"_s);
    SOON(found()->rowCount() == 1);
    auto *rows = child<SearchPanel>()->findChild<QListView *>();
    QTest::mouseClick(rows->viewport(), Qt::LeftButton, {}, rows->visualRect(found()->index(0)).center());
    QCOMPARE(m_window->openPeer(), m_juliet);
    SOON(shown().startsWith(u"The first cup"_s));
    auto *view = child<MessageView>();
    QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex()).center()));
    // What was looked for is marked, as if with the mouse.
    view->copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"kettle"_s);
    QVERIFY(child<SearchPanel>()->isVisible()); // the next one is near
}

void TestSearchWindow::theKeyboardIsEnough()
{
    searchFor(u"tea"_s);
    SOON(found()->rowCount() == 4);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_window->openPeer(), m_juliet);
    SOON(shown().startsWith(u"No. Tea"_s));
    searchFor(u"cafe"_s); // what was typed last is selected, so it is replaced
    SOON(found()->rowCount() == 1);
    press(Qt::Key_Return); // the first
    SOON(shown().startsWith(u"Un café"_s));
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(child<ListPanel>()->isVisible() && !child<SearchPanel>()->isVisible());
}

void TestSearchWindow::wrongQueriesAreExplained()
{
    searchFor(u"before:soon"_s);
    QVERIFY(state().contains(u"write a date"_s));
    QCOMPARE(found()->rowCount(), 0);
    child<SearchPanel>()->findChild<SearchField *>()->clear();
    QVERIFY(state().contains(u"from:name"_s)); // how to search
}

void TestSearchWindow::narrow()
{
    m_window->resize(400, 700);
    m_window->openConversation(m_nurse);
    searchFor(u"milk"_s);
    QVERIFY(child<SearchPanel>()->isVisible() && !child<ConversationView>()->isVisible());
    SOON(found()->rowCount() == 1);
    press(Qt::Key_Return);
    QVERIFY(!child<SearchPanel>()->isVisible() && child<ConversationView>()->isVisible());
    SOON(shown().startsWith(u"No. Tea"_s));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    SOON(child<SearchPanel>()->isVisible()); // back to what was found
}

void TestSearchWindow::findsInTheConversation()
{
    m_window->openConversation(m_juliet);
    auto *bar = child<FindBar>();
    QVERIFY(!bar->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar->isVisible() && bar->findChild<SearchField *>()->hasFocus());
    QTest::keyClicks(m_window->focusWidget(), u"tea"_s);
    const auto count = [&] { return bar->findChild<QLabel *>()->text(); };
    SOON(count() == u"1 of 3"_s); // not the nurse's
    SOON(shown().startsWith(u"No. Tea"_s));
    press(Qt::Key_Return);
    QCOMPARE(count(), u"2 of 3"_s);
    SOON(shown().startsWith(u"Shall we"_s));
    press(Qt::Key_Return); // 500 messages further up
    SOON(shown().startsWith(u"The first cup"_s));
    QCOMPARE(count(), u"3 of 3"_s);
    QVERIFY(bar->findChild<SearchField *>()->hasFocus()); // one can go on
    press(Qt::Key_Return);                                // there is none before
    QCOMPARE(count(), u"3 of 3"_s);
    press(Qt::Key_Return, Qt::ShiftModifier);
    SOON(shown().startsWith(u"Shall we"_s));
    bar->findChild<SearchField *>()->selectAll();
    QTest::keyClicks(m_window->focusWidget(), u"zebra"_s);
    SOON(count() == u"Nothing found"_s);
    for (const QToolButton *button : bar->findChildren<QToolButton *>())
        QVERIFY(!button->accessibleName().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(child<MessageEdit>()->hasFocus());
    for (QToolButton *button : child<ConversationHeader>()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Find"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(bar->isVisible() && bar->findChild<SearchField *>()->hasFocus());
}

void TestSearchWindow::findingEndsWithTheConversation()
{
    m_window->openConversation(m_juliet);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(m_window->focusWidget(), u"tea"_s);
    m_window->openConversation(m_nurse);
    QVERIFY(!child<FindBar>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier); // nothing is open
    QVERIFY(!child<FindBar>()->isVisible());
}

void TestSearchWindow::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<bool>("inConversation");
    QTest::newRow("search-light") << ThemeChoice::Light << false;
    QTest::newRow("search-dark") << ThemeChoice::Dark << false;
    QTest::newRow("find-light") << ThemeChoice::Light << true;
    QTest::newRow("find-dark") << ThemeChoice::Dark << true;
}

void TestSearchWindow::pictures()
{
    QFETCH(ThemeChoice, look);
    QFETCH(bool, inConversation);
    cleanup();
    make(look);
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    if (inConversation) {
        m_window->openConversation(m_juliet);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(m_window->focusWidget(), u"balcony"_s);
    } else {
        searchFor(u"tea"_s);
        SOON(found()->rowCount() == 4);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
    }
    SOON(shown().startsWith(u"Shall we"_s));
    QVERIFY(m_window->grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestSearchWindow)
#include "tst_searchwindow.moc"
