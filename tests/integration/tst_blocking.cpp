// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/blocklist.h"
#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// Blocking and reporting with a real server, two sessions, the command line, and a peer that shares no code with us.
class TestBlocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBlockedBringNothing();
    void devicesHearOfEachOther();
    void strangersAreReported();
    void aWholeServer();
    void theCommandLine();
    void withoutTheModule();

private:
    static std::unique_ptr<JsonProcess> peer(const Prosody &server, const QString &name);
    static QStringList words(const std::vector<Jid> &list);
};

std::unique_ptr<JsonProcess> TestBlocking::peer(const Prosody &server, const QString &name)
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_people_peer.py"), server.jid(name) + u"/slix"_s,
                    server.password(name), server.host(), QString::number(server.port()), server.caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

QStringList TestBlocking::words(const std::vector<Jid> &list)
{
    QStringList words;
    for (const Jid &jid : list)
        words << jid.toString();
    return words;
}

void TestBlocking::theBlockedBringNothing()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person carol(server, u"carol"_s);
    QVERIFY(alice.signIn() && carol.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    Blocklist &list = alice.session().blocklist();
    EVENTUALLY(list.isAvailable());
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Available);

    list.block(bobJid);
    EVENTUALLY(list.isBlocked(bobJid));
    QCOMPARE(alice.session().roster().find(bobJid)->availability(), Availability::Offline);
    const QJsonObject gone = bob->waitFor([](const QJsonObject &event) {
        return event[u"event"_s] == u"presence"_s && event[u"type"_s] == u"unavailable"_s;
    });
    QCOMPARE(gone[u"jid"_s].toString(), u"alice@example.test/alice"_s);
    bob->write({{u"do"_s, u"presence"_s}, {u"show"_s, u"dnd"_s}, {u"status"_s, u"busy"_s}, {u"priority"_s, 1}});
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"psst"_s}, {u"id"_s, u"b1"_s}});
    bob->write({{u"do"_s, u"disco"_s}, {u"to"_s, server.domain()}});
    QVERIFY(!bob->waitForEvent(u"disco"_s).isEmpty()); // the server has had all that
    carol.session().send(alice.jid(), u"after bob"_s); // comes behind what bob wrote
    EVENTUALLY(alice.bodies() == QStringList{u"after bob"_s});
    QCOMPARE(alice.session().roster().find(bobJid)->availability(), Availability::Offline);

    // To write to them is refused by our own server (XEP-0191 §3.3).
    alice.session().send(bobJid, u"hello?"_s);
    EVENTUALLY(alice.session().conversations().at(bobJid).last()->state == DeliveryState::Failed);

    list.unblock(bobJid);
    EVENTUALLY(!list.isBlocked(bobJid));
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"again"_s}, {u"id"_s, u"b2"_s}});
    EVENTUALLY(alice.bodies().contains(u"again"_s));
    QVERIFY(!alice.bodies().contains(u"psst"_s));
}

void TestBlocking::devicesHearOfEachOther()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    QVERIFY(alice.signIn() && phone.signIn());
    Blocklist &list = alice.session().blocklist();
    Blocklist &other = phone.session().blocklist();
    EVENTUALLY(list.isAvailable() && other.isAvailable());
    other.block(*Jid::parse(u"spam.example"));
    EVENTUALLY(words(list.blocked()) == QStringList{u"spam.example"_s});
    list.block(*Jid::parse(u"iago@shakespeare.lit"));
    EVENTUALLY(other.blocked().size() == 2);
    QVERIFY(alice.signOut() && phone.signOut());

    const auto slix = peer(server, u"alice"_s); // it was all on the server
    QVERIFY(slix);
    slix->write({{u"do"_s, u"blocked"_s}});
    QCOMPARE(slix->waitForEvent(u"blocklist"_s)[u"jids"_s].toArray(),
             (QJsonArray{u"iago@shakespeare.lit"_s, u"spam.example"_s}));
    slix->write({{u"do"_s, u"unblock"_s}, {u"jid"_s, u"spam.example"_s}});
    slix->write({{u"do"_s, u"blocked"_s}});
    QCOMPARE(slix->waitForEvent(u"blocklist"_s)[u"jids"_s].toArray(), QJsonArray{u"iago@shakespeare.lit"_s});
    alice.restart();
    QVERIFY(alice.signIn());
    EVENTUALLY(words(alice.session().blocklist().blocked()) == QStringList{u"iago@shakespeare.lit"_s});
}

void TestBlocking::strangersAreReported()
{
    const Prosody server({u"--strangers"_s, u"--with"_s, u"spam_reporting"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    bob->write({{u"do"_s, u"subscribe"_s}, {u"to"_s, alice.jid().toString()}});
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"buy!"_s}, {u"id"_s, u"b1"_s}});
    EVENTUALLY(alice.received().size() == 1);
    EVENTUALLY(alice.session().roster().subscriptionRequests().size() == 1);
    QVERIFY(!alice.session().conversations().find(bobJid)->settings().accepted);
    Blocklist &list = alice.session().blocklist();
    EVENTUALLY(list.takesReports());
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"buy!!"_s}, {u"id"_s, u"b2"_s}});
    EVENTUALLY(alice.received().size() == 2);
    QVERIFY(!alice.session().conversations().find(bobJid)->isLoaded()); // nobody has looked at it
    std::optional<std::vector<Report::Evidence>> evidence;
    list.evidenceAgainst(bobJid, [&evidence](const auto &found) { evidence = found; });
    EVENTUALLY(evidence.has_value());
    QVERIFY(*evidence == (std::vector<Report::Evidence>{{alice.jid(), alice.received()[1].archiveId},
                                                        {alice.jid(), alice.received()[0].archiveId}}));

    list.blockAndReport(bobJid, ReportReason::Spam, u"unwanted <advertisement>"_s);
    EVENTUALLY(list.isBlocked(bobJid));
    EVENTUALLY(!alice.session().conversations().find(bobJid)); // the request has gone with them
    QVERIFY(alice.session().roster().subscriptionRequests().empty());
    const auto logged = [&server] {
        QFile log(server.log());
        return log.open(QIODevice::ReadOnly)
                   ? QString::fromUtf8(log.readAll())
                         .contains(u"Received report of spam from JID 'bob@example.test', unwanted <advertisement>"_s)
                   : false;
    };
    EVENTUALLY(logged());
}

void TestBlocking::aWholeServer()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Blocklist &list = alice.session().blocklist();
    EVENTUALLY(list.isAvailable());
    list.block(*Jid::parse(u"spam.example"));
    EVENTUALLY(list.isBlocked(*Jid::parse(u"anybody@spam.example/x")));
    QVERIFY(!list.isBlocked(*Jid::parse(server.jid(u"bob"_s))));
}

void TestBlocking::theCommandLine()
{
    const Prosody server({u"--strangers"_s, u"--with"_s, u"spam_reporting"_s});
    QVERIFY(server.isReady());
    const QTemporaryDir folder;
    const auto cli = [&](const QStringList &command) {
        return std::make_unique<JsonProcess>(
            QStringLiteral(CAUSERIE_CLI),
            QStringList{u"--jid"_s, server.jid(u"bob"_s), u"--host"_s, server.host(), u"--port"_s,
                        QString::number(server.port()), u"--ca-file"_s, server.caFile(), u"--data"_s, folder.path()} +
                command,
            QMap<QString, QString>{{u"CAUSERIE_PASSWORD"_s, server.password(u"bob"_s)}});
    };
    const auto block = cli({u"block"_s, u"Spam.Example"_s});
    QCOMPARE(block->waitForEvent(u"blocked"_s)[u"jid"_s].toString(), u"spam.example"_s);
    QCOMPARE(block->wait(), 0);
    const auto report = cli({u"block"_s, server.jid(u"carol"_s), u"--report"_s, u"abuse"_s});
    QCOMPARE(report->waitForEvent(u"blocked"_s)[u"jid"_s].toString(), server.jid(u"carol"_s));
    QCOMPARE(report->wait(), 0);
    const auto list = cli({u"blocked"_s});
    QCOMPARE(list->waitForEvent(u"blocklist"_s)[u"blocked"_s].toInt(), 2);
    QCOMPARE(list->wait(), 0);
    const auto unblock = cli({u"unblock"_s, u"spam.example"_s});
    QCOMPARE(unblock->waitForEvent(u"unblocked"_s)[u"jid"_s].toString(), u"spam.example"_s);
    QCOMPARE(unblock->wait(), 0);
    const auto again = cli({u"unblock"_s, u"spam.example"_s}); // it is not there: done
    QCOMPARE(again->wait(), 0);
}

void TestBlocking::withoutTheModule()
{
    const Prosody server({u"--without"_s, u"blocklist"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    Blocklist &list = alice.session().blocklist();
    QSignalSpy failed(&alice.session(), &Session::requestFailed);
    list.block(*Jid::parse(server.jid(u"bob"_s)));
    EVENTUALLY(failed.size() == 1);
    QCOMPARE(failed.first()[1].toString(), requests::kBlock);
    QVERIFY(!list.isAvailable() && !list.takesReports());
    QVERIFY(list.blocked().empty());
}

QTEST_GUILESS_MAIN(TestBlocking)
#include "tst_blocking.moc"
