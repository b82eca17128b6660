// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/twoaccounts.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"

#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Several accounts in one window: how they come, stand side by side and are told apart.
class TestAccountWindows : public TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void oneAccountLooksAsEver();
    void bothAreOnline();
    void addingCanBeLeft();
    void anAddressThatIsThereIsShown();
    void aWrongPasswordStandsAtItsOwnCard();
    void theHiddenOneRaisesItsBadge();
    void keysChooseAndDraftsStay();
};

void TestAccountWindows::oneAccountLooksAsEver()
{
    QVERIFY(m_both->signInWindow()->isWindow());
    QVERIFY(!m_both->window()); // the card stands alone
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(!m_both->signInWindow());
    QVERIFY(!m_both->window()->rail().isVisible());
    QCOMPARE(m_both->mainWindow()->size(), m_both->window()->size());
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    QVERIFY(composer(u"Bob"_s));
    QVERIFY(composer(u"Bob"_s)->accessibleDescription().isEmpty());
    QVERIFY(!folder().exists(u"accounts.ini"_s));
}

void TestAccountWindows::bothAreOnline()
{
    QVERIFY(signInBoth());
    QCOMPARE(m_both->shownAccount(), 1); // who has just come
    QVERIFY(m_both->window()->rail().isVisible());
    QCOMPARE(m_both->window()->rail().buttons().size(), 2);
    QVERIFY(button(1).isChecked() && !button(0).isChecked());
    QCOMPARE(button(0).accessibleName(), jid(u"alice"_s).toString() + u": Available"_s);
    QVERIFY(folder().exists(u"account.ini"_s) && folder().exists(u"account-2.ini"_s));
    // Each has its own contacts: carol knows alice, and alice carol.
    EVENTUALLY(m_both->session(0).roster().find(jid(u"carol"_s)));
    EVENTUALLY(m_both->session(1).roster().find(jid(u"alice"_s)));
    QVERIFY(!m_both->session(1).roster().find(jid(u"carol"_s)));
    // They can even write to each other.
    m_both->session(0).send(jid(u"carol"_s), u"A word with myself"_s);
    EVENTUALLY(m_both->session(1).conversations().find(jid(u"alice"_s)));
    shoot(*m_both->window(), u"accounts-two"_s);
}

void TestAccountWindows::addingCanBeLeft()
{
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(activate());
    QVERIFY(pressAndChoose(*m_both->window(), u"Menu"_s, u"Add an account…"_s));
    QVERIFY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    QVERIFY(!m_both->signInWindow()->isWindow());
    QVERIFY(m_both->window()->rail().isVisible()); // the way back
    QVERIFY(m_both->signInWindow()->card().form().addressEdit()->text().isEmpty());
    QVERIFY(m_both->window()->rail().addButton()->isChecked());
    shoot(*m_both->window(), u"accounts-adding"_s);
    // To the other and back: what is typed stays.
    m_both->signInWindow()->card().form().addressEdit()->setText(u"somebody@example.test"_s);
    QTest::mouseClick(&button(0), Qt::LeftButton);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QTest::mouseClick(m_both->window()->rail().addButton(), Qt::LeftButton);
    QCOMPARE(m_both->signInWindow()->card().form().addressEdit()->text(), u"somebody@example.test"_s);
    QTest::keyClick(m_both->signInWindow()->card().form().addressEdit(), Qt::Key_Escape);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QVERIFY(!m_both->window()->rail().isVisible());
    QVERIFY(!folder().exists(u"account-2.ini"_s));
    QVERIFY(isOnline(0));
}

void TestAccountWindows::anAddressThatIsThereIsShown()
{
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(add(u"alice"_s));
    QCOMPARE(m_both->accountCount(), 1);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QVERIFY(isOnline(0));
    QVERIFY(says(*m_both->mainWindow(), u"already"_s));
}

void TestAccountWindows::aWrongPasswordStandsAtItsOwnCard()
{
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(add(u"carol"_s, u"not-it"_s));
    EVENTUALLY(m_both->signInWindow()->card().isFormShown());
    QVERIFY(
        m_both->signInWindow()->card().form().passwordEdit()->accessibleDescription().contains(u"password is wrong"_s));
    QCOMPARE(m_both->accountCount(), 1);
    QVERIFY(isOnline(0));
    QVERIFY(!folder().exists(u"account-2.ini"_s)); // what did not work is not kept
    QVERIFY(fillCard(*m_both, u"carol"_s));
    EVENTUALLY(m_both->accountCount() == 2 && isOnline(1));
}

void TestAccountWindows::theHiddenOneRaisesItsBadge()
{
    QVERIFY(signInBoth());
    m_both->showAccount(0);
    m_bob = makeWindow(u"bob"_s);
    m_bob->start();
    QVERIFY(signIn(*m_bob, u"bob"_s));
    QVERIFY(activate());
    // What others wrote in the meantime may be unread, too.
    const auto isTold = [this] {
        const int all = button(0).state().unread + button(1).state().unread;
        return m_both->window()->windowTitle().startsWith(u"(%1)"_s.arg(all));
    };
    const auto hasCome = [this](int place, const QString &text) {
        const Conversation *conversation = m_both->session(place).conversations().find(jid(u"bob"_s));
        return conversation && conversation->last() && conversation->last()->body == text && conversation->unread() > 0;
    };
    m_bob->session().send(jid(u"carol"_s), u"Psst"_s);
    EVENTUALLY(hasCome(1, u"Psst"_s) && button(1).state().unread > 0 && isTold());
    QVERIFY(button(1).accessibleName().contains(u"unread"_s));
    m_bob->session().send(jid(u"alice"_s), u"And you?"_s);
    EVENTUALLY(hasCome(0, u"And you?"_s) && button(0).state().unread > 0 && isTold());
    shoot(*m_both->window(), u"accounts-badge"_s);

    QTest::keyClick(m_both->window(), Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(m_both->shownAccount(), 1);
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    EVENTUALLY(m_both->session(1).conversations().at(jid(u"bob"_s)).unread() == 0); // it has been seen
    EVENTUALLY(isTold());
}

void TestAccountWindows::keysChooseAndDraftsStay()
{
    QVERIFY(signInBoth());
    m_bob = makeWindow(u"bob"_s);
    m_bob->start();
    QVERIFY(signIn(*m_bob, u"bob"_s));
    QVERIFY(activate());
    const auto key = [this](Qt::Key pressed) {
        QTest::keyClick(m_both->window(), pressed, Qt::ControlModifier | Qt::AltModifier);
    };
    key(Qt::Key_1);
    QCOMPARE(m_both->shownAccount(), 0);
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    EVENTUALLY(composer(u"Bob"_s) && composer(u"Bob"_s)->hasFocus());
    QTest::keyClicks(composer(u"Bob"_s), u"From alice"_s);
    QCOMPARE(composer(u"Bob"_s)->accessibleDescription(), u"You write as "_s + jid(u"alice"_s).toString());
    key(Qt::Key_2);
    QCOMPARE(m_both->shownAccount(), 1);
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    EVENTUALLY(composer(u"Bob"_s) && composer(u"Bob"_s)->hasFocus());
    QVERIFY(composer(u"Bob"_s)->toPlainText().isEmpty());
    QTest::keyClicks(composer(u"Bob"_s), u"From carol"_s);
    QCOMPARE(composer(u"Bob"_s)->accessibleDescription(), u"You write as "_s + jid(u"carol"_s).toString());
    key(Qt::Key_3); // nobody
    QCOMPARE(m_both->shownAccount(), 1);
    key(Qt::Key_1);
    QCOMPARE(composer(u"Bob"_s)->toPlainText(), u"From alice"_s);
    QVERIFY(composer(u"Bob"_s)->hasFocus()); // one can go on typing
    QTest::keyClick(composer(u"Bob"_s), Qt::Key_Return);
    const auto said = [this](const QString &name) {
        const Conversation *conversation = m_bob->session().conversations().find(jid(name));
        return conversation && conversation->last() ? conversation->last()->body : QString();
    };
    EVENTUALLY(said(u"alice"_s) == u"From alice"_s);
    QVERIFY(said(u"carol"_s) != u"From alice"_s);

    // Inside the rail by the arrows.
    button(0).setFocus();
    QTest::keyClick(&button(0), Qt::Key_Down);
    QCOMPARE(m_both->shownAccount(), 1);
    QVERIFY(button(1).hasFocus());
    QCOMPARE(composer(u"Bob"_s)->toPlainText(), u"From carol"_s);
    QTest::keyClick(&button(1), Qt::Key_Home);
    QCOMPARE(m_both->shownAccount(), 0);
    QTest::keyClick(&button(0), Qt::Key_End);
    QCOMPARE(m_both->shownAccount(), 1);
    shoot(*m_both->window(), u"accounts-writing"_s);
}

QTEST_MAIN(TestAccountWindows)
#include "tst_accountwindows.moc"
