// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"
#include "core/xmpp/replies.h"
#include "core/xmpp/request.h"
#include "tests/xmpp/fakesession.h"

#include <QXmppClient.h>
#include <QXmppPingIq.h>

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

QString spell(const IqResult &result)
{
    if (result)
        return u"result %1"_s.arg(result->firstChildElement().tagName());
    switch (result.error().kind) {
    case IqError::Kind::NotConnected:
        return u"not connected"_s;
    case IqError::Kind::Timeout:
        return u"timeout"_s;
    case IqError::Kind::Refused:
        return u"refused %1 %2 '%3'"_s.arg(result.error().condition, result.error().application, result.error().text);
    case IqError::Kind::BadAnswer:
        return u"bad answer"_s;
    }
    return {};
}

} // namespace

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void whoMayAnswer_data();
    void whoMayAnswer();
    void deadline();
    void onceOnly();
    void deadContext();
    void beforeTheNextStanza();
    void idsAreFresh();
    void errors_data();
    void errors();

private:
    /// The id that the newest request went out under.
    QByteArray newestId() const;
    void ask(const QString &to, std::chrono::milliseconds patience = std::chrono::minutes(1));

    FakeAccount m_account;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Connection> m_connection;
    QStringList m_results;
};

void TestRequest::initTestCase()
{
    m_server = std::make_unique<FakeServer>(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(m_server->script());
    m_connection = std::make_unique<Connection>(quickTuning());
    QSignalSpy opened(m_connection.get(), &Connection::opened);
    m_connection->open(m_account.settings(*m_server));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
}

QByteArray TestRequest::newestId() const
{
    const QByteArray &bytes = m_server->received();
    const qsizetype at = bytes.lastIndexOf(" id=\"", bytes.lastIndexOf("urn:xmpp:ping")) + 5;
    return bytes.sliced(at, bytes.indexOf('"', at) - at);
}

void TestRequest::ask(const QString &to, std::chrono::milliseconds patience)
{
    m_results.clear();
    const qsizetype before = m_server->received().count("urn:xmpp:ping");
    QXmppPingIq iq;
    iq.setTo(to);
    request(
        *m_connection, std::move(iq), this, [this](const IqResult &result) { m_results += spell(result); }, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->received().count("urn:xmpp:ping") > before, kPatience);
}

void TestRequest::answers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("result");
    QTest::newRow("result") << QByteArray("<iq type='result' id='$id'><q xmlns='urn:q'/></iq>") << u"result q"_s;
    QTest::newRow("empty result") << QByteArray("<iq type='result' id='$id'/>") << u"result "_s;
    QTest::newRow("error") << QByteArray("<iq type='error' id='$id'><error type='cancel'><item-not-found "
                                         "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>")
                           << u"refused item-not-found  ''"_s;
    QTest::newRow("everything said")
        << QByteArray("<iq type='error' id='$id'><q xmlns='urn:q'/><error type='cancel'><item-not-found "
                      "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text "
                      "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>Nix</text>"
                      "<unknown-session xmlns='urn:xmpp:jingle:errors:1'/></error></iq>")
        << u"refused item-not-found unknown-session 'Nix'"_s;
    QTest::newRow("an error without words")
        << QByteArray("<iq type='error' id='$id'/>") << u"refused undefined-condition  ''"_s;
}

void TestRequest::answers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, result);
    ask(u"example.test"_s);
    m_server->send(answer.replace("$id", newestId()));
    QTRY_COMPARE_WITH_TIMEOUT(m_results, QStringList{result}, kPatience);
}

void TestRequest::whoMayAnswer_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<bool>("taken");
    QTest::newRow("the one asked") << u"bob@example.test/x"_s << QByteArray("bob@example.test/x") << true;
    QTest::newRow("in other letters") << u"Bob@Example.test/x"_s << QByteArray("bOB@example.TEST/x") << true;
    QTest::newRow("another resource") << u"bob@example.test/x"_s << QByteArray("bob@example.test/y") << false;
    QTest::newRow("resources keep their case") << u"bob@example.test/x"_s << QByteArray("bob@example.test/X") << false;
    QTest::newRow("a stranger") << u"example.test"_s << QByteArray("mallory@example.test/x") << false;
    QTest::newRow("the server, unasked") << u"bob@example.test/x"_s << QByteArray("example.test") << false;
    QTest::newRow("our account by its bare address") << QString() << QByteArray("alice@example.test") << true;
    QTest::newRow("our account by its full address") << QString() << QByteArray("alice@example.test/desk") << true;
    QTest::newRow("our account by its server") << QString() << QByteArray("example.test") << true;
    QTest::newRow("our account by nobody") << QString() << QByteArray() << true;
    QTest::newRow("our account by a stranger") << QString() << QByteArray("mallory@example.test") << false;
    QTest::newRow("our account by our other device") << QString() << QByteArray("alice@example.test/phone") << false;
    QTest::newRow("our bare address") << u"alice@example.test"_s << QByteArray("alice@example.test") << true;
    QTest::newRow("not an address") << u"example.test"_s << QByteArray("@") << false;
}

void TestRequest::whoMayAnswer()
{
    QFETCH(QString, to);
    QFETCH(QByteArray, from);
    QFETCH(bool, taken);
    ask(to);
    const QByteArray id = newestId();
    m_server->send("<iq type='result' id='" + id + '\'' + (from.isEmpty() ? QByteArray() : " from='" + from + '\'') +
                   "/>");
    if (!taken) // the right one still counts, and comes second
        m_server->send("<iq type='error' id='" + id + "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), 1, kPatience);
    QCOMPARE(m_results.front().startsWith("result"_L1), taken);
}

void TestRequest::deadline()
{
    ask(u"example.test"_s, std::chrono::milliseconds(20));
    QTRY_COMPARE_WITH_TIMEOUT(m_results, QStringList{u"timeout"_s}, kPatience);
    m_server->send("<iq type='result' id='" + newestId() + "'/>"); // too late
    ask(u"example.test"_s);
    m_server->send("<iq type='result' id='" + newestId() + "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results, QStringList{u"result "_s}, kPatience);
}

void TestRequest::onceOnly()
{
    ask(u"example.test"_s);
    const QByteArray id = newestId();
    m_server->send("<iq type='result' id='" + id + "'/><iq type='result' id='" + id + "'/><iq type='error' id='" + id +
                   "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), 1, kPatience);
    ask(u"example.test"_s);
    m_server->send("<iq type='result' id='" + newestId() + "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), 1, kPatience);
}

void TestRequest::deadContext()
{
    auto context = std::make_unique<QObject>();
    bool called = false;
    request(*m_connection, QXmppPingIq(), context.get(), [&](const IqResult &) { called = true; });
    ask(u"example.test"_s);
    context.reset();
    const QByteArray id = newestId();
    m_server->send("<iq type='result' id='" + id + "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), 1, kPatience);
    QVERIFY(!called);
}

void TestRequest::beforeTheNextStanza()
{
    ask(u"example.test"_s);
    QStringList order;
    const auto watch = connect(&m_connection->client(), &QXmppClient::presenceReceived, this,
                               [&] { order += m_results + QStringList{u"presence"_s}; });
    m_server->send("<iq type='result' id='" + newestId() + "'/><presence from='bob@example.test/x'/>");
    QTRY_COMPARE_WITH_TIMEOUT(order, (QStringList{u"result "_s, u"presence"_s}), kPatience);
    disconnect(watch);
}

void TestRequest::idsAreFresh()
{
    ask(u"example.test"_s);
    const QByteArray first = newestId();
    m_server->send("<iq type='result' id='" + first + "'/>");
    ask(u"example.test"_s);
    QVERIFY(newestId() != first);
    QVERIFY(!QUuid::fromString(QString::fromLatin1(first)).isNull());
    m_server->send("<iq type='result' id='" + newestId() + "'/>");
    QTRY_COMPARE_WITH_TIMEOUT(m_results.size(), 1, kPatience);
}

void TestRequest::errors_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("condition");
    QTest::newRow("no error element") << u"<iq xmlns='jabber:client'/>"_s << u"undefined-condition"_s;
    QTest::newRow("empty error element") << u"<iq xmlns='jabber:client'><error/></iq>"_s << u"undefined-condition"_s;
    QTest::newRow("gone")
        << u"<iq xmlns='jabber:client'><error><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>x</gone></error></iq>"_s
        << u"gone"_s;
}

void TestRequest::errors()
{
    QFETCH(QString, xml);
    QFETCH(QString, condition);
    QDomDocument document;
    QVERIFY(document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing));
    QCOMPARE(toIqError(document.documentElement()).condition, condition);
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
