// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/jsonprocess.h"
#include "tests/support/needed.h"
#include "tests/xmpp/person.h"

#include <QJsonArray>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure
const Jid kBob = *Jid::parse(u"bob@example.test");

Message textOf(const QString &id, const QString &body)
{
    Message message;
    message.conversation = kBob;
    message.direction = Direction::Outgoing;
    message.originId = id;
    message.body = body;
    return message;
}

Annotation aboutIt(Annotation::Kind kind, const QString &id)
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.conversation = kBob;
    annotation.target = u"m-1"_s;
    annotation.originId = id;
    return annotation;
}

} // namespace

/// What is said of messages, to and from a peer that shares no code with us.
class TestSlixmppMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void languagesOut();
    void languagesIn();
    void repliesOut();
    void repliesIn();
    void correctionsOut();
    void correctionsIn();
    void reactionsOut();
    void reactionsIn();
    void retractionsOut();
    void retractionsIn();
    void markersOut();
    void markersIn();
    void filesOut();
    void spoilersOut();
    void spoilersIn();
    void encryptedIn_data();
    void encryptedIn();

private:
    QJsonObject heard(const QString &id);
    /// The first thing said of a message.
    Annotation said(Annotation::Kind kind);
    void tell(QJsonObject command);

    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<Person> m_alice;
    std::unique_ptr<JsonProcess> m_bob;
};

void TestSlixmppMessages::initTestCase()
{
    CAUSERIE_NEEDS("python3-slixmpp", test::hasSlixmpp());
    m_server = std::make_unique<Prosody>();
    QVERIFY(m_server->isReady());
    m_bob = std::make_unique<JsonProcess>(
        u"python3"_s, QStringList{QStringLiteral(CAUSERIE_INTEGRATION_DIR "/slixmpp_messages.py"),
                                  m_server->jid(u"bob"_s) + u"/slix"_s, m_server->password(u"bob"_s), m_server->host(),
                                  QString::number(m_server->port()), m_server->caFile()});
    QVERIFY(!m_bob->waitForEvent(u"online"_s).isEmpty());
    m_alice = std::make_unique<Person>(*m_server, u"alice"_s);
    m_alice->signIn();
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->isReady, kPatience);
}

void TestSlixmppMessages::init()
{
    m_alice->received.clear();
    m_alice->annotations.clear();
}

QJsonObject TestSlixmppMessages::heard(const QString &id)
{
    return m_bob->waitFor(
        [&id](const QJsonObject &event) { return event[u"event"_s] == u"stanza"_s && event[u"id"_s] == id; });
}

Annotation TestSlixmppMessages::said(Annotation::Kind kind)
{
    const auto isThere = [this, kind] { return std::ranges::contains(m_alice->annotations, kind, &Annotation::kind); };
    if (!QTest::qWaitFor(isThere, kPatience))
        return {};
    return *std::ranges::find(m_alice->annotations, kind, &Annotation::kind);
}

void TestSlixmppMessages::tell(QJsonObject command)
{
    command[u"to"_s] = m_alice->bare().toString();
    m_bob->write(command);
}

void TestSlixmppMessages::languagesOut()
{
    Message message = textOf(u"m-1"_s, u"hello"_s);
    message.language = u"en"_s;
    message.translations = {{u"fr"_s, u"salut <&>"_s}, {u"ru"_s, u"привет"_s}};
    m_alice->messages.send(message);
    const QJsonObject got = heard(u"m-1"_s);
    QCOMPARE(got[u"bodies"_s].toObject(),
             (QJsonObject{{u"en"_s, u"hello"_s}, {u"fr"_s, u"salut <&>"_s}, {u"ru"_s, u"привет"_s}}));
    QCOMPARE(got[u"origin"_s].toString(), u"m-1");
    QVERIFY(got[u"markable"_s].toBool());
}

void TestSlixmppMessages::languagesIn()
{
    tell({{u"do"_s, u"languages"_s},
          {u"id"_s, u"their-1"_s},
          {u"bodies"_s, QJsonObject{{u"de"_s, u"Grüße"_s}, {u"pt"_s, u"oi"_s}}}});
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    const Message &got = m_alice->received.front();
    QCOMPARE(got.originId, u"their-1");
    QCOMPARE(got.body, u"Grüße");
    QCOMPARE(got.language, u"de");
    QCOMPARE(got.translations, (std::vector<LocalizedText>{{u"pt"_s, u"oi"_s}}));
}

void TestSlixmppMessages::repliesOut()
{
    Message message = textOf(u"m-2"_s, u"fine \U0001F600"_s);
    message.reply = Reply{u"their-1"_s, kBob, 0, u"how \U0001F914\nare you?"_s};
    m_alice->messages.send(message);
    const QJsonObject reply = heard(u"m-2"_s)[u"reply"_s].toObject();
    QCOMPARE(reply[u"id"_s].toString(), u"their-1");
    QCOMPARE(reply[u"to"_s].toString(), kBob.toString());
    QCOMPARE(reply[u"quote"_s].toString(), u"> how \U0001F914\n> are you?\n");
    QCOMPARE(reply[u"body"_s].toString(), u"fine \U0001F600");
}

void TestSlixmppMessages::repliesIn()
{
    tell({{u"do"_s, u"reply"_s},
          {u"target"_s, u"m-1"_s},
          {u"quote"_s, u"\U0001F600 one\ntwo"_s},
          {u"body"_s, u"three"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    const Message &got = m_alice->received.front();
    QCOMPARE(got.body, u"three");
    QCOMPARE(got.reply, (Reply{u"m-1"_s, m_alice->bare(), 0, u"\U0001F600 one\ntwo"_s}));
}

void TestSlixmppMessages::correctionsOut()
{
    Annotation correction = aboutIt(Annotation::Kind::Correction, u"m-3"_s);
    correction.content = textOf(u"m-3"_s, u"better"_s);
    m_alice->messages.send(correction);
    const QJsonObject got = heard(u"m-3"_s);
    QCOMPARE(got[u"replace"_s].toString(), u"m-1");
    QCOMPARE(got[u"bodies"_s].toObject().begin()->toString(), u"better");
}

void TestSlixmppMessages::correctionsIn()
{
    tell({{u"do"_s, u"correct"_s}, {u"target"_s, u"their-1"_s}, {u"body"_s, u"better"_s}});
    const Annotation got = said(Annotation::Kind::Correction);
    QCOMPARE(got.target, u"their-1");
    QCOMPARE(got.content.body, u"better");
    QCOMPARE(got.by, kBob);
    QVERIFY(m_alice->received.empty());
}

void TestSlixmppMessages::reactionsOut()
{
    Annotation reactions = aboutIt(Annotation::Kind::Reactions, u"m-4"_s);
    reactions.emojis = QStringList{u"\U0001F422"_s, u"\U0001F44B\U0001F3FD"_s};
    m_alice->messages.send(reactions);
    const QJsonObject got = heard(u"m-4"_s);
    QCOMPARE(got[u"reactions"_s].toObject(),
             (QJsonObject{{u"id"_s, u"m-1"_s}, {u"values"_s, QJsonArray::fromStringList(reactions.emojis)}}));
    QVERIFY(got[u"store"_s].toBool());
    QTRY_VERIFY_WITH_TIMEOUT(m_alice->accepted.contains(u"m-4"_s), kPatience); // as a message of ours
}

void TestSlixmppMessages::reactionsIn()
{
    const QStringList emojis{u"\U0001F422"_s, u"\u2764\uFE0F"_s};
    tell({{u"do"_s, u"react"_s}, {u"target"_s, u"m-1"_s}, {u"emojis"_s, QJsonArray::fromStringList(emojis)}});
    const Annotation got = said(Annotation::Kind::Reactions);
    QCOMPARE(got.target, u"m-1");
    QCOMPARE(got.emojis, emojis);
    m_alice->annotations.clear();
    tell({{u"do"_s, u"react"_s}, {u"target"_s, u"m-1"_s}, {u"emojis"_s, QJsonArray()}});
    QVERIFY(said(Annotation::Kind::Reactions).emojis.isEmpty());
}

void TestSlixmppMessages::retractionsOut()
{
    m_alice->messages.send(aboutIt(Annotation::Kind::Retraction, u"m-5"_s));
    const QJsonObject got = heard(u"m-5"_s);
    QCOMPARE(got[u"retract"_s].toString(), u"m-1");
    QVERIFY(got[u"store"_s].toBool());
}

void TestSlixmppMessages::retractionsIn()
{
    tell({{u"do"_s, u"retract"_s}, {u"target"_s, u"their-1"_s}});
    QCOMPARE(said(Annotation::Kind::Retraction).target, u"their-1");
    QVERIFY(m_alice->received.empty()); // the words for others are none for us
}

void TestSlixmppMessages::markersOut()
{
    Annotation displayed = aboutIt(Annotation::Kind::Displayed, u"m-6"_s);
    displayed.target = u"their-1"_s;
    m_alice->messages.send(displayed);
    QCOMPARE(heard(u"m-6"_s)[u"displayed"_s].toString(), u"their-1");
}

void TestSlixmppMessages::markersIn()
{
    tell({{u"do"_s, u"mark"_s}, {u"target"_s, u"m-1"_s}});
    const Annotation got = said(Annotation::Kind::Displayed);
    QCOMPARE(got.target, u"m-1");
    QCOMPARE(got.direction, Direction::Incoming);
}

void TestSlixmppMessages::filesOut()
{
    Message message = textOf(u"m-7"_s, {});
    message.attachments.resize(1);
    message.attachments.front().url = QUrl(u"https://up.example/été.png"_s);
    message.attachments.front().name = u"été.png"_s;
    m_alice->messages.send(message);
    const QJsonObject got = heard(u"m-7"_s);
    QCOMPARE(got[u"oob"_s].toString(), u"https://up.example/%C3%A9t%C3%A9.png");
    QCOMPARE(got[u"sfs"_s].toString(), u"été.png");
    QCOMPARE(got[u"bodies"_s].toObject().begin()->toString(), got[u"oob"_s].toString());
}

void TestSlixmppMessages::spoilersOut()
{
    Message message = textOf(u"m-8"_s, u"Both of them die."_s);
    message.spoiler = true;
    message.spoilerHint = u"The <end>"_s;
    m_alice->messages.send(message);
    const QJsonObject got = heard(u"m-8"_s);
    QCOMPARE(got[u"spoiler"_s].toString(u"none"_s), u"The <end>"_s);
    QCOMPARE(got[u"bodies"_s].toObject().begin()->toString(), u"Both of them die.");
}

void TestSlixmppMessages::spoilersIn()
{
    tell({{u"do"_s, u"spoil"_s}, {u"hint"_s, u"Who did it"_s}, {u"body"_s, u"The butler"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    const Message &got = m_alice->received.front();
    QVERIFY(got.spoiler);
    QCOMPARE(got.spoilerHint, u"Who did it");
    QCOMPARE(got.body, u"The butler");
}

void TestSlixmppMessages::encryptedIn_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("name");
    QTest::newRow("OMEMO") << u"eu.siacs.conversations.axolotl"_s << u"OMEMO"_s;
    QTest::newRow("OpenPGP") << u"jabber:x:encrypted"_s << u"OpenPGP"_s;
    QTest::newRow("one that only the sender names") << u"urn:xmpp:ox:0"_s << u"OpenPGP for XMPP"_s;
}

/// What cannot be read says with what it was encrypted (XEP-0380).
void TestSlixmppMessages::encryptedIn()
{
    QFETCH(QString, how);
    QFETCH(QString, name);
    tell({{u"do"_s, u"encrypt"_s}, {u"how"_s, how}});
    QTRY_COMPARE_WITH_TIMEOUT(m_alice->received.size(), size_t{1}, kPatience);
    const Message &got = m_alice->received.front();
    QCOMPARE(got.encryption, name);
    QVERIFY2(got.body.startsWith(u"This message is encrypted with"_s), qPrintable(got.body));
}

QTEST_GUILESS_MAIN(TestSlixmppMessages)
#include "tst_slixmppmessages.moc"
