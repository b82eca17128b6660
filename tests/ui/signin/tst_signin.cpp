// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/signin/showncard.h"
#include "ui/signin/certificatedialog.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryFile>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Kind = xmpp::ConnectionError::Kind;

/// The card: what it lets through, and how it looks.
class TestSignIn : public ShownCard
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn();
    void enterSignsIn();
    void enterSignsInFromEveryField();
    void nothingIsSqueezed();
    void itStaysOnTheScreen_data();
    void itStaysOnTheScreen();
    void refusesBeforeAsking_data();
    void refusesBeforeAsking();
    void anEmptyPasswordMeansTheKeychain();
    void withoutAKeychainThePasswordIsNeeded();
    void advancedReachesTheAccount();
    void anUnreadableAuthorityFileIsTold();
    void aPinBelongsToOneServer();
    void passwordIsHiddenAgain();
    void cancelAsks();
    void everyFieldIsNamed();
    void shots();
};

void TestSignIn::signsIn()
{
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().addressEdit()->setText(u" Alice@Example.com "_s);
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->form().signInButton()->click();
    QCOMPARE(asked.size(), 1);
    const auto account = asked.first().at(0).value<Account>();
    QCOMPARE(account.jid.toString(), u"alice@example.com"_s);
    QVERIFY(account.keepPassword && account.host.isEmpty() && account.port == 0 && !account.allowPlain);
    QCOMPARE(asked.first().at(1).toString(), u"wonderland"_s);
}

void TestSignIn::enterSignsIn()
{
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    QTest::keyClicks(m_card->form().addressEdit(), u"alice@example.com"_s);
    QTest::keyClicks(m_card->form().passwordEdit(), u"wonderland"_s);
    QTest::keyClick(m_card->form().passwordEdit(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void TestSignIn::enterSignsInFromEveryField()
{
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().addressEdit()->setText(u"alice@example.com"_s);
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->form().setAdvancedShown(true);
    auto *port = m_card->form().findChild<QSpinBox *>();
    for (QLineEdit *host : m_card->form().findChildren<QLineEdit *>()) {
        if (host->placeholderText() == "found by the address"_L1)
            host->setText(u"xmpp.example.com"_s);
    }
    port->setFocus();
    QCoreApplication::processEvents();
    QTest::keyClicks(port, u"5223"_s);
    QTest::keyClick(port, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).value<Account>().port, 5223);
    QPushButton *advanced = button(u"Advanced ▴"_s);
    QVERIFY(advanced);
    advanced->setFocus();
    QTest::keyClick(advanced, Qt::Key_Return); // a button keeps the key to itself
    QCOMPARE(asked.size(), 1);
    QVERIFY(!port->isVisible());
}

/// In a window too low for all of it the card scrolls; nothing in it is squeezed or painted beside it.
void TestSignIn::nothingIsSqueezed()
{
    m_card->resize(460, 420);
    m_card->form().setAdvancedShown(true);
    m_card->form().addressEdit()->setText(u"alice"_s);
    m_card->form().signInButton()->click(); // a problem that takes two lines
    QVERIFY(!visibleProblem().isEmpty());
    QCoreApplication::processEvents();
    for (const QWidget *part : m_card->form().findChildren<QWidget *>()) {
        if (part->isVisible() && part->objectName() != "qt_spinbox_lineedit"_L1)
            QVERIFY2(part->height() >= part->minimumSizeHint().height() &&
                         part->width() >= part->minimumSizeHint().width(),
                     part->metaObject()->className());
    }
    QVERIFY(m_card->form().height() >= m_card->form().layout()->totalHeightForWidth(m_card->form().width()));
    QVERIFY(m_card->sizeHint().height() > m_card->form().height());
}

void TestSignIn::itStaysOnTheScreen_data()
{
    QTest::addColumn<QRect>("window");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<QRect>("expected");
    QTest::newRow("room enough") << QRect(100, 100, 400, 500) << 600 << QRect(100, 100, 400, 600);
    QTest::newRow("large enough") << QRect(100, 100, 400, 700) << 600 << QRect(100, 100, 400, 700);
    QTest::newRow("below the edge") << QRect(100, 300, 400, 400) << 600 << QRect(100, 200, 400, 600);
    QTest::newRow("more than the screen has") << QRect(100, 50, 400, 500) << 2000 << QRect(100, 50, 400, 720);
    QTest::newRow("more, and low") << QRect(100, 300, 400, 400) << 2000 << QRect(100, 80, 400, 720);
    QTest::newRow("taller than the screen already") << QRect(100, 0, 400, 900) << 1000 << QRect(100, 0, 400, 900);
}

void TestSignIn::itStaysOnTheScreen()
{
    QFETCH(QRect, window);
    QFETCH(int, wanted);
    QTEST(roomFor(window, wanted, QRect(0, 0, 1280, 800)), "expected");
}

void TestSignIn::refusesBeforeAsking_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing typed") << QString() << u"x"_s << u"Type your address here."_s;
    QTest::newRow("no server") << u"alice@"_s << u"x"_s
                               << u"This is not an XMPP address. It looks like name@example.com."_s;
    QTest::newRow("no name") << u"example.com"_s << u"x"_s
                             << u"This is not an XMPP address. It looks like name@example.com."_s;
    QTest::newRow("no password") << u"alice@example.com"_s << QString() << u"Type the password here."_s;
}

void TestSignIn::refusesBeforeAsking()
{
    QFETCH(QString, address);
    QFETCH(QString, password);
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().addressEdit()->setText(address);
    m_card->form().passwordEdit()->setText(password);
    m_card->form().signInButton()->click();
    QVERIFY(asked.isEmpty());
    QTEST(visibleProblem(), "problem");
}

void TestSignIn::anEmptyPasswordMeansTheKeychain()
{
    m_card->setAccount(alice());
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().signInButton()->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.first().at(1).toString().isEmpty());
    m_card->form().addressEdit()->setText(u"bob@example.com"_s); // whose password nobody keeps
    m_card->form().signInButton()->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(visibleProblem(), u"Type the password here."_s);
}

void TestSignIn::withoutAKeychainThePasswordIsNeeded()
{
    m_card = std::make_unique<SignInCard>(false);
    m_card->show();
    m_card->setAccount(alice());
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().signInButton()->click();
    QVERIFY(asked.isEmpty());
    QVERIFY(!m_card->findChild<QCheckBox *>()->isVisible());
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->form().signInButton()->click();
    QVERIFY(!asked.first().at(0).value<Account>().keepPassword);
}

void TestSignIn::advancedReachesTheAccount()
{
    QTemporaryFile caFile;
    QVERIFY(caFile.open());
    Account account = alice();
    account.host = u"127.0.0.1"_s;
    account.port = 15223;
    account.directTls = true;
    account.resource = u"desk"_s;
    account.caFile = caFile.fileName();
    account.pinnedCertificate = "pin";
    account.keepPassword = false;
    m_card->setAccount(account);
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().signInButton()->click();
    QCOMPARE(asked.first().at(0).value<Account>(), account);
}

void TestSignIn::anUnreadableAuthorityFileIsTold()
{
    Account account = alice();
    account.caFile = u"/nowhere/ca.pem"_s;
    m_card->setAccount(account);
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    m_card->form().signInButton()->click();
    QVERIFY(asked.isEmpty());
    QCOMPARE(visibleProblem(), u"The file of certificate authorities cannot be read."_s);
}

void TestSignIn::aPinBelongsToOneServer()
{
    Account account = alice();
    account.pinnedCertificate = "pin";
    account.allowPlain = true;
    m_card->setAccount(account);
    QCOMPARE(m_card->form().account().pinnedCertificate, QByteArray("pin"));
    m_card->form().addressEdit()->setText(u"alice@elsewhere.example"_s);
    QVERIFY(m_card->form().account().pinnedCertificate.isEmpty());
    QVERIFY(!m_card->form().account().allowPlain);
}

void TestSignIn::passwordIsHiddenAgain()
{
    QPushButton *show = button(u"Show"_s);
    QVERIFY(show);
    show->click();
    QCOMPARE(m_card->form().passwordEdit()->echoMode(), QLineEdit::Normal);
    QCOMPARE(show->text(), u"Hi&de"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_COMPARE(m_card->form().passwordEdit()->echoMode(), QLineEdit::Password);
}

void TestSignIn::cancelAsks()
{
    m_card->showProgress(alice(), trackAt(SignInStep::Reaching));
    QSignalSpy cancelled(m_card.get(), &SignInCard::cancelRequested);
    QTest::keyClick(m_card.get(), Qt::Key_Escape);
    QTRY_COMPARE(cancelled.size(), 1);
}

void TestSignIn::everyFieldIsNamed()
{
    m_card->form().setAdvancedShown(true);
    for (const QLabel *label : m_card->form().findChildren<QLabel *>()) {
        if (label->buddy())
            QVERIFY(!label->text().isEmpty());
    }
    for (const QLineEdit *edit : m_card->form().findChildren<QLineEdit *>()) {
        if (edit->objectName() == "qt_spinbox_lineedit"_L1)
            continue;
        bool isNamed = !edit->accessibleName().isEmpty();
        for (const QLabel *label : m_card->form().findChildren<QLabel *>())
            isNamed = isNamed || label->buddy() == edit;
        QVERIFY2(isNamed, "a reader must be able to say what to type");
    }
}

void TestSignIn::shots()
{
    m_card->form().addressEdit()->setText(u"alice@example.com"_s);
    m_card->form().passwordEdit()->setText(u"wonderland12"_s);
    shoot(*m_card, u"signin-form"_s);
    m_card->form().setAdvancedShown(true);
    m_card->resize(560, 900);
    shoot(*m_card, u"signin-advanced"_s);
    m_card->resize(560, 720);
    m_card->showFailure(alice(), errorOf(Kind::WrongPassword), trackAt(SignInStep::SigningIn));
    shoot(*m_card, u"signin-wrong-password"_s);
    m_card->showProgress(alice(), trackAt(SignInStep::Encrypting));
    shoot(*m_card, u"signin-progress"_s);
    StepTrack track = trackAt(SignInStep::Encrypting);
    track.fail();
    m_card->showFailure(alice(), errorOf(Kind::CertificateWrong), track);
    shoot(*m_card, u"signin-certificate"_s);
    track = trackAt(SignInStep::SigningIn);
    track.fail();
    m_card->showFailure(alice(), errorOf(Kind::PlainRefused), track);
    shoot(*m_card, u"signin-plain"_s);
    CertificateDialog dialog(errorOf(Kind::CertificateWrong).certificate, u"example.com"_s);
    dialog.show();
    shoot(dialog, u"signin-certificate-details"_s);
}

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"
