// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/twoaccounts.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/waitingcalls.h"
#include "ui/signin/signinwindow.h"

#include <QAbstractButton>
#include <QDialog>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What several accounts of one person have in common: calls, links, what others may know, who is here.
class TestAccountsTogether : public TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void aCallToTheHiddenOneRings();
    void oneIsHeardAtATimeOverAll();
    void aSecondCallIsRefusedWithAWord();
    void whatOthersMayKnowIsForAll();
    void whoIsHereIsHereForAll();
    void aLinkOpensInTheOneThatIsShown();
};

void TestAccountsTogether::aCallToTheHiddenOneRings()
{
    QVERIFY(signInBoth());
    m_both->showAccount(0);
    m_bob = makeWindow(u"bob"_s);
    m_bob->start();
    QVERIFY(signIn(*m_bob, u"bob"_s));
    EVENTUALLY(m_bob->session().canCall(jid(u"carol"_s)));
    QVERIFY(m_bob->session().call(jid(u"carol"_s)));
    EVENTUALLY(m_both->incomingPopup());
    QVERIFY(m_both->incomingPopup()->accessibleName().contains(jid(u"carol"_s).toString())); // for whom
    shoot(*m_both->incomingPopup(), u"accounts-call"_s);
    QCOMPARE(m_both->shownAccount(), 0); // nobody is taken away from what they do
    m_both->incomingPopup()->answerButton()->click();
    EVENTUALLY(m_both->callWindow());
    EVENTUALLY(m_bob->callWindow()->call()->state() == CallState::Active);
    QCOMPARE(m_both->callWindow()->call()->state(), CallState::Active);
    QVERIFY(m_both->session(1).calls().current());
    QVERIFY(m_both->session(0).calls().isBusy());
    m_bob->callWindow()->close();
    EVENTUALLY(!m_both->session(0).calls().isBusy());
}

void TestAccountsTogether::oneIsHeardAtATimeOverAll()
{
    QVERIFY(signInBoth());
    m_bob = makeWindow(u"bob"_s);
    m_dave = makeWindow(u"dave"_s);
    for (const auto &[window, name] : {std::pair{&m_bob, u"bob"_s}, std::pair{&m_dave, u"dave"_s}}) {
        (*window)->start();
        QVERIFY(signIn(**window, name));
    }
    EVENTUALLY(m_bob->session().canCall(jid(u"carol"_s)) && m_dave->session().canCall(jid(u"alice"_s)));
    QVERIFY(m_bob->session().call(jid(u"carol"_s)));
    EVENTUALLY(m_both->incomingPopup());
    QVERIFY(!m_both->incomingPopup()->messageButton()->menu());
    m_both->incomingPopup()->answerButton()->click();
    EVENTUALLY(m_bob->callWindow()->call()->state() == CallState::Active);
    const Call *first = m_both->callWindow()->call();
    QVERIFY(!m_both->session(0).call(jid(u"dave"_s)));
    // Another account of the same person is called: one may answer, and the first waits.
    QVERIFY(m_dave->session().call(jid(u"alice"_s)));
    EVENTUALLY(m_both->incomingPopup());
    QVERIFY(m_both->incomingPopup()->messageButton()->menu());
    QCOMPARE(m_both->callWindow()->call(), first);
    m_both->incomingPopup()->answerButton()->click();
    EVENTUALLY(m_dave->callWindow()->call()->state() == CallState::Active);
    QVERIFY(first->isHeld());
    EVENTUALLY(m_bob->callWindow()->call()->isPeerHolding());
    QVERIFY(m_both->callWindow()->call() != first);
    QCOMPARE(m_both->callWindow()->waiting().buttons().size(), 1);
    // Back to the first.
    m_both->callWindow()->waiting().buttons().first()->click();
    QCOMPARE(m_both->callWindow()->call(), first);
    QVERIFY(!first->isHeld());
    EVENTUALLY(m_dave->callWindow()->call()->isPeerHolding() && !m_bob->callWindow()->call()->isPeerHolding());
    // Who hangs up finds the other one, still on hold.
    m_both->callWindow()->close();
    EVENTUALLY(m_both->callWindow() && m_both->callWindow()->call() &&
               m_both->callWindow()->call()->state() == CallState::Active);
    QVERIFY(m_both->callWindow()->call()->isHeld());
    m_both->callWindow()->close();
    EVENTUALLY(!m_both->session(0).calls().isBusy() && !m_both->session(1).calls().isBusy());
    EVENTUALLY(!m_both->callWindow());
}

void TestAccountsTogether::aSecondCallIsRefusedWithAWord()
{
    QVERIFY(signInBoth());
    m_bob = makeWindow(u"bob"_s);
    m_dave = makeWindow(u"dave"_s);
    for (const auto &[window, name] : {std::pair{&m_bob, u"bob"_s}, std::pair{&m_dave, u"dave"_s}}) {
        (*window)->start();
        QVERIFY(signIn(**window, name));
    }
    EVENTUALLY(m_bob->session().canCall(jid(u"carol"_s)) && m_dave->session().canCall(jid(u"alice"_s)));
    QVERIFY(m_bob->session().call(jid(u"carol"_s)));
    EVENTUALLY(m_both->incomingPopup());
    m_both->incomingPopup()->answerButton()->click();
    EVENTUALLY(m_bob->callWindow()->call()->state() == CallState::Active);
    QVERIFY(m_dave->session().call(jid(u"alice"_s)));
    EVENTUALLY(m_both->incomingPopup());
    QAction *word = m_both->incomingPopup()->messageButton()->menu()->actions().first();
    const QString text = word->text();
    word->trigger();
    EVENTUALLY(m_dave->callWindow()->call()->state() == CallState::Ended);
    QCOMPARE(m_dave->callWindow()->call()->outcome(), CallOutcome::Declined);
    QVERIFY(!m_both->incomingPopup());
    EVENTUALLY(m_dave->session().conversations().at(jid(u"alice"_s)).last() &&
               m_dave->session().conversations().at(jid(u"alice"_s)).last()->body == text);
    QCOMPARE(m_bob->callWindow()->call()->state(), CallState::Active);
    m_both->callWindow()->close();
    EVENTUALLY(!m_both->session(0).calls().isBusy());
}

void TestAccountsTogether::whatOthersMayKnowIsForAll()
{
    QVERIFY(signInBoth());
    QVERIFY(m_both->session(0).messagingPolicy().receipts && m_both->session(1).messagingPolicy().receipts);
    QVERIFY(pressAndChoose(*m_both->window(), u"Menu"_s, u"What others may know…"_s));
    QDialog *dialog = nullptr;
    EVENTUALLY((dialog = m_both->window()->findChild<QDialog *>()) && dialog->isVisible());
    for (QAbstractButton *box : dialog->findChildren<QAbstractButton *>()) {
        if (box->isCheckable())
            box->click();
    }
    dialog->close();
    QVERIFY(!m_both->session(1).messagingPolicy().receipts);
    QVERIFY(!m_both->session(0).messagingPolicy().receipts);
}

void TestAccountsTogether::whoIsHereIsHereForAll()
{
    QVERIFY(signInBoth());
    m_bob = makeWindow(u"bob"_s);
    m_bob->start();
    QVERIFY(signIn(*m_bob, u"bob"_s));
    const auto seen = [this](const QString &name) {
        const Contact *contact = m_bob->session().roster().find(jid(name));
        return contact ? contact->availability() : Availability::Offline;
    };
    EVENTUALLY(seen(u"alice"_s) == Availability::Available && seen(u"carol"_s) == Availability::Available);
    // A call of one of them says that somebody is at this machine.
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addSecs(-3600);
    EVENTUALLY(m_bob->session().canCall(jid(u"carol"_s)));
    QVERIFY(m_bob->session().call(jid(u"carol"_s)));
    EVENTUALLY(m_both->incomingPopup());
    m_both->incomingPopup()->answerButton()->click();
    EVENTUALLY(m_both->session(0).calls().isBusy() && m_bob->callWindow()->call()->state() == CallState::Active);
    m_both->session(0).noteUse(longAgo);
    m_both->session(0).send(jid(u"bob"_s), u"Talking"_s); // comes after whatever was said before it
    EVENTUALLY(m_bob->session().conversations().at(jid(u"alice"_s)).last() &&
               m_bob->session().conversations().at(jid(u"alice"_s)).last()->body == u"Talking"_s);
    QCOMPARE(seen(u"alice"_s), Availability::Available);
    m_bob->callWindow()->close();
    EVENTUALLY(!m_both->session(0).calls().isBusy());
    // What the machine says is told to every account; nobody does it here but the program itself.
    QSet<QString> wereAway;
    QObject listener; // no longer than the names
    connect(&m_bob->session().roster(), &Roster::contactChanged, &listener, [&](const Jid &who) {
        if (seen(who.local()) == Availability::Away)
            wereAway << who.local();
    });
    m_both->session(0).noteUse(longAgo);
    m_both->session(1).noteUse(longAgo);
    EVENTUALLY(wereAway.contains(u"alice"_s) && wereAway.contains(u"carol"_s));
    EVENTUALLY(seen(u"alice"_s) == Availability::Available && seen(u"carol"_s) == Availability::Available);
}

void TestAccountsTogether::aLinkOpensInTheOneThatIsShown()
{
    m_both->openLink(
        *parseXmppLink(u"xmpp:%1?message;body=One"_s.arg(m_prosody->jid(u"bob"_s)))); // before anybody is signed in
    QVERIFY(signIn(*m_both, u"alice"_s));
    EVENTUALLY(m_both->mainWindow()->openPeer() == jid(u"bob"_s));
    QCOMPARE(composer(u"Bob"_s)->toPlainText(), u"One"_s);
    QVERIFY(add(u"carol"_s));
    EVENTUALLY(m_both->accountCount() == 2 && isOnline(1));
    QVERIFY(m_both->mainWindow()->openPeer().isEmpty()); // it is used up
    m_both->openLink(*parseXmppLink(u"xmpp:%1?message;body=Two"_s.arg(m_prosody->jid(u"dave"_s))));
    QCOMPARE(m_both->mainWindow()->openPeer(), jid(u"dave"_s));
    QCOMPARE(composer(u"Dave"_s)->toPlainText(), u"Two"_s);
    m_both->showAccount(0);
    QCOMPARE(m_both->mainWindow()->openPeer(), jid(u"bob"_s));
    // While another account is asked for, a link waits.
    m_both->addAccount();
    m_both->openLink(*parseXmppLink(u"xmpp:%1?message;body=Three"_s.arg(m_prosody->jid(u"dave"_s))));
    QVERIFY(m_both->signInWindow()->isVisible());
    m_both->cancelAdding();
    QCOMPARE(m_both->mainWindow()->openPeer(), jid(u"dave"_s));
    QCOMPARE(composer(u"Dave"_s)->toPlainText(), u"Three"_s);
}

QTEST_MAIN(TestAccountsTogether)
#include "tst_accountstogether.moc"
