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

const Jid kOwn = *Jid::parse(u"alice@example.test/Causerie.1");
const QDateTime kNow = QDateTime::fromString(u"2026-07-01T12:00:00Z"_s, Qt::ISODate);
const Arrival kLive{Route::Live, kNow, {}, {}};

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
    const auto stanza = parseMessage(test::xml(text), {u"fr-FR"_s, u"fr"_s});
    if (!stanza)
        qFatal("not parsed: %s", qPrintable(text));
    return *stanza;
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
const auto kComposing = u"<message from='bob@example.test/dino.5b0c' to='alice@example.test' type='chat'>"
                        "<composing xmlns='http://jabber.org/protocol/chatstates'/>"
                        "<no-store xmlns='urn:xmpp:hints'/></message>"_s;
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
    void whenItWasSent_data();
    void whenItWasSent();
    void delays();
    void whatIsNoMessage_data();
    void whatIsNoMessage();
    void directions_data();
    void directions();
    void errors_data();
    void errors();
    void archiveIdOnlyByOurAccount();
    void idsPreferTheStanzas();
    void cost();
};

void TestMessageParse::clients()
{
    const auto dino = parsed(kDino);
    QCOMPARE(dino.from, jid(u"bob@example.test/dino.5b0c"));
    QCOMPARE(dino.to, jid(u"alice@example.test"));
    QCOMPARE(dino.type, MessageType::Chat);
    QCOMPARE(dino.body, u"On se voit à midi ?");
    QCOMPARE(dino.originId, dino.id);
    QVERIFY(dino.receiptRequested);
    QCOMPARE(dino.chatState, ChatState::Active);
    QCOMPARE(dino.stanzaIds, (QList<StanzaId>{{jid(u"alice@example.test"), u"arch-1"_s}}));

    QCOMPARE(parsed(kConversations).body, u"Grüße");
    QVERIFY(parsed(kConversations).receiptRequested);
    QCOMPARE(parsed(kGajim).body, u"one < two");
    QCOMPARE(parsed(kGajim).id, u"g-17");

    const auto slixmpp = parsed(kSlixmpp);
    QCOMPARE(slixmpp.body, u"ping");
    QVERIFY(!slixmpp.receiptRequested);
    QVERIFY(slixmpp.originId.isEmpty());
    QCOMPARE(slixmpp.chatState, ChatState::None);

    QCOMPARE(parsed(kReceipt).receiptFor, u"m-1");
    QVERIFY(parsed(kReceipt).body.isEmpty());
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
    const auto stanza = parseMessage(test::xml(text), {});
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

void TestMessageParse::whenItWasSent_data()
{
    QTest::addColumn<Arrival>("arrival");
    QTest::addColumn<QDateTime>("sentAt");
    const QDateTime kept = at(u"2026-06-30T08:00:00Z"_s);
    const QDateTime copied = at(u"2026-06-30T09:00:00Z"_s);
    const Backlog backlog{{}, kNow};
    QTest::newRow("live: now") << Arrival{Route::Live, kNow, {}, {}} << kNow;
    QTest::newRow("kept for us: then") << Arrival{Route::Live, kNow, backlog, {}} << kept;
    QTest::newRow("a copy: now") << Arrival{Route::ReceivedCarbon, kNow, {}, {}} << kNow;
    QTest::newRow("a copy, whatever else comes") << Arrival{Route::ReceivedCarbon, kNow, backlog, {}} << kNow;
    QTest::newRow("a copy that waited: the wrapper's") << Arrival{Route::SentCarbon, kNow, backlog, copied} << copied;
    QTest::newRow("a copy from tomorrow: now") << Arrival{Route::SentCarbon, kNow, {}, kNow.addDays(1)} << kNow;
}

void TestMessageParse::whenItWasSent()
{
    QFETCH(const Arrival, arrival);
    const auto stanza = parsed(u"<message from='bob@example.test/x' to='alice@example.test' type='chat' id='1'>"
                               "<body>hi</body><delay xmlns='urn:xmpp:delay' from='example.test'"
                               " stamp='2026-06-30T08:00:00Z'/></message>"_s);
    const auto message = toMessage(stanza, arrival, kOwn);
    QVERIFY(message);
    QTEST(message->sentAt, "sentAt");
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

void TestMessageParse::whatIsNoMessage_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a chat state alone") << kComposing;
    QTest::newRow("a receipt") << kReceipt;
    QTest::newRow("an empty body") << u"<message from='bob@example.test/x' type='chat'><body/></message>"_s;
    QTest::newRow("a room's") << u"<message from='room@muc.test/bob' type='groupchat'><body>x</body></message>"_s;
    QTest::newRow("a headline") << u"<message from='example.test' type='headline'><body>x</body></message>"_s;
    QTest::newRow("a bounce with our text") << u"<message from='bob@example.test' type='error' id='1'><body>x</body>"
                                               "<error type='cancel'/></message>"_s;
    QTest::newRow("a private one in a room") << u"<message from='room@muc.test/bob' type='chat'><body>x</body>"
                                                "<x xmlns='http://jabber.org/protocol/muc#user'/></message>"_s;
    QTest::newRow("a call") << u"<message from='bob@example.test/x' type='chat'><body>x</body>"
                               "<propose xmlns='urn:xmpp:jingle-message:0' id='s'/></message>"_s;
}

void TestMessageParse::whatIsNoMessage()
{
    QFETCH(const QString, text);
    QVERIFY(!toMessage(parsed(text), kLive, kOwn));
}

void TestMessageParse::directions_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<Route>("route");
    QTest::addColumn<Jid>("conversation");
    QTest::addColumn<Direction>("direction");
    QTest::newRow("live") << u"from='bob@example.test/x' to='alice@example.test'"_s << Route::Live
                          << jid(u"bob@example.test") << Direction::Incoming;
    QTest::newRow("received by another device")
        << u"from='bob@example.test/x' to='alice@example.test/phone'"_s << Route::ReceivedCarbon
        << jid(u"bob@example.test") << Direction::Incoming;
    QTest::newRow("sent by another device") << u"from='alice@example.test/phone' to='bob@example.test/x'"_s
                                            << Route::SentCarbon << jid(u"bob@example.test") << Direction::Outgoing;
    QTest::newRow("from our server's machinery")
        << u"to='alice@example.test'"_s << Route::Live << jid(u"alice@example.test") << Direction::Outgoing;
    QTest::newRow("a note to oneself") << u"from='alice@example.test/phone' to='alice@example.test'"_s << Route::Live
                                       << jid(u"alice@example.test") << Direction::Outgoing;
    QTest::newRow("a server's notice") << u"from='example.test' to='alice@example.test'"_s << Route::Live
                                       << jid(u"example.test") << Direction::Incoming;
}

void TestMessageParse::directions()
{
    QFETCH(const QString, addresses);
    QFETCH(const Route, route);
    const auto stanza = parsed(u"<message type='chat' id='1' "_s + addresses +
                               u"><body>x</body><request xmlns='urn:xmpp:receipts'/></message>"_s);
    const auto message = toMessage(stanza, {route, kNow, {}, {}}, kOwn);
    QVERIFY(message);
    QTEST(message->conversation, "conversation");
    QTEST(message->direction, "direction");
    const bool isOurs = message->direction == Direction::Outgoing;
    QCOMPARE(message->state, isOurs ? DeliveryState::Sent : DeliveryState::Delivered);
    QCOMPARE(message->receiptRequested, !isOurs);
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

void TestMessageParse::archiveIdOnlyByOurAccount()
{
    const auto archiveId = [](const QString &ids) {
        const auto stanza =
            parsed(u"<message from='bob@example.test/x' type='chat' id='1'><body>x</body>"_s + ids + u"</message>"_s);
        return toMessage(stanza, kLive, kOwn)->archiveId;
    };
    QCOMPARE(archiveId(u"<stanza-id xmlns='urn:xmpp:sid:0' id='a' by='alice@example.test'/>"_s), u"a");
    QCOMPARE(archiveId(u"<stanza-id xmlns='urn:xmpp:sid:0' id='b' by='bob@example.test'/>"_s), QString());
    QCOMPARE(archiveId(u"<stanza-id xmlns='urn:xmpp:sid:0' id='c' by='example.test'/>"_s), QString());
    QCOMPARE(archiveId(u"<stanza-id xmlns='urn:xmpp:sid:0' id='d'/>"_s), QString());
}

void TestMessageParse::idsPreferTheStanzas()
{
    const auto originId = [](const QString &attributes, const QString &inside) {
        const auto stanza = parsed(u"<message from='bob@example.test/x' type='chat' "_s + attributes +
                                   u"><body>x</body>"_s + inside + u"</message>"_s);
        return toMessage(stanza, kLive, kOwn)->originId;
    };
    const QString origin = u"<origin-id xmlns='urn:xmpp:sid:0' id='o'/>"_s;
    QCOMPARE(originId(u"id='i'"_s, origin), u"i");
    QCOMPARE(originId(QString(), origin), u"o");
    QCOMPARE(originId(QString(), QString()), QString());
}

void TestMessageParse::cost()
{
    constexpr int kTimes = 2000;
    const QDomElement stanza = test::xml(kDino);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kTimes; ++i)
        QVERIFY(toMessage(*parseMessage(stanza, {u"fr"_s}), kLive, kOwn));
    qInfo("a message costs %.1f µs from stanza to value", static_cast<double>(timer.nsecsElapsed()) / 1e3 / kTimes);
}

QTEST_GUILESS_MAIN(TestMessageParse)
#include "tst_messageparse.moc"
