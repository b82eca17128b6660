// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/gateways.h"
#include "tests/ui/support/sample.h"
#include "ui/call/dialpad.h"
#include "ui/dialdialog.h"
#include "ui/mainwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// The dial pad outside a call, in the main window.
class TestDialDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keysAreTyped();
    void zeroHeldDownIsPlus();
    void pasted();
    void saysWhatIsMissing();
    void withoutAGateway();
    void dialsAtTheGateway();
    void theChosenGatewayIsKept();
    void linksOpenIt();
    void shots_data();
    void shots();

private:
    void openDialog(const QString &typed = {})
    {
        m_window->dial(typed);
        m_dialog = m_window->findChild<DialDialog *>();
        QVERIFY(m_dialog && QTest::qWaitForWindowExposed(m_dialog));
    }
    QLineEdit *field() const { return m_dialog->findChild<QLineEdit *>(); }
    QPushButton *callButton() const { return m_dialog->findChild<QPushButton *>(); }
    bool says(const QString &part) const
    {
        return std::ranges::any_of(m_dialog->findChildren<QLabel *>(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }
    void press(QChar key) const { QTest::mouseClick(m_dialog->pad().key(key), Qt::LeftButton); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QPointer<DialDialog> m_dialog;
};

void TestDialDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_dialdialog"_s);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
}

void TestDialDialog::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    m_session->gateways().set({{jid(u"pstn.example.test"_s), u"Phones"_s, true, false}});
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestDialDialog::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

void TestDialDialog::keysAreTyped()
{
    openDialog();
    for (const QChar key : u"123*#"_s)
        press(key);
    QCOMPARE(field()->text(), u"123*#"_s);
    QTest::keyClick(field(), Qt::Key_Backspace);
    QTest::keyClicks(field(), u"45"_s);
    QCOMPARE(field()->text(), u"123*45"_s);
    field()->actions().constFirst()->trigger(); // the drawing inside
    QCOMPARE(field()->text(), u"123*4"_s);
    QCOMPARE(m_dialog->pad().key(u'2')->accessibleName(), u"2, letters ABC"_s);
}

void TestDialDialog::zeroHeldDownIsPlus()
{
    openDialog();
    DialKey *zero = m_dialog->pad().key(u'0');
    QTest::mousePress(zero, Qt::LeftButton);
    QTRY_COMPARE(field()->text(), u"+"_s);
    QTest::mouseRelease(zero, Qt::LeftButton);
    QCOMPARE(field()->text(), u"+"_s);
    press(u'0');
    QCOMPARE(field()->text(), u"+0"_s);
}

void TestDialDialog::pasted()
{
    openDialog();
    QGuiApplication::clipboard()->setText(u" +33 (0)1 39 63 55 11 "_s);
    QTest::keyClick(field(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(says(u"Calls +33139635511 through Phones (pstn.example.test)."_s));
    QVERIFY(callButton()->isEnabled());
}

void TestDialDialog::saysWhatIsMissing()
{
    openDialog();
    QVERIFY(says(u"Type or paste"_s));
    QVERIFY(!callButton()->isEnabled());
    field()->setText(u"139635511"_s);
    QVERIFY(says(u"Begin with +"_s));
    field()->setText(u"ann@example.com"_s);
    QVERIFY(says(u"no SIP addresses"_s));
    field()->setText(u"+33/?"_s);
    QVERIFY(says(u"neither a telephone number"_s));
    QVERIFY(!callButton()->isEnabled());
    field()->setText(u"+33139635511"_s);
    QVERIFY(callButton()->isEnabled());
    fakeOf(*m_session).state = SessionState::Waiting;
    Q_EMIT m_session->stateChanged();
    QVERIFY(!callButton()->isEnabled());
}

void TestDialDialog::withoutAGateway()
{
    m_session->gateways().set({});
    openDialog(u"+33139635511"_s);
    QVERIFY(says(u"There is no way to telephones yet"_s));
    QVERIFY(!callButton()->isEnabled());
    m_session->gateways().set({{jid(u"pstn.example.test"_s), {}, true, false}});
    QVERIFY(callButton()->isEnabled());
}

void TestDialDialog::dialsAtTheGateway()
{
    QSignalSpy started(&m_session->calls(), &Calls::started);
    openDialog();
    QTest::keyClicks(field(), u"0033 1 39 63 55 11"_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(started.size(), 1);
    QCOMPARE(started[0][0].value<Call *>()->peer(), jid(u"+33139635511@pstn.example.test"_s));
    QTRY_VERIFY(!m_dialog);
}

void TestDialDialog::theChosenGatewayIsKept()
{
    const Jid sip = jid(u"sip.example.test"_s);
    m_session->gateways().set({{jid(u"pstn.example.test"_s), {}, true, false}, {sip, {}, false, true}});
    openDialog(u"ann@example.com"_s);
    QVERIFY(says(u"no SIP addresses"_s));
    auto *box = m_dialog->findChild<QComboBox *>();
    QVERIFY(box->isVisible());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(says(u"Calls ann@example.com through sip.example.test."_s));
    QCOMPARE(keptGateway(QSettings()), sip);
    QSignalSpy started(&m_session->calls(), &Calls::started);
    callButton()->click();
    QCOMPARE(started[0][0].value<Call *>()->peer(), jid(u"ann\\40example.com@sip.example.test"_s));

    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    QCOMPARE(m_session->gateways().preferred()->jid, sip);
}

/// They only fill it in.
void TestDialDialog::linksOpenIt()
{
    QSignalSpy started(&m_session->calls(), &Calls::started);
    openLink(*m_window->centralWidget(), QUrl(u"tel:+33-1-39-63-55-11"_s));
    m_dialog = m_window->findChild<DialDialog *>();
    QVERIFY(m_dialog);
    QCOMPARE(field()->text(), u"+33139635511"_s);
    openLink(*m_window->centralWidget(), QUrl(u"sip:+12125551212@gateway.example;user=phone"_s));
    QCOMPARE(m_window->findChildren<DialDialog *>().size(), 1);
    QVERIFY(says(u"Calls +12125551212 through"_s));
    QCOMPARE(started.size(), 0);
}

void TestDialDialog::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestDialDialog::shots()
{
    QFETCH(const ThemeChoice, look);
    m_theme->setChoice(look);
    m_session->gateways().set(
        {{jid(u"pstn.example.test"_s), u"Phones"_s, true, false}, {jid(u"sip.example.test"_s), u"SIP"_s, false, true}});
    openDialog(u"+33139635511"_s);
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_dialog->grab().save(u"%1/dial-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestDialDialog)
#include "tst_dialdialog.moc"
