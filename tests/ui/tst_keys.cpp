// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/ui/support/sample.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/style/passwordfield.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QMultiHash>
#include <QSettings>
#include <QShortcut>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

using Keys = QMultiHash<QKeySequence, QString>;

/// What can be reached by a key in `window` as it stands, with its name.
Keys keysOf(const QWidget &window)
{
    Keys keys;
    const auto add = [&keys](const QKeySequence &key, const QString &name) {
        if (!key.isEmpty())
            keys.insert(key, name);
    };
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled())
            add(button->shortcut(), button->text() + button->accessibleName());
    }
    for (const QShortcut *shortcut : window.findChildren<QShortcut *>()) {
        if (shortcut->isEnabled() && shortcut->context() == Qt::WindowShortcut)
            add(shortcut->key(), u"a shortcut"_s);
    }
    for (const QAction *action : window.actions())
        add(action->shortcut(), action->text());
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            add(QKeySequence::mnemonic(label->text()), label->text());
    }
    return keys;
}

/// A key that means two things does nothing.
QString meaningTwoThings(const Keys &keys)
{
    for (const QKeySequence &key : keys.uniqueKeys()) {
        if (keys.count(key) > 1)
            return key.toString() + u": "_s + keys.values(key).join(u", "_s);
    }
    return {};
}

} // namespace

/// Every key of a window means one thing, in every language; and everything has one.
class TestKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void ofTheSignInCard_data() { languages(); }
    void ofTheSignInCard();
    void ofTheMainWindow_data() { languages(); }
    void ofTheMainWindow();
    void thePasswordIsShownByKey();
    void tabGoesDownTheCard();

private:
    static void languages();
    SignInForm &unfolded();

    QTranslator m_translator;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SignInCard> m_card;
};

void TestKeys::languages()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << QString();
    QTest::newRow("French") << QStringLiteral(CAUSERIE_FRENCH);
}

void TestKeys::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_keys"_s);
}

void TestKeys::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    if (!QTest::currentDataTag() || QTest::currentDataTag() != "French"_L1)
        return;
    QFETCH(QString, file);
    QVERIFY(m_translator.load(file));
    QVERIFY(QCoreApplication::installTranslator(&m_translator));
}

void TestKeys::cleanup()
{
    m_card.reset();
    m_theme.reset();
    QCoreApplication::removeTranslator(&m_translator);
}

SignInForm &TestKeys::unfolded()
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

void TestKeys::ofTheSignInCard()
{
    const SignInForm &form = unfolded();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
    QCOMPARE(meaningTwoThings(keysOf(*m_card)), QString());
    for (const QAbstractButton *button : form.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY2(button->text().contains(u'&'), qPrintable(button->text()));
    }
}

void TestKeys::ofTheMainWindow()
{
    Session session{SessionSettings{}};
    fillSample(session);
    MainWindow window(session, *m_theme);
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const Jid tea = jid(u"tea@rooms.test"_s);
    session.rooms().join({.room = tea, .nick = u"Ann"_s});
    Room &room = session.rooms().list().at(tea);
    room.beginJoin(u"Ann"_s);
    room.finishJoin(u"Ann"_s);
    for (const Jid &peer : {jid(u"juliet@example.test"_s), tea}) {
        window.openConversation(peer);
        const Keys keys = keysOf(window);
        QCOMPARE(meaningTwoThings(keys), QString());
        for (const char *expected : {"Ctrl+Shift+M", "Ctrl+Shift+L", "Ctrl+Shift+I"})
            QVERIFY2(keys.contains(QKeySequence(QString::fromLatin1(expected))), expected);
    }
}

void TestKeys::thePasswordIsShownByKey()
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

void TestKeys::tabGoesDownTheCard()
{
    SignInForm &form = unfolded();
    QVERIFY(QTest::qWaitForWindowActive(m_card.get()));
    form.addressEdit()->setFocus();
    int before = -1;
    const int stops = 12; // address to "Create an account"
    for (int stop = 1; stop < stops; ++stop) {
        QTest::keyClick(m_card->focusWidget(), Qt::Key_Tab);
        const QWidget *now = m_card->focusWidget();
        const int y = now->mapTo(m_card.get(), now->rect().center()).y();
        QVERIFY2(y >= before - now->height(), qPrintable(now->accessibleName()));
        before = std::max(before, y);
    }
    QCOMPARE(qobject_cast<QAbstractButton *>(m_card->focusWidget())->text(), u"&Create an account"_s);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
