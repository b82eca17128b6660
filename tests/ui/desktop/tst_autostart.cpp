// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/autostart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The file by which the desktop starts the program.
class TestAutostart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void whatTheyMean();
    void onAndOff();
    void othersWrite_data();
    void othersWrite();
    void nowhereToWrite();
    void eachFolderHasItsOwn();
};

void TestAutostart::commands_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << QStringList{u"/usr/bin/causerie"_s, u"--minimised"_s}
                           << QByteArray(R"(Exec="/usr/bin/causerie" "--minimised")");
    QTest::newRow("spaces") << QStringList{u"/opt/my programs/causerie"_s}
                            << QByteArray(R"(Exec="/opt/my programs/causerie")");
    QTest::newRow("what is special in quotes")
        << QStringList{uR"(/a"b`c$d\e)"_s} << QByteArray(R"(Exec="/a\\"b\\`c\\$d\\\\e")");
    QTest::newRow("per cent") << QStringList{u"/100%/causerie"_s} << QByteArray(R"(Exec="/100%%/causerie")");
    QTest::newRow("a line of its own") << QStringList{u"/a\nExec=evil"_s} << QByteArray(R"(Exec="/a\nExec=evil")");
    QTest::newRow("other letters") << QStringList{u"/home/zoë"_s} << QByteArray("Exec=\"/home/zo\xc3\xab\"");
}

void TestAutostart::commands()
{
    QFETCH(const QStringList, command);
    QFETCH(const QByteArray, line);
    const QList<QByteArray> lines = autostartEntry(command).split('\n');
    QVERIFY2(lines.contains(line), autostartEntry(command).constData());
    QCOMPARE(lines.size(), 9); // with the empty one at the end
    QCOMPARE(lines.constFirst(), "[Desktop Entry]");
}

/// As whoever reads such files has it: first the string, then the words of a command.
void TestAutostart::whatTheyMean()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"causerie.desktop"_s);
    QVERIFY(setAutostart(file, {u"/opt/my programs/causerie"_s, u"--data"_s, u"/a\"b $HOME"_s}, true));
    QProcess check;
    check.start(u"desktop-file-validate"_s, {file});
    if (!check.waitForStarted())
        QSKIP("desktop-file-validate is not installed");
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.readAllStandardOutput() + check.readAllStandardError(), QByteArray());
    QCOMPARE(check.exitCode(), 0);
}

void TestAutostart::onAndOff()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"not there yet/causerie.desktop"_s);
    QVERIFY(!isAutostartOn(file));
    QVERIFY(setAutostart(file, {u"/usr/bin/causerie"_s}, true));
    QVERIFY(isAutostartOn(file));
    QVERIFY(setAutostart(file, {u"/usr/bin/causerie"_s}, false));
    QVERIFY(!isAutostartOn(file));
    QVERIFY(!QFile::exists(file));
    QVERIFY(setAutostart(file, {}, false)); // it was off
}

void TestAutostart::othersWrite_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<bool>("on");
    QTest::newRow("by hand") << QByteArray("[Desktop Entry]\nExec=causerie\n") << true;
    QTest::newRow("hidden by a settings dialog") << QByteArray("[Desktop Entry]\nHidden=true\n") << false;
    QTest::newRow("with spaces") << QByteArray("[Desktop Entry]\nHidden = true\r\n") << false;
    QTest::newRow("shown again") << QByteArray("[Desktop Entry]\nHidden=false\n") << true;
    QTest::newRow("of GNOME") << QByteArray("[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n") << false;
}

void TestAutostart::othersWrite()
{
    QFETCH(const QByteArray, written);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"causerie.desktop"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(written) > 0);
    file.close();
    QTEST(isAutostartOn(file.fileName()), "on");
    QVERIFY(setAutostart(file.fileName(), {u"/usr/bin/causerie"_s}, true));
    QVERIFY(isAutostartOn(file.fileName()));
}

void TestAutostart::nowhereToWrite()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"autostart"_s)); // a file where a folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto done = setAutostart(file.fileName() + u"/causerie.desktop"_s, {u"/usr/bin/causerie"_s}, true);
    QVERIFY(!done);
    QVERIFY(!done.error().isEmpty());
}

void TestAutostart::eachFolderHasItsOwn()
{
    QVERIFY(autostartFile({}).endsWith(u"/autostart/causerie.desktop"_s));
    QVERIFY(autostartFile(u"/a"_s) != autostartFile(u"/b"_s));
    QVERIFY(autostartFile(u"/a"_s) != autostartFile({}));
    QCOMPARE(QFileInfo(autostartFile(u"/a"_s)).path(), QFileInfo(autostartFile({})).path());
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
