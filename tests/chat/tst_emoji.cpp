// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/emoji.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

class TestEmoji : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emojis_data();
    void emojis();
};

void TestEmoji::emojis_data()
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
    QTest::newRow("an i for information") << u"\u2139\uFE0F"_s << true;
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

void TestEmoji::emojis()
{
    QFETCH(const QString, text);
    QTEST(isEmoji(text), "expected");
}

QTEST_APPLESS_MAIN(TestEmoji)
#include "tst_emoji.moc"
