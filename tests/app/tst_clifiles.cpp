// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clifiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::cli;
using namespace Qt::StringLiterals;

/// What of the command line's files is refused before anybody is called.
class TestCliFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refused_data();
    void refused();
    void whatIsSentIsLookedAt_data();
    void whatIsSentIsLookedAt();
    void accepted();
    void recordingTouchesNothing();
    void recordingsThatAreTooShort_data();
    void recordingsThatAreTooShort();

private:
    QString path(const QString &name) const { return m_dir.filePath(name); }
    bool write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_dir;
};

bool TestCliFiles::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

void TestCliFiles::initTestCase()
{
    QVERIFY(write(u"note.txt"_s, "no sound, no certificate\n"));
    QVERIFY(write(u"empty"_s, {}));
    QByteArray wav =
        QByteArray::fromHex("52494646 28000000 57415645 666d7420 10000000 0100 0100 80bb0000 00770100 0200 1000"
                            "64617461 04000000 00000100");
    QVERIFY(write(u"sound.wav"_s, wav));
    QVERIFY(write(u"cut.wav"_s, wav.first(30)));
    wav[34] = 8; // bits per sample
    QVERIFY(write(u"old.wav"_s, wav));
}

void TestCliFiles::refused_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    const auto row = [this](const char *name, const QString &option, const QString &file, const QString &text) {
        QTest::newRow(name) << option << (file.startsWith(u'/') ? file : path(file)) << (option + u"-file"_s) << text;
    };
    row("authorities that are not there", u"ca"_s, u"none.pem"_s, u"No such file"_s);
    row("authorities that are a folder", u"ca"_s, u"."_s, u"directory"_s);
    row("authorities without a certificate", u"ca"_s, u"note.txt"_s, u"holds no certificate"_s);
    row("authorities of nothing", u"ca"_s, u"empty"_s, u"holds no certificate"_s);
    row("sound that is not there", u"play"_s, u"none.wav"_s, u"No such file"_s);
    row("sound that is a folder", u"play"_s, u"."_s, u"directory"_s);
    row("sound that is text", u"play"_s, u"note.txt"_s, u"is not a WAV file"_s);
    row("sound that ends in its header", u"play"_s, u"cut.wav"_s, u"ends too early"_s);
    row("sound of 8 bits", u"play"_s, u"old.wav"_s, u"16-bit"_s);
    row("a recording nowhere", u"record"_s, u"none/out.wav"_s, u"No such file"_s);
    row("a recording onto a folder", u"record"_s, u"."_s, u"directory"_s);
    row("a recording where nothing may be written", u"record"_s, u"/proc/out.wav"_s, u"/proc/out.wav: "_s);
    row("a recording onto what is played", u"record"_s, u"sound.wav"_s, u"is the file to play"_s);
}

void TestCliFiles::refused()
{
    QFETCH(QString, option);
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFETCH(QString, text);
    Arguments arguments;
    arguments.playFile = path(u"sound.wav"_s);
    if (option == "ca"_L1)
        arguments.caFile = file;
    else if (option == "play"_L1)
        arguments.playFile = file;
    else
        arguments.recordFile = file;
    const auto problem = findFileProblem(arguments);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, kind);
    QVERIFY2(problem->text.contains(text, Qt::CaseInsensitive), qPrintable(problem->text));
    QVERIFY(problem->text.contains(file));
}

void TestCliFiles::whatIsSentIsLookedAt_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("a file") << u"note.txt"_s << true;
    QTest::newRow("an empty one") << u"empty"_s << true; // what the server makes of it is its business
    QTest::newRow("one that is not there") << u"none.txt"_s << false;
    QTest::newRow("a folder") << u"."_s << false;
}

void TestCliFiles::whatIsSentIsLookedAt()
{
    QFETCH(QString, file);
    QFETCH(bool, isGood);
    for (const Verb verb : {Verb::Upload, Verb::SendFile, Verb::Import}) {
        Arguments arguments;
        arguments.verb = verb;
        arguments.file = path(file);
        const auto problem = findFileProblem(arguments);
        QCOMPARE(problem.has_value(), !isGood && verb != Verb::Import);
        if (problem)
            QCOMPARE(problem->kind, u"file-unreadable"_s);
    }
}

void TestCliFiles::accepted()
{
    QVERIFY(!findFileProblem({}).has_value());
    Arguments arguments;
    arguments.playFile = path(u"sound.wav"_s);
    arguments.recordFile = path(u"out.wav"_s);
    QVERIFY(!findFileProblem(arguments).has_value());
}

void TestCliFiles::recordingTouchesNothing()
{
    Arguments arguments;
    arguments.recordFile = path(u"new.wav"_s);
    QVERIFY(!findFileProblem(arguments).has_value());
    QVERIFY(!QFile::exists(arguments.recordFile));
    arguments.recordFile = path(u"note.txt"_s);
    QVERIFY(!findFileProblem(arguments).has_value());
    QFile note(arguments.recordFile);
    QVERIFY(note.open(QIODevice::ReadOnly));
    QCOMPARE(note.readAll(), QByteArray("no sound, no certificate\n"));
}

void TestCliFiles::recordingsThatAreTooShort_data()
{
    QTest::addColumn<int>("written"); // milliseconds
    QTest::addColumn<int>("talk");
    QTest::addColumn<bool>("isShort");
    QTest::newRow("all of it") << 5'000 << 5'000 << false;
    QTest::newRow("the last period is missing") << 4'900 << 5'000 << false;
    QTest::newRow("half of it is missing") << 2'500 << 5'000 << true;
    QTest::newRow("nothing there") << 0 << 5'000 << true;
    QTest::newRow("no talk to speak of") << 0 << 0 << false;
}

void TestCliFiles::recordingsThatAreTooShort()
{
    QFETCH(int, written);
    QFETCH(int, talk);
    QFETCH(bool, isShort);
    QVERIFY(write(u"talk.wav"_s, QByteArray(44 + written * 96, '\0')));
    const auto problem = findRecordingProblem(path(u"talk.wav"_s), std::chrono::milliseconds(talk));
    QCOMPARE(problem.has_value(), isShort);
    QVERIFY(!findRecordingProblem({}, std::chrono::milliseconds(talk)).has_value());
}

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_clifiles.moc"
