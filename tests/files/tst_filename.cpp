// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filename.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie::files;
using namespace Qt::StringLiterals;

class TestFileName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void longNamesKeepTheirEnding();
    void whatRuns_data();
    void whatRuns();
    void whatRunsWhateverItIsCalled_data();
    void whatRunsWhateverItIsCalled();
};

void TestFileName::names_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *name, const QString &given, const QString &safe) {
        QTest::newRow(name) << given << safe;
    };
    row("plain", u"photo.jpg"_s, u"photo.jpg"_s);
    row("letters of any script", u"Фото 写真.png"_s, u"Фото 写真.png"_s);
    row("empty", u""_s, u"file"_s);
    row("a path", u"../../etc/passwd"_s, u"passwd"_s);
    row("a path of Windows", u"C:\\Windows\\a.exe"_s, u"a.exe"_s);
    row("only a folder", u"folder/"_s, u"file"_s);
    row("parent", u".."_s, u"file"_s);
    row("hidden", u".bashrc"_s, u"bashrc"_s);
    row("like an option", u"--help"_s, u"help"_s);
    row("home", u"~root"_s, u"root"_s);
    row("control characters", u"a\u0000b\u0007c.txt"_s, u"abc.txt"_s);
    row("line ends", u"a\nb\r.txt"_s, u"a b .txt"_s);
    row("a disguised ending", u"photo\u202Egpj.exe"_s, u"photogpj.exe"_s);
    row("invisible characters", u"a\u200B\uFEFFb.txt"_s, u"ab.txt"_s);
    row("signs", u"a<b>:\"|?*.txt"_s, u"ab.txt"_s);
    row("a device of Windows", u"CON.txt"_s, u"fileCON.txt"_s);
    row("another one", u"lpt1"_s, u"filelpt1"_s);
    row("only an ending", u".png"_s, u"png"_s);
    row("dots behind", u"name..."_s, u"name"_s);
    row("an ending in front of a dot that falls off", u"evil.exe ."_s, u"evil.exe"_s);
    row("and of more of them", u"evil.exe . . ."_s, u"evil.exe"_s);
    row("spaces", u"  a   b  "_s, u"a b"_s);
}

void TestFileName::names()
{
    QFETCH(QString, given);
    QTEST(safeName(given), "safe");
    QCOMPARE(safeName(safeName(given)), safeName(given));
}

void TestFileName::longNamesKeepTheirEnding()
{
    const QString safe = safeName(u"👩‍👩‍👧‍👦"_s.repeated(100) + u".tar.gz"_s);
    QVERIFY(safe.toUtf8().size() <= kLongestName);
    QVERIFY(safe.endsWith(u".gz"_s));
    QVERIFY(safe.startsWith(u"👩‍👩‍👧‍👦"_s));
    QVERIFY(!safe.chopped(3).back().isHighSurrogate());
    // Three bytes each: as characters they would fit.
    QCOMPARE(safeName(QString(120, u'漢') + u".txt"_s), QString(65, u'漢') + u".txt"_s);
}

void TestFileName::whatRuns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("runs");
    QTest::newRow("picture") << u"a.png"_s << u"image/png"_s << false;
    QTest::newRow("no ending") << u"README"_s << u""_s << false;
    QTest::newRow("by ending") << u"a.EXE"_s << u""_s << true;
    QTest::newRow("by type") << u"a.txt"_s << u"application/x-executable; x=y"_s << true;
    QTest::newRow("behind another ending") << u"a.jpg.desktop"_s << u"image/jpeg"_s << true;
    QTest::newRow("macros") << u"bill.docm"_s << u""_s << true;
    QTest::newRow("a page") << u"bill.html"_s << u""_s << true;
    QTest::newRow("a drawing with scripts") << u"bill"_s << u"image/svg+xml"_s << true;
    QTest::newRow("a disk") << u"bill.iso"_s << u""_s << true;
    QTest::newRow("a document") << u"bill.pdf"_s << u"application/pdf"_s << false;
}

void TestFileName::whatRuns()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QTEST(isExecutable(name, type), "runs");
}

void TestFileName::whatRunsWhateverItIsCalled_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("runs");
    QTest::newRow("text") << QByteArray("hello\n") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n", 8) << false;
    QTest::newRow("a script") << QByteArray("#!/bin/sh\necho\n") << true;
    QTest::newRow("a program") << QByteArray("\x7f"
                                             "ELF\x02\x01\x01",
                                             7) +
                                      QByteArray(9, '\0') + QByteArray("\x03\0\x3e\0", 4)
                               << true;
    QTest::newRow("a program of Windows") << QByteArray("MZ\x90\0", 4) + QByteArray(60, '\0') << true;
    QTest::newRow("a page") << QByteArray("<!DOCTYPE HTML><html><script>1</script></html>") << true;
}

void TestFileName::whatRunsWhateverItIsCalled()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"photo.jpg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QTEST(isExecutableContent(file.fileName()), "runs");
}

QTEST_APPLESS_MAIN(TestFileName)
#include "tst_filename.moc"
