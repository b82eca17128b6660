// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversations.h"
#include "core/roster/roster.h"
#include "core/session/search.h"
#include "core/storage/messagestore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kOwn = *Jid::parse(u"alice@example.test");
const Jid kJuliet = *Jid::parse(u"juliet@example.test");
const Jid kNurse = *Jid::parse(u"n17@example.test");
const Jid kRoom = *Jid::parse(u"balcony@rooms.example.test");

Message message(const QString &body, const Jid &peer, const Jid &from)
{
    static int count = 0;
    Message m;
    m.conversation = peer;
    m.from = from;
    m.direction = from == kOwn ? Direction::Outgoing : Direction::Incoming;
    m.originId = QString::number(++count);
    m.body = body;
    m.sentAt = QDateTime(QDate(2026, 11, count), QTime(12, 0)).toUTC();
    return m;
}

} // namespace

/// Queries with the names of people and rooms, answers in the event loop.
class TestSessionSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void finds_data();
    void finds();
    void tellsMoreOnRequest();
    void onlyOneConversation();
    void destroyingCancels();
    void withoutAHistoryNothingIsFound();
    void anotherAccountIsAnotherHistory();
    void closingEnds();
    void aDamagedFileIsTold();

private:
    QStringList answer(SearchResults &results);
    QStringList answer(const QString &query)
    {
        const auto results = m_search->find(*parseSearch(query, QDate(2026, 11, 20)), 1000);
        return answer(*results);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<Roster> m_roster;
    std::unique_ptr<Conversations> m_conversations;
    std::unique_ptr<Search> m_search;
};

void TestSessionSearch::init()
{
    m_search.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"history.sqlite"_s);
    storage::Database database(m_file);
    storage::MessageStore store(database);
    ConversationSettings room;
    room.kind = ConversationKind::Room;
    store.saveSettings(kRoom, room);
    for (const Message &one :
         {message(u"tea with Juliet"_s, kJuliet, kJuliet), message(u"tea with the nurse"_s, kNurse, kNurse),
          message(u"tea of ours"_s, kJuliet, kOwn),
          message(u"tea in the room"_s, kRoom, *kRoom.withResource(u"Paris"))})
        store.apply(one).result().value();
    m_roster = std::make_unique<Roster>();
    Contact nurse;
    nurse.jid = kNurse;
    nurse.name = u"The Nürse"_s;
    m_roster->replaceAll({nurse});
    m_conversations = std::make_unique<Conversations>();
    for (const Jid &peer : {kJuliet, kNurse})
        m_conversations->restore(peer, {});
    m_conversations->restore(kRoom, room);
    m_search = std::make_unique<Search>(
        *m_roster, *m_conversations, [this] { return Search::Place{m_file, kOwn}; },
        [](const Jid &jid) { return jid == kRoom ? u"Under the Stars"_s : QString(); });
}

QStringList TestSessionSearch::answer(SearchResults &results)
{
    QStringList bodies;
    const auto following = connect(&results, &SearchResults::found, this, [&](const std::vector<Message> &messages) {
        for (const Message &one : messages)
            bodies << one.body;
    });
    QSignalSpy paused(&results, &SearchResults::paused);
    if (!paused.wait(60'000))
        return {u"no answer"_s};
    disconnect(following);
    return bodies;
}

void TestSessionSearch::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const QString juliet = u"tea with Juliet"_s;
    const QString nurse = u"tea with the nurse"_s;
    const QString ours = u"tea of ours"_s;
    const QString room = u"tea in the room"_s;
    QTest::newRow("everywhere") << u"tea"_s << QStringList{room, ours, nurse, juliet};
    QTest::newRow("from a part of an address") << u"from:julie"_s << QStringList{juliet};
    QTest::newRow("from a contact by name") << u"from:nurse tea"_s << QStringList{nurse};
    QTest::newRow("from somebody in a room") << u"from:paris"_s << QStringList{room};
    QTest::newRow("from us") << u"from:me"_s << QStringList{ours};
    QTest::newRow("from us by address") << u"from:alice@example.test"_s << QStringList{ours};
    QTest::newRow("from any of two") << u"from:paris from:me"_s << QStringList{room, ours};
    QTest::newRow("from nobody") << u"from:tybalt"_s << QStringList();
    QTest::newRow("in a conversation") << u"in:juliet"_s << QStringList{ours, juliet};
    QTest::newRow("in one by a name") << u"in:\"the nurse\""_s << QStringList{nurse};
    QTest::newRow("in a room by its name") << u"in:stars"_s << QStringList{room};
    QTest::newRow("in several") << u"in:example.test"_s << QStringList{room, ours, nurse, juliet};
    QTest::newRow("in none") << u"tea in:verona"_s << QStringList();
}

void TestSessionSearch::finds()
{
    QFETCH(QString, query);
    QTEST(answer(query), "found");
}

void TestSessionSearch::tellsMoreOnRequest()
{
    const auto results = m_search->find(*parseSearch(u"tea"_s, QDate(2026, 11, 20)), 3);
    QVERIFY(results->isWorking());
    QCOMPARE(answer(*results).size(), 3);
    QVERIFY(!results->isComplete() && !results->isWorking());
    results->more(3);
    QCOMPARE(answer(*results), QStringList{u"tea with Juliet"_s});
    QVERIFY(results->isComplete());
    results->more(3); // nothing more, and it says so
    QCOMPARE(answer(*results), QStringList());
}

void TestSessionSearch::onlyOneConversation()
{
    const auto query = parseSearch(u"tea in:nurse"_s, QDate(2026, 11, 20));
    const auto results = m_search->find(*query, 10, kJuliet);
    QCOMPARE(answer(*results), (QStringList{u"tea of ours"_s, u"tea with Juliet"_s}));
}

void TestSessionSearch::destroyingCancels()
{
    auto results = m_search->find(*parseSearch(u"tea"_s, QDate(2026, 11, 20)), 3);
    bool told = false;
    connect(results.get(), &SearchResults::found, this, [&] { told = true; });
    results.reset();
    QCOMPARE(answer(u"tea"_s).size(), 4); // the next one is answered, the last is not
    QVERIFY(!told);
}

void TestSessionSearch::withoutAHistoryNothingIsFound()
{
    m_file.clear();
    QCOMPARE(answer(u"tea"_s), QStringList());
}

void TestSessionSearch::anotherAccountIsAnotherHistory()
{
    QCOMPARE(answer(u"tea"_s).size(), 4);
    m_file = m_folder->filePath(u"other.sqlite"_s);
    QCOMPARE(answer(u"tea"_s), QStringList());
}

void TestSessionSearch::closingEnds()
{
    const auto results = m_search->find(*parseSearch(u"tea"_s, QDate(2026, 11, 20)), 1);
    QCOMPARE(answer(*results).size(), 1);
    m_search->close();
    results->more(1);
    QCOMPARE(answer(*results), QStringList());
    QVERIFY(results->isComplete());
}

void TestSessionSearch::aDamagedFileIsTold()
{
    m_file = m_folder->filePath(u"damaged.sqlite"_s);
    QFile damaged(m_file);
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray("not a database").repeated(1000));
    damaged.close();
    const auto results = m_search->find(*parseSearch(u"tea"_s, QDate(2026, 11, 20)), 1);
    QSignalSpy failed(results.get(), &SearchResults::failed);
    QCOMPARE(answer(*results), QStringList());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<StorageError>(), StorageError::Corrupt);
    QVERIFY(results->isComplete());
}

QTEST_GUILESS_MAIN(TestSessionSearch)
#include "tst_sessionsearch.moc"
