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
    const DesktopWishes wishes{.announces = false, .showsText = false, .staysInTray = false};
    keep(wishes, settings);
    QCOMPARE(keptDesktopWishes(settings), wishes);
}

void TestDesktopDialog::theTrayIsExplainedOnce()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QVERIFY(!isTrayExplained(settings));
    keepTrayExplained(settings);
    QVERIFY(isTrayExplained(settings));
}

void TestDesktopDialog::changes()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There);
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
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::There);
    QSignalSpy chosen(&dialog, &DesktopDialog::chosen);
    dialog.setWishes({.announces = false, .showsText = false});
    QVERIFY(!box(dialog, u"Announce"_s)->isChecked());
    QVERIFY(!box(dialog, u"Show what"_s)->isChecked());
    QVERIFY(chosen.isEmpty());
}

void TestDesktopDialog::withoutATray()
{
    DesktopDialog dialog({}, DesktopDialog::TrayPlace::Missing);
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
    auto *dialog = new DesktopDialog({}, DesktopDialog::TrayPlace::There);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(dialog->grab().save(u"%1/notifications-%2.png"_s.arg(QStringLiteral(CAUSERIE_SHOTS_DIR),
                                                                 QString::fromUtf8(QTest::currentDataTag()))));
    delete dialog;
}

QTEST_MAIN(TestDesktopDialog)
#include "tst_desktopdialog.moc"
