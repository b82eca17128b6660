// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callmanners.h"
#include "ui/call/callwords.h"
#include "ui/call/keptsound.h"
#include "ui/call/levelbar.h"
#include "ui/call/precallcheck.h"
#include "ui/call/sounddialog.h"
#include "ui/call/soundsettings.h"
#include "ui/call/testcalldialog.h"
#include "ui/call/testcallwords.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
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
    void theCheckTellsInWords();
    void aTestCallIsAskedFor();
    void aTestCallIsMade();
    void testWords_data();
    void testWords();
    void networkWords();
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

/// Microphone, loudspeaker and network, as their answers come.
void TestSoundSettings::theCheckTellsInWords()
{
    SoundSettings settings({});
    PreCallCheck &check = settings.check();
    QSignalSpy tone(&settings, &SoundSettings::speakerTestRequested);
    QSignalSpy network(&check, &PreCallCheck::networkRequested);
    settings.setLevel(0.9); // before the check: does not count
    check.startButton()->click();
    QCOMPARE(tone.size(), 1);
    QCOMPARE(network.size(), 1);
    QVERIFY(!check.startButton()->isEnabled());
    QVERIFY(check.words().contains(u"say something"_s));
    settings.setLevel(0.5);
    settings.setLevel(0.1);
    check.setReach({.hasNetwork = true, .knowsStun = true, .isSeen = true, .knowsTurn = true, .hasRelay = true});
    QVERIFY(check.words().contains(u"a relay of your server answers"_s));
    QTRY_VERIFY_WITH_TIMEOUT(check.startButton()->isEnabled(), 3 * PreCallCheck::kListeningMs);
    QVERIFY(check.words().contains(microphoneWords(0.5)));
    QVERIFY(microphoneWords(0.5) != microphoneWords(0.2) && microphoneWords(0.2) != microphoneWords(0));
}

void TestSoundSettings::aTestCallIsAskedFor()
{
    SoundSettings settings({});
    QSignalSpy asked(&settings, &SoundSettings::testCallRequested);
    settings.testCall()->click();
    QCOMPARE(asked.size(), 1);
}

/// In the real window, with nothing in place of devices: nothing is said, which is told.
void TestSoundSettings::aTestCallIsMade()
{
    TestCallDialog dialog({.backend = media::AudioSettings::Backend::Null});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy tested(&dialog, &TestCallDialog::tested);
    dialog.lossBox()->setCurrentIndex(2);
    dialog.startButton()->click();
    QVERIFY(!dialog.lossBox()->isEnabled());
    dialog.startButton()->click(); // stops
    QVERIFY(dialog.lossBox()->isEnabled());
    dialog.startButton()->click();
    QVERIFY(tested.wait(60'000));
    QStringList words;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        words << label->text();
    QVERIFY(words.join(u' ').contains(u"Your microphone heard nothing."_s));
    QVERIFY(dialog.lossBox()->isEnabled());
}

void TestSoundSettings::testWords_data()
{
    using Result = media::SelfCallResult;
    QTest::addColumn<Result>("result");
    QTest::addColumn<bool>("cancelsEcho");
    QTest::addColumn<QString>("first");
    const Result good{.noiseDb = -70, .speechDb = -20};
    QTest::newRow("well") << good << true << u"All is well: you can be heard."_s;
    Result deaf;
    deaf.troubles.add(media::SoundTrouble::NoMicrophone);
    QTest::newRow("no microphone") << deaf << true << soundTroubleText(media::SoundTrouble::NoMicrophone);
    QTest::newRow("said nothing") << Result() << true
                                  << u"Your microphone heard nothing. Choose another, or switch it on."_s;
    Result echo = good;
    echo.deviceDelayMs = 90;
    echo.echoDb = -20;
    QTest::newRow("echo, taken out") << echo << true
                                     << u"Your microphone hears your loudspeaker; in calls, the echo is taken out."_s;
    QTest::newRow("echo") << echo << false
                          << u"Your microphone hears your loudspeaker, so others will hear themselves. Let echo be "
                             "cancelled, or use a headset."_s;
    Result loud = good;
    loud.clippedPercent = 10;
    QTest::newRow("too loud") << loud << true << u"Your microphone is too loud and distorts. Lower its level."_s;
}

void TestSoundSettings::testWords()
{
    QFETCH(media::SelfCallResult, result);
    QFETCH(bool, cancelsEcho);
    QTEST(testCallWords(result, cancelsEcho).first(), "first");
}

void TestSoundSettings::networkWords()
{
    QSet<QString> sentences;
    for (const media::Reach &reach :
         {media::Reach{}, media::Reach{.hasNetwork = true}, media::Reach{.hasNetwork = true, .knowsStun = true},
          media::Reach{.hasNetwork = true, .knowsStun = true, .isSeen = true},
          media::Reach{.hasNetwork = true, .knowsStun = true, .knowsTurn = true},
          media::Reach{.hasNetwork = true, .knowsStun = true, .isSeen = true, .knowsTurn = true, .hasRelay = true}})
        sentences.insert(reachWords(reach));
    QCOMPARE(sentences.size(), 6);
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
    dialog->settings().check().startButton()->click();
    dialog->settings().check().setReach({.hasNetwork = true, .knowsStun = true, .isSeen = true});
    dialog->show();
    TestCallDialog test({.backend = media::AudioSettings::Backend::Null});
    test.setAttribute(Qt::WA_DeleteOnClose, false);
    test.showResult({.deviceDelayMs = 92,
                     .echoDb = -24,
                     .noiseDb = -62,
                     .speechDb = -19,
                     .lossPercent = 9.7,
                     .concealedPercent = 3.1,
                     .recoveredPercent = 6.2,
                     .playoutDelayMs = 34,
                     .processingDelayMs = 15});
    test.show();
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        m_theme->setChoice(choice);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const QPixmap picture = dialog->grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/sound-%2.png"_s.arg(folder, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
        if (!folder.isEmpty())
            test.grab().save(u"%1/testcall-%2.png"_s.arg(folder, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
    m_theme->setChoice(ThemeChoice::Light);
    dialog->close();
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestSoundSettings)
#include "tst_soundsettings.moc"
