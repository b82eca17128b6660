// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of the main window in its faces, written to build/shots; the test is that they can be made.

#include "tests/ui/support/sample.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class Shots final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mainWindow_data();
    void mainWindow();

private:
    QTranslator m_plurals;
};

void Shots::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"shots"_s);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void Shots::mainWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("textPercent");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QString juliet = u"juliet@example.test"_s;
    const QSize full(1240, 800);
    QTest::newRow("main-light") << full << ThemeChoice::Light << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-dark") << full << ThemeChoice::Dark << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-people") << full << ThemeChoice::Light << 100 << 2 << juliet << Qt::LeftToRight;
    QTest::newRow("main-150") << QSize(1600, 1000) << ThemeChoice::Light << 150 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-rtl") << full << ThemeChoice::Dark << 100 << 2 << juliet << Qt::RightToLeft;
    QTest::newRow("main-narrow") << QSize(400, 760) << ThemeChoice::Light << 100 << 0 << juliet << Qt::LeftToRight;
    QTest::newRow("main-narrow-list") << QSize(400, 760) << ThemeChoice::Dark << 100 << 0 << QString()
                                      << Qt::LeftToRight;
    QTest::newRow("main-notes-light") << full << ThemeChoice::Light << 100 << 0 << u"alice@example.test"_s
                                      << Qt::LeftToRight;
    QTest::newRow("main-notes-dark") << full << ThemeChoice::Dark << 100 << 0 << u"alice@example.test"_s
                                     << Qt::LeftToRight;
    QTest::newRow("main-archived") << full << ThemeChoice::Light << 100 << 5 << u"benvolio@example.test"_s
                                   << Qt::LeftToRight;
    QTest::newRow("main-empty") << full << ThemeChoice::Light << 100 << 1 << QString() << Qt::LeftToRight;
}

void Shots::mainWindow()
{
    QFETCH(QSize, size);
    QFETCH(ThemeChoice, look);
    QFETCH(int, textPercent);
    QFETCH(int, tab);
    QFETCH(QString, peer);
    QFETCH(Qt::LayoutDirection, direction);
    QSettings().clear();
    QFont font(u"Inter"_s);
    font.setPixelSize(14 * textPercent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    Theme theme(*qApp, look);

    Session session({QDir(), false});
    fillSample(session);
    if (QLatin1StringView(QTest::currentDataTag()).contains("notes"_L1) || tab == int(ListPanel::Tab::Archived))
        fillPlaces(session);
    if (tab == 2)
        session.roster().addSubscriptionRequest(jid(u"lady@elsewhere.test"_s));
    MainWindow window(session, theme);
    window.resize(size);
    window.findChild<ListPanel *>()->setTab(ListPanel::Tab(tab));
    window.show();
    window.activateWindow();
    if (!peer.isEmpty())
        window.openConversation(jid(peer));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    QVERIFY(window.grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(Shots)
#include "shots.moc"
