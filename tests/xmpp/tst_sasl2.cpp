// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/needed.h"
#include "tests/xmpp/person.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::test::Person;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QStringList kModules{u"--with"_s, u"sasl2"_s, u"--with"_s, u"sasl2_bind2"_s, u"--with"_s, u"sasl2_sm"_s};

/// What a device wrote from here on.
class Written
{
public:
    explicit Written(Person &person)
    {
        QObject::connect(&person.connection.client(), &QXmppLoggable::logMessage, &m_context,
                         [this](QXmppLogger::MessageType type, const QString &text) {
                             if (type == QXmppLogger::SentMessage)
                                 m_text += text;
                         });
    }

    qsizetype count(const QString &what) const { return m_text.count(what); }
    void clear() { m_text.clear(); }

private:
    QString m_text;
    QObject m_context;
};

} // namespace

/// The short way in (XEP-0388, XEP-0386) against Prosody with the community's modules.
class TestSasl2 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsInAndBindsAtOnce();
    void resumesAtOnce();
    void refusedResumptionStartsAnew();
    void wrongPassword();
    void copiesAndReceipts();
};

void TestSasl2::initTestCase()
{
    CAUSERIE_NEEDS("prosody-modules", test::hasProsodyModule(u"sasl2"_s));
}

void TestSasl2::signsInAndBindsAtOnce()
{
    const test::Prosody server(kModules);
    QVERIFY(server.isReady());
    Person alice(server, u"alice"_s);
    const Written written(alice);
    alice.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(alice.isReady, kPatience);
    QCOMPARE(alice.full().bare(), alice.bare());
    QVERIFY(alice.full().resource().startsWith(u"Causerie"_s)); // the rest is the server's (XEP-0386 §4)
    QCOMPARE(alice.connection.client().streamManagementState(), QXmppClient::NewStream);
    QCOMPARE(written.count(u"<authenticate "_s), 1);
    QCOMPARE(written.count(u"urn:xmpp:bind:0"_s), 1);
    QCOMPARE(written.count(u"urn:ietf:params:xml:ns:xmpp-sasl"_s), 0); // nothing of the long way
    QCOMPARE(written.count(u"urn:ietf:params:xml:ns:xmpp-bind"_s), 0);
    QCOMPARE(written.count(u"<enable xmlns=\"urn:xmpp:sm:3\""_s), 1); // inside of that
    QCOMPARE(written.count(u"<stream:stream"_s), 2);                  // before TLS and inside
    QCOMPARE(written.count(u"<presence"_s), 1);
}

void TestSasl2::resumesAtOnce()
{
    const test::Prosody server(kModules);
    Person alice(server, u"alice"_s);
    Person bob(server, u"bob"_s);
    Written written(alice);
    alice.signIn();
    bob.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(alice.isReady && bob.isReady, kPatience);
    const Jid before = alice.full();
    for (int round = 1; round <= 2; ++round) {
        written.clear();
        alice.connection.abort();
        const QString id = QString::number(round);
        alice.write(bob.bare(), id, id); // goes out on the stream that comes back
        bob.write(alice.full(), id, id); // waits for it
        QTRY_COMPARE_WITH_TIMEOUT(alice.resumptions, round, kPatience);
        QCOMPARE(written.count(u"<resume "_s), 1);
        QCOMPARE(written.count(u"<authenticate "_s), 1);
        QCOMPARE(written.count(u"urn:ietf:params:xml:ns:xmpp-sasl"_s), 0);
        QTRY_COMPARE_WITH_TIMEOUT(alice.received.size(), size_t(round), kPatience);
        for (const Message &message : std::exchange(alice.outbox, {}))
            alice.write(message.conversation, message.originId, message.body);
        QTRY_COMPARE_WITH_TIMEOUT(bob.received.size(), size_t(round), kPatience);
    }
    QCOMPARE(alice.full(), before);
    QCOMPARE(alice.openings, 1);
    QCOMPARE(written.count(u"<presence"_s), 0);
}

void TestSasl2::refusedResumptionStartsAnew()
{
    test::Prosody server(kModules);
    Person alice(server, u"alice"_s);
    alice.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(alice.isReady, kPatience);
    server.kill(); // forgets the streams
    server.start();
    QTRY_COMPARE_WITH_TIMEOUT(alice.openings, 2, kPatience);
    QCOMPARE(alice.resumptions, 0);
    QVERIFY(alice.connection.isOpen());
    Person bob(server, u"bob"_s);
    bob.signIn();
    QTRY_VERIFY_WITH_TIMEOUT(bob.isReady, kPatience);
    alice.write(bob.bare(), u"id-1"_s, u"again here"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bob.received.size(), size_t{1}, kPatience);
}

void TestSasl2::wrongPassword()
{
    const test::Prosody server(kModules);
    Person alice(server, u"alice"_s);
    alice.settings.password = u"guess"_s;
    QSignalSpy failed(&alice.connection, &Connection::failed);
    alice.signIn();
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kPatience);
    QCOMPARE(toString(failed[0][0].value<ConnectionError>().kind), toString(ConnectionError::Kind::WrongPassword));
}

void TestSasl2::copiesAndReceipts()
{
    const test::Prosody server(kModules);
    Person desk(server, u"alice"_s, u"desk"_s);
    Person phone(server, u"alice"_s, u"phone"_s);
    Person bob(server, u"bob"_s);
    bob.messages.setReceiptPolicy([](const Jid &) { return true; });
    for (Person *person : {&desk, &phone, &bob})
        person->signIn();
    QTRY_VERIFY_WITH_TIMEOUT(desk.isReady && phone.isReady && bob.isReady, kPatience);
    QVERIFY(desk.full() != phone.full()); // the same tag, but two devices
    phone.write(bob.bare(), u"id-1"_s, u"from the bus"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.received.size(), size_t{1}, kPatience);
    QCOMPARE(desk.received.front().direction, Direction::Outgoing);
    const QList<std::pair<Jid, QString>> receipt{{bob.bare(), u"id-1"_s}};
    QTRY_COMPARE_WITH_TIMEOUT(phone.receipts, receipt, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.receipts, receipt, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(phone.accepted, QStringList{u"id-1"_s}, kPatience);
}

QTEST_GUILESS_MAIN(TestSasl2)
#include "tst_sasl2.moc"
