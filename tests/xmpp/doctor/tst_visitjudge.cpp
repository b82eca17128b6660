// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/visitjudge.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a server's answers mean to somebody who wants to use it.
class TestVisitJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clock_data();
    void clock();
    void noClock();
    void features();
    void upload();
    void rooms();
    void callServices();
    void relays_data();
    void relays();
};

namespace
{

const Jid kServer = *Jid::parse(u"example.org");
const IqError kRefused{IqError::Kind::Refused, {}, {}, {}};
const IqError kSilent{IqError::Kind::Timeout, {}, {}, {}};

QString summaryOf(const Finding &finding)
{
    return toString(finding.state) + u' ' + toString(finding.reason);
}

ServicesAnswer saying(const QStringList &features, std::vector<ServiceInfo> others = {})
{
    Services services;
    services.asked.push_back({kServer, DiscoInfo{{}, features, {}}});
    for (ServiceInfo &other : others)
        services.asked.push_back(std::move(other));
    return services;
}

} // namespace

void TestVisitJudge::clock_data()
{
    QTest::addColumn<std::chrono::milliseconds>("ahead");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the same") << 0ms << u"fine none"_s;
    QTest::newRow("a little") << std::chrono::milliseconds(-9'900) << u"fine none"_s;
    QTest::newRow("ahead") << std::chrono::milliseconds(10s) << u"notice clock-off"_s;
    QTest::newRow("behind") << std::chrono::milliseconds(-4min) << u"notice clock-off"_s;
    QTest::newRow("far behind") << std::chrono::milliseconds(-5min) << u"fault clock-off"_s;
    QTest::newRow("another year") << std::chrono::milliseconds(24h * 400) << u"fault clock-off"_s;
}

void TestVisitJudge::clock()
{
    QFETCH(std::chrono::milliseconds, ahead);
    const Finding finding = judgeClock(ahead);
    QTEST(summaryOf(finding), "expected");
    QCOMPARE(finding.values[u"ahead_ms"_s].toLongLong(), qint64(ahead.count()));
}

void TestVisitJudge::noClock()
{
    QCOMPARE(summaryOf(judgeClock(std::unexpected(kRefused))), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgeClock(std::unexpected(kSilent))), u"notice no-answer"_s);
}

void TestVisitJudge::features()
{
    const ServicesAnswer all = saying({u"urn:xmpp:mam:2"_s, u"urn:xmpp:carbons:2"_s, u"urn:xmpp:push:0"_s});
    const ServicesAnswer nothing = saying({u"urn:xmpp:mam:1"_s});
    const ServicesAnswer silent = std::unexpected(kSilent);
    QCOMPARE(summaryOf(judgeArchive(all)), u"fine none"_s);
    QCOMPARE(summaryOf(judgeArchive(nothing)), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgeArchive(silent)), u"notice no-answer"_s);
    QCOMPARE(summaryOf(judgeCarbons(all)), u"fine none"_s);
    QCOMPARE(summaryOf(judgeCarbons(nothing)), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgePush(all, nothing)), u"fine none"_s);
    QCOMPARE(summaryOf(judgePush(nothing, all)), u"fine none"_s);
    QCOMPARE(summaryOf(judgePush(nothing, nothing)), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgePush(silent, silent)), u"notice no-answer"_s);
    Services refused;
    refused.asked.push_back({kServer, std::unexpected(kRefused)});
    QCOMPARE(summaryOf(judgeArchive(refused)), u"notice no-answer"_s);
}

void TestVisitJudge::upload()
{
    DiscoInfo info;
    info.features = {u"urn:xmpp:http:upload:0"_s};
    info.forms = {{{u"FORM_TYPE"_s, u"hidden"_s, {u"urn:xmpp:http:upload:0"_s}},
                   {u"max-file-size"_s, u"text-single"_s, {u"5000"_s}}}};
    const Finding found = judgeUpload(saying({}, {{*Jid::parse(u"files.example.org"), info}}));
    QCOMPARE(summaryOf(found), u"fine none"_s);
    QCOMPARE(found.values[u"service"_s].toString(), u"files.example.org"_s);
    QCOMPARE(found.values[u"largest_bytes"_s].toLongLong(), 5000);
    QCOMPARE(summaryOf(judgeUpload(saying({}))), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgeUpload(std::unexpected(kSilent))), u"notice no-answer"_s);
}

void TestVisitJudge::rooms()
{
    const DiscoInfo muc{{{u"conference"_s, u"text"_s, {}, {}}}, {u"http://jabber.org/protocol/muc"_s}, {}};
    const DiscoInfo gateway{{{u"conference"_s, u"irc"_s, {}, {}}}, {u"http://jabber.org/protocol/muc"_s}, {}};
    const Finding found =
        judgeRooms(saying({}, {{*Jid::parse(u"irc.example.org"), gateway}, {*Jid::parse(u"rooms.example.org"), muc}}));
    QCOMPARE(summaryOf(found), u"fine none"_s);
    QCOMPARE(found.values[u"service"_s].toString(), u"rooms.example.org"_s);
    QCOMPARE(summaryOf(judgeRooms(saying({}))), u"notice not-offered"_s);
}

void TestVisitJudge::callServices()
{
    using Kind = media::IceServer::Kind;
    const media::IceServer stun{Kind::Stun, u"stun.example.org"_s, 3478, {}, {}};
    const media::IceServer turn{Kind::TurnTls, u"turn.example.org"_s, 5349, u"u"_s, u"secret"_s};
    QCOMPARE(summaryOf(judgeCallServices({})), u"notice not-offered"_s);
    QCOMPARE(summaryOf(judgeCallServices({stun})), u"notice no-relay"_s);
    const Finding all = judgeCallServices({stun, turn});
    QCOMPARE(summaryOf(all), u"fine none"_s);
    QCOMPARE(all.values[u"named"_s].toStringList(),
             (QStringList{u"stun-udp stun.example.org:3478"_s, u"turn-tls turn.example.org:5349"_s}));
}

void TestVisitJudge::relays_data()
{
    QTest::addColumn<bool>("isTurn");
    QTest::addColumn<bool>("isSeen");
    QTest::addColumn<bool>("hasRelay");
    QTest::addColumn<QString>("expected");
    QTest::newRow("STUN told us") << false << true << false << u"fine none"_s;
    QTest::newRow("STUN told nothing") << false << false << false << u"notice not-seen"_s;
    QTest::newRow("a relay") << true << true << true << u"fine none"_s;
    QTest::newRow("seen, and no relay: wrong credentials") << true << true << false << u"fault no-relay"_s;
    QTest::newRow("nothing") << true << false << false << u"fault no-relay"_s;
}

void TestVisitJudge::relays()
{
    QFETCH(bool, isTurn);
    QFETCH(bool, isSeen);
    QFETCH(bool, hasRelay);
    using Kind = media::IceServer::Kind;
    const media::IceServer server{isTurn ? Kind::TurnTcp : Kind::Stun, u"turn.example.org"_s, 3478, u"user"_s,
                                  u"secret"_s};
    const media::Reach reach{.isSeen = isSeen, .hasRelay = hasRelay};
    const Finding finding = judgeRelay(server, reach, 12ms);
    QTEST(summaryOf(finding), "expected");
    QCOMPARE(finding.subject, u"turn.example.org:3478"_s);
    QCOMPARE(finding.values, (QVariantMap{{u"kind"_s, isTurn ? u"turn-tcp"_s : u"stun-udp"_s}})); // and no password
    QVERIFY(finding.took == 12ms);
}

QTEST_APPLESS_MAIN(TestVisitJudge)
#include "tst_visitjudge.moc"
