// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "core/xmpp/request.h"
#include "tests/support/prosody.h"

#include <QXmppClient.h>
#include <QXmppIq.h>
#include <QXmppPingIq.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTest>
#include <QThread>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Kind = ConnectionError::Kind;

/// The connection against a real server.
class TestConnectionProsody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsIn_data();
    void signsIn();
    void wrongPassword();
    void unknownAuthority();
    void pinOfThatCertificate();
    void resumesAfterALostNetwork();
    void comesBackWithTheServer();
    void conflict();
    void requests();
    void closes();
    void leavesNothingBehind_data();
    void leavesNothingBehind();

private:
    ConnectionSettings settings(const QString &name = u"alice"_s) const;
    static ConnectionTuning quick();

    std::unique_ptr<test::Prosody> m_prosody;
};

void TestConnectionProsody::initTestCase()
{
    m_prosody = std::make_unique<test::Prosody>();
    QVERIFY(m_prosody->isReady());
}

ConnectionTuning TestConnectionProsody::quick()
{
    ConnectionTuning tuning;
    tuning.pauseScale = 0.02;
    return tuning;
}

ConnectionSettings TestConnectionProsody::settings(const QString &name) const
{
    ConnectionSettings settings;
    settings.jid = *Jid::parse(m_prosody->jid(name));
    settings.password = m_prosody->password(name);
    settings.resource = u"test"_s;
    settings.host = m_prosody->host();
    settings.port = m_prosody->port();
    settings.caFile = m_prosody->caFile();
    settings.initialPresence.availability = Availability::Available;
    return settings;
}

void TestConnectionProsody::signsIn_data()
{
    QTest::addColumn<bool>("directTls");
    QTest::newRow("STARTTLS") << false;
    QTest::newRow("direct TLS") << true;
}

void TestConnectionProsody::signsIn()
{
    QFETCH(bool, directTls);
    auto wanted = settings();
    wanted.directTls = directTls;
    wanted.port = directTls ? m_prosody->tlsPort() : m_prosody->port();
    Connection connection(quick());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy steps(&connection, &Connection::stepChanged);
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
    QCOMPARE(opened[0][0].toBool(), false);
    QVERIFY(connection.isOpen());
    QCOMPARE(connection.boundJid().toString(), u"alice@example.test/test"_s);
    QList<ConnectionStep> order;
    for (const auto &step : steps)
        order += step[0].value<ConnectionStep>();
    QCOMPARE(order, (QList{ConnectionStep::Reaching, ConnectionStep::Encrypting, ConnectionStep::SigningIn,
                           ConnectionStep::Ready}));
}

void TestConnectionProsody::wrongPassword()
{
    auto wanted = settings();
    wanted.password = u"guess"_s;
    Connection connection(quick());
    QSignalSpy failed(&connection, &Connection::failed);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
    const auto error = failed[0][0].value<ConnectionError>();
    QCOMPARE(toString(error.kind), toString(Kind::WrongPassword));
    QCOMPARE(error.condition, u"not-authorized"_s);
    QCOMPARE(error.port, m_prosody->port());
    QCOMPARE(waiting.count(), 0);
}

void TestConnectionProsody::unknownAuthority()
{
    auto wanted = settings();
    wanted.caFile.clear();
    Connection connection(quick());
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
    const auto error = failed[0][0].value<ConnectionError>();
    QCOMPARE(toString(error.kind), toString(Kind::CertificateWrong));
    QCOMPARE(error.certificate.names, QStringList{u"example.test"_s});
    QCOMPARE(error.certificate.issuer, u"Causerie test authority"_s);
    QVERIFY(error.certificate.untrusted);
    QVERIFY(!error.certificate.wrongName);
    QVERIFY(!error.certificate.expired);
    QCOMPARE(error.certificate.sha256.size(), 32);
}

void TestConnectionProsody::pinOfThatCertificate()
{
    auto wanted = settings();
    wanted.caFile.clear();
    Connection connection(quick());
    QSignalSpy failed(&connection, &Connection::failed);
    QSignalSpy opened(&connection, &Connection::opened);
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
    const QByteArray pin = failed[0][0].value<ConnectionError>().certificate.sha256;

    wanted.pinnedCertificate = QByteArray(32, 'x');
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, 30'000);
    QVERIFY(failed[1][0].value<ConnectionError>().certificate.differsFromPin);
    QCOMPARE(opened.count(), 0);

    wanted.pinnedCertificate = pin;
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
}

void TestConnectionProsody::resumesAfterALostNetwork()
{
    Connection connection(quick());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy lost(&connection, &Connection::lost);
    QSignalSpy waiting(&connection, &Connection::waiting);
    connection.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
    const Jid bound = connection.boundJid();
    for (int round = 1; round <= 3; ++round) {
        connection.abort();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), round + 1, 30'000);
        QCOMPARE(opened[round][0].toBool(), true);
        QCOMPARE(lost.count(), round);
        QCOMPARE(waiting.count(), round);
        QCOMPARE(connection.boundJid(), bound);
        // One that is lost before it has proved itself twice in a row is not asked back any more (ResumptionProof).
        bool isAnswered = false;
        ping(connection, this, [&isAnswered](const IqResult &) { isAnswered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
    }
}

void TestConnectionProsody::comesBackWithTheServer()
{
    Connection connection(quick());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy waiting(&connection, &Connection::waiting);
    QSignalSpy failed(&connection, &Connection::failed);
    connection.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
    m_prosody->stop();
    QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 3, 30'000);
    QVERIFY(!connection.isOpen());
    QCOMPARE(toString(waiting.back()[0].value<ConnectionError>().kind), toString(Kind::ConnectionRefused));
    m_prosody->start();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, 60'000);
    QCOMPARE(opened[1][0].toBool(), false);
    QVERIFY(connection.isOpen());
    QCOMPARE(failed.count(), 0);
}

void TestConnectionProsody::conflict()
{
    Connection first(quick());
    Connection second(quick());
    QSignalSpy firstOpened(&first, &Connection::opened);
    QSignalSpy firstFailed(&first, &Connection::failed);
    QSignalSpy firstWaiting(&first, &Connection::waiting);
    QSignalSpy secondOpened(&second, &Connection::opened);
    first.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(firstOpened.count(), 1, 30'000);
    second.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(secondOpened.count(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(firstFailed.count(), 1, 30'000);
    QCOMPARE(toString(firstFailed[0][0].value<ConnectionError>().kind), toString(Kind::Conflict));
    QCOMPARE(firstWaiting.count(), 0);
    QVERIFY(second.isOpen());
}

void TestConnectionProsody::requests()
{
    Connection connection(quick());
    QSignalSpy opened(&connection, &Connection::opened);
    QList<IqResult> results;
    const auto keep = [&results](const IqResult &result) { results += result; };

    request(connection, QXmppPingIq(), this, keep);
    QVERIFY(results.isEmpty()); // never from inside the call
    QTRY_COMPARE(results.size(), 1);
    QVERIFY(results[0].error().kind == IqError::Kind::NotConnected);

    connection.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
    QXmppPingIq ping;
    ping.setTo(u"EXAMPLE.test"_s);
    request(connection, std::move(ping), this, keep);
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 2, 30'000);
    QVERIFY(results[1].has_value());
    QCOMPARE(results[1]->attribute(u"type"_s), u"result"_s);

    QXmppIq nonsense(QXmppIq::Get);
    nonsense.setTo(u"example.test"_s);
    request(connection, std::move(nonsense), this, [&](const IqResult &result) {
        results += result;
        connection.close(); // allowed here
    });
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 3, 30'000);
    QVERIFY(results[2].error().kind == IqError::Kind::Refused);
    QVERIFY(!results[2].error().condition.isEmpty());
}

void TestConnectionProsody::closes()
{
    Connection connection(quick());
    QSignalSpy opened(&connection, &Connection::opened);
    QSignalSpy closed(&connection, &Connection::closed);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.close();
    QTRY_COMPARE(closed.count(), 1);
    connection.open(settings());
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, 30'000);
    connection.close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 2, 30'000);
    QVERIFY(!connection.isOpen());
    QCOMPARE(lost.count(), 0);
    connection.open(settings()); // and again
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, 30'000);
    QCOMPARE(opened[1][0].toBool(), false);
}

namespace
{

std::function<void(const QString &)> g_onLog;

void onLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (g_onLog)
        g_onLog(text);
}

} // namespace

void TestConnectionProsody::leavesNothingBehind_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("done"); // says the server's log
    QTest::newRow("authenticating") << u"<auth"_s << QByteArray("Received[c2s_unauthed]: <auth");
    QTest::newRow("binding") << u"<bind"_s << QByteArray("Resource bound");
    QTest::newRow("enabling stream management") << u"<enable"_s << QByteArray("Enabling stream management");
    QTest::newRow("open") << u"<presence"_s << QByteArray("Received[c2s]: <presence");
}

/// Whenever we leave, the server forgets us at once: a stream it kept (XEP-0198 §5) would stay online for minutes.
void TestConnectionProsody::leavesNothingBehind()
{
    QFETCH(QString, asked);
    QFETCH(QByteArray, done);
    test::Prosody prosody({u"--log-level"_s, u"debug"_s});
    QVERIFY(prosody.isReady());
    auto wanted = settings();
    wanted.port = prosody.port();
    wanted.caFile = prosody.caFile();
    Connection connection(quick());
    QSignalSpy closed(&connection, &Connection::closed);
    const auto log = [&prosody] {
        QFile file(prosody.log());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto leave = [&] { // when the server has done it, and before we read its answer
        connection.client().findChild<QSslSocket *>()->flush();
        for (const QDeadlineTimer patience(30'000); !log().contains(done) && !patience.hasExpired();)
            QThread::yieldCurrentThread();
        connection.close();
    };
    bool seen = false;
    QLoggingCategory::setFilterRules(u"causerie.xmpp.xml.debug=true"_s);
    g_onLog = [&](const QString &text) {
        if (!text.startsWith("out"_L1) || !text.contains(asked) || std::exchange(seen, true))
            return;
        QMetaObject::invokeMethod(&connection, leave, Qt::QueuedConnection);
    };
    const auto before = qInstallMessageHandler(onLog);
    const auto restore = qScopeGuard([before] {
        qInstallMessageHandler(before);
        g_onLog = {};
        QLoggingCategory::setFilterRules({});
    });
    connection.open(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(log().contains("Destroying session") || log().contains("Session going into hibernation") ||
                                 log().contains("Client disconnected"),
                             30'000);
    QVERIFY(!log().contains("Session going into hibernation"));
}

QTEST_GUILESS_MAIN(TestConnectionProsody)
#include "tst_connectionprosody.moc"
