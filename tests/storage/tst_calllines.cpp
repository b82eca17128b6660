// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;
using namespace Qt::StringLiterals;

/// The lines of calls: which are unread, and what becomes of one that is told twice.
class TestCallLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missedOnesWait();
    void theSurerWordCounts_data();
    void theSurerWordCounts();
};

void TestCallLines::missedOnesWait()
{
    Store store;
    Message call = incoming({}, u"11111111-sid"_s);
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Missed;
    store.apply(call);
    call.originId = u"22222222-sid"_s;
    call.outcome = CallOutcome::Busy;
    store.apply(call);
    call.originId = u"33333333-sid"_s;
    call.outcome = CallOutcome::Declined;
    store.apply(call);
    QCOMPARE(store.store().summaries().result().value().front().unread, 2);
    store.store().markRead(kBob.bare());
    QCOMPARE(store.store().summaries().result().value().front().unread, 0);
}

void TestCallLines::theSurerWordCounts_data()
{
    QTest::addColumn<CallOutcome>("known");
    QTest::addColumn<CallOutcome>("heard");
    QTest::addColumn<CallOutcome>("outcome");
    QTest::addColumn<int>("unread");
    using enum CallOutcome;
    QTest::newRow("the archive knows of another device") << Missed << AnsweredElsewhere << AnsweredElsewhere << 0;
    QTest::newRow("the other way round") << AnsweredElsewhere << Missed << AnsweredElsewhere << 0;
    QTest::newRow("another device refused") << Missed << Declined << Declined << 0;
    QTest::newRow("the archive was quicker than the talk") << AnsweredElsewhere << Answered << Answered << 0;
    QTest::newRow("this device knows best") << Failed << AnsweredElsewhere << Failed << 0;
    QTest::newRow("twice missed") << Missed << Missed << Missed << 1;
}

void TestCallLines::theSurerWordCounts()
{
    QFETCH(const CallOutcome, known);
    QFETCH(const CallOutcome, heard);
    Store store;
    Message call = incoming({}, u"3f1c0e1a-0001-4000-8000-000000000000"_s);
    call.kind = MessageKind::Call;
    call.outcome = known;
    store.apply(call);
    call.outcome = heard;
    call.callSeconds = heard == CallOutcome::Answered ? 12 : 0;
    call.archiveId = u"a1"_s;
    QVERIFY(store.apply(call).added.empty());
    const std::vector<Message> lines = store.page().messages;
    QCOMPARE(lines.size(), size_t(1));
    QTEST(lines.front().outcome, "outcome");
    QCOMPARE(lines.front().callSeconds, call.callSeconds);
    QTEST(store.store().summaries().result().value().front().unread, "unread");
}

QTEST_GUILESS_MAIN(TestCallLines)
#include "tst_calllines.moc"
