// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/strangerbar.h"
#include "ui/people/blockdialog.h"
#include "ui/people/blockeddialog.h"
#include "ui/roster/listpanel.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Blocking as a person does it: the question, the list, the bar above a stranger's words, the tab of requests.
class TestBlockDialogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void blocks();
    void blocksTheWholeServer();
    void reports_data();
    void reports();
    void offersOnlyWhatGoes();
    void theList();
    void whatMayBeAdded_data();
    void whatMayBeAdded();
    void strangersCanBeBlocked();
    void theBlockedCanBeUnblocked();
    void requestsStandApart();
    void shots_data();
    void shots();

private:
    static QAbstractButton *button(const QWidget &parent, const QString &text);
    Blocklist &list() { return m_session->blocklist(); }
    void addStranger();

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestBlockDialogs::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestBlockDialogs::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_window = std::make_unique<QWidget>();
}

void TestBlockDialogs::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QAbstractButton *TestBlockDialogs::button(const QWidget &parent, const QString &text)
{
    for (QAbstractButton *found : parent.findChildren<QAbstractButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

void TestBlockDialogs::addStranger()
{
    const Jid stranger = test::jid(u"seller@spam.test"_s);
    Conversation &conversation = m_session->conversations().at(stranger);
    ConversationSettings waiting;
    waiting.accepted = false;
    conversation.setSettings(waiting);
    conversation.setSummary(incoming(stranger, u"Best prices for you, my friend"_s, QDateTime::currentDateTimeUtc()),
                            1);
}

void TestBlockDialogs::blocks()
{
    auto *dialog = new BlockDialog(*m_session, test::jid(u"romeo@example.test/orchard"_s), m_window.get());
    QSignalSpy blocked(dialog, &BlockDialog::blocked);
    QVERIFY(button(*dialog, u"Block everybody of example.test"_s)->isHidden()); // that is our own server
    dialog->open();
    button(*dialog, u"Block"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{u"block romeo@example.test"_s});
    QCOMPARE(blocked.size(), 1);

    auto *second = new BlockDialog(*m_session, test::jid(u"romeo@example.test"_s), m_window.get());
    second->open();
    button(*second, u"Cancel"_s)->click();
    QCOMPARE(fakeOf(list()).asked.size(), 1);
}

void TestBlockDialogs::blocksTheWholeServer()
{
    auto *dialog = new BlockDialog(*m_session, test::jid(u"seller@spam.test"_s), m_window.get());
    dialog->open();
    button(*dialog, u"Block everybody of spam.test"_s)->click();
    button(*dialog, u"Block"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{u"block spam.test"_s});
    QVERIFY(fakeOf(*m_session).asked.contains(u"decline seller@spam.test"_s)); // their request goes, too
}

void TestBlockDialogs::reports_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("expected");
    QTest::newRow("spam") << u"Unwanted advertisement"_s << u"report romeo@example.test spam so much"_s;
    QTest::newRow("abuse") << u"Insults, threats or other abuse"_s << u"report romeo@example.test abuse so much"_s;
}

void TestBlockDialogs::reports()
{
    QFETCH(QString, choice);
    QFETCH(QString, expected);
    auto *dialog = new BlockDialog(*m_session, test::jid(u"romeo@example.test"_s), m_window.get());
    dialog->open();
    QVERIFY(!button(*dialog, choice)->isVisible());
    button(*dialog, u"Report them to the operators of your server"_s)->click();
    QVERIFY(button(*dialog, choice)->isVisible());
    button(*dialog, choice)->click();
    QVERIFY(fillIn(*dialog, u"What happened"_s, u"so much"_s));
    button(*dialog, u"Block"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{expected});
}

void TestBlockDialogs::offersOnlyWhatGoes()
{
    fakeOf(list()).reports = false;
    BlockDialog *dialog = new BlockDialog(*m_session, test::jid(u"romeo@example.test"_s), m_window.get());
    dialog->open();
    QVERIFY(!button(*dialog, u"Report them to the operators of your server"_s)->isVisible());
    dialog->reject();
    fakeOf(list()).available = false;
    auto *blocked = new BlockedDialog(*m_session, m_window.get());
    blocked->open();
    QVERIFY(!button(*blocked, u"Block"_s)->isEnabled());
    StrangerBar bar(*m_session);
    bar.setPeer(test::jid(u"seller@spam.test"_s), u"seller"_s, true);
    QVERIFY(button(bar, u"Block…"_s)->isHidden());
}

void TestBlockDialogs::theList()
{
    setBlocked(list(), {test::jid(u"spam.test"_s), test::jid(u"iago@example.test"_s)});
    auto *dialog = new BlockedDialog(*m_session, m_window.get());
    dialog->open();
    auto *rows = dialog->findChild<QListWidget *>();
    QCOMPARE(rows->count(), 2);
    QVERIFY(!button(*dialog, u"Unblock"_s)->isEnabled());
    rows->setCurrentRow(rows->row(rows->findItems(u"spam.test"_s, Qt::MatchExactly).first()));
    button(*dialog, u"Unblock"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{u"unblock spam.test"_s});
    setBlocked(list(), {test::jid(u"iago@example.test"_s)});
    QCOMPARE(rows->count(), 1);
    QVERIFY(fillIn(*dialog, u"Address or server"_s, u"Cassio@elsewhere.test"_s));
    button(*dialog, u"Block"_s)->click();
    QCOMPARE(fakeOf(list()).asked.last(), u"block cassio@elsewhere.test"_s);
    QVERIFY(dialog->findChild<QLineEdit *>()->text().isEmpty());
    setBlocked(list(), {});
    QCOMPARE(rows->count(), 0);
}

void TestBlockDialogs::whatMayBeAdded_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("may");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a person") << u"x@elsewhere.test"_s << true;
    QTest::newRow("a server") << u"elsewhere.test"_s << true;
    QTest::newRow("no address") << u"x@"_s << false;
    QTest::newRow("ourselves") << u"alice@example.test"_s << false;
    QTest::newRow("our server") << u"example.test"_s << false;
    QTest::newRow("who is blocked") << u"iago@example.test"_s << false;
    QTest::newRow("who is blocked with their server") << u"x@spam.test"_s << false;
}

void TestBlockDialogs::whatMayBeAdded()
{
    QFETCH(QString, address);
    setBlocked(list(), {test::jid(u"spam.test"_s), test::jid(u"iago@example.test"_s)});
    auto *dialog = new BlockedDialog(*m_session, m_window.get());
    dialog->open();
    dialog->findChild<QLineEdit *>()->setText(address);
    QTEST(button(*dialog, u"Block"_s)->isEnabled(), "may");
}

void TestBlockDialogs::strangersCanBeBlocked()
{
    addStranger();
    StrangerBar bar(*m_session);
    bar.setPeer(test::jid(u"seller@spam.test"_s), u"seller"_s, true);
    bar.show();
    QSignalSpy declined(&bar, &StrangerBar::declined);
    button(bar, u"Block…"_s)->click();
    const QPointer dialog = bar.findChild<BlockDialog *>();
    QVERIFY(dialog);
    button(*dialog, u"Block"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{u"block seller@spam.test"_s});
    QCOMPARE(declined.size(), 1); // nobody looks at it any more
}

void TestBlockDialogs::theBlockedCanBeUnblocked()
{
    StrangerBar bar(*m_session);
    bar.setPeer(test::jid(u"romeo@example.test"_s), u"Romeo"_s, false);
    QVERIFY(bar.isHidden());
    setBlocked(list(), {test::jid(u"romeo@example.test"_s)});
    QVERIFY(!bar.isHidden());
    QVERIFY(button(bar, u"Accept"_s)->isHidden());
    button(bar, u"Unblock"_s)->click();
    QCOMPARE(fakeOf(list()).asked, QStringList{u"unblock romeo@example.test"_s});
    setBlocked(list(), {});
    QVERIFY(bar.isHidden());
}

void TestBlockDialogs::requestsStandApart()
{
    ListPanel panel(*m_session);
    panel.resize(320, 700);
    panel.show();
    const auto names = [&panel] {
        QStringList all;
        const auto *rows = panel.findChild<QListView *>();
        for (int i = 0; i < rows->model()->rowCount(); ++i)
            all << rows->model()->index(i, 0).data().toString();
        return all;
    };
    const auto tab = [&panel] {
        for (QAbstractButton *found : panel.findChildren<QAbstractButton *>()) {
            if (found->accessibleName().endsWith(u"of strangers"_s))
                return found;
        }
        return static_cast<QAbstractButton *>(nullptr);
    };
    QVERIFY(!tab()->isVisible());
    addStranger();
    QVERIFY(tab()->isVisible());
    QCOMPARE(tab()->text(), u"Requests 1"_s);
    QVERIFY(!names().contains(u"seller"_s));
    tab()->click();
    QCOMPARE(names(), QStringList{u"seller"_s});
    m_session->acceptRequest(test::jid(u"seller@spam.test"_s));
    QVERIFY(names().isEmpty());
    panel.setTab(ListPanel::Tab::All);
    QVERIFY(names().contains(u"seller"_s));
    QVERIFY(!tab()->isVisible());
}

void TestBlockDialogs::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestBlockDialogs::shots()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    const QString file =
        QStringLiteral(CAUSERIE_SHOTS_DIR) + u"/%1-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s;
    auto *dialog = new BlockDialog(*m_session, test::jid(u"seller@spam.test"_s), m_window.get());
    dialog->open();
    button(*dialog, u"Report them to the operators of your server"_s)->click();
    QVERIFY(takePicture(*dialog, file.arg(u"block"_s)));
    dialog->reject();
    setBlocked(list(), {test::jid(u"spam.test"_s), test::jid(u"iago@example.test"_s)});
    auto *blocked = new BlockedDialog(*m_session, m_window.get());
    blocked->open();
    blocked->findChild<QListWidget *>()->setCurrentRow(0);
    QVERIFY(takePicture(*blocked, file.arg(u"blocked"_s)));
    addStranger();
    ListPanel panel(*m_session);
    panel.resize(312, 420);
    panel.show();
    panel.setTab(ListPanel::Tab::Requests);
    QVERIFY(takePicture(panel, file.arg(u"requests"_s)));
    setBlocked(list(), {});
    StrangerBar bar(*m_session);
    bar.resize(620, 60);
    bar.setPeer(test::jid(u"seller@spam.test"_s), u"seller"_s, true);
    QVERIFY(takePicture(bar, file.arg(u"stranger"_s)));
}

QTEST_MAIN(TestBlockDialogs)
#include "tst_blockdialogs.moc"
