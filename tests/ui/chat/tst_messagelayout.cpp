// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/messagelayout.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestMessageLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sidesFollowTheSender_data();
    void sidesFollowTheSender();
    void bubblesStayWithinTheirShare_data();
    void bubblesStayWithinTheirShare();
    void timeStandsBesideAShortLine();
    void placesAddHeight();
    void linksAreHit();
    void failedOffersToSendAgain();
    void missedCallsOfferToCallBack_data();
    void missedCallsOfferToCallBack();
    void wordsAreFound_data();
    void wordsAreFound();
    void markedTextKeepsItsLines();
    void aVeryLongMessageIsCut();
    void nothingIsPaintedOutside_data();
    void nothingIsPaintedOutside();

private:
    static MessageStyle style(int width = 640, Qt::LayoutDirection direction = Qt::LeftToRight,
                              Scheme scheme = Scheme::Light);
    static QDateTime now() { return QDateTime(QDate(2026, 11, 20), QTime(14, 2)); }
    Message theirs(const QString &body) const { return incoming(m_juliet, body, now()); }
    Message ours(const QString &body, DeliveryState state = DeliveryState::Delivered) const
    {
        return outgoing(m_juliet, body, now(), state);
    }

    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

MessageStyle TestMessageLayout::style(int width, Qt::LayoutDirection direction, Scheme scheme)
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    MessageStyle result(font, width, direction, QDate(2026, 11, 20), scheme);
    result.locale = QLocale(u"en_GB"_s);
    return result;
}

void TestMessageLayout::sidesFollowTheSender_data()
{
    QTest::addColumn<bool>("mine");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("left");
    QTest::newRow("theirs") << false << Qt::LeftToRight << true;
    QTest::newRow("ours") << true << Qt::LeftToRight << false;
    QTest::newRow("theirs, mirrored") << false << Qt::RightToLeft << false;
    QTest::newRow("ours, mirrored") << true << Qt::RightToLeft << true;
}

void TestMessageLayout::sidesFollowTheSender()
{
    QFETCH(bool, mine);
    QFETCH(Qt::LayoutDirection, direction);
    const MessageStyle s = style(640, direction);
    const MessageLayout layout(mine ? ours(u"hello"_s) : theirs(u"hello"_s), {}, s);
    QTEST(layout.bubble().center().x() < 320, "left");
    QVERIFY(layout.bubble().left() >= s.margin - 0.5);
    QVERIFY(layout.bubble().right() <= 640 - s.margin + 0.5);
}

void TestMessageLayout::bubblesStayWithinTheirShare_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("many words") << u"word "_s.repeated(200);
    QTest::newRow("one endless word") << QString(500, u'x');
    QTest::newRow("many lines") << u"a\n"_s.repeated(50);
    QTest::newRow("emoji") << u"👩‍👩‍👧‍👦"_s.repeated(60);
    QTest::newRow("from right to left") << u"שלום עולם "_s.repeated(60);
    QTest::newRow("both ways") << u"hello שלום "_s.repeated(60);
    QTest::newRow("tall letters") << u"Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L"_s;
}

void TestMessageLayout::bubblesStayWithinTheirShare()
{
    QFETCH(QString, body);
    for (const int width : {200, 640, 2000}) {
        const MessageStyle s = style(width);
        const MessageLayout layout(theirs(body), {}, s);
        QVERIFY(layout.bubble().width() <= s.maxText + 2 * s.padX + 1);
        QVERIFY(layout.bubble().bottom() <= layout.height());
        QVERIFY(layout.height() > 20);
    }
}

void TestMessageLayout::timeStandsBesideAShortLine()
{
    const MessageStyle s = style();
    const MessageLayout shortLine(theirs(u"hello"_s), {}, s);
    const MessageLayout wide(theirs(u"Sorry, I was away from the desk. Shall we talk now or tomorrow?"_s), {}, s);
    QVERIFY(wide.height() > shortLine.height());
    QVERIFY(wide.bubble().width() > shortLine.bubble().width());
}

void TestMessageLayout::placesAddHeight()
{
    const MessageStyle s = style();
    const auto height = [&](const MessagePlace &place) { return MessageLayout(theirs(u"a"_s), place, s).height(); };
    const int alone = height({});
    QVERIFY(height({.joinsPrevious = true}) < alone);
    QVERIFY(height({.startsDay = true}) > alone);
    QVERIFY(height({.startsDay = true, .startsNew = true}) > height({.startsNew = true}));
}

void TestMessageLayout::linksAreHit()
{
    const MessageLayout layout(theirs(u"https://example.test/long/enough"_s), {}, style());
    const QPointF inside = layout.bubble().topLeft() + QPointF(60, 15);
    QCOMPARE(layout.hit(inside).kind, MessageHit::Kind::Link);
    QCOMPARE(layout.hit(inside).url, QUrl(u"https://example.test/long/enough"_s));
    QCOMPARE(layout.hit({630, 10}).kind, MessageHit::Kind::Nothing);
    const MessageLayout plain(theirs(u"no link at all here"_s), {}, style());
    QCOMPARE(plain.hit(plain.bubble().topLeft() + QPointF(30, 15)).kind, MessageHit::Kind::Text);
    QCOMPARE(plain.hit(plain.bubble().topLeft() + QPointF(2, 2)).kind, MessageHit::Kind::Bubble);
}

void TestMessageLayout::failedOffersToSendAgain()
{
    const auto offers = [&](const Message &message) {
        const MessageLayout layout(message, {}, style());
        for (int y = 0; y < layout.height(); ++y) {
            for (int x = 0; x < 640; x += 4) {
                if (layout.hit(QPointF(x, y)).kind == MessageHit::Kind::SendAgain)
                    return true;
            }
        }
        return false;
    };
    Message failed = ours(u"hello"_s, DeliveryState::Failed);
    failed.failure = u"a reason that is far too long to be shown in one line of such a small bubble, really"_s;
    QVERIFY(offers(failed));
    QVERIFY(!offers(ours(u"hello"_s)));
    QVERIFY(!offers(ours(u"hello"_s, DeliveryState::Pending)));
}

void TestMessageLayout::missedCallsOfferToCallBack_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<CallOutcome>("outcome");
    QTest::addColumn<bool>("offers");
    QTest::newRow("missed") << Direction::Incoming << CallOutcome::Missed << true;
    QTest::newRow("they gave up") << Direction::Incoming << CallOutcome::Cancelled << true;
    QTest::newRow("answered") << Direction::Incoming << CallOutcome::Answered << false;
    QTest::newRow("refused by us") << Direction::Incoming << CallOutcome::Declined << false;
    QTest::newRow("ours") << Direction::Outgoing << CallOutcome::Missed << false;
}

void TestMessageLayout::missedCallsOfferToCallBack()
{
    QFETCH(Direction, direction);
    QFETCH(CallOutcome, outcome);
    Message call = theirs(QString());
    call.kind = MessageKind::Call;
    call.direction = direction;
    call.outcome = outcome;
    const MessageLayout layout(call, {}, style());
    bool offers = false;
    for (int x = 0; x < 640; ++x)
        offers = offers || layout.hit(QPointF(x, layout.bubble().center().y())).kind == MessageHit::Kind::CallBack;
    QTEST(offers, "offers");
    QVERIFY(qAbs(layout.bubble().center().x() - 320) < 1); // centred
}

void TestMessageLayout::wordsAreFound_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("word");
    QTest::newRow("start of the text") << 0 << u"art"_s;
    QTest::newRow("inside") << 6 << u"thou"_s;
    QTest::newRow("just behind a word") << 8 << u"thou"_s;
    QTest::newRow("between signs") << 10 << QString();
    QTest::newRow("far behind") << 99 << QString();
}

void TestMessageLayout::wordsAreFound()
{
    QFETCH(int, position);
    const MessageLayout layout(theirs(u"art thou, ?"_s), {}, style());
    QTEST(layout.textIn(layout.wordAt(position)), "word");
}

void TestMessageLayout::markedTextKeepsItsLines()
{
    const MessageLayout layout(theirs(u"one\r\ntwo\nthree"_s), {}, style());
    QCOMPARE(layout.textIn({0, 100}), u"one\ntwo\nthree"_s);
    QCOMPARE(layout.textIn({4, 7}), u"two"_s);
}

void TestMessageLayout::aVeryLongMessageIsCut()
{
    const MessageLayout layout(theirs(QString(1'000'000, u'x')), {}, style());
    QVERIFY(layout.shownText().size() < 13'000);
    QVERIFY(layout.shownText().endsWith(u'…'));
}

void TestMessageLayout::nothingIsPaintedOutside_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << Scheme::Light << Qt::LeftToRight;
    QTest::newRow("dark, mirrored") << Scheme::Dark << Qt::RightToLeft;
}

void TestMessageLayout::nothingIsPaintedOutside()
{
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    const MessageStyle s = style(640, direction, scheme);
    const Tokens &colours = tokens(scheme);
    Message failed = ours(u"never got there https://example.test"_s, DeliveryState::Failed);
    failed.failure = u"remote-server-not-found"_s;
    Message call = theirs(QString());
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Missed;
    for (const Message &message : {theirs(u"hello"_s), ours(u"hello"_s, DeliveryState::Read), failed, call}) {
        const MessageLayout layout(message, {.startsDay = true, .startsNew = true}, s);
        QImage image(640, layout.height() + 40, QImage::Format_RGB32);
        image.fill(colours.window);
        QPainter painter(&image);
        layout.paint(painter, QPointF(0, 20), s, colours, {0, 3});
        painter.end();
        int inside = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < 640; ++x) {
                const bool painted = image.pixelColor(x, y) != colours.window;
                inside += painted;
                if (painted)
                    QVERIFY2(y >= 20 && y <= 20 + layout.height(), "painted above or below the row");
            }
        }
        QVERIFY(inside > 500);
    }
}

QTEST_MAIN(TestMessageLayout)
#include "tst_messagelayout.moc"
