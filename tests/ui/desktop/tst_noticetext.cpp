// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticetext.h"

#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// What of others' words gets onto the desktop, and as what.
class TestNoticeText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void hugeTextsAreCut_data();
    void hugeTextsAreCut();
    void names_data();
    void names();
    void partsOfSentences_data();
    void partsOfSentences();
    void markup_data();
    void markup();
    void messages_data();
    void messages();
};

namespace
{
const QString kFamily = u"👨‍👩‍👧‍👦"_s; // one grapheme of eleven units
}

void TestNoticeText::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("line");
    QTest::newRow("as it is") << u"Good evening"_s << 20 << u"Good evening"_s;
    QTest::newRow("nothing") << QString() << 20 << QString();
    QTest::newRow("breaks are spaces") << u"one\ntwo\r\n\tthree\u2028four"_s << 40 << u"one two three four"_s;
    QTest::newRow("control characters are spaces")
        << (u"one"_s + QChar(0) + u"two\u001b[31mthree\u0085four"_s) << 40 << u"one two [31mthree four"_s;
    QTest::newRow("just as long") << u"abcd"_s << 4 << u"abcd"_s;
    QTest::newRow("too long") << u"abcde"_s << 4 << u"abcd…"_s;
    QTest::newRow("an accent stays on its letter") << u"e\u0301e\u0301e\u0301"_s << 2 << u"e\u0301e\u0301…"_s;
    QTest::newRow("a family is not parted") << kFamily + kFamily << 1 << kFamily + u"…"_s;
    QTest::newRow("a flag is not parted") << u"🇫🇷🇩🇪"_s << 1 << u"🇫🇷…"_s;
    QTest::newRow("half a pair is left out") << (u"a"_s + QChar(0xD83D) + u"b"_s + QChar(0xDE00)) << 9 << u"ab"_s;
    QTest::newRow("what turns other words is left out") << u"a\u202Eb\u2066c\u2069\u202C"_s << 9 << u"abc"_s;
    QTest::newRow("an accent with a tower on it is left out")
        << (u"a"_s + QString(100, QChar(0x0301)) + u"bc"_s) << 9 << u"bc"_s;
    QTest::newRow("nothing that is seen") << u"\u200B\u200D\u2060 \u3164\uFE0F\U000E0061"_s << 9 << QString();
    QTest::newRow("what is not seen stays in what is") << u"x\u200Dy"_s << 9 << u"x\u200Dy"_s;
}

void TestNoticeText::lines()
{
    QFETCH(const QString, text);
    QFETCH(const int, most);
    QTEST(noticeLine(text, most), "line");
}

void TestNoticeText::hugeTextsAreCut_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("letters") << u"a"_s;
    QTest::newRow("spaces") << u" "_s;
    QTest::newRow("one accent upon the other") << u"\u0301"_s;
    QTest::newRow("families") << kFamily;
    QTest::newRow("joined without an end") << u"👨‍"_s;
}

/// Whatever is written, it stays a line; and it is not read to its end.
void TestNoticeText::hugeTextsAreCut()
{
    QFETCH(const QString, piece);
    const QString line = noticeLine(piece.repeated(3'000'000 / int(piece.size())), kNoticeLine);
    QVERIFY(line.size() <= kNoticeLine * kLongestCluster + 1);
    QVERIFY(line.isEmpty() || line.endsWith(u'…'));
    QCOMPARE(QString::fromUtf8(line.toUtf8()), line);
}

void TestNoticeText::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a name") << u"Bob"_s << u"Bob"_s;
    QTest::newRow("none") << QString() << u"bob@example.test"_s;
    QTest::newRow("one that is not seen") << u"\u200B\u3164 "_s << u"bob@example.test"_s;
    QTest::newRow("a long one that is not seen") << QString(61, QChar(0x200B)) << u"bob@example.test"_s;
    QTest::newRow("a long one") << QString(61, u'b') << QString(60, u'b') + u'…';
}

void TestNoticeText::names()
{
    QFETCH(const QString, name);
    QTEST(noticeName(name, *Jid::parse(u"bob@example.test")), "shown");
}

void TestNoticeText::partsOfSentences_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isApart");
    QTest::newRow("all from left to right") << u"Bob"_s << u"%1 – 2 new messages"_s << false;
    QTest::newRow("a name from right to left") << u"דוד"_s << u"%1 – 2 new messages"_s << true;
    QTest::newRow("one that ends so") << u"Bob דוד"_s << u"%1 – 2 new messages"_s << true;
    QTest::newRow("a sentence from right to left") << u"Bob"_s << u"رسالتان من %1"_s << true;
}

/// Numbers and dashes beside a name stay where the sentence has them.
void TestNoticeText::partsOfSentences()
{
    QFETCH(const QString, part);
    QFETCH(const QString, sentence);
    QFETCH(const bool, isApart);
    QCOMPARE(setApart(part, sentence), isApart ? u'\u2068' + part + u'\u2069' : part);
}

void TestNoticeText::markup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("as it is") << u"Good evening"_s << u"Good evening"_s;
    QTest::newRow("a link") << u"<a href=\"http://evil.test\">you & me</a>"_s
                            << u"&lt;a href=&quot;http://evil.test&quot;&gt;you &amp; me&lt;/a&gt;"_s;
    QTest::newRow("a picture") << u"<img src='file:///etc/passwd'/>"_s
                               << u"&lt;img src='file:///etc/passwd'/&gt;"_s; // GNOME shows &#39; as it is
    QTest::newRow("escaped already") << u"&lt;b&gt;"_s << u"&amp;lt;b&amp;gt;"_s;
}

void TestNoticeText::markup()
{
    QFETCH(const QString, text);
    QTEST(noticeMarkup(text), "escaped");
}

void TestNoticeText::messages_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("line");
    Message text;
    text.body = u"Come at\nsix"_s;
    QTest::newRow("a text") << text << u"Come at six"_s;
    Message translated = text;
    translated.language = u"en"_s;
    translated.translations = {{u"fr"_s, u"Viens à six heures"_s}};
    QTest::newRow("in the reader's language") << translated << u"Viens à six heures"_s;
    Message hidden = text;
    hidden.spoiler = true;
    QTest::newRow("hidden until asked for") << hidden << u"Hidden text"_s;
    hidden.spoilerHint = u"the end"_s;
    QTest::newRow("hidden, with a hint") << hidden << u"Hidden text: the end"_s;
    Message file;
    Attachment picture;
    picture.name = u"cat.jpg"_s;
    picture.mediaType = u"image/jpeg"_s;
    file.attachments.push_back(picture);
    QTest::newRow("a file") << file << u"cat.jpg"_s;
    Message letter;
    letter.subject = u"Dinner?"_s;
    QTest::newRow("only a subject") << letter << u"Dinner?"_s;
    Message gone = text;
    gone.retraction = Retraction::BySender;
    QTest::newRow("taken back") << gone << u"This message was deleted."_s;
    Message call;
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Missed;
    QTest::newRow("a missed call") << call << u"Missed call"_s;
}

void TestNoticeText::messages()
{
    QFETCH(const Message, message);
    QTEST(noticeLine(message, {u"fr-FR"_s}), "line");
}

QTEST_GUILESS_MAIN(TestNoticeText)
#include "tst_noticetext.moc"
