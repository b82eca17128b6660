// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/searchindex.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr qsizetype kMostTrigrams = 8; ///< of one word: more of them exclude little

/// Trigrams that cover the text: one behind the other, and the last.
QStringList trigramsOf(const QString &text)
{
    const QList<uint> letters = text.toUcs4();
    QStringList parts;
    const auto add = [&](qsizetype at) {
        const QString part = QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.constData()) + at, 3);
        if (!parts.contains(part))
            parts << part;
    };
    if (letters.size() < 3)
        return {};
    for (qsizetype at = 0; at + 3 <= letters.size() && parts.size() < kMostTrigrams; at += 3)
        add(at);
    if (letters.size() % 3 != 0 && parts.size() < kMostTrigrams)
        add(letters.size() - 3);
    return parts;
}

} // namespace

QString quotedForSearch(QStringView text)
{
    QString quoted = text.toString();
    quoted.remove(QChar(u'\0')); // SQLite would take it for the end
    quoted.replace(u'"', u"\"\""_s);
    return u'"' + quoted + u'"';
}

QString partsExpression(const SearchPattern &pattern, bool hasLink)
{
    QStringList all;
    for (const SearchPattern::Term &term : pattern.terms()) {
        if (term.isExcluded)
            continue;
        const QStringList pieces = term.words.isEmpty() ? term.folded.split(u' ', Qt::SkipEmptyParts) : term.words;
        for (const QString &piece : pieces) {
            for (const QString &part : trigramsOf(piece))
                all << quotedForSearch(part);
        }
    }
    if (hasLink)
        all << u"(\"://\" OR (\"xmp\" AND \"pp:\"))"_s;
    all.removeDuplicates();
    return all.join(u" AND "_s);
}

QString wordsExpression(const SearchPattern &pattern)
{
    QStringList all;
    for (const SearchPattern::Term &term : pattern.terms()) {
        if (term.kind == SearchPattern::Kind::Words && !term.isExcluded)
            all << quotedForSearch(term.words.join(u' '));
    }
    return all.join(u" AND "_s);
}

} // namespace causerie::storage
