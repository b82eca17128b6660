// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakesession.h"
#include "ui/accounts/accountbutton.h"
#include "ui/accounts/accountrail.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestAccountRail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void keepsTheirOrder();
    void oneIsCurrentOrNone();
    void tellsHowTheyAre();
    void keys();
    void arrows();
    void menu();
    void oneGoes();

private:
    AccountButton &button(int place) { return *m_rail->buttons().at(place); }

    std::vector<std::unique_ptr<Session>> m_sessions;
    std::unique_ptr<AccountRail> m_rail;
};

void TestAccountRail::init()
{
    m_rail = std::make_unique<AccountRail>();
    for (const QString &name : {u"alice"_s, u"bob"_s, u"carol"_s}) {
        m_sessions.push_back(std::make_unique<Session>(SessionSettings{QDir(), false}));
        fakeOf(*m_sessions.back()).account.jid = *Jid::parse(name + u"@example.test"_s);
        m_rail->insert(int(m_sessions.size()) - 1, *m_sessions.back());
    }
    m_rail->setCurrent(m_sessions[0].get());
    m_rail->resize(m_rail->width(), 600);
    m_rail->show();
    m_rail->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_rail.get()));
}

void TestAccountRail::cleanup()
{
    m_rail.reset();
    m_sessions.clear();
}

void TestAccountRail::keepsTheirOrder()
{
    Session first({QDir(), false});
    fakeOf(first).account.jid = *Jid::parse(u"zoe@example.test");
    m_rail->insert(0, first);
    QCOMPARE(button(0).state().jid, *Jid::parse(u"zoe@example.test"));
    QCOMPARE(button(1).state().jid, *Jid::parse(u"alice@example.test"));
    QTRY_VERIFY(button(0).y() < button(1).y());
    QVERIFY(button(0).toolTip().contains(u"zoe@example.test"_s));
    QVERIFY(button(1).toolTip().contains(accountKeys(1).toString(QKeySequence::NativeText)));
    m_rail->remove(first);
}

void TestAccountRail::oneIsCurrentOrNone()
{
    QVERIFY(button(0).isChecked() && !button(1).isChecked() && !m_rail->addButton()->isChecked());
    m_rail->setCurrent(m_sessions[2].get());
    QVERIFY(!button(0).isChecked() && button(2).isChecked());
    m_rail->setCurrent(nullptr);
    QVERIFY(!button(0).isChecked() && !button(1).isChecked() && !button(2).isChecked());
    QVERIFY(m_rail->addButton()->isChecked());
    QSignalSpy add(m_rail.get(), &AccountRail::addRequested);
    QTest::mouseClick(m_rail->addButton(), Qt::LeftButton);
    QCOMPARE(add.size(), 1);
}

void TestAccountRail::tellsHowTheyAre()
{
    Session &bob = *m_sessions[1];
    QCOMPARE(button(1).accessibleName(), u"bob@example.test: Available"_s);
    fakeOf(bob).state = SessionState::Failed;
    fakeOf(bob).error.emplace().kind = xmpp::ConnectionError::Kind::WrongPassword;
    Q_EMIT bob.stateChanged();
    QCOMPARE(button(1).accessibleName(), u"bob@example.test: The password is wrong."_s);
    QVERIFY(button(1).toolTip().contains(u"The password is wrong."_s));
    QVERIFY(!isInTrouble(button(0).state()));
    button(1).setUnread(2);
    QVERIFY(button(1).accessibleName().contains(u"2 unread"_s));
    Q_EMIT bob.stateChanged(); // counts still
    QCOMPARE(button(1).state().unread, 2);
}

void TestAccountRail::keys()
{
    QSignalSpy chosen(m_rail.get(), &AccountRail::chosen);
    QTest::keyClick(m_rail.get(), Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.takeFirst().front().value<Session *>(), m_sessions[2].get());
    QTest::keyClick(m_rail.get(), Qt::Key_9, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(chosen.isEmpty()); // nobody is there
    QVERIFY(accountKeys(9).isEmpty() && accountKeys(-1).isEmpty());
}

void TestAccountRail::arrows()
{
    QSignalSpy chosen(m_rail.get(), &AccountRail::chosen);
    button(0).setFocus();
    QTest::keyClick(&button(0), Qt::Key_Up);
    QVERIFY(chosen.isEmpty() && button(0).hasFocus());
    QTest::keyClick(&button(0), Qt::Key_Down);
    QVERIFY(button(1).hasFocus());
    QTest::keyClick(&button(1), Qt::Key_End);
    QVERIFY(button(2).hasFocus());
    QTest::keyClick(&button(2), Qt::Key_Down);
    QVERIFY(button(2).hasFocus());
    QTest::keyClick(&button(2), Qt::Key_Home);
    QVERIFY(button(0).hasFocus());
    QCOMPARE(chosen.size(), 3);
}

void TestAccountRail::menu()
{
    QSignalSpy out(m_rail.get(), &AccountRail::signOutRequested);
    QSignalSpy remove(m_rail.get(), &AccountRail::removeRequested);
    Q_EMIT button(1).customContextMenuRequested(QPoint(5, 5));
    auto *menu = button(1).findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[0]->trigger();
    menu->actions()[1]->trigger();
    QCOMPARE(out.front().front().value<Session *>(), m_sessions[1].get());
    QCOMPARE(remove.front().front().value<Session *>(), m_sessions[1].get());
    menu->close();
    fakeOf(*m_sessions[2]).state = SessionState::SignedOut;
    Q_EMIT button(2).customContextMenuRequested(QPoint(5, 5));
    QVERIFY(!button(2).findChild<QMenu *>()->actions()[0]->isEnabled()); // it is out
    button(2).findChild<QMenu *>()->close();
}

void TestAccountRail::oneGoes()
{
    m_rail->remove(*m_sessions[1]);
    m_rail->remove(*m_sessions[1]); // there is nothing to do
    QCOMPARE(m_rail->buttons().size(), 2);
    QVERIFY(!m_rail->find(*m_sessions[1]));
    QVERIFY(button(1).toolTip().contains(accountKeys(1).toString(QKeySequence::NativeText))); // moved up
}

QTEST_MAIN(TestAccountRail)
#include "tst_accountrail.moc"
