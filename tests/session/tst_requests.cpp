// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/requests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

namespace
{

const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kBobsPhone = *kBob.withResource(u"phone");
const Jid kRoom = *Jid::parse(u"room@muc.test");
const Jid kNurse = *kRoom.withResource(u"Nurse");

Message from(const Jid &conversation, Direction direction = Direction::Incoming)
{
    Message message;
    message.conversation = message.from = conversation;
    message.direction = direction;
    message.body = u"hi"_s;
    message.sentAt = QDateTime::currentDateTimeUtc();
    return message;
}

Contact friendOf(const Jid &jid)
{
    Contact contact;
    contact.jid = jid;
    contact.subscription = Subscription::Both;
    return contact;
}

struct Desk {
    explicit Desk(const QString &file)
    {
        requests.setAccount(*Jid::parse(u"alice@example.test"));
        history.open(file);
    }
    Conversations conversations;
    History history{conversations};
    Roster roster;
    Requests requests{history, conversations, roster};
};

} // namespace

/// Who has to wait among the requests.
class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWaits_data();
    void whoWaits();
    void whoIsAnsweredWaitsNoMore();
};

void TestRequests::whoWaits_data()
{
    QTest::addColumn<Jid>("conversation");
    QTest::addColumn<bool>("isContact");
    QTest::addColumn<bool>("waits");
    QTest::newRow("a stranger") << kBob << false << true;
    QTest::newRow("a stranger's device is a stranger") << kBobsPhone << false << true;
    QTest::newRow("a contact") << kBob << true << false;
    QTest::newRow("a contact's device") << kBobsPhone << true << false;
    QTest::newRow("an occupant of a room of ours") << kNurse << false << false;
    QTest::newRow("our own server") << *Jid::parse(u"example.test") << false << false;
    QTest::newRow("another server") << *Jid::parse(u"example.org") << false << true;
    QTest::newRow("ourselves") << *Jid::parse(u"alice@example.test") << false << false;
}

void TestRequests::whoWaits()
{
    QFETCH(const Jid, conversation);
    QFETCH(const bool, isContact);
    const QTemporaryDir dir;
    Desk desk(dir.filePath(u"history.sqlite"_s));
    desk.conversations.setRooms([](const Jid &bare) { return bare == kRoom; });
    if (isContact)
        desk.roster.upsert(friendOf(kBob));
    desk.requests.expect({from(conversation)});
    const Conversation *known = desk.conversations.find(conversation);
    QTEST(known && !known->settings().accepted, "waits");
    if (known)
        QCOMPARE(known->peer(), conversation.bare());
}

void TestRequests::whoIsAnsweredWaitsNoMore()
{
    const QTemporaryDir dir;
    Desk desk(dir.filePath(u"history.sqlite"_s));
    desk.requests.expect({from(kBob)});
    QVERIFY(!desk.conversations.at(kBob).settings().accepted);
    desk.requests.expect({from(kBob, Direction::Outgoing)}); // on another device
    QVERIFY(desk.conversations.at(kBob).settings().accepted);
}

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
