// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/call/showncall.h"
#include "ui/call/callpanel.h"
#include "ui/call/dialpad.h"
#include "ui/call/qualitycard.h"
#include "ui/call/roundbutton.h"
#include "ui/style/avatar.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTest>

#include <cmath>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Keys that are pressed in the window of a call: digits for the other side, and the key to talk.
class TestCallKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePadSendsDigits();
    void theKeyboardSendsDigits();
    void whoTakesNoneGetsNone();
    void holdToTalk();
    void holdToBeSilent();
    void anotherWindowLetsGo();
    void withoutAModeTheKeyIsFree();
    void pictures_data();
    void pictures();

private:
    FakeEngine &engine() const { return m_shown.people->alice.engine(); }
    CallPanel &panel() const { return m_shown.window->panel(); }

    ShownCall m_shown;
};

void TestCallKeys::init()
{
    QVERIFY(m_shown.begin());
}

void TestCallKeys::cleanup()
{
    m_shown.end();
}

void TestCallKeys::thePadSendsDigits()
{
    QVERIFY(!panel().padButton()->isVisible()); // not before there is a call
    QVERIFY(m_shown.connectBoth());
    QVERIFY(m_shown.call->takesDigits());
    QVERIFY(!panel().pad().isVisible());
    QTest::keyClick(m_shown.window.get(), Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(panel().pad().isVisible()); // a button is pressed for a moment
    QVERIFY(!panel().qualityCard()->isVisible());
    for (const QChar digit : u"19#"_s)
        QTest::mouseClick(panel().pad().key(digit), Qt::LeftButton);
    QCOMPARE(engine().digits, u"19#"_s);
    QCOMPARE(panel().pressed(), u"19#"_s);
    panel().padButton()->click();
    QVERIFY(!panel().pad().isVisible());
}

void TestCallKeys::theKeyboardSendsDigits()
{
    QVERIFY(m_shown.connectBoth());
    QTest::keyClicks(m_shown.window.get(), u"a"_s); // a letter alone is not for them
    QCOMPARE(engine().digits, QString());
    QTest::keyClicks(m_shown.window.get(), u"4"_s);
    QVERIFY(panel().pad().isVisible());
    QTest::keyClicks(m_shown.window.get(), u"2*jazz"_s); // letters stand on keys now
    QCOMPARE(engine().digits, u"42*5299"_s);
}

void TestCallKeys::whoTakesNoneGetsNone()
{
    QTest::keyClicks(m_shown.window.get(), u"1"_s);
    QVERIFY(!panel().pad().isVisible());
    QVERIFY(m_shown.connectBoth());
    m_shown.call->hangUp();
    QTRY_COMPARE(m_shown.call->state(), CallState::Ended);
    QTest::keyClicks(m_shown.window.get(), u"1"_s);
    QCOMPARE(panel().pressed(), QString());
}

void TestCallKeys::holdToTalk()
{
    m_shown.window->setManners({.talkMode = TalkMode::PushToTalk, .release = 30ms});
    QVERIFY(!m_shown.call->isMuted()); // not before we talk
    QVERIFY(m_shown.connectBoth());
    QTRY_VERIFY(engine().muted);
    QVERIFY(m_shown.shows(u"hold Space to talk"_s));
    panel().holdButton()->setFocus(); // that would take a space
    QTest::keyPress(panel().holdButton(), Qt::Key_Space);
    QVERIFY(!engine().muted && !m_shown.call->isHeld());
    QTest::keyRelease(panel().holdButton(), Qt::Key_Space);
    QVERIFY(!engine().muted); // the last word
    QTRY_VERIFY(engine().muted);
    QVERIFY(!m_shown.call->isHeld());
    m_shown.window->setManners({});
    QVERIFY(!engine().muted);
}

void TestCallKeys::holdToBeSilent()
{
    m_shown.window->setManners({.talkMode = TalkMode::PushToMute, .talkKey = Qt::Key_F9, .release = 0ms});
    QVERIFY(m_shown.connectBoth());
    QVERIFY(!engine().muted);
    QTest::keyPress(m_shown.window.get(), Qt::Key_F9);
    QVERIFY(engine().muted);
    QTest::keyRelease(m_shown.window.get(), Qt::Key_F9);
    QTRY_VERIFY(!engine().muted);
    QTest::keyPress(m_shown.window.get(), Qt::Key_F9, Qt::ControlModifier); // another key
    QVERIFY(!engine().muted);
}

/// Where the key comes up nobody here sees it.
void TestCallKeys::anotherWindowLetsGo()
{
    m_shown.window->setManners({.talkMode = TalkMode::PushToTalk, .release = 0ms});
    QVERIFY(m_shown.connectBoth());
    QTest::keyPress(m_shown.window.get(), Qt::Key_Space);
    QVERIFY(!engine().muted);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTRY_VERIFY(engine().muted);
}

void TestCallKeys::withoutAModeTheKeyIsFree()
{
    QVERIFY(m_shown.connectBoth());
    panel().muteButton()->setFocus();
    QTest::keyClick(panel().muteButton(), Qt::Key_Space);
    QVERIFY(engine().muted);
}

void TestCallKeys::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestCallKeys::pictures()
{
    QFETCH(const ThemeChoice, look);
    QVERIFY(m_shown.connectBoth());
    m_shown.theme->setChoice(look);
    QTest::keyClicks(m_shown.window.get(), u"42#"_s);
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto *avatar = panel().findChild<Avatar *>();
    QTRY_VERIFY(std::abs(avatar->geometry().center().x() - panel().rect().center().x()) <= 1); // laid out anew
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        QVERIFY(m_shown.window->grab().save(u"%1/call-pad-%2.png"_s.arg(folder, name)));
        panel().padButton()->click();
        m_shown.window->setManners({.talkMode = TalkMode::PushToTalk});
        QVERIFY(m_shown.window->grab().save(u"%1/call-talk-%2.png"_s.arg(folder, name)));
    }
    m_shown.theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestCallKeys)
#include "tst_callkeys.moc"
