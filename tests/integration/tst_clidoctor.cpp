// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/doctor.h"
#include "tests/integration/jsonprocess.h"
#include "tests/support/fakenameserver.h"
#include "tests/support/needed.h"
#include "tests/support/prosody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// `causerie-cli doctor` beside a real server that is well, or has one fault.
class TestCliDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allIsWell();
    void nothingSecretIsPrinted();
    void withoutAPassword();
    void aDomainAlone();
    void besideAnotherProgram();
    void wrongPassword();
    void refusedPort();
    void anotherDomain();
    void wrongName();
    void expired();
    void withoutTls();
    void whatIsMissing();
    void noServiceRecords();
    void serviceRecords();
    void realRelays();

private:
    using Events = QHash<QString, QList<QJsonObject>>; ///< findings by check, and the last event as "doctor"

    Events examine(const XmppServer &server, const QString &jid, const QString &password, int status,
                   const QStringList &more = {});
    static QString states(const Events &events, const QString &check);

    QTemporaryDir m_dir;
    QByteArray m_printed;
    std::unique_ptr<Prosody> m_server;
};

void TestCliDoctor::initTestCase()
{
    m_server = std::make_unique<Prosody>(QStringList{u"--upload"_s, u"1000000"_s, u"--with"_s, u"cloud_notify"_s,
                                                     u"--extra"_s, u"Component \"rooms.example.test\" \"muc\"\n"_s});
    QVERIFY(m_server->isReady());
}

TestCliDoctor::Events TestCliDoctor::examine(const XmppServer &server, const QString &jid, const QString &password,
                                             int status, const QStringList &more)
{
    QStringList arguments{u"doctor"_s, jid, u"--data"_s, m_dir.filePath(u"data"_s), u"--ca-file"_s, server.caFile()};
    if (!more.contains(u"--host"_s))
        arguments << u"--host"_s << server.host() << u"--port"_s << QString::number(server.port());
    QMap<QString, QString> environment;
    if (!password.isEmpty())
        environment[u"CAUSERIE_PASSWORD"_s] = password;
    JsonProcess cli(QStringLiteral(CAUSERIE_CLI), arguments + more, environment);
    if (cli.wait() != status)
        return {};
    Events events;
    m_printed.clear();
    for (const QJsonObject &event : cli.all()) {
        m_printed += QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
        const bool isFinding = event[u"event"_s] == u"finding"_s;
        events[isFinding ? event[u"check"_s].toString() : event[u"event"_s].toString()] += event;
    }
    return events;
}

/// "fine" or "fault wrong-password": of a connection the kind, else the reason.
QString TestCliDoctor::states(const Events &events, const QString &check)
{
    QStringList all;
    for (const QJsonObject &event : events[check]) {
        const QString kind = event[u"kind"_s].toString(event[u"reason"_s].toString());
        all += kind.isEmpty() ? event[u"state"_s].toString() : event[u"state"_s].toString() + u' ' + kind;
    }
    return all.join(u" | "_s);
}

void TestCliDoctor::allIsWell()
{
    const Events events = examine(*m_server, m_server->jid(u"alice"_s), m_server->password(u"alice"_s), 0);
    QCOMPARE(states(events, u"records"_s), u"skipped set-by-hand"_s);
    for (const QString &check : {u"addresses"_s, u"reach"_s, u"encryption"_s, u"certificate"_s, u"mechanisms"_s,
                                 u"sign-in"_s, u"clock"_s, u"archive"_s, u"carbons"_s, u"upload"_s, u"rooms"_s})
        QCOMPARE(check + u' ' + states(events, check), check + u" fine"_s);
    QCOMPARE(states(events, u"call-services"_s), u"notice no-relay"_s); // the fixture names STUN alone
    const QJsonObject tls = events[u"encryption"_s][0][u"values"_s].toObject();
    QCOMPARE(tls[u"begins"_s].toString(), u"starttls"_s);
    QVERIFY(tls[u"version"_s].toString().startsWith(u"TLSv1."_s));
    const QJsonObject upload = events[u"upload"_s][0][u"values"_s].toObject();
    QCOMPARE(upload[u"largest_bytes"_s].toInt(), 1'000'000);
    const QJsonObject mechanisms = events[u"mechanisms"_s][0][u"values"_s].toObject();
    QVERIFY(mechanisms[u"chosen"_s].toString().startsWith(u"SCRAM-SHA-"_s));
    QVERIFY(QDateTime::fromString(events[u"certificate"_s][0][u"values"_s].toObject()[u"valid_until"_s].toString(),
                                  Qt::ISODate)
                .isValid());
    const QJsonObject end = events[u"doctor"_s].value(0);
    QCOMPARE(end[u"faults"_s].toInt(-1), 0);
    QCOMPARE(end[u"domain"_s].toString(), u"example.test"_s);
}

void TestCliDoctor::nothingSecretIsPrinted()
{
    QVERIFY(!m_printed.isEmpty());
    QVERIFY(!m_printed.contains(m_server->password(u"alice"_s).toUtf8()));
    QVERIFY(!m_printed.contains("alice"));
}

void TestCliDoctor::withoutAPassword()
{
    const Events events = examine(*m_server, m_server->jid(u"alice"_s), {}, 0);
    QCOMPARE(states(events, u"mechanisms"_s), u"fine"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped no-password"_s);
    QCOMPARE(states(events, u"archive"_s), u"skipped no-password"_s);
}

void TestCliDoctor::aDomainAlone()
{
    const Events events = examine(*m_server, m_server->domain(), u"of whom?"_s, 0);
    QCOMPARE(states(events, u"certificate"_s), u"fine"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped no-password"_s);
}

/// Nobody is thrown out, no lock is asked for, and no message goes to who only looks.
void TestCliDoctor::besideAnotherProgram()
{
    const QStringList way{u"--host"_s,    m_server->host(),   u"--port"_s, QString::number(m_server->port()),
                          u"--ca-file"_s, m_server->caFile(), u"--data"_s, m_dir.filePath(u"data"_s)};
    JsonProcess listener(QStringLiteral(CAUSERIE_CLI),
                         way + QStringList{u"--jid"_s, m_server->jid(u"bob"_s), u"listen"_s},
                         {{u"CAUSERIE_PASSWORD"_s, m_server->password(u"bob"_s)}});
    QVERIFY(!listener.waitForEvent(u"online"_s).isEmpty());
    const Events events = examine(*m_server, m_server->jid(u"bob"_s), m_server->password(u"bob"_s), 0);
    QCOMPARE(states(events, u"sign-in"_s), u"fine"_s);
    listener.terminate();
    QCOMPARE(listener.wait(), 0);
    for (const QJsonObject &event : listener.all()) {
        QVERIFY(event[u"event"_s] != u"offline"_s);
        QVERIFY(!QJsonDocument(event).toJson().contains("doctor."));
    }
}

void TestCliDoctor::wrongPassword()
{
    const Events events = examine(*m_server, m_server->jid(u"alice"_s), u"guess"_s, 1);
    QCOMPARE(states(events, u"mechanisms"_s), u"fine"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"fault wrong-password"_s);
    QCOMPARE(states(events, u"archive"_s), u"skipped not-signed-in"_s);
    QCOMPARE(events[u"doctor"_s].value(0)[u"state"_s].toString(), u"fault"_s);
}

void TestCliDoctor::refusedPort()
{
    quint16 port = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    const Events events = examine(*m_server, m_server->jid(u"alice"_s), u"x"_s, 1,
                                  {u"--host"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(port)});
    QCOMPARE(states(events, u"reach"_s), u"fault connection-refused"_s);
    QCOMPARE(states(events, u"encryption"_s), u"skipped not-reached"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped not-reached"_s);
}

void TestCliDoctor::anotherDomain()
{
    const Events events = examine(*m_server, u"alice@other.test"_s, u"x"_s, 1);
    QCOMPARE(states(events, u"encryption"_s), u"fault stream-error"_s);
    QVERIFY(events[u"encryption"_s][0][u"text"_s].toString().contains(u"host-unknown"_s));
    QCOMPARE(states(events, u"sign-in"_s), u"skipped not-reached"_s);
}

void TestCliDoctor::expired()
{
    const Prosody server({u"--days"_s, u"0"_s});
    QVERIFY(server.isReady());
    const Events events = examine(server, server.jid(u"alice"_s), server.password(u"alice"_s), 1);
    QCOMPARE(states(events, u"certificate"_s), u"fault certificate-wrong"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped not-reached"_s);
}

void TestCliDoctor::withoutTls()
{
    const Prosody server({u"--without"_s, u"tls"_s, u"--extra"_s, u"c2s_require_encryption = false"_s});
    QVERIFY(server.isReady());
    const Events events = examine(server, server.jid(u"alice"_s), server.password(u"alice"_s), 1);
    QCOMPARE(states(events, u"reach"_s), u"fine"_s);
    QCOMPARE(states(events, u"encryption"_s), u"fault no-encryption"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped not-reached"_s);
}

void TestCliDoctor::whatIsMissing()
{
    const Prosody server({u"--without"_s, u"mam"_s, u"--without"_s, u"carbons"_s, u"--without"_s, u"time"_s,
                          u"--without"_s, u"external_services"_s});
    QVERIFY(server.isReady());
    const Events events = examine(server, server.jid(u"alice"_s), server.password(u"alice"_s), 0);
    for (const QString &check :
         {u"clock"_s, u"archive"_s, u"carbons"_s, u"push"_s, u"upload"_s, u"rooms"_s, u"call-services"_s})
        QCOMPARE(check + u' ' + states(events, check), check + u" notice not-offered"_s);
    QCOMPARE(states(events, u"relay"_s), u"skipped not-offered"_s);
}

namespace
{

/// The program asks the system's name servers; here it is one of ours.
xmpp::DoctorReport examineBy(const FakeNameServer &names, const XmppServer &server)
{
    xmpp::ConnectionTuning tuning;
    tuning.nameserver = QHostAddress(QHostAddress::LocalHost);
    tuning.nameserverPort = names.port();
    tuning.hosts = {{u"example.test"_s, {QHostAddress(u"127.0.0.9"_s)}},
                    {u"x.example.test"_s, {QHostAddress(QHostAddress::LocalHost)}}};
    xmpp::ConnectionSettings settings;
    settings.jid = *Jid::parse(server.jid(u"alice"_s));
    settings.password = server.password(u"alice"_s);
    settings.caFile = server.caFile();
    xmpp::Doctor doctor(tuning);
    QSignalSpy finished(&doctor, &xmpp::Doctor::finished);
    doctor.examine(settings, true);
    return finished.wait(120'000) ? doctor.report() : xmpp::DoctorReport();
}

xmpp::Finding findingOf(const xmpp::DoctorReport &report, xmpp::Finding::Check check)
{
    const auto found = std::ranges::find(report.findings, check, &xmpp::Finding::check);
    return found == report.findings.end() ? xmpp::Finding() : *found;
}

} // namespace

void TestCliDoctor::wrongName()
{
    const Prosody server({u"--named"_s, u"other.test"_s});
    QVERIFY(server.isReady());
    const Events events = examine(server, server.jid(u"alice"_s), server.password(u"alice"_s), 1);
    QCOMPARE(states(events, u"encryption"_s), u"fine"_s);
    QCOMPARE(states(events, u"certificate"_s), u"fault certificate-wrong"_s);
    const QJsonObject certificate = events[u"certificate"_s][0][u"values"_s].toObject();
    QCOMPARE(certificate[u"names"_s].toArray(), QJsonArray{u"other.test"_s});
    QCOMPARE(states(events, u"mechanisms"_s), u"skipped not-reached"_s);
    QCOMPARE(states(events, u"sign-in"_s), u"skipped not-reached"_s);
}

void TestCliDoctor::noServiceRecords()
{
    const FakeNameServer names;
    const xmpp::DoctorReport report = examineBy(names, *m_server);
    using xmpp::Finding;
    QVERIFY(findingOf(report, Finding::Check::Records).reason == Finding::Reason::NoRecords);
    const Finding reach = findingOf(report, Finding::Check::Reach);
    QCOMPARE(reach.subject, u"example.test:5222"_s); // so it is the domain itself, and nobody is there
    QVERIFY(reach.error && reach.error->kind == xmpp::ConnectionError::Kind::ConnectionRefused);
    QVERIFY(worst(report) == Finding::State::Fault);
}

void TestCliDoctor::serviceRecords()
{
    FakeNameServer names;
    names.add("_xmpps-client._tcp.example.test", {5, 0, m_server->tlsPort(), "x.example.test"});
    names.add("_xmpp-client._tcp.example.test", {10, 0, m_server->port(), "x.example.test"});
    const xmpp::DoctorReport report = examineBy(names, *m_server);
    using xmpp::Finding;
    QVERIFY(findingOf(report, Finding::Check::Records).state == Finding::State::Fine);
    QCOMPARE(std::ranges::count(report.findings, Finding::Check::Mechanisms, &Finding::check), 2);
    QVERIFY(findingOf(report, Finding::Check::SignIn).state == Finding::State::Fine);
    QVERIFY(worst(report) != Finding::State::Fault);
}

/// coturn gives allocations over UDP, TCP and TLS to who has the password, and none to others.
void TestCliDoctor::realRelays()
{
    const QString program = QStandardPaths::findExecutable(u"turnserver"_s);
    CAUSERIE_NEEDS("coturn", !program.isEmpty());
    quint16 ports[2] = {0, 0};
    for (quint16 &port : ports) {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    const QString plain = QString::number(ports[0]);
    const QString tls = QString::number(ports[1]);
    const auto service = [](const QString &type, const QString &transport, const QString &port,
                            const QString &password) {
        return u"{ type = \"%1\", transport = \"%2\", host = \"127.0.0.1\", port = %3, username = \"user\", password = "
               "\"%4\" }"_s.arg(type, transport, port, password);
    };
    const QStringList services{
        service(u"turn"_s, u"udp"_s, plain, u"right"_s), service(u"turn"_s, u"tcp"_s, plain, u"right"_s),
        service(u"turns"_s, u"tcp"_s, tls, u"right"_s), service(u"turn"_s, u"udp"_s, plain, u"wrong"_s)};
    const Prosody server(
        {u"--also"_s, u"127.0.0.1"_s, u"--extra"_s, u"external_services = { %1 }"_s.arg(services.join(u", "_s))});
    QVERIFY(server.isReady());

    QProcess relay;
    relay.setWorkingDirectory(m_dir.path());
    relay.start(program, {u"-n"_s,
                          u"--listening-ip"_s,
                          u"127.0.0.1"_s,
                          u"--relay-ip"_s,
                          u"127.0.0.1"_s,
                          u"--listening-port"_s,
                          plain,
                          u"--tls-listening-port"_s,
                          tls,
                          u"--lt-cred-mech"_s,
                          u"--user"_s,
                          u"user:right"_s,
                          u"--realm"_s,
                          u"example.test"_s,
                          u"--no-cli"_s,
                          u"--no-dtls"_s,
                          u"--cert"_s,
                          server.folder() + u"/server.crt"_s,
                          u"--pkey"_s,
                          server.folder() + u"/server.key"_s,
                          u"--log-file"_s,
                          u"/dev/null"_s,
                          u"--pidfile"_s,
                          u"/dev/null"_s,
                          u"--userdb"_s,
                          m_dir.filePath(u"turndb"_s)});
    QVERIFY(relay.waitForStarted());
    for (const quint16 port : ports) {
        QTRY_VERIFY_WITH_TIMEOUT(
            [port] {
                QTcpSocket knock;
                knock.connectToHost(u"127.0.0.1"_s, port);
                return knock.waitForConnected(1'000);
            }(),
            60'000);
    }

    const Events events = examine(server, server.jid(u"alice"_s), server.password(u"alice"_s), 1, {u"--loopback"_s});
    QCOMPARE(states(events, u"call-services"_s), u"fine"_s);
    QCOMPARE(states(events, u"relay"_s), u"fine | fine | fine | fault no-relay"_s);
    QVERIFY(!m_printed.contains("\"right\"") && !m_printed.contains("\"wrong\""));
    relay.kill();
    relay.waitForFinished();
}

QTEST_GUILESS_MAIN(TestCliDoctor)
#include "tst_clidoctor.moc"
