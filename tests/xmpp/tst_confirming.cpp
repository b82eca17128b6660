// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppMessage.h>

#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using Security = FakeServer::Security;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

const QByteArray kMessage = "<message from='bob@example.test/x' type='chat'><body>hi</body></message>";
const QByteArray kAsk = "<r xmlns='urn:xmpp:sm:3'/>";

QByteArray answer(int h)
{
    return R"(<a xmlns="urn:xmpp:sm:3" h=")" + QByteArray::number(h) + R"("/>)";
}

} // namespace

/// XEP-0198 §4 from our side: what is confirmed is on the disk.
class TestConfirming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void atOnceUntilSomebodyKeeps();
    void onlyWhatIsKept();
    void manyQuestionsOneAnswer();
    void anAnswerInAnyCase();
    void theCountSurvivesTheStream();
    void withoutStreamManagement();

private:
    /// Keeps nothing until the test says so.
    void keepLater()
    {
        m_connection->setWhenKept([this](const std::function<void()> &kept) { m_waiting.push_back(kept); });
    }
    void keepNext()
    {
        const auto kept = m_waiting.front();
        m_waiting.pop_front();
        kept();
    }
    bool open(const FakeServer &server)
    {
        QSignalSpy opened(m_connection.get(), &Connection::opened);
        m_connection->open(m_account.settings(server));
        return QTest::qWaitFor([&] { return opened.count() == 1; }, kPatience);
    }

    FakeAccount m_account;
    std::unique_ptr<Connection> m_connection;
    std::deque<std::function<void()>> m_waiting;
};

void TestConfirming::init()
{
    m_waiting.clear();
    m_connection = std::make_unique<Connection>(quickTuning());
}

void TestConfirming::atOnceUntilSomebodyKeeps()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).send(kMessage + kMessage + kAsk);
    QVERIFY(open(server));
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(2)), kPatience);
}

void TestConfirming::onlyWhatIsKept()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    keepLater();
    QVERIFY(open(server));
    QSignalSpy messages(&m_connection->client(), &QXmppClient::messageReceived);
    server.send(kMessage + kAsk + kMessage);
    QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 2, kPatience);
    QCOMPARE(m_waiting.size(), 1);
    QVERIFY(!server.received().contains("<a "));
    keepNext();
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains("<a "), kPatience);
    QVERIFY(server.received().contains(answer(1))); // the second came behind the question
}

void TestConfirming::manyQuestionsOneAnswer()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script());
    keepLater();
    QVERIFY(open(server));
    QSignalSpy messages(&m_connection->client(), &QXmppClient::messageReceived);
    server.send((kMessage + kAsk).repeated(4));
    QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 4, kPatience);
    QCOMPARE(m_waiting.size(), 1);
    keepNext();
    QCOMPARE(m_waiting.size(), 1); // for the three that were asked for meanwhile
    keepNext();
    QCOMPARE(m_waiting.size(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(4)), kPatience);
    QCOMPARE(server.received().count("<a "), 2);
}

/// A disk that is full for long: the server hears of nothing new, but hears.
void TestConfirming::anAnswerInAnyCase()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).send(kMessage + kAsk);
    keepLater();
    QVERIFY(open(server));
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(0)), kPatience);
    server.send(kMessage + kAsk);
    QTRY_COMPARE_WITH_TIMEOUT(server.received().count(answer(0)), 2, kPatience);
    keepNext();
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(1)), kPatience);
    keepNext();
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(2)), kPatience);
}

void TestConfirming::theCountSurvivesTheStream()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).send(kMessage + kMessage + kAsk);
    takeBack(server.script(), "sm-1", 1).send(kMessage + kAsk);
    keepLater();
    QVERIFY(open(server));
    QTRY_COMPARE_WITH_TIMEOUT(m_waiting.size(), 1, kPatience);
    m_connection->abort();
    QTRY_COMPARE_WITH_TIMEOUT(m_waiting.size(), 2, kPatience);
    QVERIFY(server.received().contains("<resume")); // itself says how many are here
    keepNext();                                     // of the stream that was cut: nobody is told
    keepNext();
    QTRY_VERIFY_WITH_TIMEOUT(server.received().contains(answer(3)), kPatience);
    QCOMPARE(server.received().count("<a "), 1);
}

void TestConfirming::withoutStreamManagement()
{
    FakeServer server(Security::StartTls, m_account.identity, "example.test");
    server.script()
        .offerTls()
        .signIn("secret")
        .header("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>")
        .expect("<bind ")
        .send("<iq type='result' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
              "<jid>alice@example.test/desk</jid></bind></iq>");
    QVERIFY(open(server));
    QSignalSpy messages(&m_connection->client(), &QXmppClient::messageReceived);
    server.send(kMessage + kAsk + kMessage);
    QTRY_COMPARE_WITH_TIMEOUT(messages.count(), 2, kPatience);
    QVERIFY(!server.received().contains("<a "));
}

QTEST_GUILESS_MAIN(TestConfirming)
#include "tst_confirming.moc"
