// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/serveraccount.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/accounts/accountbutton.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/frame.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Somebody with two accounts, alice and carol, in one window, and bob and dave in windows of their own; a real server
/// between them. With CAUSERIE_SHOTS set, pictures are left there.
class TestAccountWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void oneAccountLooksAsEver();
    void bothAreOnline();
    void addingCanBeLeft();
    void anAddressThatIsThereIsShown();
    void aWrongPasswordStandsAtItsOwnCard();
    void theHiddenOneRaisesItsBadge();
    void keysChooseAndDraftsStay();
    void oneSignsOutAndTheOtherLivesOn();
    void bothAreRemembered();
    void aDamagedOneIsLeftOutAndSaid();
    void aPasswordThatIsGoneDisturbsNobody();
    void removingAsksOnceAndLeavesNothing();
    void theLastOneCanBeRemoved();
    void aCallToTheHiddenOneRings();
    void oneCallAtATimeOverAll();
    void whatOthersMayKnowIsForAll();
    void whoIsHereIsHereForAll();
    void aLinkOpensInTheOneThatIsShown();
    void oneThatItsServerEndedGoes();
    void theLastOneThatItsServerEndedIsTold();

private:
    using Window = std::unique_ptr<Application>;
    enum class Keychain { Used, Unused };

    Window makeWindow(const QString &folder, Keychain keychain = Keychain::Unused);
    bool fillCard(Application &window, const QString &name, const QString &password = {});
    bool signIn(Application &window, const QString &name);
    bool signInBoth();
    bool add(const QString &name, const QString &password = {});
    bool chooseRemoval();
    bool says(const QWidget *widget, const QString &words) const;
    bool isOnline(int place) { return m_both->session(place).state() == SessionState::Online; }
    AccountButton &button(int place) { return *m_both->window()->rail().buttons().at(place); }
    QPlainTextEdit *composer(const QString &peer)
    {
        return test::findNamed<QPlainTextEdit>(*m_both->window(), u"Message to "_s + peer);
    }
    bool activate();
    void shoot(QWidget &widget, const QString &name);
    Jid jid(const QString &name) const { return *Jid::parse(m_prosody->jid(name)); }
    QDir folder() const { return QDir(m_dir->filePath(u"both"_s)); }

    std::unique_ptr<test::Prosody> m_prosody;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    Window m_both;
    Window m_bob;
    Window m_dave;
};

namespace
{
constexpr int kLimitMs = 60'000; // for what never comes
}

#define EVENTUALLY(condition) QVERIFY(test::waitFor([&] { return bool(condition); }, kLimitMs))

void TestAccountWindows::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody = std::make_unique<test::Prosody>(
        QStringList{u"--accounts"_s, u"alice,bob,carol,dave,erin,frank"_s, u"--with"_s, u"user_account_management"_s});
    QVERIFY(m_prosody->isReady());
}

void TestAccountWindows::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir->path());
    m_both = makeWindow(u"both"_s);
    m_both->start();
}

void TestAccountWindows::cleanup()
{
    m_both.reset();
    m_bob.reset();
    m_dave.reset();
}

TestAccountWindows::Window TestAccountWindows::makeWindow(const QString &folder, Keychain keychain)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir->filePath(folder));
    settings.session.useKeychain = keychain == Keychain::Used;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    settings.loopbackCandidates = true;
    return std::make_unique<Application>(settings, *m_theme);
}

/// Into the card that is shown; without a password: the right one.
bool TestAccountWindows::fillCard(Application &window, const QString &name, const QString &password)
{
    if (!window.signInWindow())
        return false;
    Account account;
    account.jid = jid(name);
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    SignInForm &form = window.signInWindow()->card().form();
    form.setAccount(account);
    form.passwordEdit()->setText(password.isEmpty() ? m_prosody->password(name) : password);
    form.signInButton()->click();
    return true;
}

bool TestAccountWindows::signIn(Application &window, const QString &name)
{
    return fillCard(window, name) &&
           test::waitFor([&] { return window.mainWindow() && window.session().state() == SessionState::Online; },
                         kLimitMs);
}

bool TestAccountWindows::add(const QString &name, const QString &password)
{
    return test::pressAndChoose(*m_both->window(), u"Menu"_s, u"Add an account…"_s) &&
           test::waitFor([&] { return m_both->signInWindow() != nullptr; }) && fillCard(*m_both, name, password);
}

bool TestAccountWindows::signInBoth()
{
    return signIn(*m_both, u"alice"_s) && add(u"carol"_s) &&
           test::waitFor([&] { return m_both->accountCount() == 2 && isOnline(0) && isOnline(1); }, kLimitMs) &&
           activate();
}

/// From the menu "Account" inside the menu of the window.
bool TestAccountWindows::chooseRemoval()
{
    for (QAction *action : m_both->mainWindow()->findChildren<QAction *>()) {
        if (action->text().remove(u'&') == u"Remove this account from this computer…"_s) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool TestAccountWindows::says(const QWidget *widget, const QString &words) const
{
    const auto labels = widget ? widget->findChildren<QLabel *>() : QList<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

bool TestAccountWindows::activate()
{
    m_both->window()->activateWindow();
    return QTest::qWaitForWindowActive(m_both->window(), kLimitMs);
}

void TestAccountWindows::shoot(QWidget &widget, const QString &name)
{
    const QString shots = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!shots.isEmpty())
        QVERIFY(test::takePicture(widget, u"%1/%2.png"_s.arg(shots, name)));
}

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
    QVERIFY(test::pressAndChoose(*m_both->window(), u"Menu"_s, u"Add an account…"_s));
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
    bool isSaid = false;
    for (const QLabel *label : m_both->mainWindow()->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"already"_s));
    QVERIFY(isSaid);
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

void TestAccountWindows::oneSignsOutAndTheOtherLivesOn()
{
    QVERIFY(signInBoth());
    QVERIFY(test::pressAndChoose(*m_both->window(), u"Menu"_s, u"Sign out of this account"_s));
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

void TestAccountWindows::bothAreRemembered()
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

void TestAccountWindows::aDamagedOneIsLeftOutAndSaid()
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
    bool isSaid = false;
    for (const QLabel *label : m_both->mainWindow()->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"account-2.ini"_s));
    QVERIFY(isSaid);
    // Another one does not take its file.
    QVERIFY(add(u"dave"_s));
    EVENTUALLY(m_both->accountCount() == 2);
    QVERIFY(folder().exists(u"account-3.ini"_s));
}

void TestAccountWindows::aPasswordThatIsGoneDisturbsNobody()
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

void TestAccountWindows::removingAsksOnceAndLeavesNothing()
{
    QVERIFY(signInBoth());
    m_both->session(1).send(jid(u"bob"_s), u"To be forgotten"_s);
    EVENTUALLY(!folder().entryList({u"carol*"_s}).isEmpty());
    const auto choose = [this](const QString &answer) {
        if (!chooseRemoval())
            return false;
        QMessageBox *question = nullptr;
        if (!test::waitFor(
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
        return test::waitFor([this] { return !m_both->window()->findChild<QMessageBox *>(); });
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

void TestAccountWindows::theLastOneCanBeRemoved()
{
    QVERIFY(signIn(*m_both, u"alice"_s));
    QVERIFY(chooseRemoval());
    QMessageBox *question = nullptr;
    EVENTUALLY((question = m_both->window()->findChild<QMessageBox *>()) && question->isVisible());
    QVERIFY(test::press(*question, u"Remove"_s));
    EVENTUALLY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    QVERIFY(m_both->signInWindow()->isWindow());
    QVERIFY(!m_both->window()->isVisible());
    QVERIFY(m_both->signInWindow()->card().form().addressEdit()->text().isEmpty());
    EVENTUALLY(!folder().exists(u"account.ini"_s) && folder().entryList({u"alice*"_s}).isEmpty());
    QVERIFY(signIn(*m_both, u"carol"_s));
    QVERIFY(folder().exists(u"account.ini"_s));
}

void TestAccountWindows::aCallToTheHiddenOneRings()
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

void TestAccountWindows::oneCallAtATimeOverAll()
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
    // Another account of the same person is busy, too.
    QVERIFY(m_dave->session().call(jid(u"alice"_s)));
    EVENTUALLY(m_dave->callWindow()->call()->state() == CallState::Ended);
    QCOMPARE(m_dave->callWindow()->call()->outcome(), CallOutcome::Busy);
    QVERIFY(!m_both->incomingPopup());
    QVERIFY(!m_both->session(0).call(jid(u"dave"_s)));
    QCOMPARE(m_bob->callWindow()->call()->state(), CallState::Active);
    m_bob->callWindow()->close();
    EVENTUALLY(!m_both->session(0).calls().isBusy());
    m_dave->callWindow()->close();
    EVENTUALLY(!m_dave->callWindow());
    QVERIFY(m_dave->session().call(jid(u"alice"_s)));
    EVENTUALLY(m_both->incomingPopup());
    QVERIFY(m_both->incomingPopup()->accessibleName().contains(jid(u"alice"_s).toString()));
}

void TestAccountWindows::whatOthersMayKnowIsForAll()
{
    QVERIFY(signInBoth());
    QVERIFY(m_both->session(0).messagingPolicy().receipts && m_both->session(1).messagingPolicy().receipts);
    QVERIFY(test::pressAndChoose(*m_both->window(), u"Menu"_s, u"What others may know…"_s));
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

void TestAccountWindows::whoIsHereIsHereForAll()
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

void TestAccountWindows::aLinkOpensInTheOneThatIsShown()
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

void TestAccountWindows::oneThatItsServerEndedGoes()
{
    QVERIFY(signIn(*m_both, u"alice"_s) && add(u"erin"_s));
    EVENTUALLY(m_both->accountCount() == 2 && isOnline(1));
    m_both->session(1).serverAccount().remove();
    EVENTUALLY(m_both->accountCount() == 1);
    QVERIFY(m_both->mainWindow() && m_both->mainWindow()->isVisible());
    QVERIFY(!m_both->window()->rail().isVisible());
    EVENTUALLY(says(m_both->mainWindow(), jid(u"erin"_s).toString() + u" is removed"_s));
    QVERIFY(isOnline(0));
    EVENTUALLY(!folder().exists(u"account-2.ini"_s) && folder().entryList({u"erin*"_s}).isEmpty());
    QVERIFY(!folder().entryList({u"alice*"_s}).isEmpty());
}

void TestAccountWindows::theLastOneThatItsServerEndedIsTold()
{
    QVERIFY(signIn(*m_both, u"frank"_s));
    m_both->session().serverAccount().remove();
    EVENTUALLY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    QVERIFY(m_both->signInWindow()->isWindow() && !m_both->window()->isVisible());
    QVERIFY(says(m_both->signInWindow(), u"Your account is removed"_s));
    EVENTUALLY(!test::isScrolled(*m_both->signInWindow())); // what is told fits
    shoot(*m_both->signInWindow(), u"accounts-ended"_s);
    EVENTUALLY(!folder().exists(u"account.ini"_s) && folder().entryList({u"frank*"_s}).isEmpty());
    QVERIFY(signIn(*m_both, u"alice"_s));
}

QTEST_MAIN(TestAccountWindows)
#include "tst_accountwindows.moc"
