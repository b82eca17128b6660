// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubbletext.h"

#include "ui/chat/textparts.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kLongestWord = 4000;
constexpr int kLargeEmoji = 3;
constexpr qreal kLargeFactor = 2.2;
constexpr qreal kOverhang = 4; ///< of ink over the box of its line

/// Without empty lines in front, and without what cannot be seen at the end; lines end with LF.
QString visiblePart(const QString &body)
{
    QString text = body;
    text.replace("\r\n"_L1, "\n"_L1);
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size() && text[i].isSpace(); ++i) {
        if (text[i] == u'\n')
            from = i + 1;
    }
    qsizetype to = text.size();
    while (to > from && text[to - 1].isSpace())
        --to;
    return text.sliced(from, to - from);
}

/// True where one word is so long that to look for its end at each of its lines takes seconds.
bool hasEndlessWord(QStringView text)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        if (length > kLongestWord)
            return true;
    }
    return false;
}

bool isEmoji(char32_t c)
{
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F1E6 && c <= 0x1F1FF);
}

/// One to three emoji and nothing else.
bool isFewEmoji(const QString &text)
{
    if (text.isEmpty() || text.size() > kLargeEmoji * 16)
        return false;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    for (qsizetype from = 0; finder.toNextBoundary() > 0; from = finder.position()) {
        const QList<uint> points = QStringView(text).sliced(from, finder.position() - from).toUcs4();
        if (points.isEmpty() || !isEmoji(points.first()) || ++count > kLargeEmoji)
            return false;
    }
    return count > 0;
}

/// What can be seen of styles: the characters that make them are as faint as a quotation.
TextStyles lookOf(TextStyles styles)
{
    return styles.testFlag(TextStyle::Directive) ? (styles & ~TextStyles(TextStyle::Directive)) | TextStyle::Quote
                                                 : styles;
}

/// Neighbours that look alike as one, also over a line's end: each is shaped and painted by itself, and quotations
/// inside one another would be a few for every line.
std::vector<StyledRange> looks(const std::vector<StyledRange> &styles, QStringView text)
{
    std::vector<StyledRange> result;
    for (StyledRange range : styles) {
        range.styles = lookOf(range.styles);
        if (!result.empty() && result.back().styles == range.styles) {
            StyledRange &last = result.back();
            const qsizetype end = last.start + last.length;
            if (end == range.start || (end + 1 == range.start && text.at(end) == u'\n')) {
                last.length = range.start + range.length - last.start;
                continue;
            }
        }
        result.push_back(range);
    }
    return result;
}

QTextCharFormat formatOf(TextStyles styles, const MessageStyle &style)
{
    const Tokens &colours = tokens(style.scheme);
    QTextCharFormat format;
    if (styles.testFlag(TextStyle::Quote))
        format.setForeground(colours.muted);
    if (styles.testFlag(TextStyle::Strong))
        format.setFontWeight(QFont::Bold);
    if (styles.testFlag(TextStyle::Emphasis))
        format.setFontItalic(true);
    if (styles.testFlag(TextStyle::Strike))
        format.setFontStrikeOut(true);
    if (styles & (TextStyle::Mono | TextStyle::Preformatted)) {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPixelSize(std::max(1, int(QFontInfo(style.font).pixelSize() * 0.93)));
        format.setFont(fixed, QTextCharFormat::FontPropertiesSpecifiedOnly);
        QColor ground = colours.text;
        ground.setAlphaF(0.07F);
        format.setBackground(ground);
    }
    return format;
}

} // namespace

BubbleText::BubbleText(const QString &body, Styling styling, int part, const MessageStyle &style, const QString &reader)
{
    QString text = visiblePart(body);
    if (const qsizetype most = beginningOf(text); most < text.size()) {
        m_all = text;
        text = part < 0 ? takeBeginning(most) : takePart(part);
    }
    m_links = findLinks(text);
    if (styling == Styling::Styled)
        m_styles = styledRanges(text);
    if (!reader.isEmpty())
        m_mentions = mentions(text, reader);
    const std::vector<StyledRange> seen = looks(m_styles, text);
    // One paragraph is what QTextLayout wants.
    text.replace(u'\n', QChar::LineSeparator);
    m_layout.setFont(isFewEmoji(text) ? larger(style.font, kLargeFactor) : style.font);
    m_layout.setText(text);
    m_layout.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(hasEndlessWord(text) ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    m_layout.setTextOption(option);
    setFormats(seen, style);

    qreal width = 0;
    qreal y = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(style.maxText);
        line.setPosition({0, y});
        y += std::ceil(line.height());
        width = std::max(width, std::ceil(line.naturalTextWidth()));
    }
    m_layout.endLayout();
    m_size = {width, y};
}

QString BubbleText::takeBeginning(qsizetype most)
{
    m_turns.all = partEnd(m_all, 0) == m_all.size();
    m_turns.more = !m_turns.all;
    return shortened(m_all, most);
}

/// Styled by itself: what a cut goes through, a quotation of several lines say, is plain behind it where its own lines
/// do not say so.
QString BubbleText::takePart(int part)
{
    qsizetype from = 0;
    qsizetype end = partEnd(m_all, 0);
    for (; part > 0 && end < m_all.size(); --part) {
        from = std::exchange(end, partEnd(m_all, end));
        m_turns.before = true;
    }
    m_turns.more = end < m_all.size();
    m_turns.less = true;
    const bool endsLine = m_turns.more && m_all[end - 1] == u'\n';
    return m_all.sliced(from, end - endsLine - from);
}

QString BubbleText::allText() const
{
    if (m_all.isEmpty())
        return shownText();
    QString text = m_all;
    return text.replace(u'\n', QChar::LineSeparator); // as it is shown
}

/// With the colours: ranges that are given at each painting are painted one by one, every line in sight for each.
void BubbleText::setFormats(const std::vector<StyledRange> &seen, const MessageStyle &style)
{
    const Tokens &colours = tokens(style.scheme);
    QList<QTextLayout::FormatRange> formats;
    for (const StyledRange &range : seen)
        formats.append({int(range.start), int(range.length), formatOf(range.styles, style)});
    for (const Link &link : std::as_const(m_links)) {
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setForeground(colours.accentText);
        formats.append({link.start, link.length, format});
    }
    for (const TextSpan &mention : m_mentions) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        format.setBackground(colours.select);
        format.setForeground(colours.accentText);
        formats.append({int(mention.start), int(mention.length), format});
    }
    m_layout.setFormats(formats);
}

qreal BubbleText::lastLineWidth() const
{
    return m_layout.lineCount() > 0 ? std::ceil(m_layout.lineAt(m_layout.lineCount() - 1).naturalTextWidth()) : 0;
}

qreal BubbleText::lastLineTop() const
{
    return m_layout.lineCount() > 0 ? m_layout.lineAt(m_layout.lineCount() - 1).y() : 0;
}

qreal BubbleText::lastLineAscent() const
{
    return m_layout.lineCount() > 0 ? m_layout.lineAt(m_layout.lineCount() - 1).ascent() : 0;
}

void BubbleText::place(const QPointF &origin, qreal width)
{
    m_origin = origin;
    if (!isRightToLeft())
        return;
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        QTextLine line = m_layout.lineAt(i);
        line.setPosition({width - line.naturalTextWidth(), line.y()});
    }
}

void BubbleText::paint(QPainter &painter, const Tokens &colours, const TextRange &selected, const QRectF &clip) const
{
    QList<QTextLayout::FormatRange> ranges;
    if (!selected.isEmpty()) {
        QTextCharFormat format;
        format.setBackground(colours.accent);
        format.setForeground(colours.onAccent);
        ranges.append({selected.from, selected.to - selected.from, format});
    }
    paintQuoteBars(painter, colours, clip);
    // A letter may bear thousands of marks, which would stand all over what was said before.
    painter.save();
    painter.setClipRect(
        m_layout.boundingRect().translated(m_origin).adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang),
        Qt::IntersectClip);
    painter.setPen(colours.text);
    m_layout.draw(&painter, m_origin, ranges, clip);
    painter.restore();
}

int BubbleText::lineUnder(qreal y) const
{
    const auto lines = std::views::iota(0, m_layout.lineCount());
    const auto endsAbove = [this, y](int i) {
        const QTextLine line = m_layout.lineAt(i);
        return line.y() + line.height() <= y;
    };
    return int(std::ranges::partition_point(lines, endsAbove) - lines.begin());
}

bool BubbleText::isQuoted(int position) const
{
    const auto behind = std::ranges::upper_bound(m_styles, position, {}, &StyledRange::start);
    if (behind == m_styles.begin())
        return false;
    const StyledRange &range = *std::prev(behind);
    return range.styles.testFlag(TextStyle::Quote) && position < range.start + range.length;
}

/// A bar beside the lines of a quotation.
void BubbleText::paintQuoteBars(QPainter &painter, const Tokens &colours, const QRectF &clip) const
{
    if (m_styles.empty())
        return;
    for (int i = clip.isEmpty() ? 0 : lineUnder(clip.top() - m_origin.y()); i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (!clip.isEmpty() && m_origin.y() + line.y() >= clip.bottom())
            return;
        if (!isQuoted(line.textStart()))
            continue;
        const qreal x = isRightToLeft() ? line.naturalTextRect().right() + 4 : line.x() - 6;
        painter.fillRect(QRectF(m_origin.x() + x, m_origin.y() + line.y(), 2, line.height()), colours.accent);
    }
}

MessageHit BubbleText::hit(const QPointF &point) const
{
    using Kind = MessageHit::Kind;
    const QPointF inText = point - m_origin;
    MessageHit hit;
    hit.kind = Kind::Bubble;
    hit.position = int(m_layout.text().size());
    if (m_layout.lineCount() == 0)
        return hit;
    const QTextLine line = m_layout.lineAt(std::min(lineUnder(inText.y()), m_layout.lineCount() - 1));
    hit.position = inText.y() < 0 ? 0 : line.xToCursor(inText.x());
    if (!line.naturalTextRect().contains(inText))
        return hit;
    hit.kind = Kind::Text;
    const int under = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
    for (const Link &link : m_links) {
        if (under >= link.start && under < link.start + link.length) {
            hit.kind = Kind::Link;
            hit.url = link.url;
        }
    }
    return hit;
}

TextRange BubbleText::wordAt(int position) const
{
    const QString text = m_layout.text();
    const auto belongs = [&text](int i) { return text[i].isLetterOrNumber() || text[i] == u'_' || text[i].isMark(); };
    int from = std::clamp(position, 0, int(text.size()));
    int to = from;
    while (from > 0 && belongs(from - 1))
        --from;
    while (to < text.size() && belongs(to))
        ++to;
    return {from, to};
}

QString BubbleText::textIn(const TextRange &range) const
{
    QString part = m_layout.text().mid(range.from, range.to - range.from);
    part.replace(QChar::LineSeparator, u'\n');
    return part;
}

} // namespace causerie::ui
