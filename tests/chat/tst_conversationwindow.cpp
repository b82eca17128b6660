// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversation.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kPeer = *Jid::parse(u"bob@example.test");

/// Places are ten apart, so that gaps can be filled between them.
Message message(qint64 id, qint64 position)
{
    Message m;
    m.id = id;
    m.position = position;
    m.originId = u"o%1"_s.arg(id);
    return m;
}

std::vector<Message> messages(qint64 first, qint64 last)
{
    std::vector<Message> all;
    for (qint64 id = first; id <= last; ++id)
        all.push_back(message(id, id * 10));
    return all;
}

QList<qint64> ids(const Conversation &conversation)
{
    QList<qint64> all;
    for (const Message &m : conversation.messages())
        all << m.id;
    return all;
}

Gap gap(qint64 id, qint64 nextPosition)
{
    Gap g;
    g.id = id;
    g.nextPosition = nextPosition;
    return g;
}

} // namespace

/// A conversation that is not all in memory, and into whose middle messages come.
class TestConversationWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newOnesStandWhereTheyBelong_data();
    void newOnesStandWhereTheyBelong();
    void neighboursComeTogether();
    void theLastIsTheFurthestNotTheLatest();
    void opensAroundAMessage();
    void anOlderQuestionIsNotAnswered();
    void anUnknownMessageChangesNothing();
    void growsToTheEnd();
    void liveOnesWaitBehindTheWindow();
    void theFarEndIsDropped();
    void theServerIsAskedWhenTheStoreHasNoMore();
    void whatIsUnstoredStaysAtTheEnd();
    void aMessageGoesWhereTheArchiveHasIt();
    void gaps_data();
    void gaps();
    void gapsChangeOnce();
};

void TestConversationWindow::newOnesStandWhereTheyBelong_data()
{
    QTest::addColumn<bool>("hasOlder");
    QTest::addColumn<bool>("hasNewer");
    QTest::addColumn<qint64>("position");
    QTest::addColumn<int>("index");
    QTest::newRow("in the middle") << true << true << qint64(125) << 3;
    QTest::newRow("where another stands: behind it") << true << true << qint64(120) << 3;
    QTest::newRow("in front, and nothing is there") << false << true << qint64(5) << 0;
    QTest::newRow("in front, where more is stored") << true << true << qint64(5) << -1;
    QTest::newRow("behind, at the end") << true << false << qint64(900) << 5;
    QTest::newRow("behind, where more is stored") << true << true << qint64(900) << -1;
}

void TestConversationWindow::newOnesStandWhereTheyBelong()
{
    QFETCH(bool, hasOlder);
    QFETCH(bool, hasNewer);
    QFETCH(qint64, position);
    QFETCH(int, index);
    Conversation conversation(kPeer);
    conversation.openAround(12);
    conversation.setPageAround(12, {messages(10, 14), {}, hasOlder, hasNewer});
    QSignalSpy inserted(&conversation, &Conversation::inserted);
    conversation.insert({message(99, position)});
    QCOMPARE(conversation.indexOf(99), index);
    QCOMPARE(inserted.size(), index < 0 ? 0 : 1);
    if (index >= 0)
        QCOMPARE(inserted[0], (QVariantList{index, 1}));
    for (qint64 id = 10; id <= 14; ++id)
        QCOMPARE(conversation.messages()[size_t(conversation.indexOf(id))].id, id);
}

void TestConversationWindow::neighboursComeTogether()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage({message(1, 10), message(2, 200), message(3, 300)}, false);
    QSignalSpy inserted(&conversation, &Conversation::inserted);
    conversation.insert({message(13, 250), message(10, 100), message(11, 101), message(12, 102), message(2, 200)});
    QCOMPARE(ids(conversation), (QList<qint64>{1, 10, 11, 12, 2, 13, 3}));
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted[0], (QVariantList{1, 3}));
    QCOMPARE(inserted[1], (QVariantList{5, 1}));
}

void TestConversationWindow::theLastIsTheFurthestNotTheLatest()
{
    Conversation conversation(kPeer);
    conversation.setSummary(message(5, 50), 0);
    conversation.insert({message(6, 20)}); // fills a gap
    QCOMPARE(conversation.last()->id, 5);
    conversation.append(message(7, 70), false);
    QCOMPARE(conversation.last()->id, 7);
    QVERIFY(conversation.messages().empty());
}

void TestConversationWindow::opensAroundAMessage()
{
    Conversation conversation(kPeer);
    QSignalSpy asked(&conversation, &Conversation::aroundRequested);
    QSignalSpy reset(&conversation, &Conversation::newestLoaded);
    QSignalSpy opened(&conversation, &Conversation::openedAround);
    conversation.openAround(12);
    QCOMPARE(asked.size(), 1);
    conversation.setPageAround(12, {messages(10, 14), {}, true, true});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(opened.size(), 1);
    QVERIFY(conversation.isLoaded() && !conversation.isAtEnd());
    QVERIFY(conversation.hasOlder() && conversation.hasNewer());

    conversation.openAround(14); // it is loaded
    QCOMPARE(asked.size(), 1);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(reset.size(), 1);
}

void TestConversationWindow::anOlderQuestionIsNotAnswered()
{
    Conversation conversation(kPeer);
    conversation.open();
    conversation.openAround(12);
    conversation.setNewestPage(messages(50, 60), true); // the first question's answer
    QVERIFY(!conversation.isLoaded());
    conversation.setPageAround(12, {messages(10, 14), {}, true, true});
    QCOMPARE(conversation.messages().front().id, 10);

    conversation.loadOlder();
    conversation.openAround(30);
    conversation.prependPage(messages(5, 9), true);
    QCOMPARE(conversation.messages().front().id, 10);
    conversation.openEnd();
    conversation.setPageAround(30, {messages(29, 31), {}, true, true});
    QCOMPARE(conversation.messages().front().id, 10);
    conversation.setNewestPage(messages(50, 60), true);
    QCOMPARE(conversation.messages().front().id, 50);
    QVERIFY(conversation.isAtEnd());
}

void TestConversationWindow::anUnknownMessageChangesNothing()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(50, 60), true);
    QSignalSpy opened(&conversation, &Conversation::openedAround);
    conversation.openAround(12);
    conversation.setPageAround(12, {});
    QCOMPARE(opened.size(), 0);
    QCOMPARE(conversation.messages().size(), 11u);
    QSignalSpy asked(&conversation, &Conversation::pageRequested);
    conversation.loadOlder(); // and others may ask again
    QCOMPARE(asked.size(), 1);
}

void TestConversationWindow::growsToTheEnd()
{
    Conversation conversation(kPeer);
    conversation.openAround(12);
    conversation.setPageAround(12, {messages(10, 14), {}, true, true});
    QSignalSpy asked(&conversation, &Conversation::newerRequested);
    conversation.loadNewer();
    conversation.loadNewer();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Cursor>(), (Cursor{140, 14}));
    QSignalSpy inserted(&conversation, &Conversation::inserted);
    conversation.appendPage(messages(15, 20), false);
    QCOMPARE(inserted[0], (QVariantList{5, 6}));
    QVERIFY(conversation.isAtEnd());
    conversation.loadNewer();
    QCOMPARE(asked.size(), 1);
}

void TestConversationWindow::liveOnesWaitBehindTheWindow()
{
    Conversation conversation(kPeer);
    conversation.openAround(12);
    conversation.setPageAround(12, {messages(10, 14), {}, true, true});
    QSignalSpy inserted(&conversation, &Conversation::inserted);
    QSignalSpy summary(&conversation, &Conversation::summaryChanged);
    conversation.append(message(100, 1000), true);
    QCOMPARE(inserted.size(), 0);
    QVERIFY(summary.size() > 0);
    QCOMPARE(conversation.last()->id, 100);
    QCOMPARE(conversation.unread(), 1);
}

void TestConversationWindow::theFarEndIsDropped()
{
    constexpr qint64 kMost = Conversation::kMostLoaded;
    constexpr qint64 kDropped = Conversation::kDropped;
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(10'001, 10'000 + kMost), true);
    QSignalSpy removing(&conversation, &Conversation::removing);
    QSignalSpy removed(&conversation, &Conversation::removed);

    conversation.loadOlder(); // read upwards: the newest go
    conversation.prependPage(messages(9'901, 10'000), true);
    QCOMPARE(removing.size(), 1);
    QCOMPARE(removed[0], (QVariantList{int(kMost + 100 - kDropped), int(kDropped)}));
    QVERIFY(conversation.hasNewer() && !conversation.isAtEnd());
    QCOMPARE(conversation.indexOf(10'000 + kMost), -1);

    for (qint64 last = conversation.messages().back().id; conversation.messages().front().id == 9'901; last += 100) {
        conversation.loadNewer(); // read downwards: the oldest go
        conversation.appendPage(messages(last + 1, last + 100), false);
    }
    QVERIFY(conversation.hasOlder() && conversation.isAtEnd());
    QVERIFY(conversation.messages().size() <= size_t(kMost));
    QCOMPARE(conversation.indexOf(conversation.messages().front().id), 0);
}

void TestConversationWindow::theServerIsAskedWhenTheStoreHasNoMore()
{
    Conversation conversation(kPeer);
    QSignalSpy store(&conversation, &Conversation::pageRequested);
    QSignalSpy server(&conversation, &Conversation::archiveRequested);
    conversation.setArchiveHasOlder(true);
    conversation.setNewestPage(messages(11, 20), true);
    conversation.loadOlder();
    QCOMPARE(store.size(), 1);
    conversation.prependPage(messages(6, 10), false);
    QVERIFY(conversation.hasOlder());
    conversation.loadOlder();
    conversation.loadOlder();
    QCOMPARE(store.size(), 1);
    QCOMPARE(server.size(), 1);

    QSignalSpy inserted(&conversation, &Conversation::inserted);
    conversation.insert({message(30, -20), message(31, -10)});
    conversation.archiveAnswered(false);
    QCOMPARE(inserted[0], (QVariantList{0, 2}));
    QCOMPARE(ids(conversation).first(), 30);
    QVERIFY(!conversation.hasOlder());
    conversation.loadOlder();
    QCOMPARE(server.size(), 1);

    Conversation empty(kPeer); // nothing is here, but it may be there
    empty.setArchiveHasOlder(true);
    QSignalSpy first(&empty, &Conversation::archiveRequested);
    empty.setNewestPage({}, false);
    empty.loadOlder();
    QCOMPARE(first.size(), 1);
    empty.insert(messages(1, 3));
    empty.archiveAnswered(true);
    QCOMPARE(empty.messages().size(), 3u);
}

void TestConversationWindow::whatIsUnstoredStaysAtTheEnd()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(50, 60), true);
    conversation.append(message(kFirstUnstoredId, 0), false);
    conversation.openAround(12);
    conversation.setPageAround(12, {messages(10, 14), {}, true, true});
    QCOMPARE(conversation.indexOf(kFirstUnstoredId), -1); // far behind
    QVERIFY(conversation.unstored(kFirstUnstoredId));
    conversation.loadNewer();
    conversation.appendPage(messages(15, 60), false);
    QCOMPARE(conversation.messages().back().id, kFirstUnstoredId);
    conversation.append(message(61, 610), false);
    QCOMPARE(conversation.messages().back().id, kFirstUnstoredId);
    conversation.dropUnstored(kFirstUnstoredId);
    QCOMPARE(conversation.messages().back().id, 61);
    QCOMPARE(conversation.last()->id, 61);
}

void TestConversationWindow::aMessageGoesWhereTheArchiveHasIt()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(1, 4), false);
    QSignalSpy removed(&conversation, &Conversation::removed);
    QSignalSpy inserted(&conversation, &Conversation::inserted);
    conversation.replace(message(4, 15));
    QCOMPARE(ids(conversation), (QList<qint64>{1, 4, 2, 3}));
    QCOMPARE(removed[0], (QVariantList{3, 1}));
    QCOMPARE(inserted[0], (QVariantList{1, 1}));
    QCOMPARE(conversation.indexOf(4), 1);
    QCOMPARE(conversation.last()->id, 3);
    conversation.replace(message(1, 900));
    QCOMPARE(ids(conversation), (QList<qint64>{4, 2, 3, 1}));
    QCOMPARE(conversation.last()->id, 1);
    QCOMPARE(conversation.unread(), 0);
}

void TestConversationWindow::gaps_data()
{
    QTest::addColumn<bool>("hasOlder");
    QTest::addColumn<bool>("hasNewer");
    QTest::addColumn<qint64>("nextPosition");
    QTest::addColumn<qint64>("before"); ///< −1: not shown
    QTest::newRow("inside") << true << true << qint64(121) << qint64(13);
    QTest::newRow("at a message: in front of it") << true << true << qint64(120) << qint64(12);
    QTest::newRow("in front of all there is") << false << true << qint64(5) << qint64(10);
    QTest::newRow("in front of the window") << true << true << qint64(5) << qint64(-1);
    QTest::newRow("at the end") << true << false << qint64(900) << qint64(0);
    QTest::newRow("behind the window") << true << true << qint64(900) << qint64(-1);
}

void TestConversationWindow::gaps()
{
    QFETCH(bool, hasOlder);
    QFETCH(bool, hasNewer);
    QFETCH(qint64, nextPosition);
    QFETCH(qint64, before);
    Conversation conversation(kPeer);
    conversation.setGaps({gap(7, nextPosition)});
    QVERIFY(conversation.gaps().empty()); // nothing is shown yet
    conversation.openAround(12);
    conversation.setPageAround(12, {messages(10, 14), {}, hasOlder, hasNewer});
    QCOMPARE(conversation.gaps().size(), before < 0 ? 0u : 1u);
    if (before >= 0) {
        QCOMPARE(conversation.gaps().front(), (GapMark{7, before}));
        QVERIFY(conversation.hasGapBefore(before));
    }
}

void TestConversationWindow::gapsChangeOnce()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(10, 14), false);
    QSignalSpy changed(&conversation, &Conversation::gapsChanged);
    conversation.setGaps({gap(7, 900)});
    conversation.setGaps({gap(7, 900)});
    conversation.setGaps({gap(7, 901)}); // filled a little, in another conversation
    QCOMPARE(changed.size(), 1);
    conversation.append(message(99, 2000), false); // live: behind the gap
    QCOMPARE(changed.size(), 2);
    QVERIFY(conversation.hasGapBefore(99) && !conversation.hasGapBefore(0));
    conversation.setGaps({});
    QCOMPARE(changed.size(), 3);
    QVERIFY(conversation.gaps().empty());
}

QTEST_GUILESS_MAIN(TestConversationWindow)
#include "tst_conversationwindow.moc"
