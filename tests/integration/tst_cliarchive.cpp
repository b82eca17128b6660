// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"

#include <QJsonArray>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

const Jid kTea = *Jid::parse(u"tea@rooms.example.test");

/// Bob at the command line, alice beside him in this process, a real server whose pages are small.
class TestCliArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void killedWhileCatchingUp();
    void saysMoreOfMessages();
    void whatCannotBeSaid_data();
    void whatCannotBeSaid();
    void whatIsRefused();
    void checksAConversation();
    void checksARoom();
    void doesNotGetIntoARoom();
    void reactsInARoom();

private:
    void hearOne(Person &alice);
    std::unique_ptr<JsonProcess> bob(const QStringList &command, const QString &folder = u"bob"_s) const;
    QList<QJsonObject> history() const;
    QStringList bodies() const;
    bool say(Person &alice, int first, int last);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Prosody> m_server;
};

void TestCliArchive::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<Prosody>(
        QStringList{u"--extra"_s, u"max_archive_query_results = 40\nComponent \"rooms.example.test\" \"muc\"\n"
                                  "modules_enabled = { \"muc_mam\" }\nrestrict_room_creation = false\n"_s});
    QVERIFY(m_server->isReady());
}

std::unique_ptr<JsonProcess> TestCliArchive::bob(const QStringList &command, const QString &folder) const
{
    const QStringList options{u"--jid"_s,     m_server->jid(u"bob"_s),
                              u"--host"_s,    m_server->host(),
                              u"--port"_s,    QString::number(m_server->port()),
                              u"--ca-file"_s, m_server->caFile(),
                              u"--data"_s,    m_dir->filePath(folder)};
    return std::make_unique<JsonProcess>(
        QStringLiteral(CAUSERIE_CLI), options + command,
        QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, m_server->password(u"bob"_s)}});
}

QList<QJsonObject> TestCliArchive::history() const
{
    const auto cli = bob({u"history"_s, m_server->jid(u"alice"_s), u"--limit"_s, u"100000"_s});
    if (cli->wait() != 0)
        return {};
    QList<QJsonObject> messages = cli->all();
    messages.removeIf([](const QJsonObject &event) { return event[u"event"_s] != u"message"_s; });
    return messages;
}

QStringList TestCliArchive::bodies() const
{
    QStringList all;
    for (const QJsonObject &message : history())
        all << message[u"body"_s].toString();
    return all;
}

bool TestCliArchive::say(Person &alice, int first, int last)
{
    const Jid to = *Jid::parse(m_server->jid(u"bob"_s));
    for (int i = first; i <= last; ++i)
        alice.session().send(to, QString::number(i));
    return QTest::qWaitFor(
        [&] {
            const auto &newest = alice.session().conversations().at(to).last();
            return newest && newest->body == QString::number(last) && newest->state >= DeliveryState::Sent;
        },
        kPatience);
}

/// SIGKILL in the middle of it, again and again: everything is there once and in order.
void TestCliArchive::killedWhileCatchingUp()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    QVERIFY(say(alice, 1, 3));
    {
        const auto first = bob({u"listen"_s});
        EVENTUALLY(history().size() == 3); // bob has met the archive
        QVERIFY(say(alice, 4, 4));
        QVERIFY(!first->waitFor([](const QJsonObject &event) { return event[u"body"_s] == u"4"_s; }).isEmpty());
        first->terminate();
        QCOMPARE(first->wait(), 0);
    }
    QVERIFY(say(alice, 5, 500));
    for (int round = 0; round < 5; ++round) {
        const auto victim = bob({u"listen"_s});
        int missed = 0;
        const QJsonObject some = victim->waitFor(
            [&](const QJsonObject &event) { return event[u"missed"_s].toBool() && ++missed > 10 + 25 * round; });
        QVERIFY2(!some.isEmpty(), qPrintable(QString::number(round)));
        victim->kill();
        victim->wait();
    }
    const auto last = bob({u"listen"_s});
    QVERIFY(say(alice, 501, 501));
    QVERIFY(!last->waitFor([](const QJsonObject &event) { return event[u"body"_s] == u"501"_s; }).isEmpty());
    EVENTUALLY(bodies().size() == 501);
    last->terminate();
    QCOMPARE(last->wait(), 0);
    QStringList expected;
    for (int i = 1; i <= 501; ++i)
        expected << QString::number(i);
    QCOMPARE(bodies(), expected);
}

void TestCliArchive::saysMoreOfMessages()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    const Jid bobs = *Jid::parse(m_server->jid(u"bob"_s));
    for (const auto &text : {u"helo"_s, u"wrong window"_s})
        QCOMPARE(bob({u"send"_s, m_server->jid(u"alice"_s), text})->wait(), 0);
    EVENTUALLY(alice.received().size() == 2);
    const auto of = [&](int index) { return history().at(index)[u"id"_s].toString(); };
    QCOMPARE(bob({u"correct"_s, m_server->jid(u"alice"_s), of(0), u"hello"_s})->wait(), 0);
    QCOMPARE(bob({u"retract"_s, m_server->jid(u"alice"_s), of(1)})->wait(), 0);
    QCOMPARE(bob({u"react"_s, m_server->jid(u"alice"_s), of(0), u"👍 🎉"_s})->wait(), 0);
    QCOMPARE(history().at(0)[u"body"_s].toString(), u"hello");
    QVERIFY(history().at(1)[u"retracted"_s].toBool());
    QCOMPARE(history().at(0)[u"reactions"_s].toArray().size(), 2);

    Conversation &conversation = alice.session().conversations().at(bobs);
    conversation.open();
    EVENTUALLY(conversation.isLoaded());
    EVENTUALLY(conversation.messages()[0].body == u"hello" && conversation.messages()[0].reactions.size() == 2);
    EVENTUALLY(conversation.messages()[1].retraction == Retraction::BySender);
    QCOMPARE(bob({u"react"_s, m_server->jid(u"alice"_s), of(0), QString()})->wait(), 0);
    EVENTUALLY(conversation.messages()[0].reactions.empty());
}

/// Bob has a message of hers, and listens no more.
void TestCliArchive::hearOne(Person &alice)
{
    QVERIFY(alice.signIn() && say(alice, 1, 1));
    const auto listening = bob({u"listen"_s});
    EVENTUALLY(history().size() == 1);
    listening->terminate();
    listening->wait();
}

void TestCliArchive::whatCannotBeSaid_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<bool>("ours");
    QTest::addColumn<QString>("kind");
    QTest::newRow("of a message that is not there") << u"correct"_s << false << u"message-unknown"_s;
    QTest::newRow("of one of theirs") << u"correct"_s << true << u"message-not-ours"_s;
}

void TestCliArchive::whatCannotBeSaid()
{
    QFETCH(QString, verb);
    QFETCH(bool, ours);
    QFETCH(QString, kind);
    Person alice(*m_server, u"alice"_s);
    hearOne(alice);
    QCOMPARE(history().size(), 1);
    const QString id = ours ? history().at(0)[u"id"_s].toString() : u"no-such-id"_s;
    const auto cli = bob({verb, m_server->jid(u"alice"_s), id, u"text"_s});
    QCOMPARE(cli->wait(), 1);
    QVERIFY(std::ranges::any_of(cli->all(), [&](const QJsonObject &event) { return event[u"kind"_s] == kind; }));
}

/// The server takes nothing for whom we have blocked (XEP-0191 §3.2), and says so.
void TestCliArchive::whatIsRefused()
{
    Person alice(*m_server, u"alice"_s);
    hearOne(alice);
    QCOMPARE(history().size(), 1);
    QCOMPARE(bob({u"block"_s, m_server->jid(u"alice"_s)})->wait(), 0);
    const auto cli = bob({u"react"_s, m_server->jid(u"alice"_s), history().at(0)[u"id"_s].toString(), u"👍"_s});
    const int code = cli->wait();
    QCOMPARE(bob({u"unblock"_s, m_server->jid(u"alice"_s)})->wait(), 0);
    QCOMPARE(code, 1);
    QVERIFY(std::ranges::any_of(cli->all(), [](const QJsonObject &event) { return event[u"kind"_s] == u"refused"_s; }));
}

void TestCliArchive::checksAConversation()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn() && say(alice, 1, 90));
    const auto cli = bob({u"archive"_s, u"--check"_s, m_server->jid(u"alice"_s)}, u"another"_s);
    QCOMPARE(cli->wait(), 0);
    const QJsonObject report = cli->all().last();
    QCOMPARE(report[u"event"_s].toString(), u"archive");
    QCOMPARE(report[u"end"_s].toString(), u"complete");
    QCOMPARE(report[u"on_server"_s].toInt(), 90);
    QCOMPARE(report[u"here"_s].toInt(), 90);
    QVERIFY(std::ranges::any_of(cli->all(), [](const QJsonObject &event) {
        return event[u"event"_s] == u"archive-progress"_s && event[u"on_server"_s] == 40;
    }));
}

/// Only who is in may read its archive.
void TestCliArchive::checksARoom()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    alice.session().rooms().join({.room = kTea, .creation = RoomCreation::Instant, .remember = false});
    EVENTUALLY(alice.session().rooms().ownOccupant(kTea).has_value());
    for (int i = 1; i <= 60; ++i)
        alice.session().send(kTea, QString::number(i));
    EVENTUALLY(alice.session().conversations().at(kTea).last() &&
               alice.session().conversations().at(kTea).last()->body == u"60" &&
               alice.session().conversations().at(kTea).last()->state >= DeliveryState::Sent);
    const auto cli = bob({u"archive"_s, u"--check"_s, kTea.toString()});
    QCOMPARE(cli->wait(), 0);
    const QJsonObject report = cli->all().last();
    QCOMPARE(report[u"end"_s].toString(), u"complete");
    QCOMPARE(report[u"on_server"_s].toInt(), 60);
    QCOMPARE(report[u"here"_s].toInt(), 60);
    const auto again = bob({u"archive"_s, u"--check"_s, kTea.toString()});
    QCOMPARE(again->wait(), 0);
    QCOMPARE(again->all().last()[u"missing"_s].toInt(), 0);
    QCOMPARE(again->all().last()[u"here"_s].toInt(), 60);
}

void TestCliArchive::doesNotGetIntoARoom()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    alice.session().rooms().join({.room = kTea, .creation = RoomCreation::Instant, .remember = false});
    EVENTUALLY(alice.session().rooms().ownOccupant(kTea).has_value());
    bool isDone = false;
    alice.session().rooms().setAffiliation(kTea, *Jid::parse(m_server->jid(u"bob"_s)), Affiliation::Outcast, {},
                                           &alice.session(), [&isDone](const auto &) { isDone = true; });
    EVENTUALLY(isDone);
    const auto cli = bob({u"archive"_s, u"--check"_s, kTea.toString()});
    QCOMPARE(cli->wait(), 1);
    QVERIFY(std::ranges::any_of(cli->all(),
                                [](const QJsonObject &event) { return event[u"kind"_s] == u"room-forbidden"_s; }));
}

void TestCliArchive::reactsInARoom()
{
    Person alice(*m_server, u"alice"_s);
    QVERIFY(alice.signIn());
    alice.session().rooms().join({.room = kTea, .creation = RoomCreation::Instant, .remember = false});
    EVENTUALLY(alice.session().rooms().ownOccupant(kTea).has_value());
    alice.session().send(kTea, u"tea?"_s);
    Conversation &conversation = alice.session().conversations().at(kTea);
    EVENTUALLY(conversation.last() && conversation.last()->state >= DeliveryState::Sent);
    EVENTUALLY(!conversation.last()->archiveId.isEmpty()); // the room's name of it, by which reactions find it
    QCOMPARE(bob({u"archive"_s, u"--check"_s, kTea.toString()})->wait(), 0);
    const QString id = conversation.last()->originId;
    QCOMPARE(bob({u"react"_s, kTea.toString(), id, u"👍"_s})->wait(), 0);
    EVENTUALLY(conversation.last()->reactions.size() == 1);
}

QTEST_GUILESS_MAIN(TestCliArchive)
#include "tst_cliarchive.moc"
