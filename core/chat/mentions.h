// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace causerie
{

/// A part of a text, in UTF-16 units.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// Where `text` names `nick`: as a whole word by Unicode's rules (UAX #29) whatever the letters' case, with or without
/// an @ in front, which belongs to the span. Not inside an address ("ann@example.org") or a link. Pure.
std::vector<TextSpan> mentions(const QString &text, const QString &nick);

/// Which of `nicks` can end what is being typed before `cursor` (UTF-16 units): those that begin with the word there,
/// whatever the case, the most recent speakers first, then by name. `word` is what the choice replaces; an @ may stand
/// in front and is part of it. Empty when the word is shorter than a letter and has no @. Pure.
struct Completion {
    TextSpan word;
    QStringList nicks;
    friend bool operator==(const Completion &, const Completion &) = default;
};
Completion completeNick(const QString &text, qsizetype cursor, const QStringList &nicks, const QStringList &recent);

/// What a chosen nick becomes: "nick: " at the beginning of a text, else "nick ". Pure.
QString completedText(const QString &nick, const TextSpan &word);

} // namespace causerie
