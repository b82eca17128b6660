// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/jingles5b.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;
using Type = S5bCandidate::Type;
using News = S5bNews::Kind;

namespace
{

QDomElement content(const QString &inside, const QString &attributes = u"mode='tcp' sid='vj3hs98y'"_s)
{
    return xml(u"<content creator='initiator' name='ex'><transport xmlns='urn:xmpp:jingle:transports:s5b:1' %2>"
               "%1</transport></content>"_s.arg(inside, attributes));
}

S5bCandidate candidate(const QString &cid, quint32 priority)
{
    return {.cid = cid, .host = u"192.0.2.1"_s, .port = 1, .jid = *Jid::parse(u"a@b.example/c"), .priority = priority};
}

/// A word for each who reached something, with the priority.
S5bOutcome reached(int priority)
{
    return priority < 0 ? S5bOutcome() : S5bOutcome{candidate(u"c"_s, quint32(priority))};
}

} // namespace

class TestJingleS5b : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExample();
    void candidates_data();
    void candidates();
    void limits();
    void transports_data();
    void transports();
    void news_data();
    void news();
    void thereAndBack();
    void priorities();
    void nominations_data();
    void nominations();
    void worthDialing_data();
    void worthDialing();
    void addresses_data();
    void addresses();
    void whereWeAreMet();
};

/// XEP-0260 §2.2, the responder's session-accept.
void TestJingleS5b::theExample()
{
    const auto parsed = readS5b(content(
        u"<candidate cid='ht567dq' host='192.169.1.10' jid='juliet@capulet.lit/balcony' port='6539' priority='8257636'"
        " type='direct'/><candidate cid='hr65dqyd' host='134.102.201.180' jid='juliet@capulet.lit/balcony' port='16453'"
        " priority='7929856' type='assisted'/><candidate cid='grt654q2' host='2001:638:708:30c9:219:d1ff:fea4:a17d'"
        " jid='juliet@capulet.lit/balcony' port='6539' priority='8257606' type='direct'/>"_s));
    QVERIFY(parsed);
    QCOMPARE(parsed->sid, u"vj3hs98y"_s);
    QCOMPARE(parsed->candidates.size(), std::size_t(3));
    const Jid juliet = *Jid::parse(u"juliet@capulet.lit/balcony");
    QCOMPARE(parsed->candidates[0],
             (S5bCandidate{u"ht567dq"_s, Type::Direct, u"192.169.1.10"_s, 6539, juliet, 8257636}));
    QCOMPARE(parsed->candidates[1],
             (S5bCandidate{u"hr65dqyd"_s, Type::Assisted, u"134.102.201.180"_s, 16453, juliet, 7929856}));
    QCOMPARE(parsed->candidates[2].host, u"2001:638:708:30c9:219:d1ff:fea4:a17d"_s);
}

void TestJingleS5b::candidates_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<bool>("isTaken");
    const QString good = u"cid='a' host='192.0.2.1' jid='a@b.example/c' port='1' priority='1' type='proxy'"_s;
    const auto row = [&good](const char *name, const QString &from, const QString &to, bool isTaken = false) {
        QTest::newRow(name) << QString(good).replace(from, to) << isTaken;
    };
    row("whole", {}, {}, true);
    row("direct when nothing is said", u"type='proxy'"_s, {}, true);
    row("the usual port when none is said", u"port='1'"_s, {}, true);
    row("a name", u"192.0.2.1"_s, u"proxy.example.org"_s, true);
    row("no id", u"cid='a'"_s, {});
    row("too long an id", u"cid='a'"_s, u"cid='%1'"_s.arg(QString(257, u'a')));
    row("no host", u"host='192.0.2.1'"_s, {});
    row("a host with a path", u"192.0.2.1"_s, u"192.0.2.1/x"_s);
    row("too long a host", u"192.0.2.1"_s, QString(256, u'a'));
    row("no owner", u"jid='a@b.example/c'"_s, {});
    row("no address for an owner", u"a@b.example/c"_s, u"@"_s);
    row("port 0", u"port='1'"_s, u"port='0'"_s);
    row("port beyond 16 bits", u"port='1'"_s, u"port='65536'"_s);
    row("no priority", u"priority='1'"_s, {});
    row("a negative priority", u"priority='1'"_s, u"priority='-1'"_s);
    row("a priority beyond 32 bits", u"priority='1'"_s, u"priority='4294967296'"_s);
    row("an unknown type", u"proxy"_s, u"pigeon"_s);
}

void TestJingleS5b::candidates()
{
    QFETCH(QString, attributes);
    const auto parsed = readS5b(content(u"<candidate %1/>"_s.arg(attributes)));
    QVERIFY(parsed);
    QTEST(!parsed->candidates.empty(), "isTaken");
}

void TestJingleS5b::limits()
{
    QString many;
    for (int i = 0; i < 40; ++i)
        many += u"<candidate cid='c%1' host='192.0.2.1' jid='a@b.example/c' port='1' priority='1'/>"_s.arg(i / 2);
    const auto parsed = readS5b(content(many));
    QCOMPARE(parsed->candidates.size(), std::size_t(16));
    QCOMPARE(parsed->candidates.back().cid, u"c15"_s); // each id once
}

void TestJingleS5b::transports_data()
{
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QString>("dstaddr");
    const QString sha(40, u'a');
    QTest::newRow("no mode") << u"sid='s'"_s << true << QString();
    QTest::newRow("UDP") << u"sid='s' mode='udp'"_s << false << QString();
    QTest::newRow("no stream") << u"mode='tcp'"_s << false << QString();
    QTest::newRow("too long a stream") << u"sid='%1'"_s.arg(QString(257, u's')) << false << QString();
    QTest::newRow("an address") << u"sid='s' dstaddr='%1'"_s.arg(sha) << true << sha;
    QTest::newRow("no such address") << u"sid='s' dstaddr='%1g'"_s.arg(sha.chopped(1)) << true << QString();
    QTest::newRow("too short an address") << u"sid='s' dstaddr='%1'"_s.arg(sha.chopped(1)) << true << QString();
}

void TestJingleS5b::transports()
{
    QFETCH(QString, attributes);
    QFETCH(bool, isTaken);
    const auto parsed = readS5b(content({}, attributes));
    QCOMPARE(parsed.has_value(), isTaken);
    if (isTaken)
        QTEST(parsed->dstaddr, "dstaddr");
}

void TestJingleS5b::news_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<std::optional<S5bNews>>("said");
    using Said = std::optional<S5bNews>;
    QTest::newRow("used") << u"<candidate-used cid='hr65dqyd'/>"_s << Said({News::CandidateUsed, u"hr65dqyd"_s});
    QTest::newRow("which, it does not say") << u"<candidate-used/>"_s << Said();
    QTest::newRow("none reached") << u"<candidate-error/>"_s << Said({News::CandidateError});
    QTest::newRow("activated") << u"<activated cid='xmdh4b7i'/>"_s << Said({News::Activated, u"xmdh4b7i"_s});
    QTest::newRow("proxy") << u"<proxy-error/>"_s << Said({News::ProxyError});
    QTest::newRow("something new first") << u"<dance/><proxy-error/>"_s << Said({News::ProxyError});
    QTest::newRow("another namespace") << u"<proxy-error xmlns='x'/>"_s << Said();
    QTest::newRow("nothing") << QString() << Said();
}

void TestJingleS5b::news()
{
    QFETCH(QString, inside);
    QFETCH(std::optional<S5bNews>, said);
    QCOMPARE(readS5bNews(content(inside, {})), said);
    if (said)
        said->sid = u"vj3hs98y"_s;
    QCOMPARE(readS5bNews(content(inside)), said);
}

void TestJingleS5b::thereAndBack()
{
    S5bTransport transport{u"s & s"_s, QString(40, u'0'), {candidate(u"a"_s, 7), candidate(u"b"_s, 0xFFFFFFFF)}};
    transport.candidates[1].type = Type::Tunnel;
    QCOMPARE(readS5b(written([&](QXmlStreamWriter &writer) { writeS5b(writer, transport); })), transport);
    for (const S5bNews &said : {S5bNews{News::CandidateUsed, u"a"_s, u"s"_s}, S5bNews{News::CandidateError, {}, u"s"_s},
                                S5bNews{News::Activated, u"b"_s, u"s"_s}, S5bNews{News::ProxyError, {}, u"s"_s}})
        QCOMPARE(readS5bNews(written([&](QXmlStreamWriter &writer) { writeS5bNews(writer, said); })), said);
}

/// XEP-0260 §2.2, the table.
void TestJingleS5b::priorities()
{
    QCOMPARE(s5bPriority(Type::Direct, 100), 126u * 65536 + 100);
    QCOMPARE(s5bPriority(Type::Assisted, 0), 120u * 65536);
    QCOMPARE(s5bPriority(Type::Tunnel, 65535), 110u * 65536 + 65535);
    QVERIFY(s5bPriority(Type::Proxy, 65535) < s5bPriority(Type::Tunnel, 0));
}

void TestJingleS5b::nominations_data()
{
    QTest::addColumn<int>("we");
    QTest::addColumn<int>("they");
    QTest::addColumn<bool>("isInitiator");
    QTest::addColumn<S5bNomination>("taken");
    for (const bool isInitiator : {true, false}) {
        const auto row = [isInitiator](const char *name, int we, int they, S5bNomination taken) {
            QTest::addRow("%s, %s", name, isInitiator ? "initiator" : "responder")
                << we << they << isInitiator << taken;
        };
        row("nobody reached anything", -1, -1, S5bNomination::None);
        row("only we", 1, -1, S5bNomination::Theirs);
        row("only they", -1, 1, S5bNomination::Ours);
        row("what we reached is better", 2, 1, S5bNomination::Theirs);
        row("what they reached is better", 1, 2, S5bNomination::Ours);
        row("equally good", 2, 2, isInitiator ? S5bNomination::Theirs : S5bNomination::Ours);
    }
}

void TestJingleS5b::nominations()
{
    QFETCH(int, we);
    QFETCH(int, they);
    QFETCH(bool, isInitiator);
    QFETCH(S5bNomination, taken);
    QCOMPARE(nominate(reached(we), reached(they), isInitiator), taken);
    // Both sides come to the same place.
    const S5bNomination there = nominate(reached(they), reached(we), !isInitiator);
    QCOMPARE(there == S5bNomination::Ours, taken == S5bNomination::Theirs);
    QCOMPARE(there == S5bNomination::None, taken == S5bNomination::None);
}

void TestJingleS5b::worthDialing_data()
{
    QTest::addColumn<int>("they"); ///< −2: they have not said yet
    QTest::addColumn<bool>("isInitiator");
    QTest::addColumn<bool>("isWorth");
    QTest::newRow("nothing said yet") << -2 << false << true;
    QTest::newRow("they reached none") << -1 << false << true;
    QTest::newRow("they reached a worse one") << 4 << false << true;
    QTest::newRow("they reached a better one") << 6 << true << false;
    QTest::newRow("as good, ours counts") << 5 << true << true;
    QTest::newRow("as good, theirs counts") << 5 << false << false;
}

void TestJingleS5b::worthDialing()
{
    QFETCH(int, they);
    QFETCH(bool, isInitiator);
    const auto said = they == -2 ? std::nullopt : std::optional(reached(they));
    QTEST(isWorthDialing(candidate(u"c"_s, 5), said, isInitiator), "isWorth");
}

void TestJingleS5b::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("mayDial_");
    QTest::newRow("at home") << u"192.168.1.2"_s << true;
    QTest::newRow("far away") << u"198.51.100.1"_s << true;
    QTest::newRow("IPv6") << u"2001:db8::1"_s << true;
    QTest::newRow("IPv6 at home") << u"fd00::1"_s << true;
    QTest::newRow("ourselves") << u"127.0.0.1"_s << false;
    QTest::newRow("ourselves otherwise") << u"127.1.2.3"_s << false;
    QTest::newRow("ourselves in IPv6") << u"::1"_s << false;
    QTest::newRow("ourselves mapped") << u"::ffff:127.0.0.1"_s << false;
    QTest::newRow("anything") << u"0.0.0.0"_s << false;
    QTest::newRow("anything in IPv6") << u"::"_s << false;
    QTest::newRow("a group") << u"224.0.0.251"_s << false;
    QTest::newRow("a group in IPv6") << u"ff02::fb"_s << false;
    QTest::newRow("everybody") << u"255.255.255.255"_s << false;
    QTest::newRow("of one link") << u"169.254.1.1"_s << false;
    QTest::newRow("of one link in IPv6") << u"fe80::1"_s << false;
    QTest::newRow("no address") << u"localhost"_s << false;
}

void TestJingleS5b::addresses()
{
    QFETCH(QString, address);
    QTEST(mayDial(QHostAddress(address), false), "mayDial_");
    QCOMPARE(mayDial(QHostAddress(u"127.0.0.1"_s), true), true);
}

void TestJingleS5b::whereWeAreMet()
{
    const QHostAddress loopback(QHostAddress::LocalHost);
    const QHostAddress home(u"192.168.1.2"_s);
    const QHostAddress world(u"2001:db8::1"_s);
    const QHostAddress link(u"fe80::1%eth0"_s);
    QCOMPARE(meetingAddresses({loopback, world, link, home}, false), (QList{home, world}));
    QCOMPARE(meetingAddresses({loopback, world, link, home}, true), (QList{home, world, loopback}));
    QCOMPARE(meetingAddresses({loopback, link}, false), QList{loopback});
    QCOMPARE(meetingAddresses(QList<QHostAddress>(20, home), false).size(), 8);
}

QTEST_GUILESS_MAIN(TestJingleS5b)
#include "tst_jingles5b.moc"
