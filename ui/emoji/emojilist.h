// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QString>

#include <vector>

namespace causerie::ui
{

/// One emoji that can be picked.
struct Emoji {
    QString text;
    QString name; ///< words to find it by, in lower case: Unicode's, which are English; a country's in both languages
    friend bool operator==(const Emoji &, const Emoji &) = default;
};

/// Those that all systems should know (UTS #51, RGI) as far as the Unicode data of this machine goes, in the order of
/// the charts: faces first, flags last. Without those in skin tones, which would be five times as many. Takes some
/// 10 ms. Pure.
std::vector<Emoji> allEmojis(const QLocale &locale = QLocale());

/// Those whose names have a word beginning with each of the words of `query`; all for an empty one. What is itself an
/// emoji is found alone, known or not. Pure.
std::vector<Emoji> findEmojis(const std::vector<Emoji> &all, const QString &query);

/// As it is painted: Qt hands U+FE0F ("as a picture") to fonts as a character of its own, and between others it keeps
/// them from becoming one picture. Pure.
QString painted(const QString &emoji);

/// Whether others will take `text` for one emoji: more than `isEmoji`, for we should be the stricter when we send.
/// Pure.
bool canSend(const QString &text);

} // namespace causerie::ui
