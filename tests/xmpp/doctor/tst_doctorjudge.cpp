// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/judge.h"

#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

/// What the measurements before signing in mean.
class TestDoctorJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void whatARecordIs();
    void addresses();
    void knocks();
    void mechanisms_data();
    void mechanisms();
    void withoutTls();
    void softened();
    void theWorst();
    void wordsAreDifferent();
};

namespace
{

const SrvAnswer kGood = QList<SrvRecord>{{5, 10, 5223, u"x.example.org"_s}};
const SrvAnswer kRefusing = QList<SrvRecord>{{0, 0, 0, QString()}};

SrvAnswer failing(SrvFailure failure)
{
    return std::unexpected(failure);
}

QString summary(const Finding &finding)
{
    return toString(finding.state) + u' ' + toString(finding.reason);
}

Finding inState(Finding::State state)
{
    Finding finding;
    finding.state = state;
    return finding;
}

Knock knockAt(const QString &address, std::optional<ConnectionError::Kind> kind = {})
{
    Knock knock{{u"x.example.org"_s, 5222, Endpoint::Security::StartTls}, QHostAddress(address), {}, {}};
    if (kind) {
        knock.error.emplace();
        knock.error->kind = *kind;
    }
    return knock;
}

} // namespace

void TestDoctorJudge::records_data()
{
    QTest::addColumn<SrvAnswer>("direct");
    QTest::addColumn<SrvAnswer>("startTls");
    QTest::addColumn<QString>("expected");
    const SrvAnswer none = failing(SrvFailure::NoRecords);
    const SrvAnswer noName = failing(SrvFailure::NoName);
    const SrvAnswer silent = failing(SrvFailure::NoAnswer);
    QTest::newRow("both") << kGood << kGood << u"fine none"_s;
    const SrvAnswer twice = QList<SrvRecord>{{0, 0, 0, QString()}, {1, 0, 0, QString()}};
    QTest::newRow("none, said twice, which is taken for none said") << twice << twice << u"notice no-records"_s;
    QTest::newRow("one") << none << kGood << u"fine none"_s;
    QTest::newRow("the other, and silence") << kGood << silent << u"fine none"_s;
    QTest::newRow("none") << none << none << u"notice no-records"_s;
    QTest::newRow("names that do not exist") << noName << noName << u"notice no-records"_s;
    QTest::newRow("silence") << silent << silent << u"notice no-answer"_s;
    QTest::newRow("half of it silence") << none << silent << u"notice no-answer"_s;
    QTest::newRow("no service") << kRefusing << kRefusing << u"fault connection"_s;
    QTest::newRow("no service by one, nothing by the other") << none << kRefusing << u"fault connection"_s;
    QTest::newRow("no direct TLS") << kRefusing << kGood << u"fine none"_s;
}

void TestDoctorJudge::records()
{
    QFETCH(SrvAnswer, direct);
    QFETCH(SrvAnswer, startTls);
    const Finding finding = judgeRecords(u"example.org"_s, direct, startTls);
    QVERIFY(finding.check == Finding::Check::Records);
    QCOMPARE(finding.subject, u"example.org"_s);
    QTEST(summary(finding), "expected");
    QCOMPARE(finding.error.has_value(), finding.reason == Finding::Reason::Connection);
}

void TestDoctorJudge::whatARecordIs()
{
    const Finding finding = judgeRecords(u"example.org"_s, kRefusing, kGood);
    QCOMPARE(finding.values[u"starttls"_s].toStringList(), QStringList{u"5 10 5223 x.example.org"_s});
    QCOMPARE(finding.values[u"direct_tls"_s].toStringList(), QStringList{u"0 0 0 ."_s});
}

void TestDoctorJudge::addresses()
{
    using Kind = ConnectionError::Kind;
    const QList<QHostAddress> both{QHostAddress(u"2001:db8::7"_s), QHostAddress(u"198.51.100.7"_s)};
    const Finding good = judgeAddresses(u"x.example.org"_s, both, Kind::NameNotFound, {});
    QCOMPARE(summary(good), u"fine none"_s);
    QCOMPARE(good.values[u"ipv6"_s].toStringList(), QStringList{u"2001:db8::7"_s});
    QCOMPARE(good.values[u"ipv4"_s].toStringList(), QStringList{u"198.51.100.7"_s});
    const Finding bad = judgeAddresses(u"x.example.org"_s, {}, Kind::DnsFailed, u"No answer"_s);
    QCOMPARE(summary(bad), u"fault connection"_s);
    QVERIFY(bad.error->kind == Kind::DnsFailed);
    QCOMPARE(bad.error->host, u"x.example.org"_s);
}

void TestDoctorJudge::knocks()
{
    using Kind = ConnectionError::Kind;
    const auto some = judgeKnocks({knockAt(u"2001:db8::7"_s, Kind::Timeout), knockAt(u"198.51.100.7"_s)});
    QCOMPARE(summary(some[0]), u"notice another-works"_s);
    QCOMPARE(some[0].values[u"family"_s].toString(), u"ipv6"_s);
    QVERIFY(some[0].error->kind == Kind::Timeout);
    QCOMPARE(summary(some[1]), u"fine none"_s);
    QCOMPARE(some[1].values[u"family"_s].toString(), u"ipv4"_s);
    QCOMPARE(some[1].subject, u"x.example.org:5222"_s);
    const auto old = judgeKnocks({knockAt(u"2001:db8::7"_s, Kind::Unreachable), knockAt(u"198.51.100.7"_s)});
    QCOMPARE(summary(old[0]), u"skipped no-family"_s); // a network of one family is no fault of the server
    const auto lost = judgeKnocks({knockAt(u"2001:db8::7"_s, Kind::Unreachable)});
    QCOMPARE(summary(lost[0]), u"fault connection"_s);
    const auto none = judgeKnocks({knockAt(u"198.51.100.7"_s, Kind::Timeout)});
    QCOMPARE(summary(none[0]), u"fault connection"_s);
}

void TestDoctorJudge::mechanisms_data()
{
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<bool>("allowPlain");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("the strongest") << QStringList{u"SCRAM-SHA-1"_s, u"SCRAM-SHA-512"_s, u"SCRAM-SHA-256"_s} << false
                                   << u"SCRAM-SHA-512"_s;
    QTest::newRow("the strongest of all")
        << QStringList{u"SCRAM-SHA-512"_s, u"SCRAM-SHA3-512"_s} << false << u"SCRAM-SHA3-512"_s;
    QTest::newRow("before PLAIN") << QStringList{u"PLAIN"_s, u"SCRAM-SHA-1"_s} << true << u"SCRAM-SHA-1"_s;
    QTest::newRow("PLAIN where it is allowed") << QStringList{u"PLAIN"_s} << true << u"PLAIN"_s;
    QTest::newRow("PLAIN where it is not") << QStringList{u"PLAIN"_s} << false << QString();
    QTest::newRow("never these") << QStringList{u"DIGEST-MD5"_s, u"ANONYMOUS"_s, u"EXTERNAL"_s} << true << QString();
    QTest::newRow("what binds to the channel, which we cannot")
        << QStringList{u"SCRAM-SHA-1-PLUS"_s} << true << QString();
}

void TestDoctorJudge::mechanisms()
{
    QFETCH(QStringList, offered);
    QFETCH(bool, allowPlain);
    QTEST(chosenMechanism(offered, allowPlain), "chosen");
}

void TestDoctorJudge::withoutTls()
{
    StreamSeen seen;
    seen.endpoint = {u"x.example.org"_s, 5222, Endpoint::Security::StartTls};
    seen.error.emplace();
    seen.error->kind = ConnectionError::Kind::NoEncryption;
    const auto findings = judgeStream(seen, {}, QDateTime::currentDateTimeUtc());
    QCOMPARE(findings.size(), 1U); // there is no certificate to look at
    QVERIFY(findings[0].check == Finding::Check::Encryption);
    QCOMPARE(summary(findings[0]), u"fault connection"_s);
    QCOMPARE(findings[0].values[u"begins"_s].toString(), u"starttls"_s);
    QVERIFY(!canSignIn(seen));
}

void TestDoctorJudge::softened()
{
    std::vector findings = judgeKnocks({knockAt(u"198.51.100.7"_s, ConnectionError::Kind::Timeout)});
    soften(findings);
    QCOMPARE(summary(findings[0]), u"notice another-works"_s);
    QVERIFY(findings[0].error); // why stays known
    std::vector good = judgeKnocks({knockAt(u"198.51.100.7"_s)});
    soften(good);
    QCOMPARE(summary(good[0]), u"fine none"_s);
}

void TestDoctorJudge::theWorst()
{
    using State = Finding::State;
    DoctorReport report;
    QVERIFY(worst(report) == State::Fine);
    report.findings.push_back(skipped(Finding::Check::SignIn, Finding::Reason::NoPassword));
    QVERIFY(worst(report) == State::Fine);
    report.findings.push_back(inState(State::Notice));
    report.findings.push_back({});
    QVERIFY(worst(report) == State::Notice);
    report.findings.push_back(inState(State::Fault));
    report.findings.push_back(inState(State::Notice));
    QVERIFY(worst(report) == State::Fault);
}

void TestDoctorJudge::wordsAreDifferent()
{
    QSet<QString> checks;
    QSet<QString> reasons;
    for (int i = 0; i <= int(Finding::Check::Relay); ++i)
        checks += toString(Finding::Check(i));
    for (int i = 0; i <= int(Finding::Reason::ClockOff); ++i)
        reasons += toString(Finding::Reason(i));
    QCOMPARE(checks.size(), int(Finding::Check::Relay) + 1);
    QCOMPARE(reasons.size(), int(Finding::Reason::ClockOff) + 1);
}

QTEST_APPLESS_MAIN(TestDoctorJudge)
#include "tst_doctorjudge.moc"
