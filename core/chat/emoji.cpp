// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/emoji.h"

#include <QTextBoundaryFinder>

namespace causerie
{

namespace
{

constexpr qsizetype kLongestEmoji = 48; ///< QChars; a family of four with skin tones has 23

bool beginsLikeEmoji(char32_t c)
{
    if (c < 0xA9)
        return false;
    if (c == 0x2139) // ℹ, a letter by its category
        return true;
    switch (QChar::category(c)) {
    case QChar::Symbol_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Modifier:
    case QChar::Punctuation_Other: // ‼ and ⁉
    case QChar::Punctuation_Dash:  // 〰
        return true;
    case QChar::Other_NotAssigned:
        return c >= 0x1F000 && c < 0x1FC00; // where new ones go
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Symbol_Currency:
        return false;
    }
    return false;
}

} // namespace

bool isEmoji(QStringView text)
{
    if (text.isEmpty() || text.size() > kLongestEmoji)
        return false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    if (finder.toNextBoundary() != text.size())
        return false;
    if (text.back() == QChar(0x20E3)) // a keycap: a digit, # or * in a box
        return text.front().isDigit() || text.front() == u'#' || text.front() == u'*';
    const bool isPair = text.front().isHighSurrogate() && text.size() > 1 && text.at(1).isLowSurrogate();
    return beginsLikeEmoji(isPair ? QChar::surrogateToUcs4(text.front(), text.at(1)) : text.front().unicode());
}

} // namespace causerie
