// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// The order of a history follows its archive: what was missed is put where it belongs, whatever came in between.
class TestGaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void whatIsFilledStandsInFrontOfWhatIsLive();
    void severalPages();
    void aGapSurvivesARestart();
    void whatIsKnownBehindItEndsAGap();
    void oursWithoutAnArchiveIdDoNotEndIt();
    void oursThatWaitDoNotEndASecondGap();
    void theOutboxStandsBehindAGap();
    void aSecondStreamWithoutNewsKeepsTheGap();
    void aSecondStreamAfterAReceiptGoesOnToNow();
    void twoGaps();
    void oursBetweenTwoGaps();
    void gapsFilledInAnyOrder();
    void noClockMatters();
    void anEmptyHistoryBeginsWithAGap();
    void aGapThatIsGone();
    void closed();
    void roomsHaveTheirOwnArchive();
    void olderPagesStandInFront();
    void olderPagesOfTheWholeArchive();
    void marks();
    void aRemovedConversationIsNotFetchedAgain();
    void aPageBehindTheEndIsAnothers();
    void repairPutsTheMissingBetweenItsNeighbours();
    void repairOfTheBeginning();
    void aPageIsAllOrNothing();

private:
    std::unique_ptr<Store> m;
};

void TestGaps::whatIsFilledStandsInFrontOfWhatIsLive()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    QCOMPARE(gap.after, u"a1"_s);
    QVERIFY(gap.before.isEmpty());
    QCOMPARE(gap.since, at(0));
    m->apply(incoming(u"4"_s, u"o4"_s, u"a4"_s));
    QCOMPARE(m->gaps().at(0).before, u"a4"_s);
    const Applied applied =
        m->fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s)}, true));
    QCOMPARE(bodies(applied.added), (QStringList{u"2"_s, u"3"_s}));
    QVERIFY(applied.changed.empty());
    QVERIFY(!applied.metKnown);
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QVERIFY(m->gaps().empty());
    QCOMPARE(m->store().summaries().result().value().at(0).last->body, u"4"_s);
}

void TestGaps::severalPages()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->apply(incoming(u"6"_s, u"o6"_s, u"a6"_s));
    m->fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s)}));
    QCOMPARE(m->gaps().at(0).id, gap.id);
    QCOMPARE(m->gaps().at(0).after, u"a3"_s);
    ArchivePage silent = page({}); // stanzas that are no events
    silent.last = u"a3b"_s;
    m->fill(gap, silent);
    QCOMPARE(m->gaps().at(0).after, u"a3b"_s);
    m->fill(gap, page({incoming(u"4"_s, u"o4"_s, u"a4"_s), incoming(u"5"_s, u"o5"_s, u"a5"_s, kCarol)}));
    m->fill(gap, page({}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"6"_s}));
    QCOMPARE(m->bodies(kCarol.bare()), QStringList{u"5"_s});
    QVERIFY(m->gaps().empty());
}

void TestGaps::aGapSurvivesARestart()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s)}));
    m->reopen();
    const Gap again = m->openGap(); // nothing was heard since: the same
    QCOMPARE(again.id, gap.id);
    QCOMPARE(again.after, u"a2"_s);
    m->apply(incoming(u"4"_s, u"o4"_s, u"a4"_s));
    m->fill(again, page({incoming(u"3"_s, u"o3"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestGaps::whatIsKnownBehindItEndsAGap()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    m->apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    const Applied applied =
        m->fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s),
                           incoming(u"4"_s, u"o4"_s, u"a4"_s)})); // 4 got lost, although it was live
    QVERIFY(applied.metKnown);
    QVERIFY(m->gaps().empty());
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

void TestGaps::oursWithoutAnArchiveIdDoNotEndIt()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Message lost = outgoing(u"2"_s, u"11111111-2222-3333-4444-555555555555"_s);
    m->apply(lost); // went out, the stream broke before the acknowledgement
    const Gap gap = m->openGap();
    const Message sent = outgoing(u"5"_s, u"11111111-2222-3333-4444-666666666666"_s);
    m->apply(sent);
    const Applied applied = m->fill(gap, page({archived(lost, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s)}));
    QCOMPARE(m->gaps().size(), 1u);
    QCOMPARE(applied.changed.size(), 1u);
    QCOMPARE(applied.changed[0].archiveId, u"a2"_s);
    QCOMPARE(applied.changed[0].state, DeliveryState::Sent);
    m->fill(gap, page({incoming(u"4"_s, u"o4"_s, u"a4"_s), archived(sent, u"a5"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
    QVERIFY(m->store().outbox().result().value().empty());
}

void TestGaps::oursThatWaitDoNotEndASecondGap()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    const Message lost = outgoing(u"4"_s, u"11111111-2222-3333-4444-555555555555"_s);
    m->apply(lost); // waits, and stands behind the second gap therefore
    const Gap second = m->openGap();
    m->fill(first,
            page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s), archived(lost, u"a4"_s)}));
    m->fill(second, page({archived(lost, u"a4"_s), incoming(u"5"_s, u"o5"_s, u"a5"_s)}));
    QCOMPARE(m->gaps().size(), 1u);
    m->fill(second, page({incoming(u"6"_s, u"o6"_s, u"a6"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s}));
}

void TestGaps::theOutboxStandsBehindAGap()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    m->apply(outgoing(u"4"_s, u"mine"_s)); // written without a connection
    const Gap gap = m->openGap();
    m->fill(gap, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(m->store().summaries().result().value().at(0).last->body, u"4"_s);
}

void TestGaps::aSecondStreamWithoutNewsKeepsTheGap()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->apply(outgoing(u"3"_s, u"mine-with-a-drawn-id"_s));
    QCOMPARE(m->openGap().id, gap.id);
    m->apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    m->fill(gap,
            page({incoming(u"2"_s, u"o2"_s, u"a2"_s), archived(outgoing(u"3"_s, u"mine-with-a-drawn-id"_s), u"a3"_s),
                  incoming(u"4"_s, u"o4"_s, u"a4"_s)},
                 true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

/// A receipt is in the archive, and live it ends the gap; but it leaves no message from which a second gap could begin.
void TestGaps::aSecondStreamAfterAReceiptGoesOnToNow()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    m->apply(outgoing(u"2"_s, u"mine-with-a-drawn-id"_s));
    const Gap gap = m->openGap();
    Annotation receipt = annotation(Annotation::Kind::Received, u"mine-with-a-drawn-id"_s);
    receipt.archiveId = u"a3"_s;
    m->apply(receipt);
    QCOMPARE(m->gaps().at(0).before, u"a3"_s);
    const Gap again = m->openGap(); // the first was not filled
    QCOMPARE(again.id, gap.id);
    QCOMPARE(again.after, u"a1"_s);
    QVERIFY(again.before.isEmpty());
    QCOMPARE(m->gaps(), std::vector{again});
}

void TestGaps::twoGaps()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    const Gap second = m->openGap();
    QVERIFY(second.id != first.id);
    QCOMPARE(second.after, u"a3"_s);
    m->apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    const auto gaps = m->gaps();
    QCOMPARE(gaps.size(), 2u);
    QCOMPARE(gaps[0].before, u"a3"_s);
    QCOMPARE(gaps[1].before, u"a5"_s);
    // The first is read up to what is known; that tells nothing about the second.
    m->fill(first, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"3"_s, u"o3"_s, u"a3"_s)}));
    QCOMPARE(m->gaps().size(), 1u);
    m->fill(second, page({incoming(u"4"_s, u"o4"_s, u"a4"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

/// Our other device wrote while the first gap was filled, then this one was gone again.
void TestGaps::oursBetweenTwoGaps()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap first = m->openGap();
    const Message ours = archived(outgoing(u"3"_s, u"11111111-2222-3333-4444-555555555555"_s), u"a3"_s);
    m->apply(ours);
    QCOMPARE(m->openGap().id, first.id + 1);
    const Gap second = m->gaps().at(1);
    QCOMPARE(second.after, u"a3"_s);
    const Applied applied =
        m->fill(first, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), ours, incoming(u"4"_s, u"o4"_s, u"a4"_s),
                             incoming(u"5"_s, u"o5"_s, u"a5"_s)},
                            true));
    QVERIFY(applied.isGapGone);
    QCOMPARE(m->gaps().size(), 1u);
    m->apply(incoming(u"6"_s, u"o6"_s, u"a6"_s));
    m->fill(second, page({incoming(u"4"_s, u"o4"_s, u"a4"_s), incoming(u"5"_s, u"o5"_s, u"a5"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s}));
}

void TestGaps::gapsFilledInAnyOrder()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    const Gap second = m->openGap();
    m->fill(second, page({incoming(u"4"_s, u"o4"_s, u"a4"_s)}, true));
    m->fill(first, page({incoming(u"2"_s, u"o2"_s, u"a2"_s)}, true));
    m->apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

void TestGaps::noClockMatters()
{
    const auto stamped = [](const QString &body, int hours) {
        Message message = incoming(body, u"o"_s + body, u"a"_s + body);
        message.sentAt = at(hours * 3600);
        return message;
    };
    m->apply(stamped(u"1"_s, 9));
    const Gap gap = m->openGap();
    m->apply(stamped(u"4"_s, -9));
    m->fill(gap, page({stamped(u"2"_s, 100), stamped(u"3"_s, -100)}, true));
    m->older(kBob.bare(), page({stamped(u"0"_s, 1000)}));
    QCOMPARE(m->bodies(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
}

void TestGaps::anEmptyHistoryBeginsWithAGap()
{
    const Gap gap = m->openGap();
    QVERIFY(gap.id > 0);
    QVERIFY(gap.after.isEmpty() && !gap.since.isValid());
    m->apply(incoming(u"2"_s, u"o2"_s, u"a2"_s));
    m->fill(gap, page({incoming(u"1"_s, u"o1"_s, u"a1"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s}));
}

void TestGaps::aGapThatIsGone()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->fill(gap, page({}, true));
    const Applied late = m->fill(gap, page({incoming(u"1"_s, u"o1"_s, u"a1"_s), incoming(u"2"_s, u"o2"_s, u"a2"_s)}));
    QVERIFY(late.isGapGone && late.added.empty());
    QCOMPARE(m->bodies(), QStringList{u"1"_s});
}

void TestGaps::closed()
{
    const Gap gap = m->openGap();
    m->store().closeGap(gap.id).result().value();
    QVERIFY(m->gaps().empty());
}

void TestGaps::roomsHaveTheirOwnArchive()
{
    m->makeRoom();
    m->apply(incoming(u"to us"_s, u"o1"_s, u"a1"_s));
    m->apply(inRoom(u"to all"_s, u"o1"_s, u"r1"_s, u"Bob"_s));
    const Gap ours = m->openGap();
    const Gap rooms = m->openGap(kRoom);
    QCOMPARE(ours.after, u"a1"_s);
    QCOMPARE(rooms.after, u"r1"_s);
    m->apply(inRoom(u"3"_s, u"o3"_s, u"r3"_s, u"Bob"_s));
    QVERIFY(m->gaps()[0].before.isEmpty());
    QCOMPARE(m->gaps(kRoom)[0].before, u"r3"_s);
    m->fill(rooms, page({inRoom(u"2"_s, u"o2"_s, u"r2"_s, u"Bob"_s)}, true, kRoom));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"to all"_s, u"2"_s, u"3"_s}));
    QCOMPARE(m->gaps().size(), 1u);
    // The marks of one archive are not shown in the other.
    QVERIFY(m->page(kRoom).gaps.empty());
    QCOMPARE(m->page().gaps.size(), 1u);
}

void TestGaps::olderPagesStandInFront()
{
    m->apply(incoming(u"5"_s, u"o5"_s, u"a5"_s));
    QCOMPARE(m->store().historyStart(kBob.bare()).result().value().oldestArchiveId, u"a5"_s);
    m->older(kBob.bare(), page({incoming(u"3"_s, u"o3"_s, u"a3"_s), incoming(u"4"_s, u"o4"_s, u"a4"_s)}));
    HistoryStart start = m->store().historyStart(kBob.bare()).result().value();
    QCOMPARE(start.oldestArchiveId, u"a3"_s);
    QVERIFY(!start.complete);
    m->older(kBob.bare(), page({incoming(u"1"_s, u"o1"_s, u"a1"_s), incoming(u"2"_s, u"o2"_s, u"a2"_s)}, true));
    start = m->store().historyStart(kBob.bare()).result().value();
    QCOMPARE(start.oldestArchiveId, u"a1"_s);
    QVERIFY(start.complete);
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
    const HistoryStart unknown = m->store().historyStart(kCarol.bare()).result().value();
    QVERIFY(unknown.oldestArchiveId.isEmpty() && !unknown.complete);
}

void TestGaps::olderPagesOfTheWholeArchive()
{
    m->older({}, page({incoming(u"3"_s, u"o3"_s, u"a3"_s), incoming(u"c"_s, u"o4"_s, u"a4"_s, kCarol)}));
    QCOMPARE(m->store().historyStart({}).result().value().oldestArchiveId, u"a3"_s);
    m->older({}, page({incoming(u"1"_s, u"o1"_s, u"a1"_s), incoming(u"2"_s, u"o2"_s, u"a2"_s)}, true));
    QVERIFY(m->store().historyStart({}).result().value().complete);
    QVERIFY(m->store().historyStart(kCarol.bare()).result().value().complete);
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
    // The list has the last written to first, though its rows came last.
    QCOMPARE(m->store().summaries().result().value().at(0).peer, kCarol.bare());
}

void TestGaps::marks()
{
    for (int i = 1; i <= 6; ++i)
        m->apply(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    const Gap gap = m->openGap();
    const Page end = m->page();
    QCOMPARE(end.gaps, (std::vector<GapMark>{{gap.id, 0}}));
    for (int i = 8; i <= 10; ++i)
        m->apply(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    const Page all = m->page();
    QCOMPARE(all.gaps, (std::vector<GapMark>{{gap.id, all.messages[6].id}}));
    // On a page that begins just behind the gap; on none before and after.
    QCOMPARE(m->page(kBob.bare(), 0, 3).gaps.size(), 1u);
    QVERIFY(m->page(kBob.bare(), 0, 2).gaps.empty());
    QVERIFY(m->page(kBob.bare(), all.messages[6].id, 3).gaps.empty());
    const Page behind = m->store().pageAfter(kBob.bare(), cursorOf(all.messages[5]), 2).result().value();
    QCOMPARE(behind.gaps, (std::vector<GapMark>{{gap.id, all.messages[6].id}}));
    QVERIFY(m->store().pageAfter(kBob.bare(), cursorOf(all.messages[6]), 2).result().value().gaps.empty());
    QCOMPARE(m->store().pageAround(all.messages[6].id, 3).result().value().gaps.size(), 1u);
    m->fill(gap, page({incoming(u"7"_s, u"o7"_s, u"a7"_s)}));
    QCOMPARE(m->page().gaps, (std::vector<GapMark>{{gap.id, all.messages[6].id}})); // behind what was filled
    m->fill(gap, page({}, true));
    QVERIFY(m->page().gaps.empty());
}

void TestGaps::aRemovedConversationIsNotFetchedAgain()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s, kCarol));
    m->apply(incoming(u"2"_s, u"o2"_s, u"a2"_s));
    m->store().removeConversation(kBob.bare()).result().value();
    QCOMPARE(m->store().summaries().result().value().size(), 1u);
    QCOMPARE(m->openGap().after, u"a2"_s);
}

/// Asked for before it was known that the gap ends in front of it. What it has was live, or is missing in the next gap,
/// where it has its place in the order.
void TestGaps::aPageBehindTheEndIsAnothers()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    const Gap second = m->openGap();
    m->apply(incoming(u"7"_s, u"o7"_s, u"a7"_s));
    const auto part = [](int from, int to) {
        std::vector<ChatEvent> events;
        for (int i = from; i <= to; ++i)
            events.push_back(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
        return page(std::move(events), false);
    };
    QVERIFY(m->fill(first, part(2, 4)).isGapGone); // 4 is the second one's
    const Applied behind = m->fill(first, part(5, 6));
    QVERIFY(behind.isGapGone);
    QVERIFY(behind.added.empty());
    QVERIFY(!m->fill(second, part(4, 5)).isGapGone);
    QVERIFY(m->fill(second, part(6, 7)).isGapGone);
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s}));
    QVERIFY(m->gaps().empty());
}

void TestGaps::repairPutsTheMissingBetweenItsNeighbours()
{
    for (const auto &number : {u"1"_s, u"2"_s, u"5"_s, u"6"_s, u"7"_s})
        m->apply(incoming(number, u"o"_s + number, u"a"_s + number));
    const auto part = [](int from, int to) {
        std::vector<ChatEvent> events;
        for (int i = from; i <= to; ++i)
            events.push_back(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
        return page(std::move(events));
    };
    const Repaired first = m->store().repair(kBob.bare(), part(1, 3), {}).result().value();
    QCOMPARE(first.known, 2);
    QCOMPARE(bodies(first.applied.added), QStringList{u"3"_s});
    const Repaired second = m->store().repair(kBob.bare(), part(4, 6), first.last).result().value();
    QCOMPARE(second.known, 2);
    QCOMPARE(bodies(second.applied.added), QStringList{u"4"_s});
    const Repaired third = m->store().repair(kBob.bare(), part(7, 9), second.last).result().value();
    QCOMPARE(third.known, 1);
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s, u"9"_s}));
    m->apply(incoming(u"10"_s, u"o10"_s, u"a10"_s));
    QCOMPARE(m->bodies().last(), u"10"_s);
    QCOMPARE(m->store().count(kBob.bare()).result().value(), 10);
}

void TestGaps::repairOfTheBeginning()
{
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    m->store()
        .repair(kBob.bare(),
                page({incoming(u"1"_s, u"o1"_s, u"a1"_s), incoming(u"2"_s, u"o2"_s, u"a2"_s),
                      incoming(u"3"_s, u"o3"_s, u"a3"_s)}),
                {})
        .result()
        .value();
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void TestGaps::aPageIsAllOrNothing()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Gap gap = m->openGap();
    QVERIFY(m->sql(u"CREATE TRIGGER refuse BEFORE INSERT ON message WHEN new.body='bad'"
                   " BEGIN SELECT raise(ABORT, 'refused'); END"_s)
                .isEmpty());
    const auto failed = m->store().fillGap(
        gap.id, page({incoming(u"2"_s, u"o2"_s, u"a2"_s), incoming(u"bad"_s, u"o3"_s, u"a3"_s)}, true));
    QVERIFY(!failed.result().has_value());
    QCOMPARE(m->bodies(), QStringList{u"1"_s});
    QCOMPARE(m->gaps().at(0), gap);
}

QTEST_GUILESS_MAIN(TestGaps)
#include "tst_gaps.moc"
