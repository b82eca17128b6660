// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QStringList>

#include <expected>
#include <vector>

namespace causerie
{

/// One thing that is looked for in a text.
struct SearchTerm {
    QString text;
    bool isPhrase = false; ///< in quotation marks: these words, whole and in this order
    bool isExcluded = false;
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// What somebody looks for in the history; everything that is said must be true.
struct SearchQuery {
    std::vector<SearchTerm> terms;
    QStringList from;     ///< any of these: an address, a part of it or of a name; "me" is us
    QStringList in;       ///< any of these conversations, likewise
    bool hasFile = false; ///< one was attached
    bool hasLink = false;
    QDate since; ///< this day and later; invalid: any
    QDate until; ///< earlier than this day; invalid: any
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

/// Why a text is no query.
enum class SearchProblem {
    Empty,         ///< nothing is looked for
    TooLong,       ///< more than `kLongestSearch` characters or `kMostSearchTerms` terms
    NoValue,       ///< `from:` and nothing behind it
    BadDate,       ///< wanted: 2026, 2026-11, 2026-11-20, today or yesterday
    UnknownThing,  ///< `has:` knows file and link
    NotExcludable, ///< only words and phrases can be excluded
};

struct SearchError {
    SearchProblem problem = SearchProblem::Empty;
    QString word; ///< the part of the text that is wrong
    friend bool operator==(const SearchError &, const SearchError &) = default;
};

inline constexpr qsizetype kLongestSearch = 500;
inline constexpr size_t kMostSearchTerms = 30;

/// Reads a query as it is typed: words, "phrases", -excluded, from:NAME, in:NAME, has:file, has:link, before:DATE,
/// after:DATE (that day, month or year included). A value with spaces stands in quotation marks; a quotation that is
/// not closed goes to the end. What looks like a filter and is none ("http://…", "12:30") is a word. Pure.
std::expected<SearchQuery, SearchError> parseSearch(const QString &text, QDate today);

} // namespace causerie
