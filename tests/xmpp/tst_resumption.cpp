// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "core/xmpp/request.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppPingIq.h>
#include <QXmppTask.h>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

QXmppMessage message(const QString &body)
{
    QXmppMessage stanza({}, u"bob@example.test"_s, body);
    stanza.setId(body);
    return stanza;
}

} // namespace

/// A session over its life: presences, loss, resumption, the end.
class TestResumption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumes();
    void refusedResumptionStartsClean();
    void requestSurvivesResumption();
    void requestFailsWithoutResumption();
    void comesBackWhereTheServerWants();
    void deadLocation();
    void silenceIsNoticed();
    void answeredPingsKeepTheStream();
    void presencesInOrder();
    void presenceChangedWhileAway();
    void goodbye();
    void goodbyeToAServerThatIsSlow();
    void goodbyeWhileSigningIn_data();
    void goodbyeWhileSigningIn();
    void openedAgainWhileClosing();

private:
    FakeAccount m_account;
};

void TestResumption::resumes()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1); // the presence arrived, the message did not
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("<presence"), kPatience);
    int ended = 0;
    connection.client().send(message(u"unheard"_s)).then(this, [&](QXmpp::SendResult &&) { ++ended; });
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("unheard</body>"), kPatience);
    connection.abort();
    QVERIFY(!connection.isOpen());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), true);
    QCOMPARE(waiting.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("unheard</body>"), 2, kPatience);
    QCOMPARE(ended, 0);
    server.send("<a xmlns='urn:xmpp:sm:3' h='2'/>");
    QTRY_COMPARE_WITH_TIMEOUT(ended, 1, kPatience);
    QCOMPARE(server.received().count("<presence"), 1);
}

void TestResumption::refusedResumptionStartsClean()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    refuseBack(server.script());
    letIn(server.script(), "sm-2");
    takeBack(server.script(), "sm-2", 1);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    std::optional<bool> accepted;
    connection.client().send(message(u"unheard"_s)).then(this, [&](QXmpp::SendResult &&result) {
        accepted = std::holds_alternative<QXmpp::SendSuccess>(result);
    });
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("unheard</body>"), kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), false);
    QCOMPARE(lost.count(), 1);
    QCOMPARE(waiting.count(), 1);             // no further pause for the refusal
    QCOMPARE(accepted, std::optional(false)); // the outbox may send it again, and only the outbox
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 2, kPatience);
    QCOMPARE(server.received().count("unheard</body>"), 1);
    connection.abort(); // and the new stream can be resumed
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 3, kPatience);
    QCOMPARE(opened[2][0].toBool(), true);
}

void TestResumption::requestSurvivesResumption()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 2).expect("<ping ").send("<iq type='result' id='$id' from='example.test'/>");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QXmppPingIq ping;
    ping.setTo(u"example.test"_s);
    std::optional<IqResult> answer;
    request(
        connection, std::move(ping), this, [&](const IqResult &result) { answer = result; }, std::chrono::minutes(1));
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("<ping"), kPatience);
    const QByteArray sent = server.received();
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QVERIFY(!answer);
    const qsizetype at = sent.lastIndexOf(" id=\"", sent.indexOf("<ping")) + 5;
    server.send("<iq type='result' from='example.test' id='" + sent.sliced(at, 36) + "'/>");
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatience);
    QVERIFY(answer->has_value());
}

void TestResumption::requestFailsWithoutResumption()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    refuseBack(server.script());
    letIn(server.script(), "sm-2");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    std::optional<IqResult> answer;
    request(connection, QXmppPingIq(), this, [&](const IqResult &result) { answer = result; }, std::chrono::minutes(1));
    connection.abort();
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatience);
    QVERIFY(answer->error().kind == IqError::Kind::NotConnected);
}

void TestResumption::comesBackWhereTheServerWants()
{
    FakeServer first(Security::StartTls, m_account.identity, "example.test");
    FakeServer second(Security::StartTls, m_account.identity, "example.test");
    first.script()
        .offerTls()
        .signIn("secret")
        .bind("alice@example.test/desk")
        .expect("<enable ")
        .send("<enabled xmlns='urn:xmpp:sm:3' resume='true' id='sm' location='127.0.0.1:" +
              QByteArray::number(second.serverPort()) + "'/>");
    takeBack(second.script(), "sm", 1);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(first));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), true);
    QCOMPARE(first.connections(), 1);
    QCOMPARE(second.connections(), 1);
}

void TestResumption::deadLocation()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    quint16 dead = 0;
    {
        FakeServer gone(Security::StartTls, m_account.identity, "example.test");
        dead = gone.serverPort();
    }
    server.script()
        .offerTls()
        .signIn("secret")
        .bind("alice@example.test/desk")
        .expect("<enable ")
        .send("<enabled xmlns='urn:xmpp:sm:3' resume='true' id='sm' location='127.0.0.1:" + QByteArray::number(dead) +
              "'/>");
    takeBack(server.script(), "sm", 1);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), true);
    QCOMPARE(waiting.count(), 1);
}

void TestResumption::silenceIsNoticed()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1);
    auto tuning = quickTuning();
    tuning.idleBeforePing = std::chrono::milliseconds(300);
    tuning.pingDeadline = std::chrono::milliseconds(300);
    tuning.pauseScale = 1'000'000; // it must come back at once, not after a pause
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() >= 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), true);
    QCOMPARE(toString(lost[0][0].value<ConnectionError>().kind), u"timeout"_s);
    QVERIFY(server.received().contains("urn:xmpp:ping"));
}

void TestResumption::answeredPingsKeepTheStream()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    Script &script = letIn(server.script());
    for (int i = 0; i < 3; ++i) // "I do not know that" is a sign of life, too
        script.expect("urn:xmpp:ping")
            .send("<iq type='error' id='$id' from='example.test'><error type='cancel'>"
                  "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    auto tuning = quickTuning();
    tuning.idleBeforePing = std::chrono::milliseconds(50);
    Connection connection(tuning);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(server.received().count("urn:xmpp:ping") >= 3, kPatience);
    QCOMPARE(lost.count(), 0);
    QVERIFY(connection.isOpen());
}

void TestResumption::presencesInOrder()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Connection connection(quickTuning());
    connection.setCapabilities(u"https://causerie.test"_s, QByteArray::fromBase64("c2hhMQ=="));
    connect(&connection, &Connection::opened, this,
            [&] { request(connection, QXmppIq(), this, [](const IqResult &) {}); });
    auto settings = m_account.settings(server);
    settings.initialPresence.availability = Availability::Away;
    settings.initialPresence.status = u"Tea"_s;
    connection.open(settings);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("</presence>"), kPatience);
    const QByteArray sent = server.received();
    QVERIFY(sent.lastIndexOf("<iq") < sent.indexOf("<presence"));
    const QByteArray first = sent.sliced(sent.indexOf("<presence"));
    QVERIFY(first.contains("<show>away</show>") && first.contains("Tea"));
    QVERIFY(first.contains("ver=\"c2hhMQ==\"") && first.contains("node=\"https://causerie.test\""));

    connection.setPresence({{}, Availability::DoNotDisturb, 1, u"Work"_s, {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("</presence>"), 2, kPatience);
    const QByteArray second = server.received().sliced(server.received().lastIndexOf("<presence"));
    QVERIFY(second.contains("dnd") && second.contains("Work") && second.contains("ver=\"c2hhMQ==\""));
}

void TestResumption::presenceChangedWhileAway()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connect(&connection, &Connection::lost, this,
            [&] { connection.setPresence({{}, Availability::ExtendedAway, 0, u"Gone"_s, {}, {}, {}}); });
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    connection.abort();
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("Gone"), kPatience);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].toBool(), true);
}

void TestResumption::goodbye()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("</stream:stream>").send("<presence from='bob@example.test/late'/></stream:stream>");
    ConnectionTuning tuning = quickTuning();
    tuning.goodbyeDeadline = std::chrono::minutes(5); // the closing tag ends it
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy closed(&connection, &Connection::closed);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    std::optional<IqResult> answer;
    request(connection, QXmppPingIq(), this, [&](const IqResult &result) { answer = result; });
    connection.close();
    QVERIFY(connection.isClosing() && !connection.isOpen());
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
    QVERIFY(!connection.isClosing());
    QVERIFY(server.received().endsWith("</stream:stream>"));
    QCOMPARE(server.received().count("</stream:stream>"), 1);
    QVERIFY(server.received().contains("<presence type=\"unavailable\"/>"));
    QVERIFY(answer && answer->error().kind == IqError::Kind::NotConnected);
    QCOMPARE(lost.count(), 0);
    QVERIFY(!connection.isOpen());
}

/// A server that is asked to keep the stream keeps it when TCP ends before it has read our closing tag: it has to be
/// waited for, though not for ever.
void TestResumption::goodbyeToAServerThatIsSlow()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    ConnectionTuning tuning = quickTuning();
    tuning.goodbyeDeadline = std::chrono::milliseconds(300);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy closed(&connection, &Connection::closed);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QElapsedTimer waited;
    waited.start();
    connection.close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
    QVERIFY2(waited.durationElapsed() >= tuning.goodbyeDeadline, "nobody waited");
    QVERIFY(server.received().endsWith("</stream:stream>"));
}

void TestResumption::goodbyeWhileSigningIn_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("authenticating") << QByteArray("<auth");
    QTest::newRow("binding") << QByteArray("<bind");
    QTest::newRow("enabling stream management") << QByteArray("<enable");
}

void TestResumption::goodbyeWhileSigningIn()
{
    QFETCH(QByteArray, asked);
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    Script &script = server.script().offerTls();
    if (asked == "<auth")
        script.header("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism>"
                      "</mechanisms>");
    else if (asked == "<bind")
        script.signIn("secret").header(kResumable);
    else
        script.signIn("secret").bind("alice@example.test/desk");
    script.expect(asked).expect("</stream:stream>").send("</stream:stream>");
    ConnectionTuning tuning = quickTuning();
    tuning.goodbyeDeadline = std::chrono::minutes(5);
    Connection connection(tuning);
    QSignalSpy closed(&connection, &Connection::closed);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(asked), kPatience);
    connection.close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
    QVERIFY(server.isFinished());
    QVERIFY(!server.received().contains("<presence"));
    QCOMPARE(waiting.count(), 0);

    // And the next one starts afresh.
    letIn(server.script());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    QCOMPARE(opened[0][0].toBool(), false);
    QVERIFY(!server.received().contains("<resume"));
}

/// Who cannot wait signs in again at once; what was closed says nothing any more.
void TestResumption::openedAgainWhileClosing()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    letIn(server.script(), "sm-2");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy closed(&connection, &Connection::closed);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.close();
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QVERIFY(!server.received().contains("<resume"));
    connection.close();
    connection.open(m_account.settings(server)); // nobody answers this one
    connection.close();                          // before there is a stream
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, kPatience);
}

QTEST_GUILESS_MAIN(TestResumption)
#include "tst_resumption.moc"
