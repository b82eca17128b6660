// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callpanel.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/levelbar.h"
#include "ui/call/qualitycard.h"
#include "ui/call/roundbutton.h"
#include "ui/call/sparkline.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <cmath>
#include <memory>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Every face of a call, in both looks; with CAUSERIE_SHOTS set, a picture of each is left there.
class TestCallFaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void faces_data();
    void faces();
    void aLongWarningMakesRoom();
    void everyButtonIsNamedAndHasAKey();
    void buttonsOnlyAsk();
    void endedOffersToCallAgain();
    void levels_data();
    void levels();
    void levelFallsSlowly();
    void aMutedMicrophoneShowsNothing();
    void plotIsBounded();
    void codecWords();
    void popup();
    void popupFitsItsWords();
    void popupNeverTakesTheFocus();

private:
    void shoot(QWidget &widget, const QString &name);
    std::unique_ptr<Theme> m_theme;
};

namespace
{
CallFacts factsIn(CallState state, Direction direction = Direction::Outgoing)
{
    CallFacts facts;
    facts.name = u"Juliette Capulet"_s;
    facts.peer = *Jid::parse(u"juliette@example.com/balcony");
    facts.state = state;
    facts.direction = direction;
    facts.wasAnswered = state == CallState::Active;
    facts.activeMs = 767'000;
    return facts;
}

media::Statistics statisticsAt(int i)
{
    media::Statistics statistics;
    statistics.delayMs = 18 + 6 * std::sin(i * 0.3) + (i % 31 == 0 ? 22 : 0);
    statistics.jitterMs = 5 + 2 * std::sin(i * 0.4) + (i % 31 == 0 ? 6 : 0);
    statistics.roundTripMs = 24;
    statistics.lossPercent = 0.4;
    statistics.concealedPercent = 0.1;
    statistics.bitrateReceived = 32;
    statistics.microphoneLevel = 0.22;
    statistics.speakerLevel = 0.05;
    statistics.codec = u"opus/48000"_s;
    statistics.srtpProfile = u"AEAD_AES_128_GCM"_s;
    statistics.candidatePair = u"host 192.0.2.1:5000 ⇄ srflx 198.51.100.2:6000 udp"_s;
    statistics.firstAudioMs = 90;
    return statistics;
}

void fill(CallPanel &panel, CallFacts facts)
{
    if (facts.state == CallState::Active) {
        facts.statistics = statisticsAt(0);
        facts.authString = u"4821 0937 2284"_s;
    }
    panel.setFacts(facts);
    if (facts.state == CallState::Active) {
        for (int i = 0; i < Sparkline::kPoints; ++i)
            panel.setStatistics(statisticsAt(i));
    }
}
} // namespace

void TestCallFaces::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestCallFaces::shoot(QWidget &widget, const QString &name)
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

void TestCallFaces::faces_data()
{
    QTest::addColumn<CallFacts>("facts");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<bool>("hasQuality");
    QTest::newRow("call-outgoing") << factsIn(CallState::Ringing) << u"Ringing…"_s << false;
    QTest::newRow("call-connecting") << factsIn(CallState::Connecting) << u"Connecting…"_s << false;
    QTest::newRow("call-active") << factsIn(CallState::Active) << u"12:47"_s << true;
    CallFacts held = factsIn(CallState::Active);
    held.held = held.muted = true;
    QTest::newRow("call-held") << held << u"12:47 · on hold"_s << true;
    CallFacts ended = factsIn(CallState::Ended);
    ended.wasAnswered = true;
    QTest::newRow("call-ended") << ended << u"Call ended · 12 min 47 s"_s << false;
    CallFacts failed = factsIn(CallState::Ended);
    failed.outcome = CallOutcome::Failed;
    failed.endReason = EndReason::ConnectivityError;
    QTest::newRow("call-failed") << failed << u"The call failed"_s << false;
    CallFacts deaf = factsIn(CallState::Connecting);
    deaf.soundTroubles.add(media::SoundTrouble::NoMicrophone);
    deaf.name = u"A contact with quite a long name that takes two lines"_s;
    QTest::newRow("call-no-microphone") << deaf << u"Connecting…"_s << false;
    CallFacts lossy = factsIn(CallState::Active);
    lossy.warnings = {media::CallWarning::LossHere};
    QTest::newRow("call-warning") << lossy << u"12:47"_s << true;
    CallFacts ceased = factsIn(CallState::Active);
    ceased.warnings = {media::CallWarning::SendingCeased}; // the longest sentence
    QTest::newRow("call-sending-ceased") << ceased << u"12:47"_s << true;
    deaf.state = CallState::Active;
    deaf.wasAnswered = true;
    QTest::newRow("call-active-no-microphone") << deaf << u"12:47"_s << true;
}

void TestCallFaces::faces()
{
    QFETCH(CallFacts, facts);
    QFETCH(QString, phase);
    QFETCH(bool, hasQuality);
    CallPanel panel;
    fill(panel, facts);
    panel.resize(panel.sizeHint());
    panel.show();
    QVERIFY(panel.minimumSizeHint().height() <= panel.sizeHint().height());
    bool isPhaseShown = false;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        isPhaseShown = isPhaseShown || (label->isVisible() && label->text() == phase);
    QVERIFY2(isPhaseShown, qPrintable(phase));
    QCOMPARE(panel.findChild<QualityCard *>()->isVisible(), hasQuality);
    QCOMPARE(panel.muteButton()->isVisible(), hasQuality);
    QCOMPARE(panel.hangUpButton()->isVisible(), facts.state != CallState::Ended);
    QCOMPARE(panel.closeButton()->isVisible(), facts.state == CallState::Ended);
    shoot(panel, QString::fromLatin1(QTest::currentDataTag()));
}

/// A window that is open already grows with what is to be said, so that nothing is pressed into what is below.
void TestCallFaces::aLongWarningMakesRoom()
{
    CallPanel panel;
    CallFacts facts = factsIn(CallState::Active);
    fill(panel, facts);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.resize(panel.width(), panel.layout()->totalHeightForWidth(panel.width())); // as low as it can be
    const int before = panel.height();
    facts.warnings = {media::CallWarning::SendingCeased};
    panel.setFacts(facts);
    QTRY_VERIFY_WITH_TIMEOUT(panel.height() > before, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(panel.height() >= panel.layout()->totalHeightForWidth(panel.width()), 30'000);
}

void TestCallFaces::everyButtonIsNamedAndHasAKey()
{
    CallPanel panel;
    fill(panel, factsIn(CallState::Active));
    QSet<QKeySequence> keys;
    for (const RoundButton *button : panel.findChildren<RoundButton *>()) {
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY(!button->shortcut().isEmpty());
        QVERIFY2(button->toolTip().contains(button->shortcut().toString(QKeySequence::NativeText)),
                 "the key can be learnt from the tooltip");
        keys.insert(button->shortcut());
    }
    QCOMPARE(keys.size(), 5);
    const QString mute = panel.muteButton()->accessibleName();
    CallFacts muted = factsIn(CallState::Active);
    muted.muted = true;
    panel.setFacts(muted);
    QVERIFY2(panel.muteButton()->accessibleName() != mute, "the name says what a press does now");
}

void TestCallFaces::buttonsOnlyAsk()
{
    CallPanel panel;
    fill(panel, factsIn(CallState::Active));
    QSignalSpy mute(&panel, &CallPanel::muteRequested);
    QSignalSpy hold(&panel, &CallPanel::holdRequested);
    QSignalSpy devices(&panel, &CallPanel::devicesRequested);
    QSignalSpy hangUp(&panel, &CallPanel::hangUpRequested);
    panel.muteButton()->click();
    panel.holdButton()->click();
    panel.devicesButton()->click();
    panel.hangUpButton()->click();
    QCOMPARE(mute.first().first().toBool(), true);
    QCOMPARE(hold.first().first().toBool(), true);
    QCOMPARE(devices.size(), 1);
    QCOMPARE(hangUp.size(), 1);
    fill(panel, factsIn(CallState::Active)); // the call refused: the buttons tell the truth
    QVERIFY(!panel.muteButton()->isChecked() && !panel.holdButton()->isChecked());
}

void TestCallFaces::endedOffersToCallAgain()
{
    CallPanel panel;
    panel.setFacts(factsIn(CallState::Active));
    QCOMPARE(panel.focusWidget(), panel.muteButton()); // a space typed for elsewhere ends no talk
    CallFacts facts = factsIn(CallState::Ending);
    panel.setFacts(facts);
    QVERIFY2(!panel.callAgainButton()->isEnabled(), "the devices are still being closed");
    facts.state = CallState::Ended;
    panel.setFacts(facts);
    QSignalSpy again(&panel, &CallPanel::callAgainRequested);
    QSignalSpy close(&panel, &CallPanel::closeRequested);
    panel.callAgainButton()->click();
    panel.closeButton()->click();
    QCOMPARE(again.size(), 1);
    QCOMPARE(close.size(), 1);
}

void TestCallFaces::levels_data()
{
    QTest::addColumn<double>("level");
    QTest::addColumn<double>("position");
    QTest::newRow("silence") << 0.0 << 0.0;
    QTest::newRow("full scale") << 1.0 << 1.0;
    QTest::newRow("over full scale") << 3.0 << 1.0;
    QTest::newRow("-54 dB is the floor") << 1 - 54.0 / 60 << 0.0;
    QTest::newRow("-27 dB is the middle") << 1 - 27.0 / 60 << 0.5;
    QTest::newRow("not a number") << std::nan("") << 0.0;
}

void TestCallFaces::levels()
{
    QFETCH(double, level);
    QFETCH(double, position);
    QVERIFY(std::abs(barPosition(level) - position) < 1e-9);
}

void TestCallFaces::levelFallsSlowly()
{
    LevelBar bar;
    bar.setLevel(1);
    QCOMPARE(bar.position(), 1.0);
    bar.setLevel(0);
    QVERIFY(bar.position() > 0.5 && bar.position() < 1);
    for (int i = 0; i < 20; ++i)
        bar.setLevel(0);
    QCOMPARE(bar.position(), 0.0);
}

void TestCallFaces::aMutedMicrophoneShowsNothing()
{
    LevelBar bar;
    bar.setLevel(0.5);
    bar.setSilent(true);
    QCOMPARE(bar.position(), 0.0);
    bar.setLevel(0.5);
    QCOMPARE(bar.position(), 0.0);
    bar.setSilent(false);
    bar.setLevel(0.8);
    QVERIFY(bar.position() > 0.5);
}

void TestCallFaces::plotIsBounded()
{
    Sparkline plot;
    for (int i = 0; i < 10 * Sparkline::kPoints; ++i)
        plot.append(20, 3);
    QCOMPARE(plot.size(), Sparkline::kPoints);
    plot.clear();
    QCOMPARE(plot.size(), 0);
}

void TestCallFaces::codecWords()
{
    media::Statistics statistics;
    QVERIFY(codecText(statistics).isEmpty());
    statistics.codec = u"opus/48000"_s;
    QCOMPARE(codecText(statistics), u"Opus"_s);
    statistics.bitrateReceived = 31.7;
    QCOMPARE(codecText(statistics), u"Opus 32 kb/s"_s);
    statistics.codec = u"pcmu/8000"_s;
    statistics.bitrateReceived = 64;
    QCOMPARE(codecText(statistics), u"PCMU 64 kb/s"_s);
}

void TestCallFaces::popup()
{
    IncomingCallPopup popup(*Jid::parse(u"romeo@example.com"), u"Romeo"_s);
    QSignalSpy answered(&popup, &IncomingCallPopup::answered);
    QSignalSpy declined(&popup, &IncomingCallPopup::declined);
    QSignalSpy message(&popup, &IncomingCallPopup::messageRequested);
    popup.show();
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    popup.answerButton()->click();
    popup.declineButton()->click();
    popup.messageButton()->click();
    QCOMPARE(answered.size(), 1);
    QCOMPARE(declined.size(), 1);
    QCOMPARE(message.size(), 1);
    for (const QPushButton *button : popup.findChildren<QPushButton *>())
        QVERIFY2(button->toolTip().contains(u'+'), "the key can be learnt from the tooltip");
    shoot(popup, u"call-incoming"_s);
}

/// Other languages need more room than English.
void TestCallFaces::popupFitsItsWords()
{
    class LongWords final : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *, const char *text, const char *, int) const override
        {
            return QByteArrayView(text) == "Answer" ? u"Entgegennehmen, bitte"_s : QString();
        }
    } longWords;
    QVERIFY(QCoreApplication::installTranslator(&longWords));
    IncomingCallPopup popup(*Jid::parse(u"romeo@example.com"), u"Romeo"_s);
    popup.show();
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    QCOMPARE(popup.answerButton()->text(), u"Entgegennehmen, bitte"_s);
    for (const QPushButton *button : popup.findChildren<QPushButton *>())
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
}

void TestCallFaces::popupNeverTakesTheFocus()
{
    QWidget typing;
    typing.show();
    typing.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&typing));
    IncomingCallPopup popup(*Jid::parse(u"romeo@example.com"), u"Romeo"_s);
    QVERIFY(popup.testAttribute(Qt::WA_ShowWithoutActivating));
    popup.show();
    QVERIFY(QTest::qWaitForWindowExposed(&popup));
    if (QGuiApplication::platformName() != "offscreen"_L1) // which makes every new window the active one
        QVERIFY(QApplication::activeWindow() != &popup);
    // Yet its keys are heard while the user types elsewhere.
    QSignalSpy answered(&popup, &IncomingCallPopup::answered);
    QTest::keyClick(&typing, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(answered.size(), 1);

    // Whoever comes to it may go on by keyboard: Return presses the button that has the focus, and nothing without one.
    QTest::keyClick(&popup, Qt::Key_Return);
    QTest::keyClick(popup.messageButton(), Qt::Key_Return);
    QCOMPARE(answered.size(), 1);
    QTest::keyClick(popup.answerButton(), Qt::Key_Return);
    QCOMPARE(answered.size(), 2);
}

QTEST_MAIN(TestCallFaces)
#include "tst_callfaces.moc"
