// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QString>
#include <QXmlStreamWriter>

#include <initializer_list>
#include <vector>

namespace causerie::xmpp
{

/// A part of a text, counted in Unicode code points (XEP-0426), not in QChars. `end` is behind it.
struct TextRange {
    qsizetype start = 0;
    qsizetype end = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Which parts of a body are there only for clients that do not know `space` (XEP-0428).
struct Fallback {
    QString space;                 ///< empty: not said for what
    bool isWholeBody = false;      ///< then `ranges` is empty
    std::vector<TextRange> ranges; ///< as claimed; may lie outside of the text, overlap, be upside down
    friend bool operator==(const Fallback &, const Fallback &) = default;
};

/// All of a message; numbers that are none are left out. Pure.
std::vector<Fallback> readFallbacks(const QDomElement &message);

/// A text cut in two.
struct FallbackCut {
    QString remaining;
    QString removed; ///< the cut pieces, one after the other
    friend bool operator==(const FallbackCut &, const FallbackCut &) = default;
};

/// `text` without what `fallbacks` say is there only for clients that lack one of `spaces`. Claims that do not fit the
/// text are cut to it or ignored. Pure.
FallbackCut cutFallback(const QString &text, const std::vector<Fallback> &fallbacks,
                        std::initializer_list<QLatin1StringView> spaces);

/// How many code points `text` has.
qsizetype codePoints(QStringView text);

/// <fallback for='space'><body start='…' end='…'/></fallback>; without ranges the whole body is meant.
void writeFallback(QXmlStreamWriter &writer, QLatin1StringView space, const std::vector<TextRange> &ranges = {});

} // namespace causerie::xmpp
