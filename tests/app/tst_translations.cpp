// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

/// No window says half of its words in another language, and no placeholder gets lost on the way.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void files_data();
    void files();
    void everyEntryIsFinished_data() { files_data(); }
    void everyEntryIsFinished();
    void nothingInTheSourceIsMissing_data() { files_data(); }
    void nothingInTheSourceIsMissing();
    void placeholdersMatch_data() { files_data(); }
    void placeholdersMatch();
    void mnemonicsAreKept_data() { files_data(); }
    void mnemonicsAreKept();
    void mnemonicsStayApart_data() { files_data(); }
    void mnemonicsStayApart();
    void pluralsAreRight_data();
    void pluralsAreRight();
};

namespace
{
struct Entry {
    QString context;
    QString source;
    QStringList translations; ///< one, or one per plural form
    QString type;             ///< "unfinished", "vanished", …
    bool isPlural = false;
};

Entry readMessage(QXmlStreamReader &xml)
{
    Entry entry;
    entry.isPlural = xml.attributes().value(u"numerus"_s) == u"yes";
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            entry.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            entry.type = xml.attributes().value(u"type"_s).toString();
            if (!entry.isPlural) {
                entry.translations << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                entry.translations << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

const QString kFolder = QStringLiteral(CAUSERIE_SOURCE_DIR) + u"/translations"_s;

QList<Entry> readEntries(const QString &name, const QString &folder = kFolder)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Entry> entries;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == u"message") {
            entries << readMessage(xml);
            entries.last().context = context;
        }
    }
    return xml.hasError() ? QList<Entry>() : entries;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:L?\\d|n)"_s);
    QStringList found;
    for (const auto &match : pattern.globalMatch(text))
        found << match.captured();
    found.sort();
    return found;
}

/// The letter that Alt reaches it by; null without one.
QChar mnemonicOf(const QString &text)
{
    static const QRegularExpression pattern(u"&(\\w)"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QString letter = pattern.match(text).captured(1);
    return letter.isEmpty() ? QChar() : letter.front().toLower();
}
} // namespace

void TestTranslations::files_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("the plurals of English") << u"causerie_en.ts"_s;
    QTest::newRow("French") << u"causerie_fr.ts"_s;
}

void TestTranslations::files()
{
    QFETCH(QString, file);
    QVERIFY2(!readEntries(file).isEmpty(), "the file is there, well-formed and not empty");
}

void TestTranslations::everyEntryIsFinished()
{
    QFETCH(QString, file);
    for (const Entry &entry : readEntries(file)) {
        QVERIFY2(entry.type.isEmpty(), qPrintable(entry.type + u": "_s + entry.source));
        QVERIFY2(!entry.isPlural || entry.translations.size() == 2, qPrintable(entry.source));
        for (const QString &text : entry.translations)
            QVERIFY2(!text.trimmed().isEmpty(), qPrintable(entry.source));
    }
}

void TestTranslations::nothingInTheSourceIsMissing()
{
    QFETCH(QString, file);
    QTemporaryDir dir;
    const QString copy = dir.filePath(file);
    QVERIFY(QFile::copy(QDir(kFolder).filePath(file), copy));
    QStringList arguments{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s,
                          u"."_s,       u"ui"_s,           u"app"_s};
    if (file == "causerie_en.ts"_L1)
        arguments << u"-pluralonly"_s;
    QProcess reader;
    reader.setWorkingDirectory(QStringLiteral(CAUSERIE_SOURCE_DIR));
    reader.start(QStringLiteral(CAUSERIE_LUPDATE), arguments << u"-ts"_s << copy);
    QVERIFY2(reader.waitForFinished() && reader.exitCode() == 0, reader.readAllStandardError().constData());
    QStringList missing;
    for (const Entry &entry : readEntries(file, dir.path())) {
        if (!entry.type.isEmpty())
            missing << entry.source;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"translate these in %1:\n"_s.arg(file) + missing.join(u'\n')));
}

void TestTranslations::placeholdersMatch()
{
    QFETCH(QString, file);
    for (const Entry &entry : readEntries(file)) {
        for (const QString &text : entry.translations) {
            QStringList expected = placeholders(entry.source);
            QStringList found = placeholders(text);
            // "one message" needs no figure.
            if (entry.isPlural && text == entry.translations.first() && !found.contains(u"%n"_s))
                expected.removeAll(u"%n"_s);
            QVERIFY2(found == expected, qPrintable(entry.source + u" → "_s + text));
        }
    }
}

void TestTranslations::mnemonicsAreKept()
{
    QFETCH(QString, file);
    for (const Entry &entry : readEntries(file)) {
        for (const QString &text : entry.translations)
            QVERIFY2(mnemonicOf(entry.source).isNull() == mnemonicOf(text).isNull(),
                     qPrintable(entry.source + u" → "_s + text));
    }
}

/// Of two entries of a menu with the same letter neither can be chosen by it alone.
void TestTranslations::mnemonicsStayApart()
{
    QFETCH(QString, file);
    QHash<std::pair<QString, QChar>, Entry> first;
    for (const Entry &entry : readEntries(file)) {
        if (mnemonicOf(entry.source).isNull() || entry.translations.isEmpty())
            continue;
        const auto key = std::pair(entry.context, mnemonicOf(entry.translations.first()));
        const auto other = first.constFind(key);
        QVERIFY2(other == first.cend() || mnemonicOf(other->source) == mnemonicOf(entry.source),
                 qPrintable(entry.context + u": "_s + entry.translations.first() + u" and "_s +
                            (other == first.cend() ? QString() : other->translations.first())));
        first.insert(key, entry);
    }
}

void TestTranslations::pluralsAreRight_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("text");
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QLocale french(QLocale::French, QLocale::France);
    QTest::newRow("one in English") << english << 1 << u"1 unread message"_s;
    QTest::newRow("many in English") << english << 12 << u"12 unread messages"_s;
    QTest::newRow("one in French") << french << 1 << u"1 message non lu"_s;
    QTest::newRow("many in French") << french << 12 << u"12 messages non lus"_s;
    QTest::newRow("nought is singular in French") << french << 0 << u"0 message non lu"_s;
    QTest::newRow("Japanese has none, English stands in")
        << QLocale(QLocale::Japanese) << 12 << u"12 unread messages"_s;
}

void TestTranslations::pluralsAreRight()
{
    QFETCH(QLocale, locale);
    QFETCH(int, n);
    QVERIFY(causerie::installTranslations(*QCoreApplication::instance(), locale));
    const QString text =
        QCoreApplication::translate("causerie::ui::ConversationListModel", "%n unread message(s)", nullptr, n);
    for (QTranslator *translator : QCoreApplication::instance()->findChildren<QTranslator *>())
        delete translator;
    QTEST(text, "text");
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
