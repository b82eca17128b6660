// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFlags>
#include <QString>

#include <vector>

namespace causerie
{

enum class TextStyle : quint8 {
    Strong = 1,
    Emphasis = 2,
    Strike = 4,
    Mono = 8,          ///< inside a line
    Preformatted = 16, ///< a block
    Quote = 32,
    Directive = 64 ///< the characters that make the style; shown fainter, never hidden, so nothing is disguised
};
Q_DECLARE_FLAGS(TextStyles, TextStyle)
Q_DECLARE_OPERATORS_FOR_FLAGS(TextStyles)

/// A stretch of a text with the same styles; offsets in UTF-16.
struct StyledRange {
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyles styles;
    friend bool operator==(const StyledRange &, const StyledRange &) = default;
};

/// The styled parts of a message (XEP-0393 §6), in order, not overlapping; plain text is in none. Lines end with LF.
/// Linear in the text; quotations inside one another beyond `kMostQuotes` stay one quotation. Pure.
std::vector<StyledRange> styledRanges(QStringView body);
inline constexpr int kMostQuotes = 16;

/// What somebody does (XEP-0245): the text behind "/me ", null when the body is no such thing. Pure.
QStringView actionText(QStringView body);

} // namespace causerie
