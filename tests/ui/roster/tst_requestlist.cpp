// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/people/blockdialog.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/requestbar.h"
#include "ui/roster/requestlist.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Many who ask to see when we are online are answered in one place.
class TestRequestList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void manyHaveOnePlace();
    void eachIsAnswered();
    void allAreDeclined();
    void theTabSaysHowMany();
    void nobodyPushesThePanelWide();
    void looks_data();
    void looks();

private:
    void ask(int people);
    RequestList &list() const { return *m_panel->findChild<RequestList *>(); }
    QPushButton *named(const QString &name) const
    {
        for (QPushButton *button : m_panel->findChildren<QPushButton *>()) {
            if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
                return button;
        }
        return nullptr;
    }
    QAbstractButton *tab() const
    {
        for (QAbstractButton *button : m_panel->findChildren<QAbstractButton *>()) {
            if (button->text().startsWith("Requests"_L1))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ListPanel> m_panel;
};

void TestRequestList::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    fakeOf(m_session->blocklist()).available = true;
    m_panel = std::make_unique<ListPanel>(*m_session);
    m_panel->resize(312, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestRequestList::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

void TestRequestList::ask(int people)
{
    for (int i = 1; i <= people; ++i)
        m_session->roster().addSubscriptionRequest(jid(u"p%1@elsewhere.test"_s.arg(i)),
                                                   i % 3 == 0 ? u"It is me, from Brussels."_s : QString());
}

void TestRequestList::manyHaveOnePlace()
{
    ask(61);
    QVERIFY(m_panel->findChild<RequestBar *>()->isVisible());
    QVERIFY(!list().isVisible());
    QPushButton *more = named(u"and 60 more request(s)"_s);
    QVERIFY(more);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(m_panel->tab(), ListPanel::Tab::Requests);
    QVERIFY(list().isVisible());
    QVERIFY(!m_panel->findChild<RequestBar *>()->isVisible());
    QTRY_VERIFY(named(u"Accept the request of p%1@elsewhere.test"_s.arg(RequestList::kMostRows)));
    QVERIFY(!named(u"Accept the request of p61@elsewhere.test"_s));
    QVERIFY(m_panel->rect().contains(list().geometry()));
    QTRY_VERIFY(list().height() > m_panel->height() / 3);
    m_panel->setTab(ListPanel::Tab::All);
    QVERIFY(!list().isVisible());
}

void TestRequestList::eachIsAnswered()
{
    ask(3);
    m_panel->setTab(ListPanel::Tab::Requests);
    QTRY_VERIFY(named(u"Accept the request of p3@elsewhere.test"_s));
    QTest::mouseClick(named(u"Accept the request of p2@elsewhere.test"_s), Qt::LeftButton);
    QTRY_VERIFY(!named(u"Accept the request of p2@elsewhere.test"_s));
    QTest::mouseClick(named(u"Decline the request of p1@elsewhere.test"_s), Qt::LeftButton);
    QTRY_VERIFY(!named(u"Decline the request of p1@elsewhere.test"_s));
    const QStringList expected{u"approve p2@elsewhere.test"_s, u"add p2@elsewhere.test"_s, u"deny p1@elsewhere.test"_s};
    QCOMPARE(fakeOf(*m_session).asked, expected);
    QTest::mouseClick(named(u"Block p3@elsewhere.test"_s), Qt::LeftButton);
    auto *dialog = m_panel->findChild<BlockDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    m_session->roster().removeSubscriptionRequest(jid(u"p3@elsewhere.test"_s)); // as once our server has blocked them
    QVERIFY(!list().isVisible());
}

void TestRequestList::allAreDeclined()
{
    ask(61);
    m_panel->setTab(ListPanel::Tab::Requests);
    QTRY_VERIFY(named(u"Decline all…"_s));
    QTest::mouseClick(named(u"Decline all…"_s), Qt::LeftButton);
    auto *box = m_panel->findChild<QMessageBox *>();
    QVERIFY(box);
    m_session->roster().addSubscriptionRequest(jid(u"late@elsewhere.test"_s)); // was not meant
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(fakeOf(*m_session).asked.size(), 61);
    QVERIFY(std::ranges::all_of(fakeOf(*m_session).asked,
                                [](const QString &said) { return said.startsWith("deny p"_L1); }));
    QCOMPARE(m_session->roster().subscriptionRequests(), std::vector{jid(u"late@elsewhere.test"_s)});
}

void TestRequestList::theTabSaysHowMany()
{
    QVERIFY(!tab()->isVisible());
    const int width = tab()->parentWidget()->height();
    ask(1);
    QVERIFY(tab()->isVisible());
    QCOMPARE(tab()->text(), u"Requests 1"_s);
    ask(121);
    QCOMPARE(tab()->text(), u"Requests 99+"_s);
    m_panel->resize(m_panel->tabsWidth(), 800);
    QTRY_COMPARE(tab()->parentWidget()->height(), width); // one line
    QVERIFY(tab()->accessibleName().contains(u"121"_s));
}

void TestRequestList::nobodyPushesThePanelWide()
{
    const int before = m_panel->minimumSizeHint().width();
    m_session->roster().addSubscriptionRequest(jid(QString(300, u'w') + u"@elsewhere.test"_s), QString(3000, u'm'));
    m_panel->setTab(ListPanel::Tab::Requests);
    QTRY_VERIFY(m_panel->findChild<QScrollArea *>()->widget()->findChild<QPushButton *>());
    QVERIFY(m_panel->minimumSizeHint().width() <= std::max(before, 312));
    QCOMPARE(m_panel->width(), 312);
}

void TestRequestList::looks_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("people");
    QTest::newRow("requests-light") << ThemeChoice::Light << 121;
    QTest::newRow("requests-dark") << ThemeChoice::Dark << 121;
    QTest::newRow("requests-two-light") << ThemeChoice::Light << 2;
}

/// Pictures to look at.
void TestRequestList::looks()
{
    QFETCH(ThemeChoice, look);
    QFETCH(int, people);
    Theme theme(*qApp, look);
    ask(people);
    m_panel->setTab(ListPanel::Tab::Requests);
    QTRY_VERIFY(named(u"Accept the request of p2@elsewhere.test"_s));
    QCoreApplication::processEvents();
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(m_panel->grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestRequestList)
#include "tst_requestlist.moc"
