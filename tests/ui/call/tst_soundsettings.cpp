// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callmanners.h"
#include "ui/call/keptsound.h"
#include "ui/call/levelbar.h"
#include "ui/call/sounddialog.h"
#include "ui/call/soundsettings.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{
const media::SoundDevice kBuiltIn{"pci.analog", u"Built-in Audio Analog Stereo"_s};
const media::SoundDevice kHeadset{"usb-1.mono", u"Conference Headset with quite a long name"_s};
const media::SoundDevice kCamera{"usb-3.mono", u"Camera"_s};
} // namespace

/// The dialog of devices, in both looks, and what is kept of it.
class TestSoundSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsWhatIsThereAndWhatIsMissing();
    void aChoiceIsTold();
    void theSystemMayDecide();
    void testsAreAskedFor();
    void isKept();
    void pictures();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestSoundSettings::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestSoundSettings::showsWhatIsThereAndWhatIsMissing()
{
    SoundSettings settings({.microphones = {kHeadset, kCamera}, .speakers = {kHeadset}});
    settings.setDevices({kBuiltIn, kHeadset, kCamera}, {kBuiltIn});
    QCOMPARE(settings.microphones()->currentText(), kHeadset.description);
    QCOMPARE(settings.speakers()->currentText(), u"Not plugged in: "_s + kHeadset.description);
    QCOMPARE(settings.ringers()->currentText(), u"As the system says"_s);
    settings.setDevices({kBuiltIn, kCamera}, {kBuiltIn, kHeadset});
    QCOMPARE(settings.microphones()->currentText(), kCamera.description); // the next best
    QCOMPARE(settings.speakers()->currentText(), kHeadset.description);
}

void TestSoundSettings::aChoiceIsTold()
{
    SoundSettings settings({});
    settings.setDevices({kBuiltIn, kHeadset}, {kBuiltIn, kHeadset});
    QSignalSpy chosen(&settings, &SoundSettings::chosen);
    settings.show();
    QTest::keyClick(settings.microphones(), Qt::Key_Down);
    QTest::keyClick(settings.microphones(), Qt::Key_Down);
    QCOMPARE(settings.choice().microphones, (QList{kHeadset, kBuiltIn}));
    QTest::keyClick(settings.ringers(), Qt::Key_Down);
    QCOMPARE(chosen.size(), 3);
    const media::SoundChoice expected{.microphones = {kHeadset, kBuiltIn}, .speakers = {}, .ringers = {kBuiltIn}};
    QCOMPARE(settings.choice(), expected);
}

void TestSoundSettings::theSystemMayDecide()
{
    SoundSettings settings({.microphones = {kHeadset, kCamera}});
    settings.setDevices({kHeadset}, {});
    settings.show();
    QTest::keyClick(settings.microphones(), Qt::Key_Home);
    QVERIFY(settings.choice().microphones.isEmpty());
}

void TestSoundSettings::testsAreAskedFor()
{
    SoundSettings settings({});
    QSignalSpy speaker(&settings, &SoundSettings::speakerTestRequested);
    QSignalSpy ringer(&settings, &SoundSettings::ringerTestRequested);
    settings.speakerTest()->click();
    settings.ringerTest()->click();
    QCOMPARE(speaker.size(), 1);
    QCOMPARE(ringer.size(), 1);
    settings.setLevel(0.5);
    QVERIFY(settings.findChild<LevelBar *>()->position() > 0);
}

void TestSoundSettings::isKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"causerie.ini"_s);
    const media::SoundChoice choice{.microphones = {kHeadset, kCamera}, .speakers = {kBuiltIn}, .ringers = {}};
    {
        QSettings settings(file, QSettings::IniFormat);
        QCOMPARE(keptSound(settings), media::SoundChoice());
        keep({.microphones = {kCamera, kBuiltIn, kHeadset}, .speakers = {}, .ringers = {kBuiltIn}}, settings);
        keep(choice, settings);
    }
    QSettings settings(file, QSettings::IniFormat);
    QCOMPARE(keptSound(settings), choice);
}

void TestSoundSettings::pictures()
{
    QPointer<SoundDialog> dialog =
        new SoundDialog({.microphones = {kHeadset}, .speakers = {kHeadset}, .ringers = {}}, {});
    dialog->settings().setDevices({kBuiltIn, kHeadset}, {kBuiltIn});
    dialog->settings().setLevel(0.6);
    dialog->show();
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const QPixmap picture = dialog->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/sound-%2.png"_s.arg(folder, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
    m_theme->setChoice(ThemeChoice::Light);
    dialog->close();
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestSoundSettings)
#include "tst_soundsettings.moc"
