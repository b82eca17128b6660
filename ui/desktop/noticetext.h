// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QString>
#include <QStringList>

/// The words of others as a notice may have them: whatever they are, they make it neither large nor another text. Pure.
namespace causerie::ui
{

inline constexpr int kNoticeName = 60;  ///< graphemes of a name
inline constexpr int kNoticeLine = 160; ///< of what was written

/// One line of at most `most` graphemes (UAX #29), and "…" where more was left out. Breaks and control characters are
/// spaces; what turns the direction of other words (UAX #9, embeddings, overrides and isolates) and clusters of more
/// than `kLongestCluster` units of UTF-16 are left out. Empty when nothing of it can be seen.
QString noticeLine(QStringView text, int most);
inline constexpr int kLongestCluster = 32; ///< a family of four with the colours of their skins has 19

/// The name in a line; the address where nothing of it can be seen.
QString noticeName(const QString &name, const Jid &address);

/// As a part of `sentence`: where one of the two is written from right to left it is set apart, so that neither
/// reorders the other (UAX #9, first strong isolate).
QString setApart(const QString &part, const QString &sentence);

/// For a server that reads markup in a body (Desktop Notifications Specification, "Markup").
QString noticeMarkup(const QString &text);

/// A message in one line for a reader of `languages`, best first: its words, the names of its files, what became of it;
/// a text that is hidden until asked for stays hidden.
QString noticeLine(const Message &message, const QStringList &languages);

} // namespace causerie::ui
