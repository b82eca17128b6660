// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"
#include "ui/call/callpanel.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/roundbutton.h"
#include "ui/call/waitingcalls.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// A second call as it is seen: the pop-up of one that rings while we talk, and those on hold above the one that is
/// heard. With CAUSERIE_SHOTS set, a picture of each is left there.
class TestSecondCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itRings();
    void onePutsThrough();
    void thoseOnHoldAreAbove();
    void onceSwappedTheOtherWaits();

private:
    void shoot(QWidget &widget, const QString &name);
    std::unique_ptr<Theme> m_theme;
};

void TestSecondCall::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14); // what the design was drawn with
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestSecondCall::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        m_theme->setChoice(choice);
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const QPixmap picture = widget.grab();
        if (!folder.isEmpty() && QDir().mkpath(folder))
            picture.save(u"%1/%2-%3.png"_s.arg(folder, name, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s));
    }
}

void TestSecondCall::itRings()
{
    IncomingCallPopup popup(*Jid::parse(u"romeo@example.com"), u"Romeo"_s, {}, u"Juliette Capulet"_s);
    QVERIFY(popup.accessibleName().contains(u"Juliette Capulet"_s));
    QCOMPARE(popup.answerButton()->text(), u"Answer and hold"_s);
    popup.show();
    shoot(popup, u"call-second"_s);
    const QMenu *answers = popup.messageButton()->menu();
    QVERIFY(answers);
    QSignalSpy with(&popup, &IncomingCallPopup::declinedWith);
    QSignalSpy declined(&popup, &IncomingCallPopup::declined);
    QSignalSpy write(&popup, &IncomingCallPopup::messageRequested);
    answers->actions().first()->trigger();
    QCOMPARE(with.size(), 1);
    QCOMPARE(with.first().first().toString(), answers->actions().first()->text());
    QVERIFY(declined.isEmpty());
    answers->actions().last()->trigger();
    QCOMPARE(with.size(), 1);
    QCOMPARE(declined.size(), 1);
    QCOMPARE(write.size(), 1);
}

void TestSecondCall::onePutsThrough()
{
    IncomingCallPopup popup(*Jid::parse(u"romeo@example.com"), u"Romeo"_s, {}, u"Juliette Capulet"_s,
                            IncomingCallPopup::Beside::PutsThrough);
    QVERIFY(popup.accessibleName().endsWith(u"Juliette Capulet puts them through to you."_s));
    QCOMPARE(popup.answerButton()->text(), u"Answer"_s);
    QVERIFY(popup.answerButton()->toolTip().contains(u"the one with Juliette Capulet ends"_s));
    popup.show();
    shoot(popup, u"call-put-through"_s);
}

void TestSecondCall::thoseOnHoldAreAbove()
{
    Talking talk;
    QVERIFY(talk.begin());
    CallWindow window(*talk.call, u"Bob Baker"_s, media::AudioSettings());
    window.show();
    QVERIFY(!window.waiting().isVisible());
    Call *held = talk.heard; // any call will do
    held->setHeld(true);
    window.waiting().setCalls({{held, u"Carol Cook"_s}});
    QVERIFY(window.waiting().isVisible());
    QVERIFY(window.waiting().findChild<QLabel *>()->text().startsWith(u"Carol Cook is on hold · 0:0"_s));
    QCOMPARE(window.waiting().buttons().size(), 1);
    QPushButton *talkTo = window.waiting().buttons().first();
    QCOMPARE(talkTo->accessibleName(), u"Talk to Carol Cook"_s);
    QVERIFY(window.panel().hangUpButton()->isVisible());
    shoot(window, u"call-waiting"_s);
    QSignalSpy chosen(&window.waiting(), &WaitingCalls::chosen);
    talkTo->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Call *>(), held);
}

void TestSecondCall::onceSwappedTheOtherWaits()
{
    Talking talk;
    QVERIFY(talk.begin());
    WaitingCalls waiting;
    waiting.setCalls({{talk.call, u"Alice"_s}});
    waiting.setCalls({{talk.heard, u"Bob"_s}}); // in its place, not beside it
    QCOMPARE(waiting.buttons().size(), 1);
    QCOMPARE(waiting.buttons().first()->accessibleName(), u"Talk to Bob"_s);
    waiting.setCalls({});
    QVERIFY(waiting.isHidden());
}

QTEST_MAIN(TestSecondCall)
#include "tst_secondcall.moc"
