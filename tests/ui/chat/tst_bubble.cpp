// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/bubblewords.h"
#include "ui/chat/messagelayout.h"
#include "ui/chat/messagewords.h"
#include "ui/style/format.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What a bubble shows beside plain text, and what a click in it means.
class TestBubble final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreHit_data();
    void partsAreHit();
    void whatWasTakenBackIsGone();
    void aLongReasonIsReadWhole();
    void blankOnesAreSaidToBeEmpty();
    void spoilersAreCovered();
    void theReadersLanguageIsShown_data();
    void theReadersLanguageIsShown();
    void partsAddHeight();
    void staysWithinItsShare_data();
    void staysWithinItsShare();
    void subjectsAreShown();
    void isSpoken_data();
    void isSpoken();
    void looks_data();
    void looks();

private:
    static MessageStyle style(int width = 640, Qt::LayoutDirection direction = Qt::LeftToRight,
                              Scheme scheme = Scheme::Light);
    static QDateTime now() { return QDateTime(QDate(2026, 11, 20), QTime(14, 2)); }
    Message theirs(const QString &body) const { return incoming(m_juliet, body, now()); }
    Message ours(const QString &body) const { return outgoing(m_juliet, body, now(), DeliveryState::Read); }
    Message answer() const;
    static Message inLanguages(Message message);
    static MessageContext context();
    static QSet<MessageHit::Kind> hits(const MessageLayout &layout, int width = 640);

    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

MessageStyle TestBubble::style(int width, Qt::LayoutDirection direction, Scheme scheme)
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    MessageStyle result(font, width, direction, QDate(2026, 11, 20), scheme);
    result.locale = QLocale(u"en_GB"_s);
    return result;
}

Message TestBubble::answer() const
{
    Message message = theirs(u"That is the question."_s);
    message.reply = Reply{u"id"_s, jid(u"romeo@example.test"_s), 7, u"To be, or not to be?\nOr else\nthree lines"_s};
    return message;
}

Message TestBubble::inLanguages(Message message)
{
    message.language = u"en"_s;
    message.translations = {{u"fr"_s, u"Bonjour le monde"_s}, {u"de"_s, u"Hallo Welt"_s}};
    return message;
}

MessageContext TestBubble::context()
{
    MessageContext context;
    context.sender = u"Juliet"_s;
    context.senderHue = 40;
    context.actor = u"Juliet"_s;
    context.quoteAuthor = u"You"_s;
    context.reactions = {{u"👍"_s, 3, true}, {u"🎉"_s, 1, false}};
    context.readerLanguages = {u"en"_s};
    return context;
}

QSet<MessageHit::Kind> TestBubble::hits(const MessageLayout &layout, int width)
{
    QSet<MessageHit::Kind> kinds;
    for (int y = 0; y < layout.height(); y += 2) {
        for (int x = 0; x < width; x += 3)
            kinds.insert(layout.hit(QPointF(x, y)).kind);
    }
    return kinds;
}

void TestBubble::partsAreHit_data()
{
    using Kind = MessageHit::Kind;
    QTest::addColumn<Message>("message");
    QTest::addColumn<bool>("gap");
    QTest::addColumn<QSet<Kind>>("kinds");
    const QSet<Kind> plain{Kind::Nothing, Kind::Bubble, Kind::Text, Kind::Reaction};
    Message spoiler = theirs(u"He dies."_s);
    spoiler.spoiler = true;
    Message failed = ours(u"hello"_s);
    failed.state = DeliveryState::Failed;
    Message gone = theirs(u"oops"_s);
    gone.retraction = Retraction::BySender;
    QTest::newRow("text") << theirs(u"hello"_s) << false << plain;
    QTest::newRow("behind a gap") << theirs(u"hello"_s) << true << plain;
    QTest::newRow("an answer") << answer() << false << (plain + QSet{Kind::Quote});
    QTest::newRow("languages") << inLanguages(theirs(u"Hello"_s)) << false << (plain + QSet{Kind::Language});
    QTest::newRow("a spoiler") << spoiler << false << QSet{Kind::Nothing, Kind::Bubble, Kind::Reveal, Kind::Reaction};
    QTest::newRow("failed") << failed << false << (plain + QSet{Kind::SendAgain});
    QTest::newRow("taken back") << gone << false << QSet{Kind::Nothing, Kind::Bubble};
}

void TestBubble::partsAreHit()
{
    QFETCH(Message, message);
    QFETCH(bool, gap);
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const MessageLayout layout(message, {.followsGap = gap}, style(640, direction), context());
        QTEST(hits(layout), "kinds");
    }
}

void TestBubble::whatWasTakenBackIsGone()
{
    Message message = answer();
    message.retraction = Retraction::ByModerator;
    message.retractionReason = u"spam"_s;
    const MessageLayout layout(message, {}, style(), context());
    QCOMPARE(layout.shownText(), QString());
    QVERIFY(goneText(message).contains(u"spam"_s));
    QCOMPARE(goneText(answer()), QString());
}

/// Nobody has to guess the end of a reason.
void TestBubble::aLongReasonIsReadWhole()
{
    Message message = answer();
    message.retraction = Retraction::ByModerator;
    message.retractionReason = u"short"_s;
    const auto heightOf = [&message] {
        const BubbleWords words(goneText(message), BubbleWords::Look::Gone, style());
        return std::pair(words.size().height(), words.size().width());
    };
    const auto one = heightOf();
    message.retractionReason = u"This room is about tea, and only about tea. "_s.repeated(8);
    const auto many = heightOf();
    QVERIFY(many.first > 3 * one.first);
    QVERIFY(many.second <= style().maxText);
    message.retractionReason = QString(2000, u'x'); // no place to break
    QVERIFY(heightOf().first > 10 * one.first);
    QVERIFY(heightOf().second <= style().maxText);
}

void TestBubble::blankOnesAreSaidToBeEmpty()
{
    const MessageLayout layout(theirs(u"\n \n"_s.repeated(9000)), {}, style());
    QVERIFY(layout.height() < 100);
    QCOMPARE(spokenText(theirs(u"\n"_s)), u"This message is empty."_s);
    QCOMPARE(spokenText(theirs(u"\n."_s)), u"\n."_s);
}

void TestBubble::spoilersAreCovered()
{
    Message message = theirs(u"He dies."_s);
    message.spoiler = true;
    message.spoilerHint = u"the end"_s;
    QCOMPARE(MessageLayout(message, {}, style(), context()).shownText(), QString());
    QCOMPARE(MessageLayout(message, {}, style(), context(), {.revealed = true}).shownText(), u"He dies."_s);
    QVERIFY(!spokenText(message).contains(u"dies"_s));
    QVERIFY(spokenText(message).contains(u"the end"_s));
}

void TestBubble::theReadersLanguageIsShown_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<int>("chosen");
    QTest::addColumn<QString>("text");
    QTest::newRow("the reader's") << QStringList{u"de-AT"_s} << -1 << u"Hallo Welt"_s;
    QTest::newRow("none that is there") << QStringList{u"ja"_s} << -1 << u"Hello"_s;
    QTest::newRow("the chosen one") << QStringList{u"de"_s} << 1 << u"Bonjour le monde"_s;
    QTest::newRow("one that is no more") << QStringList{u"de"_s} << 9 << u"Hallo Welt"_s;
}

void TestBubble::theReadersLanguageIsShown()
{
    QFETCH(QStringList, languages);
    QFETCH(int, chosen);
    MessageContext who = context();
    who.readerLanguages = languages;
    const MessageLayout layout(inLanguages(theirs(u"Hello"_s)), {}, style(), who, {.language = chosen});
    QTEST(layout.shownText(), "text");
}

void TestBubble::partsAddHeight()
{
    const auto height = [&](const Message &message, const MessageContext &who) {
        return MessageLayout(message, {}, style(), who).height();
    };
    const MessageContext nobody;
    const int plain = height(theirs(u"Hello"_s), nobody);
    QVERIFY(height(answer(), nobody) > plain);
    QVERIFY(height(inLanguages(theirs(u"Hello"_s)), nobody) > plain);
    QVERIFY(height(theirs(u"Hello"_s), context()) > plain);
    QVERIFY(height(theirs(u"😀"_s), nobody) > plain); // stands large
}

void TestBubble::staysWithinItsShare_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {200, 640, 2000})
        QTest::addRow("%d", width) << width;
}

void TestBubble::staysWithinItsShare()
{
    QFETCH(int, width);
    Message message = inLanguages(answer());
    message.reply->quote = u"word "_s.repeated(200);
    for (int i = 0; i < 30; ++i)
        message.translations.push_back({u"x-%1"_s.arg(i), u"https://example.test/%1"_s.arg(i)});
    MessageContext who = context();
    who.sender = u"A very long name indeed "_s.repeated(20);
    for (int i = 0; i < 60; ++i)
        who.reactions.push_back({u"👍"_s, i + 2, false});
    const MessageStyle s = style(width);
    const MessageLayout layout(message, {}, s, who);
    QVERIFY(layout.bubble().width() <= s.maxText + 2 * s.padX + 1);
    QVERIFY(layout.bubble().bottom() <= layout.height());
}

void TestBubble::subjectsAreShown()
{
    Message message = theirs(u"Tomorrow at nine."_s);
    const int without = MessageLayout(message, {}, style(), context()).height();
    message.subject = u"The meeting"_s;
    message.subjectLanguage = u"en"_s;
    const MessageLayout with(message, {}, style(), context());
    QVERIFY(with.height() > without);
    QVERIFY(!hits(with).contains(MessageHit::Kind::Language));
    message.subjectTranslations = {{u"de"_s, u"Die Besprechung"_s}};
    QVERIFY(hits(MessageLayout(message, {}, style(), context())).contains(MessageHit::Kind::Language));
    message.subject = u"A very long subject "_s.repeated(30);
    QVERIFY(MessageLayout(message, {}, style(), context()).height() > with.height() + 100); // all of it
}

void TestBubble::isSpoken_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("spoken");
    Message edited = theirs(u"now right"_s);
    edited.editedAt = now();
    Message liked = theirs(u"hello"_s);
    liked.reactions = {{m_juliet, u"👍"_s}};
    Message gone = theirs(u"oops"_s);
    gone.retraction = Retraction::BySender;
    QTest::newRow("plain") << theirs(u"hello"_s) << u"hello"_s;
    QTest::newRow("edited") << edited << u"now right, edited"_s;
    QTest::newRow("liked") << liked << u"hello, Reactions: 👍"_s;
    QTest::newRow("gone") << gone << u"This message was deleted."_s;
    Message letter = theirs(QString());
    letter.subject = u"The meeting is off"_s;
    QTest::newRow("letter") << letter << u"The meeting is off"_s;
    Message covered = theirs(u"He dies."_s);
    covered.subject = u"Romeo dies"_s;
    covered.spoiler = true;
    QTest::newRow("covered") << covered << u"Hidden text. Show it"_s;
    QTest::newRow("answer") << answer()
                            << u"in answer to “To be, or not to be? Or else three lines”, That is the question."_s;
}

void TestBubble::isSpoken()
{
    QFETCH(Message, message);
    QTEST(spokenText(message), "spoken");
}

void TestBubble::looks_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << Scheme::Light << Qt::LeftToRight;
    QTest::newRow("dark") << Scheme::Dark << Qt::LeftToRight;
    QTest::newRow("light-mirrored") << Scheme::Light << Qt::RightToLeft;
}

/// Everything at once, kept as a picture; nothing may be painted outside its row.
void TestBubble::looks()
{
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    const MessageStyle s = style(640, direction, scheme);
    const Tokens &colours = tokens(scheme);
    Message styled =
        theirs(u"Now *strong*, _emphasis_, ~struck~ and `code`:\n```\nint main() {}\n```\n> quoted\nend"_s);
    Message edited = ours(u"I wrote this twice"_s);
    edited.editedAt = now();
    Message spoiler = theirs(u"He dies."_s);
    spoiler.spoiler = true;
    spoiler.spoilerHint = u"the end of the play"_s;
    Message gone = ours(u"oops"_s);
    gone.retraction = Retraction::BySender;
    Message failed = ours(u"hello"_s);
    failed.state = DeliveryState::Failed;
    failed.failure = u"remote-server-not-found"_s;
    Message differs = inLanguages(ours(u"Hello"_s));
    differs.translations[0].text += u" https://evil.test/"_s;
    Message event = theirs(u"Mercutio was removed: too loud"_s);
    event.kind = MessageKind::Event;
    Message letter = inLanguages(theirs(u"Hello world"_s));
    letter.subject = u"A greeting to all of you who read this, wherever you are and whatever you do"_s;
    letter.subjectLanguage = u"en"_s;
    letter.subjectTranslations = {{u"it"_s, u"Un saluto"_s}};
    letter.translations.push_back({u"de"_s, u"Guten Tag"_s});
    Message ofOneLine = ours(QString());
    ofOneLine.subject = u"The meeting is off"_s;
    const Message all[] = {styled,
                           letter,
                           ofOneLine,
                           answer(),
                           edited,
                           inLanguages(theirs(u"Hello world"_s)),
                           differs,
                           spoiler,
                           gone,
                           failed,
                           theirs(u"/me waves"_s),
                           theirs(u"😀👍"_s),
                           event};
    QImage image(640, 1400, QImage::Format_RGB32);
    image.fill(colours.window);
    QPainter painter(&image);
    int y = 10;
    bool gap = true;
    MessageContext around = context();
    around.reactions.push_back({u"❤️‍🔥"_s, 2, false});
    around.reactions.push_back({u"👨‍👩‍👧"_s, 1, false});
    for (const Message &message : all) {
        const MessageLayout layout(message, {.followsGap = std::exchange(gap, false)}, s, around);
        QImage row(640, layout.height() + 40, QImage::Format_RGB32);
        row.fill(colours.window);
        QPainter alone(&row);
        layout.paint(alone, QPointF(0, 20), s, colours, {});
        alone.end();
        for (int x = 0; x < 640; ++x) {
            QCOMPARE(row.pixelColor(x, 10), colours.window);
            QCOMPARE(row.pixelColor(x, layout.height() + 30), colours.window);
        }
        layout.paint(painter, QPointF(0, y), s, colours, {});
        y += layout.height();
    }
    painter.end();
    QVERIFY(y < image.height());
    const QString folder = QStringLiteral(CAUSERIE_SHOTS_DIR);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(image.copy(0, 0, 640, y + 10)
                .save(u"%1/bubbles-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestBubble)
#include "tst_bubble.moc"
