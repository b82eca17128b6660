// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/draft.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// Drafts as they are kept with the settings of their conversation.
class TestDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas_data();
    void comesBackAsItWas();
    void theRestOfTheSettingsStays();
    void pathsStayOnTheirMachine();
    void kept_data();
    void kept();
};

void TestDraft::comesBackAsItWas_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::newRow("nothing") << Draft();
    QTest::newRow("a body") << Draft{.text = {.body = u"half a\nthought "_s}};
    QTest::newRow("a body in a language") << Draft{.text = {.body = u"salut"_s, .language = u"fr"_s}};
    QTest::newRow("versions") << Draft{.text = {.body = u"hello"_s,
                                                .language = u"en"_s,
                                                .translations = {{u"fr"_s, u"salut"_s}, {u"de"_s, u"hallo"_s}}}};
    QTest::newRow("hidden, with a hint") << Draft{
        .text = {.body = u"he dies"_s, .spoiler = true, .spoilerHint = u"the end"_s}};
    QTest::newRow("hidden, nothing written yet") << Draft{.text = {.spoiler = true}};
    QTest::newRow("without styling") << Draft{.text = {.body = u"*a*"_s, .unstyled = true}};
    QTest::newRow("an answer") << Draft{.text = {.body = u"yes"_s}, .answers = {7, u"Romeo"_s, u"Really?"_s}};
    QTest::newRow("an answer without a word") << Draft{.answers = {7, u"Romeo"_s, u"Really?"_s}};
    QTest::newRow("an edit in front of an answer")
        << Draft{.text = {.body = u"later"_s, .language = u"en"_s, .translations = {{u"fr"_s, u"plus tard"_s}}},
                 .answers = {7, u"Romeo"_s, u"Really?"_s},
                 .edits = {qint64(1) << 60, {}, u"helo"_s},
                 .edited = {.body = u"hello"_s, .language = u"de"_s, .spoiler = true}};
    QTest::newRow("an edit that was emptied") << Draft{.edits = {9, {}, u"helo"_s}};
    QTest::newRow("files alone") << Draft{.files = {u"/tmp/a b.png"_s, u"/data/own-00/\"é\".png"_s}};
    QTest::newRow("what came back") << Draft{
        .text = {.body = u"half"_s, .language = u"en"_s},
        .returned = {{.body = u"first"_s, .language = u"de"_s, .translations = {{u"fr"_s, u"d'abord"_s}}},
                     {.body = u"he dies"_s, .spoiler = true, .spoilerHint = u"the end"_s}}};
    QTest::newRow("a text that looks like a kept one") << Draft{.text = {.body = QChar(0x1e) + u"{\"body\":\"x\"}"_s}};
}

void TestDraft::comesBackAsItWas()
{
    QFETCH(Draft, draft);
    QVERIFY(draftOf(withDraft({}, draft)) == draft);
    QCOMPARE(isEmpty(draft), withDraft({}, draft) == ConversationSettings());
}

void TestDraft::theRestOfTheSettingsStays()
{
    const ConversationSettings settings{.kind = ConversationKind::Room, .pinned = true, .draft = u"before"_s};
    QVERIFY(withDraft(settings, {}) == (ConversationSettings{.kind = ConversationKind::Room, .pinned = true}));
}

void TestDraft::pathsStayOnTheirMachine()
{
    const Draft draft{.text = {.body = u"look"_s}, .files = {u"/home/ann/key"_s}};
    QVERIFY(draftOf(withoutFiles(withDraft({}, draft))) == Draft{.text = {.body = u"look"_s}});
    const ConversationSettings words = withDraft({.pinned = true}, {.text = {.body = u"words"_s}});
    QVERIFY(withoutFiles(words) == words);
}

void TestDraft::kept_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("from before there was more than a body") << u"{\"body\":\"code\"}"_s;
    QTest::newRow("damaged") << QChar(0x1e) + u"{\"body\":\"half"_s;
}

void TestDraft::kept()
{
    QFETCH(QString, text);
    QVERIFY(draftOf({.draft = text}) == Draft{.text = {.body = text}});
}

QTEST_GUILESS_MAIN(TestDraft)

#include "tst_draft.moc"
