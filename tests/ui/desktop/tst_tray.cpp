// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/tray.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// What the tray shows and offers; whether there is one or not.
class TestTray final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tips_data();
    void tips();
    void oneStatusForAll_data();
    void oneStatusForAll();
    void theMark_data();
    void theMark();
    void pictures();
    void theMenu();
    void whatIsChosen();
    void whatIsChosenAgainStaysMarked();

private:
    static QAction *entry(const QMenu &menu, const QString &words);

    QTranslator m_plurals;
};

QAction *TestTray::entry(const QMenu &menu, const QString &words)
{
    const QList<QAction *> actions = menu.actions();
    const auto found =
        std::ranges::find_if(actions, [&](const QAction *action) { return action->text().remove(u'&') == words; });
    return found == actions.end() ? nullptr : *found;
}

void TestTray::initTestCase()
{
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestTray::tips_data()
{
    QTest::addColumn<int>("unread");
    QTest::addColumn<QString>("tip");
    QTest::newRow("nothing") << 0 << u"Causerie"_s;
    QTest::newRow("one") << 1 << u"Causerie – 1 unread message"_s;
    QTest::newRow("many") << 1'200 << u"Causerie – 1200 unread messages"_s;
}

void TestTray::tips()
{
    QFETCH(const int, unread);
    QTEST(trayTip({.unread = unread}), "tip");
}

void TestTray::oneStatusForAll_data()
{
    using List = std::vector<Availability>;
    QTest::addColumn<List>("of");
    QTest::addColumn<std::optional<Availability>>("common");
    QTest::newRow("nobody") << List{} << std::optional<Availability>();
    QTest::newRow("one") << List{Availability::Away} << std::optional(Availability::Away);
    QTest::newRow("two alike") << List{Availability::Away, Availability::Away} << std::optional(Availability::Away);
    QTest::newRow("two that differ") << List{Availability::Away, Availability::Available}
                                     << std::optional<Availability>();
}

void TestTray::oneStatusForAll()
{
    QFETCH(const std::vector<Availability>, of);
    QTEST(commonAvailability(of), "common");
}

void TestTray::theMark_data()
{
    QTest::addColumn<int>("side");
    for (const int side : {16, 22, 24, 32, 48, 64})
        QTest::addRow("%d pixels", side) << side;
}

/// A disc of one colour in the corner, and around it a gap through which the bar is seen.
void TestTray::theMark()
{
    QFETCH(const int, side);
    const Scheme scheme = Scheme::Light;
    const QImage plain = trayPixmap(false, scheme, Qt::LeftToRight, side).toImage();
    const QImage marked = trayPixmap(true, scheme, Qt::LeftToRight, side).toImage();
    QCOMPARE(marked.size(), QSize(side, side));
    const int disc = side * 7 / 16;
    const QPoint middle(side - disc / 2 - 1, disc / 2);
    QCOMPARE(marked.pixelColor(middle).rgb(), tokens(scheme).danger.rgb());
    QVERIFY(plain.pixelColor(middle).rgb() != tokens(scheme).danger.rgb());
    QCOMPARE(marked.pixelColor(0, side / 2), plain.pixelColor(0, side / 2));
    bool hasGap = false;
    for (int x = 0; x < side; ++x)
        hasGap |= marked.pixelColor(x, disc / 2).alpha() < 50 && plain.pixelColor(x, disc / 2).alpha() == 255;
    QVERIFY(hasGap);
    const QImage mirrored = trayPixmap(true, scheme, Qt::RightToLeft, side).toImage();
    QCOMPARE(mirrored.pixelColor(disc / 2, disc / 2).rgb(), tokens(scheme).danger.rgb());
}

void TestTray::pictures()
{
    const int sides[] = {16, 22, 24, 32, 48, 64};
    QImage sheet(560, 120, QImage::Format_ARGB32);
    QPainter painter(&sheet);
    for (int row = 0; row < 2; ++row) {
        painter.fillRect(0, row * 60, 560, 60, row == 0 ? QColor(u"#f2f2f2"_s) : QColor(u"#1b1b1b"_s));
        int x = 10;
        for (const bool marked : {false, true}) {
            for (const int side : sides) {
                painter.drawPixmap(x, row * 60 + (60 - std::min(side, 60)) / 2,
                                   trayPixmap(marked, row == 0 ? Scheme::Light : Scheme::Dark, Qt::LeftToRight, side));
                x += side + 10;
            }
        }
    }
    painter.end();
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(sheet.scaled(sheet.size() * 2).save(QStringLiteral(CAUSERIE_SHOTS_DIR) + u"/tray.png"_s));
    QVERIFY(trayIcon(true, Scheme::Light, Qt::LeftToRight).availableSizes().contains(QSize(22, 22)));
}

void TestTray::theMenu()
{
    Tray tray;
    QVERIFY(entry(tray.menu(), u"Hide Causerie"_s));
    const QAction *status = entry(tray.menu(), u"Status"_s);
    QVERIFY(status && !status->isEnabled());
    QVERIFY(!entry(tray.menu(), u"Mute new messages"_s)->isChecked());

    tray.setFace({.unread = 3,
                  .isShown = false,
                  .hasAccount = true,
                  .announces = false,
                  .availability = Availability::DoNotDisturb});
    QVERIFY(entry(tray.menu(), u"Show Causerie"_s));
    QVERIFY(status->isEnabled());
    QVERIFY(entry(*status->menu(), u"Do not disturb"_s)->isChecked());
    QVERIFY(!entry(*status->menu(), u"Available"_s)->isChecked());
    QVERIFY(entry(tray.menu(), u"Mute new messages"_s)->isChecked());
    QCOMPARE(tray.icon().toolTip(), u"Causerie – 3 unread messages"_s);
    QVERIFY(entry(tray.menu(), u"Quit"_s));
    QStringList letters;
    for (const QAction *action : tray.menu().actions()) {
        if (const qsizetype at = action->text().indexOf(u'&'); at >= 0)
            letters << action->text().mid(at + 1, 1).toLower();
    }
    QCOMPARE(letters.size(), 4);
    QCOMPARE(letters.removeDuplicates(), 0);
}

void TestTray::whatIsChosen()
{
    Tray tray;
    tray.setFace({.hasAccount = true, .availability = Availability::Available});
    QSignalSpy toggled(&tray, &Tray::windowToggled);
    QSignalSpy announcing(&tray, &Tray::announcingToggled);
    QSignalSpy chosen(&tray, &Tray::availabilityChosen);
    QSignalSpy quit(&tray, &Tray::quitRequested);
    entry(tray.menu(), u"Hide Causerie"_s)->trigger();
    entry(tray.menu(), u"Mute new messages"_s)->trigger();
    entry(*entry(tray.menu(), u"Status"_s)->menu(), u"Away"_s)->trigger();
    entry(tray.menu(), u"Quit"_s)->trigger();
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(announcing.size(), 1);
    QCOMPARE(announcing[0][0].toBool(), false);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Availability>(), Availability::Away);
    QCOMPARE(quit.size(), 1);
}

void TestTray::whatIsChosenAgainStaysMarked()
{
    Tray tray;
    tray.setFace({.hasAccount = true, .availability = Availability::Away});
    QAction *away = entry(*entry(tray.menu(), u"Status"_s)->menu(), u"Away"_s);
    QVERIFY(away->isChecked());
    away->trigger();
    QVERIFY(away->isChecked());
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
