// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/searchpattern.h"

#include "core/chat/message.h"
#include "core/chat/searchfold.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr QChar kBetween(0x1E); // of the texts of one message, as in the store

/// A script that is written without spaces, so that a word can begin anywhere.
bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
        return true;
    default: // the scripts of the world are many
        return false;
    }
}

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark(); // of pairs of surrogates most are emoji
}

bool isSpaced(const QString &text)
{
    return std::ranges::all_of(text.toUcs4(), [](uint c) { return QChar::isLetterOrNumber(c) && !isUnspaced(c); });
}

QStringList wordsOf(const QString &folded)
{
    QStringList words;
    QString word;
    for (const QChar c : folded) {
        if (isOfWord(c)) {
            word += c;
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

bool isWordStart(const QString &text, qsizetype at)
{
    return at == 0 || !isOfWord(text[at - 1]);
}

bool isWordEnd(const QString &text, qsizetype at)
{
    return at == text.size() || !isOfWord(text[at]);
}

struct Place {
    qsizetype start = 0;
    qsizetype end = 0;
};

/// The words, beginning at `at`; where they end.
std::optional<qsizetype> endOfWords(const QString &text, qsizetype at, const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0) {
            while (at < text.size() && !isOfWord(text[at]) && text[at] != kBetween)
                ++at;
        }
        if (!QStringView(text).sliced(at).startsWith(words[i]) || !isWordEnd(text, at + words[i].size()))
            return std::nullopt;
        at += words[i].size();
    }
    return at;
}

/// The first place of a term from `from` on.
std::optional<Place> find(const SearchPattern::Term &term, const QString &text, qsizetype from)
{
    const QString &first = term.kind == SearchPattern::Kind::Words ? term.words.front() : term.folded;
    for (qsizetype at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
        switch (term.kind) {
        case SearchPattern::Kind::Anywhere:
            return Place{at, at + first.size()};
        case SearchPattern::Kind::WordStart:
            if (isWordStart(text, at))
                return Place{at, at + first.size()};
            break;
        case SearchPattern::Kind::Words:
            if (!isWordStart(text, at))
                break;
            if (const auto end = endOfWords(text, at, term.words))
                return Place{at, *end};
            break;
        }
    }
    return std::nullopt;
}

SearchPattern::Term termOf(const SearchTerm &asked)
{
    using Kind = SearchPattern::Kind;
    SearchPattern::Term term{
        .folded = foldedForSearch(asked.text).trimmed(), .words = {}, .isExcluded = asked.isExcluded};
    if (asked.isPhrase) {
        term.words = wordsOf(term.folded);
        const bool hasWords = !term.words.isEmpty() && std::ranges::all_of(term.words, isSpaced);
        term.kind = hasWords ? Kind::Words : Kind::Anywhere;
        if (!hasWords)
            term.words.clear();
    } else if (term.folded.toUcs4().size() < 3 && isSpaced(term.folded)) {
        term.kind = Kind::WordStart;
    }
    return term;
}

} // namespace

SearchPattern::SearchPattern(const SearchQuery &query)
{
    for (const SearchTerm &asked : query.terms) {
        Term term = termOf(asked);
        if (!term.folded.isEmpty())
            m_terms.push_back(std::move(term));
    }
}

bool SearchPattern::matches(const QString &text) const
{
    if (m_terms.empty())
        return true;
    const QString folded = foldedForSearch(text);
    return std::ranges::all_of(m_terms,
                               [&](const Term &term) { return find(term, folded, 0).has_value() != term.isExcluded; });
}

std::vector<TextMark> SearchPattern::marks(const QString &text) const
{
    const FoldedText folded = foldForSearch(text);
    std::vector<TextMark> marks;
    for (const Term &term : m_terms) {
        if (term.isExcluded)
            continue;
        for (auto place = find(term, folded.text, 0); place; place = find(term, folded.text, place->end)) {
            const int start = folded.source[size_t(place->start)];
            size_t end = size_t(place->end);
            while (folded.source[end] == folded.source[end - 1]) // no half of ß
                ++end;
            marks.push_back({start, folded.source[end] - start});
        }
    }
    std::ranges::sort(marks, {}, &TextMark::start);
    std::vector<TextMark> joined;
    for (const TextMark &mark : marks) {
        if (joined.empty() || mark.start > joined.back().start + joined.back().length)
            joined.push_back(mark);
        else
            joined.back().length = std::max(joined.back().length, mark.start + mark.length - joined.back().start);
    }
    return joined;
}

QString searchableText(const Message &message)
{
    QStringList texts;
    if (message.kind == MessageKind::Text)
        texts << message.body;
    for (const LocalizedText &translation : message.translations)
        texts << translation.text;
    if (!message.subject.isEmpty())
        texts << message.subject;
    for (const LocalizedText &translation : message.subjectTranslations)
        texts << translation.text;
    for (const Attachment &file : message.attachments)
        texts << file.name;
    return texts.join(kBetween);
}

Excerpt excerptOf(const Message &message, const SearchPattern &pattern, int length)
{
    Excerpt best;
    std::vector<TextMark> found;
    const QStringList texts = searchableText(message).split(kBetween, Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        const QString line = text.simplified();
        std::vector<TextMark> marks = pattern.marks(line);
        if (best.text.isEmpty() || marks.size() > found.size()) {
            best.text = line;
            found = std::move(marks);
        }
    }
    // From a little in front of the first place, at a space if there is one.
    int begin = found.empty() ? 0 : std::max(0, found.front().start - length / 4);
    if (begin > 0) {
        const qsizetype space = best.text.indexOf(u' ', begin);
        if (space >= 0 && space < found.front().start)
            begin = int(space) + 1;
        else if (best.text[begin].isLowSurrogate())
            --begin;
    }
    int end = int(std::min<qsizetype>(best.text.size(), begin + length));
    if (end < best.text.size() && best.text[end].isLowSurrogate())
        --end;
    const QString dots = u"…"_s;
    const int shift = (begin > 0 ? int(dots.size()) : 0) - begin;
    for (const TextMark &mark : found) {
        if (mark.start >= end)
            break;
        best.marks.push_back({mark.start + shift, std::min(mark.start + mark.length, end) - mark.start});
    }
    best.text = (begin > 0 ? dots : QString()) + best.text.sliced(begin, end - begin) +
                (end < best.text.size() ? dots : QString());
    return best;
}

} // namespace causerie
