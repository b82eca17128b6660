// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/searchindex.h"

#include <QList>

#include <algorithm>
#include <utility>

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

constexpr qsizetype kMostSpellings = 16; ///< of one word; more are not asked for

enum class Ends { Word, Open }; ///< open: within a word

/// All ways to write what begins at `at`, behind `written`; false when there are too many.
bool spell(const QString &folded, qsizetype at, Ends ends, const QString &written, QStringList &all)
{
    const qsizetype next = folded.indexOf(u's', at);
    if (next != at) {
        const qsizetype end = next < 0 ? folded.size() : next;
        if (end > at)
            return spell(folded, end, ends, written + folded.sliced(at, end - at), all);
    }
    if (at == folded.size()) {
        if (!all.contains(written))
            all << written;
        return all.size() <= kMostSpellings;
    }
    const bool isPair = at + 1 < folded.size() && folded[at + 1] == u's';
    const bool isHalf = ends == Ends::Open && (at == 0 || at + 1 == folded.size());
    return spell(folded, at + 1, ends, written + u's', all) &&
           (!isPair || spell(folded, at + 2, ends, written + u'ß', all)) &&
           (!isHalf || spell(folded, at + 1, ends, written + u'ß', all));
}

QStringList spellings(const QString &folded, Ends ends)
{
    QStringList all;
    return spell(folded, 0, ends, {}, all) ? all : QStringList();
}

QString either(QStringList expressions)
{
    expressions.removeDuplicates();
    const QString all = expressions.join(u" OR "_s);
    return expressions.size() > 1 ? u'(' + all + u')' : all;
}

/// What has this word in one of its spellings; empty when that excludes nothing.
QString partsOf(const QString &piece)
{
    const QStringList ways = spellingsOf(piece);
    if (ways.isEmpty() || hasShort(ways))
        return {};
    QStringList alternatives;
    for (const QString &way : ways) {
        QStringList parts;
        for (const QString &part : trigramsOf(way))
            parts << quotedForSearch(part);
        const QString all = parts.join(u" AND "_s);
        alternatives << (ways.size() > 1 && parts.size() > 1 ? u'(' + all + u')' : all);
    }
    return either(alternatives);
}

/// The phrase in all its spellings; empty when they are too many.
QString phraseOf(const QStringList &words)
{
    QStringList phrases{QString()};
    for (const QString &word : words) {
        const QStringList ways = spellings(word, Ends::Word);
        if (ways.isEmpty() || phrases.size() * ways.size() > kMostSpellings)
            return {};
        QStringList longer;
        for (const QString &phrase : std::as_const(phrases)) {
            for (const QString &way : ways)
                longer << (phrase.isEmpty() ? way : phrase + u' ' + way);
        }
        phrases = longer;
    }
    for (QString &phrase : phrases)
        phrase = quotedForSearch(phrase);
    return either(phrases);
}

} // namespace

QStringList spellingsOf(const QString &folded)
{
    return spellings(folded, Ends::Open);
}

bool hasShort(const QStringList &spellings)
{
    return std::ranges::any_of(spellings, [](const QString &way) { return way.toUcs4().size() < 3; });
}

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
            if (const QString parts = partsOf(piece); !parts.isEmpty())
                all << parts;
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
            all << phraseOf(term.words);
    }
    all.removeAll(QString());
    return all.join(u" AND "_s);
}

} // namespace causerie::storage
