// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/firstpresence.h"
#include "core/xmpp/rosterbridge.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppPingIq.h>

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
constexpr std::chrono::minutes kForEver{10};

ConnectionTuning patientFor(std::chrono::milliseconds patience)
{
    ConnectionTuning tuning = quickTuning();
    tuning.presencePatience = patience;
    return tuning;
}

/// A connection that asks for the list on every new stream, as Session does.
struct Device {
    Device(const FakeAccount &account, const FakeServer &server, std::chrono::milliseconds patience)
        : connection(patientFor(patience))
    {
        QObject::connect(&connection, &Connection::opened, &connection, [this](bool resumed) {
            if (!resumed)
                contacts.load([this](const auto &result) { loaded = result.has_value(); });
        });
        connection.open(account.settings(server));
    }

    Roster roster;
    Connection connection;
    RosterBridge contacts{connection, roster};
    QSignalSpy announced{&connection, &Connection::announced};
    std::optional<bool> loaded;
};

/// The client's newest roster request, answered.
void answerRequest(FakeServer &server, const QByteArray &type = "result", const QByteArray &rest = {})
{
    const QByteArray sent = server.received();
    const qsizetype at = sent.lastIndexOf(" id=\"", sent.lastIndexOf("jabber:iq:roster")) + 5;
    const QByteArray list =
        "<query xmlns='jabber:iq:roster'><item jid='bob@example.test' subscription='both'/></query>";
    server.send("<iq type='" + type + "' id='" + sent.sliced(at, 36) + "'>" + (rest.isEmpty() ? list : rest) + "</iq>");
}

/// True when the server has all that was written until now.
bool hasBeenHeard(Device &device, const FakeServer &server)
{
    const auto before = server.received().count("urn:xmpp:ping");
    request(device.connection, QXmppPingIq(), &device.connection, [](const IqResult &) {});
    return QTest::qWaitFor([&] { return server.received().count("urn:xmpp:ping") > before; }, kPatience);
}

} // namespace

/// When the server hears that we are here (RFC 6121 §2.2, §4.2).
class TestFirstPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOverOnce();
    void waitsForTheList();
    void refusedList();
    void slowList();
    void changedWhileHeld();
    void lostWhileHeld();
    void aNewStreamWaitsAnew();
    void withoutAListAtOnce();

private:
    FakeAccount m_account;
};

void TestFirstPresence::takesOverOnce()
{
    QXmppClient client(QXmppClient::NoExtensions);
    QVERIFY(takeOverFirstPresence(client));
    // A second time would tell twice that the session is there; and that is how a changed library shows.
    const auto again = takeOverFirstPresence(client);
    QVERIFY(!again);
    QVERIFY(!again.error().isEmpty());
}

void TestFirstPresence::waitsForTheList()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Device alice(m_account, server, kForEver);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("jabber:iq:roster"), kPatience);
    QVERIFY(hasBeenHeard(alice, server));
    QVERIFY(!server.received().contains("<presence"));
    QCOMPARE(alice.announced.count(), 0);
    answerRequest(server);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    QCOMPARE(alice.announced.count(), 1);
    QCOMPARE(alice.loaded, std::optional(true));
    alice.connection.setPresence({{}, Availability::Away, 0, {}, {}, {}, {}}); // held back no more
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("<show>away</show>"), kPatience);
    QCOMPARE(alice.announced.count(), 1);
}

void TestFirstPresence::refusedList()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Device alice(m_account, server, kForEver);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("jabber:iq:roster"), kPatience);
    answerRequest(server, "error",
                  "<error type='wait'><internal-server-error xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>");
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    QCOMPARE(alice.loaded, std::optional(false));
}

void TestFirstPresence::slowList()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Device alice(m_account, server, std::chrono::milliseconds(20));
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    QVERIFY(!alice.loaded);
    answerRequest(server); // counts all the same, and brings no second presence
    QTRY_COMPARE_WITH_TIMEOUT(alice.loaded, std::optional(true), kPatience);
    QVERIFY(hasBeenHeard(alice, server));
    QCOMPARE(server.received().count("<presence"), 1);
    QCOMPARE(alice.announced.count(), 1);
}

void TestFirstPresence::changedWhileHeld()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Device alice(m_account, server, kForEver);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("jabber:iq:roster"), kPatience);
    alice.connection.setPresence({{}, Availability::DoNotDisturb, 0, u"Work"_s, {}, {}, {}});
    alice.connection.setCapabilities(u"https://causerie.test"_s, QByteArray::fromBase64("c2hhMQ=="));
    QVERIFY(hasBeenHeard(alice, server));
    QVERIFY(!server.received().contains("<presence"));
    answerRequest(server);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("</presence>"), kPatience);
    QVERIFY(hasBeenHeard(alice, server));
    QCOMPARE(server.received().count("<presence"), 1);
    QVERIFY(server.received().contains("<show>dnd</show>") && server.received().contains("ver=\"c2hhMQ==\""));
}

void TestFirstPresence::lostWhileHeld()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    takeBack(server.script(), "sm-1", 0);
    Device alice(m_account, server, kForEver);
    QSignalSpy opened(&alice.connection, &Connection::opened);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("jabber:iq:roster"), kPatience);
    alice.connection.abort();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kPatience);
    QCOMPARE(opened[1][0].toBool(), true);
    QVERIFY(hasBeenHeard(alice, server));
    QVERIFY(!server.received().contains("<presence"));
    answerRequest(server);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    QCOMPARE(alice.announced.count(), 1);
}

void TestFirstPresence::aNewStreamWaitsAnew()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script()
        .offerTls()
        .signIn("secret")
        .bind("alice@example.test/desk")
        .expect("<enable ")
        .send("<enabled xmlns='urn:xmpp:sm:3'/>"); // cannot be resumed
    letIn(server.script());
    Device alice(m_account, server, kForEver);
    QSignalSpy opened(&alice.connection, &Connection::opened);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("jabber:iq:roster"), kPatience);
    alice.connection.abort(); // the request fails, and that must not let the presence of the next stream go
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("jabber:iq:roster"), 2, kPatience);
    QCOMPARE(alice.loaded, std::optional(false));
    QVERIFY(hasBeenHeard(alice, server));
    QVERIFY(!server.received().contains("<presence"));
    answerRequest(server);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
}

void TestFirstPresence::withoutAListAtOnce()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    Connection connection(patientFor(kForEver));
    QSignalSpy announced(&connection, &Connection::announced);
    connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count("<presence"), 1, kPatience);
    QCOMPARE(announced.count(), 1);
}

QTEST_GUILESS_MAIN(TestFirstPresence)
#include "tst_firstpresence.moc"
