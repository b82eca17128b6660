// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callmanners.h"
#include "ui/call/callsettings.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The settings of calls, and what is kept of them.
class TestCallManners : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKept();
    void damagedOnesAreAsUsual();
    void aChoiceIsTold();
    void whatACallSpends();
    void aKeyIsNeeded();
    void pictures_data();
    void pictures();
};

void TestCallManners::areKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"causerie.ini"_s);
    const CallManners manners{TalkMode::PushToTalk, Qt::CTRL | Qt::Key_T, 350ms, true, media::CallMode::LowLatency};
    {
        QSettings settings(file, QSettings::IniFormat);
        QCOMPARE(keptManners(settings), CallManners());
        keep(manners, settings);
    }
    QSettings settings(file, QSettings::IniFormat);
    QCOMPARE(keptManners(settings), manners);
}

void TestCallManners::damagedOnesAreAsUsual()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"causerie.ini"_s), QSettings::IniFormat);
    settings.setValue(u"calls/talkMode"_s, 7);
    settings.setValue(u"calls/talkKey"_s, u"Ctrl+A, Ctrl+B"_s);
    QCOMPARE(keptManners(settings).talkKey, QKeyCombination(Qt::Key_Space));
    settings.setValue(u"calls/talkKey"_s, u"Tab"_s);
    settings.setValue(u"calls/talkRelease"_s, 1e9);
    settings.setValue(u"calls/mode"_s, u"lavish"_s);
    const CallManners manners = keptManners(settings);
    QCOMPARE(manners.talkMode, TalkMode::Free);
    QCOMPARE(manners.talkKey, QKeyCombination(Qt::Key_Space));
    QCOMPARE(manners.release, kLongestRelease);
    QCOMPARE(manners.callMode, media::CallMode::Usual);
}

void TestCallManners::aChoiceIsTold()
{
    CallSettings settings({});
    QSignalSpy chosen(&settings, &CallSettings::chosen);
    settings.show();
    QVERIFY(!settings.key()->isEnabled() && !settings.release()->isEnabled());
    QTest::keyClick(settings.modes(), Qt::Key_Down);
    QCOMPARE(settings.manners().talkMode, TalkMode::PushToTalk);
    QVERIFY(settings.key()->isEnabled() && settings.release()->isEnabled());
    settings.release()->setValue(500);
    settings.callingAgain()->click();
    QCOMPARE(chosen.size(), 3);
    const CallManners expected{TalkMode::PushToTalk, Qt::Key_Space, 500ms, true};
    QCOMPARE(chosen.last()[0].value<CallManners>(), expected);
}

void TestCallManners::whatACallSpends()
{
    CallSettings settings({.talkMode = TalkMode::PushToTalk, .callMode = media::CallMode::LowLatency});
    QSignalSpy chosen(&settings, &CallSettings::chosen);
    settings.show();
    QCOMPARE(settings.spending()->currentText(), u"Least delay"_s);
    QSet<QString> words{settings.spendingWords()->text()};
    for (const media::CallMode mode : {media::CallMode::Thrift, media::CallMode::Usual}) {
        QTest::keyClick(settings.spending(), Qt::Key_Up);
        QCOMPARE(settings.manners().callMode, mode);
        QCOMPARE(chosen.last()[0].value<CallManners>().callMode, mode);
        words.insert(settings.spendingWords()->text());
        QCOMPARE(settings.spending()->accessibleDescription(), settings.spendingWords()->text());
    }
    QCOMPARE(words.size(), 3); // each is explained
    QVERIFY(!words.contains(QString()));
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(settings.manners().talkMode, TalkMode::PushToTalk); // the rest stays
    QAccessibleInterface *box = QAccessible::queryAccessibleInterface(settings.spending());
    QVERIFY(box);
    QCOMPARE(box->relations(QAccessible::Label).size(), 1); // its name is what is chosen
}

void TestCallManners::aKeyIsNeeded()
{
    CallSettings settings({.talkMode = TalkMode::PushToMute});
    settings.show();
    settings.key()->setKeySequence(Qt::Key_F9);
    Q_EMIT settings.key()->editingFinished();
    QCOMPARE(settings.manners().talkKey, QKeyCombination(Qt::Key_F9));
    for (const QKeySequence &none : {QKeySequence(), QKeySequence(Qt::Key_Tab), QKeySequence(Qt::Key_Return)}) {
        settings.key()->setKeySequence(none);
        Q_EMIT settings.key()->editingFinished();
        QCOMPARE(settings.manners().talkKey, QKeyCombination(Qt::Key_F9));
        QCOMPARE(settings.key()->keySequence(), QKeySequence(Qt::Key_F9));
    }
}

void TestCallManners::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestCallManners::pictures()
{
    QFETCH(const ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    const Theme theme(*qApp, look);
    CallSettings settings({.talkMode = TalkMode::PushToTalk});
    settings.resize(420, settings.sizeHint().height());
    settings.show();
    QVERIFY(QTest::qWaitForWindowExposed(&settings));
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        QVERIFY(settings.grab().save(u"%1/manners-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestCallManners)
#include "tst_callmanners.moc"
