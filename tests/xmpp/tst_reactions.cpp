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
    void reads_data();
    void reads();
    void thereAndBack();
};

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
