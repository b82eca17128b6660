// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchquery.h"

#include <QStringList>

namespace causerie
{

struct Message;

/// A stretch of a text, in UTF-16 units.
struct TextMark {
    int start = 0;
    int length = 0;
    friend bool operator==(const TextMark &, const TextMark &) = default;
};

/// What of a found message is shown: around the first place that was looked for.
struct Excerpt {
    QString text;                ///< one line
    std::vector<TextMark> marks; ///< what was looked for in it
    friend bool operator==(const Excerpt &, const Excerpt &) = default;
};

/// The words and phrases of a query, ready to be compared with texts (see `searchfold`). A word is found anywhere in a
/// text; one of one or two letters only at the beginning of a word, in scripts that have spaces. Pure.
class SearchPattern
{
public:
    enum class Kind {
        Anywhere,
        WordStart,
        Words ///< whole, in this order, whatever stands between them
    };
    struct Term {
        QString folded;
        QStringList words; ///< for `Words`
        Kind kind = Kind::Anywhere;
        bool isExcluded = false;
        friend bool operator==(const Term &, const Term &) = default;
    };

    SearchPattern() = default;
    explicit SearchPattern(const SearchQuery &query);

    const std::vector<Term> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.empty(); }
    /// Whether all is in the text that must be, and nothing that must not. Of several languages at once.
    bool matches(const QString &text) const;
    /// Where what is looked for stands; in order, without overlap.
    std::vector<TextMark> marks(const QString &text) const;

private:
    std::vector<Term> m_terms;
};

/// All texts of a message that can be searched, then the names of its files, U+001E between them; empty without one.
QString searchableText(const Message &message);

/// At most about `length` characters of that text of the message in which most is found; its beginning when none is.
Excerpt excerptOf(const Message &message, const SearchPattern &pattern, int length = 160);

} // namespace causerie
