// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/desktopdialog.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// What is asked of the desktop is said in one dialog, counts at once and is kept.
class TestDesktopDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keeping();
    void theTrayIsExplainedOnce();
    void hours_data();
    void hours();
    void quietHours();
    void starting();
    void whoCannotSayWhatStarts();
    void changes();
    void changedElsewhere();
    void withoutATray();
    void pictures_data();
    void pictures();

private:
    static QCheckBox *box(const QDialog &dialog, const QString &words);
};

QCheckBox *TestDesktopDialog::box(const QDialog &dialog, const QString &words)
{
    for (QCheckBox *each : dialog.findChildren<QCheckBox *>()) {
        if (each->text().remove(u'&').startsWith(words))
            return each;
    }
    return nullptr;
}

void TestDesktopDialog::keeping()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QCOMPARE(keptDesktopWishes(settings), DesktopWishes());
    const DesktopWishes wishes{.announces = false,
                               .showsText = false,
                               .staysInTray = false,
                               .quiet = {.isOn = true, .from = {23, 30}, .to = {6, 5}}};
    keep(wishes, settings);
    QCOMPARE(keptDesktopWishes(settings), wishes);
    settings.setValue(u"desktop/quietFrom"_s, u"half past nine"_s); // by hand
    QCOMPARE(keptDesktopWishes(settings).quiet.from, QuietHours().from);
}

void TestDesktopDialog::theTrayIsExplainedOnce()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QVERIFY(!isTrayExplained(settings));
    keepTrayExplained(settings);
    QVERIFY(isTrayExplained(settings));
}

void TestDesktopDialog::hours_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("to");
    QTest::addColumn<QTime>("now");
    QTest::addColumn<bool>("quiet");
    const QTime ten(22, 0), seven(7, 0);
    QTest::newRow("evening") << ten << seven << QTime(22, 0) << true;
    QTest::newRow("midnight") << ten << seven << QTime(0, 0) << true;
    QTest::newRow("the last minute") << ten << seven << QTime(6, 59, 59) << true;
    QTest::newRow("morning") << ten << seven << QTime(7, 0) << false;
    QTest::newRow("before") << ten << seven << QTime(21, 59, 59) << false;
    QTest::newRow("a siesta") << QTime(13, 0) << QTime(15, 0) << QTime(14, 0) << true;
    QTest::newRow("after it") << QTime(13, 0) << QTime(15, 0) << QTime(15, 0) << false;
    QTest::newRow("at night, with a siesta") << QTime(13, 0) << QTime(15, 0) << QTime(2, 0) << false;
    QTest::newRow("all day long") << seven << seven << QTime(12, 0) << true;
}

void TestDesktopDialog::hours()
{
    QFETCH(const QTime, from);
    QFETCH(const QTime, to);
    QFETCH(const QTime, now);
    QTEST(isQuiet({.isOn = true, .from = from, .to = to}, now), "quiet");
    QVERIFY(!isQuiet({.isOn = false, .from = from, .to = to}, now));
}

void TestDesktopDialog::quietHours()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There, {});
    QSignalSpy chosen(&dialog, &DesktopDialog::chosen);
    const QList<QTimeEdit *> edits = dialog.findChildren<QTimeEdit *>();
    QCOMPARE(edits.size(), 2);
    QVERIFY(!edits[0]->isEnabled() && !edits[1]->isEnabled());
    box(dialog, u"Quiet"_s)->click();
    QVERIFY(edits[0]->isEnabled() && edits[1]->isEnabled());
    edits[0]->setTime({21, 0});
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].value<DesktopWishes>(),
             (DesktopWishes{.quiet = {.isOn = true, .from = {21, 0}, .to = QuietHours().to}}));
}

void TestDesktopDialog::starting()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There, false);
    QSignalSpy chosen(&dialog, &DesktopDialog::startChosen);
    dialog.show();
    QCheckBox *start = box(dialog, u"Start Causerie"_s);
    QVERIFY(start->isVisible() && !start->isChecked());
    start->click();
    QCOMPARE(chosen, (QList<QVariantList>{{true}}));
    dialog.setStarts(false, u"Permission denied"_s);
    QVERIFY(!start->isChecked());
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text() == u"This could not be changed: Permission denied"_s;
    }));
    QCOMPARE(chosen.size(), 1);
}

void TestDesktopDialog::whoCannotSayWhatStarts()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There, {});
    dialog.show();
    QVERIFY(!box(dialog, u"Start Causerie"_s)->isVisible());
}

void TestDesktopDialog::changes()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There, {});
    QSignalSpy chosen(&dialog, &DesktopDialog::chosen);
    box(dialog, u"Show what"_s)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<DesktopWishes>(), DesktopWishes{.showsText = false});
    box(dialog, u"Announce"_s)->click();
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[1][0].value<DesktopWishes>(), (DesktopWishes{.announces = false, .showsText = false}));
    QVERIFY(!box(dialog, u"Show what"_s)->isEnabled());
    box(dialog, u"Closing"_s)->click();
    QCOMPARE(chosen[2][0].value<DesktopWishes>(),
             (DesktopWishes{.announces = false, .showsText = false, .staysInTray = false}));
}

void TestDesktopDialog::changedElsewhere()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There, {});
    QSignalSpy chosen(&dialog, &DesktopDialog::chosen);
    dialog.setWishes({.announces = false, .showsText = false});
    QVERIFY(!box(dialog, u"Announce"_s)->isChecked());
    QVERIFY(!box(dialog, u"Show what"_s)->isChecked());
    QVERIFY(chosen.isEmpty());
}

void TestDesktopDialog::withoutATray()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::Missing, {});
    QVERIFY(!box(dialog, u"Closing"_s)->isEnabled());
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"no tray"_s); }));
}

void TestDesktopDialog::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestDesktopDialog::pictures()
{
    QFETCH(const ThemeChoice, look);
    const Theme theme(*qApp, look);
    auto *dialog = new DesktopDialog({.quiet = {.isOn = true}}, DesktopDialog::TrayPlace::There, true);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(dialog->grab().save(u"%1/notifications-%2.png"_s.arg(QStringLiteral(CAUSERIE_SHOTS_DIR),
                                                                 QString::fromUtf8(QTest::currentDataTag()))));
    delete dialog;
}

QTEST_MAIN(TestDesktopDialog)
#include "tst_desktopdialog.moc"
