// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/reactions.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

class TestReactions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emojis_data();
    void emojis();
    void reads_data();
    void reads();
    void thereAndBack();
};

void TestReactions::emojis_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a hand") << u"\U0001F44B"_s << true;
    QTest::newRow("a hand with a tone") << u"\U0001F44B\U0001F3FD"_s << true;
    QTest::newRow("a heart as text and as picture") << u"\u2764\uFE0F"_s << true;
    QTest::newRow("a family") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s << true;
    QTest::newRow("a flag") << u"\U0001F1EB\U0001F1F7"_s << true;
    QTest::newRow("a keycap") << u"1\uFE0F\u20E3"_s << true;
    QTest::newRow("two exclamation marks") << u"\u203C\uFE0F"_s << true;
    QTest::newRow("one of tomorrow's") << u"\U0001FAEA"_s << true;
    QTest::newRow("two hands") << u"\U0001F44B\U0001F44B"_s << false;
    QTest::newRow("a letter") << u"a"_s << false;
    QTest::newRow("a word") << u"yes"_s << false;
    QTest::newRow("an ideograph") << u"\u597D"_s << false;
    QTest::newRow("an exclamation mark") << u"!"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a line end") << u"\n"_s << false;
    QTest::newRow("a direction override") << u"\u202E"_s << false;
    QTest::newRow("half a pair") << QString(QChar(0xD83D)) << false;
    QTest::newRow("a tower of accents") << u"\U0001F44B"_s + QString(500, QChar(0x301)) << false;
}

void TestReactions::emojis()
{
    QFETCH(const QString, text);
    QTEST(isEmoji(text), "expected");
}

void TestReactions::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<ReactionsPayload>>("expected");
    const auto reactions = [](const QString &attributes, const QString &inside) {
        return u"<reactions %1 xmlns='urn:xmpp:reactions:0'>%2</reactions>"_s.arg(attributes, inside);
    };
    using Some = std::optional<ReactionsPayload>;
    const QString id = u"id='744f6e18-a57a-11e9-a656-4889e7820c76'"_s;
    const QString target = u"744f6e18-a57a-11e9-a656-4889e7820c76"_s;
    QTest::newRow("XEP-0444, example 1") << reactions(
                                                id, u"<reaction>\U0001F44B</reaction><reaction>\U0001F422</reaction>"_s)
                                         << Some({target, {u"\U0001F44B"_s, u"\U0001F422"_s}});
    QTest::newRow("all taken back") << reactions(id, {}) << Some({target, {}});
    QTest::newRow("twice the same") << reactions(id,
                                                 u"<reaction>\U0001F44B</reaction><reaction> \U0001F44B </reaction>"_s)
                                    << Some({target, {u"\U0001F44B"_s}});
    QTest::newRow("words are left out") << reactions(id, u"<reaction>lol</reaction><reaction>\U0001F422</reaction>"_s)
                                        << Some({target, {u"\U0001F422"_s}});
    QTest::newRow("no target") << reactions({}, u"<reaction>\U0001F44B</reaction>"_s) << Some();
    QString flood;
    for (char32_t c = 0x1F600; c < 0x1F640; ++c)
        flood += u"<reaction>"_s + QString::fromUcs4(&c, 1) + u"</reaction>"_s;
    Some most({target, {}});
    for (char32_t c = 0x1F600; c < 0x1F600 + kMostReactions; ++c)
        most->emojis.append(QString::fromUcs4(&c, 1));
    QTest::newRow("too many") << reactions(id, flood) << most;
}

void TestReactions::reads()
{
    QFETCH(const QString, text);
    QTEST(readReactions(test::xml(text)), "expected");
}

void TestReactions::thereAndBack()
{
    for (const ReactionsPayload &payload :
         {ReactionsPayload{u"<&'>"_s, {u"\U0001F44B"_s, u"\u2764\uFE0F"_s}}, ReactionsPayload{u"id"_s, {}}}) {
        const auto message = test::written([&](QXmlStreamWriter &writer) { writeReactions(writer, payload); });
        QCOMPARE(readReactions(message.firstChildElement()), std::optional(payload));
    }
}

QTEST_GUILESS_MAIN(TestReactions)
#include "tst_reactions.moc"
