// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/callhistory.h"
#include "core/session/incoming.h"
#include "tests/session/settled.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
const Jid kBob = *Jid::parse(u"bob@example.test/phone");
const Jid kCarol = *Jid::parse(u"carol@example.test");

Message message(const QString &body, const QString &id, Direction direction = Direction::Incoming)
{
    Message m;
    m.conversation = kBob.bare();
    m.from = direction == Direction::Incoming ? kBob : kAlice;
    m.direction = direction;
    m.originId = id;
    m.body = body;
    m.sentAt = QDateTime::currentDateTimeUtc();
    return m;
}

struct Reader {
    explicit Reader(const QString &file) { history.open(file); }

    bool settle() { return test::settled(history, incoming); }
    Conversation &bob() { return conversations.at(kBob); }

    Conversations conversations;
    Roster roster;
    History history{conversations};
    Requests requests{history, conversations, roster};
    Incoming incoming{history, conversations, requests};
};

} // namespace

/// What comes in, and what the store gives back: summaries, pages, what was read.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newOnesAreShownAndAnnounced();
    void whatComesTogetherIsOneChange();
    void oneThatCannotBeStoredHarmsNoOther();
    void whatCameLastIsStoredWhenTheProgramEnds();
    void copiesAreSilent();
    void whatAnotherDeviceWroteIsNotNews();
    void chatStatesBeginNoConversation();
    void summariesAreThereAfterARestart();
    void whatIsSavedAtTheLastMomentIsKept();
    void strangersWait();
    void declinedRequestsGo();
    void strangersInAPage_data();
    void strangersInAPage();
    void receiptsAndMarkersFromOthers();
    void ourOtherDeviceHasRead();
    void opensAroundAMessage();
    void pagesOnRequest();
    void readingIsRemembered();
    void withoutADiskMessagesAreStillShown();
    void anotherAccountIsAnotherHistory();
    void removing();
    void callLines_data();
    void callLines();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestHistory::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
}

void TestHistory::newOnesAreShownAndAnnounced()
{
    Reader reader(m_file);
    QSignalSpy received(&reader.incoming, &Incoming::received);
    reader.incoming.take(message(u"one"_s, u"1"_s));
    reader.incoming.take(message(u"two"_s, u"2"_s));
    QVERIFY(reader.settle());
    QCOMPARE(received.size(), 2);
    QCOMPARE(received.last().first().value<Message>().body, u"two"_s);
    QVERIFY(received.last().first().value<Message>().id > 0);
    QCOMPARE(reader.bob().unread(), 2);
    QCOMPARE(reader.bob().last()->body, u"two"_s);
}

void TestHistory::whatComesTogetherIsOneChange()
{
    Reader reader(m_file);
    reader.bob().open();
    QVERIFY(reader.settle());
    QSignalSpy received(&reader.incoming, &Incoming::received);
    QSignalSpy inserted(&reader.bob(), &Conversation::inserted);
    for (int i = 0; i < 20; ++i)
        reader.incoming.take(message(QString::number(i), u"id-%1"_s.arg(i)));
    Annotation edit;
    edit.conversation = kBob.bare();
    edit.by = kBob.bare();
    edit.target = u"id-7"_s;
    edit.kind = Annotation::Kind::Correction;
    edit.content.body = u"seven"_s;
    edit.at = QDateTime::currentDateTimeUtc();
    reader.incoming.take(edit);
    QVERIFY(reader.settle());
    QCOMPARE(inserted, QList<QVariantList>{QVariantList({0, 20})});
    QCOMPARE(received.size(), 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(received[i].first().value<Message>().body, i == 7 ? u"seven"_s : QString::number(i));
    QCOMPARE(reader.bob().unread(), 20);
}

void TestHistory::oneThatCannotBeStoredHarmsNoOther()
{
    Reader reader(m_file);
    reader.history.database()
        ->run([](storage::SqlConnection &connection) {
            return connection.execute(u"CREATE TRIGGER refuse BEFORE INSERT ON message WHEN new.body='bad'"
                                      " BEGIN SELECT RAISE(ABORT, 'bad'); END"_s);
        })
        .waitForFinished();
    QSignalSpy received(&reader.incoming, &Incoming::received);
    for (const QString &body : {u"good"_s, u"bad"_s, u"better"_s})
        reader.incoming.take(message(body, body));
    QVERIFY(QTest::qWaitFor([&] { return received.size() == 3; }));
    for (const QVariantList &one : std::as_const(received)) {
        const auto kept = one.first().value<Message>();
        QCOMPARE(kept.id >= kFirstUnstoredId, kept.body == u"bad"_s); // shown all the same
    }
    QVERIFY(reader.settle());
    QCOMPARE(reader.history.store()->count(kBob.bare()).result().value(), 2);
}

void TestHistory::whatCameLastIsStoredWhenTheProgramEnds()
{
    {
        Reader reader(m_file);
        QVERIFY(reader.settle());
        reader.incoming.take(message(u"last words"_s, u"1"_s));
    }
    Reader reader(m_file);
    QVERIFY(QTest::qWaitFor([&] { return reader.conversations.find(kBob.bare()); }));
    QCOMPARE(reader.bob().last()->body, u"last words"_s);
    QCOMPARE(reader.bob().unread(), 1);
}

void TestHistory::copiesAreSilent()
{
    Reader reader(m_file);
    QSignalSpy received(&reader.incoming, &Incoming::received);
    for (int i = 0; i < 3; ++i)
        reader.incoming.take(message(u"one"_s, u"1"_s));
    QVERIFY(reader.settle());
    QCOMPARE(received.size(), 1);
    QCOMPARE(reader.bob().unread(), 1);
}

void TestHistory::whatAnotherDeviceWroteIsNotNews()
{
    Reader reader(m_file);
    QSignalSpy received(&reader.incoming, &Incoming::received);
    reader.incoming.take(message(u"question"_s, u"1"_s));
    reader.incoming.take(message(u"answer"_s, u"2"_s, Direction::Outgoing));
    QVERIFY(reader.settle());
    QCOMPARE(received.size(), 1);
    QCOMPARE(reader.bob().last()->body, u"answer"_s);
    QCOMPARE(reader.bob().unread(), 0); // whoever answers has read
}

void TestHistory::chatStatesBeginNoConversation()
{
    Reader reader(m_file);
    reader.incoming.takeChatState(kBob, ChatState::Composing);
    QVERIFY(!reader.conversations.find(kBob));
    reader.bob();
    reader.incoming.takeChatState(kBob, ChatState::Composing);
    QCOMPARE(reader.bob().peerState(), ChatState::Composing);
}

void TestHistory::summariesAreThereAfterARestart()
{
    {
        Reader reader(m_file);
        reader.incoming.take(message(u"one"_s, u"1"_s));
        QVERIFY(reader.settle());
    }
    Reader reader(m_file);
    QVERIFY(reader.settle());
    Conversation *bob = reader.conversations.find(kBob);
    QVERIFY(bob);
    QCOMPARE(bob->last()->body, u"one"_s);
    QCOMPARE(bob->unread(), 1);
    QVERIFY(!bob->isLoaded() && bob->messages().empty());
}

void TestHistory::whatIsSavedAtTheLastMomentIsKept()
{
    {
        Reader reader(m_file);
        reader.bob();
        connect(&reader.conversations, &Conversations::aboutToClear, &reader.history,
                [&reader] { reader.history.saveSettings(reader.bob(), {.draft = u"half a thought"_s}); });
        reader.history.close();
    }
    Reader reader(m_file);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().settings().draft, u"half a thought"_s);
}

void TestHistory::strangersWait()
{
    {
        Reader reader(m_file);
        Contact bob;
        bob.jid = kBob.bare();
        reader.roster.upsert(bob);
        reader.incoming.take(message(u"from a contact"_s, u"1"_s));
        QVERIFY(reader.settle());
        Message stranger = message(u"buy!"_s, u"2"_s);
        stranger.conversation = kCarol;
        stranger.from = kCarol;
        QSignalSpy received(&reader.incoming, &Incoming::received);
        reader.incoming.take(stranger);
        QVERIFY(reader.settle());
        QCOMPARE(received.size(), 1);
        QVERIFY(reader.bob().settings().accepted);
        QVERIFY(!reader.conversations.at(kCarol).settings().accepted);
    }
    Reader reader(m_file); // and it is remembered
    QVERIFY(reader.settle());
    QVERIFY(!reader.conversations.at(kCarol).settings().accepted);
    Contact carol;
    carol.jid = kCarol;
    reader.roster.upsert(carol);
    QVERIFY(reader.conversations.at(kCarol).settings().accepted);
}

void TestHistory::declinedRequestsGo()
{
    Reader reader(m_file);
    Message stranger = message(u"buy!"_s, u"2"_s);
    stranger.conversation = kCarol;
    stranger.from = kCarol;
    reader.incoming.take(stranger);
    QVERIFY(reader.settle());
    QCOMPARE(reader.conversations.totalUnread(), 1);
    reader.requests.decline(kCarol);
    QVERIFY(!reader.conversations.find(kCarol));
    QCOMPARE(reader.conversations.totalUnread(), 0);
    stranger.originId = u"3"_s;
    reader.incoming.take(stranger); // they do not give up
    QVERIFY(reader.settle());
    QVERIFY(!reader.conversations.at(kCarol).settings().accepted);
    reader.requests.accept(kCarol);
    reader.requests.decline(kCarol); // too late: it is a conversation like others
    QVERIFY(reader.conversations.find(kCarol));
}

void TestHistory::strangersInAPage_data()
{
    QTest::addColumn<QString>("events"); ///< a letter each: who wrote; capital: we wrote to them
    QTest::addColumn<QString>("strangers");
    QTest::newRow("a contact") << u"k"_s << u""_s;
    QTest::newRow("a stranger") << u"s"_s << u"s"_s;
    QTest::newRow("twice") << u"sts"_s << u"st"_s;
    QTest::newRow("answered on another device") << u"stS"_s << u"t"_s;
    QTest::newRow("we began") << u"Ss"_s << u""_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestHistory::strangersInAPage()
{
    QFETCH(QString, events);
    QFETCH(QString, strangers);
    std::vector<ChatEvent> messages{Annotation{}};
    std::vector<ChatEvent> corrections; // of what never came: they are shown as messages are
    for (const QChar letter : std::as_const(events)) {
        Message m;
        m.conversation = *Jid::parse(QString(letter.toLower()) + u"@example.test"_s);
        m.direction = letter.isUpper() ? Direction::Outgoing : Direction::Incoming;
        messages.push_back(m);
        Annotation correction;
        correction.kind = Annotation::Kind::Correction;
        correction.conversation = m.conversation;
        correction.direction = m.direction;
        corrections.push_back(correction);
    }
    for (const auto &all : {messages, corrections}) {
        QString found;
        for (const Jid &jid : strangersIn(all, [](const Jid &peer) { return peer.local() == u"k"; }))
            found += jid.local();
        QCOMPARE(found, strangers);
    }
}

void TestHistory::receiptsAndMarkersFromOthers()
{
    Reader reader(m_file);
    Message mine = message(u"hello"_s, u"1"_s, Direction::Outgoing);
    mine.state = DeliveryState::Sent;
    reader.incoming.take(mine);
    QVERIFY(reader.settle());
    QSignalSpy changed(&reader.history, &History::changed);
    Annotation marker;
    marker.kind = Annotation::Kind::Displayed;
    marker.conversation = kBob.bare();
    marker.target = u"1"_s;
    marker.by = kBob.bare();
    reader.incoming.take(marker);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().last()->state, DeliveryState::Read);
    QCOMPARE(changed.size(), 1);
}

void TestHistory::ourOtherDeviceHasRead()
{
    Reader reader(m_file);
    reader.incoming.take(message(u"one"_s, u"1"_s));
    reader.incoming.take(message(u"two"_s, u"2"_s));
    Annotation marker;
    marker.kind = Annotation::Kind::Displayed;
    marker.conversation = kBob.bare();
    marker.target = u"1"_s;
    marker.by = kAlice.bare();
    marker.direction = Direction::Outgoing;
    reader.incoming.take(marker);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 1);
}

void TestHistory::opensAroundAMessage()
{
    Reader reader(m_file);
    for (int i = 1; i <= 3 * Conversation::kPage; ++i)
        reader.incoming.take(message(QString::number(i), u"id%1"_s.arg(i)));
    QVERIFY(reader.settle());
    reader.bob().open();
    QVERIFY(reader.settle());
    std::optional<qint64> tenth;
    reader.history.readNewest(kBob.bare(), 3 * Conversation::kPage, &reader.history,
                              [&](const std::vector<Message> &all) { tenth = all[9].id; });
    QVERIFY(reader.settle());
    QSignalSpy opened(&reader.bob(), &Conversation::openedAround);
    reader.bob().openAround(*tenth);
    QVERIFY(reader.settle());
    QCOMPARE(opened.size(), 1);
    QVERIFY(reader.bob().indexOf(*tenth) >= 0 && !reader.bob().isAtEnd());
    while (reader.bob().hasNewer()) {
        reader.bob().loadNewer();
        QVERIFY(reader.settle());
    }
    QCOMPARE(reader.bob().messages().back().body, QString::number(3 * Conversation::kPage));
    std::optional<std::optional<Message>> found;
    reader.history.find(kBob, 9'999, &reader.history, [&](const std::optional<Message> &m) { found = m; });
    QVERIFY(reader.settle());
    QVERIFY(found && !*found);
}

void TestHistory::pagesOnRequest()
{
    Reader reader(m_file);
    for (int i = 1; i <= Conversation::kPage + 20; ++i)
        reader.incoming.take(message(QString::number(i), u"id%1"_s.arg(i)));
    QVERIFY(reader.settle());
    QVERIFY(reader.bob().messages().empty());
    reader.bob().open();
    reader.incoming.take(message(u"while it loads"_s, u"late"_s));
    QVERIFY(reader.settle());
    QCOMPARE(int(reader.bob().messages().size()), Conversation::kPage + 1);
    QCOMPARE(reader.bob().messages().back().body, u"while it loads"_s);
    QVERIFY(reader.bob().hasOlder());
    reader.bob().loadOlder();
    QVERIFY(reader.settle());
    QCOMPARE(int(reader.bob().messages().size()), Conversation::kPage + 21);
    QCOMPARE(reader.bob().messages().front().body, u"1"_s);
    QVERIFY(!reader.bob().hasOlder());
    QVERIFY(std::ranges::is_sorted(reader.bob().messages(), {}, &Message::id));
}

void TestHistory::readingIsRemembered()
{
    {
        Reader reader(m_file);
        reader.incoming.take(message(u"one"_s, u"1"_s));
        QVERIFY(reader.settle());
        reader.bob().markRead();
    }
    Reader reader(m_file);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().unread(), 0);
}

void TestHistory::withoutADiskMessagesAreStillShown()
{
    Reader reader(u"/proc/nowhere/history.sqlite"_s);
    QSignalSpy failed(&reader.history, &History::failed);
    QSignalSpy received(&reader.incoming, &Incoming::received);
    reader.bob().open();
    reader.incoming.take(message(u"one"_s, u"1"_s));
    reader.incoming.take(message(u"two"_s, u"2"_s));
    QVERIFY(QTest::qWaitFor([&] { return received.size() == 2; }));
    QCOMPARE(reader.bob().messages().size(), 2u);
    QCOMPARE(reader.bob().last()->state, DeliveryState::Delivered);
    QCOMPARE(failed.first().first().value<StorageError>(), StorageError::CannotOpen);
    Message ours = message(u"ours"_s, u"3"_s);
    ours.direction = Direction::Outgoing;
    ours.state = DeliveryState::Pending;
    QString reason;
    reader.history.keep(ours, &reader.history, [&reason](const Message &shown) { reason = shown.failure; });
    QVERIFY(QTest::qWaitFor([&] { return !reason.isEmpty(); }));
    QCOMPARE(reason, u"storage-cannot-open"_s); // no path, no words of SQLite
}

void TestHistory::anotherAccountIsAnotherHistory()
{
    Reader reader(m_file);
    reader.incoming.take(message(u"alice's"_s, u"1"_s));
    QVERIFY(reader.settle());
    QSignalSpy cleared(&reader.conversations, &Conversations::cleared);
    reader.history.open(m_file); // the same
    QCOMPARE(cleared.size(), 0);
    reader.history.open(m_dir->filePath(u"other.sqlite"_s));
    QCOMPARE(cleared.size(), 1);
    QVERIFY(reader.settle());
    QVERIFY(!reader.conversations.find(kBob));
    reader.history.open(m_file);
    QVERIFY(reader.settle());
    QCOMPARE(reader.bob().last()->body, u"alice's"_s);
}

void TestHistory::removing()
{
    Reader reader(m_file);
    reader.incoming.take(message(u"one"_s, u"1"_s));
    QVERIFY(reader.settle());
    QVERIFY(QFileInfo::exists(m_file));
    reader.history.remove();
    QVERIFY(!reader.history.isOpen());
    QVERIFY(QDir(m_dir->path()).isEmpty());
    QVERIFY(reader.conversations.all().isEmpty());
}

void TestHistory::callLines_data()
{
    QTest::addColumn<CallOutcome>("outcome");
    QTest::addColumn<qint64>("activeMs");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("a talk") << CallOutcome::Answered << qint64(62'700) << qint64(63);
    QTest::newRow("a short one") << CallOutcome::Answered << qint64(400) << qint64(0);
    QTest::newRow("missed") << CallOutcome::Missed << qint64(0) << qint64(0);
    QTest::newRow("never measured") << CallOutcome::Failed << qint64(-1) << qint64(0);
}

void TestHistory::callLines()
{
    QFETCH(CallOutcome, outcome);
    QFETCH(qint64, activeMs);
    QFETCH(qint64, seconds);
    const QDateTime end = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);
    const Message in = callLine(kBob, Direction::Incoming, u"sid"_s, outcome, activeMs, kAlice, end);
    QCOMPARE(in.kind, MessageKind::Call);
    QCOMPARE(in.conversation, kBob.bare());
    QCOMPARE(in.from, kBob);
    QCOMPARE(in.outcome, outcome);
    QCOMPARE(in.callSeconds, seconds);
    QCOMPARE(in.sentAt, end.addMSecs(-std::max<qint64>(activeMs, 0)));
    QCOMPARE(in.state, DeliveryState::Delivered); // never in the outbox
    const Message out = callLine(kBob, Direction::Outgoing, u"sid"_s, outcome, activeMs, kAlice, end);
    QCOMPARE(out.conversation, kBob.bare());
    QCOMPARE(out.from, kAlice);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
