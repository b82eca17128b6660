// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/twoaccounts.h"

#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::test
{

using namespace causerie::ui;

void TwoAccounts::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody = std::make_unique<Prosody>(
        QStringList{u"--accounts"_s, u"alice,bob,carol,dave,erin,frank"_s, u"--with"_s, u"user_account_management"_s});
    QVERIFY(m_prosody->isReady());
}

void TwoAccounts::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir->path());
    m_both = makeWindow(u"both"_s);
    m_both->start();
}

void TwoAccounts::cleanup()
{
    m_both.reset();
    m_bob.reset();
    m_dave.reset();
}

TwoAccounts::Window TwoAccounts::makeWindow(const QString &folder, Keychain keychain)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir->filePath(folder));
    settings.session.useKeychain = keychain == Keychain::Used;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    settings.loopbackCandidates = true;
    return std::make_unique<Application>(settings, *m_theme);
}

/// Into the card that is shown; without a password: the right one.
bool TwoAccounts::fillCard(Application &window, const QString &name, const QString &password)
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

bool TwoAccounts::signIn(Application &window, const QString &name)
{
    return fillCard(window, name) &&
           waitFor([&] { return window.mainWindow() && window.session().state() == SessionState::Online; }, kLimitMs);
}

bool TwoAccounts::add(const QString &name, const QString &password)
{
    return pressAndChoose(*m_both->window(), u"Menu"_s, u"Add an account…"_s) &&
           waitFor([&] { return m_both->signInWindow() != nullptr; }) && fillCard(*m_both, name, password);
}

bool TwoAccounts::signInBoth()
{
    return signIn(*m_both, u"alice"_s) && add(u"carol"_s) &&
           waitFor([&] { return m_both->accountCount() == 2 && isOnline(0) && isOnline(1); }, kLimitMs) && activate();
}

/// From the menu "Account" inside the menu of the window.
bool TwoAccounts::chooseRemoval()
{
    for (QAction *action : m_both->mainWindow()->findChildren<QAction *>()) {
        if (action->text().remove(u'&') == u"Remove this account from this computer…"_s) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool TwoAccounts::activate()
{
    m_both->window()->activateWindow();
    return QTest::qWaitForWindowActive(m_both->window(), kLimitMs);
}

void TwoAccounts::shoot(QWidget &widget, const QString &name)
{
    const QString shots = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!shots.isEmpty())
        QVERIFY(takePicture(widget, u"%1/%2.png"_s.arg(shots, name)));
}

} // namespace causerie::test
