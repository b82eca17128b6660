// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/messagestore.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::storage;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test/phone");
const Jid kCarol = *Jid::parse(u"carol@example.test/car");

Message incoming(const QString &body, const QString &originId = {}, const QString &archiveId = {},
                 const Jid &from = kBob)
{
    Message message;
    message.conversation = from.bare();
    message.from = from;
    message.originId = originId;
    message.archiveId = archiveId;
    message.body = body;
    message.sentAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, QTimeZone::UTC);
    return message;
}

Message outgoing(const QString &body, const QString &originId, const Jid &to = kBob)
{
    Message message = incoming(body, originId);
    message.conversation = to.bare();
    message.from = kAlice;
    message.direction = Direction::Outgoing;
    message.state = DeliveryState::Pending;
    return message;
}

QStringList bodies(const std::vector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts << message.body;
    return texts;
}

} // namespace

class TestMessageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aMessageComesBackAsItWas_data();
    void aMessageComesBackAsItWas();
    void copies_data();
    void copies();
    void anArchiveCopyNamesTheLiveOne();
    void severalAtOnce();
    void states_data();
    void states();
    void onlyTheAddresseeConfirms();
    void theOutboxSurvivesARestart();
    void retry();
    void pages();
    void summaries();
    void unread();
    void whatLeavesTheArchive_data();
    void whatLeavesTheArchive();
    void damagedRowsAreHarmless();
    void theNewestPageNeedsNoSort();

private:
    std::optional<Message> add(const Message &message) { return m_store->add(message).result().value(); }
    std::vector<Message> newest(int limit = 100)
    {
        return m_store->page(kBob.bare(), 0, limit).result().value().messages;
    }
    void reopen();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
};

void TestMessageStore::init()
{
    m_store.reset();
    m_database.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestMessageStore::reopen()
{
    m_store.reset();
    m_database.reset();
    m_database = std::make_unique<Database>(m_dir->filePath(u"history.sqlite"_s));
    m_store = std::make_unique<MessageStore>(*m_database);
}

void TestMessageStore::aMessageComesBackAsItWas_data()
{
    QTest::addColumn<Message>("message");
    QTest::newRow("incoming") << incoming(u"hello"_s, u"o1"_s, u"a1"_s);
    QTest::newRow("without ids") << incoming(u"hello"_s);
    QTest::newRow("outgoing, pending") << outgoing(u"hello"_s, u"o1"_s);
    QTest::newRow("all planes, quotes and lines") << incoming(u"a'b\"c\n\t😀 \u0301 ; DROP TABLE message"_s);
    QTest::newRow("an empty body") << incoming(u""_s);
    Message failed = outgoing(u"no"_s, u"o2"_s);
    failed.state = DeliveryState::Failed;
    failed.failure = u"service-unavailable"_s;
    QTest::newRow("failed with its reason") << failed;
    Message call = incoming({}, u"sid"_s);
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::AnsweredElsewhere;
    call.callSeconds = 3723;
    QTest::newRow("a call") << call;
    QTest::newRow("from a bare address") << incoming(u"from the server"_s, {}, {}, *Jid::parse(u"example.test"));
}

void TestMessageStore::aMessageComesBackAsItWas()
{
    QFETCH(Message, message);
    const auto stored = add(message);
    QVERIFY(stored && stored->id > 0);
    message.id = stored->id;
    message.position = stored->position;
    QCOMPARE(*stored, message);
    reopen();
    const Page page = m_store->page(message.conversation, 0, 10).result().value();
    QCOMPARE(page.messages.size(), 1u);
    QCOMPARE(page.messages.front(), message);
    QCOMPARE(page.messages.front().sentAt.timeSpec(), Qt::UTC);
}

void TestMessageStore::copies_data()
{
    QTest::addColumn<Message>("first");
    QTest::addColumn<Message>("second");
    QTest::addColumn<bool>("isCopy");
    QTest::newRow("the same archive id") << incoming(u"hi"_s, u"o"_s, u"a"_s) << incoming(u"hi"_s, u"p"_s, u"a"_s)
                                         << true;
    QTest::newRow("the same origin id") << incoming(u"hi"_s, u"o"_s) << incoming(u"hi"_s, u"o"_s) << true;
    QTest::newRow("live, then from the archive")
        << incoming(u"hi"_s, u"o"_s) << incoming(u"hi"_s, u"o"_s, u"a"_s) << true;
    QTest::newRow("from the archive, then live")
        << incoming(u"hi"_s, u"o"_s, u"a"_s) << incoming(u"hi"_s, u"o"_s) << true;
    QTest::newRow("from another device of theirs")
        << incoming(u"hi"_s, u"o"_s) << incoming(u"hi"_s, u"o"_s, {}, *kBob.withResource(u"tv")) << true;
    QTest::newRow("no ids at all") << incoming(u"hi"_s) << incoming(u"hi"_s) << false;
    QTest::newRow("an id used again for another text")
        << incoming(u"hi"_s, u"1"_s) << incoming(u"ho"_s, u"1"_s) << false;
    QTest::newRow("sent again after a crash, archived twice")
        << incoming(u"hi"_s, u"1c9a6b5e-8a0f-4a59-9f0d-2f1f4c7a5d11"_s, u"a"_s)
        << incoming(u"hi"_s, u"1c9a6b5e-8a0f-4a59-9f0d-2f1f4c7a5d11"_s, u"b"_s) << true;
    const auto later = [](Message message, int seconds) {
        message.sentAt = message.sentAt.addSecs(seconds);
        return message;
    };
    QTest::newRow("a counted id, used again the next day")
        << incoming(u"ok"_s, u"1"_s) << later(incoming(u"ok"_s, u"1"_s), 86'400) << false;
    QTest::newRow("a counted id, used again an hour later") // whatever the archive calls the first
        << incoming(u"ok"_s, u"1"_s, u"a"_s) << later(incoming(u"ok"_s, u"1"_s), 3'600) << false;
    QTest::newRow("a counted id, told again by a room whose clock is wrong")
        << incoming(u"ok"_s, u"1"_s) << later(incoming(u"ok"_s, u"1"_s), -600) << true;
    QTest::newRow("a counted id that an archive names late")
        << incoming(u"ok"_s, u"1"_s) << later(incoming(u"ok"_s, u"1"_s, u"a"_s), -86'400) << true;
    QTest::newRow("a drawn id, whenever") << incoming(u"ok"_s, u"1c9a6b5e-8a0f-4a59-9f0d"_s)
                                          << later(incoming(u"ok"_s, u"1c9a6b5e-8a0f-4a59-9f0d"_s), 86'400) << true;
    QTest::newRow("two archive ids") << incoming(u"hi"_s, u"1"_s, u"a"_s) << incoming(u"hi"_s, u"1"_s, u"b"_s) << false;
    QTest::newRow("another conversation")
        << incoming(u"hi"_s, u"o"_s) << incoming(u"hi"_s, u"o"_s, {}, kCarol) << false;
    QTest::newRow("the other side's id") << incoming(u"hi"_s, u"o"_s) << outgoing(u"hi"_s, u"o"_s) << false;
    QTest::newRow("ours, sent again after a restart") << outgoing(u"hi"_s, u"o"_s) << outgoing(u"hi"_s, u"o"_s) << true;
}

void TestMessageStore::copies()
{
    QFETCH(Message, first);
    QFETCH(Message, second);
    QFETCH(bool, isCopy);
    QVERIFY(add(first));
    QCOMPARE(!add(second).has_value(), isCopy);
}

void TestMessageStore::anArchiveCopyNamesTheLiveOne()
{
    add(incoming(u"hi"_s, u"o"_s));
    QVERIFY(!add(incoming(u"hi"_s, u"o"_s, u"a"_s)));
    QCOMPARE(newest().front().archiveId, u"a"_s);
    QVERIFY(!add(incoming(u"hi"_s, u"other"_s, u"a"_s))); // known by it now
}

void TestMessageStore::severalAtOnce()
{
    Annotation edit;
    edit.conversation = kBob.bare();
    edit.by = kBob.bare();
    edit.target = u"o1"_s;
    edit.kind = Annotation::Kind::Correction;
    edit.content.body = u"hello"_s;
    edit.at = incoming({}).sentAt;
    const std::vector<ChatEvent> events{incoming(u"helo"_s, u"o1"_s, u"a1"_s), edit,
                                        incoming(u"again"_s, u"o2"_s, u"a2"_s), incoming(u"again"_s, u"o2"_s, u"a2"_s)};
    const Applied applied = m_store->apply(events).result().value();
    QCOMPARE(bodies(applied.added), (QStringList{u"hello"_s, u"again"_s}));
    QVERIFY(applied.metKnown);
    QCOMPARE(applied.unread, (std::vector{UnreadCount{kBob.bare(), 2}}));
    QCOMPARE(bodies(newest()), (QStringList{u"hello"_s, u"again"_s}));
    QCOMPARE(m_database->examine().result().value(), StorageHealth::Sound); // the search knows the new text
}

void TestMessageStore::states_data()
{
    using enum DeliveryState;
    QTest::addColumn<QList<DeliveryState>>("heard");
    QTest::addColumn<DeliveryState>("expected");
    QTest::newRow("acknowledged") << QList{Sent} << Sent;
    QTest::newRow("acknowledged, received, displayed") << QList{Sent, Delivered, Read} << Read;
    QTest::newRow("received, then acknowledged") << QList{Delivered, Sent} << Delivered;
    QTest::newRow("refused") << QList{Failed} << Failed;
    QTest::newRow("acknowledged, then bounced") << QList{Sent, Failed} << Failed;
    QTest::newRow("bounced, then acknowledged") << QList{Failed, Sent} << Failed;
    QTest::newRow("one of two devices bounced it") << QList{Delivered, Failed} << Delivered;
}

void TestMessageStore::states()
{
    QFETCH(QList<DeliveryState>, heard);
    QFETCH(DeliveryState, expected);
    const auto message = add(outgoing(u"hi"_s, u"o"_s));
    for (const DeliveryState state : heard)
        m_store->advanceState({}, u"o"_s, state, u"reason"_s);
    const Message now = newest().front();
    QCOMPARE(now.id, message->id);
    QCOMPARE(now.state, expected);
    QCOMPARE(now.failure, expected == DeliveryState::Failed ? u"reason"_s : QString());
    // The same once more is not worth a repaint.
    QVERIFY(!m_store->advanceState({}, u"o"_s, expected).result().value());
    QVERIFY(!m_store->advanceState({}, u"unknown"_s, DeliveryState::Read).result().value());
}

void TestMessageStore::onlyTheAddresseeConfirms()
{
    add(outgoing(u"hi"_s, u"o"_s));
    QVERIFY(!m_store->advanceState(kCarol, u"o"_s, DeliveryState::Delivered).result().value());
    QCOMPARE(newest().front().state, DeliveryState::Pending);
    QVERIFY(m_store->advanceState(kBob, u"o"_s, DeliveryState::Delivered).result().value());
    QCOMPARE(newest().front().state, DeliveryState::Delivered);
    // Nor does a receipt for what they wrote themselves change it.
    add(incoming(u"ho"_s, u"theirs"_s));
    QVERIFY(!m_store->advanceState(kBob, u"theirs"_s, DeliveryState::Read).result().value());
}

void TestMessageStore::theOutboxSurvivesARestart()
{
    add(outgoing(u"one"_s, u"1"_s));
    add(outgoing(u"two"_s, u"2"_s, kCarol));
    add(outgoing(u"three"_s, u"3"_s));
    add(incoming(u"not ours"_s));
    m_store->advanceState({}, u"1"_s, DeliveryState::Sent);
    reopen();
    QCOMPARE(bodies(m_store->outbox().result().value()), (QStringList{u"two"_s, u"three"_s}));
}

void TestMessageStore::retry()
{
    const qint64 id = add(outgoing(u"one"_s, u"1"_s))->id;
    QVERIFY(!m_store->retry(id).result().value()); // is in the outbox
    m_store->advanceState({}, u"1"_s, DeliveryState::Failed, u"gone"_s);
    const auto again = m_store->retry(id).result().value();
    QVERIFY(again);
    QCOMPARE(again->state, DeliveryState::Pending);
    QVERIFY(again->failure.isEmpty());
    QCOMPARE(m_store->outbox().result().value().size(), 1u);
    QVERIFY(!m_store->retry(12345).result().value());
    QVERIFY(!m_store->retry(add(incoming(u"theirs"_s))->id).result().value());
}

void TestMessageStore::pages()
{
    for (int i = 1; i <= 25; ++i) {
        add(incoming(QString::number(i)));
        add(incoming(u"elsewhere"_s, {}, {}, kCarol));
    }
    Page page = m_store->page(kBob.bare(), 0, 10).result().value();
    QCOMPARE(page.messages.size(), 10u);
    QCOMPARE(page.messages.front().body, u"16"_s);
    QCOMPARE(page.messages.back().body, u"25"_s);
    QVERIFY(page.hasOlder);
    page = m_store->page(kBob.bare(), page.messages.front().id, 10).result().value();
    QCOMPARE(page.messages.front().body, u"6"_s);
    QVERIFY(page.hasOlder);
    page = m_store->page(kBob.bare(), page.messages.front().id, 5).result().value();
    QCOMPARE(page.messages.size(), 5u);
    QVERIFY(!page.hasOlder); // exactly the rest
    page = m_store->page(kBob.bare(), page.messages.front().id, 5).result().value();
    QVERIFY(page.messages.empty() && !page.hasOlder);
    QVERIFY(m_store->page(kAlice.bare(), 0, 5).result().value().messages.empty());
}

void TestMessageStore::summaries()
{
    add(incoming(u"one"_s));
    add(incoming(u"two"_s, {}, {}, kCarol));
    add(incoming(u"three"_s));
    add(outgoing(u"four"_s, u"o"_s));
    const auto all = m_store->summaries().result().value();
    QCOMPARE(all.size(), 2u);
    QCOMPARE(all[0].peer, kBob.bare());
    QCOMPARE(all[0].last->body, u"four"_s);
    QCOMPARE(all[0].unread, 0); // who answers has read
    QCOMPARE(all[1].peer, kCarol.bare());
    QCOMPARE(all[1].unread, 1);
}

void TestMessageStore::unread()
{
    add(outgoing(u"two"_s, u"o"_s));
    add(incoming(u"one"_s));
    Message call = incoming({}, u"sid"_s);
    call.kind = MessageKind::Call;
    add(call);
    QCOMPARE(m_store->summaries().result().value().front().unread, 1); // text from others only
    m_store->markRead(kBob.bare());
    QCOMPARE(m_store->summaries().result().value().front().unread, 0);
    add(incoming(u"three"_s, u"3"_s));
    add(incoming(u"three"_s, u"3"_s)); // a copy is not read twice
    reopen();
    QCOMPARE(m_store->summaries().result().value().front().unread, 1);
}

void TestMessageStore::whatLeavesTheArchive_data()
{
    QTest::addColumn<ConversationSettings>("settings");
    QTest::addColumn<Message>("message");
    QTest::addColumn<bool>("leaves");
    const ConversationSettings archived{.archived = true};
    const ConversationSettings muted{.archived = true, .notify = Notify::None};
    const ConversationSettings room{.kind = ConversationKind::Room, .archived = true, .notify = Notify::Mentions};
    Message event = incoming(u"bob has come"_s);
    event.kind = MessageKind::Event;
    QTest::newRow("theirs") << archived << incoming(u"hello"_s) << true;
    QTest::newRow("theirs, muted") << muted << incoming(u"hello"_s) << false;
    QTest::newRow("ours, muted") << muted << outgoing(u"hello"_s, u"an-id"_s) << true;
    QTest::newRow("an event") << archived << event << false;
    QTest::newRow("a room, where only mentions count") << room << incoming(u"hello"_s) << false;
    QTest::newRow("not archived") << ConversationSettings() << incoming(u"hello"_s) << false;
}

void TestMessageStore::whatLeavesTheArchive()
{
    QFETCH(ConversationSettings, settings);
    QFETCH(Message, message);
    QFETCH(bool, leaves);
    QVERIFY(m_store->saveSettings(kBob.bare(), settings).result());
    const Applied applied = m_store->apply(message).result().value();
    QCOMPARE(applied.listed, leaves ? std::vector{kBob.bare()} : std::vector<Jid>());
    QCOMPARE(m_store->summaries().result().value().at(0).settings.archived, settings.archived && !leaves);
}

void TestMessageStore::damagedRowsAreHarmless()
{
    add(incoming(u"one"_s));
    const auto spoilt = m_database
                            ->run([](SqlConnection &c) {
                                return c
                                    .run(u"UPDATE message SET state=99, direction=-1, kind='x', outcome=7.5,"
                                         " sender='@@', resource=x'00'"_s)
                                    .has_value();
                            })
                            .result();
    QVERIFY(spoilt);
    const Message message = newest().front();
    QCOMPARE(message.state, DeliveryState::Delivered);
    QCOMPARE(message.direction, Direction::Incoming);
    QCOMPARE(message.kind, MessageKind::Text);
    QVERIFY(message.from.isEmpty());
    QCOMPARE(message.body, u"one"_s);
}

void TestMessageStore::theNewestPageNeedsNoSort()
{
    constexpr int kMessages = 100'000;
    const auto filled =
        m_database
            ->run([](SqlConnection &c) {
                return c.transaction(Durability::Process, [&]() -> Result<void> {
                    auto done = c.run(u"INSERT INTO conversation (id, peer) VALUES (1, 'bob@example.test')"_s);
                    if (!done)
                        return std::unexpected(done.error());
                    return c
                        .run(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<?)"
                             " INSERT INTO message (id, conversation, sender, resource, direction, kind, origin_id,"
                             " body, sent_at, state, failure, outcome, call_seconds, position)"
                             " SELECT i, 1, 'bob@example.test', 'phone', i%2, 0, 'o'||i,"
                             " 'text '||i, 1700000000000+i, 3, '', 0, 0, i FROM n"_s,
                             {kMessages})
                        .transform([](const Rows &) {});
                });
            })
            .result();
    QVERIFY(filled.has_value());
    reopen();
    QElapsedTimer timer;
    timer.start();
    const auto page = newest();
    qInfo() << "newest page of" << kMessages << "messages, file just opened:" << timer.nsecsElapsed() / 1000 << "µs";
    QCOMPARE(page.back().body, u"text 100000"_s);
    timer.restart();
    newest();
    qInfo() << "again:" << timer.nsecsElapsed() / 1000 << "µs";

    // What makes it quick, whatever the machine: an index gives the rows in order.
    const QString plan =
        m_database
            ->run([](SqlConnection &c) {
                QString text;
                const auto rows = c.run(
                    u"EXPLAIN QUERY PLAN SELECT * FROM message m JOIN conversation c ON c.id=m.conversation"
                    " WHERE m.conversation=(SELECT id FROM conversation WHERE peer=?) AND (m.position, m.id) < (?, ?)"
                    " ORDER BY m.position DESC, m.id DESC LIMIT ?"_s,
                    {u"bob@example.test"_s, 1'000'000, 1, 101});
                while (rows && (*rows)->next())
                    text += (*rows)->value(3).toString() + u'\n';
                return text;
            })
            .result();
    QVERIFY2(plan.contains(u"message_page"), qPrintable(plan));
    QVERIFY2(!plan.contains(u"TEMP B-TREE") && !plan.contains(u"SCAN"), qPrintable(plan));
}

QTEST_GUILESS_MAIN(TestMessageStore)
#include "tst_messagestore.moc"
