// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/textparts.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace causerie::ui
{

namespace
{

constexpr qsizetype kLookBack = 500; ///< for the end of a line or of a word
constexpr qsizetype kLongestCharacter = 100;

/// Where the cost from `from` on reaches `cost`; at least one character behind it.
qsizetype affordable(QStringView text, qsizetype from, qsizetype cost)
{
    qsizetype end = from;
    while (end < text.size() && (cost -= layoutCost(text[end])) >= 0)
        ++end;
    return std::max(end, std::min(from + 1, text.size()));
}

/// The last place up to `at` that is not inside of a character as people see them.
qsizetype wholeCharacters(QStringView text, qsizetype from, qsizetype at)
{
    const qsizetype begin = std::max(from, at - kLongestCharacter);
    const QStringView near = text.sliced(begin, std::min(text.size() - begin, 2 * kLongestCharacter));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, near.data(), near.size());
    finder.setPosition(at - begin);
    if (finder.isAtBoundary())
        return at;
    const qsizetype before = finder.toPreviousBoundary();
    if (before > 0)
        return begin + before;
    return at - (at > from + 1 && text[at].isLowSurrogate());
}

} // namespace

qsizetype layoutCost(QChar c)
{
    constexpr char16_t kJoiner = 0x200D;
    switch (c.unicode()) {
    case u'\n':
    case QChar::LineSeparator:
        return 20; // a line of its own
    case u'*':
    case u'_':
    case u'~':
    case u'`':
        return 25; // it may begin a style, which is shaped by itself
    case kJoiner:
        return 34;
    default:
        // Most that needs two is an emoji, of another font and perhaps one of several that stand as one.
        return c.isSurrogate() ? 34 : c.unicode() < 0x0300 ? 1 : 3;
    }
}

qsizetype beginningOf(QStringView text)
{
    const QStringView most = text.first(std::min(text.size(), kBeginningCharacters));
    const qsizetype afford = affordable(most, 0, kBeginningCost);
    qsizetype end = -1;
    for (qsizetype i = 0; i < kBeginningLines; ++i) {
        end = most.indexOf(u'\n', end + 1);
        if (end < 0 || end >= afford)
            return afford < text.size() ? wholeCharacters(text, 0, afford) : afford;
    }
    return end;
}

qsizetype partEnd(QStringView text, qsizetype from)
{
    const qsizetype end = affordable(text, from, kPartCost);
    if (end == text.size())
        return end;
    const qsizetype least = std::max(from + 1, end - kLookBack);
    const auto behind = [&](auto isLast) {
        for (qsizetype at = end; at > least; --at) {
            if (isLast(text[at - 1]))
                return at;
        }
        return qsizetype(-1);
    };
    if (const qsizetype line = behind([](QChar c) { return c == u'\n' || c == QChar::LineSeparator; }); line > 0)
        return line;
    if (const qsizetype word = behind([](QChar c) { return c.isSpace(); }); word > 0)
        return word;
    return wholeCharacters(text, from, end);
}

int partAt(QStringView text, qsizetype position)
{
    int part = 0;
    for (qsizetype end = partEnd(text, 0); end <= position && end < text.size(); end = partEnd(text, end))
        ++part;
    return part;
}

} // namespace causerie::ui
