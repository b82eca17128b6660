// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/invitations.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"
#include "ui/signin/newaccountform.h"
#include "ui/signin/providerform.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{
constexpr int kLimitMs = 60'000; // for what never comes
} // namespace

#define EVENTUALLY(condition) QVERIFY(test::waitFor([&] { return bool(condition); }, kLimitMs))

/// Whom alice invites and who has no account makes one with her link, on a real server that takes nobody else. Pictures
/// are left in CAUSERIE_SHOTS.
class TestInvitedAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aLinkMakesAnAccountAndAContact();
    void aChosenNameStays();
    void theTokenGoesNowhereElse();
    void besideAnAccount();

private:
    using Window = std::unique_ptr<Application>;
    Window makeWindow(const QString &folder);
    bool signIn(Application &window);
    bool fillServer(SignInCard &card);
    void shoot(QWidget &widget, const QString &name);

    std::unique_ptr<test::Prosody> m_prosody;
    QTemporaryDir m_dir;
    std::unique_ptr<Theme> m_theme;
    Window m_alice;
    Window m_new;
};

void TestInvitedAccount::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody = std::make_unique<test::Prosody>(
        QStringList{u"--accounts"_s, u"alice"_s, u"--with"_s, u"invites"_s, u"--with"_s, u"invites_adhoc"_s,
                    u"--with"_s, u"invites_register"_s, u"--extra"_s, u"allow_user_invites = true"_s});
    QVERIFY(m_prosody->isReady());
}

void TestInvitedAccount::cleanup()
{
    m_new.reset();
    m_alice.reset();
}

TestInvitedAccount::Window TestInvitedAccount::makeWindow(const QString &folder)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(folder));
    settings.session.useKeychain = false;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    auto window = std::make_unique<Application>(settings, *m_theme);
    window->start();
    return window;
}

bool TestInvitedAccount::signIn(Application &window)
{
    Account account;
    account.jid = *Jid::parse(m_prosody->jid(u"alice"_s));
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    SignInForm &form = window.signInWindow()->card().form();
    form.setAccount(account);
    form.passwordEdit()->setText(m_prosody->password(u"alice"_s));
    form.signInButton()->click();
    return test::waitFor([&] { return window.mainWindow() && window.session().state() == SessionState::Online; },
                         kLimitMs);
}

/// The name service knows nothing of the server: its address is typed, as the name is filled in.
bool TestInvitedAccount::fillServer(SignInCard &card)
{
    ProviderForm &form = card.providerForm();
    if (!test::press(form, u"Show the advanced settings"_s) || !test::fillIn(form, u"Server"_s, m_prosody->host()) ||
        !test::fillIn(form, u"Authorities"_s, m_prosody->caFile()))
        return false;
    auto *port = test::findNamed<QSpinBox>(form, u"Port"_s);
    if (!port)
        return false;
    port->setValue(m_prosody->port());
    return true;
}

void TestInvitedAccount::shoot(QWidget &widget, const QString &name)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // what was said or hidden has its place
    test::waitFor([&widget] { return !test::isScrolled(widget); }, 2'000);
    if (const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS"); !folder.isEmpty())
        QVERIFY(test::takePicture(widget, u"%1/invited-%2.png"_s.arg(folder, name)));
}

void TestInvitedAccount::aLinkMakesAnAccountAndAContact()
{
    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice));
    std::optional<Invitation> made;
    m_alice->session().invitations().make(m_alice.get(), [&made](const auto &invitation) {
        if (invitation)
            made = *invitation;
    });
    EVENTUALLY(made);
    QVERIFY(made->givesAccount);
    const auto link = parseXmppLink(made->link);
    QVERIFY(link.has_value());

    m_new = makeWindow(u"dora"_s);
    m_new->openLink(*link);
    SignInWindow *window = m_new->signInWindow();
    SignInCard &card = window->card();
    EVENTUALLY(card.providerForm().isVisible());
    QCOMPARE(card.providerForm().server().jid.toString(), m_prosody->domain());
    QVERIFY(test::says(card, u"alice@example.test invites you."_s));
    shoot(*window, u"page-light"_s);
    m_theme->setChoice(ThemeChoice::Dark);
    shoot(*window, u"page-dark"_s);
    m_theme->setChoice(ThemeChoice::Light);
    QVERIFY(fillServer(card));
    QVERIFY(test::press(card, u"Continue"_s));
    EVENTUALLY(card.newAccountForm().isVisible());
    QVERIFY(test::fillIn(card, u"Name"_s, u"dora"_s));
    QVERIFY(test::fillIn(card, u"Password"_s, u"long & secret"_s));
    shoot(*window, u"form-light"_s);
    QVERIFY(test::press(card, u"Create the account"_s));
    EVENTUALLY(m_new->mainWindow() && m_new->session().state() == SessionState::Online);
    const Jid alice = *Jid::parse(m_prosody->jid(u"alice"_s));
    EVENTUALLY(m_new->mainWindow()->openPeer() == alice); // the link led there as soon as there was an account
    const auto see = [](Application &who, const Jid &whom) {
        const Contact *contact = who.session().roster().find(whom);
        return contact && contact->subscription == Subscription::Both;
    };
    EVENTUALLY(see(*m_new, alice) && see(*m_alice, *Jid::parse(u"dora@example.test")));
    shoot(*m_new->window(), u"done-light"_s);

    // Somebody else found the link.
    m_new = makeWindow(u"emil"_s);
    m_new->openLink(*link);
    SignInCard &again = m_new->signInWindow()->card();
    EVENTUALLY(again.providerForm().isVisible());
    QVERIFY(fillServer(again));
    QVERIFY(test::press(again, u"Continue"_s));
    EVENTUALLY(!again.providerForm().isAsking());
    QVERIFY(test::says(again, u"This invitation is not valid any more."_s));
    QVERIFY(!test::says(again, u"invites you"_s));
    shoot(*m_new->signInWindow(), u"used-light"_s);
    m_theme->setChoice(ThemeChoice::Dark);
    shoot(*m_new->signInWindow(), u"used-dark"_s);
    m_theme->setChoice(ThemeChoice::Light);
}

void TestInvitedAccount::aChosenNameStays()
{
    m_new = makeWindow(u"romeo"_s);
    m_new->openLink(*parseXmppLink(u"xmpp:romeo@example.test?register"));
    SignInCard &card = m_new->signInWindow()->card();
    EVENTUALLY(card.providerForm().isVisible());
    QVERIFY(fillServer(card));
    QVERIFY(test::press(card, u"Continue"_s));
    EVENTUALLY(card.newAccountForm().isVisible());
    QCOMPARE(card.newAccountForm().nameEdit()->text(), u"romeo"_s);
    QVERIFY(card.newAccountForm().nameEdit()->isReadOnly());
}

/// Who types another provider is not invited there, and that one learns no token: it asks for its form at once.
void TestInvitedAccount::theTokenGoesNowhereElse()
{
    m_new = makeWindow(u"nobody"_s);
    m_new->openLink(*parseXmppLink(u"xmpp:elsewhere.test?register;preauth=T0K-en_"));
    SignInCard &card = m_new->signInWindow()->card();
    EVENTUALLY(card.providerForm().isVisible());
    QVERIFY(test::says(card, u"You are invited to make an account at elsewhere.test."_s));
    QVERIFY(test::fillIn(card.providerForm(), u"Provider"_s, m_prosody->domain()));
    QVERIFY(!test::says(card, u"You are invited"_s));
    QVERIFY(fillServer(card));
    QVERIFY(test::press(card, u"Continue"_s));
    EVENTUALLY(card.newAccountForm().isVisible()); // with the token it would have been refused
}

void TestInvitedAccount::besideAnAccount()
{
    m_alice = makeWindow(u"alice"_s);
    QVERIFY(signIn(*m_alice));
    m_alice->openLink(*parseXmppLink(u"xmpp:elsewhere.test?register;preauth=T0K-en_"));
    EVENTUALLY(m_alice->signInWindow() && m_alice->signInWindow()->card().providerForm().isVisible());
    QCOMPARE(m_alice->signInWindow()->card().providerForm().server().jid.toString(), u"elsewhere.test"_s);
    QCOMPARE(m_alice->session().state(), SessionState::Online); // nothing happened to the one that is there
    m_alice->cancelAdding();
    EVENTUALLY(m_alice->mainWindow());
}

QTEST_MAIN(TestInvitedAccount)
#include "tst_invitedaccount.moc"
