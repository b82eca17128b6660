// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/dom.h"
#include "core/xmpp/messagecontent.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/messagewrite.h"
#include "tests/xmpp/xml.h"

#include <QTest>
#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const Jid kBob = *Jid::parse(u"bob@example.test");
const Jid kRoom = *Jid::parse(u"room@muc.test");

QDomElement onWire(const PayloadMessage &stanza)
{
    QString text;
    QXmlStreamWriter writer(&text);
    stanza.toXml(&writer);
    return test::xml(text);
}

Message message(const Jid &conversation = kBob)
{
    Message message;
    message.conversation = conversation;
    message.direction = Direction::Outgoing;
    message.originId = u"id-1"_s;
    message.body = u"hello"_s;
    return message;
}

Annotation annotation(Annotation::Kind kind)
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.conversation = kBob;
    annotation.target = u"target-1"_s;
    annotation.originId = u"id-2"_s;
    annotation.direction = Direction::Outgoing;
    return annotation;
}

bool has(const QDomElement &stanza, QLatin1StringView name, QLatin1StringView space)
{
    return !child(stanza, name, space).isNull();
}

} // namespace

class TestMessageWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wishes_data();
    void wishes();
    void content_data();
    void content();
    void whatXmlCannotCarry();
    void othersSeeTheWords();
    void corrections();
    void annotations_data();
    void annotations();
    void whatIsNoMessage();
    void chatStates();
    void receipts();
};

void TestMessageWrite::wishes_data()
{
    QTest::addColumn<Audience>("audience");
    QTest::addColumn<Jid>("conversation");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("wantsReceipt");
    QTest::addColumn<bool>("isMarkedPrivate");
    QTest::newRow("a person") << Audience::Person << kBob << u"chat"_s << true << false;
    QTest::newRow("a room") << Audience::Room << kRoom << u"groupchat"_s << false << false;
    QTest::newRow("an occupant") << Audience::Occupant << *Jid::parse(u"room@muc.test/Bob") << u"chat"_s << true
                                 << true;
}

void TestMessageWrite::wishes()
{
    QFETCH(const Audience, audience);
    QFETCH(const Jid, conversation);
    QFETCH(const bool, wantsReceipt);
    const QDomElement stanza = onWire(toStanza(message(conversation), audience));
    QTEST(stanza.attribute(u"type"_s), "type");
    QCOMPARE(stanza.attribute(u"to"_s), conversation.toString());
    QCOMPARE(stanza.attribute(u"id"_s), u"id-1");
    QCOMPARE(child(stanza, "origin-id"_L1, ns::kStanzaIds).attribute(u"id"_s), u"id-1");
    QCOMPARE(has(stanza, "request"_L1, ns::kReceipts), wantsReceipt);
    QCOMPARE(has(stanza, "active"_L1, ns::kChatStates), wantsReceipt);
    QVERIFY(!has(onWire(toStanza(message(conversation), audience, false)), "active"_L1, ns::kChatStates));
    QVERIFY(has(stanza, "markable"_L1, ns::kMarkers));
    QTEST(has(stanza, "x"_L1, ns::kMucUser), "isMarkedPrivate");
}

void TestMessageWrite::content_data()
{
    QTest::addColumn<Message>("sent");
    QTest::newRow("a text") << message();
    Message languages = message();
    languages.language = u"en"_s;
    languages.translations = {{u"fr"_s, u"salut"_s}, {u"de"_s, u"hallo"_s}};
    QTest::newRow("in three languages") << languages;
    Message letter = message();
    letter.subject = u"<&>"_s;
    QTest::newRow("with a subject") << letter;
    letter.subjectLanguage = u"en"_s;
    letter.subjectTranslations = {{u"fr"_s, u"thé"_s}};
    QTest::newRow("with a subject in two languages") << letter;
    Message reply = message();
    reply.reply = Reply{u"t-1"_s, *Jid::parse(u"bob@example.test/x"), 0, u"so \U0001F600\nor so"_s};
    QTest::newRow("an answer") << reply;
    reply.translations = languages.translations;
    QTest::newRow("an answer in three languages") << reply;
    Message spoiler = message();
    spoiler.spoiler = true;
    spoiler.spoilerHint = u"the end"_s;
    spoiler.unstyled = true;
    QTest::newRow("a spoiler without styling") << spoiler;
    Message file = message();
    file.body.clear();
    file.attachments.resize(1);
    file.attachments.front().url = QUrl(u"https://up.example/a.png"_s);
    file.attachments.front().name = u"a.png"_s;
    QTest::newRow("a file") << file;
    Message files = reply;
    files.attachments = {file.attachments.front(), file.attachments.front()};
    files.attachments.back().url = QUrl(u"https://up.example/\U0001F600.png"_s);
    QTest::newRow("an answer with files in three languages") << files;
}

void TestMessageWrite::content()
{
    QFETCH(const Message, sent);
    const auto stanza = parseMessage(onWire(toStanza(sent, Audience::Person)));
    QVERIFY(stanza);
    Message got = message();
    got.body.clear();
    QVERIFY(fillContent(got, *stanza, {}));
    QCOMPARE(got, sent);
}

void TestMessageWrite::whatXmlCannotCarry()
{
    Message sent = message();
    sent.body = u"a"_s + QChar(1) + u"b"_s + QChar(0xD800);
    sent.subject = u"s"_s + QChar(0xFFFF);
    sent.translations = {{u"fr"_s, u"c"_s + QChar(2)}, {u"FR"_s, u"twice"_s}, {u"de"_s, QString()}};
    const QDomElement stanza = onWire(toStanza(sent, Audience::Person));
    const auto bodies = localizedTexts(stanza, "body"_L1, ns::kClient);
    QCOMPARE(bodies, (std::vector<LocalizedText>{{{}, u"ab"_s}, {u"fr"_s, u"c"_s}}));
    QCOMPARE(child(stanza, "subject"_L1, ns::kClient).text(), u"s");
}

void TestMessageWrite::othersSeeTheWords()
{
    Message sent = message();
    sent.reply = Reply{u"t-1"_s, {}, 0, u"so?"_s};
    sent.attachments.resize(2);
    sent.attachments.front().url = QUrl(u"https://up.example/ü.png"_s);
    QCOMPARE(child(onWire(toStanza(sent, Audience::Person)), "body"_L1, ns::kClient).text(),
             u"> so?\nhttps://up.example/%C3%BC.png\nhello");
    sent.reply.reset();
    sent.body.clear();
    const QDomElement alone = onWire(toStanza(sent, Audience::Room));
    QCOMPARE(child(alone, "body"_L1, ns::kClient).text(), u"https://up.example/%C3%BC.png");
    QVERIFY(has(alone, "x"_L1, ns::kOutOfBand)); // how Conversations knows a file
}

void TestMessageWrite::corrections()
{
    Annotation correction = annotation(Annotation::Kind::Correction);
    correction.content = message();
    const auto stanza = toStanza(correction, Audience::Person);
    QVERIFY(stanza);
    const QDomElement e = onWire(*stanza);
    QCOMPARE(e.attribute(u"id"_s), u"id-2");
    QCOMPARE(child(e, "replace"_L1, ns::kReplace).attribute(u"id"_s), u"target-1");
    QCOMPARE(child(e, "body"_L1, ns::kClient).text(), u"hello");
    QCOMPARE(child(e, "origin-id"_L1, ns::kStanzaIds).attribute(u"id"_s), u"id-2");
}

void TestMessageWrite::annotations_data()
{
    QTest::addColumn<Annotation::Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("space");
    QTest::newRow("reactions") << Annotation::Kind::Reactions << u"reactions"_s << u"urn:xmpp:reactions:0"_s;
    QTest::newRow("a retraction") << Annotation::Kind::Retraction << u"retract"_s << u"urn:xmpp:message-retract:1"_s;
    QTest::newRow("a marker") << Annotation::Kind::Displayed << u"displayed"_s << u"urn:xmpp:chat-markers:0"_s;
    QTest::newRow("a receipt") << Annotation::Kind::Received << u"received"_s << u"urn:xmpp:receipts"_s;
}

void TestMessageWrite::annotations()
{
    QFETCH(const Annotation::Kind, kind);
    QFETCH(const QString, name);
    QFETCH(const QString, space);
    Annotation sent = annotation(kind);
    sent.emojis = QStringList{u"\U0001F44B"_s};
    const auto stanza = toStanza(sent, Audience::Person);
    QVERIFY(stanza);
    const QDomElement e = onWire(*stanza);
    QDomElement payload = e.firstChildElement();
    QCOMPARE(localName(payload), name);
    QCOMPARE(payload.namespaceURI(), space);
    QCOMPARE(payload.attribute(u"id"_s), u"target-1");
    QVERIFY(has(e, "store"_L1, ns::kHints));
    QVERIFY(!has(e, "request"_L1, ns::kReceipts));
    QCOMPARE(e.attribute(u"type"_s), u"chat");
    QCOMPARE(child(e, "origin-id"_L1, ns::kStanzaIds).attribute(u"id"_s), u"id-2");
}

void TestMessageWrite::whatIsNoMessage()
{
    QVERIFY(!toStanza(annotation(Annotation::Kind::Moderation), Audience::Room));
    QVERIFY(!toStanza(annotation(Annotation::Kind::Received), Audience::Room));
}

void TestMessageWrite::chatStates()
{
    const QDomElement e = onWire(toStanza(ChatState::Composing, kBob, Audience::Person, u"id-3"_s));
    QVERIFY(has(e, "composing"_L1, ns::kChatStates));
    QVERIFY(has(e, "no-store"_L1, ns::kHints));
    QCOMPARE(onWire(toStanza(ChatState::Gone, kRoom, Audience::Room, {})).attribute(u"type"_s), u"groupchat");
}

void TestMessageWrite::receipts()
{
    const QDomElement e = onWire(receipt(*Jid::parse(u"bob@example.test/x"), "normal"_L1, u"t"_s, u"i"_s));
    QCOMPARE(e.attribute(u"to"_s), u"bob@example.test/x");
    QCOMPARE(e.attribute(u"type"_s), u"normal");
    QCOMPARE(child(e, "received"_L1, ns::kReceipts).attribute(u"id"_s), u"t");
    QVERIFY(has(e, "store"_L1, ns::kHints));
}

QTEST_GUILESS_MAIN(TestMessageWrite)
#include "tst_messagewrite.moc"
