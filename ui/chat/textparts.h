// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace causerie::ui
{

/// How a very long text is shown: its beginning at first, then one part after the other, so that it never takes long to
/// lay out what is shown. How long it will take is told from the characters, before anything is parsed: a letter of a
/// word costs 1, which is a third of a microsecond; emojis, line ends and the characters of styles cost many times
/// that. All of this is pure; any thread.
inline constexpr qsizetype kBeginningCost = 40'000;
inline constexpr qsizetype kPartCost = 120'000;
inline constexpr qsizetype kBeginningCharacters = 12'000; ///< that much one may have to scroll past
inline constexpr qsizetype kBeginningLines = 400;

qsizetype layoutCost(QChar c);

/// How much of `text` is the beginning of it; all of one that is not very long.
qsizetype beginningOf(QStringView text);

/// Where the part ends that begins at `from`: behind a line where one ends soon before, else behind a word, else
/// behind a whole character as people see them. The end of the text for the last part.
qsizetype partEnd(QStringView text, qsizetype from);

/// The part, from 0, in which the character at `position` is.
int partAt(QStringView text, qsizetype position);

} // namespace causerie::ui
