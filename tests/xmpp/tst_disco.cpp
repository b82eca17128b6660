// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/discoinfo.h"
#include "core/xmpp/ibb.h"
#include "core/xmpp/jinglefile.h"
#include "core/xmpp/payloadiq.h"
#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::Person;

namespace
{

/// Asks `to` with one empty element and waits for the answer.
IqResult ask(Person &from, const Jid &to, QLatin1StringView name, QLatin1StringView space,
             QXmppIq::Type type = QXmppIq::Get)
{
    std::optional<IqResult> answer;
    request(from.connection, PayloadIq(type, to.toString(), emptyElement(name, space)), &from.connection,
            [&answer](const IqResult &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return std::unexpected(IqError{IqError::Kind::Timeout, {}, {}, {}});
    return *answer;
}

QString condition(const IqResult &result)
{
    return result ? u"answered"_s : result.error().condition;
}

std::expected<QSet<QString>, IqError> featuresOf(Person &from, const Jid &to, const QString &node = {})
{
    std::optional<std::expected<QSet<QString>, IqError>> answer;
    from.disco.query(to, node, &from.connection, [&answer](const auto &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return std::unexpected(IqError{IqError::Kind::Timeout, {}, {}, {}});
    return *answer;
}

} // namespace

/// Against a real Prosody.
class TestDisco : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownFeaturesAreSortedAndOnce();
    void voice_data();
    void voice();
    void learnsByPresence();
    void answersForItselfAndItsNode();
    void strangersLearnNothing();
    void aRunAnnouncesWhatItCan_data();
    void aRunAnnouncesWhatItCan();
    void asksTheServer();
    void pingAndVersionOnlyToWhoMayKnow();
    void whatNobodyUnderstands();
};

void TestDisco::ownFeaturesAreSortedAndOnce()
{
    QStringList sorted = Disco::ownFeatures();
    sorted.sort();
    QCOMPARE(sorted.removeDuplicates(), 0);
    QCOMPARE(Disco::ownFeatures(), sorted);
    QVERIFY(takesVoiceCalls(QSet(sorted.begin(), sorted.end())));
    QVERIFY(!sorted.contains(u"urn:xmpp:jingle:apps:rtp:video"_s)); // voice only
    QVERIFY(!sorted.contains(u"urn:ietf:rfc:3264"_s));              // we trickle
}

void TestDisco::voice_data()
{
    QTest::addColumn<QString>("without");
    QTest::addColumn<bool>("expected");
    QTest::newRow("all, and more") << QString() << true;
    QTest::newRow("no Jingle") << u"urn:xmpp:jingle:1"_s << false;
    QTest::newRow("no RTP") << u"urn:xmpp:jingle:apps:rtp:1"_s << false;
    QTest::newRow("no audio") << u"urn:xmpp:jingle:apps:rtp:audio"_s << false;
    QTest::newRow("no ICE") << u"urn:xmpp:jingle:transports:ice-udp:1"_s << false;
    QTest::newRow("no encryption") << u"urn:xmpp:jingle:apps:dtls:0"_s << false;
    QTest::newRow("no invitation first: called directly") << u"urn:xmpp:jingle-message:0"_s << true;
}

void TestDisco::voice()
{
    QFETCH(const QString, without);
    // The features of Conversations 2.12 that concern calls.
    QSet<QString> features{u"urn:xmpp:jingle:1"_s,
                           u"urn:xmpp:jingle:apps:rtp:1"_s,
                           u"urn:xmpp:jingle:apps:rtp:audio"_s,
                           u"urn:xmpp:jingle:apps:rtp:video"_s,
                           u"urn:xmpp:jingle:apps:dtls:0"_s,
                           u"urn:xmpp:jingle:transports:ice-udp:1"_s,
                           u"urn:xmpp:jingle-message:0"_s,
                           u"urn:xmpp:receipts"_s};
    features.remove(without);
    QTEST(takesVoiceCalls(features), "expected");
    QVERIFY(!takesVoiceCalls({}));
}

void TestDisco::learnsByPresence()
{
    test::Prosody server;
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    Person carol(server, u"carol"_s);
    connect(&alice.roster, &Roster::contactChanged, this, [&alice](const Jid &jid) {
        for (const Presence &presence : alice.resourcesOf(jid))
            alice.disco.learn(presence);
    });
    QSignalSpy known(&alice.disco, &Disco::featuresKnown);
    int asked = 0;
    connect(&alice.connection.client(), &QXmppLoggable::logMessage, this, [&asked](auto type, const QString &text) {
        const bool isQuestion = text.contains(u"disco#info"_s) && text.contains(u"\"get\""_s);
        asked += type == QXmppLogger::SentMessage && isQuestion && text.contains(u"@example.test/one\""_s);
    });
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    bob.signIn();
    QTRY_COMPARE(known.size(), 1);
    QCOMPARE(known.first().at(0).value<Jid>(), bob.full());
    const QStringList &own = Disco::ownFeatures();
    QCOMPARE(alice.disco.features(bob.full()), QSet(own.begin(), own.end()));
    QVERIFY(takesVoiceCalls(alice.disco.features(bob.full())));
    carol.signIn();
    QTRY_COMPARE(known.size(), 2);
    QCOMPARE(asked, 1); // the same program: known by its hash
    QCOMPARE(alice.disco.features(carol.full()), alice.disco.features(bob.full()));
    alice.disco.forget(carol.full());
    QVERIFY(alice.disco.features(carol.full()).isEmpty());
}

void TestDisco::answersForItselfAndItsNode()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_COMPARE(bob.resourcesOf(alice.bare()).size(), size_t{1});
    const Presence presence = bob.resourcesOf(alice.bare()).front();

    const auto plain = featuresOf(bob, alice.full());
    QVERIFY(plain);
    const auto byNode = featuresOf(bob, alice.full(), presence.capsNode + u'#' + presence.capsVer);
    QVERIFY(byNode);
    QCOMPARE(*byNode, *plain);
    const auto other = featuresOf(bob, alice.full(), presence.capsNode + u"#old"_s);
    QVERIFY(!other);
    QCOMPARE(other.error().condition, u"item-not-found");

    // What we say hashes to what our presence carries.
    const auto answer = ask(bob, alice.full(), "query"_L1, "http://jabber.org/protocol/disco#info"_L1);
    QVERIFY(answer);
    const auto info = parseDiscoInfo(*answer);
    QVERIFY(info);
    QCOMPARE(capsVer(*info), presence.capsVer);
    QCOMPARE(info->identities, (std::vector<DiscoIdentity>{{u"client"_s, u"pc"_s, {}, u"Causerie"_s}}));
    const auto items = ask(bob, alice.full(), "query"_L1, "http://jabber.org/protocol/disco#items"_L1);
    QVERIFY(items);
}

void TestDisco::strangersLearnNothing()
{
    test::Prosody server({u"--strangers"_s});
    Person alice(server, u"alice"_s);
    Person second(server, u"alice"_s, u"two"_s);
    Person bob(server, u"bob"_s);
    for (Person *person : {&alice, &second, &bob})
        person->signIn();
    QTRY_VERIFY(alice.isReady && second.isReady && bob.isReady);
    const QString byHash = Disco::capsNode() + u"#old"_s;
    const auto items = [&] { return ask(bob, alice.full(), "query"_L1, "http://jabber.org/protocol/disco#items"_L1); };
    // The same words, whatever is asked, as if there were no such device.
    for (const QString &node : {QString(), byHash})
        QCOMPARE(featuresOf(bob, alice.full(), node).error().condition, u"service-unavailable");
    QCOMPARE(condition(items()), u"service-unavailable");
    const Jid nobody = *Jid::parse(u"alice@example.test/nobody");
    QCOMPARE(featuresOf(bob, nobody).error().condition, u"service-unavailable");

    QVERIFY(featuresOf(second, alice.full()).has_value()); // our own device
    alice.disco.setPolicy([&bob](const Jid &jid) { return jid == bob.bare(); });
    QVERIFY(featuresOf(bob, alice.full()).has_value());
    QCOMPARE(condition(items()), u"answered");
}

void TestDisco::aRunAnnouncesWhatItCan_data()
{
    QTest::addColumn<int>("abilities");
    QTest::addColumn<bool>("calls");
    QTest::addColumn<bool>("files");
    QTest::addColumn<bool>("jingle");
    QTest::newRow("the window") << kAllAbilities.toInt() << true << true << true;
    QTest::newRow("one that writes") << 0 << false << false << false;
    QTest::newRow("one that calls") << int(Ability::Calls) << true << false << true;
    QTest::newRow("one that gives files") << int(Ability::GiveFiles) << false << false << true;
    QTest::newRow("one that takes files") << int(Ability::TakeFiles) << false << true << true;
}

/// To other devices, and by its hash; what it says besides is always the same.
void TestDisco::aRunAnnouncesWhatItCan()
{
    QFETCH(int, abilities);
    const auto can = Abilities::fromInt(abilities);
    const QStringList said = Disco::featuresFor(can);
    const QSet features(said.begin(), said.end());
    QTEST(takesVoiceCalls(features), "calls");
    QTEST(features.contains(ns::kFileTransfer), "files");
    QTEST(features.contains(u"urn:xmpp:jingle:1"_s), "jingle");
    QCOMPARE(features.contains(ns::kIbb), can.testAnyFlags(Ability::GiveFiles | Ability::TakeFiles));
    QVERIFY(features.contains(u"urn:xmpp:receipts"_s) && features.contains(u"urn:xmpp:ping"_s));
    test::Prosody server;
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    connect(&alice.roster, &Roster::contactChanged, this, [&alice](const Jid &jid) {
        for (const Presence &presence : alice.resourcesOf(jid))
            alice.disco.learn(presence);
    });
    bob.disco.setAbilities(can);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    bob.signIn();
    QTRY_COMPARE(alice.disco.features(bob.full()), features);
}

void TestDisco::asksTheServer()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    const auto offline = featuresOf(alice, *Jid::parse(u"example.test"));
    QVERIFY(!offline);
    QCOMPARE(offline.error().kind, IqError::Kind::NotConnected);
    alice.signIn();
    QTRY_VERIFY(alice.isReady);
    const auto features = featuresOf(alice, *Jid::parse(u"example.test"));
    QVERIFY(features);
    QVERIFY(features->contains(u"urn:xmpp:carbons:2"_s));
}

void TestDisco::pingAndVersionOnlyToWhoMayKnow()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person second(server, u"alice"_s, u"two"_s);
    Person bob(server, u"bob"_s);
    for (Person *person : {&alice, &second, &bob})
        person->signIn();
    QTRY_VERIFY(alice.isReady && second.isReady && bob.isReady);
    alice.disco.setPolicy({});
    const auto ping = [&alice](Person &from) {
        return condition(ask(from, alice.full(), "ping"_L1, "urn:xmpp:ping"_L1));
    };
    const auto version = [&alice](Person &from) { return ask(from, alice.full(), "query"_L1, "jabber:iq:version"_L1); };

    QCOMPARE(ping(bob), u"service-unavailable"); // nobody may until somebody is allowed
    QCOMPARE(condition(version(bob)), u"service-unavailable");
    QCOMPARE(ping(second), u"answered");
    alice.disco.setPolicy([&alice](const Jid &jid) { return alice.roster.find(jid) != nullptr; });
    QCOMPARE(ping(bob), u"answered");

    const auto answer = version(bob);
    QVERIFY(answer);
    const QDomElement query = answer->firstChildElement(u"query"_s);
    QCOMPARE(query.firstChildElement(u"name"_s).text(), u"Causerie");
    QVERIFY(!query.firstChildElement(u"version"_s).text().isEmpty());
    QVERIFY(query.firstChildElement(u"os"_s).isNull());

    // From the server itself, in both forms.
    QStringList answered;
    connect(&alice.connection.client(), &QXmppLoggable::logMessage, this, [&answered](auto type, const QString &text) {
        if (type == QXmppLogger::SentMessage && text.contains(u"id=\"srv\""_s))
            answered.append(text);
    });
    QVERIFY(alice.hear(u"<iq type='get' id='srv' from='example.test'><ping xmlns='urn:xmpp:ping'/></iq>"_s));
    QVERIFY(alice.hear(u"<iq type='get' id='srv'><ping xmlns='urn:xmpp:ping'/></iq>"_s));
    QCOMPARE(answered.filter(u"result"_s).size(), 2);
}

void TestDisco::whatNobodyUnderstands()
{
    test::Prosody server;
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY(alice.isReady && bob.isReady);
    alice.disco.setPolicy([](const Jid &) { return true; });
    // RFC 6120 §8.4
    QCOMPARE(condition(ask(bob, alice.full(), "query"_L1, "urn:x:unknown"_L1)), u"service-unavailable");
    QCOMPARE(condition(ask(bob, alice.full(), "thing"_L1, "urn:x:unknown"_L1, QXmppIq::Set)), u"service-unavailable");
    // A ping is asked for, not set.
    QCOMPARE(condition(ask(bob, alice.full(), "ping"_L1, "urn:xmpp:ping"_L1, QXmppIq::Set)), u"service-unavailable");
    QVERIFY(!alice.hear(u"<iq type='result' id='x' from='bob@example.test/one'/>"_s));
}

QTEST_GUILESS_MAIN(TestDisco)
#include "tst_disco.moc"
