// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/searchfold.h"

#include <QList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr bool isMark(char32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

char32_t withoutMarks(char32_t c)
{
    while (QChar::decompositionTag(c) == QChar::Canonical) {
        const QList<uint> parts = QChar::decomposition(c).toUcs4();
        if (!std::all_of(parts.begin() + 1, parts.end(), isMark))
            return c; // a syllable of Hangul, say
        c = parts.front();
    }
    return c;
}

/// 0: nothing remains of it.
char32_t foldSlowly(char32_t c)
{
    if (isMark(c))
        return 0;
    if (c != 0x1E && QChar::isSpace(c))
        return U' ';
    return QChar::toCaseFolded(withoutMarks(QChar::toCaseFolded(c)));
}

/// Of the characters below U+3000, where letters have marks and cases.
constexpr char32_t kTable = 0x3000;

const std::array<char16_t, kTable> &table()
{
    static const auto made = [] {
        std::array<char16_t, kTable> all{};
        for (char32_t c = 0; c < kTable; ++c)
            all[c] = char16_t(foldSlowly(c));
        return all;
    }();
    return made;
}

char32_t folded(char32_t c)
{
    if (c < kTable)
        return table()[c];
    if (c < 0xFF00 && c != 0x3000) // nothing there has a case, but for the few above
        return c >= 0xA640 && c < 0xAC00 ? foldSlowly(c) : c;
    return foldSlowly(c);
}

template<typename Took>
QString fold(const QString &text, Took took)
{
    QString result;
    result.reserve(text.size());
    bool isBehindSpace = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype from = i;
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[from], text[++i]);
        c = folded(c);
        if (c == 0 || (c == U' ' && isBehindSpace))
            continue;
        isBehindSpace = c == U' ';
        if (c == U'ß') {
            result += "ss"_L1;
            took(int(from), 2);
        } else if (QChar::requiresSurrogates(c)) {
            result += QChar(QChar::highSurrogate(c));
            result += QChar(QChar::lowSurrogate(c));
            took(int(from), 2);
        } else {
            result += QChar(char16_t(c));
            took(int(from), 1);
        }
    }
    return result;
}

} // namespace

FoldedText foldForSearch(const QString &text)
{
    FoldedText result;
    result.source.reserve(size_t(text.size()) + 1);
    result.text =
        fold(text, [&](int from, int units) { result.source.insert(result.source.end(), size_t(units), from); });
    result.source.push_back(int(text.size()));
    return result;
}

QString foldedForSearch(const QString &text)
{
    return fold(text, [](int, int) {});
}

} // namespace causerie
