// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/people/accountwords.h"
#include "ui/people/passworddialog.h"
#include "ui/people/removeaccountdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Kind = xmpp::RegistrationError::Kind;

/// Another password and the end of the account, as a person asks for them.
class TestAccountDialogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void changesThePassword();
    void thePasswordIsTypedTwice_data();
    void thePasswordIsTypedTwice();
    void aRefusedPasswordStays();
    void aLostAnswerIsSaid();
    void removalWantsTheAddress_data();
    void removalWantsTheAddress();
    void removes();
    void aRefusedRemovalIsSaid();
    void enterDoesNotRemove();
    void whatIsUnderWayIsNotAskedAgain();
    void everyFailureHasWords();
    void shots_data();
    void shots();

private:
    static QPushButton *button(const QWidget &parent, const QString &text);
    static bool shows(const QWidget &parent, const QString &text);
    ServerAccount &account() { return m_session->serverAccount(); }
    void fail(Kind kind, const QString &serverText = {});

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestAccountDialogs::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestAccountDialogs::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    fakeOf(*m_session).account.jid = test::jid(u"alice@example.test"_s);
    m_window = std::make_unique<QWidget>();
}

void TestAccountDialogs::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QPushButton *TestAccountDialogs::button(const QWidget &parent, const QString &text)
{
    for (QPushButton *found : parent.findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

bool TestAccountDialogs::shows(const QWidget &parent, const QString &text)
{
    for (const QLabel *label : parent.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void TestAccountDialogs::fail(Kind kind, const QString &serverText)
{
    xmpp::RegistrationError error;
    error.kind = kind;
    error.serverText = serverText;
    fakeOf(account()).busy = false;
    Q_EMIT account().failed(error);
}

void TestAccountDialogs::changesThePassword()
{
    const QPointer dialog = new PasswordDialog(*m_session, m_window.get());
    dialog->open();
    QVERIFY(shows(*dialog, u"alice@example.test"_s));
    QVERIFY(fillIn(*dialog, u"New password"_s, u"correct horse"_s));
    QVERIFY(fillIn(*dialog, u"Once more"_s, u"correct horse"_s));
    button(*dialog, u"Change it"_s)->click();
    QCOMPARE(fakeOf(account()).asked, QStringList{u"password correct horse"_s});
    QVERIFY(!button(*dialog, u"Changing it…"_s)->isEnabled());
    QVERIFY(dialog->isVisible()); // until the server has said yes
    Q_EMIT account().passwordChanged();
    QTRY_VERIFY(!dialog);
}

void TestAccountDialogs::thePasswordIsTypedTwice_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << QString() << QString() << u"Choose a password."_s;
    QTest::newRow("only once") << u"one"_s << QString() << u"These are not the same."_s;
    QTest::newRow("two") << u"one"_s << u"two"_s << u"These are not the same."_s;
}

void TestAccountDialogs::thePasswordIsTypedTwice()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, said);
    auto *dialog = new PasswordDialog(*m_session, m_window.get());
    dialog->open();
    fillIn(*dialog, u"New password"_s, first);
    fillIn(*dialog, u"Once more"_s, second);
    button(*dialog, u"Change it"_s)->click();
    QVERIFY(fakeOf(account()).asked.isEmpty());
    QVERIFY(shows(*dialog, said));
}

void TestAccountDialogs::aRefusedPasswordStays()
{
    auto *dialog = new PasswordDialog(*m_session, m_window.get());
    dialog->open();
    fillIn(*dialog, u"New password"_s, u"abc"_s);
    fillIn(*dialog, u"Once more"_s, u"abc"_s);
    button(*dialog, u"Change it"_s)->click();
    fail(Kind::WeakPassword, u"Password is too short (minimum 8 characters)"_s);
    QVERIFY(shows(*dialog, u"Choose a longer one."_s));
    QVERIFY(shows(*dialog, u"minimum 8 characters"_s));
    auto *field = findNamed<QLineEdit>(*dialog, u"New password"_s);
    QVERIFY(field && field->text() == u"abc"_s && field->isEnabled());
    QVERIFY(button(*dialog, u"Change it"_s)->isEnabled());
}

void TestAccountDialogs::aLostAnswerIsSaid()
{
    const QPointer dialog = new PasswordDialog(*m_session, m_window.get());
    dialog->open();
    fillIn(*dialog, u"New password"_s, u"correct horse"_s);
    fillIn(*dialog, u"Once more"_s, u"correct horse"_s);
    button(*dialog, u"Change it"_s)->click();
    Q_EMIT account().uncertain();
    QVERIFY(shows(*dialog, u"to find out which one counts"_s));
    QVERIFY(!button(*dialog, u"Changing it…"_s)->isEnabled());
    Q_EMIT account().passwordChanged();
    QTRY_VERIFY(!dialog);
}

void TestAccountDialogs::removalWantsTheAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("another") << u"bob@example.test"_s << false;
    QTest::newRow("half") << u"alice"_s << false;
    QTest::newRow("a device") << u"alice@example.test/desk"_s << false;
    QTest::newRow("ours") << u"alice@example.test"_s << true;
    QTest::newRow("in capitals") << u" Alice@Example.TEST "_s << true;
}

void TestAccountDialogs::removalWantsTheAddress()
{
    QFETCH(QString, typed);
    QFETCH(bool, isEnough);
    auto *dialog = new RemoveAccountDialog(*m_session, m_window.get());
    dialog->open();
    QPushButton *remove = button(*dialog, u"Remove the account"_s);
    QVERIFY(!remove->isEnabled());
    fillIn(*dialog, u"Type your address to confirm"_s, typed);
    QCOMPARE(remove->isEnabled(), isEnough);
}

void TestAccountDialogs::removes()
{
    const QPointer dialog = new RemoveAccountDialog(*m_session, m_window.get());
    dialog->open();
    fillIn(*dialog, u"Type your address to confirm"_s, u"alice@example.test"_s);
    button(*dialog, u"Remove the account"_s)->click();
    QCOMPARE(fakeOf(account()).asked, QStringList{u"remove"_s});
    QVERIFY(!button(*dialog, u"Removing it…"_s)->isEnabled());
    Q_EMIT account().removed();
    QTRY_VERIFY(!dialog);
}

void TestAccountDialogs::aRefusedRemovalIsSaid()
{
    auto *dialog = new RemoveAccountDialog(*m_session, m_window.get());
    dialog->open();
    fillIn(*dialog, u"Type your address to confirm"_s, u"alice@example.test"_s);
    button(*dialog, u"Remove the account"_s)->click();
    Q_EMIT account().uncertain();
    QVERIFY(shows(*dialog, u"whether the account is still there"_s));
    fail(Kind::NotAllowed);
    QVERIFY(shows(*dialog, u"The server does not allow this."_s));
    QVERIFY(button(*dialog, u"Remove the account"_s)->isEnabled());
}

void TestAccountDialogs::enterDoesNotRemove()
{
    const QPointer dialog = new RemoveAccountDialog(*m_session, m_window.get());
    dialog->open();
    auto *field = findNamed<QLineEdit>(*dialog, u"Type your address to confirm"_s);
    QVERIFY(field);
    typeAndSend(*field, u"alice@example.test"_s);
    QVERIFY(fakeOf(account()).asked.isEmpty());
}

void TestAccountDialogs::whatIsUnderWayIsNotAskedAgain()
{
    fakeOf(account()).busy = true;
    auto *change = new PasswordDialog(*m_session, m_window.get());
    change->open();
    QVERIFY(!button(*change, u"Changing it…"_s)->isEnabled());
    auto *removal = new RemoveAccountDialog(*m_session, m_window.get());
    removal->open();
    QVERIFY(!button(*removal, u"Removing it…"_s)->isEnabled());
}

void TestAccountDialogs::everyFailureHasWords()
{
    for (int kind = int(Kind::NotConnected); kind <= int(Kind::BadAnswer); ++kind) {
        xmpp::RegistrationError error;
        error.kind = Kind(kind);
        QVERIFY(!accountFailure(error).isEmpty());
    }
}

void TestAccountDialogs::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestAccountDialogs::shots()
{
    QFETCH(ThemeChoice, look);
    QFont text(u"Inter"_s);
    text.setPixelSize(14);
    QApplication::setFont(text);
    Theme theme(*qApp, look);
    const QString name = QStringLiteral(CAUSERIE_SHOTS_DIR "/account-%1-%2.png");
    const QString shade = QString::fromLatin1(QTest::currentDataTag());
    auto *change = new PasswordDialog(*m_session, m_window.get());
    change->open();
    fillIn(*change, u"New password"_s, u"abc"_s);
    fillIn(*change, u"Once more"_s, u"abc"_s);
    button(*change, u"Change it"_s)->click();
    fail(Kind::WeakPassword, u"Password is too short (minimum 8 characters)"_s);
    QVERIFY(takePicture(*change, name.arg(u"password"_s, shade)));
    auto *removal = new RemoveAccountDialog(*m_session, m_window.get());
    removal->open();
    fillIn(*removal, u"Type your address to confirm"_s, u"alice@example.test"_s);
    QVERIFY(takePicture(*removal, name.arg(u"remove"_s, shade)));
}

QTEST_MAIN(TestAccountDialogs)
#include "tst_accountdialogs.moc"
