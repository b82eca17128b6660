// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversations.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kCarol = *Jid::parse(u"carol@example.test");

Message message(qint64 id)
{
    Message m;
    m.id = id;
    return m;
}

} // namespace

class TestConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneForEachBareAddress();
    void occupantsOfRoomsAreTheirOwn();
    void countsUnread();
    void clears();
    void fewRestLoaded();
    void whoeverRefusesIsAskedAgain();
};

void TestConversations::oneForEachBareAddress()
{
    Conversations conversations;
    QSignalSpy added(&conversations, &Conversations::added);
    QVERIFY(!conversations.find(kBob));
    Conversation &bob = conversations.at(*kBob.withResource(u"phone"));
    QCOMPARE(bob.peer(), kBob);
    QCOMPARE(&conversations.at(kBob), &bob);
    QCOMPARE(conversations.find(*kBob.withResource(u"desk")), &bob);
    QCOMPARE(added.size(), 1);
    conversations.at(kCarol);
    QCOMPARE(conversations.all().size(), 2);
}

void TestConversations::occupantsOfRoomsAreTheirOwn()
{
    Conversations conversations;
    const Jid room = *Jid::parse(u"talk@rooms.example.test");
    const Jid nurse = *room.withResource(u"Nurse");
    conversations.restore(room, {.kind = ConversationKind::Room});
    QVERIFY(!conversations.find(nurse));
    Conversation &whisper = conversations.at(nurse);
    QCOMPARE(whisper.peer(), nurse);
    QCOMPARE(whisper.settings().kind, ConversationKind::RoomPrivate);
    QVERIFY(conversations.find(room) != &whisper);

    // A room that was never entered here has no conversation, but is one.
    Conversations bookmarked;
    bookmarked.setRooms([&room](const Jid &bare) { return bare == room; });
    QCOMPARE(bookmarked.at(nurse).peer(), nurse);
    QCOMPARE(bookmarked.at(nurse).settings().kind, ConversationKind::RoomPrivate);
    QCOMPARE(bookmarked.keyOf(*kBob.withResource(u"phone")), kBob);

    // At the start the room may come later than what was said in it.
    Conversations stored;
    QSignalSpy added(&stored, &Conversations::added);
    stored.restore(nurse, {.kind = ConversationKind::RoomPrivate});
    stored.restore(nurse, {.kind = ConversationKind::RoomPrivate, .pinned = true});
    QCOMPARE(added.size(), 1);
    QCOMPARE(stored.find(nurse)->peer(), nurse);
    QVERIFY(stored.find(nurse)->settings().pinned);
    QVERIFY(!stored.find(room));
}

void TestConversations::countsUnread()
{
    Conversations conversations;
    QSignalSpy total(&conversations, &Conversations::totalUnreadChanged);
    conversations.at(kBob).append(message(1), true);
    conversations.at(kCarol).setSummary(message(2), 3);
    QCOMPARE(conversations.totalUnread(), 4);
    conversations.at(kBob).append(message(3), false);
    conversations.at(kBob).setPeerState(ChatState::Composing);
    QCOMPARE(total.size(), 2); // only when the number changed
    conversations.at(kCarol).markRead();
    QCOMPARE(total.last().first().toInt(), 1);
    QCOMPARE(conversations.totalUnread(), 1);
}

void TestConversations::clears()
{
    Conversations conversations;
    const QPointer<Conversation> bob = &conversations.at(kBob);
    bob->append(message(1), true);
    bool stillThere = false;
    connect(&conversations, &Conversations::aboutToClear, this, [&] { stillThere = !bob.isNull(); });
    QSignalSpy cleared(&conversations, &Conversations::cleared);
    QSignalSpy total(&conversations, &Conversations::totalUnreadChanged);
    conversations.clear();
    QVERIFY(stillThere); // views let go before it is gone
    QVERIFY(bob.isNull());
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(total.last().first().toInt(), 0);
    QVERIFY(conversations.all().isEmpty());
}

void TestConversations::fewRestLoaded()
{
    Conversations conversations;
    std::vector<Conversation *> all;
    for (int i = 0; i < Conversations::kResting + 3; ++i) {
        all.push_back(&conversations.at(*Jid::parse(u"p%1@example.test"_s.arg(i))));
        all.back()->setNewestPage({message(i + 1)}, false);
        conversations.watch(*all.back());
        conversations.leave(*all.back());
    }
    QVERIFY(!all[0]->isLoaded() && !all[2]->isLoaded());
    QVERIFY(all[3]->isLoaded() && all.back()->isLoaded());
    conversations.watch(*all[3]); // looked at again
    all[0]->setNewestPage({message(1)}, false);
    conversations.leave(*all[0]);
    all[1]->setNewestPage({message(2)}, false);
    conversations.leave(*all[1]);
    QVERIFY(all[3]->isLoaded());
    QVERIFY(!all[4]->isLoaded());
    conversations.leave(*all[3]);
    QVERIFY(all[3]->isLoaded());
    QVERIFY(!all[5]->isLoaded());
}

void TestConversations::whoeverRefusesIsAskedAgain()
{
    Conversations conversations;
    std::vector<Conversation *> all;
    const auto another = [&](Message last) {
        all.push_back(&conversations.at(*Jid::parse(u"p%1@example.test"_s.arg(all.size()))));
        all.back()->setNewestPage({last}, false);
        conversations.leave(*all.back());
    };
    Message unsent = message(1);
    unsent.direction = Direction::Outgoing;
    unsent.state = DeliveryState::Pending;
    another(unsent);
    for (int i = 0; i < Conversations::kResting + 1; ++i)
        another(message(i + 2));
    QVERIFY(all[0]->isLoaded());
    QVERIFY(!all[1]->isLoaded());
    QVERIFY(all[2]->isLoaded()); // as many as ever beside the one that refuses
    unsent.state = DeliveryState::Sent;
    all[0]->replace(unsent);
    another(message(20));
    QVERIFY(!all[0]->isLoaded());
    QVERIFY(!all[2]->isLoaded());
    QVERIFY(all[3]->isLoaded());
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
