// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/attention.h"
#include "core/session/rooms.h"
#include "tests/ui/support/sample.h"
#include "ui/roster/attention.h"
#include "ui/roster/names.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Which messages call for attention, and what conversations are called.
class TestAttention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void calls_data();
    void calls();
    void aMentionInAnotherLanguageCalls();
    void counting();
    void names();
    void keys();

private:
    static Conversation &makeRoom(Session &session, const Jid &room, Notify notify);
};

Conversation &TestAttention::makeRoom(Session &session, const Jid &room, Notify notify)
{
    ConversationSettings settings;
    settings.kind = ConversationKind::Room;
    settings.notify = notify;
    session.saveSettings(room, settings);
    return session.conversations().at(room);
}

void TestAttention::calls_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("notify");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("calls");
    const int person = int(ConversationKind::Person);
    const int room = int(ConversationKind::Room);
    QTest::newRow("all of a person") << person << int(Notify::All) << u"hello"_s << true;
    QTest::newRow("mentions of a person are all") << person << int(Notify::Mentions) << u"hello"_s << true;
    QTest::newRow("none of a person") << person << int(Notify::None) << u"hello Ann"_s << false;
    QTest::newRow("all of a room") << room << int(Notify::All) << u"hello"_s << true;
    QTest::newRow("a mention in a room") << room << int(Notify::Mentions) << u"hello ann!"_s << true;
    QTest::newRow("no mention in a room") << room << int(Notify::Mentions) << u"hello Anna"_s << false;
    QTest::newRow("none of a room") << room << int(Notify::None) << u"Ann: hello"_s << false;
}

void TestAttention::calls()
{
    QFETCH(int, kind);
    QFETCH(int, notify);
    QFETCH(QString, body);
    ConversationSettings settings;
    settings.kind = ConversationKind(kind);
    settings.notify = Notify(notify);
    Message message = incoming(jid(u"x@example.test"_s), body, QDateTime::currentDateTimeUtc());
    QTEST(callsForAttention(message, settings, u"Ann"_s), "calls");
    QTEST(leavesTheArchive(message, settings, u"Ann"_s), "calls");
    message.direction = Direction::Outgoing;
    QVERIFY(!callsForAttention(message, settings, u"Ann"_s)); // our own words never
    QVERIFY(leavesTheArchive(message, settings, u"Ann"_s));   // but where we write we want to read
    message.direction = Direction::Incoming;
    message.kind = MessageKind::Event;
    QVERIFY(!callsForAttention(message, settings, u"Ann"_s));
    QVERIFY(!leavesTheArchive(message, settings, u"Ann"_s));
}

void TestAttention::aMentionInAnotherLanguageCalls()
{
    const ConversationSettings settings{.kind = ConversationKind::Room, .notify = Notify::Mentions};
    Message message = incoming(jid(u"x@example.test"_s), u"hello all"_s, QDateTime::currentDateTimeUtc());
    message.translations = {{u"de"_s, u"hallo alle"_s}, {u"fr"_s, u"salut Ann"_s}};
    QVERIFY(callsForAttention(message, settings, u"Ann"_s));
    message.translations.pop_back();
    QVERIFY(!callsForAttention(message, settings, u"Ann"_s));
}

void TestAttention::counting()
{
    Session session({});
    const Jid tea = jid(u"tea@rooms.test"_s);
    session.rooms().list().at(tea).beginJoin(u"Ann"_s);
    Conversation &talk = makeRoom(session, tea, Notify::Mentions);
    Attention attention(session);
    QSignalSpy called(&attention, &Attention::called);
    const auto say = [&](const Jid &from, const QString &body) {
        Message message = incoming(from.bare(), body, QDateTime::currentDateTimeUtc());
        message.from = from;
        session.conversations().at(from.bare()).append(message, true);
        Q_EMIT session.messageReceived(message, Arrival::Live);
    };
    say(jid(u"tea@rooms.test/Bob"_s), u"hello all"_s);
    QCOMPARE(attention.count(), 0);
    QVERIFY(attention.isQuiet(tea));
    QCOMPARE(called.size(), 0);
    say(jid(u"tea@rooms.test/Bob"_s), u"Ann: tea?"_s);
    QCOMPARE(attention.count(), 2);
    QVERIFY(!attention.isQuiet(tea));
    QCOMPARE(called.size(), 1);
    talk.setUnread(0);
    say(jid(u"tea@rooms.test/Bob"_s), u"too late"_s);
    QVERIFY(attention.isQuiet(tea)); // what was read calls no more
    say(jid(u"romeo@example.test/x"_s), u"Hey"_s);
    QCOMPARE(attention.count(), 1);
    QCOMPARE(called.size(), 2);
}

void TestAttention::names()
{
    Session session({});
    session.roster().replaceAll({contact(u"romeo@example.test"_s, u"Romeo"_s)});
    const Jid tea = jid(u"tea@rooms.test"_s);
    QCOMPARE(conversationName(session, jid(u"romeo@example.test"_s)), u"Romeo"_s);
    makeRoom(session, tea, Notify::All);
    QCOMPARE(conversationName(session, tea), u"tea"_s);
    RoomInfo info;
    info.name = u"The Tea Room"_s;
    session.rooms().list().at(tea).setInfo(info);
    QCOMPARE(conversationName(session, tea), u"The Tea Room"_s);
    QCOMPARE(conversationName(session, jid(u"tea@rooms.test/Bob"_s)), u"Bob in The Tea Room"_s);
}

void TestAttention::keys()
{
    Session session({});
    const Jid tea = jid(u"tea@rooms.test"_s);
    const Jid bob = jid(u"tea@rooms.test/Bob"_s);
    QCOMPARE(conversationKey(session, bob), tea); // as far as we know, somebody's device
    makeRoom(session, tea, Notify::All);
    QVERIFY(isRoom(session, tea) && !isRoom(session, bob));
    QCOMPARE(conversationKey(session, bob), bob);
    QCOMPARE(conversationKey(session, tea), tea);
    QCOMPARE(conversationKey(session, jid(u"romeo@example.test/phone"_s)), jid(u"romeo@example.test"_s));
    QCOMPARE(conversationKey(session, {}), Jid());
}

QTEST_MAIN(TestAttention)
#include "tst_attention.moc"
