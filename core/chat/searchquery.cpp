// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/searchquery.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

enum class Filter { From, In, Has, Before, After };

constexpr std::array kFilters{
    std::pair{"from"_L1, Filter::From},     std::pair{"in"_L1, Filter::In},       std::pair{"has"_L1, Filter::Has},
    std::pair{"before"_L1, Filter::Before}, std::pair{"after"_L1, Filter::After},
};

/// A part of the text between spaces, or a quotation.
struct Part {
    bool isExcluded = false;
    std::optional<Filter> filter;
    QString value;
    bool isQuoted = false;
    QString whole; ///< as written
};

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„' || c == u'«' || c == u'»';
}

class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text) {}

    std::optional<Part> next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return std::nullopt;
        const qsizetype begin = m_at;
        Part part;
        if (m_text[m_at] == u'-' && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            part.isExcluded = true;
            ++m_at;
        }
        for (const auto &[name, filter] : kFilters) {
            const qsizetype colon = m_at + name.size();
            if (m_text.sliced(m_at).startsWith(name, Qt::CaseInsensitive) && colon < m_text.size() &&
                m_text[colon] == u':') {
                part.filter = filter;
                m_at = colon + 1;
                break;
            }
        }
        readValue(part);
        part.whole = m_text.sliced(begin, m_at - begin);
        return part;
    }

private:
    void readValue(Part &part)
    {
        const qsizetype begin = m_at;
        if (m_at < m_text.size() && isQuote(m_text[m_at])) {
            part.isQuoted = true;
            const auto end = std::find_if(m_text.begin() + m_at + 1, m_text.end(), isQuote) - m_text.begin();
            part.value = m_text.sliced(begin + 1, end - begin - 1).simplified();
            m_at = std::min<qsizetype>(end + 1, m_text.size());
            return;
        }
        while (m_at < m_text.size() && !m_text[m_at].isSpace())
            ++m_at;
        part.value = m_text.sliced(begin, m_at - begin);
    }

    const QString &m_text;
    qsizetype m_at = 0;
};

/// The first day of the year, month or day that is meant, and the first one behind it.
std::optional<std::pair<QDate, QDate>> daysOf(const QString &text, QDate today)
{
    const QString word = text.toLower();
    if (word == "today"_L1)
        return std::pair(today, today.addDays(1));
    if (word == "yesterday"_L1)
        return std::pair(today.addDays(-1), today);
    static const QRegularExpression date(u"^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?$"_s);
    const QRegularExpressionMatch match = date.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int month = match.hasCaptured(2) ? match.captured(2).toInt() : 1;
    const int day = match.hasCaptured(3) ? match.captured(3).toInt() : 1;
    const QDate first(match.captured(1).toInt(), month, day);
    if (!first.isValid())
        return std::nullopt;
    return std::pair(first, match.hasCaptured(3)   ? first.addDays(1)
                            : match.hasCaptured(2) ? first.addMonths(1)
                                                   : first.addYears(1));
}

using Read = std::expected<void, SearchError>;

Read problem(SearchProblem what, const Part &part)
{
    return std::unexpected(SearchError{what, part.whole});
}

Read takeDate(SearchQuery &query, const Part &part, QDate today)
{
    const auto days = daysOf(part.value, today);
    if (!days)
        return problem(SearchProblem::BadDate, part);
    // Of several, the narrowest holds.
    if (*part.filter == Filter::Before)
        query.until = query.until.isValid() ? std::min(query.until, days->first) : days->first;
    else
        query.since = query.since.isValid() ? std::max(query.since, days->first) : days->first;
    return {};
}

Read takeFilter(SearchQuery &query, const Part &part, QDate today)
{
    if (part.isExcluded)
        return problem(SearchProblem::NotExcludable, part);
    if (part.value.isEmpty())
        return problem(SearchProblem::NoValue, part);
    switch (*part.filter) {
    case Filter::From:
        query.from << part.value;
        return {};
    case Filter::In:
        query.in << part.value;
        return {};
    case Filter::Has: {
        const QString thing = part.value.toLower();
        const bool isFile = thing == "file"_L1 || thing == "files"_L1;
        const bool isLink = thing == "link"_L1 || thing == "links"_L1;
        query.hasFile = query.hasFile || isFile;
        query.hasLink = query.hasLink || isLink;
        return isFile || isLink ? Read() : problem(SearchProblem::UnknownThing, part);
    }
    case Filter::Before:
    case Filter::After:
        return takeDate(query, part, today);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

std::expected<SearchQuery, SearchError> parseSearch(const QString &text, QDate today)
{
    if (text.size() > kLongestSearch)
        return std::unexpected(SearchError{SearchProblem::TooLong, {}});
    SearchQuery query;
    Reader reader(text);
    while (const auto part = reader.next()) {
        if (part->filter) {
            if (auto taken = takeFilter(query, *part, today); !taken)
                return std::unexpected(taken.error());
        } else if (!part->value.isEmpty()) {
            query.terms.push_back({part->value, part->isQuoted, part->isExcluded});
        }
    }
    if (query.terms.size() > kMostSearchTerms)
        return std::unexpected(SearchError{SearchProblem::TooLong, {}});
    if (query == SearchQuery())
        return std::unexpected(SearchError{SearchProblem::Empty, {}});
    return query;
}

} // namespace causerie
