// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagelayout.h"

#include "ui/chat/failurereason.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"
#include "ui/style/ticks.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(MessageLayout)

public:
    static QString newMessages() { return tr("New messages"); }
    static QString sendAgain() { return tr("Send again"); }
    static QString callBack() { return tr("Call back"); }
    static QString notSent() { return tr("Not sent"); }
    static QString notSentBecause(const QString &reason)
    {
        return tr("Not sent: %1", "%1 is the server's reason").arg(reason);
    }
    static QString callAt(const QString &what, const QString &time)
    {
        return tr("%1 · %2", "%1 is what became of a call, %2 the time").arg(what, time);
    }
};

namespace
{

constexpr qsizetype kShownCharacters = 12'000; ///< of one message; copying gives all
constexpr double kBubbleShare = 0.68;
constexpr double kNarrowBubbleShare = 0.86;
constexpr int kNarrow = 480; // design pixels

/// What QTextLayout wants: one paragraph, with line separators.
QString shownText(const QString &body)
{
    QString text = body.size() > kShownCharacters ? body.left(kShownCharacters) + u'…' : body;
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\n', QChar::LineSeparator);
    return text;
}

/// Mirrors a rectangle inside the row when reading goes from right to left.
QRectF placed(const QRectF &rect, const MessageStyle &style)
{
    if (style.direction == Qt::LeftToRight)
        return rect;
    return {style.width - rect.right(), rect.top(), rect.width(), rect.height()};
}

} // namespace

MessageStyle::MessageStyle(const QFont &base, int viewWidth, Qt::LayoutDirection reading, QDate day)
    : font(base), small(smaller(base)), tiny(larger(base, 11.0 / 14.0)), width(viewWidth), direction(reading),
      today(day), margin(scaled(base, viewWidth < scaled(base, kNarrow) ? 12 : 22)), joinedGap(scaled(base, 3)),
      gap(scaled(base, 9)), padX(scaled(base, 11)), padTop(scaled(base, 7)), padBottom(scaled(base, 6)),
      radius(scaled(base, 14)), timeGap(scaled(base, 12))
{
    const double share = viewWidth < scaled(base, kNarrow) ? kNarrowBubbleShare : kBubbleShare;
    const int widest = scaled(base, 640); // beyond this lines are tiring
    maxText = std::max(scaled(base, 60), std::min(widest, int((viewWidth - 2 * margin) * share)) - 2 * padX);
}

MessageLayout::MessageLayout(const Message &message, const MessagePlace &place, const MessageStyle &style)
    : m_isCall(message.kind == MessageKind::Call), m_outgoing(message.direction == Direction::Outgoing),
      m_state(message.state), m_time(formatTime(message.sentAt, style.locale))
{
    if (place.startsDay)
        m_day = formatDay(message.sentAt.toLocalTime().date(), style.today, style.locale);
    layOutSeparators(place, style);
    m_height += place.joinsPrevious ? style.joinedGap : style.gap;
    if (m_isCall)
        layOutCall(message, style);
    else
        layOutBubble(message, style);
}

void MessageLayout::layOutSeparators(const MessagePlace &place, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.small);
    if (place.startsDay) {
        const qreal width = std::ceil(metrics.horizontalAdvance(m_day)) + 2 * style.padX + 2;
        const qreal height = std::ceil(metrics.height()) + 4;
        m_dayRect = QRectF((style.width - width) / 2, m_height + style.gap + 3, width, height);
        m_height = int(m_dayRect.bottom()) + 3;
    }
    if (place.startsNew) {
        const qreal height = std::ceil(metrics.height());
        m_newRect = QRectF(style.margin, m_height + style.gap, style.width - 2 * style.margin, height);
        m_height = int(m_newRect.bottom());
    }
}

void MessageLayout::layOutText(const Message &message, const MessageStyle &style)
{
    m_text.setFont(style.font);
    m_text.setText(causerie::ui::shownText(message.body));
    m_text.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_text.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    m_text.setTextOption(option);
    m_links = findLinks(m_text.text());
    QList<QTextLayout::FormatRange> formats;
    for (const Link &link : m_links) {
        QTextCharFormat format;
        format.setFontUnderline(true);
        formats.append({link.start, link.length, format});
    }
    m_text.setFormats(formats);

    qreal y = 0;
    m_text.beginLayout();
    for (QTextLine line = m_text.createLine(); line.isValid(); line = m_text.createLine()) {
        line.setLineWidth(style.maxText);
        line.setPosition({0, y});
        y += std::ceil(line.height());
    }
    m_text.endLayout();
}

void MessageLayout::layOutBubble(const Message &message, const MessageStyle &style)
{
    layOutText(message, style);
    const QFontMetricsF tiny(style.tiny);
    const QSizeF ticks = m_outgoing ? ticksSize(std::ceil(tiny.ascent())) : QSizeF();
    const qreal timeWidth = std::ceil(tiny.horizontalAdvance(m_time)) + 1;
    const qreal trailing = timeWidth + (m_outgoing ? 3 + ticks.width() : 0);

    qreal textWidth = 0;
    for (int i = 0; i < m_text.lineCount(); ++i)
        textWidth = std::max(textWidth, std::ceil(m_text.lineAt(i).naturalTextWidth()));
    const QTextLine last = m_text.lineCount() > 0 ? m_text.lineAt(m_text.lineCount() - 1) : QTextLine();
    const qreal textHeight = last.isValid() ? last.y() + std::ceil(last.height()) : 0;
    const bool againstReading = m_text.textOption().textDirection() != style.direction;
    const qreal beside = last.isValid() ? std::ceil(last.naturalTextWidth()) + style.timeGap + trailing : trailing;

    const bool failed = m_outgoing && m_state == DeliveryState::Failed;
    const bool inLine = !failed && !againstReading && beside <= style.maxText;
    qreal inner = inLine ? std::max(textWidth, beside) : std::max(textWidth, trailing);
    qreal below = textHeight;
    const QFontMetricsF small(style.small);
    if (failed) {
        m_failure = message.failure.isEmpty() ? MessageWords::notSent() : MessageWords::notSentBecause(failureReason(message.failure));
        const qreal action = std::ceil(small.horizontalAdvance(MessageWords::sendAgain())) + 2;
        inner = std::max(inner, std::min<qreal>(style.maxText, std::ceil(small.horizontalAdvance(m_failure)) + 2));
        inner = std::max(inner, std::min<qreal>(style.maxText, action + style.timeGap + trailing));
        m_failureRect = QRectF(0, below + 2, inner, std::ceil(small.height()));
        below = m_failureRect.bottom();
        m_actionRect = QRectF(0, below + 2, action, std::ceil(small.height()));
    }
    const qreal timeHeight = std::ceil(tiny.height());
    const qreal timeTop = inLine ? last.y() + last.ascent() + 2 - tiny.ascent() : below + 1;
    const qreal contentHeight =
        inLine ? std::max(textHeight, timeTop + timeHeight) : std::max(below + 1 + timeHeight, m_actionRect.bottom());

    // Laid out as if reading went from left to right, then mirrored as a whole.
    const qreal bubbleWidth = inner + 2 * style.padX;
    const QRectF bubble(m_outgoing ? style.width - style.margin - bubbleWidth : style.margin, m_height, bubbleWidth,
                        contentHeight + style.padTop + style.padBottom);
    const QPointF content = bubble.topLeft() + QPointF(style.padX, style.padTop);
    m_timeRect = placed(QRectF(content.x() + inner - trailing, content.y() + timeTop, timeWidth, timeHeight), style);
    m_ticksRect = placed(QRectF(QPointF(content.x() + inner - ticks.width(),
                                        content.y() + timeTop + (timeHeight - ticks.height()) / 2 + 0.5),
                                ticks),
                         style);
    if (failed) {
        m_failureRect = placed(m_failureRect.translated(content), style);
        m_actionRect = placed(m_actionRect.translated(content), style);
    }
    m_bubble = placed(bubble, style);
    m_textOrigin = m_bubble.topLeft() + QPointF(style.padX, style.padTop);
    if (m_text.textOption().textDirection() == Qt::RightToLeft) {
        for (int i = 0; i < m_text.lineCount(); ++i) {
            QTextLine line = m_text.lineAt(i);
            line.setPosition({inner - line.naturalTextWidth(), line.y()});
        }
    }
    m_height = int(std::ceil(m_bubble.bottom()));
}

void MessageLayout::layOutCall(const Message &message, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.small);
    const qreal line = std::ceil(metrics.height());
    const qreal iconSide = line;
    m_callWords = MessageWords::callAt(callText(message), m_time);
    const bool canCallBack = message.direction == Direction::Incoming &&
                             (message.outcome == CallOutcome::Missed || message.outcome == CallOutcome::Cancelled ||
                              message.outcome == CallOutcome::Busy);
    const qreal action = canCallBack ? std::ceil(metrics.horizontalAdvance(MessageWords::callBack())) + 2 : 0;
    const qreal spacing = style.padX * 0.6;
    const qreal room = style.width - 2 * style.margin - iconSide - spacing - (action > 0 ? action + 2 * spacing : 0);
    const qreal words = std::min(room, std::ceil(metrics.horizontalAdvance(m_callWords)) + 1);
    const qreal width = iconSide + spacing + words + (action > 0 ? 2 * spacing + action : 0);
    const QRectF all((style.width - width) / 2, m_height + 2, width, line);
    m_bubble = placed(all, style);
    m_callWordsRect = placed(QRectF(all.left() + iconSide + spacing, all.top(), words, line), style);
    if (action > 0)
        m_actionRect = placed(QRectF(all.right() - action, all.top(), action, line), style);
    m_height = int(all.bottom()) + 4;
}

MessageHit MessageLayout::hit(const QPointF &point) const
{
    using Kind = MessageHit::Kind;
    if (!m_actionRect.isEmpty() && m_actionRect.adjusted(-3, -3, 3, 3).contains(point))
        return {m_isCall ? Kind::CallBack : Kind::SendAgain, -1, {}};
    if (m_isCall || !m_bubble.contains(point))
        return {};
    const QPointF inText = point - m_textOrigin;
    MessageHit hit{Kind::Bubble, int(m_text.text().size()), {}};
    for (int i = 0; i < m_text.lineCount(); ++i) {
        const QTextLine line = m_text.lineAt(i);
        if (inText.y() >= line.y() + line.height() && i + 1 < m_text.lineCount())
            continue;
        hit.position = inText.y() < 0 ? 0 : line.xToCursor(inText.x());
        const QRectF natural = line.naturalTextRect();
        if (natural.contains(inText)) {
            hit.kind = Kind::Text;
            const int under = line.xToCursor(inText.x(), QTextLine::CursorOnCharacter);
            for (const Link &link : m_links) {
                if (under >= link.start && under < link.start + link.length)
                    return {Kind::Link, hit.position, link.url};
            }
        }
        break;
    }
    return hit;
}

TextRange MessageLayout::wordAt(int position) const
{
    const QString text = m_text.text();
    const auto belongs = [&text](int i) { return text[i].isLetterOrNumber() || text[i] == u'_' || text[i].isMark(); };
    int from = std::clamp(position, 0, int(text.size()));
    int to = from;
    while (from > 0 && belongs(from - 1))
        --from;
    while (to < text.size() && belongs(to))
        ++to;
    return {from, to};
}

QString MessageLayout::textIn(const TextRange &range) const
{
    QString part = m_text.text().mid(range.from, range.to - range.from);
    part.replace(QChar::LineSeparator, u'\n');
    return part;
}

} // namespace causerie::ui
