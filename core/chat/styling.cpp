// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/styling.h"

#include <array>
#include <optional>
#include <span>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// A line without its end, as a part of the whole text.
struct Line {
    qsizetype from = 0;
    qsizetype to = 0;
};

constexpr QStringView kFence = u"```";

std::optional<TextStyle> spanStyle(QChar c)
{
    switch (c.unicode()) {
    case u'*':
        return TextStyle::Strong;
    case u'_':
        return TextStyle::Emphasis;
    case u'~':
        return TextStyle::Strike;
    case u'`':
        return TextStyle::Mono;
    default:
        return {};
    }
}

/// Writes the styles of each character of one text.
class Styler
{
public:
    explicit Styler(QStringView text) : m_text(text), m_styles(size_t(text.size())) {}

    std::vector<StyledRange> ranges();

private:
    void blocks(std::span<const Line> lines, int depth);
    size_t preformatted(std::span<const Line> lines);
    size_t quotation(std::span<const Line> lines, int depth);
    void spans(Line line);
    qsizetype closing(qsizetype open, qsizetype end) const;
    void add(qsizetype from, qsizetype to, TextStyles styles);
    bool startsWith(Line line, QStringView what) const
    {
        return m_text.sliced(line.from, line.to - line.from).startsWith(what);
    }

    QStringView m_text;
    std::vector<TextStyles> m_styles;
};

std::vector<StyledRange> Styler::ranges()
{
    std::vector<Line> lines;
    for (qsizetype from = 0; from <= m_text.size();) {
        const qsizetype end = m_text.indexOf(u'\n', from);
        const qsizetype to = end < 0 ? m_text.size() : end;
        lines.push_back({from, to});
        from = to + 1;
    }
    blocks(lines, 0);

    std::vector<StyledRange> found;
    for (qsizetype i = 0; i < m_text.size(); ++i) {
        const TextStyles styles = m_styles[size_t(i)];
        if (!styles)
            continue;
        if (!found.empty() && found.back().start + found.back().length == i && found.back().styles == styles)
            ++found.back().length;
        else
            found.push_back({i, 1, styles});
    }
    return found;
}

void Styler::blocks(std::span<const Line> lines, int depth)
{
    for (size_t i = 0; i < lines.size();) {
        if (startsWith(lines[i], kFence))
            i += preformatted(lines.subspan(i));
        else if (startsWith(lines[i], u">") && depth < kMostQuotes)
            i += quotation(lines.subspan(i), depth);
        else
            spans(lines[i++]);
    }
}

/// §6.1.2: up to a line of the three characters alone, or to the end of the block around it.
size_t Styler::preformatted(std::span<const Line> lines)
{
    size_t count = 1;
    bool closed = false;
    while (count < lines.size() && !closed) {
        const Line line = lines[count++];
        closed = m_text.sliced(line.from, line.to - line.from) == kFence;
    }
    for (size_t i = 0; i < count; ++i) {
        const bool fence = i == 0 || (closed && i + 1 == count);
        add(lines[i].from, lines[i].to,
            fence ? TextStyle::Preformatted | TextStyle::Directive : TextStyles(TextStyle::Preformatted));
    }
    return count;
}

/// §6.1.3: the lines that begin with the sign; behind it one whitespace character is not part of what is quoted.
size_t Styler::quotation(std::span<const Line> lines, int depth)
{
    std::vector<Line> quoted;
    for (const Line &line : lines) {
        if (!startsWith(line, u">"))
            break;
        qsizetype from = line.from + 1;
        if (from < line.to && m_text[from].isSpace())
            ++from;
        add(line.from, line.to, TextStyle::Quote);
        add(line.from, line.from + 1, TextStyle::Directive);
        quoted.push_back({from, line.to});
    }
    blocks(quoted, depth + 1);
    return quoted.size();
}

/// §6.2. The same directive cannot stand inside its own span, so this is at most four deep.
void Styler::spans(Line line)
{
    std::array<bool, 128> unclosed{}; // searched for to the end of the line already
    bool mayOpen = true;
    for (qsizetype i = line.from; i < line.to; ++i) {
        const QChar c = m_text[i];
        const auto style = spanStyle(c);
        const bool opens = style && mayOpen && i + 1 < line.to && !m_text[i + 1].isSpace();
        if (!opens || unclosed[c.unicode()]) {
            mayOpen = c.isSpace() || (style && mayOpen);
            continue;
        }
        const qsizetype end = closing(i, line.to);
        if (end < 0)
            unclosed[c.unicode()] = true;
        if (end <= i + 1) { // nothing inside is nothing
            mayOpen = end < 0;
            continue;
        }
        add(i, end + 1, *style);
        add(i, i + 1, TextStyle::Directive);
        add(end, end + 1, TextStyle::Directive);
        if (*style != TextStyle::Mono)
            spans({i + 1, end});
        i = end;
        mayOpen = false;
    }
}

/// Where the span that opens here closes: −1 nowhere, open + 1 when it would be empty.
qsizetype Styler::closing(qsizetype open, qsizetype end) const
{
    for (qsizetype i = open + 1; i < end; ++i) {
        if (m_text[i] == m_text[open] && !m_text[i - 1].isSpace())
            return i;
    }
    return -1;
}

void Styler::add(qsizetype from, qsizetype to, TextStyles styles)
{
    for (qsizetype i = from; i < to; ++i)
        m_styles[size_t(i)] |= styles;
}

} // namespace

std::vector<StyledRange> styledRanges(QStringView body)
{
    return Styler(body).ranges();
}

QStringView actionText(QStringView body)
{
    constexpr QStringView kCommand = u"/me ";
    return body.startsWith(kCommand) ? body.sliced(kCommand.size()) : QStringView();
}

} // namespace causerie
