// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagebridge.h"
#include "tests/xmpp/fakesession.h"

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

const QDateTime kLongAgo = QDateTime::fromString(u"2019-05-04T08:00:00Z"_s, Qt::ISODate);

/// Bob's words, with a stamp in our server's name: the server's own or his, nobody can tell.
QByteArray stamped(const QByteArray &body)
{
    return "<message from='bob@example.test/x' to='alice@example.test' type='chat' id='" + body + "'><body>" + body +
           "</body><delay xmlns='urn:xmpp:delay' from='example.test' stamp='2019-05-04T08:00:00Z'/></message>";
}

const QByteArray kPong = "<iq type='result' id='$id' from='example.test'/>";

/// What was heard, and when it says to have been sent.
struct Device {
    explicit Device(const ConnectionTuning &tuning = quickTuning()) : connection(tuning)
    {
        QObject::connect(&messages, &MessageBridge::received, &connection, [this](const auto &event) {
            if (const auto *message = std::get_if<Message>(&event))
                sentAt.insert(message->body, message->sentAt);
        });
    }

    Connection connection;
    MessageBridge messages{connection};
    QMap<QString, QDateTime> sentAt;
};

} // namespace

/// A stamp counts while the server hands over what it kept, and at no other time.
class TestHandingOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterTheFirstPresence();
    void afterAResumption();
    void brokenWhileHandingOver();

private:
    FakeAccount m_account;
};

void TestHandingOver::afterTheFirstPresence()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .expect("<presence")
        .send(stamped("kept"))
        .expect("<ping ")
        .send(stamped("kept too"))
        .send(kPong)
        .send(stamped("live"));
    Device alice;
    const QDateTime before = QDateTime::currentDateTimeUtc();
    alice.connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(alice.sentAt.size(), 3, kPatience);
    QCOMPARE(alice.sentAt.value(u"kept"_s), kLongAgo);
    QCOMPARE(alice.sentAt.value(u"kept too"_s), kLongAgo);
    QVERIFY(alice.sentAt.value(u"live"_s) >= before);
}

void TestHandingOver::afterAResumption()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("<ping ").send(kPong).send(stamped("live"));
    takeBack(server.script(), "sm-1", 0) // everything comes once more, the old ping as well; the second one is the
        .send(stamped("owed"))           // connection's own question
        .expect("<ping ")
        .send(kPong)
        .expect("<ping ")
        .send(kPong)
        .expect("<ping ")
        .send(kPong)
        .send(stamped("live again"));
    Device alice;
    QSignalSpy opened(&alice.connection, &Connection::opened);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    alice.connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(alice.sentAt.contains(u"live"_s), kPatience);
    QVERIFY(alice.sentAt.value(u"live"_s) >= before);
    alice.connection.abort();
    const QDateTime lost = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY_WITH_TIMEOUT(alice.sentAt.contains(u"live again"_s), kPatience);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].toBool(), true);
    // Brought to the end of the silence: nobody can have owed us anything older.
    const QDateTime owed = alice.sentAt.value(u"owed"_s);
    QCOMPARE(owed, alice.connection.silentSince());
    QVERIFY(owed >= before && owed <= lost);
    QVERIFY(alice.sentAt.value(u"live again"_s) >= lost);
}

void TestHandingOver::brokenWhileHandingOver()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).expect("<ping ").send(stamped("first half"));
    // What the server has not acknowledged comes once more, first of all the old ping: its answer ends nothing, nor
    // does that to the connection's own question.
    takeBack(server.script(), "sm-1", 1)
        .send(stamped("second half"))
        .expect("<ping ")
        .send(kPong)
        .expect("<ping ")
        .send(kPong)
        .send(stamped("the rest"))
        .expect("<ping ")
        .send(kPong)
        .send(stamped("live"));
    Device alice;
    alice.connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(alice.sentAt.contains(u"first half"_s), kPatience);
    QCOMPARE(alice.sentAt.value(u"first half"_s), kLongAgo);
    alice.connection.abort();
    const QDateTime lost = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY_WITH_TIMEOUT(alice.sentAt.contains(u"live"_s), kPatience);
    QCOMPARE(alice.sentAt.value(u"second half"_s), kLongAgo);
    QCOMPARE(alice.sentAt.value(u"the rest"_s), kLongAgo);
    QVERIFY(alice.sentAt.value(u"live"_s) >= lost);
}

QTEST_GUILESS_MAIN(TestHandingOver)
#include "tst_handingover.moc"
