// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"
#include "ui/call/callpanel.h"
#include "ui/call/callwindow.h"
#include "ui/call/roundbutton.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The window and a live call: what is pressed reaches the call, what the call does is seen.
class TestCallWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void followsTheCallToItsEnd();
    void muteAndHoldReachTheCall();
    void thePeerIsHeard();
    void statisticsAreShown();
    void noMicrophoneIsTold();
    void closingHangsUpFirst();
    void closingAfterTheEndOnlyCloses();
    void escapeClosesOnlyAfterTheEnd();
    void outlivesItsCall();
    void callAgainAsksForTheContact();

private:
    bool shows(const QString &text) const;
    void connectBoth();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TwoPeople> m_people;
    std::unique_ptr<CallWindow> m_window;
    Call *m_call = nullptr;
};

void TestCallWindow::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    if (!m_theme)
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_people = std::make_unique<TwoPeople>();
    m_call = m_people->aliceCalls();
    QVERIFY(m_call);
    m_window = std::make_unique<CallWindow>(*m_call, u"Bob Baker"_s, media::AudioSettings());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCallWindow::cleanup()
{
    m_window.reset();
    m_people.reset();
}

bool TestCallWindow::shows(const QString &text) const
{
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void TestCallWindow::connectBoth()
{
    QTRY_VERIFY(m_people->bob.rang);
    m_people->bob.rang->answer();
    QTRY_COMPARE(m_call->state(), CallState::Active);
}

void TestCallWindow::followsTheCallToItsEnd()
{
    QVERIFY(m_window->windowTitle().contains(u"Bob Baker"_s));
    QTRY_VERIFY(shows(u"Ringing…"_s));
    QVERIFY(!m_window->panel().muteButton()->isVisible());
    connectBoth();
    QVERIFY(shows(u"0:0"_s));
    QVERIFY(m_window->panel().muteButton()->isVisible());
    m_people->bob.rang->hangUp();
    QTRY_VERIFY(shows(u"Call ended"_s));
    QVERIFY(m_window->panel().closeButton()->isVisible());
    QVERIFY(m_window->isVisible());
}

void TestCallWindow::muteAndHoldReachTheCall()
{
    connectBoth();
    CallPanel &panel = m_window->panel();
    panel.muteButton()->click();
    QVERIFY(m_call->isMuted() && panel.muteButton()->isChecked());
    QTRY_VERIFY(m_people->bob.rang->isPeerMuted());
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(!m_call->isMuted() && !panel.muteButton()->isChecked());
    panel.holdButton()->click();
    QVERIFY(m_call->isHeld() && panel.holdButton()->isChecked());
    QVERIFY(shows(u"on hold"_s));
    panel.holdButton()->click();
    QVERIFY(!m_call->isHeld());
}

void TestCallWindow::thePeerIsHeard()
{
    connectBoth();
    m_people->bob.rang->setMuted(true);
    QTRY_VERIFY(shows(u"the other side is muted"_s));
    m_people->bob.rang->setHeld(true);
    QTRY_VERIFY(shows(u"the other side put you on hold"_s));
    m_people->bob.rang->setHeld(false);
    m_people->bob.rang->setMuted(false);
    QTRY_VERIFY(!shows(u"the other side"_s));
}

void TestCallWindow::statisticsAreShown()
{
    connectBoth();
    QVERIFY(!shows(u"DTLS-SRTP"_s));
    media::Statistics statistics;
    statistics.firstAudioMs = 80;
    statistics.roundTripMs = 20;
    statistics.delayMs = 20;
    statistics.codec = u"opus/48000"_s;
    statistics.bitrateReceived = 32;
    statistics.srtpProfile = u"AEAD_AES_128_GCM"_s;
    Q_EMIT m_people->alice.engine().statisticsChanged(statistics);
    QTRY_VERIFY(shows(u"Excellent"_s));
    QVERIFY(shows(u"Opus 32 kb/s"_s));
    QVERIFY(shows(u"DTLS-SRTP"_s));
}

void TestCallWindow::noMicrophoneIsTold()
{
    connectBoth();
    Q_EMIT m_people->alice.engine().troubleBegan(media::SoundTrouble::NoMicrophone, u"no device"_s);
    QTRY_VERIFY(shows(u"No microphone works, so you are not heard."_s));
    QCOMPARE(m_call->state(), CallState::Active);
    QVERIFY(m_window->panel().minimumSizeHint().height() <= m_window->height());
    Q_EMIT m_people->alice.engine().troubleOver(media::SoundTrouble::NoMicrophone);
    QTRY_VERIFY(!shows(u"No microphone"_s));
    QCOMPARE(m_call->state(), CallState::Active);
}

void TestCallWindow::closingHangsUpFirst()
{
    connectBoth();
    QSignalSpy finished(m_window.get(), &CallWindow::finished);
    m_window->close();
    QVERIFY2(!m_window->isVisible(), "it goes at once");
    QTRY_COMPARE(m_call->state(), CallState::Ended);
    QTRY_COMPARE(finished.size(), 1);
    QTRY_COMPARE(m_people->bob.rang->state(), CallState::Ended);
}

void TestCallWindow::closingAfterTheEndOnlyCloses()
{
    connectBoth();
    m_people->bob.rang->hangUp();
    QTRY_COMPARE(m_call->state(), CallState::Ended);
    QSignalSpy finished(m_window.get(), &CallWindow::finished);
    m_window->panel().closeButton()->click();
    QCOMPARE(finished.size(), 1);
}

void TestCallWindow::escapeClosesOnlyAfterTheEnd()
{
    connectBoth();
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(m_call->state(), CallState::Active);
    QVERIFY(m_window->isVisible());
    m_call->hangUp();
    QTRY_COMPARE(m_call->state(), CallState::Ended);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!m_window->isVisible());
}

void TestCallWindow::outlivesItsCall()
{
    m_call->hangUp();
    QTRY_COMPARE(m_call->state(), CallState::Ended);
    m_people->alice.calls.remove(m_call);
    QTRY_VERIFY(!m_window->call());
    QVERIFY(shows(u"Call cancelled"_s));
    m_window->panel().muteButton()->click(); // hidden, but a key could still reach it
    QVERIFY(m_window->close());
}

void TestCallWindow::callAgainAsksForTheContact()
{
    QTRY_VERIFY(m_people->bob.rang);
    m_people->bob.rang->decline();
    QTRY_VERIFY(shows(u"Declined"_s));
    QSignalSpy again(m_window.get(), &CallWindow::callAgainRequested);
    m_window->panel().callAgainButton()->click();
    QCOMPARE(again.first().first().value<Jid>(),
             jid(u"bob@example.test"_s)); // the contact, not the device that declined
}

QTEST_MAIN(TestCallWindow)
#include "tst_callwindow.moc"
