// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversation.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

Message message(qint64 id, DeliveryState state = DeliveryState::Delivered)
{
    Message m;
    m.id = id;
    m.originId = u"o%1"_s.arg(id);
    m.body = u"text %1"_s.arg(id);
    m.state = state;
    return m;
}

std::vector<Message> messages(qint64 first, qint64 last)
{
    std::vector<Message> all;
    for (qint64 id = first; id <= last; ++id)
        all.push_back(message(id));
    return all;
}

const Jid kPeer = *Jid::parse(u"bob@example.test");

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnce();
    void olderPagesOneAtATime();
    void aFailedPageMayBeAskedAgain();
    void indexOf_data();
    void indexOf();
    void anUnloadedOneOnlySummarises();
    void appends();
    void appendingTheSameTwiceReplaces();
    void unread();
    void replaces();
    void whatCouldNotBeStoredStaysVisible();
    void peerState();
    void unloads();
    void keepsWhatWasNotSent();
};

void TestConversation::opensOnce()
{
    Conversation conversation(kPeer);
    QSignalSpy requested(&conversation, &Conversation::pageRequested);
    conversation.loadOlder();
    QCOMPARE(requested.size(), 0); // nothing to be older than
    conversation.open();
    conversation.open();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toLongLong(), 0);

    QSignalSpy loaded(&conversation, &Conversation::newestLoaded);
    conversation.setNewestPage(messages(11, 20), true);
    QCOMPARE(loaded.size(), 1);
    QVERIFY(conversation.isLoaded() && conversation.hasOlder());
    QCOMPARE(conversation.last()->id, 20);
    conversation.open();
    QCOMPARE(requested.size(), 1);
}

void TestConversation::olderPagesOneAtATime()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(11, 20), true);
    QSignalSpy requested(&conversation, &Conversation::pageRequested);
    QSignalSpy loaded(&conversation, &Conversation::inserted);
    conversation.loadOlder();
    conversation.loadOlder();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toLongLong(), 11);

    conversation.prependPage(messages(3, 10), false);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first(), (QVariantList{0, 8}));
    QCOMPARE(conversation.messages().front().id, 3);
    QCOMPARE(conversation.messages().size(), 18u);
    conversation.loadOlder(); // there is no more
    QCOMPARE(requested.size(), 1);
}

void TestConversation::aFailedPageMayBeAskedAgain()
{
    Conversation conversation(kPeer);
    QSignalSpy requested(&conversation, &Conversation::pageRequested);
    conversation.open();
    conversation.pageFailed();
    conversation.open();
    QCOMPARE(requested.size(), 2);
}

void TestConversation::indexOf_data()
{
    QTest::addColumn<qint64>("id");
    QTest::addColumn<int>("index");
    QTest::newRow("the first") << qint64(10) << 0;
    QTest::newRow("in the middle") << qint64(14) << 2;
    QTest::newRow("the last") << qint64(16) << 3;
    QTest::newRow("between two") << qint64(13) << -1;
    QTest::newRow("before all") << qint64(1) << -1;
    QTest::newRow("after all") << qint64(99) << -1;
}

void TestConversation::indexOf()
{
    QFETCH(qint64, id);
    QFETCH(int, index);
    Conversation conversation(kPeer);
    conversation.setNewestPage({message(10), message(12), message(14), message(16)}, false);
    QCOMPARE(conversation.indexOf(id), index);
    QCOMPARE(conversation.indexOf(u"o%1"_s.arg(id)), index);
    QCOMPARE(conversation.indexOf(QString()), -1);
}

void TestConversation::anUnloadedOneOnlySummarises()
{
    Conversation conversation(kPeer);
    QSignalSpy appended(&conversation, &Conversation::inserted);
    QSignalSpy summary(&conversation, &Conversation::summaryChanged);
    conversation.append(message(5), true);
    QCOMPARE(appended.size(), 0);
    QCOMPARE(summary.size(), 1);
    QVERIFY(conversation.messages().empty());
    QCOMPARE(conversation.last()->id, 5);
    QCOMPARE(conversation.unread(), 1);
}

void TestConversation::appends()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(1, 3), false);
    QSignalSpy appended(&conversation, &Conversation::inserted);
    conversation.append(message(7), false);
    QCOMPARE(appended.size(), 1);
    QCOMPARE(appended.first().first().toInt(), 3);
    QCOMPARE(conversation.last()->id, 7);
    QCOMPARE(conversation.unread(), 0);
}

void TestConversation::appendingTheSameTwiceReplaces()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(1, 3), false);
    QSignalSpy appended(&conversation, &Conversation::inserted);
    QSignalSpy changed(&conversation, &Conversation::messageChanged);
    conversation.append(message(3, DeliveryState::Read), true);
    QCOMPARE(appended.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(conversation.unread(), 0);
}

void TestConversation::unread()
{
    Conversation conversation(kPeer);
    QSignalSpy asked(&conversation, &Conversation::readRequested);
    conversation.markRead();
    QCOMPARE(asked.size(), 0);
    conversation.setSummary(message(1), 2);
    conversation.append(message(2), true);
    QCOMPARE(conversation.unread(), 3);
    conversation.markRead();
    conversation.markRead();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(conversation.unread(), 0);
}

void TestConversation::replaces()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage({message(1, DeliveryState::Pending), message(2, DeliveryState::Pending)}, false);
    QSignalSpy changed(&conversation, &Conversation::messageChanged);
    QSignalSpy summary(&conversation, &Conversation::summaryChanged);
    conversation.replace(message(1, DeliveryState::Sent));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toInt(), 0);
    QCOMPARE(summary.size(), 0); // not the last one

    conversation.replace(message(2, DeliveryState::Sent));
    QCOMPARE(summary.size(), 1);
    QCOMPARE(conversation.last()->state, DeliveryState::Sent);

    conversation.replace(message(2, DeliveryState::Sent)); // nothing new
    conversation.replace(message(9, DeliveryState::Sent)); // not loaded
    QCOMPARE(changed.size(), 2);
    QCOMPARE(conversation.messages().size(), 2u);
}

void TestConversation::whatCouldNotBeStoredStaysVisible()
{
    Conversation conversation(kPeer);
    conversation.append(message(kFirstUnstoredId, DeliveryState::Failed), false);
    QCOMPARE(conversation.messages().size(), 1u);
    conversation.setNewestPage(messages(1, 3), false);
    QCOMPARE(conversation.messages().size(), 4u);
    QCOMPARE(conversation.messages().back().id, kFirstUnstoredId);

    QSignalSpy appended(&conversation, &Conversation::inserted);
    conversation.append(message(4), true); // the disk has room again
    QCOMPARE(appended.first().first().toInt(), 3);
    QCOMPARE(conversation.indexOf(4), 3);
    QCOMPARE(conversation.indexOf(kFirstUnstoredId), 4);

    conversation.dropUnstored(4); // is stored: not this way
    QCOMPARE(conversation.messages().size(), 5u);
    QVERIFY(conversation.unstored(kFirstUnstoredId) && !conversation.unstored(4));
    QSignalSpy removed(&conversation, &Conversation::removed);
    conversation.dropUnstored(kFirstUnstoredId);
    QCOMPARE(removed.size(), 1);
    QVERIFY(!conversation.unstored(kFirstUnstoredId));
    QCOMPARE(conversation.messages().back().id, 4);
    conversation.forget(4); // what it says stands in another one
    QCOMPARE(removed.size(), 2);
    QCOMPARE(conversation.messages().back().id, 3);
    QCOMPARE(conversation.last()->id, 3);
}

void TestConversation::peerState()
{
    Conversation conversation(kPeer);
    QSignalSpy summary(&conversation, &Conversation::summaryChanged);
    conversation.setPeerState(ChatState::Composing);
    conversation.setPeerState(ChatState::Composing);
    QCOMPARE(summary.size(), 1);
    QCOMPARE(conversation.peerState(), ChatState::Composing);
}

void TestConversation::unloads()
{
    Conversation conversation(kPeer);
    conversation.setNewestPage(messages(11, 20), true);
    QSignalSpy removed(&conversation, &Conversation::removed);
    conversation.unload();
    QCOMPARE(removed.size(), 1);
    QVERIFY(conversation.messages().empty() && !conversation.isLoaded() && !conversation.hasOlder());
    QCOMPARE(conversation.indexOf(15), -1);
    QCOMPARE(conversation.last()->id, 20);
    conversation.append(message(21), true);
    QCOMPARE(conversation.last()->id, 21);
    QVERIFY(conversation.messages().empty());
    QSignalSpy requested(&conversation, &Conversation::pageRequested);
    conversation.open();
    QCOMPARE(requested.size(), 1);
    conversation.unload(); // a page is on its way
    conversation.setNewestPage(messages(12, 21), true);
    QCOMPARE(conversation.messages().size(), 10U);
    QCOMPARE(conversation.indexOf(21), 9);
}

void TestConversation::keepsWhatWasNotSent()
{
    Conversation conversation(kPeer);
    std::vector<Message> page = messages(1, 3);
    page[1].direction = Direction::Outgoing;
    page[1].state = DeliveryState::Pending;
    conversation.setNewestPage(page, false);
    conversation.unload();
    QCOMPARE(conversation.messages().size(), 3U);
    page[1].state = DeliveryState::Sent;
    conversation.replace(page[1]);
    conversation.unload();
    QVERIFY(conversation.messages().empty());
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
