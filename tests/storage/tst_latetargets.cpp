// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// Corrections that name a counted id, shown alone beside a gap that the server refused to fill, when it is filled
/// after all (XEP-0308).
class TestLateTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void itWasOfWhatIsInFront();
    void itsMessageCameWithTheGap_data();
    void itsMessageCameWithTheGap();
    void itsMessageIsTheLastThatBearsTheId();
    void aCorrectionInTheGapBearsTheId();
    void anotherGapIsInBetween();
    void whatIsBehindItAtItsPlaceIsAnother();
    void whatWasSaidOfItStays();
    void itWasRead();
    void inARoomOfTheirsOnly();
    void anOlderPageDoesNotKnow();

private:
    static Annotation change(const QString &target, const QString &body, const QString &originId,
                             const QString &archiveId = {}, const Jid &by = kBob.bare())
    {
        Annotation change = correction(target, body, by);
        change.originId = originId;
        change.archiveId = archiveId;
        return change;
    }
    /// "yesterday", a gap, "today!" alone, "behind".
    Gap refusedGap()
    {
        m->apply(incoming(u"yesterday"_s, u"1"_s, u"a1"_s));
        const Gap gap = m->openGap();
        m->apply(change(u"1"_s, u"today!"_s, u"2"_s, u"a5"_s));
        m->apply(incoming(u"behind"_s, u"3"_s, u"a6"_s));
        m->store().refuseGaps(kOwn).result().value();
        return gap;
    }

    std::unique_ptr<Store> m;
};

void TestLateTargets::itWasOfWhatIsInFront()
{
    const Gap gap = refusedGap();
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"today!"_s, u"behind"_s}));
    const Applied filled = m->fill(gap, page({incoming(u"missed"_s, u"9"_s, u"a2"_s)}, true));
    QCOMPARE(bodies(filled.added), QStringList{u"missed"_s});
    QCOMPARE(bodies(filled.removed), QStringList{u"today!"_s});
    QCOMPARE(bodies(filled.changed), QStringList{u"today!"_s});
    QCOMPARE(m->bodies(), (QStringList{u"today!"_s, u"missed"_s, u"behind"_s}));
    QCOMPARE(m->unread(), 3);
    m->reopen();
    QCOMPARE(m->bodies(), (QStringList{u"today!"_s, u"missed"_s, u"behind"_s}));
    // What corrects the correction is of the same message.
    m->apply(change(u"2"_s, u"today!!"_s, u"4"_s, u"a7"_s));
    QCOMPARE(m->bodies(), (QStringList{u"today!!"_s, u"missed"_s, u"behind"_s}));
}

void TestLateTargets::itsMessageCameWithTheGap_data()
{
    QTest::addColumn<int>("pageSize");
    for (int size = 1; size <= 3; ++size)
        QTest::addRow("in pages of %d", size) << size;
}

void TestLateTargets::itsMessageCameWithTheGap()
{
    QFETCH(int, pageSize);
    refusedGap();
    const std::vector<ChatEvent> missed{incoming(u"a"_s, u"8"_s, u"a2"_s), incoming(u"today"_s, u"1"_s, u"a3"_s),
                                        incoming(u"c"_s, u"9"_s, u"a4"_s)};
    for (size_t at = 0; at < missed.size(); at += size_t(pageSize)) {
        const size_t end = std::min(at + size_t(pageSize), missed.size());
        m->fill(m->gaps().at(0), page({missed.begin() + std::ptrdiff_t(at), missed.begin() + std::ptrdiff_t(end)},
                                      end == missed.size()));
    }
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"a"_s, u"today!"_s, u"c"_s, u"behind"_s}));
    QCOMPARE(m->unread(), 5);
    QCOMPARE(m->page().messages.at(2).archiveId, u"a3"_s);
}

/// The first of them is not overwritten by words that are of the second.
void TestLateTargets::itsMessageIsTheLastThatBearsTheId()
{
    const Gap gap = refusedGap();
    m->fill(gap, page({incoming(u"noon"_s, u"1"_s, u"a2"_s)}));
    m->fill(m->gaps().at(0), page({incoming(u"today"_s, u"1"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"noon"_s, u"today!"_s, u"behind"_s}));
}

/// Old clients name the last correction.
void TestLateTargets::aCorrectionInTheGapBearsTheId()
{
    const Gap gap = refusedGap();
    m->fill(gap, page({incoming(u"first"_s, u"0"_s, u"a2"_s)}));
    m->fill(m->gaps().at(0), page({change(u"0"_s, u"second"_s, u"1"_s, u"a3"_s)}));
    m->fill(m->gaps().at(0), page({incoming(u"c"_s, u"9"_s, u"a4"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"today!"_s, u"c"_s, u"behind"_s}));
}

void TestLateTargets::anotherGapIsInBetween()
{
    const Gap first = refusedGap();
    const Gap second = m->openGap();
    m->apply(change(u"1"_s, u"tomorrow!"_s, u"4"_s, u"a9"_s));
    m->store().refuseGaps(kOwn).result().value();
    m->fill(first, page({}, true));
    QCOMPARE(m->bodies(), (QStringList{u"today!"_s, u"behind"_s, u"tomorrow!"_s}));
    m->fill(second, page({incoming(u"tomorrow"_s, u"1"_s, u"a8"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"today!"_s, u"behind"_s, u"tomorrow!"_s}));
    QCOMPARE(m->page().messages.at(2).archiveId, u"a8"_s);
}

/// A check of the archive puts what it finds at one position.
void TestLateTargets::whatIsBehindItAtItsPlaceIsAnother()
{
    const std::vector<ChatEvent> all{change(u"7"_s, u"words of yesterday"_s, u"c7"_s, u"a1"_s),
                                     incoming(u"meet at noon"_s, u"7"_s, u"a2"_s)};
    m->store().repair(kBob.bare(), page(all, true), {}).result().value();
    m->store().closeGap(m->openGap().id).result().value();
    QCOMPARE(m->bodies(), (QStringList{u"words of yesterday"_s, u"meet at noon"_s}));
}

void TestLateTargets::whatWasSaidOfItStays()
{
    const Gap gap = refusedGap();
    m->apply(byUs(reactions(u"2"_s, {u"👍"_s})));
    m->apply(change(u"1"_s, u"today!!"_s, u"4"_s, u"a7"_s));
    m->fill(gap, page({}, true));
    QCOMPARE(m->bodies(), (QStringList{u"today!!"_s, u"behind"_s}));
    QCOMPARE(m->only().reactions, (std::vector<Reaction>{{kOwn, u"👍"_s}}));
    QCOMPARE(m->only().archiveId, u"a1"_s);
    m->apply(annotation(Annotation::Kind::Retraction, u"1"_s));
    QCOMPARE(m->only().retraction, Retraction::BySender);
}

void TestLateTargets::itWasRead()
{
    const Gap gap = refusedGap();
    m->store().markRead(kBob.bare()).result().value();
    m->fill(gap, page({}, true));
    QCOMPARE(m->unread(), 0);
    // The last one goes.
    Store other;
    other.apply(incoming(u"yesterday"_s, u"1"_s, u"a1"_s));
    const Gap last = other.openGap();
    other.apply(change(u"1"_s, u"today!"_s, u"2"_s, u"a5"_s));
    other.store().refuseGaps(kOwn).result().value();
    other.fill(last, page({}, true));
    QCOMPARE(other.store().summaries().result().value().at(0).last->archiveId, u"a1"_s);
    QCOMPARE(other.unread(), 1);
}

/// Each occupant counts.
void TestLateTargets::inARoomOfTheirsOnly()
{
    m->makeRoom();
    m->apply(inRoom(u"Bob's"_s, u"1"_s, u"r1"_s, u"Bob"_s));
    m->apply(inRoom(u"Eve's"_s, u"1"_s, u"r2"_s, u"Eve"_s));
    const Gap gap = m->openGap(kRoom);
    m->apply(change(u"1"_s, u"Bob's!"_s, u"2"_s, u"r5"_s, occupant(u"Bob"_s)));
    m->apply(change(u"1"_s, u"Carol's!"_s, u"2"_s, u"r6"_s, occupant(u"Carol"_s)));
    m->store().refuseGaps(kRoom).result().value();
    QCOMPARE(m->bodies(kRoom), (QStringList{u"Bob's"_s, u"Eve's"_s, u"Bob's!"_s, u"Carol's!"_s}));
    m->fill(gap, page({}, true, kRoom));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"Bob's!"_s, u"Eve's"_s, u"Carol's!"_s}));
}

/// What it brings may not be what the words are of, as long as the gap is there.
void TestLateTargets::anOlderPageDoesNotKnow()
{
    m->apply(incoming(u"hello"_s, u"5"_s, u"a1"_s));
    const Gap gap = m->openGap();
    m->apply(change(u"1"_s, u"today!"_s, u"2"_s, u"a5"_s));
    m->store().refuseGaps(kOwn).result().value();
    m->older(kBob.bare(), page({incoming(u"yesterday"_s, u"1"_s, u"a0"_s)}));
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"hello"_s, u"today!"_s}));
    m->fill(gap, page({incoming(u"today"_s, u"1"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"hello"_s, u"today!"_s}));
    QCOMPARE(m->page().messages.at(2).archiveId, u"a3"_s);
}

QTEST_GUILESS_MAIN(TestLateTargets)
#include "tst_latetargets.moc"
