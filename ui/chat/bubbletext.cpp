// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubbletext.h"

#include "ui/style/measure.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kShownCharacters = 12'000; ///< of one message; copying gives all
constexpr int kLargeEmoji = 3;
constexpr qreal kLargeFactor = 2.2;

/// What QTextLayout wants: one paragraph. Line ends become line separators after styles were looked for.
QString cut(const QString &body)
{
    QString text = body.size() > kShownCharacters ? body.left(kShownCharacters) + u'…' : body;
    text.replace("\r\n"_L1, "\n"_L1);
    return text;
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

QTextCharFormat formatOf(TextStyles styles, const MessageStyle &style)
{
    QTextCharFormat format;
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
    }
    return format;
}

} // namespace

BubbleText::BubbleText(const QString &body, Styling styling, const MessageStyle &style, const QString &reader)
{
    QString text = cut(body);
    m_links = findLinks(text);
    if (styling == Styling::Styled)
        m_styles = styledRanges(text);
    if (!reader.isEmpty())
        m_mentions = mentions(text, reader);
    text.replace(u'\n', QChar::LineSeparator);
    m_layout.setFont(isFewEmoji(text) ? larger(style.font, kLargeFactor) : style.font);
    m_layout.setText(text);
    m_layout.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    m_layout.setTextOption(option);
    setFormats(style);

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

void BubbleText::setFormats(const MessageStyle &style)
{
    QList<QTextLayout::FormatRange> formats;
    for (const StyledRange &range : m_styles)
        formats.append({int(range.start), int(range.length), formatOf(range.styles, style)});
    for (const Link &link : std::as_const(m_links)) {
        QTextCharFormat format;
        format.setFontUnderline(true);
        formats.append({link.start, link.length, format});
    }
    for (const TextSpan &mention : m_mentions) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
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

void BubbleText::paint(QPainter &painter, const Tokens &colours, const TextRange &selected) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const StyledRange &range : m_styles) {
        QTextCharFormat format;
        if (range.styles & (TextStyle::Directive | TextStyle::Quote))
            format.setForeground(colours.muted);
        if (range.styles & (TextStyle::Mono | TextStyle::Preformatted)) {
            QColor ground = colours.text;
            ground.setAlphaF(0.07F);
            format.setBackground(ground);
        }
        ranges.append({int(range.start), int(range.length), format});
    }
    for (const Link &link : m_links) {
        QTextCharFormat format;
        format.setForeground(colours.accentText);
        ranges.append({link.start, link.length, format});
    }
    for (const TextSpan &mention : m_mentions) {
        QTextCharFormat format;
        format.setBackground(colours.select);
        format.setForeground(colours.accentText);
        ranges.append({int(mention.start), int(mention.length), format});
    }
    if (!selected.isEmpty()) {
        QTextCharFormat format;
        format.setBackground(colours.accent);
        format.setForeground(colours.onAccent);
        ranges.append({selected.from, selected.to - selected.from, format});
    }
    paintQuoteBars(painter, colours);
    painter.setPen(colours.text);
    m_layout.draw(&painter, m_origin, ranges);
}

/// A bar beside the lines of a quotation.
void BubbleText::paintQuoteBars(QPainter &painter, const Tokens &colours) const
{
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        const auto quoted = [&line](const StyledRange &range) {
            return range.styles.testFlag(TextStyle::Quote) && range.start <= line.textStart() &&
                   line.textStart() < range.start + range.length;
        };
        if (std::ranges::none_of(m_styles, quoted))
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
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (inText.y() >= line.y() + line.height() && i + 1 < m_layout.lineCount())
            continue;
        hit.position = inText.y() < 0 ? 0 : line.xToCursor(inText.x());
        if (!line.naturalTextRect().contains(inText))
            break;
        hit.kind = Kind::Text;
        const int under = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
        for (const Link &link : m_links) {
            if (under >= link.start && under < link.start + link.length) {
                hit.kind = Kind::Link;
                hit.url = link.url;
            }
        }
        break;
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
