// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"
#include "tests/support/ejabberd.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/people/passworddialog.h"
#include "ui/people/removeaccountdialog.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Somebody without an address: an account from the first card to its end, through the real card and dialogs, with a
/// real session and a real server.
class TestNewAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void whoMakesNoAccounts();
    void makesAnAccount();
    void changesThePassword();
    void removesTheAccount();
    void readsAPicture();

private:
    void begin();
    bool beginAt(const XmppServer &server);
    QWidget *card() const { return m_window.get(); }
    static QString picture(const QString &what);

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Prosody> m_open;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ui::SignInWindow> m_window;
};

void TestNewAccount::initTestCase()
{
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_newaccount"_s);
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeChoice::Light);
    m_open = std::make_unique<Prosody>(QStringList{
        u"--with"_s, u"register_ibr"_s, u"--with"_s, u"user_account_management"_s, u"--with"_s, u"password_policy"_s,
        u"--extra"_s, u"allow_registration = true\nadditional_registration_fields = { \"email\" }"_s});
    QVERIFY(m_open->isReady());
    begin();
}

/// Nobody has an account here.
void TestNewAccount::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<Session>(
        SessionSettings{.dataDir = QDir(m_folder->filePath(u"data"_s)), .useKeychain = false});
    m_window = std::make_unique<ui::SignInWindow>(false);
    m_window->bind(*m_session);
    connect(m_window.get(), &ui::SignInWindow::signInRequested, this,
            [this](const Account &account, const QString &password) { m_session->signIn(account, password); });
    m_window->resize(m_window->sizeHint());
    m_window->show();
}

void TestNewAccount::cleanupTestCase()
{
    m_window.reset();
    m_session.reset();
}

QString TestNewAccount::picture(const QString &what)
{
    return u"%1/newaccount-%2.png"_s.arg(QStringLiteral(CAUSERIE_SHOTS_DIR), what);
}

/// From the provider's name to "Continue".
bool TestNewAccount::beginAt(const XmppServer &server)
{
    if (!fillIn(*card(), u"Provider"_s, server.domain()))
        return false;
    if (!findNamed(*card(), u"Authorities"_s) && !press(*card(), u"Show the advanced settings"_s))
        return false;
    if (!fillIn(*card(), u"Server"_s, server.host()) || !fillIn(*card(), u"Authorities"_s, server.caFile()))
        return false;
    auto *port = findNamed<QSpinBox>(*card(), u"Port"_s);
    if (!port)
        return false;
    port->setValue(server.port());
    return true;
}

void TestNewAccount::whoMakesNoAccounts()
{
    EVENTUALLY(card()->isVisible());
    QVERIFY(press(*card(), u"Create an account"_s));
    EVENTUALLY(findNamed(*card(), u"Provider"_s) != nullptr);
    QVERIFY(takePicture(*card(), picture(u"provider-light"_s)));
    const Prosody closed;
    QVERIFY(closed.isReady());
    QVERIFY(beginAt(closed));
    QVERIFY(press(*card(), u"Continue"_s));
    EVENTUALLY(says(*card(), u"example.test makes no accounts this way."_s));
    QVERIFY(takePicture(*card(), picture(u"not-offered-light"_s)));
    m_theme->setChoice(ui::ThemeChoice::Dark);
    QVERIFY(takePicture(*card(), picture(u"not-offered-dark"_s)));
    m_theme->setChoice(ui::ThemeChoice::Light);
    QVERIFY(press(*card(), u"Back"_s));
    EVENTUALLY(findNamed(*card(), u"Address"_s) != nullptr);
}

void TestNewAccount::makesAnAccount()
{
    QVERIFY(press(*card(), u"Create an account"_s));
    EVENTUALLY(findNamed(*card(), u"Provider"_s) != nullptr);
    QVERIFY(beginAt(*m_open));
    QVERIFY(press(*card(), u"Continue"_s));
    EVENTUALLY(findNamed(*card(), u"Name"_s) != nullptr);
    QVERIFY(says(*card(), u"Your account at example.test"_s));

    QVERIFY(press(*card(), u"Create the account"_s));
    QVERIFY(says(*card(), u"Choose a name."_s)); // before the server is asked
    QVERIFY(fillIn(*card(), u"Name"_s, u"alice"_s));
    QVERIFY(fillIn(*card(), u"Password"_s, u"short"_s));
    QVERIFY(fillIn(*card(), u"Email"_s, u"dora@example.org"_s));
    QVERIFY(press(*card(), u"Create the account"_s));
    EVENTUALLY(says(*card(), u"The server does not take this password."_s));
    QVERIFY(fillIn(*card(), u"Password"_s, u"correct horse"_s));
    QVERIFY(press(*card(), u"Create the account"_s));
    EVENTUALLY(says(*card(), u"Somebody has this name already."_s));
    for (const auto &[name, typed] : {std::pair(u"Name"_s, u"alice"_s), std::pair(u"Password"_s, u"correct horse"_s),
                                      std::pair(u"Email"_s, u"dora@example.org"_s)}) {
        auto *field = findNamed<QLineEdit>(*card(), name);
        QVERIFY(field);
        QCOMPARE(field->text(), typed); // what was typed stays
    }
    QVERIFY(takePicture(*card(), picture(u"name-taken-light"_s)));
    m_theme->setChoice(ui::ThemeChoice::Dark);
    QVERIFY(takePicture(*card(), picture(u"name-taken-dark"_s)));
    m_theme->setChoice(ui::ThemeChoice::Light);

    QVERIFY(fillIn(*card(), u"Name"_s, u"dora"_s));
    QVERIFY(press(*card(), u"Create the account"_s));
    EVENTUALLY(m_session->state() == SessionState::Online);
    QCOMPARE(m_session->account().jid.toString(), u"dora@example.test"_s);
    m_window->hide(); // its place is the main window's now; while it is seen, a failed connection is not tried again
}

void TestNewAccount::changesThePassword()
{
    const QPointer dialog = new ui::PasswordDialog(*m_session, m_window.get());
    dialog->open();
    EVENTUALLY(dialog->isVisible());
    QVERIFY(fillIn(*dialog, u"New password"_s, u"battery staple"_s));
    QVERIFY(fillIn(*dialog, u"Once more"_s, u"battery staple"_s));
    QVERIFY(press(*dialog, u"Change it"_s));
    EVENTUALLY(!dialog);
    m_session->abortStream(); // a stream that is taken back is signed in anew
    EVENTUALLY(m_session->state() != SessionState::Online);
    EVENTUALLY(m_session->state() == SessionState::Online);
}

void TestNewAccount::removesTheAccount()
{
    const QPointer dialog = new ui::RemoveAccountDialog(*m_session, m_window.get());
    dialog->open();
    EVENTUALLY(dialog->isVisible());
    QVERIFY(fillIn(*dialog, u"Type your address to confirm"_s, u"dora@example.test"_s));
    QVERIFY(press(*dialog, u"Remove the account"_s));
    EVENTUALLY(!dialog);
    EVENTUALLY(m_session->state() == SessionState::SignedOut);
    QVERIFY(!m_session->storedAccount());
    QVERIFY(QDir(m_folder->filePath(u"data"_s)).entryList(QDir::Files).isEmpty());
}

/// XEP-0158 with its picture (XEP-0221, XEP-0231), as ejabberd asks for it.
void TestNewAccount::readsAPicture()
{
    const Ejabberd server({u"--captcha"_s, u"--accounts"_s, u"alice"_s});
    QVERIFY(server.isReady());
    const auto digits = [&server] {
        QFile file(server.folder() + u"/captcha.txt"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    };
    const auto shown = [this] {
        const auto labels = card()->findChildren<QLabel *>();
        const auto found = std::ranges::find_if(labels, [](const QLabel *label) {
            return label->isVisible() && label->accessibleName().startsWith(u"Picture for:"_s);
        });
        return found == labels.end() ? QImage() : (*found)->pixmap().toImage();
    };
    m_window.reset();
    m_session.reset();
    begin();
    EVENTUALLY(card()->isVisible());
    QVERIFY(press(*card(), u"Create an account"_s));
    EVENTUALLY(findNamed(*card(), u"Provider"_s) != nullptr);
    QVERIFY(beginAt(server));
    QVERIFY(press(*card(), u"Continue"_s));
    const QString answer = u"Enter the text you see"_s; // the server's words
    EVENTUALLY(findNamed<QLineEdit>(*card(), answer));
    const QImage first = shown();
    QVERIFY(!first.isNull());
    QVERIFY(takePicture(*card(), picture(u"captcha-light"_s)));
    QVERIFY(fillIn(*card(), u"Name"_s, u"fiona"_s) && fillIn(*card(), u"Password"_s, u"correct horse"_s));
    const QString asked = digits();
    QVERIFY(fillIn(*card(), answer, u"12"_s));
    QVERIFY(press(*card(), u"Create the account"_s));
    // Each is good for one answer, so there is another one now.
    EVENTUALLY(digits() != asked && !shown().isNull() && shown() != first);
    EVENTUALLY(findNamed<QLineEdit>(*card(), answer) && findNamed<QLineEdit>(*card(), answer)->isEnabled());
    QCOMPARE(findNamed<QLineEdit>(*card(), u"Name"_s)->text(), u"fiona"_s);
    QVERIFY(takePicture(*card(), picture(u"captcha-wrong-light"_s)));
    m_theme->setChoice(ui::ThemeChoice::Dark);
    QVERIFY(takePicture(*card(), picture(u"captcha-wrong-dark"_s)));
    m_theme->setChoice(ui::ThemeChoice::Light);
    QVERIFY(fillIn(*card(), answer, digits()));
    QVERIFY(press(*card(), u"Create the account"_s));
    EVENTUALLY(m_session->state() == SessionState::Online);
    QCOMPARE(m_session->account().jid.toString(), u"fiona@example.test"_s);
    m_window->hide();
    m_session->signOut();
    EVENTUALLY(m_session->state() == SessionState::SignedOut);
}

QTEST_MAIN(TestNewAccount)
#include "tst_newaccount.moc"
