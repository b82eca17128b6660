// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/catchup.h"

#include <QTest>

using namespace causerie;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const Jid kArchive = *Jid::parse(u"alice@example.test");
const QDateTime kNow = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);

Message message(int number, const QDateTime &at = kNow)
{
    Message m;
    m.archiveId = u"a%1"_s.arg(number);
    m.sentAt = at;
    return m;
}

/// The messages first … last of an archive whose ids are a1, a2 …
ArchivePage page(int first, int last, bool complete = false, const QDateTime &at = kNow)
{
    ArchivePage result;
    result.archive = kArchive;
    for (int i = first; i <= last; ++i)
        result.events.push_back(message(i, at));
    result.first = u"a%1"_s.arg(first);
    result.last = u"a%1"_s.arg(last);
    result.complete = complete;
    return result;
}

Gap gap(qint64 id, const QString &after, const QString &before = {})
{
    Gap g;
    g.id = id;
    g.archive = kArchive;
    g.after = after;
    g.before = before;
    return g;
}

/// What is done, one word each: so that a row can be read.
QString told(const CatchUp::Actions &actions)
{
    QStringList words;
    for (const CatchUp::Action &action : actions) {
        if (const auto *ask = std::get_if<CatchUp::Ask>(&action)) {
            const xmpp::ArchiveQuery &query = ask->query;
            if (query.backwards)
                words << u"ask<%1"_s.arg(query.before);
            else if (query.start.isValid())
                words << u"ask@%1"_s.arg(query.start.toString(Qt::ISODate));
            else
                words << u"ask>%1"_s.arg(query.after);
        } else if (const auto *fill = std::get_if<CatchUp::Fill>(&action)) {
            words << u"fill%1(%2-%3%4%5)"_s.arg(fill->gap).arg(fill->page.first, fill->page.last,
                                                               fill->page.complete ? u"."_s : QString(),
                                                               fill->isFirstSync ? u"!"_s : QString());
        } else if (const auto *wait = std::get_if<CatchUp::Wait>(&action)) {
            words << (wait->isRefused ? u"refused-wait%1"_s : u"wait%1"_s).arg(wait->time / 1s);
        } else {
            words << (std::get<CatchUp::Finish>(action).gapsRemain ? u"finish-open"_s : u"finish"_s);
        }
    }
    return words.join(u' ');
}

xmpp::IqError refusal(const QString &condition)
{
    return {xmpp::IqError::Kind::Refused, condition, {}, {}};
}

} // namespace

class TestCatchUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsMissing();
    void pageByPage();
    void aSlowStoreHoldsTheServer();
    void theOldestGapFirst();
    void whatIsBehindTheGapEndsIt();
    void theStoreKnowsWhereItEnds();
    void theStoreKnowsWhileWeAsk();
    void ourOwnKnownMessageDoesNot();
    void anEmptyArchive_data();
    void anEmptyArchive();
    void neverReadBefore();
    void neverReadButLong_data();
    void neverReadButLong();
    void whatCameSinceWeCanBeSeen();
    void anEmptyArchiveUntilWeCouldBeSeen();
    void theAnchorIsLost();
    void theAnchorIsLostForGood();
    void aServerThatDoesNotMove();
    void failures_data();
    void failures();
    void growingPauses();
    void theDiskIsFull();
    void theStreamEnds();
};

void TestCatchUp::nothingIsMissing()
{
    CatchUp catchUp(kArchive);
    QCOMPARE(told(catchUp.begin({}, kNow)), u"finish");
    QVERIFY(!catchUp.isRunning());
}

void TestCatchUp::pageByPage()
{
    CatchUp catchUp(kArchive);
    const auto begun = catchUp.begin({gap(1, u"a0"_s)}, kNow);
    QCOMPARE(told(begun), u"ask>a0");
    const xmpp::ArchiveQuery &query = std::get<CatchUp::Ask>(begun.front()).query;
    QCOMPARE(query.archive, kArchive);
    QVERIFY(query.with.isEmpty() && query.before.isEmpty() && !query.start.isValid());
    QCOMPARE(query.limit, 250);
    // The next question leaves with the answer of the last, not after the disk.
    QCOMPARE(told(catchUp.answered(page(1, 250))), u"fill1(a1-a250) ask>a250");
    QCOMPARE(told(catchUp.filled()), u"");
    QCOMPARE(told(catchUp.answered(page(251, 300, true))), u"fill1(a251-a300.)");
    QVERIFY(catchUp.isRunning());
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::aSlowStoreHoldsTheServer()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s)}, kNow);
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10) ask>a10");
    QCOMPARE(told(catchUp.answered(page(11, 20))), u"fill1(a11-a20)"); // two wait for the disk
    QCOMPARE(told(catchUp.filled()), u"ask>a20");
    QCOMPARE(told(catchUp.filled()), u"");
    QCOMPARE(told(catchUp.answered(page(21, 21, true))), u"fill1(a21-a21.)");
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::theOldestGapFirst()
{
    CatchUp catchUp(kArchive);
    QCOMPARE(told(catchUp.begin({gap(1, u"a10"_s, u"a20"_s), gap(2, u"a30"_s)}, kNow)), u"ask>a10");
    QCOMPARE(told(catchUp.answered(page(11, 25))), u"fill1(a11-a25.)"); // a20 is among them
    QCOMPARE(told(catchUp.filled()), u"ask>a30");
    QCOMPARE(told(catchUp.answered(page(31, 35, true))), u"fill2(a31-a35.)");
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::whatIsBehindTheGapEndsIt()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a10"_s, u"a13"_s)}, kNow);
    ArchivePage short_ = page(11, 12);
    short_.last = u"a13"_s; // the last result was no message
    QCOMPARE(told(catchUp.answered(short_)), u"fill1(a11-a13.)");
}

/// A live message came behind the gap after the gaps were read.
void TestCatchUp::theStoreKnowsWhereItEnds()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s), gap(2, u"a30"_s)}, kNow);
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10) ask>a10");
    QCOMPARE(told(catchUp.answered(page(11, 20))), u"fill1(a11-a20)");
    QCOMPARE(told(catchUp.filled(true)), u""); // the other page is still on its way
    QCOMPARE(told(catchUp.filled(true)), u"ask>a30");
    QCOMPARE(told(catchUp.answered(page(31, 31, true))), u"fill2(a31-a31.)");
    QCOMPARE(told(catchUp.filled(true)), u"finish");
}

void TestCatchUp::theStoreKnowsWhileWeAsk()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s), gap(2, u"a30"_s)}, kNow);
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10) ask>a10");
    QCOMPARE(told(catchUp.filled(true)), u"");
    QCOMPARE(told(catchUp.answered(page(11, 20))), u"ask>a30");

    catchUp.begin({gap(1, u"a0"_s), gap(2, u"a30"_s)}, kNow);
    catchUp.answered(page(1, 10));
    catchUp.filled(true);
    QCOMPARE(told(catchUp.refused(refusal(u"item-not-found"_s))), u"ask>a30");
    catchUp.answered(page(31, 31, true));
    QCOMPARE(told(catchUp.filled(true)), u"finish"); // nothing was left open
}

/// It comes back from the archive in the middle of what we missed; with its end the rest would be lost.
void TestCatchUp::ourOwnKnownMessageDoesNot()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a10"_s)}, kNow);
    ArchivePage first = page(11, 20);
    std::get<Message>(first.events[3]).direction = Direction::Outgoing;
    QCOMPARE(told(catchUp.answered(first)), u"fill1(a11-a20) ask>a20");
}

void TestCatchUp::anEmptyArchive_data()
{
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<QString>("actions");
    QTest::newRow("nothing new") << u"a10"_s << true << u"fill1(-.)"_s;
    QTest::newRow("nothing new, and it does not say so") << u"a10"_s << false << u"fill1(-.)"_s;
    QTest::newRow("nothing at all") << QString() << true << u"fill1(-.!)"_s;
    QTest::newRow("nothing at all, and it does not say so") << QString() << false << u"fill1(-.!)"_s;
}

void TestCatchUp::anEmptyArchive()
{
    QFETCH(QString, after);
    QFETCH(bool, complete);
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, after)}, kNow);
    ArchivePage empty;
    empty.complete = complete;
    QTEST(told(catchUp.answered(empty)), "actions");
    QCOMPARE(told(catchUp.filled()), u"finish");
}

/// From the end backwards, and stored as one: an interruption leaves nothing half.
void TestCatchUp::neverReadBefore()
{
    CatchUp catchUp(kArchive);
    const auto begun = catchUp.begin({gap(1, {})}, kNow);
    QCOMPARE(told(begun), u"ask<");
    QCOMPARE(std::get<CatchUp::Ask>(begun.front()).query.limit, 100);
    QCOMPARE(told(catchUp.answered(page(151, 250))), u"ask<a151");
    QCOMPARE(told(catchUp.answered(page(51, 150))), u"ask<a51");
    const auto last = catchUp.answered(page(1, 50, true));
    QCOMPARE(told(last), u"fill1(a1-a250.!)");
    const auto &events = std::get<CatchUp::Fill>(last.front()).page.events;
    QCOMPARE(events.size(), 250u);
    for (int i = 0; i < 250; ++i)
        QCOMPARE(std::get<Message>(events[size_t(i)]).archiveId, u"a%1"_s.arg(i + 1));
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::neverReadButLong_data()
{
    QTest::addColumn<QDateTime>("sentAt");
    QTest::addColumn<int>("pages");
    QTest::newRow("many messages") << kNow << 5;
    QTest::newRow("long ago") << kNow.addDays(-31) << 1;
    QTest::newRow("just within a month") << kNow.addDays(-29) << 5;
    QTest::newRow("a clock from the future") << kNow.addYears(5) << 5;
}

void TestCatchUp::neverReadButLong()
{
    QFETCH(QDateTime, sentAt);
    QFETCH(int, pages);
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, {})}, kNow);
    int asked = 1;
    CatchUp::Actions actions;
    for (int last = 2'000; asked < 20; last -= 100) {
        actions = catchUp.answered(page(last - 99, last, false, sentAt));
        if (!told(actions).startsWith(u"ask"))
            break;
        ++asked;
    }
    QCOMPARE(asked, pages);
    QCOMPARE(told(actions), u"fill1(a%1-a2000.!)"_s.arg(2'001 - 100 * pages));
}

/// On a new device: up to there it is old, behind it it is news.
void TestCatchUp::whatCameSinceWeCanBeSeen()
{
    CatchUp catchUp(kArchive);
    QCOMPARE(told(catchUp.begin({gap(1, {})}, kNow, page(120, 120))), u"ask<a120");
    QCOMPARE(told(catchUp.answered(page(20, 119))), u"ask<a20");
    QCOMPARE(told(catchUp.answered(page(1, 19, true))), u"fill1(a1-a120!) ask>a120");
    QCOMPARE(told(catchUp.filled()), u"");
    QCOMPARE(told(catchUp.answered(page(121, 122, true))), u"fill1(a121-a122.)");
    QCOMPARE(told(catchUp.filled()), u"finish");

    QCOMPARE(told(catchUp.begin({gap(1, {})}, kNow, page(1, 1, true))), u"fill1(a1-a1!) ask>a1");
    // What is on the disk already is known to be old or not: an end from the same stream changes nothing.
    QCOMPARE(told(catchUp.begin({gap(1, u"a1"_s)}, kNow, page(1, 1, true))), u"ask>a1");
}

void TestCatchUp::anEmptyArchiveUntilWeCouldBeSeen()
{
    CatchUp catchUp(kArchive);
    ArchivePage nothing;
    nothing.complete = true;
    QCOMPARE(told(catchUp.begin({gap(1, {})}, kNow, nothing)), u"ask>");
    QCOMPARE(told(catchUp.answered(page(1, 250))), u"fill1(a1-a250) ask>a250");
    QCOMPARE(told(catchUp.answered(page(251, 251, true))), u"fill1(a251-a251.)");
    QCOMPARE(told(catchUp.filled()), u"");
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::theAnchorIsLost()
{
    CatchUp catchUp(kArchive);
    Gap lost = gap(1, u"old"_s);
    lost.since = kNow.addDays(-10);
    QCOMPARE(told(catchUp.begin({lost}, kNow)), u"ask>old");
    QCOMPARE(told(catchUp.refused(refusal(u"item-not-found"_s))), u"ask@2026-11-09T00:00:00Z"); // a margin for clocks
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10) ask>a10");
    QCOMPARE(told(catchUp.answered(page(11, 12, true))), u"fill1(a11-a12.)");
    QCOMPARE(told(catchUp.filled()), u"");
    QCOMPARE(told(catchUp.filled()), u"finish");
}

void TestCatchUp::theAnchorIsLostForGood()
{
    CatchUp catchUp(kArchive);
    QCOMPARE(told(catchUp.begin({gap(1, u"old"_s), gap(2, u"a5"_s)}, kNow)), u"ask>old");
    QCOMPARE(told(catchUp.refused(refusal(u"item-not-found"_s))), u"ask>a5"); // stays in sight; the next one
    QCOMPARE(told(catchUp.answered(page(6, 7, true))), u"fill2(a6-a7.)");
    QCOMPARE(told(catchUp.filled()), u"finish-open");

    Gap timed = gap(1, u"old"_s);
    timed.since = kNow;
    QCOMPARE(told(catchUp.begin({timed}, kNow)), u"ask>old");
    catchUp.refused(refusal(u"item-not-found"_s));
    QCOMPARE(told(catchUp.refused(refusal(u"item-not-found"_s))), u"finish-open");
}

void TestCatchUp::aServerThatDoesNotMove()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s)}, kNow);
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10) ask>a10");
    QCOMPARE(told(catchUp.answered(page(1, 10))), u"fill1(a1-a10)"); // not asked for ever, not said to be whole
    catchUp.filled();
    QCOMPARE(told(catchUp.filled()), u"finish-open");
}

void TestCatchUp::failures_data()
{
    using Kind = xmpp::IqError::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("actions");
    QTest::newRow("no answer") << int(Kind::Timeout) << QString() << u"wait5"_s;
    QTest::newRow("nonsense") << int(Kind::BadAnswer) << QString() << u"wait5"_s;
    QTest::newRow("overloaded") << int(Kind::Refused) << u"resource-constraint"_s << u"wait5"_s;
    QTest::newRow("forbidden") << int(Kind::Refused) << u"forbidden"_s << u"refused-wait5"_s;
    QTest::newRow("not done") << int(Kind::Refused) << u"feature-not-implemented"_s << u"refused-wait5"_s;
    QTest::newRow("policy") << int(Kind::Refused) << u"policy-violation"_s << u"wait5"_s;
    QTest::newRow("the stream ended") << int(Kind::NotConnected) << QString() << u""_s;
}

void TestCatchUp::failures()
{
    QFETCH(int, kind);
    QFETCH(QString, condition);
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s)}, kNow);
    QTEST(told(catchUp.refused({xmpp::IqError::Kind(kind), condition, {}, {}})), "actions");
    QVERIFY(!catchUp.isRunning());
    QCOMPARE(told(catchUp.begin({gap(1, u"a0"_s)}, kNow)), u"ask>a0"); // it goes on where it was
}

void TestCatchUp::growingPauses()
{
    CatchUp catchUp(kArchive);
    QStringList pauses;
    for (int i = 0; i < 9; ++i) {
        catchUp.begin({gap(1, u"a0"_s)}, kNow);
        pauses << told(catchUp.refused(refusal(u"resource-constraint"_s)));
    }
    QCOMPARE(pauses, (QStringList{u"wait5"_s, u"wait10"_s, u"wait20"_s, u"wait40"_s, u"wait80"_s, u"wait160"_s,
                                  u"wait300"_s, u"wait300"_s, u"wait300"_s}));
    catchUp.begin({gap(1, {})}, kNow, page(7, 7)); // what was known before is no answer
    QCOMPARE(told(catchUp.refused(refusal(u"resource-constraint"_s))), u"wait300");
    catchUp.begin({gap(1, u"a0"_s)}, kNow);
    catchUp.answered(page(1, 2)); // an answer forgives
    QCOMPARE(told(catchUp.refused(refusal(u"resource-constraint"_s))), u"wait5");
}

void TestCatchUp::theDiskIsFull()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, u"a0"_s)}, kNow);
    catchUp.answered(page(1, 10));
    QCOMPARE(told(catchUp.notStored()), u"wait5");
    QVERIFY(!catchUp.isRunning());
}

void TestCatchUp::theStreamEnds()
{
    CatchUp catchUp(kArchive);
    catchUp.begin({gap(1, {})}, kNow);
    catchUp.answered(page(151, 250));
    catchUp.stopped();
    QVERIFY(!catchUp.isRunning());
    QCOMPARE(told(catchUp.begin({gap(1, {})}, kNow)), u"ask<"); // from the end again: there may be newer ones
    QCOMPARE(told(catchUp.answered(page(201, 210, true))), u"fill1(a201-a210.!)");
}

QTEST_GUILESS_MAIN(TestCatchUp)
#include "tst_catchup.moc"
