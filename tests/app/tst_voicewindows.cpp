// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "tests/support/estoi.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "tests/support/punctuality.h"
#include "tests/support/soundfile.h"
#include "tests/support/speech.h"
#include "ui/accounts/frame.h"
#include "ui/chat/recordingstrip.h"
#include "ui/mainwindow.h"
#include "ui/media/mediamodel.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// A voice message from one window to another, through a real server: spoken, sent, fetched, understood.
class TestVoiceWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void spokenSentAndUnderstood();
    void besideTheConversation();
    void aCallTakesTheMicrophone();
    void itOutlivesTheProgramAndIsSentThen();
    void cleanupTestCase();

private:
    struct Person {
        QString name;
        std::unique_ptr<Application> application;
        Frame &window() const { return *application->window(); }
        Session &session() const { return application->session(); }
    };
    Person begin(const QString &name);
    bool isReady(const Person &person);
    Jid jidOf(const Person &person) const { return *Jid::parse(m_prosody->jid(person.name)); }
    std::optional<Message> last(const Person &who, const Person &with) const;
    bool record(const Person &who, qint64 ms) const;
    void shoot(QWidget &widget, const QString &name);

    std::unique_ptr<test::Prosody> m_prosody;
    std::unique_ptr<test::Speech> m_speech;
    QTemporaryDir m_dir;
    std::unique_ptr<Theme> m_theme;
    Person m_alice;
    Person m_bob;
};

void TestVoiceWindows::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_speech = std::make_unique<test::Speech>();
    QVERIFY2(m_speech->isReady(), "espeak-ng is needed");
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody =
        std::make_unique<test::Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s, u"--upload"_s, u"3000000"_s});
    QVERIFY(m_prosody->isReady());
    m_alice = begin(u"alice"_s);
    m_bob = begin(u"bob"_s);
    for (const Person *person : {&m_alice, &m_bob})
        QVERIFY(isReady(*person));
    m_alice.application->mainWindow()->openConversation(jidOf(m_bob));
    m_bob.application->mainWindow()->openConversation(jidOf(m_alice));
}

void TestVoiceWindows::cleanupTestCase()
{
    m_alice = {};
    m_bob = {};
    m_prosody.reset();
}

TestVoiceWindows::Person TestVoiceWindows::begin(const QString &name)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(name));
    settings.session.useKeychain = false;
    settings.audio = {.backend = media::AudioSettings::Backend::Files, .playFile = m_speech->file()};
    settings.loopbackCandidates = true;
    Person person{name, std::make_unique<Application>(settings, *m_theme)};
    person.application->start();
    SignInForm &form = person.application->signInWindow()->card().form();
    Account account;
    account.jid = *Jid::parse(m_prosody->jid(name));
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    form.setAccount(account);
    form.passwordEdit()->setText(m_prosody->password(name));
    form.signInButton()->click();
    return person;
}

bool TestVoiceWindows::isReady(const Person &person)
{
    if (!test::waitFor(
            [&] { return person.application->mainWindow() && person.session().state() == SessionState::Online; }))
        return false;
    person.window().resize(1240, 720);
    return QTest::qWaitForWindowExposed(&person.window());
}

std::optional<Message> TestVoiceWindows::last(const Person &who, const Person &with) const
{
    const Conversation *conversation = who.session().conversations().find(jidOf(with));
    return conversation ? conversation->last() : std::nullopt;
}

bool TestVoiceWindows::record(const Person &who, qint64 ms) const
{
    Recordings &recordings = who.session().files().recordings();
    return test::press(who.window(), u"Record a voice message"_s) &&
           test::waitFor([&] { return recordings.progress().elapsedMs >= ms; });
}

void TestVoiceWindows::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(test::takePicture(widget, u"%1/%2.png"_s.arg(folder, name)));
}

void TestVoiceWindows::spokenSentAndUnderstood()
{
    const test::Punctuality punctuality;
    QVERIFY(record(m_alice, 4000));
    shoot(m_alice.window(), u"voice-recording-light"_s);
    QVERIFY(test::press(m_alice.window(), u"Stop, to listen before sending"_s));
    EVENTUALLY(m_alice.session().files().recordings().kept(jidOf(m_bob)));
    shoot(m_alice.window(), u"voice-made-light"_s);
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(last(m_alice, m_bob) && last(m_alice, m_bob)->attachments.size() == 1);
    const Attachment ours = last(m_alice, m_bob)->attachments.front();
    QVERIFY(QFile::exists(ours.localFile)); // in the bubble at once
    QVERIFY(!ours.waveform.empty());

    EVENTUALLY(last(m_bob, m_alice) && last(m_bob, m_alice)->attachments.size() == 1);
    EVENTUALLY(last(m_bob, m_alice)->attachments.front().state == TransferState::Done);
    const Attachment theirs = last(m_bob, m_alice)->attachments.front();
    QCOMPARE(theirs.mediaType, u"audio/ogg"_s);
    QCOMPARE(theirs.durationMs, ours.durationMs);
    QCOMPARE(theirs.hashes, ours.hashes);
    const auto heard = test::decodedSound(theirs.localFile);
    QVERIFY(heard);
    QCOMPARE(qint64(heard->size()) / 48, theirs.durationMs);
    const auto likeness = test::compare(
        std::span(m_speech->samples()).first(std::min(m_speech->samples().size(), heard->size())), *heard);
    qInfo("ESTOI %.3f, delay %.2f ms", likeness.estoi, likeness.delayMs);
    QVERIFY(likeness.estoi > punctuality.wantedEstoi());
    EVENTUALLY(last(m_alice, m_bob)->state >= DeliveryState::Delivered);
    // What is on the disk of the sender is known to be sent: a restart finds nothing to ask about.
    QVERIFY(!QFile::exists(m_alice.session().files().folder() + u"/recordings.json"_s));
    shoot(m_bob.window(), u"voice-received-light"_s);
}

void TestVoiceWindows::besideTheConversation()
{
    QVERIFY(test::press(m_bob.window(), u"Media"_s));
    auto *model = m_bob.window().findChild<MediaModel *>();
    model->setKind(MediaKind::Voice);
    EVENTUALLY(model->rowCount() == 1);
    QCOMPARE(model->at(0).message.id, last(m_bob, m_alice)->id);
}

void TestVoiceWindows::aCallTakesTheMicrophone()
{
    QVERIFY(record(m_alice, 800));
    EVENTUALLY(m_alice.session().canCall(jidOf(m_bob)));
    QVERIFY(m_alice.session().call(jidOf(m_bob)));
    Recordings &recordings = m_alice.session().files().recordings();
    EVENTUALLY(recordings.kept(jidOf(m_bob)));
    QCOMPARE(recordings.kept(jidOf(m_bob))->note, RecordingNote::CallBegan);
    m_alice.session().calls().hangUpAll();
    EVENTUALLY(!m_alice.session().calls().current());
    auto *strip = m_alice.window().findChild<RecordingStrip *>();
    QVERIFY(strip->made());
    QVERIFY(strip->isVisible());
}

void TestVoiceWindows::itOutlivesTheProgramAndIsSentThen()
{
    const qint64 before = last(m_bob, m_alice)->id;
    bool isFinished = false;
    connect(m_alice.application.get(), &Application::finished, this, [&] { isFinished = true; });
    m_alice.window().close();
    EVENTUALLY(isFinished);
    m_alice = {};
    m_alice = begin(u"alice"_s);
    QVERIFY(isReady(m_alice));
    m_alice.application->mainWindow()->openConversation(jidOf(m_bob));
    EVENTUALLY(m_alice.session().files().recordings().kept(jidOf(m_bob)));
    m_theme->setChoice(ThemeChoice::Dark);
    shoot(m_alice.window(), u"voice-restored-dark"_s);
    m_theme->setChoice(ThemeChoice::Light);
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(last(m_bob, m_alice)->id > before && last(m_bob, m_alice)->attachments.size() == 1);
    EVENTUALLY(last(m_bob, m_alice)->attachments.front().state == TransferState::Done);
    QVERIFY(last(m_bob, m_alice)->attachments.front().durationMs >= 800);
}

QTEST_MAIN(TestVoiceWindows)
#include "tst_voicewindows.moc"
