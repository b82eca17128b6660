// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/recordings.h"
#include "core/session/unsentrecordings.h"
#include "tests/support/speech.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// Voice messages from the first word to the outbox: what is kept, what is thrown away, and what outlives the program.
class TestRecordings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_recordings.reset(); }
    void itIsKeptAndDescribed();
    void pausedAndGoingOn();
    void takenForSending();
    void whatWasTooShort();
    void discardedAndUndone();
    void cancelledAndUndone();
    void discardedForGood();
    void oneAtATime();
    void forgottenWhenTheMessageIsStored();
    void itOutlivesTheProgram();
    void aLostFileIsForgotten();
    void silenceIsSaid();
    void noMicrophone();
    void notForEver();
    void anotherAccount();
    void damagedLists_data();
    void damagedLists();
    void listsComeBack();

private:
    void begin(const RecordingTuning &tuning = {});
    bool recordFor(qint64 ms, const Jid &peer);
    const Recordings::Kept *kept() const { return m_recordings->kept(m_peer); }
    std::vector<UnsentRecording> list() const
    {
        return readUnsentRecordings(m_folder + "/recordings.json"_L1, m_folder);
    }

    const Jid m_peer = *Jid::parse(u"juliet@example.test"_s);
    const Jid m_other = *Jid::parse(u"romeo@example.test"_s);
    std::unique_ptr<test::Speech> m_speech;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    std::unique_ptr<Recordings> m_recordings;
    QList<RecordingProblem> m_problems;
};

void TestRecordings::initTestCase()
{
    m_speech = std::make_unique<test::Speech>();
    QVERIFY2(m_speech->isReady(), "espeak-ng is needed");
}

void TestRecordings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = m_dir->filePath(u"alice.files"_s);
    begin();
}

void TestRecordings::begin(const RecordingTuning &tuning)
{
    m_recordings.reset();
    m_problems.clear();
    m_recordings = std::make_unique<Recordings>(tuning);
    m_recordings->setAudio({.backend = media::AudioSettings::Backend::Files, .playFile = m_speech->file()});
    m_recordings->openAccount(m_folder);
    connect(m_recordings.get(), &Recordings::failed, this,
            [this](const Jid &, RecordingProblem problem) { m_problems << problem; });
}

bool TestRecordings::recordFor(qint64 ms, const Jid &peer)
{
    return m_recordings->start(peer, u"Voice message.opus"_s) &&
           QTest::qWaitFor([&] { return m_recordings->progress().elapsedMs >= ms || m_recordings->peer().isEmpty(); },
                           30'000);
}

void TestRecordings::itIsKeptAndDescribed()
{
    QVERIFY(recordFor(1000, m_peer));
    QCOMPARE(m_recordings->peer(), m_peer);
    QVERIFY(!m_recordings->progress().isSilent);
    QCOMPARE(list().size(), 1u); // it would be found after a crash
    QCOMPARE(list().front().durationMs, -1);
    m_recordings->stop();
    QVERIFY(m_recordings->peer().isEmpty());
    EVENTUALLY(kept());
    const Attachment &file = kept()->file;
    QCOMPARE(kept()->note, RecordingNote::None);
    QCOMPARE(file.name, u"Voice message.opus"_s);
    QCOMPARE(file.mediaType, u"audio/ogg"_s);
    QCOMPARE(file.state, TransferState::Waiting);
    QVERIFY(file.durationMs >= 1000);
    QVERIFY(file.waveform.size() > 40 && file.waveform.size() <= 100);
    QCOMPARE(*std::ranges::max_element(file.waveform), 255);
    QFile bytes(file.localFile);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QCOMPARE(file.size, bytes.size());
    QCOMPARE(file.hashes.front().digest, QCryptographicHash::hash(bytes.readAll(), QCryptographicHash::Sha256));
    QVERIFY(file.localFile.startsWith(m_folder));
    QCOMPARE(list().front(),
             (UnsentRecording{
                 .peer = m_peer, .file = file.localFile, .durationMs = file.durationMs, .waveform = file.waveform}));
    QVERIFY(m_problems.isEmpty());
}

void TestRecordings::pausedAndGoingOn()
{
    QVERIFY(recordFor(300, m_peer));
    m_recordings->setPaused(true);
    QVERIFY(m_recordings->progress().isPaused);
    QCOMPARE(m_recordings->progress().level, 0.0);
    m_recordings->setPaused(false);
    const qint64 before = m_recordings->progress().elapsedMs;
    EVENTUALLY(m_recordings->progress().elapsedMs > before + 500);
    m_recordings->stop();
    EVENTUALLY(kept());
}

void TestRecordings::takenForSending()
{
    QVERIFY(recordFor(700, m_peer));
    std::optional<std::expected<Attachment, RecordingProblem>> answer;
    m_recordings->stopAndTake([&](const auto &voice) { answer = voice; });
    QVERIFY(!answer); // it has to end first
    EVENTUALLY(answer);
    QVERIFY(*answer);
    QVERIFY((*answer)->durationMs >= 700);
    QVERIFY(!kept());            // it is on its way
    QCOMPARE(list().size(), 1u); // but not in the store
    answer.reset();
    m_recordings->stopAndTake([&](const auto &voice) { answer = voice; });
    QVERIFY(answer && !*answer); // there is none
}

void TestRecordings::whatWasTooShort()
{
    QVERIFY(m_recordings->start(m_peer, u"Voice message.opus"_s));
    const QString file = list().front().file;
    std::optional<std::expected<Attachment, RecordingProblem>> answer;
    m_recordings->stopAndTake([&](const auto &voice) { answer = voice; });
    EVENTUALLY(answer);
    QCOMPARE(answer->error(), RecordingProblem::TooShort);
    QCOMPARE(m_problems, QList{RecordingProblem::TooShort});
    QVERIFY(!kept());
    QVERIFY(!QFile::exists(file));
    QVERIFY(list().empty());
    QVERIFY(!QFile::exists(m_folder + "/recordings.json"_L1));
    QCOMPARE(QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
}

void TestRecordings::discardedAndUndone()
{
    QVERIFY(recordFor(700, m_peer));
    m_recordings->stop();
    EVENTUALLY(kept());
    const Attachment file = kept()->file;
    m_recordings->discard(m_peer);
    QVERIFY(!kept());
    QVERIFY(m_recordings->canUndo(m_peer));
    QVERIFY(!m_recordings->canUndo(m_other));
    QVERIFY(list().empty());
    m_recordings->undo(m_peer);
    QVERIFY(kept());
    QCOMPARE(kept()->file, file);
    QVERIFY(QFile::exists(file.localFile));
    QCOMPARE(list().size(), 1u);
    QVERIFY(!m_recordings->canUndo(m_peer));
}

void TestRecordings::cancelledAndUndone()
{
    QVERIFY(recordFor(700, m_peer));
    m_recordings->cancel();
    EVENTUALLY(m_recordings->canUndo(m_peer));
    QVERIFY(!kept());
    m_recordings->undo(m_peer);
    QVERIFY(kept());
    QVERIFY(QFile::exists(kept()->file.localFile));
}

void TestRecordings::discardedForGood()
{
    begin({.undoMs = 1});
    QVERIFY(recordFor(700, m_peer));
    const QString file = list().front().file;
    m_recordings->cancel();
    EVENTUALLY(!QFile::exists(file));
    EVENTUALLY(!m_recordings->canUndo(m_peer));
    QVERIFY(m_problems.isEmpty());
}

void TestRecordings::oneAtATime()
{
    QVERIFY(recordFor(700, m_peer));
    QVERIFY(!m_recordings->start(m_other, u"b.opus"_s));
    m_recordings->stop();
    QVERIFY(m_recordings->start(m_other, u"b.opus"_s)); // while the first one is still written
    EVENTUALLY(kept());
    QVERIFY(!m_recordings->start(m_peer, u"c.opus"_s)); // and it waits to be sent
    QCOMPARE(m_recordings->peer(), m_other);
}

void TestRecordings::forgottenWhenTheMessageIsStored()
{
    QVERIFY(recordFor(700, m_peer));
    m_recordings->stop();
    EVENTUALLY(kept());
    Message message;
    message.attachments = {kept()->file};
    m_recordings->take(m_peer);
    QVERIFY(!kept());
    begin(); // the program was killed before the message was on the disk
    EVENTUALLY(kept());
    QCOMPARE(kept()->note, RecordingNote::Restored);
    QCOMPARE(kept()->file, message.attachments.front());
    m_recordings->take(m_peer);
    m_recordings->stored(message);
    QVERIFY(list().empty());
    QVERIFY(QFile::exists(message.attachments.front().localFile)); // the message has it now
}

void TestRecordings::itOutlivesTheProgram()
{
    QVERIFY(recordFor(1500, m_peer));
    begin();
    EVENTUALLY(kept());
    QCOMPARE(kept()->note, RecordingNote::Restored);
    QVERIFY(kept()->file.durationMs >= 1500);
    QVERIFY(kept()->file.waveform.empty()); // whoever shows it finds out
    QVERIFY(!m_recordings->start(m_peer, u"another.opus"_s));
}

void TestRecordings::aLostFileIsForgotten()
{
    QVERIFY(recordFor(700, m_peer));
    m_recordings->stop();
    EVENTUALLY(kept());
    QFile::remove(kept()->file.localFile);
    begin();
    EVENTUALLY(list().empty());
    QVERIFY(!kept());
}

void TestRecordings::silenceIsSaid()
{
    m_recordings->setAudio({.backend = media::AudioSettings::Backend::Null});
    QVERIFY(recordFor(700, m_peer));
    QVERIFY(m_recordings->progress().isSilent);
    m_recordings->stop();
    EVENTUALLY(kept());
    QCOMPARE(kept()->note, RecordingNote::Silent);
}

void TestRecordings::noMicrophone()
{
    m_recordings->setAudio(
        {.backend = media::AudioSettings::Backend::Files, .playFile = m_dir->filePath(u"none.wav"_s)});
    QVERIFY(m_recordings->start(m_peer, u"a.opus"_s));
    EVENTUALLY(!m_problems.isEmpty());
    QCOMPARE(m_problems, QList{RecordingProblem::NoMicrophone});
    QVERIFY(!kept());
    QVERIFY(m_recordings->peer().isEmpty());
    QVERIFY(list().empty());
}

void TestRecordings::notForEver()
{
    begin({.longestMs = 800});
    QVERIFY(m_recordings->start(m_peer, u"a.opus"_s));
    EVENTUALLY(kept());
    QCOMPARE(kept()->note, RecordingNote::Longest);
    QCOMPARE(kept()->file.durationMs, 800);
    QVERIFY(m_recordings->peer().isEmpty());
}

void TestRecordings::anotherAccount()
{
    QVERIFY(recordFor(700, m_peer));
    m_recordings->openAccount(m_dir->filePath(u"bob.files"_s));
    QVERIFY(m_recordings->peer().isEmpty());
    QVERIFY(!kept());
    m_recordings->openAccount(m_folder); // the first one has its recording
    EVENTUALLY(kept());
    m_recordings->openAccount({});
    QVERIFY(!m_recordings->start(m_peer, u"a.opus"_s)); // nobody's
}

void TestRecordings::damagedLists_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("good");
    const QByteArray good = R"({"peer":"a@b","file":"FOLDER/own/v.opus","duration":1000,"waveform":"AQID"})";
    QTest::newRow("good") << '[' + good + ']' << 1;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("no JSON") << QByteArray("Dear Juliet") << 0;
    QTest::newRow("cut") << '[' + good.chopped(5) << 0;
    QTest::newRow("another shape") << good << 0;
    QTest::newRow("a file of somebody else") << QByteArray(R"([{"peer":"a@b","file":"/etc/passwd"}])") << 0;
    QTest::newRow("the same in disguise") << QByteArray(R"([{"peer":"a@b","file":"FOLDER/../secret"}])") << 0;
    QTest::newRow("no peer") << QByteArray(R"([{"peer":"@","file":"FOLDER/v.opus"}])") << 0;
    QTest::newRow("the good ones count") << QByteArray("[7,null,{},") + good + ']' << 1;
}

void TestRecordings::damagedLists()
{
    QFETCH(QByteArray, json);
    QFile file(m_dir->filePath(u"list.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json.replace("FOLDER", m_folder.toUtf8()));
    file.close();
    const auto read = readUnsentRecordings(file.fileName(), m_folder);
    QTEST(int(read.size()), "good");
    if (!read.empty())
        QCOMPARE(read.front().waveform, (std::vector<quint8>{1, 2, 3}));
}

void TestRecordings::listsComeBack()
{
    const std::vector<UnsentRecording> all{
        {.peer = m_peer, .file = m_folder + "/own-1/Voice message é.opus"_L1, .durationMs = -1, .waveform = {}},
        {.peer = *Jid::parse(u"room@rooms.example.test/Ann"_s),
         .file = m_folder + "/own-2/b.opus"_L1,
         .durationMs = 61'000,
         .waveform = {0, 255, 7}}};
    const QString path = m_dir->filePath(u"list.json"_s);
    QVERIFY(writeUnsentRecordings(path, all));
    QCOMPARE(readUnsentRecordings(path, m_folder), all);
    QVERIFY(writeUnsentRecordings(path, {}));
    QVERIFY(!QFile::exists(path));
    QVERIFY(writeUnsentRecordings(path, {}));
    QVERIFY(!writeUnsentRecordings(m_dir->filePath(u"no folder/list.json"_s), all));
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
