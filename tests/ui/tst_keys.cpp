// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/support/keys.h"
#include "tests/ui/support/sample.h"
#include "ui/mainwindow.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Every key of the main window means one thing, in every language.
class TestKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyKeyMeansOneThing_data();
    void everyKeyMeansOneThing();

private:
    QTranslator m_translator;
    std::unique_ptr<Theme> m_theme;
};

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
    if (QTest::currentDataTag()) {
        QFETCH(const bool, isTranslated);
        if (!isTranslated)
            return;
        QVERIFY(m_translator.load(QStringLiteral(CAUSERIE_FRENCH)));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
    }
}

void TestKeys::cleanup()
{
    m_theme.reset();
    QCoreApplication::removeTranslator(&m_translator);
}

void TestKeys::everyKeyMeansOneThing_data()
{
    QTest::addColumn<bool>("isTranslated");
    QTest::newRow("English") << false;
    QTest::newRow("French") << true;
}

void TestKeys::everyKeyMeansOneThing()
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
        for (const char *expected : {"Ctrl+Shift+S", "Ctrl+Shift+L", "Ctrl+Shift+I"})
            QVERIFY2(keys.contains(QKeySequence(QString::fromLatin1(expected))), expected);
    }
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
