// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/callpages.h"
#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

namespace
{

Message call(const Jid &peer, Direction direction, CallOutcome outcome, int minute)
{
    Message call = direction == Direction::Incoming ? incoming({}, u"sid-%1-%2"_s.arg(peer.local()).arg(minute))
                                                    : outgoing({}, u"sid-%1-%2"_s.arg(peer.local()).arg(minute));
    call.conversation = peer.bare();
    call.from = direction == Direction::Incoming ? peer : kOwn;
    call.kind = MessageKind::Call;
    call.state = DeliveryState::Delivered;
    call.outcome = outcome;
    call.sentAt = at(60 * minute);
    return call;
}

QStringList idsOf(const std::vector<Message> &calls)
{
    QStringList ids;
    for (const Message &one : calls)
        ids << one.originId.sliced(4);
    return ids;
}

} // namespace

/// The calls of all conversations in one list.
class TestCallPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filters_data();
    void filters();
    void pages();
    void equalTimes();
    void failuresSayWhy();

private:
    CallPage read(const CallQuery &query, std::optional<CallPlace> before = {}, int limit = 100)
    {
        return m_store->database()
            .run([=](SqlConnection &connection) { return callsBefore(connection, query, before, limit); })
            .result()
            .value();
    }

    std::unique_ptr<Store> m_store;
};

void TestCallPages::init()
{
    m_store = std::make_unique<Store>();
    m_store->apply(call(kBob, Direction::Incoming, CallOutcome::Missed, 1));
    m_store->apply(incoming(u"no call"_s, u"o1"_s));
    m_store->apply(call(kCarol, Direction::Outgoing, CallOutcome::Answered, 4));
    m_store->apply(call(kBob, Direction::Outgoing, CallOutcome::Missed, 3)); // stored late
    m_store->apply(call(kBob, Direction::Incoming, CallOutcome::Busy, 5));
    m_store->apply(call(kCarol, Direction::Incoming, CallOutcome::AnsweredElsewhere, 6));
}

void TestCallPages::filters_data()
{
    QTest::addColumn<CallQuery>("query");
    QTest::addColumn<QStringList>("found");
    const QList<Jid> bob{kBob.bare()};
    QTest::newRow("all, by time") << CallQuery{}
                                  << QStringList{u"carol-6"_s, u"bob-5"_s, u"carol-4"_s, u"bob-3"_s, u"bob-1"_s};
    QTest::newRow("missed ones, busy ones are")
        << CallQuery{CallsShown::Missed, {}} << QStringList{u"bob-5"_s, u"bob-1"_s};
    QTest::newRow("incoming") << CallQuery{CallsShown::Incoming, {}}
                              << QStringList{u"carol-6"_s, u"bob-5"_s, u"bob-1"_s};
    QTest::newRow("outgoing") << CallQuery{CallsShown::Outgoing, {}} << QStringList{u"carol-4"_s, u"bob-3"_s};
    QTest::newRow("of one") << CallQuery{CallsShown::All, bob} << QStringList{u"bob-5"_s, u"bob-3"_s, u"bob-1"_s};
    QTest::newRow("missed ones of one") << CallQuery{CallsShown::Missed, QList<Jid>{kCarol.bare()}} << QStringList();
    QTest::newRow("of nobody") << CallQuery{CallsShown::All, QList<Jid>()} << QStringList();
}

void TestCallPages::filters()
{
    QFETCH(const CallQuery, query);
    const CallPage page = read(query);
    QTEST(idsOf(page.calls), "found");
    QVERIFY(!page.hasOlder);
    for (const Message &one : page.calls)
        QVERIFY(matches(one, query));
}

void TestCallPages::pages()
{
    QStringList all;
    std::optional<CallPlace> before;
    for (int i = 0; i < 3; ++i) {
        const CallPage page = read({}, before, 2);
        all += idsOf(page.calls);
        before = callPlaceOf(page.calls.back());
        QCOMPARE(page.hasOlder, i < 2);
    }
    QCOMPARE(all, idsOf(read({}).calls));
}

void TestCallPages::equalTimes()
{
    for (int i = 0; i < 3; ++i) {
        Message one = call(kBob, Direction::Incoming, CallOutcome::Answered, 9);
        one.originId = u"sid-same-%1"_s.arg(i);
        m_store->apply(one);
    }
    const CallPage first = read({}, {}, 2);
    const CallPage second = read({}, callPlaceOf(first.calls.back()), 1);
    QCOMPARE(idsOf(first.calls) + idsOf(second.calls), (QStringList{u"same-2"_s, u"same-1"_s, u"same-0"_s}));
}

/// Also when the archive was quicker than this device.
void TestCallPages::failuresSayWhy()
{
    Message known = call(kBob, Direction::Incoming, CallOutcome::Missed, 10);
    m_store->apply(known);
    known.outcome = CallOutcome::Failed;
    known.failure = u"connectivity-error"_s;
    m_store->apply(known);
    const Message line = read({}, {}, 1).calls.front();
    QCOMPARE(line.outcome, CallOutcome::Failed);
    QCOMPARE(line.failure, u"connectivity-error"_s);
}

QTEST_GUILESS_MAIN(TestCallPages)
#include "tst_callpages.moc"
