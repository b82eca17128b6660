// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

#include <QElapsedTimer>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

using Kind = Annotation::Kind;

/// Which message a correction is of, and what names a correction (XEP-0308). Some clients count their ids, anew in each
/// session, so the same one names many messages.
class TestCorrectionTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void theMessageComesFirst_data();
    void theMessageComesFirst();
    void aLaterMessageIsNew();
    void aLaterMessageIsNewOnAnotherDevice();
    void aCountedIdWaitsForAGap();
    void aCountedIdBehindARefusedGap();
    void theOriginalInAnotherGap();
    void anotherNameBetweenTwo();
    void anotherOccupantsChain();
    void aLoneRowBearsItsArchiveId();
    void whoNamesACorrection_data();
    void whoNamesACorrection();
    void namedAheadOfIt();
    void namedBeforeItsIdIsKnown();
    void theArchiveForgotIt();
    void anotherPersonsRetraction();
    void aReadMarkerNamesACorrection();
    void onlyAFewAreKept();
    void manyCostNoMore();
    void theFirstIsKept();

private:
    static Annotation change(const QString &target, const QString &body, const QString &originId,
                             const QString &archiveId = {})
    {
        Annotation change = correction(target, body);
        change.originId = originId;
        change.archiveId = archiveId;
        return change;
    }
    static Annotation inTheRoom(const QString &target, const QString &body, const QString &originId,
                                const QString &archiveId, const QString &name, const QString &occupantId = {})
    {
        Annotation change = correction(target, body, occupant(name));
        change.originId = originId;
        change.archiveId = archiveId;
        change.occupantId = occupantId;
        return change;
    }

    std::unique_ptr<Store> m;
};

/// Two sessions of a client that counts.
const std::vector<ChatEvent> kTwoSessions{incoming(u"hello"_s, u"1"_s, u"a1"_s),
                                          [] {
                                              Annotation change = correction(u"1"_s, u"hello fixed"_s);
                                              change.originId = u"2"_s;
                                              change.archiveId = u"a2"_s;
                                              return change;
                                          }(),
                                          incoming(u"x new"_s, u"1"_s, u"a3"_s), incoming(u"y new"_s, u"2"_s, u"a4"_s),
                                          [] {
                                              Annotation change = correction(u"2"_s, u"y new fixed"_s);
                                              change.originId = u"3"_s;
                                              change.archiveId = u"a5"_s;
                                              return change;
                                          }()};

void TestCorrectionTargets::theMessageComesFirst_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<QString>("how");
    QTest::newRow("live") << 1 << u"live"_s;
    QTest::newRow("checked") << 5 << u"check"_s;
    for (int size = 1; size <= 5; ++size) {
        QTest::addRow("backwards in pages of %d", size) << size << u"back"_s;
        QTest::addRow("a gap in pages of %d", size) << size << u"gap"_s;
    }
}

void TestCorrectionTargets::theMessageComesFirst()
{
    QFETCH(int, pageSize);
    QFETCH(QString, how);
    const auto begin = kTwoSessions.begin();
    const auto size = std::ssize(kTwoSessions);
    if (how == u"live") {
        for (const ChatEvent &event : kTwoSessions)
            m->apply(event);
    } else if (how == u"check") {
        m->store().repair(kBob.bare(), page(kTwoSessions, true), {}).result().value();
    } else if (how == u"back") {
        for (auto end = size; end > 0; end -= pageSize)
            m->older(kBob.bare(), page({begin + std::max(end - pageSize, std::ptrdiff_t(0)), begin + end}));
    } else {
        const Gap gap = m->openGap();
        for (std::ptrdiff_t at = 0; at < size; at += pageSize)
            m->fill(gap, page({begin + at, begin + std::min(at + pageSize, size)}, at + pageSize >= size));
    }
    QCOMPARE(m->bodies(), (QStringList{u"hello fixed"_s, u"x new"_s, u"y new fixed"_s}));
}

void TestCorrectionTargets::aLaterMessageIsNew()
{
    m->apply(change(u"7"_s, u"words of yesterday"_s, u"c7"_s, u"a1"_s));
    QCOMPARE(m->unread(), 1);
    const Applied applied = m->apply(incoming(u"meet at noon"_s, u"7"_s, u"a2"_s));
    QCOMPARE(bodies(applied.added), QStringList{u"meet at noon"_s});
    QCOMPARE(m->unread(), 2);
    QCOMPARE(m->bodies(), (QStringList{u"words of yesterday"_s, u"meet at noon"_s}));
    // What names it now is of the newer one.
    m->apply(change(u"7"_s, u"meet at one"_s, u"8"_s, u"a3"_s));
    QCOMPARE(m->bodies(), (QStringList{u"words of yesterday"_s, u"meet at one"_s}));
}

void TestCorrectionTargets::aLaterMessageIsNewOnAnotherDevice()
{
    const std::vector<ChatEvent> all{change(u"7"_s, u"words of yesterday"_s, u"c7"_s, u"a1"_s),
                                     incoming(u"meet at noon"_s, u"7"_s, u"a2"_s)};
    const QStringList expected{u"words of yesterday"_s, u"meet at noon"_s};
    m->older(kBob.bare(), page(all, true));
    QCOMPARE(m->bodies(), expected);
    Store checked;
    const Repaired repaired = checked.store().repair(kBob.bare(), page(all, true), {}).result().value();
    QCOMPARE(checked.bodies(), expected);
    QCOMPARE(repaired.completed, 0);
    QCOMPARE(repaired.applied.added.size(), 2u);
    const Repaired again = checked.store().repair(kBob.bare(), page(all, true), {}).result().value();
    QCOMPARE(again.known, 2);
    QVERIFY(again.applied.added.empty());
    Store backwards;
    backwards.older(kBob.bare(), page({all[1]}));
    backwards.older(kBob.bare(), page({all[0]}));
    QCOMPARE(backwards.bodies(), expected);
    Store filled;
    filled.apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    filled.fill(filled.openGap(), page(all, true));
    QCOMPARE(filled.bodies(), QStringList{u"before"_s} + expected);
}

/// The same id may be another message's in there.
void TestCorrectionTargets::aCountedIdWaitsForAGap()
{
    m->apply(incoming(u"yesterday"_s, u"1"_s, u"a1"_s));
    const QString drawn = u"6fa459ea-ee8a-3ca4"_s;
    m->apply(incoming(u"drawn"_s, drawn, u"a2"_s));
    const Gap gap = m->openGap();
    QVERIFY(m->apply(change(u"1"_s, u"today!"_s, u"2"_s, u"a4"_s)).changed.empty());
    QCOMPARE(m->apply(change(drawn, u"drawn!"_s, u"3"_s, u"a5"_s)).changed.size(), 1u);
    m->fill(gap, page({incoming(u"today"_s, u"1"_s, u"a3"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"drawn!"_s, u"today!"_s}));
    // Where nothing of it was in there, it is of the one in front.
    const Gap second = m->openGap();
    m->apply(change(u"1"_s, u"today!!"_s, u"4"_s, u"a6"_s));
    m->store().closeGap(second.id).result().value();
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"drawn!"_s, u"today!!"_s}));
}

/// Its message may be missing for good, so it overwrites none; its words are there.
void TestCorrectionTargets::aCountedIdBehindARefusedGap()
{
    m->apply(incoming(u"yesterday"_s, u"1"_s, u"a1"_s));
    m->openGap();
    m->apply(change(u"1"_s, u"today!"_s, u"2"_s, u"a4"_s));
    m->store().refuseGaps(kOwn).result().value();
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"today!"_s}));
    QCOMPARE(m->apply(change(u"1"_s, u"today!!"_s, u"3"_s, u"a5"_s)).changed.size(), 1u);
    QCOMPARE(m->bodies(), (QStringList{u"yesterday"_s, u"today!!"_s}));
}

void TestCorrectionTargets::theOriginalInAnotherGap()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    const Gap first = m->openGap();
    m->apply(incoming(u"middle"_s, u"1"_s, u"a5"_s));
    const Gap second = m->openGap();
    m->apply(change(u"1"_s, u"new"_s, u"2"_s, u"a9"_s));
    m->fill(first, page({incoming(u"old"_s, u"1"_s, u"a1"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"old"_s, u"middle"_s}));
    m->fill(second, page({incoming(u"newest"_s, u"1"_s, u"a6"_s)}, true));
    QCOMPARE(m->bodies(), (QStringList{u"before"_s, u"old"_s, u"middle"_s, u"new"_s}));
}

void TestCorrectionTargets::anotherNameBetweenTwo()
{
    m->makeRoom();
    const std::vector<ChatEvent> all{inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s, u"b"_s),
                                     inTheRoom(u"o1"_s, u"new"_s, u"c1"_s, u"r2"_s, u"Bob"_s, u"b"_s),
                                     inTheRoom(u"c1"_s, u"newest"_s, u"c2"_s, u"r3"_s, u"Rob"_s, u"b"_s)};
    for (const ChatEvent &event : all)
        m->apply(event);
    QCOMPARE(m->bodies(kRoom), QStringList{u"newest"_s});
    Store backwards;
    backwards.makeRoom();
    for (auto event = all.rbegin(); event != all.rend(); ++event)
        backwards.older(kRoom, storage::test::page({*event}, false, kRoom));
    QCOMPARE(backwards.bodies(kRoom), QStringList{u"newest"_s});
}

/// Who bears the name now did not write what they correct.
void TestCorrectionTargets::anotherOccupantsChain()
{
    m->makeRoom();
    m->apply(inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s, u"b"_s));
    m->apply(inTheRoom(u"o1"_s, u"new"_s, u"c1"_s, u"r2"_s, u"Bob"_s, u"b"_s));
    m->apply(inTheRoom(u"c1"_s, u"forged"_s, u"c2"_s, u"r3"_s, u"Bob"_s, u"e"_s));
    QCOMPARE(m->bodies(kRoom), (QStringList{u"new"_s, u"forged"_s}));
}

void TestCorrectionTargets::aLoneRowBearsItsArchiveId()
{
    m->makeRoom();
    QCOMPARE(m->apply(inTheRoom(u"o1"_s, u"new"_s, u"c1"_s, u"r2"_s, u"Bob"_s)).added.at(0).archiveId, u"r2"_s);
    m->apply(inTheRoom(u"o1"_s, u"newer"_s, u"c2"_s, u"r3"_s, u"Bob"_s));
    QCOMPARE(m->only(kRoom).archiveId, u"r3"_s); // whose words are shown
    m->apply(reactions(u"r2"_s, {u"👍"_s}, occupant(u"Eve"_s)));
    m->apply(reactions(u"r3"_s, {u"😀"_s}, occupant(u"Carol"_s)));
    QCOMPARE(m->only(kRoom).reactions.size(), 2u);
    m->older(kRoom, page({inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s)}, true, kRoom));
    QCOMPARE(m->only(kRoom).archiveId, u"r1"_s);
    QCOMPARE(m->only(kRoom).body, u"newer"_s);
    QCOMPARE(m->only(kRoom).reactions.size(), 2u);
    // Of servers that do not tell ids live.
    m->apply(change(u"gone"_s, u"alone"_s, u"c5"_s));
    QVERIFY(m->only().archiveId.isEmpty());
    m->apply(change(u"gone"_s, u"alone"_s, u"c5"_s, u"a5"_s));
    QCOMPARE(m->only().archiveId, u"a5"_s);
    QCOMPARE(m->only(kBob.bare()).body, u"alone"_s);
}

void TestCorrectionTargets::whoNamesACorrection_data()
{
    QTest::addColumn<bool>("inRoom");
    QTest::addColumn<bool>("isHere"); ///< the original
    QTest::addColumn<QString>("how");
    for (const auto &how : {u"live"_s, u"back"_s, u"check"_s, u"gap"_s, u"ahead"_s}) {
        for (const bool inRoom : {true, false}) {
            for (const bool isHere : {true, false})
                QTest::addRow("%s, %s, %s", qPrintable(how), inRoom ? "moderated" : "retracted",
                              isHere ? "applied" : "alone")
                    << inRoom << isHere << how;
        }
    }
}

void TestCorrectionTargets::whoNamesACorrection()
{
    QFETCH(bool, inRoom);
    QFETCH(bool, isHere);
    QFETCH(QString, how);
    const Jid peer = inRoom ? kRoom : kBob.bare();
    if (inRoom)
        m->makeRoom();
    const ChatEvent original =
        inRoom ? test::inRoom(u"innocent"_s, u"o1"_s, u"a1"_s, u"Bob"_s) : incoming(u"innocent"_s, u"o1"_s, u"a1"_s);
    const ChatEvent changed = inRoom ? inTheRoom(u"o1"_s, u"spam"_s, u"c1"_s, u"a2"_s, u"Bob"_s)
                                     : change(u"o1"_s, u"spam"_s, u"c1"_s, u"a2"_s);
    Annotation gone =
        inRoom ? annotation(Kind::Moderation, u"a2"_s, occupant(u"Mod"_s)) : annotation(Kind::Retraction, u"c1"_s);
    gone.originId = u"x3"_s;
    gone.archiveId = u"a3"_s;
    std::vector<ChatEvent> all{original, changed, gone};
    if (!isHere)
        all.erase(all.begin());
    const Jid archive = inRoom ? kRoom : kOwn;
    if (how == u"live") {
        for (const ChatEvent &event : all)
            m->apply(event);
    } else if (how == u"ahead") {
        if (isHere)
            m->apply(original);
        m->apply(gone);
        m->apply(changed);
    } else if (how == u"check") {
        m->store().repair(peer, page(all, true, archive), {}).result().value();
    } else if (how == u"gap") {
        m->fill(m->openGap(archive), page(all, true, archive));
    } else {
        for (auto event = all.rbegin(); event != all.rend(); ++event)
            m->older(peer, page({*event}, false, archive));
    }
    m->reopen();
    QCOMPARE(m->page(peer).messages.size(), 1u);
    QCOMPARE(m->only(peer).retraction, inRoom ? Retraction::ByModerator : Retraction::BySender);
    QCOMPARE(m->only(peer).body, QString());
    QCOMPARE(m->unread(peer), 0);
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation WHERE content LIKE '%spam%'"_s), QStringList{u"0"_s});
    QCOMPARE(m->sql(u"SELECT rowid FROM message_words WHERE message_words MATCH 'spam'"_s), QStringList());
    // Nor do other words under the same name bring it back.
    m->apply(inRoom ? inTheRoom(u"o1"_s, u"spam again"_s, u"c4"_s, u"a4"_s, u"Bob"_s)
                    : change(u"o1"_s, u"spam again"_s, u"c4"_s, u"a4"_s));
    QCOMPARE(m->only(peer).body, QString());
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation WHERE content LIKE '%spam%'"_s), QStringList{u"0"_s});
}

/// A moderation that overtakes the correction of a correction.
void TestCorrectionTargets::namedAheadOfIt()
{
    m->makeRoom();
    m->apply(annotation(Kind::Moderation, u"r3"_s, occupant(u"Mod"_s)));
    m->apply(inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s));
    m->apply(inTheRoom(u"o1"_s, u"new"_s, u"c1"_s, u"r2"_s, u"Bob"_s));
    QCOMPARE(m->bodies(kRoom), QStringList{u"new"_s});
    m->apply(inTheRoom(u"c1"_s, u"spam"_s, u"c2"_s, u"r3"_s, u"Bob"_s));
    QCOMPARE(m->only(kRoom).retraction, Retraction::ByModerator);
}

/// The server does not tell ids live: which one was moderated the archive tells.
void TestCorrectionTargets::namedBeforeItsIdIsKnown()
{
    m->makeRoom();
    m->apply(inTheRoom(u"o1"_s, u"spam"_s, u"c1"_s, {}, u"Bob"_s));
    m->apply(annotation(Kind::Moderation, u"r1"_s, occupant(u"Mod"_s)));
    QCOMPARE(m->bodies(kRoom), QStringList{u"spam"_s});
    m->apply(inTheRoom(u"o1"_s, u"spam"_s, u"c1"_s, u"r1"_s, u"Bob"_s));
    QCOMPARE(m->only(kRoom).retraction, Retraction::ByModerator);
}

/// The archive has a message without words in its place.
void TestCorrectionTargets::theArchiveForgotIt()
{
    m->makeRoom();
    const Message original = inRoom(u"old"_s, u"o1"_s, u"r1"_s, u"Bob"_s);
    m->apply(original);
    m->apply(inTheRoom(u"o1"_s, u"spam"_s, u"c1"_s, u"r2"_s, u"Bob"_s));
    m->apply(inTheRoom(u"gone"_s, u"more spam"_s, u"c2"_s, u"r3"_s, u"Bob"_s));
    std::vector<ChatEvent> all{original};
    for (const auto &id : {u"2"_s, u"3"_s}) {
        const Annotation moderation = annotation(Kind::Moderation, u"r"_s + id, occupant(u"Mod"_s));
        m->apply(moderation);
        Message stone = inRoom({}, u"c"_s + id, u"r"_s + id, u"Bob"_s);
        stone.retraction = Retraction::ByModerator;
        all.push_back(stone);
    }
    const Repaired repaired = m->store().repair(kRoom, page(all, true, kRoom), {}).result().value();
    QVERIFY(repaired.applied.added.empty());
    QCOMPARE(repaired.known, 2);
    QCOMPARE(m->bodies(kRoom), (QStringList{QString(), QString()}));
}

void TestCorrectionTargets::anotherPersonsRetraction()
{
    m->apply(change(u"gone"_s, u"theirs"_s, u"c1"_s));
    QVERIFY(m->apply(byUs(annotation(Kind::Retraction, u"c1"_s))).changed.empty());
    QCOMPARE(m->only().retraction, Retraction::None);
}

void TestCorrectionTargets::aReadMarkerNamesACorrection()
{
    m->apply(incoming(u"one"_s, u"o1"_s, u"a1"_s));
    m->apply(change(u"gone"_s, u"two"_s, u"c1"_s, u"a2"_s));
    m->apply(incoming(u"three"_s, u"o3"_s, u"a3"_s));
    QCOMPARE(m->unread(), 3);
    QCOMPARE(m->store().markReadUpTo(kBob.bare(), u"a2"_s).result().value(), 1);
    // Another device has the original.
    Store other;
    other.apply(incoming(u"old"_s, u"gone"_s, u"a0"_s));
    other.apply(incoming(u"one"_s, u"o1"_s, u"a1"_s));
    other.apply(change(u"gone"_s, u"two"_s, u"c1"_s, u"a2"_s));
    other.apply(incoming(u"three"_s, u"o3"_s, u"a3"_s));
    QCOMPARE(other.store().markReadUpTo(kBob.bare(), u"a2"_s).result().value(), 1);
    other.apply(byUs(annotation(Kind::Displayed, u"a3"_s)));
    QCOMPARE(other.unread(), 0);
}

void TestCorrectionTargets::onlyAFewAreKept()
{
    for (const QString &target : {u"gone"_s, u"o1"_s}) {
        if (target == u"o1"_s)
            m->apply(incoming(u"old"_s, u"o1"_s));
        for (int i = 0; i < 100; ++i) {
            m->apply(change(target, u"%1 %2"_s.arg(target).arg(i), u"%1-%2"_s.arg(target).arg(i)));
            m->apply(reactions(target, {QString::number(i)}));
        }
    }
    QCOMPARE(m->bodies(), (QStringList{u"gone 99"_s, u"o1 99"_s}));
    QCOMPARE(m->only().reactions, (std::vector<Reaction>{{kBob.bare(), u"99"_s}}));
    QVERIFY(m->sql(u"SELECT count(*) FROM annotation"_s).at(0).toInt() < 60);
    // Nor while they wait.
    const Gap gap = m->openGap();
    for (int i = 0; i < 100; ++i)
        m->apply(change(u"missed"_s, u"missed %1"_s.arg(i), u"m-%1"_s.arg(i)));
    QVERIFY(m->sql(u"SELECT count(*) FROM annotation WHERE message IS NULL"_s).at(0).toInt() < 20);
    m->fill(gap, page({incoming(u"original"_s, u"missed"_s, u"a1"_s)}, true));
    QCOMPARE(m->bodies().at(2), u"missed 99"_s);
}

void TestCorrectionTargets::manyCostNoMore()
{
    const auto thousand = [this](int from) {
        std::vector<ChatEvent> events;
        for (int i = from; i < from + 1000; ++i)
            events.push_back(change(u"gone"_s, QString::number(i) + QString(100, u'x'), u"c-%1"_s.arg(i)));
        QElapsedTimer time;
        time.start();
        for (const ChatEvent &event : events)
            m->store().apply(event);
        m->store().summaries().result().value();
        return time.elapsed();
    };
    const qint64 first = thousand(0);
    thousand(1000);
    const qint64 third = thousand(2000);
    QVERIFY2(third < 3 * first + 1000, qPrintable(u"%1 ms, then %2 ms"_s.arg(first).arg(third)));
}

/// An original between the first and the last that name its id is a message of its own.
void TestCorrectionTargets::theFirstIsKept()
{
    m->apply(incoming(u"before"_s, u"o0"_s, u"a0"_s));
    for (int i = 0; i < 50; ++i)
        m->apply(change(u"1"_s, QString::number(i), u"c-%1"_s.arg(i), u"b%1"_s.arg(i)));
    m->older(kBob.bare(), page({incoming(u"old"_s, u"1"_s, u"a"_s)}));
    QCOMPARE(m->bodies(), (QStringList{u"49"_s, u"before"_s}));
    QCOMPARE(m->only().archiveId, u"a"_s);
}

QTEST_GUILESS_MAIN(TestCorrectionTargets)
#include "tst_correctiontargets.moc"
