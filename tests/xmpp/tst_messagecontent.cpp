// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/messagecontent.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

const QString kFile = u"https://up.example/a.png"_s;
const QString kSharing =
    u"<file-sharing xmlns='urn:xmpp:sfs:0'><file xmlns='urn:xmpp:file:metadata:0'><name>a.png</name>"
    "</file><sources><url-data xmlns='http://jabber.org/protocol/url-data' target='"_s +
    kFile + u"'/></sources></file-sharing>"_s;
const QString kOob = u"<x xmlns='jabber:x:oob'><url>"_s + kFile + u"</url></x>"_s;
const QString kReplyTo = u"<reply xmlns='urn:xmpp:reply:0' id='t' to='anna@example.test/x'/>"_s;

QString fallback(const QString &space, const QString &body)
{
    return u"<fallback xmlns='urn:xmpp:fallback:0' for='%1'>%2</fallback>"_s.arg(space, body);
}

/// Nothing when there is nothing to read.
std::optional<Message> content(const QString &inside, const QString &attributes = u"type='chat'"_s)
{
    const auto stanza =
        parseMessage(test::xml(u"<message from='bob@example.test/x' id='1' %1>%2</message>"_s.arg(attributes, inside)));
    Message message;
    return stanza && fillContent(message, *stanza, {u"fr-FR"_s, u"fr"_s}) ? std::optional(message) : std::nullopt;
}

} // namespace

class TestMessageContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void languages();
    void replies();
    void hostileReplies();
    void files();
    void spoilers();
    void encrypted_data();
    void encrypted();
    void letters();
    void unstyled();
};

void TestMessageContent::bodies_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("a text") << u"<body>hi</body>"_s << u"hi"_s << true;
    QTest::newRow("nothing") << u"<body/>"_s << QString() << false;
    QTest::newRow("a file's address is no text") << u"<body>"_s + kFile + u"</body>"_s + kOob << QString() << true;
    QTest::newRow("a text beside a file") << u"<body>look</body>"_s + kOob << u"look"_s << true;
    QTest::newRow("shared, the address marked")
        << u"<body>"_s + kFile + u"\nlook</body>"_s + kSharing +
               fallback(u"urn:xmpp:sfs:0"_s, u"<body start='0' end='%1'/>"_s.arg(kFile.size() + 1))
        << u"look"_s << true;
    QTest::newRow("shared, all of it marked")
        << u"<body>see "_s + kFile + u"</body>"_s + kSharing + fallback(u"urn:xmpp:sfs:0"_s, u"<body/>"_s) << QString()
        << true;
    QTest::newRow("marked as a file, but there is none")
        << u"<body>hidden?</body>"_s + fallback(u"urn:xmpp:sfs:0"_s, u"<body/>"_s) << u"hidden?"_s << true;
    QTest::newRow("marked for what we do not know")
        << u"<body>words</body>"_s + fallback(u"urn:xmpp:future:0"_s, u"<body/>"_s) << u"words"_s << true;
    QTest::newRow("words of a reaction")
        << u"<body>Bob likes that</body><reactions xmlns='urn:xmpp:reactions:0' id='t'/>"_s +
               fallback(u"urn:xmpp:reactions:0"_s, u"<body/>"_s)
        << QString() << false;
}

void TestMessageContent::bodies()
{
    QFETCH(const QString, inside);
    QFETCH(const QString, body);
    QFETCH(const bool, isThere);
    const auto message = content(inside);
    QCOMPARE(message.has_value(), isThere);
    if (message)
        QCOMPARE(message->body, body);
}

void TestMessageContent::languages()
{
    const auto message = content(u"<body>hello</body><body xml:lang='fr'>salut</body><body xml:lang='de'>hallo</body>"
                                 "<subject xml:lang='de'>Gruß</subject><subject xml:lang='fr'>salutation</subject>"_s,
                                 u"type='chat' xml:lang='en'"_s);
    QVERIFY(message);
    QCOMPARE(message->body, u"salut");
    QCOMPARE(message->language, u"fr");
    QCOMPARE(message->translations, (std::vector<LocalizedText>{{u"en"_s, u"hello"_s}, {u"de"_s, u"hallo"_s}}));
    QCOMPARE(message->subject, u"salutation");
    QCOMPARE(message->subjectLanguage, u"fr");
    QCOMPARE(message->subjectTranslations, (std::vector<LocalizedText>{{u"de"_s, u"Gruß"_s}}));
}

void TestMessageContent::replies()
{
    const QString quote = u"&gt; Hi, how \U0001F600?\n"_s;
    const QString cut = fallback(u"urn:xmpp:reply:0"_s, u"<body start='0' end='13'/>"_s);
    const auto message =
        content(u"<body>"_s + quote + u"fine</body><body xml:lang='fr'>"_s + quote + u"bien</body>"_s + kReplyTo + cut);
    QVERIFY(message);
    QCOMPARE(message->body, u"bien");
    QCOMPARE(message->translations, (std::vector<LocalizedText>{{{}, u"fine"_s}}));
    QCOMPARE(message->reply, (Reply{u"t"_s, *Jid::parse(u"anna@example.test/x"), 0, u"Hi, how \U0001F600?"_s}));
    const auto without = content(u"<body>fine</body>"_s + kReplyTo);
    QCOMPARE(without->body, u"fine");
    QVERIFY(without->reply->quote.isEmpty());
}

void TestMessageContent::hostileReplies()
{
    // Who marks all as quoted would say one thing to some and nothing to others.
    const auto all = content(u"<body>secret</body>"_s + kReplyTo + fallback(u"urn:xmpp:reply:0"_s, u"<body/>"_s));
    QVERIFY(all);
    QCOMPARE(all->body, u"secret");
    const auto odd = content(u"<body>abc</body>"_s + kReplyTo +
                             fallback(u"urn:xmpp:reply:0"_s, u"<body start='-5' end='2'/><body start='2' end='1'/>"_s));
    QCOMPARE(odd->body, u"abc");
    const auto big = content(u"<body>"_s + QString(5000, u'q') + u"\nyes</body>"_s + kReplyTo +
                             fallback(u"urn:xmpp:reply:0"_s, u"<body start='0' end='5001'/>"_s));
    QCOMPARE(big->body, u"yes");
    QCOMPARE(big->reply->quote.size(), kQuoteLimit);
}

void TestMessageContent::files()
{
    const auto both = content(u"<body>"_s + kFile + u"</body>"_s + kSharing + kOob);
    QVERIFY(both);
    QVERIFY(both->body.isEmpty());
    QCOMPARE(both->attachments.size(), size_t{1}); // the same file, said twice
    QCOMPARE(both->attachments.front().name, u"a.png");
    const auto alone = content(kSharing);
    QVERIFY(alone);
    QCOMPARE(alone->attachments.size(), size_t{1});
}

void TestMessageContent::spoilers()
{
    const auto message = content(u"<body>he dies</body><spoiler xmlns='urn:xmpp:spoiler:0' xml:lang='de'>Ende</spoiler>"
                                 "<spoiler xmlns='urn:xmpp:spoiler:0' xml:lang='fr'>la fin</spoiler>"_s);
    QVERIFY(message->spoiler);
    QCOMPARE(message->spoilerHint, u"la fin");
    const auto without = content(u"<body>he dies</body><spoiler xmlns='urn:xmpp:spoiler:0'/>"_s);
    QVERIFY(without->spoiler);
    QVERIFY(without->spoilerHint.isEmpty());
}

void TestMessageContent::encrypted_data()
{
    QTest::addColumn<QString>("inside");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("body");
    const auto cipher = u"<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/>%1</encrypted>"
                        "<encryption xmlns='urn:xmpp:eme:0' namespace='eu.siacs.conversations.axolotl'/>"_s;
    QTest::newRow("with words for us") << u"<body>I sent you an OMEMO message</body>"_s +
                                              cipher.arg(u"<payload>x</payload>"_s)
                                       << true << u"I sent you an OMEMO message"_s;
    QTest::newRow("without") << cipher.arg(u"<payload>x</payload>"_s) << true << QString();
    QTest::newRow("only a key") << cipher.arg(QString()) << false << QString();
}

void TestMessageContent::encrypted()
{
    QFETCH(const QString, inside);
    QFETCH(const bool, isThere);
    const auto message = content(inside);
    QCOMPARE(message.has_value(), isThere);
    if (!message)
        return;
    QCOMPARE(message->encryption, u"OMEMO");
    QTEST(message->body, "body");
}

void TestMessageContent::letters()
{
    QVERIFY(content(u"<subject>meeting at 5</subject>"_s, QString()));
    QVERIFY(content(u"<subject>meeting at 5</subject>"_s));
    QVERIFY(!content(u"<subject>meeting at 5</subject>"_s, u"type='groupchat'"_s)); // the room's own
    QVERIFY(!content(u"<subject/>"_s));
}

void TestMessageContent::unstyled()
{
    QVERIFY(content(u"<body>*x*</body><unstyled xmlns='urn:xmpp:styling:0'/>"_s)->unstyled);
    QVERIFY(!content(u"<body>*x*</body>"_s)->unstyled);
}

QTEST_GUILESS_MAIN(TestMessageContent)
#include "tst_messagecontent.moc"
