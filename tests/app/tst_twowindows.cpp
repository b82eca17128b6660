// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "tests/support/prosody.h"
#include "ui/accounts/frame.h"
#include "ui/call/callpanel.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/roundbutton.h"
#include "ui/chat/messageedit.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Two people in front of two windows, a real server between them: signing in, a call, and leaving, by the buttons.
/// With CAUSERIE_SHOTS set, pictures are left there.
class TestTwoWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void wrongPasswordStandsAtThePassword();
    void signsInAndOut();
    void whatWasTypedIsThereAgain_data();
    void whatWasTypedIsThereAgain();
    void aKeptAddressIsFilledIn();
    void aKeptAccountOpensTheMainWindowFirst();
    void callIsAnsweredTalkedAndEnded();
    void callIsDeclined();
    void callIsCancelled();
    void closingTheWindowHangsUp();

private:
    struct Person {
        QString name;
        std::unique_ptr<Application> application;
    };
    enum class Keychain { Used, Unused };
    Person makePerson(const QString &name, Keychain keychain = Keychain::Unused);
    void signIn(Person &person, const QString &password);
    void signInBoth();
    void shoot(QWidget &widget, const QString &name);
    Jid jidOf(const Person &person) const { return *Jid::parse(m_prosody->jid(person.name)); }

    std::unique_ptr<test::Prosody> m_prosody;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    Person m_alice;
    Person m_bob;
};

namespace
{
constexpr int kLimitMs = 20'000;
}

void TestTwoWindows::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody = std::make_unique<test::Prosody>();
    QVERIFY(m_prosody->isReady());
}

void TestTwoWindows::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_alice = makePerson(u"alice"_s);
    m_bob = makePerson(u"bob"_s);
}

void TestTwoWindows::cleanup()
{
    m_alice = {};
    m_bob = {};
}

TestTwoWindows::Person TestTwoWindows::makePerson(const QString &name, Keychain keychain)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir->filePath(name));
    settings.session.useKeychain = keychain == Keychain::Used;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    settings.loopbackCandidates = true;
    return {name, std::make_unique<Application>(settings, *m_theme)};
}

void TestTwoWindows::signIn(Person &person, const QString &password)
{
    person.application->start();
    SignInForm &form = person.application->signInWindow()->card().form();
    Account account;
    account.jid = jidOf(person);
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    account.keepPassword = true; // as far as there is a keychain
    form.setAccount(account);
    form.passwordEdit()->setText(password);
    form.signInButton()->click();
}

void TestTwoWindows::signInBoth()
{
    for (Person *person : {&m_alice, &m_bob})
        signIn(*person, m_prosody->password(person->name));
    for (Person *person : {&m_alice, &m_bob})
        QTRY_VERIFY_WITH_TIMEOUT(person->application->mainWindow() != nullptr, kLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->session().canCall(jidOf(m_bob)), kLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->session().canCall(jidOf(m_alice)), kLimitMs);
}

void TestTwoWindows::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    if (!folder.isEmpty() && QDir().mkpath(folder))
        QVERIFY(widget.grab().save(u"%1/%2.png"_s.arg(folder, name)));
}

void TestTwoWindows::wrongPasswordStandsAtThePassword()
{
    signIn(m_alice, u"not-it"_s);
    SignInCard &card = m_alice.application->signInWindow()->card();
    QTRY_VERIFY_WITH_TIMEOUT(card.isFormShown(), kLimitMs);
    QVERIFY(card.form().passwordEdit()->accessibleDescription().contains(u"password is wrong"_s));
    QVERIFY(!m_alice.application->mainWindow());
    card.form().passwordEdit()->setText(m_prosody->password(u"alice"_s));
    card.form().signInButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
}

void TestTwoWindows::signsInAndOut()
{
    signIn(m_alice, m_prosody->password(u"alice"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
    QVERIFY(m_alice.application->mainWindow()->isVisible());
    QVERIFY(!m_alice.application->signInWindow());
    Q_EMIT m_alice.application->mainWindow()->signOutRequested();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->signInWindow() != nullptr, kLimitMs);
    QVERIFY(!m_alice.application->mainWindow());
    SignInForm &form = m_alice.application->signInWindow()->card().form();
    QCOMPARE(form.addressEdit()->text(), m_prosody->jid(u"alice"_s));
    QVERIFY2(form.passwordEdit()->text().isEmpty(), "a password does not survive signing out");
    QSignalSpy finished(m_alice.application.get(), &Application::finished);
    m_alice.application->signInWindow()->close();
    QTRY_COMPARE(finished.size(), 1);
}

void TestTwoWindows::whatWasTypedIsThereAgain_data()
{
    QTest::addColumn<QString>("end");
    for (const QString &end : {u"killed"_s, u"quit"_s, u"signed out"_s})
        QTest::newRow(qPrintable(end)) << end;
}

void TestTwoWindows::whatWasTypedIsThereAgain()
{
    QFETCH(QString, end);
    const auto field = [this] {
        m_alice.application->mainWindow()->openConversation(jidOf(m_bob));
        return m_alice.application->mainWindow()->findChild<MessageEdit *>();
    };
    signIn(m_alice, m_prosody->password(u"alice"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
    QTest::keyClicks(field(), u"half a thought"_s);
    if (end == "killed"_L1) {
        // The second after the last key is over, and what was written then is in the file.
        Session &session = m_alice.application->session();
        QTRY_VERIFY(!session.conversations().at(jidOf(m_bob)).settings().draft.isEmpty());
        bool isWritten = false;
        session.readHistory(jidOf(m_bob), 1, [&isWritten](const auto &) { isWritten = true; });
        QTRY_VERIFY(isWritten);
        // As it lies there at this moment, with nobody to say goodbye.
        const QDir before(m_dir->filePath(u"alice"_s));
        QVERIFY(QDir().mkpath(m_dir->filePath(u"again"_s)));
        for (const QString &file : before.entryList(QDir::Files))
            QVERIFY(QFile::copy(before.filePath(file), m_dir->filePath(u"again/"_s + file)));
    } else if (end == "quit"_L1) {
        QSignalSpy finished(m_alice.application.get(), &Application::finished);
        m_alice.application->quit();
        QTRY_COMPARE(finished.size(), 1);
    } else {
        Q_EMIT m_alice.application->mainWindow()->signOutRequested();
        QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->signInWindow() != nullptr, kLimitMs);
    }
    m_alice = {};
    m_alice = makePerson(end == "killed"_L1 ? u"again"_s : u"alice"_s);
    m_alice.name = u"alice"_s;
    signIn(m_alice, m_prosody->password(u"alice"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
    QTRY_COMPARE(field()->toPlainText(), u"half a thought"_s);
}

void TestTwoWindows::aKeptAddressIsFilledIn()
{
    signIn(m_alice, m_prosody->password(u"alice"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
    m_alice.application.reset();

    m_alice = makePerson(u"alice"_s);
    m_alice.application->start();
    SignInForm &form = m_alice.application->signInWindow()->card().form();
    QTRY_COMPARE_WITH_TIMEOUT(form.addressEdit()->text(), m_prosody->jid(u"alice"_s), kLimitMs);
    QCOMPARE(m_alice.application->signInWindow()->focusWidget(), form.passwordEdit());
    form.passwordEdit()->setText(m_prosody->password(u"alice"_s)); // the server is known, too
    form.signInButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
}

void TestTwoWindows::aKeptAccountOpensTheMainWindowFirst()
{
    m_alice = {};
    m_alice = makePerson(u"alice"_s, Keychain::Used);
    signIn(m_alice, m_prosody->password(u"alice"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_alice.application->session().state(), SessionState::Online, kLimitMs);
    m_alice.application.reset();

    // The next day. Here nothing could keep the password, so after a moment it is asked for, where it is typed.
    m_alice = makePerson(u"alice"_s, Keychain::Used);
    m_alice.application->start();
    QVERIFY(m_alice.application->mainWindow() && m_alice.application->mainWindow()->isVisible());
    QVERIFY(!m_alice.application->signInWindow());
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->signInWindow() != nullptr, kLimitMs);
    QVERIFY(!m_alice.application->mainWindow());
    SignInCard &card = m_alice.application->signInWindow()->card();
    QVERIFY(card.isFormShown());
    QCOMPARE(card.form().addressEdit()->text(), m_prosody->jid(u"alice"_s));
    QVERIFY(card.form().passwordEdit()->accessibleDescription().contains(u"keychain"_s));
    card.form().passwordEdit()->setText(m_prosody->password(u"alice"_s));
    card.form().signInButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice.application->mainWindow() != nullptr, kLimitMs);
}

void TestTwoWindows::callIsAnsweredTalkedAndEnded()
{
    signInBoth();
    QVERIFY(m_alice.application->session().call(jidOf(m_bob)));
    QVERIFY(m_alice.application->callWindow());
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->incomingPopup() != nullptr, kLimitMs);
    const Call *outgoing = m_alice.application->callWindow()->call();
    QTRY_COMPARE_WITH_TIMEOUT(outgoing->state(), CallState::Ringing, kLimitMs);
    shoot(*m_alice.application->callWindow(), u"two-outgoing"_s);
    shoot(*m_bob.application->incomingPopup(), u"two-incoming"_s);

    m_bob.application->incomingPopup()->answerButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->callWindow() != nullptr, kLimitMs);
    QVERIFY(!m_bob.application->incomingPopup());
    const Call *incoming = m_bob.application->callWindow()->call();
    QTRY_COMPARE_WITH_TIMEOUT(outgoing->state(), CallState::Active, kLimitMs);
    QTRY_COMPARE_WITH_TIMEOUT(incoming->state(), CallState::Active, kLimitMs);
    QTRY_VERIFY_WITH_TIMEOUT(outgoing->statistics().firstAudioMs >= 0 && incoming->statistics().firstAudioMs >= 0,
                             kLimitMs);
    QVERIFY(!outgoing->statistics().srtpProfile.isEmpty());

    m_alice.application->callWindow()->panel().muteButton()->click();
    QVERIFY(outgoing->isMuted());
    QTRY_VERIFY_WITH_TIMEOUT(incoming->isPeerMuted(), kLimitMs);
    m_alice.application->callWindow()->panel().muteButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!incoming->isPeerMuted(), kLimitMs);
    shoot(*m_alice.application->callWindow(), u"two-active"_s);
    shoot(*m_bob.application->window(), u"two-main"_s);

    m_bob.application->callWindow()->panel().hangUpButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(outgoing->state(), CallState::Ended, kLimitMs);
    QTRY_VERIFY(m_alice.application->callWindow()->panel().closeButton()->isVisible());
    shoot(*m_alice.application->callWindow(), u"two-ended"_s);

    m_alice.application->callWindow()->panel().closeButton()->click();
    QTRY_VERIFY(!m_alice.application->callWindow());
    QTRY_VERIFY(m_alice.application->session().calls().all().isEmpty());
}

void TestTwoWindows::callIsDeclined()
{
    signInBoth();
    m_alice.application->session().call(jidOf(m_bob));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->incomingPopup() != nullptr, kLimitMs);
    m_bob.application->incomingPopup()->declineButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bob.application->incomingPopup(), kLimitMs);
    QVERIFY(!m_bob.application->callWindow());
    const Call *outgoing = m_alice.application->callWindow()->call();
    QTRY_COMPARE_WITH_TIMEOUT(outgoing->state(), CallState::Ended, kLimitMs);
    QCOMPARE(outgoing->outcome(), CallOutcome::Declined);
    QTRY_VERIFY(m_bob.application->session().calls().all().isEmpty());
}

void TestTwoWindows::callIsCancelled()
{
    signInBoth();
    m_alice.application->session().call(jidOf(m_bob));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->incomingPopup() != nullptr, kLimitMs);
    m_alice.application->callWindow()->panel().hangUpButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_bob.application->incomingPopup(), kLimitMs);
    // Again, by the button on the face of the end.
    QTRY_VERIFY(m_alice.application->callWindow()->panel().callAgainButton()->isEnabled());
    m_alice.application->callWindow()->panel().callAgainButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->incomingPopup() != nullptr, kLimitMs);
}

void TestTwoWindows::closingTheWindowHangsUp()
{
    signInBoth();
    m_alice.application->session().call(jidOf(m_bob));
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->incomingPopup() != nullptr, kLimitMs);
    m_bob.application->incomingPopup()->answerButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_bob.application->callWindow() != nullptr, kLimitMs);
    QPointer<const Call> incoming = m_bob.application->callWindow()->call();
    QTRY_COMPARE_WITH_TIMEOUT(incoming->state(), CallState::Active, kLimitMs);
    m_alice.application->callWindow()->close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_alice.application->callWindow(), kLimitMs);
    QTRY_COMPARE_WITH_TIMEOUT(incoming->state(), CallState::Ended, kLimitMs);
    // Leaving the program in the midst of things: bob's main window is closed.
    QSignalSpy finished(m_bob.application.get(), &Application::finished);
    m_bob.application->window()->close();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLimitMs);
}

QTEST_MAIN(TestTwoWindows)
#include "tst_twowindows.moc"
