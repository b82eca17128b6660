// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messageparse.h"
#include "tests/xmpp/xml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

Jid jid(QStringView text)
{
    return *Jid::parse(text);
}

QDateTime at(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

MessageStanza parsed(const QString &text)
{
    const auto stanza = parseMessage(test::xml(text));
    if (!stanza)
        qFatal("not parsed: %s", qPrintable(text));
    return *stanza;
}

QString body(const MessageStanza &stanza)
{
    return stanza.bodies.size() == 1 ? stanza.bodies.front().text : QString();
}

// The shapes other clients send, written after captures of each.
const auto kDino = u"<message from='bob@example.test/dino.5b0c' to='alice@example.test' type='chat'"
                   " id='7f8a3c6e-0d55-4ec0-a6f9-6a0d4a0d5a1c'><body>On se voit à midi ?</body>"
                   "<markable xmlns='urn:xmpp:chat-markers:0'/><request xmlns='urn:xmpp:receipts'/>"
                   "<origin-id xmlns='urn:xmpp:sid:0' id='7f8a3c6e-0d55-4ec0-a6f9-6a0d4a0d5a1c'/>"
                   "<active xmlns='http://jabber.org/protocol/chatstates'/>"
                   "<stanza-id xmlns='urn:xmpp:sid:0' id='arch-1' by='alice@example.test'/></message>"_s;
const auto kConversations =
    u"<message xml:lang='de' to='alice@example.test/Causerie.1' from='bob@example.test/Conversations.aZ9'"
    " type='chat' id='b8b3fc5b-2f6c-4f0b-8e57-b1b9c8c7a3aa'>"
    "<origin-id id='b8b3fc5b-2f6c-4f0b-8e57-b1b9c8c7a3aa' xmlns='urn:xmpp:sid:0'/>"
    "<request xmlns='urn:xmpp:receipts'/><markable xmlns='urn:xmpp:chat-markers:0'/>"
    "<active xmlns='http://jabber.org/protocol/chatstates'/><body>Grüße</body></message>"_s;
const auto kGajim = u"<message xml:lang='en' to='alice@example.test' from='bob@example.test/gajim.Q1' id='g-17'"
                    " type='chat'><origin-id id='g-17' xmlns='urn:xmpp:sid:0'/><body>one &lt; two</body>"
                    "<request xmlns='urn:xmpp:receipts'/><thread>ZkJ</thread>"
                    "<active xmlns='http://jabber.org/protocol/chatstates'/></message>"_s;
const auto kSlixmpp = u"<message to='alice@example.test' type='chat' from='bob@example.test/13' xml:lang='en'"
                      " id='f9a1'><body>ping</body></message>"_s;
const auto kReceipt = u"<message type='chat' to='alice@example.test/Causerie.1' from='bob@example.test/c' id='r1'>"
                      "<received xmlns='urn:xmpp:receipts' id='m-1'/><store xmlns='urn:xmpp:hints'/></message>"_s;

} // namespace

class TestMessageParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clients();
    void types_data();
    void types();
    void chatStates_data();
    void chatStates();
    void addresses_data();
    void addresses();
    void stamps_data();
    void stamps();
    void delays();
    void errors_data();
    void errors();
    void payloads_data();
    void payloads();
    void hostile_data();
    void hostile();
    void cost();
};

void TestMessageParse::clients()
{
    const auto dino = parsed(kDino);
    QCOMPARE(dino.from, jid(u"bob@example.test/dino.5b0c"));
    QCOMPARE(dino.to, jid(u"alice@example.test"));
    QCOMPARE(dino.type, MessageType::Chat);
    QCOMPARE(body(dino), u"On se voit à midi ?");
    QVERIFY(dino.markable);
    QCOMPARE(dino.originId, dino.id);
    QVERIFY(dino.receiptRequested);
    QCOMPARE(dino.chatState, ChatState::Active);
    QCOMPARE(dino.stanzaIds, (QList<StanzaId>{{jid(u"alice@example.test"), u"arch-1"_s}}));

    QCOMPARE(parsed(kConversations).bodies, (std::vector<LocalizedText>{{u"de"_s, u"Grüße"_s}}));
    QVERIFY(parsed(kConversations).receiptRequested);
    QCOMPARE(body(parsed(kGajim)), u"one < two");
    QVERIFY(parsed(kGajim).hasThread);
    QCOMPARE(parsed(kGajim).id, u"g-17");

    const auto slixmpp = parsed(kSlixmpp);
    QCOMPARE(body(slixmpp), u"ping");
    QVERIFY(!slixmpp.receiptRequested);
    QVERIFY(slixmpp.originId.isEmpty());
    QCOMPARE(slixmpp.chatState, ChatState::None);

    QCOMPARE(parsed(kReceipt).receiptFor, u"m-1");
    QVERIFY(parsed(kReceipt).bodies.empty());
}

void TestMessageParse::types_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<MessageType>("expected");
    QTest::newRow("chat") << u"type='chat'"_s << MessageType::Chat;
    QTest::newRow("none is normal") << QString() << MessageType::Normal;
    QTest::newRow("normal") << u"type='normal'"_s << MessageType::Normal;
    QTest::newRow("unknown is normal") << u"type='shout'"_s << MessageType::Normal;
    QTest::newRow("groupchat") << u"type='groupchat'"_s << MessageType::Groupchat;
    QTest::newRow("headline") << u"type='headline'"_s << MessageType::Headline;
    QTest::newRow("error") << u"type='error'"_s << MessageType::Error;
}

void TestMessageParse::types()
{
    QFETCH(const QString, type);
    QTEST(parsed(u"<message from='a@b' "_s + type + u"/>"_s).type, "expected");
}

void TestMessageParse::chatStates_data()
{
    QTest::addColumn<ChatState>("expected");
    QTest::newRow("active") << ChatState::Active;
    QTest::newRow("composing") << ChatState::Composing;
    QTest::newRow("paused") << ChatState::Paused;
    QTest::newRow("inactive") << ChatState::Inactive;
    QTest::newRow("gone") << ChatState::Gone;
    QTest::newRow("dancing") << ChatState::None;
}

void TestMessageParse::chatStates()
{
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString text =
        u"<message from='a@b'><%1 xmlns='http://jabber.org/protocol/chatstates'/></message>"_s.arg(name);
    QTEST(parsed(text).chatState, "expected");
}

void TestMessageParse::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<MessageParseError>("error");
    QTest::newRow("another stanza") << u"<presence from='a@b'/>"_s << MessageParseError::NotAMessage;
    QTest::newRow("another namespace") << u"<message xmlns='jabber:server' from='a@b'/>"_s
                                       << MessageParseError::NotAMessage;
    QTest::newRow("no domain") << u"<message from='a@'/>"_s << MessageParseError::BadAddress;
    QTest::newRow("a space in the localpart") << u"<message from='a b@c'/>"_s << MessageParseError::BadAddress;
    QTest::newRow("empty resource") << u"<message from='a@b/'/>"_s << MessageParseError::BadAddress;
    QTest::newRow("to") << u"<message from='a@b' to='@'/>"_s << MessageParseError::BadAddress;
}

void TestMessageParse::addresses()
{
    QFETCH(const QString, text);
    const auto stanza = parseMessage(test::xml(text));
    QVERIFY(!stanza);
    QTEST(stanza.error(), "error");
}

void TestMessageParse::stamps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    QTest::newRow("UTC") << u"2026-06-30T23:08:25Z"_s << at(u"2026-06-30T23:08:25Z"_s);
    QTest::newRow("fraction") << u"2026-06-30T23:08:25.123Z"_s << at(u"2026-06-30T23:08:25.123Z"_s);
    QTest::newRow("microseconds") << u"2026-06-30T23:08:25.123456Z"_s << at(u"2026-06-30T23:08:25.123Z"_s);
    QTest::newRow("zone") << u"2026-07-01T01:08:25+02:00"_s << at(u"2026-06-30T23:08:25Z"_s);
    QTest::newRow("no zone") << u"2026-06-30T23:08:25"_s << QDateTime();
    QTest::newRow("date only") << u"2026-06-30"_s << QDateTime();
    QTest::newRow("XEP-0091's") << u"20260630T23:08:25"_s << QDateTime();
    QTest::newRow("nonsense") << u"yesterday"_s << QDateTime();
    QTest::newRow("empty") << QString() << QDateTime();
}

void TestMessageParse::stamps()
{
    QFETCH(const QString, text);
    QTEST(parseStamp(text), "expected");
}

void TestMessageParse::delays()
{
    const auto stanza = parsed(u"<message from='bob@example.test/x'><delay xmlns='urn:xmpp:delay' from='Example.TEST'"
                               " stamp='2026-06-30T10:00:00+02:00'/><delay xmlns='urn:xmpp:delay' from='example.test'"
                               " stamp='soon'/><delay xmlns='urn:xmpp:delay' stamp='2026-06-30T08:00:01Z'/>"
                               "</message>"_s);
    QCOMPARE(stanza.delays, (QList<Delay>{{jid(u"example.test"), at(u"2026-06-30T08:00:00Z"_s)},
                                          {Jid(), at(u"2026-06-30T08:00:01Z"_s)}}));
}

void TestMessageParse::errors_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("text");
    QTest::newRow("condition") << u"<error type='cancel'><service-unavailable "
                                  "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"_s
                               << u"service-unavailable"_s;
    QTest::newRow("words") << u"<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>"
                              "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'> No such\n user </text></error>"_s
                           << u"No such user"_s;
    QTest::newRow("an application's condition is not RFC 6120's")
        << u"<error type='cancel'><odd xmlns='urn:x'/></error>"_s << QString();
    QTest::newRow("no error inside") << QString() << QString();
}

void TestMessageParse::errors()
{
    QFETCH(const QString, error);
    QTEST(parsed(u"<message type='error' from='bob@example.test' id='1'>"_s + error + u"</message>"_s).errorText,
          "text");
}

void TestMessageParse::payloads_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<MessageStanza>("expected");
    const auto row = [](const char *name, const QString &inside, auto set) {
        MessageStanza stanza;
        stanza.from = jid(u"room@muc.test/bob");
        set(stanza);
        QTest::newRow(name) << inside << stanza;
    };
    using S = MessageStanza;
    row("nothing", QString(), [](S &) {});
    row("a correction", u"<replace xmlns='urn:xmpp:message-correct:0' id='t'/>"_s, [](S &s) { s.replaces = u"t"_s; });
    row("displayed", u"<displayed xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s, [](S &s) {
        s.marker = Marker::Displayed;
        s.markerFor = u"t"_s;
    });
    row("acknowledged, of old", u"<acknowledged xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s, [](S &s) {
        s.marker = Marker::Displayed;
        s.markerFor = u"t"_s;
    });
    row("received, of old", u"<received xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s, [](S &s) {
        s.marker = Marker::Received;
        s.markerFor = u"t"_s;
    });
    row("a marker that nobody knows", u"<smelled xmlns='urn:xmpp:chat-markers:0' id='t'/>"_s, [](S &) {});
    row("an occupant's id", u"<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o'/>"_s,
        [](S &s) { s.occupantId = u"o"_s; });
    row("no styling", u"<unstyled xmlns='urn:xmpp:styling:0'/>"_s, [](S &s) { s.unstyled = true; });
    row("a subject taken away", u"<subject/>"_s, [](S &s) { s.hasSubject = true; });
    row("private in a room", u"<x xmlns='http://jabber.org/protocol/muc#user'/>"_s,
        [](S &s) { s.isRoomPrivate = true; });
    row("a room's archive says who", u"<x xmlns='http://jabber.org/protocol/muc#user'><item jid='c@d.test/e'/></x>"_s,
        [](S &s) {
            s.isRoomPrivate = true;
            s.occupant = jid(u"c@d.test");
        });
    row("a room's status", u"<x xmlns='http://jabber.org/protocol/muc#user'><status code='104'/></x>"_s, [](S &s) {
        s.isRoomPrivate = true;
        s.isNotice = true;
    });
    row("an invitation", u"<x xmlns='http://jabber.org/protocol/muc#user'><invite from='a@b.test'/></x>"_s, [](S &s) {
        s.isRoomPrivate = true;
        s.isInvitation = true;
    });
    row("a direct one", u"<x xmlns='jabber:x:conference' jid='r@muc.test'/>"_s, [](S &s) {
        s.isInvitation = true;
        s.invitation = RoomInvitation{.room = jid(u"r@muc.test"), .from = jid(u"room@muc.test")};
    });
    row("a request for voice",
        u"<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE'>"
        "<value>http://jabber.org/protocol/muc#request</value></field></x>"_s,
        [](S &s) { s.isNotice = true; });
    row("another form", u"<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE'><value>x</value></field></x>"_s,
        [](S &) {});
    row("an archive's result", u"<result xmlns='urn:xmpp:mam:2' id='1'/>"_s, [](S &s) { s.isArchived = true; });
    row("attention, which is off", u"<attention xmlns='urn:xmpp:attention:0'/>"_s, [](S &) {});
}

void TestMessageParse::payloads()
{
    QFETCH(const QString, inside);
    QTEST(parsed(u"<message from='room@muc.test/bob'>"_s + inside + u"</message>"_s), "expected");
}

void TestMessageParse::hostile_data()
{
    QTest::addColumn<QString>("unit");
    QTest::newRow("bodies") << u"<body>x</body>"_s;
    QTest::newRow("delays") << u"<delay xmlns='urn:xmpp:delay' from='a.test' stamp='2026-06-30T10:00:00Z'/>"_s;
    QTest::newRow("ids") << u"<stanza-id xmlns='urn:xmpp:sid:0' by='a.test' id='1'/>"_s;
    QTest::newRow("reactions")
        << u"<reactions xmlns='urn:xmpp:reactions:0' id='1'><reaction>x</reaction></reactions>"_s;
    QTest::newRow("fallbacks") << u"<fallback xmlns='urn:xmpp:fallback:0'><body start='1' end='2'/></fallback>"_s;
    QTest::newRow("occupants") << u"<x xmlns='http://jabber.org/protocol/muc#user'><item jid='a@b.test/c'/></x>"_s;
}

/// Twenty thousand of anything come to something small, soon.
void TestMessageParse::hostile()
{
    QFETCH(const QString, unit);
    const auto stanza = parsed(u"<message from='a@b.test/c'>"_s + unit.repeated(20'000) + u"</message>"_s);
    QVERIFY(stanza.bodies.size() <= kMostTexts);
    QVERIFY(stanza.delays.size() <= 20);
    QVERIFY(stanza.stanzaIds.size() <= 20);
    QVERIFY(stanza.fallbacks.size() <= 100);
}

void TestMessageParse::cost()
{
    constexpr int kTimes = 2000;
    const QDomElement stanza = test::xml(kDino);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kTimes; ++i)
        QVERIFY(parseMessage(stanza));
    qInfo("a message costs %.1f µs from stanza to value", static_cast<double>(timer.nsecsElapsed()) / 1e3 / kTimes);
}

QTEST_GUILESS_MAIN(TestMessageParse)
#include "tst_messageparse.moc"
