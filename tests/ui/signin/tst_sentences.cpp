// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/report.h"
#include "ui/signin/sentences.h"
#include "ui/signin/steps.h"

#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;
using Kind = xmpp::ConnectionError::Kind;

/// Every failure says what happened, why and what to do; the report gives away no secret.
class TestSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKind_data();
    void everyKind();
    void titlesDiffer();
    void fieldOfTheProblem_data();
    void fieldOfTheProblem();
    void theServerThatWasTyped();
    void namesTheServerAndPort();
    void quotesTheServer();
    void streamConditions_data();
    void streamConditions();
    void certificateFaults_data();
    void certificateFaults();
    void stepsInOrder();
    void stepsSkipped();
    void stepsOfAnotherServer();
    void stepsFailing();
    void stepWordsGrowWithTheState();
    void reportHoldsNoSecret();
    void reportTellsTheCertificate();
};

namespace
{
constexpr Kind kLast = Kind::LibraryMismatch;

xmpp::CertificateProblem badCertificate()
{
    xmpp::CertificateProblem problem;
    problem.sha256 = QByteArray::fromHex("0badcafe");
    problem.names = {u"mail.example.com"_s};
    problem.issuer = u"Example CA"_s;
    problem.validFrom = QDateTime(QDate(2025, 11, 3), QTime(0, 0), QTimeZone::UTC);
    problem.validUntil = QDateTime(QDate(2026, 11, 3), QTime(12, 0), QTimeZone::UTC);
    problem.reasons = {u"certificate has expired"_s};
    return problem;
}
} // namespace

void TestSentences::everyKind_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(kLast); ++kind)
        QTest::addRow("%d: %s", kind, qUtf8Printable(xmpp::toString(Kind(kind)))) << kind;
}

void TestSentences::everyKind()
{
    QFETCH(int, kind);
    xmpp::ConnectionError error;
    error.kind = Kind(kind);
    error.host = u"xmpp1.example.com"_s;
    const Trouble trouble = troubleOf(error, u"example.com"_s);
    for (const QString &sentence : {trouble.title, trouble.why, trouble.advice}) {
        QVERIFY(sentence.size() > 10);
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
    }
    QVERIFY2(trouble.title.size() <= 80, "a title is one short sentence");

    error.host.clear(); // nothing was known yet: the domain stands in, and no sentence has a hole
    const Trouble early = troubleOf(error, u"example.com"_s);
    QVERIFY(!early.title.contains(u"  "_s) && !early.title.startsWith(u' '));
    QVERIFY(!early.title.contains(u"xmpp1"_s));
}

void TestSentences::titlesDiffer()
{
    QSet<QString> titles;
    for (int kind = 0; kind <= int(kLast); ++kind) {
        xmpp::ConnectionError error;
        error.kind = Kind(kind);
        titles.insert(troubleOf(error, u"example.com"_s).title);
    }
    QCOMPARE(titles.size(), int(kLast) + 1);
}

void TestSentences::fieldOfTheProblem_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<SignInField>("field");
    QTest::newRow("a wrong password") << Kind::WrongPassword << SignInField::Password;
    QTest::newRow("a locked keychain") << Kind::KeychainFailed << SignInField::Password;
    QTest::newRow("a bad address") << Kind::BadAddress << SignInField::Address;
    QTest::newRow("an unknown domain") << Kind::NameNotFound << SignInField::Address;
    QTest::newRow("a domain without XMPP") << Kind::NoService << SignInField::Address;
    QTest::newRow("a disabled account") << Kind::AccountDisabled << SignInField::Address;
    QTest::newRow("a refusing port") << Kind::ConnectionRefused << SignInField::Server;
    QTest::newRow("a silent port") << Kind::Timeout << SignInField::Server;
    QTest::newRow("a bad certificate") << Kind::CertificateWrong << SignInField::None;
    QTest::newRow("a lost connection") << Kind::ConnectionLost << SignInField::None;
}

void TestSentences::fieldOfTheProblem()
{
    QFETCH(Kind, kind);
    xmpp::ConnectionError error;
    error.kind = kind;
    QTEST(troubleOf(error, u"example.com"_s).field, "field");
}

void TestSentences::theServerThatWasTyped()
{
    xmpp::ConnectionError error;
    error.kind = Kind::NameNotFound;
    error.host = u"xmp.example.com"_s;
    QCOMPARE(troubleOf(error, u"example.com"_s).field, SignInField::Server);
}

void TestSentences::namesTheServerAndPort()
{
    xmpp::ConnectionError error;
    error.kind = Kind::ConnectionRefused;
    error.host = u"xmpp1.example.com"_s;
    error.port = 5223;
    QCOMPARE(troubleOf(error, u"example.com"_s).title, u"xmpp1.example.com:5223 refused the connection."_s);
    error.host = u"2001:db8::7"_s;
    QCOMPARE(troubleOf(error, u"example.com"_s).title, u"[2001:db8::7]:5223 refused the connection."_s);
}

void TestSentences::quotesTheServer()
{
    xmpp::ConnectionError error;
    error.kind = Kind::AccountDisabled;
    error.serverText = u"  Your account is\n blocked "_s;
    QCOMPARE(troubleOf(error, u"example.com"_s).serverSays, u"Your account is blocked"_s);
    error.serverText = QString(5000, u'x');
    QVERIFY(troubleOf(error, u"example.com"_s).serverSays.size() <= 300);
}

void TestSentences::streamConditions_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a restart") << u"system-shutdown"_s << u"stopped or restarted"_s;
    QTest::newRow("another domain") << u"host-unknown"_s << u"does not serve"_s;
    QTest::newRow("a rule") << u"policy-violation"_s << u"rules"_s;
    QTest::newRow("too many") << u"resource-constraint"_s << u"overloaded"_s;
    QTest::newRow("without a word") << QString() << u"no reason"_s;
    QTest::newRow("any other is named") << u"reset"_s << u"reset"_s;
}

void TestSentences::streamConditions()
{
    QFETCH(QString, condition);
    QFETCH(QString, expected);
    xmpp::ConnectionError error;
    error.kind = Kind::StreamError;
    error.condition = condition;
    const QString why = troubleOf(error, u"example.com"_s).why;
    QVERIFY2(why.contains(expected), qPrintable(why));
}

void TestSentences::certificateFaults_data()
{
    QTest::addColumn<xmpp::CertificateProblem>("problem");
    QTest::addColumn<QStringList>("expected");
    xmpp::CertificateProblem problem = badCertificate();
    problem.expired = true;
    QTest::newRow("expired") << problem << QStringList{u"It expired on Tuesday, 3 November 2026."_s};
    problem = badCertificate();
    problem.wrongName = true;
    QTest::newRow("for another") << problem
                                 << QStringList{u"It was issued for mail.example.com, not for example.com."_s};
    problem.names.clear();
    QTest::newRow("for nobody") << problem << QStringList{u"It does not say for whom it was issued."_s};
    problem = badCertificate();
    problem.selfSigned = problem.untrusted = true;
    QTest::newRow("self-signed says enough")
        << problem << QStringList{u"It was issued by itself; no authority vouches for it."_s};
    problem.selfSigned = false;
    QTest::newRow("unknown authority") << problem
                                       << QStringList{u"The authority that issued it is not known on this computer."_s};
    problem = badCertificate();
    problem.differsFromPin = problem.expired = true;
    QTest::newRow("the gravest first") << problem
                                       << QStringList{u"It is not the certificate that you accepted before."_s,
                                                      u"It expired on Tuesday, 3 November 2026."_s};
    QTest::newRow("nothing named") << badCertificate() << QStringList{u"It did not pass the checks."_s};
}

void TestSentences::certificateFaults()
{
    QFETCH(xmpp::CertificateProblem, problem);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QTEST(causerie::ui::certificateFaults(problem, u"example.com"_s), "expected");
    QLocale::setDefault(QLocale::c());
}

void TestSentences::stepsInOrder()
{
    StepTrack track;
    track.restart(1000);
    track.reach(SignInStep::LookingUp, u"example.com"_s, 1000);
    QCOMPARE(track.rows()[0].state, StepState::Running);
    track.reach(SignInStep::Reaching, u"xmpp1.example.com:5223"_s, 1018);
    QCOMPARE(track.rows()[0], (StepRow{SignInStep::LookingUp, StepState::Done, u"example.com"_s, 18}));
    QCOMPARE(track.rows()[1], (StepRow{SignInStep::Reaching, StepState::Running, u"xmpp1.example.com:5223"_s, -1}));
    track.reach(SignInStep::Done, {}, 1050);
    for (const StepRow &row : track.rows())
        QCOMPARE(row.state, StepState::Done);
    QCOMPARE(track.rows()[1].tookMs, 32);
}

void TestSentences::stepsSkipped()
{
    StepTrack track;
    track.restart(0);
    track.reach(SignInStep::SigningIn, {}, 40);
    QCOMPARE(track.rows()[2].state, StepState::Done);
    QCOMPARE(track.rows()[2].tookMs, -1);
    QCOMPARE(track.rows()[3].state, StepState::Running);
}

void TestSentences::stepsOfAnotherServer()
{
    StepTrack track;
    track.restart(0);
    track.reach(SignInStep::Encrypting, {}, 10);
    track.reach(SignInStep::Reaching, u"xmpp2.example.com:5222"_s, 20);
    QCOMPARE(track.rows()[1].state, StepState::Running);
    QCOMPARE(track.rows()[2].state, StepState::Waiting);
}

void TestSentences::stepsFailing()
{
    StepTrack track;
    track.restart(0);
    track.fail();
    QCOMPARE(track.rows()[0].state, StepState::Failed);
    track.restart(0);
    track.reach(SignInStep::Encrypting, {}, 10);
    track.fail();
    QCOMPARE(track.rows()[1].state, StepState::Done);
    QCOMPARE(track.rows()[2].state, StepState::Failed);
    QCOMPARE(track.rows()[3].state, StepState::Waiting);
}

void TestSentences::stepWordsGrowWithTheState()
{
    const StepTrack track;
    for (const StepRow &row : track.rows()) {
        const QString ahead = stepText(row.step, StepState::Waiting);
        const QString running = stepText(row.step, StepState::Running);
        const QString done = stepText(row.step, StepState::Done);
        QVERIFY(!ahead.isEmpty() && running.endsWith(u'…'));
        QVERIFY(ahead != running && running != done && ahead != done);
    }
    QVERIFY(stepText(SignInStep::Done, StepState::Done).isEmpty());
}

void TestSentences::reportHoldsNoSecret()
{
    Account account;
    account.jid = *Jid::parse(u"alice@example.com");
    xmpp::ConnectionError error;
    error.kind = Kind::WrongPassword;
    error.host = u"xmpp1.example.com"_s;
    error.port = 5222;
    error.condition = u"not-authorized"_s;
    error.serverText = u"no such user Alice@example.com"_s;
    StepTrack track;
    track.restart(0);
    track.reach(SignInStep::SigningIn, u"SCRAM-SHA-256"_s, 5);
    track.fail();
    const QString report =
        connectionReport(account, error, track, QDateTime(QDate(2026, 11, 20), QTime(12, 0), QTimeZone::UTC));
    QVERIFY(!report.contains(u"alice"_s, Qt::CaseInsensitive));
    QVERIFY(report.contains(u"error: wrong-password\n"_s));
    QVERIFY(report.contains(u"server: xmpp1.example.com port 5222\n"_s));
    QVERIFY(report.contains(u"domain: example.com\n"_s));
    QVERIFY(report.contains(u"condition: not-authorized\n"_s));
    QVERIFY(report.contains(u"step sign in: failed, SCRAM-SHA-256\n"_s));
    QVERIFY(report.contains(u"time: 2026-11-20T12:00:00Z\n"_s));
    QVERIFY(!report.contains(u"certificate"_s));
}

void TestSentences::reportTellsTheCertificate()
{
    xmpp::ConnectionError error;
    error.kind = Kind::CertificateWrong;
    error.certificate = badCertificate();
    const QString report = connectionReport({}, error, {}, QDateTime::currentDateTimeUtc());
    QVERIFY(report.contains(u"certificate SHA-256: 0b:ad:ca:fe\n"_s));
    QVERIFY(report.contains(u"certificate names: mail.example.com\n"_s));
    QVERIFY(report.contains(u"2026-11-03T12:00:00Z"_s));
    QVERIFY(report.contains(u"certificate checks: certificate has expired\n"_s));
}

QTEST_MAIN(TestSentences)
#include "tst_sentences.moc"
