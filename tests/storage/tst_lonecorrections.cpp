// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

#include <algorithm>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// Corrections of what is not here: shown as messages of their own, until the original comes (XEP-0308).
class TestLoneCorrections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void itIsAMessageOfItsOwn();
    void itsOriginalTakesItOver_data();
    void itsOriginalTakesItOver();
    void anyOrderComesToTheSame_data();
    void anyOrderComesToTheSame();
    void anEarlierCorrectionTakesItIn();
    void itWaitsForAGap();
    void itIsShownWhenTheGapIsGone_data();
    void itIsShownWhenTheGapIsGone();
    void itIsShownWhenTheGapIsRefused();
    void itWaitsWhenTheArchiveIsAskedAgain();
    void aPageOfAGapShowsItAtItsPlace();
    void anotherGapInFrontKeepsItWaiting();
    void inARoom();
    void anotherNameInARoom();
    void ofAnothersMessage();
    void whatWeSendIsNot();
    void ofAnotherDeviceOfOurs();
    void itIsReadWithItsOriginal();
    void whatWasSaidOfIt();
    void theCheckFindsTheOriginal();
    void theCheckKeepsTheOrder();
    void theCheckShowsWhatWaited();
    void theArchiveSaysWhereItStands();

private:
    static Annotation change(const QString &target, const QString &body, const QString &originId = {},
                             const QString &archiveId = {})
    {
        Annotation change = correction(target, body);
        change.originId = originId;
        change.archiveId = archiveId;
        return change;
    }
    QStringList search(const QString &word)
    {
        return m->sql(u"SELECT rowid FROM message_words WHERE message_words MATCH '%1'"_s.arg(word));
    }

    std::unique_ptr<Store> m;
};

void TestLoneCorrections::itIsAMessageOfItsOwn()
{
    m->apply(incoming(u"before"_s, u"o0"_s));
    const Applied applied = m->apply(change(u"gone"_s, u"corrected words"_s, u"c1"_s, u"a1"_s));
    QCOMPARE(bodies(applied.added), QStringList{u"corrected words"_s});
    m->apply(incoming(u"behind"_s, u"o2"_s));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"corrected words"_s, u"behind"_s}));
    const Message shown = m->page().messages.at(1);
    QCOMPARE(shown.from, kBob.bare());
    QCOMPARE(shown.originId, u"gone"_s);
    QCOMPARE(shown.sentAt, at(60));
    QCOMPARE(shown.editedAt, at(60));
    QCOMPARE(m->unread(), 3);
    QCOMPARE(search(u"corrected"_s).size(), 1);
    // The same again is known; another correction of the same changes it.
    QVERIFY(m->apply(change(u"gone"_s, u"corrected words"_s, u"c1"_s, u"a1"_s)).metKnown);
    const Applied second = m->apply(change(u"gone"_s, u"better words"_s, u"c2"_s, u"a2"_s));
    QVERIFY(second.added.empty());
    QCOMPARE(bodies(second.changed), QStringList{u"better words"_s});
    // Old clients name the last correction.
    m->apply(change(u"c2"_s, u"best words"_s, u"c3"_s, u"a3"_s));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"best words"_s, u"behind"_s}));
    QVERIFY(search(u"corrected"_s).isEmpty() && search(u"better"_s).isEmpty());
}

void TestLoneCorrections::itsOriginalTakesItOver_data()
{
    QTest::addColumn<bool>("isOlder");
    QTest::newRow("scrolled back") << true;
    QTest::newRow("found by a check") << false;
}

void TestLoneCorrections::itsOriginalTakesItOver()
{
    QFETCH(bool, isOlder);
    m->apply(incoming(u"between"_s, u"o2"_s, u"a2"_s));
    const Applied alone = m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a3"_s));
    Message original = incoming(u"old"_s, u"o1"_s, u"a1"_s);
    original.reply = Reply{.target = u"o2"_s, .author = {}, .message = 0, .quote = u"?"_s};
    const Applied applied = isOlder ? m->older(kBob.bare(), page({original}))
                                    : m->store().repair(kBob.bare(), page({original}), {}).result().value().applied;
    QVERIFY(applied.added.empty());
    QCOMPARE(applied.changed.size(), 1u);
    QCOMPARE(m->bodies(), (QStringList{u"new"_s, u"between"_s}));
    const Message now = m->only();
    QCOMPARE(now, applied.changed[0]);
    QCOMPARE(now.id, alone.added.at(0).id);
    QCOMPARE(now.archiveId, u"a1"_s);
    QCOMPARE(now.from, kBob);
    QCOMPARE(now.sentAt, at(0));
    QCOMPARE(now.editedAt, at(60));
    QVERIFY(now.reply);
    QCOMPARE(m->store().summaries().result().value().at(0).last->body, u"between"_s);
    // It is known by its first text now.
    QVERIFY(m->apply(incoming(u"old"_s, u"o1"_s, u"a1"_s)).metKnown);
    QVERIFY(m->apply(incoming(u"old"_s, u"o1"_s)).metKnown);
    QCOMPARE(m->page().messages.size(), 2u);
    QVERIFY(search(u"old"_s).isEmpty());
    QCOMPARE(search(u"new"_s).size(), 1);
    for (const auto &table : {u"message_words"_s, u"message_parts"_s})
        QCOMPARE(m->sql(u"INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)"_s.arg(table)), QStringList());
}

void TestLoneCorrections::anyOrderComesToTheSame_data()
{
    QTest::addColumn<int>("pageSize");
    for (int size = 1; size <= 6; ++size)
        QTest::addRow("pages of %d", size) << size;
}

/// An original, its correction, one of the correction, and others in between: read backwards.
void TestLoneCorrections::anyOrderComesToTheSame()
{
    QFETCH(int, pageSize);
    const std::vector<ChatEvent> events{
        incoming(u"zero"_s, u"o0"_s, u"a0"_s),         incoming(u"one"_s, u"o1"_s, u"a1"_s),
        change(u"o1"_s, u"one!"_s, u"c1"_s, u"a2"_s),  incoming(u"two"_s, u"o2"_s, u"a3"_s),
        change(u"c1"_s, u"one!!"_s, u"c2"_s, u"a4"_s), reactions(u"o1"_s, {u"👍"_s})};
    for (auto end = std::ssize(events); end > 0;) {
        const auto begin = std::max(end - pageSize, std::ptrdiff_t(0));
        m->older(kBob.bare(), page({events.begin() + begin, events.begin() + end}));
        end = begin;
    }
    QCOMPARE(m->bodies(), (QStringList{u"zero"_s, u"one!!"_s, u"two"_s}));
    QCOMPARE(m->page().messages.at(1).reactions, (std::vector<Reaction>{{kBob.bare(), u"👍"_s}}));
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation WHERE message IS NULL"_s), QStringList{u"0"_s});
    QCOMPARE(m->sql(u"SELECT last_message = (SELECT id FROM message WHERE body='two') FROM conversation"_s),
             QStringList{u"1"_s});
    // Another time, from the other end.
    Store forwards;
    for (const ChatEvent &event : events)
        forwards.apply(event);
    QCOMPARE(forwards.bodies(), m->bodies());
}

/// It named a correction that only a check of the archive finds.
void TestLoneCorrections::anEarlierCorrectionTakesItIn()
{
    m->apply(change(u"c1"_s, u"one!!"_s, u"c2"_s, u"a4"_s));
    m->older(kBob.bare(), page({incoming(u"one"_s, u"o1"_s, u"a1"_s)}));
    QCOMPARE(m->bodies(), (QStringList{u"one"_s, u"one!!"_s}));
    QCOMPARE(m->unread(), 2);
    const std::vector<ChatEvent> all{incoming(u"one"_s, u"o1"_s, u"a1"_s), change(u"o1"_s, u"one!"_s, u"c1"_s, u"a2"_s),
                                     change(u"c1"_s, u"one!!"_s, u"c2"_s, u"a4"_s)};
    const Applied joined = m->store().repair(kBob.bare(), page(all, true), {}).result().value().applied;
    QCOMPARE(bodies(joined.removed), QStringList{u"one!!"_s});
    QCOMPARE(joined.changed.size(), 1u);
    QCOMPARE(m->bodies().size(), 1);
    QCOMPARE(m->unread(), 1);
}

void TestLoneCorrections::itWaitsForAGap()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap gap = m->openGap();
    const Applied waits = m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s));
    QVERIFY(waits.added.empty() && waits.changed.empty());
    // The page that brings the original has its correction, too.
    const Applied filled =
        m->fill(gap, page({incoming(u"old"_s, u"o1"_s, u"a1"_s), change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s)}, true));
    QCOMPARE(bodies(filled.added), QStringList{u"new"_s});
    QVERIFY(filled.changed.empty());
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"new"_s}));
}

void TestLoneCorrections::itIsShownWhenTheGapIsGone_data()
{
    QTest::addColumn<bool>("isFilled");
    QTest::newRow("the archive has nothing of it") << true;
    QTest::newRow("there is no archive") << false;
}

void TestLoneCorrections::itIsShownWhenTheGapIsGone()
{
    QFETCH(bool, isFilled);
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap gap = m->openGap();
    m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s));
    m->apply(incoming(u"behind"_s, u"o3"_s, u"a3"_s));
    QCOMPARE(m->unread(), 2);
    const Applied gone = isFilled ? m->fill(gap, page({incoming(u"missed"_s, u"o2"_s, u"a1"_s)}, true))
                                  : m->store().closeGap(gap.id).result().value();
    QCOMPARE(bodies(gone.added), isFilled ? (QStringList{u"missed"_s, u"new"_s}) : QStringList{u"new"_s});
    QStringList expected{u"before"_s, u"new"_s, u"behind"_s};
    if (isFilled)
        expected.insert(1, u"missed"_s);
    QCOMPARE(m->bodies(), expected);
    QCOMPARE(m->unread(), int(expected.size()));
}

/// The gap stays, in case that somebody fills it one day.
void TestLoneCorrections::itIsShownWhenTheGapIsRefused()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap gap = m->openGap();
    m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s));
    m->apply(incoming(u"behind"_s, u"o3"_s, u"a3"_s));
    const Applied refused = m->store().refuseGaps(kOwn).result().value();
    QCOMPARE(bodies(refused.added), QStringList{u"new"_s});
    const Applied live = m->apply(change(u"o9"_s, u"said now"_s, u"c9"_s, u"a4"_s));
    QCOMPARE(bodies(live.added), QStringList{u"said now"_s});
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"new"_s, u"behind"_s, u"said now"_s}));
    QVERIFY(m->store().refuseGaps(kOwn).result().value().added.empty());

    const Applied filled = m->fill(gap, page({incoming(u"old"_s, u"o1"_s, u"a1"_s)}, true));
    QCOMPARE(bodies(filled.removed), QStringList{u"new"_s});
    QCOMPARE(bodies(filled.added), QStringList{u"new"_s});
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"new"_s, u"behind"_s, u"said now"_s}));
}

void TestLoneCorrections::itWaitsWhenTheArchiveIsAskedAgain()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap gap = m->openGap();
    m->store().refuseGaps(kOwn).result().value();
    QCOMPARE(m->openGap(), gap);
    QVERIFY(m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s)).added.empty());
    m->store().refuseGaps(*Jid::parse(u"room@rooms.example.test")).result().value();
    QCOMPARE(m->bodies(), QStringList{u"before"_s});
    QCOMPARE(bodies(m->store().refuseGaps(kOwn).result().value().added), QStringList{u"new"_s});
}

void TestLoneCorrections::aPageOfAGapShowsItAtItsPlace()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap gap = m->openGap();
    m->apply(incoming(u"live"_s, u"o9"_s, u"a9"_s));
    const Applied first =
        m->fill(gap, page({incoming(u"1"_s, u"o1"_s, u"a1"_s), change(u"gone"_s, u"new"_s, u"c1"_s, u"a2"_s)}));
    QCOMPARE(bodies(first.added), (QStringList{u"1"_s, u"new"_s}));
    m->fill(m->gaps().at(0), page({incoming(u"2"_s, u"o2"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"1"_s, u"new"_s, u"2"_s, u"live"_s}));
}

void TestLoneCorrections::anotherGapInFrontKeepsItWaiting()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"middle"_s, u"o5"_s, u"a5"_s));
    const Gap second = m->openGap();
    m->fill(second, page({change(u"o1"_s, u"new"_s, u"c1"_s, u"a6"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"middle"_s}));
    const Applied filled = m->fill(first, page({incoming(u"old"_s, u"o1"_s, u"a1"_s)}, true));
    QCOMPARE(bodies(filled.added), QStringList{u"new"_s});
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"new"_s, u"middle"_s}));
}

void TestLoneCorrections::inARoom()
{
    m->makeRoom();
    m->openGap(); // of the account's archive: none of the room's is missing
    Annotation theirs = correction(u"o1"_s, u"new"_s, occupant(u"Bob"_s));
    theirs.archiveId = u"r2"_s;
    QCOMPARE(bodies(m->apply(theirs).added), QStringList{u"new"_s});
    QCOMPARE(m->only(kRoom).from, occupant(u"Bob"_s));
    // Others count from the same number.
    m->apply(inRoom(u"Eve's"_s, u"o1"_s, u"r3"_s, u"Eve"_s));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"new"_s, u"Eve's"_s}));
    m->older(kRoom, page({inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s)}, true, kRoom));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"new"_s, u"Eve's"_s}));
    QCOMPARE(m->only(kRoom).archiveId, u"r1"_s);
}

void TestLoneCorrections::anotherNameInARoom()
{
    m->makeRoom();
    Annotation theirs = correction(u"o1"_s, u"new"_s, occupant(u"Rob"_s));
    theirs.occupantId = u"1"_s;
    m->apply(theirs);
    m->older(kRoom, page({inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s, u"1"_s)}, true, kRoom));
    QCOMPARE(m->bodies(kRoom), QStringList{u"new"_s});
    QCOMPARE(m->only(kRoom).from, occupant(u"Bob"_s));
}

void TestLoneCorrections::ofAnothersMessage()
{
    m->makeRoom();
    m->apply(inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s));
    m->apply(correction(u"o1"_s, u"forged"_s, occupant(u"Eve"_s)));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"old"_s, u"forged"_s}));
    QCOMPARE(m->page(kRoom).messages.at(1).from, occupant(u"Eve"_s));
    // Who corrects what is not here keeps nobody else's from being shown.
    m->apply(correction(u"o2"_s, u"forged"_s, occupant(u"Eve"_s)));
    m->apply(correction(u"o2"_s, u"true"_s, occupant(u"Bob"_s)));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"old"_s, u"forged"_s, u"forged"_s, u"true"_s}));
    m->older(kRoom, page({inRoom(u"was"_s, u"o2"_s, u"r0"_s, u"Bob"_s)}, true, kRoom));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"true"_s, u"old"_s, u"forged"_s, u"forged"_s}));
}

void TestLoneCorrections::whatWeSendIsNot()
{
    Annotation ours = byUs(change(u"o1"_s, u"new"_s, u"c1"_s));
    ours.state = DeliveryState::Pending;
    QVERIFY(m->apply(ours).added.empty());
    m->store().annotationSent(u"c1"_s).result().value();
    const Gap gap = m->openGap();
    QVERIFY(m->fill(gap, page({}, true)).added.empty());
}

void TestLoneCorrections::ofAnotherDeviceOfOurs()
{
    m->apply(incoming(u"theirs"_s, u"o0"_s));
    const Applied applied = m->apply(byUs(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s)));
    QCOMPARE(bodies(applied.added), QStringList{u"new"_s});
    QCOMPARE(applied.added[0].state, DeliveryState::Sent);
    QVERIFY(m->store().outbox().result().value().empty());
    m->older(kBob.bare(), page({archived(outgoing(u"old"_s, u"o1"_s), u"a1"_s)}));
    QCOMPARE(m->bodies(), (QStringList{u"new"_s, u"theirs"_s}));
    QCOMPARE(m->only().state, DeliveryState::Sent);
}

void TestLoneCorrections::itIsReadWithItsOriginal()
{
    m->apply(incoming(u"read"_s, u"o2"_s, u"a2"_s));
    m->store().markRead(kBob.bare()).result().value();
    m->apply(byUs(annotation(Annotation::Kind::Displayed, u"a2"_s)));
    m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a3"_s));
    QCOMPARE(m->unread(), 1);
    m->older(kBob.bare(), page({incoming(u"old"_s, u"o1"_s, u"a1"_s)}));
    QCOMPARE(m->unread(), 0);
}

void TestLoneCorrections::whatWasSaidOfIt()
{
    m->apply(reactions(u"o1"_s, {u"👍"_s}));
    m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a2"_s));
    QCOMPARE(m->only().reactions.size(), 1u);
    m->apply(annotation(Annotation::Kind::Retraction, u"o1"_s));
    QCOMPARE(m->only().retraction, Retraction::BySender);
    m->older(kBob.bare(), page({incoming(u"old"_s, u"o1"_s, u"a1"_s)}));
    QCOMPARE(m->only().retraction, Retraction::BySender);
    QVERIFY(m->only().body.isEmpty());
    // What was taken back ahead of it is not shown as if it were there.
    m->apply(annotation(Annotation::Kind::Retraction, u"o5"_s));
    m->apply(change(u"o5"_s, u"secret"_s, u"c5"_s, u"a5"_s));
    QVERIFY(search(u"secret"_s).isEmpty());
}

void TestLoneCorrections::theCheckFindsTheOriginal()
{
    m->apply(incoming(u"between"_s, u"o2"_s, u"a2"_s));
    m->apply(change(u"o1"_s, u"new"_s, u"c1"_s, u"a3"_s));
    const std::vector<ChatEvent> all{incoming(u"old"_s, u"o1"_s, u"a1"_s), incoming(u"between"_s, u"o2"_s, u"a2"_s),
                                     change(u"o1"_s, u"new"_s, u"c1"_s, u"a3"_s)};
    const Repaired repaired = m->store().repair(kBob.bare(), page(all, true), {}).result().value();
    QVERIFY(repaired.applied.added.empty());
    QCOMPARE(repaired.known, 1);
    QCOMPARE(repaired.completed, 1);
    QCOMPARE(m->bodies(), (QStringList{u"new"_s, u"between"_s}));
    const Repaired again = m->store().repair(kBob.bare(), page(all, true), {}).result().value();
    QCOMPARE(again.known, 2);
    QVERIFY(again.completed == 0 && again.applied.added.empty() && again.applied.changed.empty());
}

/// A new device knows some corrections before what they are of. Their rows are older than what the check adds, and all
/// of it comes to one place.
void TestLoneCorrections::theCheckKeepsTheOrder()
{
    m->apply(change(u"o5"_s, u"five"_s, u"c5"_s, u"a7"_s));
    m->apply(change(u"o3"_s, u"three"_s, u"c3"_s, u"a8"_s));
    m->apply(change(u"gone"_s, u"nine"_s, u"c9"_s, u"a10"_s));
    const std::vector<ChatEvent> all{incoming(u"1"_s, u"o1"_s, u"a1"_s),
                                     incoming(u"2"_s, u"o2"_s, u"a2"_s),
                                     incoming(u"3"_s, u"o3"_s, u"a3"_s),
                                     incoming(u"4"_s, u"o4"_s, u"a4"_s),
                                     incoming(u"5"_s, u"o5"_s, u"a5"_s),
                                     change(u"gone"_s, u"eight"_s, u"c8"_s, u"a6"_s),
                                     incoming(u"6"_s, u"o6"_s, u"a6b"_s),
                                     change(u"o5"_s, u"five"_s, u"c5"_s, u"a7"_s),
                                     change(u"o3"_s, u"three"_s, u"c3"_s, u"a8"_s),
                                     incoming(u"7"_s, u"o7"_s, u"a9"_s),
                                     change(u"gone"_s, u"nine"_s, u"c9"_s, u"a10"_s)};
    const QStringList expected{u"1"_s, u"2"_s, u"three"_s, u"4"_s, u"five"_s, u"nine"_s, u"6"_s, u"7"_s};
    m->store().repair(kBob.bare(), page(all, true), {}).result().value();
    QCOMPARE(m->bodies(), expected);
    QCOMPARE(search(u"three"_s).size(), 1);
    const Repaired again = m->store().repair(kBob.bare(), page(all, true), {}).result().value();
    QVERIFY(again.completed == 0 && again.applied.added.empty() && again.applied.removed.empty());
    QCOMPARE(m->bodies(), expected);
    Store whole;
    whole.fill(whole.openGap(), page(all, true));
    QCOMPARE(whole.bodies(), expected);
    // In pages: the next begins where the last ended.
    Store paged;
    paged.apply(change(u"o5"_s, u"five"_s, u"c5"_s, u"a7"_s));
    paged.apply(change(u"o3"_s, u"three"_s, u"c3"_s, u"a8"_s));
    paged.apply(change(u"gone"_s, u"nine"_s, u"c9"_s, u"a10"_s));
    Cursor previous;
    for (size_t at = 0; at < all.size(); ++at) {
        const auto one = page({all[at]}, at + 1 == all.size());
        previous = paged.store().repair(kBob.bare(), one, previous).result().value().last;
    }
    QCOMPARE(paged.bodies(), expected);
}

/// A history of an earlier version of this program has corrections that were never shown.
void TestLoneCorrections::theCheckShowsWhatWaited()
{
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    m->apply(change(u"gone"_s, u"new"_s, u"c1"_s, u"a2"_s));
    m->sql(u"UPDATE annotation SET message=NULL"_s);
    m->sql(u"DELETE FROM message WHERE origin_id='gone'"_s);
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    const Repaired repaired =
        m->store()
            .repair(kBob.bare(),
                    page({incoming(u"1"_s, u"o1"_s, u"a1"_s), change(u"gone"_s, u"new"_s, u"c1"_s, u"a2"_s),
                          incoming(u"3"_s, u"o3"_s, u"a3"_s)},
                         true),
                    {})
            .result()
            .value();
    QCOMPARE(bodies(repaired.applied.added), QStringList{u"new"_s});
    QCOMPARE(m->bodies(), (QStringList{u"1"_s, u"new"_s, u"3"_s}));
}

/// Of servers that do not tell ids live.
void TestLoneCorrections::theArchiveSaysWhereItStands()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    m->apply(change(u"gone"_s, u"new"_s, u"c1"_s));
    m->fill(m->openGap(),
            page({incoming(u"missed"_s, u"o1"_s, u"a1"_s), change(u"gone"_s, u"new"_s, u"c1"_s, u"a2"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"missed"_s, u"new"_s}));
    QCOMPARE(m->store().summaries().result().value().at(0).last->body, u"new"_s);
}

QTEST_GUILESS_MAIN(TestLoneCorrections)
#include "tst_lonecorrections.moc"
