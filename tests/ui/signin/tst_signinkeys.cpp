// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/keys.h"
#include "ui/signin/sentences.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/style/passwordfield.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Every button of the card has a key, every key means one thing, in every language.
class TestSignInKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everythingHasAKey_data();
    void everythingHasAKey();
    void thePasswordIsShownByKey();
    void tabGoesDownTheCard();

private:
    SignInForm &unfolded();

    QTranslator m_translator;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SignInCard> m_card;
};

void TestSignInKeys::init()
{
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    if (QTest::currentDataTag()) {
        QFETCH(const bool, isTranslated);
        if (!isTranslated)
            return;
        QVERIFY(m_translator.load(QStringLiteral(CAUSERIE_FRENCH)));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
    }
}

void TestSignInKeys::cleanup()
{
    m_card.reset();
    m_theme.reset();
    QCoreApplication::removeTranslator(&m_translator);
}

SignInForm &TestSignInKeys::unfolded()
{
    m_card = std::make_unique<SignInCard>(true);
    m_card->resize(560, 900);
    Account account;
    account.host = u"xmpp.example.test"_s; // what belongs to a server of one's own can be used
    m_card->setAccount(account);
    m_card->form().setAdvancedShown(true);
    m_card->show();
    m_card->activateWindow();
    return m_card->form();
}

void TestSignInKeys::everythingHasAKey_data()
{
    QTest::addColumn<bool>("isTranslated");
    QTest::newRow("English") << false;
    QTest::newRow("French") << true;
}

void TestSignInKeys::everythingHasAKey()
{
    SignInForm &form = unfolded();
    Trouble trouble;
    trouble.field = SignInField::Server; // what is offered then has a key, too
    form.setTrouble(trouble);
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
    QCOMPARE(meaningTwoThings(keysOf(*m_card)), QString());
    for (const QAbstractButton *button : form.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(!QKeySequence::mnemonic(button->text()).isEmpty(), qPrintable(button->text()));
    }
}

void TestSignInKeys::thePasswordIsShownByKey()
{
    QWidget window;
    PasswordField first(&window);
    PasswordField second(&window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    second.setFocus();
    QTest::keyClick(&second, Qt::Key_W, Qt::AltModifier);
    QVERIFY(second.isShown());
    QVERIFY(!first.isShown());
    QTest::keyClick(&second, Qt::Key_D, Qt::AltModifier);
    QVERIFY(!second.isShown());
}

void TestSignInKeys::tabGoesDownTheCard()
{
    SignInForm &form = unfolded();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
    form.addressEdit()->setFocus();
    int before = -1;
    const int stops = 13; // address to "Create an account"
    for (int stop = 1; stop < stops; ++stop) {
        QTest::keyClick(m_card->focusWidget(), Qt::Key_Tab);
        const QWidget *now = m_card->focusWidget();
        const int y = now->mapTo(m_card.get(), now->rect().center()).y();
        QVERIFY2(y >= before - now->height(), qPrintable(now->accessibleName()));
        before = std::max(before, y);
    }
    QCOMPARE(qobject_cast<QAbstractButton *>(m_card->focusWidget())->text(), u"&Create an account"_s);
}

QTEST_MAIN(TestSignInKeys)
#include "tst_signinkeys.moc"
