// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"

#include <QApplication>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// The tabs of the list at the program's own first size.
class TestTabs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyStandOnOneLine_data();
    void theyStandOnOneLine();
};

void TestTabs::theyStandOnOneLine_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<int>("pixels");
    QTest::newRow("the design's font") << u"Inter"_s << 14;
    QTest::newRow("where that is not there") << u"DejaVu Sans"_s << 14;
    QTest::newRow("small") << u"DejaVu Sans"_s << 12;
    QTest::newRow("large") << u"DejaVu Sans"_s << 20;
}

/// Also when a request comes.
void TestTabs::theyStandOnOneLine()
{
    QFETCH(const QString, family);
    QFETCH(const int, pixels);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_tabs"_s);
    QSettings().clear();
    QFont font(family);
    font.setPixelSize(pixels);
    QApplication::setFont(font);
    Theme theme(*qApp, ThemeChoice::Light);
    Session session(SessionSettings{});
    fillSample(session);
    MainWindow window(session, theme);
    window.show();
    ConversationSettings waiting;
    waiting.accepted = false;
    session.conversations().at(jid(u"stranger@example.test"_s)).setSettings(waiting);

    auto *list = window.findChild<ListPanel *>();
    QSet<int> lines;
    int tabs = 0;
    for (const auto *button : list->findChildren<QToolButton *>()) {
        if (button->property("kind") != u"tab"_s || !button->isVisible())
            continue;
        QTRY_VERIFY(button->width() >= button->sizeHint().width());
        lines << button->y();
        ++tabs;
    }
    QCOMPARE(tabs, 6);
    QCOMPARE(lines.size(), 1);
    QVERIFY(list->width() <= 420 * pixels / 14);
    if (const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS"); !folder.isEmpty())
        QVERIFY(window.grab().save(u"%1/tabs-%2-%3.png"_s.arg(folder, family.left(2)).arg(pixels)));
}

QTEST_MAIN(TestTabs)
#include "tst_tabs.moc"
