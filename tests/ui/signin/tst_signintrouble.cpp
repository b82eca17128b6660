// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/signin/showncard.h"
#include "ui/signin/certificatedialog.h"
#include "ui/signin/signinform.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Kind = xmpp::ConnectionError::Kind;

/// Where the card shows what went wrong, and that trust is never given by accident.
class TestSignInTrouble : public ShownCard
{
    Q_OBJECT

private Q_SLOTS:
    void problemsStandAtTheirField_data();
    void problemsStandAtTheirField();
    void otherProblemsStandAtTheirStep();
    void retryUsesTheSamePassword();
    void plainNeedsConsent();
    void certificateIsNotAcceptedByAccident();
    void acceptedCertificateIsPinned();
    void fingerprintReadsInPairs();
    void reportIsCopied();
};

void TestSignInTrouble::problemsStandAtTheirField_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("atAddress");
    QTest::newRow("a domain without XMPP stands at the address") << Kind::NoService << true;
    QTest::newRow("a bad address too") << Kind::BadAddress << true;
    QTest::newRow("a wrong password stands at the password") << Kind::WrongPassword << false;
    QTest::newRow("a locked keychain too") << Kind::KeychainFailed << false;
}

void TestSignInTrouble::problemsStandAtTheirField()
{
    QFETCH(Kind, kind);
    QFETCH(bool, atAddress);
    m_card->showProgress(alice(), trackAt(SignInStep::SigningIn));
    QVERIFY(!m_card->isFormShown());
    m_card->showFailure(alice(), errorOf(kind), trackAt(SignInStep::SigningIn));
    QVERIFY(m_card->isFormShown());
    QVERIFY(visibleProblem().startsWith(troubleOf(errorOf(kind), u"example.com"_s).title));
    QLineEdit *edit = atAddress ? m_card->form().addressEdit() : m_card->form().passwordEdit();
    QCOMPARE(edit->accessibleDescription(), visibleProblem());
    QVERIFY(edit->hasFocus());
    QPushButton *doctor = m_card->form().doctorButton();
    QCOMPARE(doctor->isVisible(), atAddress); // a wrong password needs no doctor
    QSignalSpy asked(m_card.get(), &SignInCard::doctorRequested);
    doctor->click();
    QCOMPARE(asked.last().at(0).value<Account>().jid, alice().jid);
    QTest::keyClick(edit, Qt::Key_A); // typing takes the reproach away
    QVERIFY(visibleProblem().isEmpty());
    QVERIFY(!doctor->isVisible());
}

void TestSignInTrouble::otherProblemsStandAtTheirStep()
{
    StepTrack track = trackAt(SignInStep::Encrypting);
    track.fail();
    m_card->showFailure(alice(), errorOf(Kind::NoEncryption), track);
    QVERIFY(!m_card->isFormShown());
    const Trouble trouble = troubleOf(errorOf(Kind::NoEncryption), u"example.com"_s);
    QStringList seen;
    for (const QLabel *label : m_card->findChildren<QLabel *>()) {
        if (label->isVisible())
            seen << label->text();
    }
    for (const QString &sentence : {trouble.title, trouble.why, trouble.advice})
        QVERIFY2(seen.contains(sentence), qPrintable(sentence));
    QVERIFY(!button(u"Show certificate"_s)->isVisible());
    QVERIFY(!button(u"Agree for this account"_s)->isVisible());
    button(u"Back"_s)->click();
    QVERIFY(m_card->isFormShown());
    QCOMPARE(m_card->form().addressEdit()->text(), u"alice@example.com"_s);
}

void TestSignInTrouble::retryUsesTheSamePassword()
{
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->showFailure(alice(), errorOf(Kind::Timeout), trackAt(SignInStep::Reaching));
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    button(u"Try again"_s)->click();
    QCOMPARE(asked.first().at(0).value<Account>(), alice());
    QCOMPARE(asked.first().at(1).toString(), u"wonderland"_s);
}

void TestSignInTrouble::plainNeedsConsent()
{
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->showFailure(alice(), errorOf(Kind::PlainRefused), trackAt(SignInStep::SigningIn));
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    QVERIFY2(!button(u"Try again"_s)->isVisible(), "the same attempt would end the same way");
    button(u"Agree for this account"_s)->click();
    QVERIFY(asked.first().at(0).value<Account>().allowPlain);
}

void TestSignInTrouble::certificateIsNotAcceptedByAccident()
{
    CertificateDialog dialog(errorOf(Kind::CertificateWrong).certificate, u"example.com"_s);
    dialog.show();
    QVERIFY(!dialog.acceptButton()->isEnabled());
    QVERIFY(!dialog.acceptButton()->isDefault() && !dialog.acceptButton()->autoDefault());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
    dialog.show();
    dialog.comparedBox()->click();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Rejected)); // Enter never accepts
    dialog.show();
    dialog.acceptButton()->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestSignInTrouble::acceptedCertificateIsPinned()
{
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->showFailure(alice(), errorOf(Kind::CertificateWrong), trackAt(SignInStep::Encrypting));
    QSignalSpy asked(m_card.get(), &SignInCard::signInRequested);
    button(u"Show certificate"_s)->click();
    auto *dialog = m_card->findChild<CertificateDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QVERIFY(asked.isEmpty());
    button(u"Show certificate"_s)->click();
    dialog = m_card->findChildren<CertificateDialog *>().last();
    dialog->comparedBox()->click();
    dialog->acceptButton()->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).value<Account>().pinnedCertificate,
             errorOf(Kind::CertificateWrong).certificate.sha256);
}

void TestSignInTrouble::fingerprintReadsInPairs()
{
    QCOMPARE(fingerprintText(QByteArray::fromHex("0badcafe0102030405")), u"0B AD CA FE 01 02 03 04\n05"_s);
    QVERIFY(fingerprintText({}).isEmpty());
}

void TestSignInTrouble::reportIsCopied()
{
    m_card->form().passwordEdit()->setText(u"wonderland"_s);
    m_card->showFailure(alice(), errorOf(Kind::Timeout), trackAt(SignInStep::Reaching));
    button(u"Copy report"_s)->click();
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY(report.contains(u"error: timeout"_s));
    QVERIFY(!report.contains(u"wonderland"_s) && !report.contains(u"alice"_s));
}

QTEST_MAIN(TestSignInTrouble)
#include "tst_signintrouble.moc"
