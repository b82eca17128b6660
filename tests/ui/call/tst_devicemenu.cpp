// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/devicemenu.h"
#include "ui/call/keptprocessing.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The menu of devices and switches; with CAUSERIE_SHOTS set, a picture in both looks is left there.
class TestDeviceMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void devices();
    void noDevices();
    void switches();
    void switchesAreKept();

private:
    void shoot(QWidget &widget, const QString &name);
    std::unique_ptr<Theme> m_theme;
};

void TestDeviceMenu::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestDeviceMenu::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/%2-%3.png"_s.arg(folder, name, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
    m_theme->setChoice(ThemeChoice::Light);
}

void TestDeviceMenu::devices()
{
    DeviceMenu menu;
    media::AudioSettings inUse;
    inUse.outputId = "headset";
    menu.fill({{"mic", u"Built-in microphone"_s}}, {{"speakers", u"Speakers"_s}, {"headset", u"Headset"_s}}, inUse);
    QStringList checked;
    for (const QAction *action : menu.actions()) {
        if (action->isChecked())
            checked << action->text();
    }
    QCOMPARE(checked.first(2), (QStringList{u"As the system says"_s, u"Headset"_s})); // then the switches
    QSignalSpy chosen(&menu, &DeviceMenu::chosen);
    for (QAction *action : menu.actions()) {
        if (action->text() == "Built-in microphone"_L1)
            action->trigger();
    }
    const auto audio = chosen.first().first().value<media::AudioSettings>();
    QCOMPARE(audio.inputId, QByteArray("mic"));
    QCOMPARE(audio.outputId, QByteArray("headset"));
    QCOMPARE(audio.backend, media::AudioSettings::Backend::Devices);
}

void TestDeviceMenu::noDevices()
{
    DeviceMenu menu;
    menu.fill({}, {}, {});
    int sentences = 0;
    QSignalSpy settings(&menu, &DeviceMenu::settingsRequested);
    menu.actions().constLast()->trigger();
    QCOMPARE(settings.size(), 1);
    for (const QAction *action : menu.actions()) {
        QVERIFY(!action->isEnabled() || action->isSeparator() || action->isCheckable() || // but for the switches
                action == menu.actions().constLast());
        sentences += action->text().startsWith(u"No "_s) ? 1 : 0;
    }
    QCOMPARE(sentences, 2);
}

void TestDeviceMenu::switches()
{
    media::AudioSettings inUse;
    inUse.inputId = "mic";
    inUse.processing.noise = false;
    const QList<std::pair<QString, media::Processing>> expected{
        {u"Cancel echo"_s, {.echo = false, .noise = false, .level = true}},
        {u"Suppress noise"_s, {.echo = true, .noise = true, .level = true}},
        {u"Even out the level"_s, {.echo = true, .noise = false, .level = false}}};
    for (const auto &[name, processing] : expected) {
        DeviceMenu menu;
        menu.fill({{"mic", u"Built-in microphone"_s}}, {{"speakers", u"Speakers"_s}, {"headset", u"Headset"_s}}, inUse);
        if (processing.noise) {
            menu.show();
            shoot(menu, u"call-devices"_s);
        }
        QSignalSpy chosen(&menu, &DeviceMenu::chosen);
        const auto actions = menu.actions();
        const auto found = std::ranges::find(actions, name, &QAction::text);
        QVERIFY(found != actions.end());
        QCOMPARE((*found)->isChecked(), !processing.noise);
        (*found)->trigger();
        const auto audio = chosen.first().first().value<media::AudioSettings>();
        QCOMPARE(audio.processing, processing);
        QCOMPARE(audio.inputId, QByteArray("mic"));
    }
}

void TestDeviceMenu::switchesAreKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"kept.ini"_s), QSettings::IniFormat);
    QCOMPARE(keptProcessing(settings), media::Processing());
    for (const media::Processing &processing :
         {media::Processing{.echo = false}, media::Processing{.noise = false}, media::Processing{.level = false}}) {
        keep(processing, settings);
        QCOMPARE(keptProcessing(settings), processing);
    }
}

QTEST_MAIN(TestDeviceMenu)
#include "tst_devicemenu.moc"
