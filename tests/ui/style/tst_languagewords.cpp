// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/languagewords.h"

#include <QTest>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestLanguageWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languagesHaveTheirOwnNames();
    void theSecondInOneLanguageIsNumbered();
    void versionsAreLines();
};

void TestLanguageWords::languagesHaveTheirOwnNames()
{
    QCOMPARE(languageName(u"en"_s), u"English"_s);
    QCOMPARE(languageName(u"es"_s), u"español"_s);
    QCOMPARE(languageName(u"fr"_s), u"français"_s);
    QCOMPARE(languageName(u"x-klingon"_s), u"x-klingon"_s);
    QVERIFY(!languageName({}).isEmpty());
}

void TestLanguageWords::theSecondInOneLanguageIsNumbered()
{
    QCOMPARE(languageNames({u"en"_s, u"fr"_s, u"EN"_s, u"en"_s}),
             (QStringList{u"English"_s, u"français"_s, u"English 2"_s, u"English 3"_s}));
    QCOMPARE(languageNames({}), QStringList());
}

void TestLanguageWords::versionsAreLines()
{
    QCOMPARE(versionLines({}), QString());
    QCOMPARE(versionLines({{u"de"_s, u"Bin gleich\nda"_s}, {u"x-klingon"_s, u"Qapla"_s}}),
             u"Deutsch: Bin gleich da\nx-klingon: Qapla"_s);
    QVERIFY(versionLines({{u"de"_s, u"lang "_s.repeated(5000)}}).size() < 400);
}

QTEST_GUILESS_MAIN(TestLanguageWords)
#include "tst_languagewords.moc"
