// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/serveraccount.h"
#include "tests/app/twoaccounts.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What is kept of several accounts, and what goes when one of them goes.
class TestAccountsKept : public TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void oneSignsOutAndTheOtherLivesOn();
    void bothAreRemembered();
    void aDamagedOneIsLeftOutAndSaid();
    void aPasswordThatIsGoneDisturbsNobody();
    void removingAsksOnceAndLeavesNothing();
    void theLastOneCanBeRemoved();
    void oneThatItsServerEndedGoes();
    void theLastOneThatItsServerEndedIsTold();
};

void TestAccountsKept::oneSignsOutAndTheOtherLivesOn()
{
    QVERIFY(signInBoth());
    QVERIFY(pressAndChoose(*m_both->window(), u"Menu"_s, u"Sign out of this account"_s));
    EVENTUALLY(m_both->signInWindow());
    QVERIFY(!m_both->signInWindow()->isWindow()); // in its place
    QCOMPARE(m_both->signInWindow()->card().form().addressEdit()->text(), jid(u"carol"_s).toString());
    QVERIFY(button(1).isChecked());
    QCOMPARE(button(1).accessibleName(), jid(u"carol"_s).toString() + u": Signed out"_s);
    QVERIFY(m_both->window()->isVisible());
    QVERIFY(isOnline(0));
    shoot(*m_both->window(), u"accounts-signed-out"_s);
    QTest::mouseClick(&button(0), Qt::LeftButton);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    m_both->session(0).send(jid(u"bob"_s), u"Still here"_s);
    const auto &last = m_both->session(0).conversations().at(jid(u"bob"_s)).last();
    EVENTUALLY(last && last->state >= DeliveryState::Sent);
    m_both->showAccount(1);
    QVERIFY(fillCard(*m_both, u"carol"_s));
    EVENTUALLY(m_both->mainWindow() && isOnline(1));
    QCOMPARE(m_both->shownAccount(), 1);
}

void TestAccountsKept::bothAreRemembered()
{
    QVERIFY(signInBoth());
    QCOMPARE(m_both->shownAccount(), 1);
    QSignalSpy finished(m_both.get(), &Application::finished);
    m_both->window()->close();
    EVENTUALLY(finished.size() == 1);
    m_both.reset();

    m_both = makeWindow(u"both"_s);
    m_both->start();
    QCOMPARE(m_both->accountCount(), 2);
    QCOMPARE(m_both->shownAccount(), 1);
    EVENTUALLY(m_both->window() && m_both->window()->rail().buttons().size() == 2);
    // Here no keychain keeps the passwords: each asks for its own, in its place.
    QCOMPARE(m_both->signInWindow()->card().form().addressEdit()->text(), jid(u"carol"_s).toString());
    QCOMPARE(button(0).state().jid, jid(u"alice"_s));
    QVERIFY(fillCard(*m_both, u"carol"_s));
    EVENTUALLY(isOnline(1));
    m_both->showAccount(0);
    QCOMPARE(m_both->signInWindow()->card().form().addressEdit()->text(), jid(u"alice"_s).toString());
    QVERIFY(fillCard(*m_both, u"alice"_s));
    EVENTUALLY(isOnline(0));
    QVERIFY(isOnline(1));
    QVERIFY(m_both->session(0).account().resource != QString());
}

void TestAccountsKept::aDamagedOneIsLeftOutAndSaid()
{
    QVERIFY(signInBoth());
    m_both.reset();
    QFile file(folder().filePath(u"account-2.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\njid=\n");
    file.close();
    m_both = makeWindow(u"both"_s);
    m_both->start();
    QCOMPARE(m_both->accountCount(), 1);
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(says(*m_both->mainWindow(), u"account-2.ini"_s));
    // Another one does not take its file.
    QVERIFY(add(u"dave"_s));
    EVENTUALLY(m_both->accountCount() == 2);
    QVERIFY(folder().exists(u"account-3.ini"_s));
}

void TestAccountsKept::aPasswordThatIsGoneDisturbsNobody()
{
    m_both.reset();
    m_both = makeWindow(u"both"_s, Keychain::Used); // of which there is none here
    m_both->start();
    QVERIFY(signInBoth());
    m_both.reset();

    m_both = makeWindow(u"both"_s, Keychain::Used);
    m_both->start();
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible()); // what is stored can be read at once
    EVENTUALLY(m_both->signInWindow());
    QVERIFY(!m_both->signInWindow()->isWindow());
    EVENTUALLY(button(0).state().state == SessionState::Failed && button(1).state().state == SessionState::Failed);
    QVERIFY(isInTrouble(button(0).state()));
    shoot(*m_both->window(), u"accounts-trouble"_s);
    QCOMPARE(m_both->shownAccount(), 1);
    QVERIFY(fillCard(*m_both, u"carol"_s));
    EVENTUALLY(isOnline(1) && m_both->mainWindow());
    QCOMPARE(m_both->session(0).state(), SessionState::Failed);
    m_both->showAccount(0);
    QVERIFY(m_both->signInWindow()->card().form().passwordEdit()->accessibleDescription().contains(u"keychain"_s));
}

void TestAccountsKept::removingAsksOnceAndLeavesNothing()
{
    QVERIFY(signInBoth());
    m_both->session(1).send(jid(u"bob"_s), u"To be forgotten"_s);
    EVENTUALLY(!folder().entryList({u"carol*"_s}).isEmpty());
    const auto choose = [this](const QString &answer) {
        if (!chooseRemoval())
            return false;
        QMessageBox *question = nullptr;
        if (!waitFor(
                [&] { return (question = m_both->window()->findChild<QMessageBox *>()) && question->isVisible(); }))
            return false;
        if (!question->text().contains(jid(u"carol"_s).toString()))
            return false;
        if (answer == u"Remove"_s)
            shoot(*question, u"accounts-remove"_s);
        for (QAbstractButton *button : question->buttons()) {
            if (button->text().remove(u'&') == answer)
                button->click();
        }
        return waitFor([this] { return !m_both->window()->findChild<QMessageBox *>(); });
    };
    QVERIFY(choose(u"Cancel"_s));
    QCOMPARE(m_both->accountCount(), 2);
    QVERIFY(isOnline(1));
    QVERIFY(choose(u"Remove"_s));
    QCOMPARE(m_both->accountCount(), 1);
    QCOMPARE(m_both->shownAccount(), 0);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QVERIFY(!m_both->window()->rail().isVisible());
    QVERIFY(isOnline(0));
    EVENTUALLY(folder().entryList({u"carol*"_s}).isEmpty());
    QVERIFY(!folder().exists(u"account-2.ini"_s));
    QVERIFY(!folder().entryList({u"alice*"_s}).isEmpty());
    // It comes back as any other.
    QVERIFY(add(u"carol"_s));
    EVENTUALLY(m_both->accountCount() == 2 && isOnline(1));
}

void TestAccountsKept::theLastOneCanBeRemoved()
{
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(chooseRemoval());
    QMessageBox *question = nullptr;
    EVENTUALLY((question = m_both->window()->findChild<QMessageBox *>()) && question->isVisible());
    QVERIFY(press(*question, u"Remove"_s));
    EVENTUALLY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    QVERIFY(m_both->signInWindow()->isWindow());
    QVERIFY(!m_both->window()->isVisible());
    QVERIFY(m_both->signInWindow()->card().form().addressEdit()->text().isEmpty());
    EVENTUALLY(!folder().exists(u"account.ini"_s) && folder().entryList({u"alice*"_s}).isEmpty());
    QVERIFY(signIn(*m_both, u"carol"_s));
    QVERIFY(folder().exists(u"account.ini"_s));
}

void TestAccountsKept::oneThatItsServerEndedGoes()
{
    QVERIFY(signIn(*m_both, u"alice"_s) && add(u"erin"_s));
    EVENTUALLY(m_both->accountCount() == 2 && isOnline(1));
    m_both->session(1).serverAccount().remove();
    EVENTUALLY(m_both->accountCount() == 1);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QVERIFY(!m_both->window()->rail().isVisible());
    EVENTUALLY(says(*m_both->mainWindow(), jid(u"erin"_s).toString() + u" is removed"_s));
    QVERIFY(isOnline(0));
    EVENTUALLY(!folder().exists(u"account-2.ini"_s) && folder().entryList({u"erin*"_s}).isEmpty());
    QVERIFY(!folder().entryList({u"alice*"_s}).isEmpty());
}

void TestAccountsKept::theLastOneThatItsServerEndedIsTold()
{
    QVERIFY(signIn(*m_both, u"frank"_s));
    m_both->session().serverAccount().remove();
    EVENTUALLY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    QVERIFY(m_both->signInWindow()->isWindow() && !m_both->window()->isVisible());
    QVERIFY(says(*m_both->signInWindow(), u"Your account is removed"_s));
    EVENTUALLY(!isScrolled(*m_both->signInWindow())); // what is told fits
    shoot(*m_both->signInWindow(), u"accounts-ended"_s);
    EVENTUALLY(!folder().exists(u"account.ini"_s) && folder().entryList({u"frank*"_s}).isEmpty());
    QVERIFY(signIn(*m_both, u"alice"_s));
}

QTEST_MAIN(TestAccountsKept)
#include "tst_accountskept.moc"
