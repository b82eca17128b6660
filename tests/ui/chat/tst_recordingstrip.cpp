// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "core/session/recordings.h"
#include "tests/support/hands.h"
#include "tests/support/speech.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/recordingwords.h"
#include "ui/chat/soundbars.h"
#include "ui/chat/waveview.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <limits>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Recording with the hands and with the keyboard.
class TestRecordingStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void recordedStoppedAndSent();
    void sentWhileItIsRecorded();
    void theKeyboardDoesIt();
    void escapeCanBeUndone();
    void anotherConversationKeepsIt();
    void hiddenItEnds();
    void aCallHasTheMicrophone();
    void nothingToRecordWith();
    void tooShortGivesTheWordsBack();
    void anEditIsNoVoiceMessage();
    void everythingHasAName();
    void words();
    void barsFollowTheSound();
    void pictures_data();
    void pictures();

private:
    Recordings &recordings() { return m_session->files().recordings(); }
    RecordingStrip &strip() { return *m_view->findChild<RecordingStrip *>(); }
    QToolButton *button(const QString &name) { return findNamed<QToolButton>(*m_view, name); }
    QPlainTextEdit *field() { return findNamed<QPlainTextEdit>(*m_view, u"Message to Juliette Capulet"_s); }
    QString said() { return strip().accessibleDescription(); }
    bool record(qint64 ms = 700);
    const Message &last() { return *m_session->conversations().at(m_juliet).last(); }

    std::unique_ptr<Speech> m_speech;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ConversationView> m_view;
    QTranslator m_plurals;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
    const Jid m_romeo = jid(u"romeo@example.test"_s);
};

void TestRecordingStrip::initTestCase()
{
    m_speech = std::make_unique<Speech>();
    QVERIFY2(m_speech->isReady(), "espeak-ng is needed");
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QVERIFY(m_plurals.load(QStringLiteral(CAUSERIE_ENGLISH)));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestRecordingStrip::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    recordings().openAccount(m_dir->filePath(u"files"_s));
    recordings().setAudio({.backend = media::AudioSettings::Backend::Files, .playFile = m_speech->file()});
    m_view = std::make_unique<ConversationView>(*m_session);
    m_view->resize(720, 600);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->open(m_juliet);
}

void TestRecordingStrip::cleanup()
{
    m_view.reset();
    m_session.reset();
    m_theme.reset();
}

bool TestRecordingStrip::record(qint64 ms)
{
    return press(*m_view, u"Record a voice message"_s) &&
           waitFor([&] { return recordings().progress().elapsedMs >= ms; }, 30'000);
}

void TestRecordingStrip::recordedStoppedAndSent()
{
    QVERIFY(!strip().isVisible());
    QVERIFY(record());
    QVERIFY(strip().isVisible());
    QVERIFY(strip().hasFocus());
    QVERIFY(!button(u"Record a voice message"_s)->isEnabled());
    QVERIFY(button(u"Send"_s)->isEnabled());
    QVERIFY(press(*m_view, u"Pause the recording"_s));
    QVERIFY(recordings().progress().isPaused);
    QCOMPARE(said(), u"Paused. Nothing is recorded now."_s);
    QVERIFY(press(*m_view, u"Go on recording"_s));
    QVERIFY(!recordings().progress().isPaused);
    QVERIFY(press(*m_view, u"Stop, to listen before sending"_s));
    EVENTUALLY(button(u"Listen"_s));
    QCOMPARE(said(), u"Listen to it before you send it."_s);
    const Attachment voice = *strip().made();
    QVERIFY(voice.name.startsWith(u"Voice message "_s) && voice.name.endsWith(u".opus"_s));
    field()->setPlainText(u"Listen to this"_s);
    QVERIFY(press(*m_view, u"Send"_s));
    QCOMPARE(last().body, u"Listen to this"_s);
    QCOMPARE(last().attachments, std::vector{voice});
    QVERIFY(!strip().isVisible());
    QVERIFY(field()->toPlainText().isEmpty());
    QVERIFY(button(u"Record a voice message"_s)->isEnabled());
    QVERIFY(!button(u"Send"_s)->isEnabled());
}

void TestRecordingStrip::sentWhileItIsRecorded()
{
    field()->setPlainText(u"In a hurry"_s);
    QVERIFY(record());
    QVERIFY(press(*m_view, u"Send"_s));
    QVERIFY(field()->toPlainText().isEmpty()); // at once
    m_view->open(m_romeo);                     // and away
    EVENTUALLY(fakeOf(*m_session).asked.contains(u"send juliet@example.test In a hurry"_s));
    QCOMPARE(last().attachments.size(), 1u);
    QVERIFY(last().attachments.front().durationMs >= 700);
    QVERIFY(!recordings().kept(m_juliet));
}

void TestRecordingStrip::theKeyboardDoesIt()
{
    QTest::keyClick(field(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY(recordings().progress().elapsedMs >= 700);
    QWidget *strip = &this->strip();
    QCOMPARE(m_view->focusWidget(), strip);
    QTest::keyClick(strip, Qt::Key_Space);
    QVERIFY(recordings().progress().isPaused);
    QTest::keyClick(strip, Qt::Key_Space);
    QVERIFY(!recordings().progress().isPaused);
    QTest::keyClick(strip, Qt::Key_Return);
    EVENTUALLY(!last().attachments.empty());
    EVENTUALLY(field()->hasFocus());
}

void TestRecordingStrip::escapeCanBeUndone()
{
    QVERIFY(record());
    QTest::keyClick(&strip(), Qt::Key_Escape);
    EVENTUALLY(recordings().canUndo(m_juliet));
    QVERIFY(!strip().hasSomething());
    QCOMPARE(said(), u"The recording was discarded."_s);
    auto *undo = strip().findChild<QPushButton *>();
    QVERIFY(undo->isVisible());
    undo->click();
    QVERIFY(strip().made());
    QVERIFY(press(*m_view, u"Discard the recording"_s));
    QVERIFY(!strip().made());
    QVERIFY(press(*m_view, u"Record a voice message"_s)); // a new one takes its place
    QVERIFY(strip().isRecording());
    QVERIFY(!recordings().canUndo(m_juliet));
}

void TestRecordingStrip::anotherConversationKeepsIt()
{
    QVERIFY(record());
    m_view->open(m_romeo);
    QVERIFY(!strip().isVisible());
    EVENTUALLY(recordings().kept(m_juliet));
    QVERIFY(!strip().isVisible());
    m_view->open(m_juliet);
    QVERIFY(strip().isVisible());
    QVERIFY(strip().made());
    QVERIFY(press(*m_view, u"Send"_s));
    QCOMPARE(last().attachments.size(), 1u);
}

void TestRecordingStrip::hiddenItEnds()
{
    QVERIFY(record());
    m_view->hide();
    EVENTUALLY(recordings().kept(m_juliet));
}

void TestRecordingStrip::aCallHasTheMicrophone()
{
    m_session->call(m_juliet);
    QVERIFY(press(*m_view, u"Record a voice message"_s));
    QVERIFY(!strip().isRecording());
    QCOMPARE(said(), u"A call has the microphone. You can record when it is over."_s);
}

void TestRecordingStrip::nothingToRecordWith()
{
    recordings().setAudio({.backend = media::AudioSettings::Backend::Files, .playFile = u"/nonexistent.wav"_s});
    QVERIFY(press(*m_view, u"Record a voice message"_s));
    EVENTUALLY(!strip().isRecording());
    EVENTUALLY(said().startsWith(u"There is no microphone"_s));
    QVERIFY(strip().isVisible());
    QVERIFY(!button(u"Send"_s)->isEnabled());
    // One that is muted.
    recordings().setAudio({.backend = media::AudioSettings::Backend::Null});
    QVERIFY(record(3100));
    EVENTUALLY(said().startsWith(u"Nothing is heard."_s));
    QVERIFY(press(*m_view, u"Stop, to listen before sending"_s));
    EVENTUALLY(said().startsWith(u"Nothing can be heard in it."_s));
}

void TestRecordingStrip::tooShortGivesTheWordsBack()
{
    field()->setPlainText(u"Listen"_s);
    QVERIFY(press(*m_view, u"Record a voice message"_s));
    QVERIFY(press(*m_view, u"Send"_s));
    EVENTUALLY(said() == u"That was too short for a voice message."_s);
    QCOMPARE(field()->toPlainText(), u"Listen"_s);
    QVERIFY(fakeOf(*m_session).asked.filter(u"send"_s).isEmpty());
}

void TestRecordingStrip::anEditIsNoVoiceMessage()
{
    m_view->findChild<Composer *>()->startEdit(
        outgoing(m_juliet, u"text"_s, QDateTime::currentDateTimeUtc(), DeliveryState::Read));
    QVERIFY(!button(u"Record a voice message"_s)->isEnabled());
}

void TestRecordingStrip::everythingHasAName()
{
    QVERIFY(record());
    for (const QToolButton *button : strip().findChildren<QToolButton *>())
        QVERIFY(!button->isVisible() || (!button->accessibleName().isEmpty() && !button->toolTip().isEmpty()));
    QCOMPARE(strip().accessibleName(), u"Voice message"_s);
}

void TestRecordingStrip::words()
{
    const qint64 quarter = qint64(15) * 60'000;
    RecordingProgress progress{.elapsedMs = 10'000, .isSilent = false};
    QVERIFY(recordingWords(progress, quarter).startsWith(u"Recording. The space bar"_s));
    progress.elapsedMs = quarter - 20'500;
    QCOMPARE(recordingWords(progress, quarter), u"Recording. 20 seconds are left."_s);
    progress.elapsedMs = quarter - 1500;
    QCOMPARE(recordingWords(progress, quarter), u"Recording. 1 second is left."_s);
    QCOMPARE(recordingWords(RecordingNote::Longest, quarter),
             u"A voice message can have 15 minutes, so the recording has ended."_s);
    QSet<QString> all;
    for (int note = 0; note <= int(RecordingNote::Restored); ++note)
        all << recordingWords(RecordingNote(note), quarter);
    for (int problem = 0; problem <= int(RecordingProblem::Internal); ++problem)
        all << recordingWords(RecordingProblem(problem));
    QVERIFY(!all.contains(QString()));
    QCOMPARE(all.size(), int(RecordingNote::Restored) + int(RecordingProblem::Internal) + 2);
}

void TestRecordingStrip::barsFollowTheSound()
{
    QCOMPARE(soundBars({0, 10, 20, 30}, 2), (std::vector<quint8>{10, 30}));
    QCOMPARE(soundBars({7, 9}, 4), (std::vector<quint8>{7, 7, 9, 9}));
    QCOMPARE(soundBars({}, 3), (std::vector<quint8>{0, 0, 0}));
    QVERIFY(soundBars({1}, -1).empty());
    QCOMPARE(soundBar(0), 0);
    QCOMPARE(soundBar(1), 255);
    QCOMPARE(soundBar(100), 255);
    QVERIFY(soundBar(0.01F) > 140 && soundBar(0.01F) < 180);
    QCOMPARE(soundBar(std::numeric_limits<float>::quiet_NaN()), 0);
}

void TestRecordingStrip::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestRecordingStrip::pictures()
{
    QFETCH(ThemeChoice, look);
    m_theme->setChoice(look);
    const QString name = QStringLiteral(CAUSERIE_SHOTS_DIR "/recording-%1-%2.png");
    const QString tag = QLatin1StringView(QTest::currentDataTag());
    QVERIFY(record(4000));
    QVERIFY(takePicture(*m_view, name.arg(u"live"_s, tag)));
    QVERIFY(press(*m_view, u"Stop, to listen before sending"_s));
    EVENTUALLY(strip().made());
    QVERIFY(takePicture(*m_view, name.arg(u"made"_s, tag)));
    m_view->findChild<WaveView *>()->placeChosen(0.4);
    QVERIFY(press(*m_view, u"Send"_s));
    EVENTUALLY(!last().attachments.empty());
    const auto *composer = m_view->findChild<Composer *>();
    QTRY_COMPARE(composer->height(), composer->sizeHint().height()); // no room is left where the strip was
    QVERIFY(takePicture(*m_view, name.arg(u"sent"_s, tag)));
    strip().showProblem(recordingWords(RecordingProblem::NoMicrophone));
    QVERIFY(takePicture(*m_view, name.arg(u"problem"_s, tag)));
}

QTEST_MAIN(TestRecordingStrip)
#include "tst_recordingstrip.moc"
