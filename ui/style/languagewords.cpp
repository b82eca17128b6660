// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/languagewords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kLongestLine = 300; ///< characters; whoever writes more shall not cover the screen

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > kLongestLine ? line.left(kLongestLine) + u'…' : line;
}

} // namespace

struct LanguageWords {
    Q_DECLARE_TR_FUNCTIONS(LanguageWords)
};

QString languageName(const QString &tag)
{
    if (tag.isEmpty())
        return LanguageWords::tr("Other", "a text whose language is not named");
    // Of these two, the plain name is that of a territory which is not the first one.
    const QString lower = tag.toLower();
    const QLocale locale(lower == "en"_L1 ? u"en-001"_s : lower == "es"_L1 ? u"es-AR"_s : tag);
    const QString name = locale.language() == QLocale::C ? QString() : locale.nativeLanguageName();
    return name.isEmpty() ? tag : name;
}

QStringList languageNames(const QStringList &tags)
{
    QStringList plain;
    QStringList names;
    for (const QString &tag : tags) {
        plain << languageName(tag);
        const qsizetype nth = plain.count(plain.back());
        names << (nth == 1 ? plain.back()
                           : LanguageWords::tr("%1 %2", "%1 is a language, %2 a number: the second text in it is 2")
                                 .arg(plain.back(), QLocale().toString(nth)));
    }
    return names;
}

QStringList writtenLanguages(const QStringList &own)
{
    QStringList tags;
    for (const QString &tag : own) {
        if (tag != "C"_L1) // no language
            tags << tag.section(u'-', 0, 0);
    }
    tags << u"en fr de es it pt nl pl cs uk ru tr ar he fa hi zh ja ko"_s.split(u' ');
    tags.removeDuplicates();
    return tags;
}

QString versionLines(const std::vector<LocalizedText> &texts)
{
    QStringList lines;
    for (const LocalizedText &text : texts)
        lines << LanguageWords::tr("%1: %2", "%1 is a language, %2 what somebody wrote in it")
                     .arg(languageName(text.language), shortened(text.text));
    return lines.join(u'\n');
}

} // namespace causerie::ui
