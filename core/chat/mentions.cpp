// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/mentions.h"

#include <algorithm>
#include <array>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

bool isWordLike(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_';
}

/// The code point that ends in front of `at`, 0 at the beginning.
char32_t before(const QString &text, qsizetype at)
{
    if (at <= 0)
        return 0;
    const QChar low = text.at(at - 1);
    if (low.isLowSurrogate() && at >= 2 && text.at(at - 2).isHighSurrogate())
        return QChar::surrogateToUcs4(text.at(at - 2), low);
    return low.unicode();
}

/// The code point that begins at `at`, 0 at the end.
char32_t after(const QString &text, qsizetype at)
{
    if (at >= text.size())
        return 0;
    const QChar high = text.at(at);
    if (high.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(high, text.at(at + 1));
    return high.unicode();
}

/// Scripts written without spaces between words (UAX #29 leaves these to dictionaries): a name may touch others there.
bool runsTogether(char32_t c)
{
    static constexpr std::array kScripts{QChar::Script_Han,    QChar::Script_Hiragana, QChar::Script_Katakana,
                                         QChar::Script_Thai,   QChar::Script_Lao,      QChar::Script_Khmer,
                                         QChar::Script_Myanmar};
    return std::ranges::contains(kScripts, QChar::script(c));
}

bool separates(char32_t outside, char32_t inside)
{
    return !isWordLike(outside) || !isWordLike(inside) || runsTogether(inside) || runsTogether(outside);
}

/// In the middle of a grapheme nothing begins or ends: "e" is not named by "é" written in two code points.
bool splitsGrapheme(const QString &text, qsizetype at)
{
    return at < text.size() && QChar::isMark(after(text, at));
}

bool isWhole(const QString &text, qsizetype start, qsizetype end)
{
    return separates(before(text, start), after(text, start)) && separates(after(text, end), before(text, end)) &&
           !splitsGrapheme(text, end);
}

/// The run without white space around `at` is a link or an address.
bool isInsideAddress(const QString &text, qsizetype start, qsizetype end)
{
    qsizetype first = start;
    while (first > 0 && !text.at(first - 1).isSpace())
        --first;
    const QStringView head = QStringView(text).sliced(first, start - first);
    if (head.contains("://"_L1) || head.startsWith("xmpp:"_L1, Qt::CaseInsensitive) ||
        head.startsWith("mailto:"_L1, Qt::CaseInsensitive))
        return true;
    const bool atBehind = end < text.size() && text.at(end) == u'@' && isWordLike(after(text, end + 1));
    const bool atBefore = head.size() >= 2 && head.endsWith(u'@') && isWordLike(before(text, start - 1));
    return atBehind || atBefore;
}

} // namespace

std::vector<TextSpan> mentions(const QString &text, const QString &nick)
{
    std::vector<TextSpan> found;
    if (nick.trimmed().isEmpty())
        return found;
    for (qsizetype at = text.indexOf(nick, 0, Qt::CaseInsensitive); at >= 0;) {
        const qsizetype end = at + nick.size();
        if (isWhole(text, at, end) && !isInsideAddress(text, at, end)) {
            const bool hasAt = at > 0 && text.at(at - 1) == u'@';
            found.push_back(hasAt ? TextSpan{at - 1, nick.size() + 1} : TextSpan{at, nick.size()});
            at = text.indexOf(nick, end, Qt::CaseInsensitive);
        } else {
            at = text.indexOf(nick, at + 1, Qt::CaseInsensitive);
        }
    }
    return found;
}

Completion completeNick(const QString &text, qsizetype cursor, const QStringList &nicks, const QStringList &recent)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    qsizetype start = cursor;
    while (start > 0 && !text.at(start - 1).isSpace())
        --start;
    Completion result{{start, cursor - start}, {}};
    QString prefix = text.sliced(start, cursor - start);
    const bool hasAt = prefix.startsWith(u'@');
    if (hasAt)
        prefix.remove(0, 1);
    if (prefix.isEmpty() && !hasAt)
        return result;
    for (const QString &nick : nicks) {
        if (nick.startsWith(prefix, Qt::CaseInsensitive))
            result.nicks.append(nick);
    }
    const auto rank = [&recent](const QString &nick) {
        const qsizetype index = recent.indexOf(nick);
        return index < 0 ? recent.size() : index;
    };
    std::ranges::sort(result.nicks, [&rank](const QString &a, const QString &b) {
        const qsizetype ra = rank(a);
        const qsizetype rb = rank(b);
        return ra != rb ? ra < rb : QString::localeAwareCompare(a, b) < 0;
    });
    return result;
}

QString completedText(const QString &nick, const TextSpan &word)
{
    return word.start == 0 ? nick + u": "_s : nick + u' ';
}

} // namespace causerie
