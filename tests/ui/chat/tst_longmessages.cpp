// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/chat/messagelayout.h"

#include <QPaintEngine>
#include <QPainter>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const QString kFamily = u"👨‍👩‍👧‍👦"_s; // eleven code units, one character

/// Counts what is drawn on it.
class Counting final : public QPaintEngine
{
public:
    Counting() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawTextItem(const QPointF &, const QTextItem &) override { ++texts; }
    void drawPath(const QPainterPath &) override { ++shapes; }
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override { ++shapes; }
    void drawRects(const QRectF *, int count) override { shapes += count; }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { ++shapes; }
    Type type() const override { return User; }

    int texts = 0;
    int shapes = 0;
};

class Surface final : public QPaintDevice
{
public:
    QPaintEngine *paintEngine() const override { return &m_engine; }
    const Counting &counted() const { return m_engine; }

protected:
    int metric(PaintDeviceMetric what) const override
    {
        switch (what) {
        case PdmWidth:
        case PdmHeight:
            return 640;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 96;
        }
    }

private:
    mutable Counting m_engine;
};

} // namespace

/// Messages that are longer than anybody reads: what they cost, and how they are shown.
class TestLongMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsInSightIsPainted_data();
    void onlyWhatIsInSightIsPainted();
    void alikeNeighboursArePaintedAsOne();
    void longSubjectsAreCut();
    void theBeginningIsShown_data();
    void theBeginningIsShown();
    void allIsShownOnRequest_data();
    void allIsShownOnRequest();
    void littleIsLaidOutAtOnce();

private:
    static MessageStyle style();
    static Message theirs(const QString &body)
    {
        return incoming(jid(u"alice@example.test"_s), body, QDateTime(QDate(2026, 11, 20), QTime(14, 2)));
    }
};

MessageStyle TestLongMessages::style()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    return {font, 640, Qt::LeftToRight, QDate(2026, 11, 20), Scheme::Light};
}

void TestLongMessages::onlyWhatIsInSightIsPainted_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("marked");
    QTest::newRow("words") << u"word "_s.repeated(2000) << false;
    QTest::newRow("words, marked") << u"word "_s.repeated(2000) << true;
    QTest::newRow("quotations of quotations") << u"> > > line\n"_s.repeated(800) << false;
    QTest::newRow("quotations of quotations, marked") << u"> > > line\n"_s.repeated(800) << true;
    QTest::newRow("every other line a quotation") << u"> line\nline\n"_s.repeated(800) << false;
    QTest::newRow("styles") << u"*a* "_s.repeated(2500) << false;
    QTest::newRow("addresses") << u"https://example.test/ "_s.repeated(500) << false;
    QTest::newRow("line ends") << u"a"_s + u"\n"_s.repeated(38'000) + u"b"_s << false;
    QTest::newRow("line ends, marked") << u"a"_s + u"\n"_s.repeated(38'000) + u"b"_s << true;
}

/// Work is counted, for times say little on a busy machine: some twelve lines stand in the part that is painted.
void TestLongMessages::onlyWhatIsInSightIsPainted()
{
    QFETCH(QString, body);
    QFETCH(bool, marked);
    const MessageStyle s = style();
    const MessageLayout layout(theirs(body), {}, s, {}, {.part = 0}); // what is costly is cut at first
    QVERIFY(layout.height() > 1000);
    for (const int above : {0, 500}) {
        Surface surface;
        QPainter painter(&surface);
        const TextRange selected = marked ? TextRange{0, int(layout.shownText().size())} : TextRange();
        layout.paint(painter, QPointF(0, -above), s, tokens(s.scheme), selected, QRectF(0, 0, 640, 200));
        painter.end();
        QVERIFY2(surface.counted().texts < 1000, qPrintable(QString::number(surface.counted().texts)));
        QVERIFY2(surface.counted().shapes < 200, qPrintable(QString::number(surface.counted().shapes)));
    }
}

void TestLongMessages::alikeNeighboursArePaintedAsOne()
{
    const auto texts = [](const QString &body) {
        const MessageStyle s = style();
        const MessageLayout layout(theirs(body), {}, s);
        Surface surface;
        QPainter painter(&surface);
        layout.paint(painter, {}, s, tokens(s.scheme), {});
        painter.end();
        return surface.counted().texts;
    };
    QCOMPARE(texts(u"> > > one\n> > > two\n> > > three"_s), texts(u"1 2 3 one\n1 2 3 two\n1 2 3 three"_s));
}

void TestLongMessages::longSubjectsAreCut()
{
    Message letter = theirs(u"text"_s);
    letter.subject = u"what it is about "_s.repeated(10'000);
    letter.subjectLanguage = u"en"_s;
    QVERIFY(MessageLayout(letter, {}, style()).height() < 1000);
}

void TestLongMessages::theBeginningIsShown_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("cut");
    QTest::addColumn<qsizetype>("most");
    QTest::newRow("a short one") << u"text"_s << false << qsizetype(4);
    QTest::newRow("as long as one may be") << QString(12'000, u'x') << false << qsizetype(12'000);
    QTest::newRow("a longer one") << QString(12'001, u'x') << true << qsizetype(12'001);
    QTest::newRow("a pair where it is cut") << QString(11'999, u'x') + u"😀"_s.repeated(9) << true << qsizetype(12'000);
    QTest::newRow("as many lines as there may be") << u"x\n"_s.repeated(399) + u'x' << false << qsizetype(799);
    QTest::newRow("more lines") << u"x\n"_s.repeated(400) + u'x' << true << qsizetype(800);
    QTest::newRow("empty lines in front") << u"\n \n"_s.repeated(9000) + u"  text"_s << false << qsizetype(6);
    QTest::newRow("empty lines behind") << u"text"_s + u"\r\n"_s.repeated(9000) << false << qsizetype(4);
    QTest::newRow("many styles") << u"*a* "_s.repeated(3000) << true << qsizetype(3077);
    QTest::newRow("many emojis") << kFamily.repeated(1000) << true << qsizetype(106 * 11 + 1);
    QTest::newRow("more lines of others") << u"x\r\n"_s.repeated(38'000) + u'x' << true << qsizetype(800);
}

void TestLongMessages::theBeginningIsShown()
{
    QFETCH(QString, body);
    QFETCH(bool, cut);
    const MessageLayout layout(theirs(body), {}, style());
    const QString shown = layout.shownText();
    QCOMPARE(layout.turns().isCut(), cut);
    QTEST(shown.size(), "most");
    QCOMPARE(shown.endsWith(u'…'), cut);
    QVERIFY(shown.isValidUtf16());
    bool offers = false;
    for (int y = layout.height(); y > layout.height() - 60 && !offers; --y) {
        for (int x = 0; x < 640 && !offers; x += 4)
            offers = layout.hit(QPointF(x, y)).kind == MessageHit::Kind::ShowMore;
    }
    QCOMPARE(offers, cut);
}

void TestLongMessages::allIsShownOnRequest_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("a long one") << QString(20'000, u'x');
    QTest::newRow("an endless word") << QString(250'000, u'x');
    QTest::newRow("words") << u"word "_s.repeated(50'000);
    QTest::newRow("quotations of quotations") << u"> > > line\n"_s.repeated(20'000);
    QTest::newRow("line ends") << u"a"_s + u"\n"_s.repeated(100'000);
    QTest::newRow("styles") << u"*a* "_s.repeated(62'000);
    QTest::newRow("emojis") << kFamily.repeated(20'000);
}

/// Part after part, and nothing is left out between them.
void TestLongMessages::allIsShownOnRequest()
{
    QFETCH(QString, body);
    const MessageStyle s = style();
    const Message message = theirs(body + u"end"_s);
    const MessageLayout beginning(message, {}, s);
    QVERIFY(beginning.turns().isCut() && !beginning.turns().less && !beginning.turns().before);
    QString all;
    TextTurns turns{.more = true};
    for (int part = 0; turns.more; ++part) {
        const MessageLayout layout(message, {}, s, {}, {.part = part});
        turns = layout.turns();
        QVERIFY(turns.less && !turns.all);
        QCOMPARE(turns.before, part > 0);
        QVERIFY(part > 0 || turns.more == beginning.turns().more);
        all += layout.shownText();
        if (turns.more && all.size() < layout.allText().size() && layout.allText()[all.size()] == QChar::LineSeparator)
            all += QChar::LineSeparator; // between lines one is not shown
        QVERIFY(layout.allText().startsWith(all));
        Surface surface;
        QPainter painter(&surface);
        layout.paint(painter, QPointF(0, -5000), s, tokens(s.scheme), {}, QRectF(0, 0, 640, 200));
        painter.end();
        QVERIFY(surface.counted().texts < 1000);
    }
    QCOMPARE(all, beginning.allText());
}

/// What makes a layout slow is counted, for times say little on a busy machine.
void TestLongMessages::littleIsLaidOutAtOnce()
{
    const auto count = [](const QString &text, auto matches) { return std::ranges::count_if(text, matches); };
    for (const QString &body :
         {u"*a* "_s.repeated(62'000), u"*a*_b_~c~`d` "_s.repeated(19'000), kFamily.repeated(20'000),
          u"> l\nl\n"_s.repeated(40'000), u"word "_s.repeated(96'000)}) {
        for (const int part : {-1, 0, 1}) {
            const QString shown = MessageLayout(theirs(body), {}, style(), {}, {.part = part}).shownText();
            const int times = part < 0 ? 1 : 3;
            QVERIFY(shown.size() <= (part < 0 ? 12'001 : 120'000));
            QVERIFY(count(shown, [](QChar c) { return c.isSurrogate(); }) <= 1200 * times);
            QVERIFY(count(shown, [](QChar c) { return u"*_~`"_s.contains(c); }) <= 1600 * times);
            QVERIFY(count(shown, [](QChar c) { return c == QChar::LineSeparator; }) <= (part < 0 ? 400 : 6000));
        }
    }
}

QTEST_MAIN(TestLongMessages)
#include "tst_longmessages.moc"
