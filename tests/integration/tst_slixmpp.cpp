// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"
#include "tests/integration/person.h"
#include "tests/support/doap.h"
#include "tests/support/needed.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, kPatience)

/// With a peer that shares no code with us.
class TestSlixmpp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void messagesWithReceipts();
    void chatStates();
    void presences();
    void sinceWhenNobodyIsThere();
    void subscriptions();
    void whatWeCanDoIsWhatIsDescribed();
    void whoMayAskWhatWeCanDo();

private:
    static std::unique_ptr<JsonProcess> peer(const Prosody &server, const QString &name);
};

void TestSlixmpp::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", hasSlixmpp());
}

std::unique_ptr<JsonProcess> TestSlixmpp::peer(const Prosody &server, const QString &name)
{
    auto process = std::make_unique<JsonProcess>(
        u"python3"_s,
        QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_peer.py"), server.jid(name) + u"/slix"_s,
                    server.password(name), server.host(), QString::number(server.port()), server.caFile()});
    return process->waitForEvent(u"online"_s).isEmpty() ? nullptr : std::move(process);
}

void TestSlixmpp::messagesWithReceipts()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    const QString text = u"Привет <&> 😀\nзвоню"_s;
    const QString id = alice.session().send(bobJid, text);
    const QJsonObject heard = bob->waitForEvent(u"message"_s);
    QCOMPARE(heard[u"body"_s].toString(), text);
    QCOMPARE(heard[u"id"_s].toString(), id);
    QCOMPARE(heard[u"type"_s].toString(), u"chat"_s);
    QVERIFY(heard[u"wants_receipt"_s].toBool());
    Conversation &conversation = alice.session().conversations().at(bobJid);
    EVENTUALLY(conversation.last()->state == DeliveryState::Delivered);

    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, text}, {u"id"_s, u"their-1"_s}});
    EVENTUALLY(alice.received().size() == 1);
    QCOMPARE(alice.received().first().body, text);
    QCOMPARE(alice.received().first().originId, u"their-1"_s);
    QCOMPARE(bob->waitForEvent(u"receipt"_s)[u"id"_s].toString(), u"their-1"_s);
    bob->closeInput();
    QCOMPARE(bob->wait(), 0);
}

void TestSlixmpp::chatStates()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    alice.session().conversations().at(bobJid);
    bob->write({{u"do"_s, u"state"_s}, {u"to"_s, alice.jid().toString()}, {u"state"_s, u"composing"_s}});
    EVENTUALLY(alice.session().conversations().find(bobJid)->peerState() == ChatState::Composing);
    alice.session().setChatState(bobJid, ChatState::Composing);
    const QJsonObject state = bob->waitFor([](const QJsonObject &event) {
        return event[u"event"_s] == u"chat-state"_s && event[u"state"_s] == u"composing"_s;
    });
    QCOMPARE(state[u"jid"_s].toString(), alice.jid().toString());

    // A message that brings no state ends the writing, too.
    bob->write({{u"do"_s, u"send"_s}, {u"to"_s, alice.jid().toString()}, {u"body"_s, u"done"_s}, {u"id"_s, u"1"_s}});
    EVENTUALLY(alice.received().size() == 1);
    QCOMPARE(alice.session().conversations().find(bobJid)->peerState(), ChatState::None);
}

void TestSlixmpp::presences()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    alice.session().setPresence(Availability::DoNotDisturb, u"in a call"_s, 7);
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QJsonObject seen = bob->waitFor(
        [](const QJsonObject &event) { return event[u"event"_s] == u"presence"_s && event[u"show"_s] == u"dnd"_s; });
    QCOMPARE(seen[u"jid"_s].toString(), u"alice@example.test/alice"_s);
    QCOMPARE(seen[u"status"_s].toString(), u"in a call"_s);
    QCOMPARE(seen[u"priority"_s].toInt(), 7);

    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Available);
    bob->write({{u"do"_s, u"presence"_s}, {u"show"_s, u"xa"_s}, {u"status"_s, u"mañana"_s}, {u"priority"_s, -3}});
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::ExtendedAway);
    QCOMPARE(alice.session().roster().find(bobJid)->status(), u"mañana"_s);
    QCOMPARE(alice.session().roster().find(bobJid)->resources.front().priority, -3);

    QVERIFY(alice.signOut());
    const QJsonObject gone = bob->waitFor([&](const QJsonObject &event) {
        return event[u"type"_s] == u"unavailable"_s && event[u"jid"_s] == u"alice@example.test/alice"_s;
    });
    QVERIFY(!gone.isEmpty());
    QVERIFY(alice.signIn());
    bob->closeInput();
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Offline);
}

/// XEP-0319, both ways.
void TestSlixmpp::sinceWhenNobodyIsThere()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QDateTime lastUse = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() - 3600, QTimeZone::UTC);
    alice.session().noteUse(lastUse);
    const QJsonObject away = bob->waitFor(
        [](const QJsonObject &event) { return event[u"event"_s] == u"presence"_s && event[u"show"_s] == u"away"_s; });
    QCOMPARE(QDateTime::fromString(away[u"idle"_s].toString(), Qt::ISODate), lastUse);
    alice.session().noteUse(QDateTime::currentDateTimeUtc());
    const QJsonObject back = bob->waitFor([](const QJsonObject &event) {
        return event[u"event"_s] == u"presence"_s && event[u"type"_s] == u"available"_s;
    });
    QCOMPARE(back[u"idle"_s].toString(u"none"_s), QString());

    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Available);
    bob->write({{u"do"_s, u"presence"_s}, {u"show"_s, u"away"_s}, {u"idle"_s, u"2026-01-02T03:04:05+00:00"_s}});
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Away);
    QCOMPARE(alice.session().roster().find(bobJid)->resources.front().idleSince,
             QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
}

void TestSlixmpp::subscriptions()
{
    const Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const Jid bobJid = *Jid::parse(server.jid(u"bob"_s));

    alice.session().addContact(bobJid, u"Bob"_s, {});
    QCOMPARE(bob->waitForEvent(u"subscribe"_s)[u"jid"_s].toString(), alice.jid().toString());
    bob->write({{u"do"_s, u"approve"_s}, {u"to"_s, alice.jid().toString()}});
    EVENTUALLY(alice.session().roster().find(bobJid)->subscription == Subscription::To);
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Available);

    bob->write({{u"do"_s, u"subscribe"_s}, {u"to"_s, alice.jid().toString()}});
    EVENTUALLY(alice.session().roster().subscriptionRequests() == std::vector{bobJid});
    alice.session().approveSubscription(bobJid);
    QCOMPARE(bob->waitForEvent(u"subscribed"_s)[u"jid"_s].toString(), alice.jid().toString());
    EVENTUALLY(alice.session().roster().find(bobJid)->subscription == Subscription::Both);

    bob->write({{u"do"_s, u"remove"_s}, {u"to"_s, alice.jid().toString()}});
    EVENTUALLY(alice.session().roster().find(bobJid)->subscription == Subscription::None);
    EVENTUALLY(alice.session().roster().find(bobJid)->availability() == Availability::Offline);
}

/// The answer of a running session against resources/causerie.doap (tst_doap has only the list in the program), and
/// the hash in its presence against the answer.
void TestSlixmpp::whatWeCanDoIsWhatIsDescribed()
{
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const auto bob = peer(server, u"bob"_s);
    QVERIFY(bob);
    const QString device = u"alice@example.test/alice"_s;
    const QJsonObject presence = bob->waitFor([&device](const QJsonObject &event) {
        return event[u"event"_s] == u"presence"_s && event[u"jid"_s] == device;
    });
    bob->write({{u"do"_s, u"disco"_s}, {u"to"_s, device}});
    const QJsonObject answer = bob->waitForEvent(u"disco"_s);
    QStringList told;
    for (const auto &feature : answer[u"features"_s].toArray())
        told << feature.toString();
    QStringList described = announcedFeatures().keys();
    told.sort();
    described.sort();
    QCOMPARE(told, described);
    const auto xeps = readDoap();
    QVERIFY(xeps);
    for (const QString &feature : std::as_const(told))
        QVERIFY2(xeps->contains(announcedFeatures().value(feature)), qPrintable(feature));
    QVERIFY(!answer[u"ver"_s].toString().isEmpty());
    QCOMPARE(answer[u"ver"_s], presence[u"ver"_s]);
}

void TestSlixmpp::whoMayAskWhatWeCanDo()
{
    const QString voice = u"urn:xmpp:jingle:apps:rtp:audio"_s;
    const Prosody server;
    Person alice(server, u"alice"_s);
    QVERIFY(alice.signIn());
    const QJsonObject question{{u"do"_s, u"disco"_s}, {u"to"_s, u"alice@example.test/alice"_s}};
    const auto friendly = peer(server, u"bob"_s);
    QVERIFY(friendly);
    friendly->write(question);
    QVERIFY(friendly->waitForEvent(u"disco"_s)[u"features"_s].toArray().contains(voice));

    const Prosody foreign({u"--strangers"_s});
    Person alone(foreign, u"alice"_s);
    QVERIFY(alone.signIn());
    const auto stranger = peer(foreign, u"bob"_s);
    QVERIFY(stranger);
    stranger->write(question);
    QCOMPARE(stranger->waitForEvent(u"disco"_s)[u"condition"_s].toString(), u"service-unavailable"_s);
    // Whom we call knows that we are here, and has to know how to answer.
    media::AudioSettings silent;
    silent.backend = media::AudioSettings::Backend::Null;
    alone.session().calls().setAudio(silent);
    Call *call = alone.session().call(*Jid::parse(foreign.jid(u"bob"_s)));
    QVERIFY(call);
    stranger->write(question);
    QVERIFY(stranger->waitForEvent(u"disco"_s)[u"features"_s].toArray().contains(voice));
    call->hangUp();
    EVENTUALLY(!isInProgress(call->state()));
    stranger->write(question);
    QCOMPARE(stranger->waitForEvent(u"disco"_s)[u"condition"_s].toString(), u"service-unavailable"_s);
}

QTEST_GUILESS_MAIN(TestSlixmpp)
#include "tst_slixmpp.moc"
