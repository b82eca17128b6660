// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/ice/candidatecheck.h"

#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(causerie::media::CandidateUse)

namespace
{
Candidate candidate(const QString &address)
{
    Candidate made;
    made.foundation = u"1"_s;
    made.priority = 2130706431;
    made.address = address;
    made.port = 5000;
    return made;
}
} // namespace

/// What strangers may make us send to, and what we tell them of ourselves.
class TestCandidateCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<CandidateUse>("use");

        using enum CandidateUse;
        QTest::newRow("IPv4") << u"192.0.2.1"_s << Check;
        QTest::newRow("private IPv4") << u"10.0.0.7"_s << Check;
        QTest::newRow("IPv6") << u"2001:db8::1"_s << Check;
        QTest::newRow("unique local IPv6") << u"fd00::1"_s << Check;
        QTest::newRow("mDNS name") << u"2f9c1c70-4a6b-4d13-8b0f-8e3b4c1f3d6a.local"_s << Resolve;
        QTest::newRow("mDNS name in capitals") << u"A.LOCAL"_s << Resolve;
        QTest::newRow("a name elsewhere") << u"stun.example.org"_s << Skip;
        QTest::newRow("a deeper .local name") << u"printer.office.local"_s << Skip;
        QTest::newRow("only .local") << u".local"_s << Skip;
        QTest::newRow("nothing") << QString() << Skip;
        QTest::newRow("link-local IPv6") << u"fe80::1"_s << Skip;
        QTest::newRow("link-local IPv6 with a scope") << u"fe80::1%eth0"_s << Skip;
        QTest::newRow("link-local IPv4") << u"169.254.1.1"_s << Skip;
        QTest::newRow("loopback") << u"127.0.0.1"_s << Skip;
        QTest::newRow("loopback IPv6") << u"::1"_s << Skip;
        QTest::newRow("any") << u"0.0.0.0"_s << Skip;
        QTest::newRow("any IPv6") << u"::"_s << Skip;
        QTest::newRow("this network") << u"0.0.0.1"_s << Skip;
        QTest::newRow("IPv4 in IPv6") << u"::ffff:192.0.2.1"_s << Skip;
        QTest::newRow("loopback in IPv6") << u"::ffff:127.0.0.1"_s << Skip;
        QTest::newRow("any in IPv6") << u"::ffff:0.0.0.0"_s << Skip;
        QTest::newRow("IPv4-compatible IPv6") << u"::192.0.2.1"_s << Skip;
        QTest::newRow("site-local IPv6") << u"fec0::1"_s << Skip;
        QTest::newRow("multicast") << u"224.0.0.251"_s << Skip;
        QTest::newRow("multicast IPv6") << u"ff02::fb"_s << Skip;
        QTest::newRow("broadcast") << u"255.255.255.255"_s << Skip;
    }

    void judgesAddresses()
    {
        QFETCH(const QString, address);
        QTEST(judgeRemote(candidate(address), false), "use");
    }

    void takesLoopbackOnRequest()
    {
        QCOMPARE(judgeRemote(candidate(u"127.0.0.1"_s), true), CandidateUse::Check);
        QCOMPARE(judgeRemote(candidate(u"::1"_s), true), CandidateUse::Check);
        QCOMPARE(judgeRemote(candidate(u"::ffff:127.0.0.1"_s), true), CandidateUse::Skip);
        QCOMPARE(judgeRemote(candidate(u"0.0.0.0"_s), true), CandidateUse::Skip);
    }

    void skipsWhatCannotBe()
    {
        auto tcp = candidate(u"192.0.2.1"_s);
        tcp.protocol = Candidate::Protocol::Tcp;
        QCOMPARE(judgeRemote(tcp, false), CandidateUse::Skip);
        auto rtcp = candidate(u"192.0.2.1"_s); // RTCP is multiplexed
        rtcp.component = 2;
        QCOMPARE(judgeRemote(rtcp, false), CandidateUse::Skip);
        auto unimportant = candidate(u"192.0.2.1"_s); // RFC 8445 §5.1.2: priorities begin at 1
        unimportant.priority = 0;
        QCOMPARE(judgeRemote(unimportant, false), CandidateUse::Skip);
        auto nowhere = candidate(u"192.0.2.1"_s);
        nowhere.port = 0;
        QCOMPARE(judgeRemote(nowhere, false), CandidateUse::Skip);
        auto relay = candidate(u"a.local"_s); // only host candidates hide behind names
        relay.type = Candidate::Type::Relayed;
        QCOMPARE(judgeRemote(relay, false), CandidateUse::Skip);
    }

    void describesForPeople()
    {
        auto made = candidate(u"192.0.2.1"_s);
        QCOMPARE(describe(made), u"host 192.0.2.1:5000"_s);
        made.type = Candidate::Type::ServerReflexive;
        made.address = u"2001:db8::1"_s;
        QCOMPARE(describe(made), u"srflx [2001:db8::1]:5000"_s);
        made.type = Candidate::Type::PeerReflexive;
        QVERIFY(describe(made).startsWith("prflx "_L1));
        made.type = Candidate::Type::Relayed;
        QVERIFY(describe(made).startsWith("relay "_L1));
    }
};

QTEST_APPLESS_MAIN(TestCandidateCheck)
#include "tst_candidatecheck.moc"
