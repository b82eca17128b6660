// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/accountfile.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Which window stands there, and when: without a server, or with one that only takes connections.
class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsWithTheCard();
    void startsHidden();
    void theCardIsNotHidden();
    void whatIsTypedBeforeTheSessionIsThereCounts();
    void refusedConnectionIsToldAtTheServer();
    void cancelComesBackToTheForm();
    void closingTheCardFinishes();
    void theKeysToQuitFinish();
    void quittingWhileConnectingFinishes();
    void quitsOnce();
    void twoDoNotKnowEachOther();

private:
    std::unique_ptr<Application> makeApplication(const QString &folder);
    void typeIn(SignInForm &form, quint16 port);

    QTemporaryDir m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Application> m_application;
};

std::unique_ptr<Application> TestApplication::makeApplication(const QString &folder)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(folder));
    settings.session.useKeychain = false;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    return std::make_unique<Application>(settings, *m_theme);
}

void TestApplication::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QVERIFY(m_dir.isValid());
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_application = makeApplication(u"one"_s);
}

void TestApplication::cleanup()
{
    m_application.reset();
    m_theme.reset();
}

void TestApplication::typeIn(SignInForm &form, quint16 port)
{
    Account account;
    account.jid = *Jid::parse(u"alice@example.test");
    account.host = u"127.0.0.1"_s;
    account.port = port;
    account.keepPassword = false;
    form.setAccount(account);
    form.passwordEdit()->setText(u"alice-secret"_s);
    form.signInButton()->click();
}

void TestApplication::startsWithTheCard()
{
    QElapsedTimer clock;
    clock.start();
    m_application->start();
    QVERIFY(m_application->signInWindow()->isVisible());
    QVERIFY(!m_application->mainWindow());
    QVERIFY(QTest::qWaitForWindowExposed(m_application->signInWindow()));
    qInfo() << "card after" << clock.elapsed() << "ms";
    QVERIFY(m_application->signInWindow()->card().isFormShown());
}

/// Without a tray, as it is here.
void TestApplication::startsHidden()
{
    QVERIFY(QDir(m_dir.path()).mkpath(u"hidden"_s));
    Account account;
    account.jid = *Jid::parse(u"alice@example.test");
    account.host = u"127.0.0.1"_s;
    account.port = 1;
    account.keepPassword = true;
    QVERIFY(saveAccount(m_dir.filePath(u"hidden/account.ini"_s), account));
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(u"hidden"_s));
    settings.audio.backend = media::AudioSettings::Backend::Null;
    settings.startsHidden = true;
    m_application = std::make_unique<Application>(settings, *m_theme);
    m_application->start();
    QVERIFY(m_application->mainWindow());
    QVERIFY(m_application->window()->isMinimized());
    m_application->summon();
    QVERIFY(m_application->window()->isVisible() && !m_application->window()->isMinimized());
}

/// Nobody else can sign in.
void TestApplication::theCardIsNotHidden()
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(u"nobody"_s));
    settings.audio.backend = media::AudioSettings::Backend::Null;
    settings.session.useKeychain = false;
    settings.startsHidden = true;
    m_application = std::make_unique<Application>(settings, *m_theme);
    m_application->start();
    QVERIFY(m_application->signInWindow()->isVisible() && !m_application->signInWindow()->isMinimized());
}

void TestApplication::whatIsTypedBeforeTheSessionIsThereCounts()
{
    m_application->start();
    SignInForm &form = m_application->signInWindow()->card().form();
    form.addressEdit()->setText(u"alice@example.test"_s);
    m_application->session(); // made, and bound to the card
    QCOMPARE(form.addressEdit()->text(), u"alice@example.test"_s);
    QVERIFY(m_application->signInWindow()->card().isFormShown());
}

void TestApplication::refusedConnectionIsToldAtTheServer()
{
    QTcpServer closed; // a port that nobody listens on any more
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();

    m_application->start();
    SignInCard &card = m_application->signInWindow()->card();
    typeIn(card.form(), port);
    QVERIFY(!card.isFormShown());
    QTRY_VERIFY(card.isFormShown());
    bool isTold = false;
    for (const QLabel *label : card.findChildren<QLabel *>())
        isTold = isTold ||
                 (label->isVisible() && label->text().startsWith(u"127.0.0.1:%1 refused the connection."_s.arg(port)));
    QVERIFY(isTold);
    // Nothing goes on behind the back of who is reading.
    QTRY_COMPARE(m_application->session().state(), SessionState::SignedOut);
    QVERIFY(card.isFormShown());
    QCOMPARE(card.form().passwordEdit()->text(), u"alice-secret"_s);
}

void TestApplication::cancelComesBackToTheForm()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_application->start();
    SignInCard &card = m_application->signInWindow()->card();
    typeIn(card.form(), silent.serverPort());
    QTRY_VERIFY(silent.hasPendingConnections());
    QCOMPARE(m_application->session().state(), SessionState::Connecting);
    QTest::keyClick(&card, Qt::Key_Escape);
    QTRY_VERIFY(card.isFormShown());
    QTRY_COMPARE(m_application->session().state(), SessionState::SignedOut);
}

void TestApplication::closingTheCardFinishes()
{
    m_application->start();
    QSignalSpy finished(m_application.get(), &Application::finished);
    m_application->signInWindow()->close();
    QTRY_COMPARE(finished.size(), 1);
}

void TestApplication::theKeysToQuitFinish()
{
    m_application->start();
    QVERIFY(QTest::qWaitForWindowActive(m_application->signInWindow()));
    QSignalSpy finished(m_application.get(), &Application::finished);
    QTest::keyClick(m_application->signInWindow()->card().form().addressEdit(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_application->signInWindow()->isVisible());
}

void TestApplication::quittingWhileConnectingFinishes()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_application->start();
    typeIn(m_application->signInWindow()->card().form(), silent.serverPort());
    QTRY_VERIFY(silent.hasPendingConnections());
    QSignalSpy finished(m_application.get(), &Application::finished);
    m_application->quit();
    QVERIFY(!m_application->signInWindow()->isVisible()); // the user sees it go at once
    QTRY_COMPARE(finished.size(), 1);
}

void TestApplication::quitsOnce()
{
    m_application->start();
    QSignalSpy finished(m_application.get(), &Application::finished);
    m_application->quit();
    m_application->quit();
    m_application->signInWindow()->close();
    QTRY_COMPARE(finished.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
}

void TestApplication::twoDoNotKnowEachOther()
{
    const auto other = makeApplication(u"two"_s);
    m_application->start();
    other->start();
    QSignalSpy finished(m_application.get(), &Application::finished);
    other->quit();
    m_application->signInWindow()->card().form().addressEdit()->setText(u"alice@example.test"_s);
    QVERIFY(other->signInWindow()->card().form().addressEdit()->text().isEmpty());
    QVERIFY(m_application->signInWindow()->isVisible());
    QVERIFY(finished.isEmpty());
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
