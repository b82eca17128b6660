// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QByteArray kWord = "<message from='bob@example.test'><body>heard</body></message>";
const QByteArray kPong = "<iq type='result' id='$id' from='example.test'/>";

/// The server says something every 50 ms, only while there is a stream that was resumed.
void talkOnceResumed(Connection &connection, FakeServer &server, QTimer &talk)
{
    talk.setInterval(50);
    QObject::connect(&talk, &QTimer::timeout, &server, [&] { server.send(kWord); });
    QObject::connect(&connection, &Connection::lost, &talk, &QTimer::stop);
    QObject::connect(&connection, &Connection::opened, &talk, [&](bool resumed) {
        if (resumed)
            talk.start();
    });
}

/// Sends a message; tells how it ended.
std::shared_ptr<std::optional<bool>> say(Connection &connection, const QString &body)
{
    QXmppMessage stanza({}, u"bob@example.test"_s, body);
    stanza.setId(body);
    const auto accepted = std::make_shared<std::optional<bool>>();
    connection.client().send(std::move(stanza)).then(&connection, [accepted](QXmpp::SendResult &&result) {
        *accepted = std::holds_alternative<QXmpp::SendSuccess>(result);
    });
    return accepted;
}

QByteArray idOfLastPing(const FakeServer &server)
{
    const QByteArray &all = server.received();
    const qsizetype at = all.lastIndexOf(" id=\"", all.lastIndexOf("<ping ")) + 5;
    return all.sliced(at, all.indexOf('"', at) - at);
}

} // namespace

/// What follows from whether the server answers on a stream that it took back.
class TestResumptionProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksAndHearsNothing();
    void saysNothingAtAll();
    void silenceOnce();
    void cutBeforeEachProof();
    void proven_data();
    void proven();
    void answersLate();
    void ourOwnSlowness();
    void conflictOfTheNextStream();

private:
    QList<bool> openedOf(const QSignalSpy &opened) const;
    /// Cuts the stream twice more than without a proof it would be asked for, and sees it taken back each time.
    void cutAndResume(Connection &connection, FakeServer &server, QSignalSpy &opened);

    FakeAccount m_account;
};

QList<bool> TestResumptionProof::openedOf(const QSignalSpy &opened) const
{
    QList<bool> all;
    for (const auto &arguments : opened)
        all << arguments[0].toBool();
    return all;
}

/// It is not asked to take it back again. What it has of ours it says at the end.
void TestResumptionProof::talksAndHearsNothing()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1) // a presence; a question is the second stanza, a message the third
        .expect("</stream:stream>")
        .send("<a xmlns='urn:xmpp:sm:3' h='3'/></stream:stream>");
    letIn(server.script(), "sm-2");
    auto tuning = quickTuning();
    tuning.proofDeadline = std::chrono::seconds(1); // the words must come more often, on a busy machine too
    tuning.goodbyeDeadline = std::chrono::minutes(5);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy lost(&connection, &Connection::lost);
    std::shared_ptr<std::optional<bool>> early;
    std::shared_ptr<std::optional<bool>> late;
    bool isSettled = false;
    connect(&connection, &Connection::opened, this, [&](bool resumed) {
        if (resumed) {
            early = say(connection, u"early"_s);
            late = say(connection, u"late"_s);
        } else if (early) {
            isSettled = early->has_value() && late->has_value();
        }
    });
    QTimer talk;
    talkOnceResumed(connection, server, talk);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 3, kPatience);
    QCOMPARE(openedOf(opened), QList({false, true, false}));
    QCOMPARE(toString(lost[1][0].value<ConnectionError>().kind), u"timeout"_s);
    QCOMPARE(server.received().count("previd=\"sm-1\""), 1);
    QVERIFY(isSettled); // before the new stream: then the outbox knows what to send again
    QCOMPARE(*early, std::optional(true));
    QCOMPARE(*late, std::optional(false));
}

/// The line may be dead and the stream fine, so it is asked for once more; silent a second time it is given up.
void TestResumptionProof::saysNothingAtAll()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1);
    takeBack(server.script(), "sm-1", 1);
    letIn(server.script(), "sm-2");
    auto tuning = quickTuning();
    tuning.proofDeadline = std::chrono::milliseconds(300);
    tuning.goodbyeDeadline = std::chrono::milliseconds(300);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 4, kPatience);
    QCOMPARE(openedOf(opened), QList({false, true, true, false}));
}

void TestResumptionProof::cutAndResume(Connection &connection, FakeServer &server, QSignalSpy &opened)
{
    for (int i = 0; i < 2; ++i) {
        const auto before = opened.count();
        takeBack(server.script(), "sm-1", 1);
        connection.abort();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), before + 1, kPatience);
        QCOMPARE(opened.back()[0].toBool(), true);
    }
}

void TestResumptionProof::silenceOnce()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1); // and nothing more
    auto tuning = quickTuning();
    tuning.proofDeadline = std::chrono::seconds(2);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy heard(&connection.client(), &QXmppClient::messageReceived);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    takeBack(server.script(), "sm-1", 1).expect("<ping ").expect("<ping ").send(kPong).send(kWord);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(), 1, kPatience); // of old questions the second is the new one
    QCOMPARE(openedOf(opened), QList({false, true, true}));
    cutAndResume(connection, server, opened);
}

/// Cuts that come faster than a deadline do not keep a stream on which nothing arrives.
void TestResumptionProof::cutBeforeEachProof()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1);
    takeBack(server.script(), "sm-1", 1);
    letIn(server.script(), "sm-2");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(m_account.settings(server));
    for (int i = 1; i <= 3; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), i, kPatience);
        connection.abort();
    }
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 4, kPatience);
    QCOMPARE(openedOf(opened), QList({false, true, true, false}));
    QCOMPARE(server.received().count("<resume "), 2);
}

void TestResumptionProof::proven_data()
{
    QTest::addColumn<QByteArray>("proof");
    QTest::newRow("an answer") << kPong;
    QTest::newRow("a refusal") << QByteArray(
        "<iq type='error' id='$id' from='example.test'><error type='cancel'>"
        "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    QTest::newRow("a count") << QByteArray("<a xmlns='urn:xmpp:sm:3' h='2'/>");
}

/// Twice: without the proof the stream would not be asked for a third time.
void TestResumptionProof::proven()
{
    QFETCH(QByteArray, proof);
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1).expect("<ping ").send(proof).send(kWord);
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy heard(&connection.client(), &QXmppClient::messageReceived);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(heard.count(), 1, kPatience); // it stands behind the proof
    cutAndResume(connection, server, opened);
}

/// What it owes us comes first, and over a bad line that takes longer than an answer may.
void TestResumptionProof::answersLate()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1);
    auto tuning = quickTuning();
    tuning.proofDeadline = std::chrono::seconds(3); // more than a busy machine holds us up
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    QTimer talk;
    talkOnceResumed(connection, server, talk);
    connect(&connection, &Connection::opened, &server, [&](bool resumed) {
        if (resumed && opened.count() == 2)
            QTimer::singleShot(tuning.proofDeadline * 3 / 2, &server, [&] {
                talk.stop();
                server.send("<iq type='result' from='example.test' id='" + idOfLastPing(server) + "'/>");
                server.send("<message from='bob@example.test'><body>last</body></message>");
            });
    });
    bool isLast = false;
    connect(&connection.client(), &QXmppClient::messageReceived, this,
            [&](const QXmppMessage &message) { isLast = message.body() == "last"_L1; });
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_VERIFY_WITH_TIMEOUT(isLast, kPatience);
    QCOMPARE(openedOf(opened), QList({false, true}));
    cutAndResume(connection, server, opened);
}

/// The answer is here, behind much that keeps us busy for longer than the deadline.
void TestResumptionProof::ourOwnSlowness()
{
    constexpr int kMany = 300;
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 1).expect("<ping ").send(kWord.repeated(kMany)).send(kPong).send(kWord);
    auto tuning = quickTuning();
    tuning.proofDeadline = std::chrono::milliseconds(500);
    Connection connection(tuning);
    QSignalSpy opened(&connection, &Connection::opened);
    int heard = 0;
    connect(&connection.client(), &QXmppClient::messageReceived, this, [&] {
        QThread::msleep(5); // such a message is a long one to write down
        ++heard;
    });
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(heard, kMany + 1, kPatience);
    QCOMPARE(openedOf(opened), QList({false, true}));
    cutAndResume(connection, server, opened);
}

/// A server that still holds the stream we gave up refuses its address for a while; nobody has to be asked for that.
void TestResumptionProof::conflictOfTheNextStream()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    refuseBack(server.script());
    server.script()
        .offerTls()
        .signIn("secret")
        .header(kResumable)
        .expect("</bind></iq>")
        .send("<iq type='error' id='$id'><error type='cancel'>"
              "<conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
    letIn(server.script(), "sm-2");
    Connection connection(quickTuning());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
    connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(failed.count(), 0);
}

QTEST_GUILESS_MAIN(TestResumptionProof)
#include "tst_resumptionproof.moc"
