// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/adhoc.h"
#include "core/xmpp/preauth.h"
#include "tests/xmpp/fakesession.h"
#include "tests/xmpp/xml.h"

#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

namespace
{

const Jid kAlice = *Jid::parse(u"alice@example.test");

QString form(const QString &uri, const QString &page = {}, const QString &expire = {})
{
    return u"<x xmlns='jabber:x:data' type='result'><field var='uri'><value>%1</value></field>"
           "<field var='landing-url'><value>%2</value></field><field var='expire'><value>%3</value></field></x>"_s.arg(
               uri, page, expire);
}

QString completed(const QString &inside)
{
    return u"<iq type='result'><command xmlns='http://jabber.org/protocol/commands' node='n' sessionid='s'"
           " status='completed'>%1</command></iq>"_s.arg(inside);
}

std::optional<ServerInvite> read(const QString &inside)
{
    const auto answer = parseCommandAnswer(xml(completed(inside)));
    return answer && answer->form ? readInvite(*answer->form, kAlice) : std::nullopt;
}

} // namespace

/// Commands of a server (XEP-0050), the one that makes invitations (XEP-0401), and their tokens (XEP-0379).
class TestPreauth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void commands();
    void answers_data();
    void answers();
    void invites_data();
    void invites();
    void serversAnswer_data();
    void serversAnswer();
};

void TestPreauth::tokens_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("token");
    QTest::newRow("one") << u"<preauth xmlns='urn:xmpp:pars:0' token='1tMFqYDdKhfe2pwp'/>"_s << u"1tMFqYDdKhfe2pwp"_s;
    QTest::newRow("none") << u"<status>hi</status>"_s << QString();
    QTest::newRow("empty") << u"<preauth xmlns='urn:xmpp:pars:0'/>"_s << QString();
    QTest::newRow("of another namespace") << u"<preauth xmlns='urn:xmpp:pars:1' token='x'/>"_s << QString();
    QTest::newRow("deeper") << u"<a><preauth xmlns='urn:xmpp:pars:0' token='x'/></a>"_s << QString();
    QTest::newRow("endless") << u"<preauth xmlns='urn:xmpp:pars:0' token='%1'/>"_s.arg(QString(257, u'x')) << QString();
}

void TestPreauth::tokens()
{
    QFETCH(QString, inside);
    QTEST(parsePreauth(xml(u"<presence type='subscribe' from='a@b.test'>%1</presence>"_s.arg(inside))), "token");
}

void TestPreauth::commands()
{
    QString items = u"<item jid='example.test' node='urn:xmpp:invite#invite' name=' Invite  somebody '/>"
                    "<item jid='@@' node='x'/><item jid='example.test'/><other jid='example.test' node='x'/>"_s;
    for (int i = 0; i < 500; ++i)
        items += u"<item jid='example.test' node='n%1'/>"_s.arg(i);
    const auto all = parseCommands(
        xml(u"<iq type='result'><query xmlns='http://jabber.org/protocol/disco#items'>%1</query></iq>"_s.arg(items)));
    QCOMPARE(all.size(), 200u);
    QCOMPARE(all[0].at.toString(), u"example.test"_s);
    QCOMPARE(all[0].node, u"urn:xmpp:invite#invite"_s);
    QCOMPARE(all[0].name, u"Invite somebody"_s);
    QCOMPARE(all[1].node, u"n0"_s);
    QVERIFY(parseCommands(xml(u"<iq type='result'/>"_s)).empty());
}

void TestPreauth::answers_data()
{
    QTest::addColumn<QString>("iq");
    QTest::addColumn<int>("status"); // −1: none
    QTest::addColumn<bool>("hasForm");
    QTest::addColumn<QStringList>("notes");
    using Status = AdHocAnswer::Status;
    const auto command = [](const QString &attributes, const QString &inside) {
        return u"<iq type='result'><command xmlns='http://jabber.org/protocol/commands' %1>%2</command></iq>"_s.arg(
            attributes, inside);
    };
    QTest::newRow("done") << command(u"status='completed'"_s, form(u"xmpp:a@b.test"_s)) << int(Status::Completed)
                          << true << QStringList();
    QTest::newRow("with words") << command(u"status='completed'"_s,
                                           u"<note type='info'> Done </note><note type='warn'>but</note><note/>"_s)
                                << int(Status::Completed) << false << QStringList{u"Done"_s, u"but"_s};
    QTest::newRow("more to ask") << command(u"status='executing' sessionid='s'"_s, form({})) << int(Status::Executing)
                                 << true << QStringList();
    QTest::newRow("canceled") << command(u"status='canceled'"_s, {}) << int(Status::Canceled) << false << QStringList();
    QTest::newRow("no status") << command({}, form({})) << -1 << false << QStringList();
    QTest::newRow("an odd status") << command(u"status='maybe'"_s, {}) << -1 << false << QStringList();
    QTest::newRow("nothing") << u"<iq type='result'/>"_s << -1 << false << QStringList();
    QTest::newRow("a broken form") << command(u"status='completed'"_s, u"<x xmlns='jabber:x:data' type='odd'/>"_s)
                                   << int(Status::Completed) << false << QStringList();
}

void TestPreauth::answers()
{
    QFETCH(QString, iq);
    const auto answer = parseCommandAnswer(xml(iq));
    QTEST(answer ? int(answer->status) : -1, "status");
    if (!answer) {
        QCOMPARE(answer.error().kind, IqError::Kind::BadAnswer);
        return;
    }
    QTEST(answer->form.has_value(), "hasForm");
    QTEST(answer->notes, "notes");
}

void TestPreauth::invites_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("uri"); // empty: none
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("until");
    const QString uri = u"xmpp:alice@example.test?roster;preauth=T"_s;
    QTest::newRow("as Prosody makes it") << form(uri + u";ibr=y"_s, u"https://example.test/invite?T"_s,
                                                 u"2026-11-27T14:32:00Z"_s)
                                         << uri + u";ibr=y"_s << u"https://example.test/invite?T"_s
                                         << u"2026-11-27T14:32:00Z"_s;
    QTest::newRow("only the link") << form(uri) << uri << QString() << QString();
    QTest::newRow("a page in the clear") << form(uri, u"http://example.test/"_s) << uri << QString() << QString();
    QTest::newRow("a page that runs") << form(uri, u"javascript:alert(1)"_s) << uri << QString() << QString();
    QTest::newRow("a page with a user") << form(uri, u"https://a@example.test/"_s) << uri << QString() << QString();
    QTest::newRow("an odd day") << form(uri, {}, u"tomorrow"_s) << uri << QString() << QString();
    QTest::newRow("another time zone") << form(uri, {}, u"2026-11-27T16:32:00+02:00"_s) << uri << QString()
                                       << u"2026-11-27T14:32:00Z"_s;
    QTest::newRow("for somebody else") << form(u"xmpp:mallory@example.test?roster;preauth=T"_s) << QString()
                                       << QString() << QString();
    QTest::newRow("without a token") << form(u"xmpp:alice@example.test?roster"_s) << QString() << QString()
                                     << QString();
    QTest::newRow("to do something else")
        << form(u"xmpp:alice@example.test?message;body=x"_s) << QString() << QString() << QString();
    QTest::newRow("no link") << form(u"https://example.test"_s) << QString() << QString() << QString();
    QTest::newRow("no form") << u"<note>later</note>"_s << QString() << QString() << QString();
}

void TestPreauth::invites()
{
    QFETCH(QString, form);
    QFETCH(QString, uri);
    const auto invite = read(form);
    QTEST(invite ? toUri(invite->link) : QString(), "uri");
    if (!invite)
        return;
    QTEST(invite->page.toString(), "page");
    QTEST(invite->validUntil.isValid() ? invite->validUntil.toString(Qt::ISODate) : QString(), "until");
}

void TestPreauth::serversAnswer_data()
{
    QTest::addColumn<QByteArray>("commands");
    QTest::addColumn<QByteArray>("answer"); // empty: it is not to be asked
    QTest::addColumn<bool>("isMade");
    const QByteArray items = "<iq type='result' id='$id' from='example.test'><query"
                             " xmlns='http://jabber.org/protocol/disco#items'>"
                             "<item jid='example.test' node='urn:xmpp:invite#invite' name='Invite'/></query></iq>";
    const QByteArray none = "<iq type='result' id='$id' from='example.test'><query"
                            " xmlns='http://jabber.org/protocol/disco#items'/></iq>";
    const auto refusal = [](const QByteArray &condition) {
        return "<iq type='error' id='$id' from='example.test'><error type='cancel'><" + condition +
               " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>";
    };
    const auto said = [](const QString &inside) {
        return QString(completed(inside))
            .replace(u"<iq type='result'>"_s, u"<iq type='result' id='$id' from='example.test'>"_s)
            .toUtf8();
    };
    const QByteArray good = said(form(u"xmpp:alice@example.test?roster;preauth=T"_s));
    QTest::newRow("makes one") << items << good << true;
    QTest::newRow("knows no such command") << none << QByteArray() << false;
    QTest::newRow("knows no commands") << refusal("service-unavailable") << QByteArray() << false;
    QTest::newRow("does not let us") << items << refusal("forbidden") << false;
    QTest::newRow("makes none") << items << said(u"<note type='error'>full</note>"_s) << false;
    QTest::newRow("makes one for somebody else")
        << items << said(form(u"xmpp:bob@example.test?roster;preauth=T"_s)) << false;
    QTest::newRow("asks more first") << items << QByteArray(good).replace("completed", "executing") << false;
    QTest::newRow("goes away") << items << QByteArray("cut") << false;
}

void TestPreauth::serversAnswer()
{
    QFETCH(QByteArray, commands);
    QFETCH(QByteArray, answer);
    FakeAccount account;
    FakeServer server(FakeServer::Security::StartTls, account.identity, "example.test");
    Script &script = letIn(server.script());
    script.expect("http://jabber.org/protocol/commands").send(commands);
    if (answer == "cut")
        script.expect("urn:xmpp:invite#invite").cut();
    else if (!answer.isEmpty())
        script.expect("urn:xmpp:invite#invite").send(answer);
    Connection connection(quickTuning());
    QSignalSpy announced(&connection, &Connection::announced);
    connection.open(account.settings(server));
    EVENTUALLY(announced.size() == 1);
    std::optional<std::optional<ServerInvite>> invite;
    askForInvite(connection, kAlice, &connection, [&invite](const auto &made) { invite = made; });
    EVENTUALLY(invite);
    QTEST(invite->has_value(), "isMade");
}

QTEST_GUILESS_MAIN(TestPreauth)
#include "tst_preauth.moc"
