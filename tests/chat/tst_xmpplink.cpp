// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/xmpplink.h"

#include <QTest>

#include <random>

using namespace causerie;
using namespace Qt::StringLiterals;
using Action = XmppLink::Action;

namespace
{

Jid jid(const QString &text)
{
    return Jid::parse(text).value_or(Jid());
}

} // namespace

/// Links as others write them, in order and in bad faith.
class TestXmppLink final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void boundsWhatItKeeps();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void survivesAnything();
    void steps_data();
    void steps();
};

void TestXmppLink::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<XmppLink>("link");
    const auto row = [](const char *name, const QString &text, const XmppLink &link) {
        QTest::newRow(name) << text << link;
    };
    const Jid romeo = jid(u"romeo@montague.net"_s);
    row("an address", u"xmpp:romeo@montague.net"_s, {.jid = romeo});
    row("capitals, spaces around", u" XMPP:Romeo@Montague.net\n"_s, {.jid = romeo});
    row("a device", u"xmpp:romeo@montague.net/balcony%20two"_s, {.jid = jid(u"romeo@montague.net/balcony two"_s)});
    row("a server", u"xmpp:montague.net"_s, {.jid = jid(u"montague.net"_s)});
    row("a fragment", u"xmpp:romeo@montague.net?message;body=a#b"_s,
        {.action = Action::Message, .jid = romeo, .body = u"a"_s});
    row("RFC 5122 §2.7.2", u"xmpp:ji%C5%99i@%C4%8Dechy.example/v%20Praze"_s,
        {.jid = jid(u"jiři@čechy.example/v Praze"_s)});
    row("an IRI", u"xmpp:jiři@čechy.example/v Praze"_s, {.jid = jid(u"jiři@čechy.example/v Praze"_s)});
    row("RFC 5122 §2.7.2, odd letters", u"xmpp:nasty!%23$%25()*+,-.;=%3F%5B%5C%5D%5E_%60%7B%7C%7D~node@example.com"_s,
        {.jid = jid(u"nasty!#$%()*+,-.;=?[\\]^_`{|}~node@example.com"_s)});
    row("a slash in the resource", u"xmpp:a@b.test/x%2Fy"_s, {.jid = jid(u"a@b.test/x/y"_s)});
    row("a message", u"xmpp:romeo@montague.net?message;subject=Test%20Message;body=Here%27s%20a%20test;thread=t1"_s,
        {.action = Action::Message,
         .jid = romeo,
         .body = u"Here's a test"_s,
         .subject = u"Test Message"_s,
         .thread = u"t1"_s});
    row("lines", u"xmpp:romeo@montague.net?message;body=a%0D%0Ab%0Dc%0Ad"_s,
        {.action = Action::Message, .jid = romeo, .body = u"a\nb\nc\nd"_s});
    row("a plus is a plus", u"xmpp:romeo@montague.net?message;body=1+1=2"_s,
        {.action = Action::Message, .jid = romeo, .body = u"1+1=2"_s});
    row("semicolons and equals signs inside", u"xmpp:romeo@montague.net?message;body=a%3Bb%3Dc"_s,
        {.action = Action::Message, .jid = romeo, .body = u"a;b=c"_s});
    row("characters beyond the first plane", u"xmpp:romeo@montague.net?message;body=%F0%9F%98%80😀"_s,
        {.action = Action::Message, .jid = romeo, .body = u"😀😀"_s});
    row("keys of another action", u"xmpp:romeo@montague.net?message;password=x;name=y;body=z"_s,
        {.action = Action::Message, .jid = romeo, .body = u"z"_s});
    row("the first of two", u"xmpp:romeo@montague.net?message;body=a;body=b"_s,
        {.action = Action::Message, .jid = romeo, .body = u"a"_s});
    row("a room", u"xmpp:tea@rooms.test?join"_s, {.action = Action::Join, .jid = jid(u"tea@rooms.test"_s)});
    row("a room with a password", u"xmpp:tea@rooms.test?join;password=p%3Bq"_s,
        {.action = Action::Join, .jid = jid(u"tea@rooms.test"_s), .password = u"p;q"_s});
    row("somebody to add", u"xmpp:romeo@montague.net?roster;name=Romeo%20Montague;group=Friends;group=Verona"_s,
        {.action = Action::Add, .jid = romeo, .name = u"Romeo Montague"_s, .groups = {u"Friends"_s, u"Verona"_s}});
    row("to be asked", u"xmpp:romeo@montague.net?subscribe"_s, {.action = Action::Add, .jid = romeo});
    row("an invitation of XEP-0379", u"xmpp:romeo@montague.net?roster;preauth=1tMFqYDdKhfe2pwp"_s,
        {.action = Action::Add, .jid = romeo, .token = u"1tMFqYDdKhfe2pwp"_s});
    row("an invitation of a server, XEP-0401", u"xmpp:romeo@montague.net?roster;preauth=T;ibr=y"_s,
        {.action = Action::Add, .jid = romeo, .token = u"T"_s, .givesAccount = true});
    row("invite with a token", u"xmpp:romeo@montague.net?invite;preauth=T"_s,
        {.action = Action::Add, .jid = romeo, .token = u"T"_s});
    row("invite into a room is not done from a link",
        u"xmpp:tea@rooms.test?invite;jid=mercutio@montague.net;password=x"_s, {.jid = jid(u"tea@rooms.test"_s)});
    row("an account, XEP-0445", u"xmpp:montague.net?register;preauth=T"_s,
        {.action = Action::Register, .jid = jid(u"montague.net"_s), .token = u"T"_s});
    // What would act, or is not ours, is as if it were not there.
    for (const char *query : {"remove", "unsubscribe", "disco;node=x;request=get", "command;node=x;action=execute",
                              "vcard", "sendfile", "", ";", ";body=x", "pubsub;action=subscribe", "constructor"})
        row(query[0] ? query : "an empty query", u"xmpp:romeo@montague.net?"_s + QLatin1StringView(query),
            {.jid = romeo});
    // Bad faith.
    row("control characters", u"xmpp:romeo@montague.net?message;body=a%00b%07c%1Bd%7Fe"_s,
        {.action = Action::Message, .jid = romeo, .body = u"abcde"_s});
    row("turned around", u"xmpp:romeo@montague.net?roster;name=a%E2%80%AEb%E2%81%A6c"_s,
        {.action = Action::Add, .jid = romeo, .name = u"abc"_s});
    row("a name of several lines", u"xmpp:romeo@montague.net?roster;name=a%0Ab"_s,
        {.action = Action::Add, .jid = romeo, .name = u"a b"_s});
    row("a token that is no word", u"xmpp:romeo@montague.net?roster;preauth=a%0Ab"_s,
        {.action = Action::Add, .jid = romeo});
    row("no values", u"xmpp:romeo@montague.net?roster;name;group=;preauth="_s, {.action = Action::Add, .jid = romeo});
}

void TestXmppLink::reads()
{
    QFETCH(QString, text);
    QFETCH(XmppLink, link);
    const auto read = parseXmppLink(text);
    QVERIFY(read);
    QVERIFY(!link.jid.isEmpty());
    QCOMPARE(toUri(*read), toUri(link));
    QVERIFY(*read == link);
}

void TestXmppLink::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<XmppLinkError>("error");
    using enum XmppLinkError;
    QTest::newRow("nothing") << QString() << NotOurs;
    QTest::newRow("the web") << u"https://example.test"_s << NotOurs;
    QTest::newRow("no scheme") << u"romeo@montague.net"_s << NotOurs;
    QTest::newRow("no address") << u"xmpp:"_s << BadAddress;
    QTest::newRow("only a query") << u"xmpp:?message;body=x"_s << BadAddress;
    QTest::newRow("as somebody else") << u"xmpp://guest@example.com/support@example.com?message"_s << HasAccount;
    QTest::newRow("no name") << u"xmpp:@montague.net"_s << BadAddress;
    QTest::newRow("no server") << u"xmpp:romeo@"_s << BadAddress;
    QTest::newRow("an encoded slash that would be another server") << u"xmpp:good.test%2F@evil.test"_s << BadAddress;
    QTest::newRow("an encoded at-sign that would be another server")
        << u"xmpp:romeo%40good.test@evil.test"_s << BadAddress;
    QTest::newRow("an at-sign in the server") << u"xmpp:a@b%40c"_s << BadAddress;
    QTest::newRow("spaces in the name") << u"xmpp:ro%20meo@montague.net"_s << BadAddress;
    QTest::newRow("half an encoding") << u"xmpp:romeo@montague.net/%4"_s << BadEncoding;
    QTest::newRow("no encoding") << u"xmpp:romeo@montague.net?message;body=100%"_s << BadEncoding;
    QTest::newRow("no hex") << u"xmpp:ro%zzmeo@montague.net"_s << BadEncoding;
    QTest::newRow("no UTF-8") << u"xmpp:romeo@montague.net?message;body=%C3%28"_s << BadEncoding;
    QTest::newRow("overlong UTF-8") << u"xmpp:romeo@montague.net?message;body=%C0%AF"_s << BadEncoding;
    QTest::newRow("half a surrogate") << u"xmpp:romeo@montague.net?message;body=%ED%A0%80"_s << BadEncoding;
    QTest::newRow("a null in the address") << u"xmpp:ro%00meo@montague.net"_s << BadAddress;
    QTest::newRow("too long") << u"xmpp:romeo@montague.net?message;body="_s + QString(kLongestXmppLink, u'a')
                              << TooLong;
}

void TestXmppLink::refuses()
{
    QFETCH(QString, text);
    const auto read = parseXmppLink(text);
    QVERIFY(!read);
    QTEST(read.error(), "error");
}

void TestXmppLink::boundsWhatItKeeps()
{
    QString text = u"xmpp:romeo@montague.net?roster;name="_s + QString(3000, u'n');
    for (int i = 0; i < 200; ++i)
        text += u";group=g%1"_s.arg(i);
    const auto read = parseXmppLink(text);
    QVERIFY(read);
    QCOMPARE(read->name.size(), 256);
    QCOMPARE(read->groups.size(), 10);
    QVERIFY(parseXmppLink(u"xmpp:romeo@montague.net?roster;preauth="_s + QString(300, u't'))->token.isEmpty());
    // What stands behind fifty pairs is not read.
    const auto late =
        parseXmppLink(u"xmpp:romeo@montague.net?message"_s + QString(u";x=y"_s).repeated(50) + u";body=z"_s);
    QVERIFY(late && late->body.isEmpty());
}

void TestXmppLink::writesWhatItReads_data()
{
    QTest::addColumn<QString>("uri");
    for (const QString &uri :
         {u"xmpp:romeo@montague.net"_s, u"xmpp:montague.net"_s, u"xmpp:ji%C5%99i@%C4%8Dechy.example/v%20Praze"_s,
          u"xmpp:romeo@montague.net?message;subject=a%3Bb;body=x%0Ay%25%F0%9F%98%80"_s,
          u"xmpp:tea@rooms.test?join;password=p%3Bq"_s, u"xmpp:romeo@montague.net?roster;preauth=T-_1;ibr=y"_s,
          u"xmpp:romeo@montague.net?roster;name=Romeo%20M;group=A;group=B"_s,
          u"xmpp:montague.net?register;preauth=T"_s})
        QTest::newRow(qPrintable(uri)) << uri;
}

void TestXmppLink::writesWhatItReads()
{
    QFETCH(QString, uri);
    const auto link = parseXmppLink(uri);
    QVERIFY(link);
    QCOMPARE(toUri(*link), uri);
    QVERIFY(parseXmppLink(toUri(*link)) == link);
}

/// Whatever comes, what is read is written and read again as the same.
void TestXmppLink::survivesAnything()
{
    std::mt19937 random(5122);
    const QString alphabet = u"ab@/?;=%#&+ :.[]0123456789ABCDEF\n\u202Eé😀messagebodyjoinrosternamegrouppreauth"_s;
    int good = 0;
    for (int round = 0; round < 20'000; ++round) {
        QString text = round % 2 ? u"xmpp:"_s : u"xmpp:a@b.test?"_s;
        for (unsigned left = random() % 40; left > 0; --left)
            text += alphabet[qsizetype(random() % unsigned(alphabet.size()))];
        const auto read = parseXmppLink(text);
        if (!read)
            continue;
        ++good;
        const auto again = parseXmppLink(toUri(*read));
        QVERIFY2(again && *again == *read, qPrintable(text));
    }
    QVERIFY(good > 1000);
}

void TestXmppLink::steps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<LinkFacts>("facts");
    QTest::addColumn<LinkStep>("step");
    const LinkFacts stranger;
    const LinkFacts friendOfOurs{.isContact = true, .seesThem = true};
    const LinkFacts unanswered{.isContact = true};
    const LinkFacts inside{.isRoom = true, .isIn = true};
    const LinkFacts outside{.isRoom = true};
    using enum LinkStep;
    const auto row = [](const char *name, const QString &text, const LinkFacts &facts, LinkStep step) {
        QTest::newRow(name) << text << facts << step;
    };
    row("a stranger", u"xmpp:a@b.test"_s, stranger, OpenConversation);
    row("a server", u"xmpp:b.test"_s, stranger, Nothing);
    row("a message to a server", u"xmpp:b.test?message;body=x"_s, stranger, Nothing);
    row("a message", u"xmpp:a@b.test?message;body=x"_s, stranger, WriteMessage);
    row("only a subject", u"xmpp:a@b.test?message;subject=x"_s, stranger, WriteMessage);
    row("a message without text", u"xmpp:a@b.test?message"_s, stranger, OpenConversation);
    row("a message into a room we are in", u"xmpp:a@b.test?message;body=x"_s, inside, WriteMessage);
    row("a message into a room we left", u"xmpp:a@b.test?message;body=x"_s, outside, JoinRoom);
    row("a room", u"xmpp:a@b.test?join"_s, stranger, JoinRoom);
    row("the room we are in", u"xmpp:a@b.test?join"_s, inside, OpenConversation);
    row("the room we left", u"xmpp:a@b.test"_s, outside, JoinRoom);
    row("a service", u"xmpp:b.test?join"_s, stranger, Nothing);
    row("somebody new", u"xmpp:a@b.test?roster;name=A"_s, stranger, AddContact);
    row("somebody known", u"xmpp:a@b.test?roster;name=A"_s, friendOfOurs, OpenConversation);
    row("somebody who has not answered", u"xmpp:a@b.test?subscribe"_s, unanswered, OpenConversation);
    row("an invitation", u"xmpp:a@b.test?roster;preauth=T"_s, stranger, AddContact);
    row("an invitation of a friend", u"xmpp:a@b.test?roster;preauth=T"_s, friendOfOurs, OpenConversation);
    row("an invitation of who has not answered", u"xmpp:a@b.test?roster;preauth=T"_s, unanswered, AddContact);
    row("an account", u"xmpp:b.test?register;preauth=T"_s, stranger, MakeAccount);
    row("nothing that acts", u"xmpp:a@b.test?remove"_s, friendOfOurs, OpenConversation);
}

void TestXmppLink::steps()
{
    QFETCH(QString, text);
    QFETCH(LinkFacts, facts);
    const auto link = parseXmppLink(text);
    QVERIFY(link);
    QTEST(stepFor(*link, facts), "step");
}

QTEST_APPLESS_MAIN(TestXmppLink)
#include "tst_xmpplink.moc"
