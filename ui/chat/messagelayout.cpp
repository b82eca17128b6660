// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagelayout.h"

#include "ui/chat/gaprow.h"
#include "ui/chat/messagewords.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

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
    static QString callBack() { return tr("Call back"); }
    static QString callAt(const QString &what, const QString &time)
    {
        return tr("%1 · %2", "%1 is what became of a call, %2 the time").arg(what, time);
    }
};

namespace
{

constexpr double kBubbleShare = 0.68;
constexpr double kNarrowBubbleShare = 0.86;
constexpr int kNarrow = 480;            // design pixels
constexpr qsizetype kMostOfALine = 600; // a subject may be a book
constexpr qreal kHighest = 100'000;

/// Mirrors a rectangle inside the row when reading goes from right to left.
QRectF placed(const QRectF &rect, const MessageStyle &style)
{
    if (style.direction == Qt::LeftToRight)
        return rect;
    return {style.width - rect.right(), rect.top(), rect.width(), rect.height()};
}

} // namespace

MessageStyle::MessageStyle(const QFont &base, int viewWidth, Qt::LayoutDirection reading, QDate day, Scheme colours)
    : font(base), small(smaller(base)), tiny(larger(base, 11.0 / 14.0)), width(viewWidth), direction(reading),
      today(day), scheme(colours), margin(scaled(base, viewWidth < scaled(base, kNarrow) ? 12 : 22)),
      joinedGap(scaled(base, 3)), gap(scaled(base, 9)), padX(scaled(base, 11)), padTop(scaled(base, 7)),
      padBottom(scaled(base, 6)), radius(scaled(base, 14)), timeGap(scaled(base, 12))
{
    const double share = viewWidth < scaled(base, kNarrow) ? kNarrowBubbleShare : kBubbleShare;
    const int widest = scaled(base, 640); // beyond this lines are tiring
    maxText = std::max(scaled(base, 60), std::min(widest, int((viewWidth - 2 * margin) * share)) - 2 * padX);
}

MessageLayout::MessageLayout(const Message &message, const MessagePlace &place, const MessageStyle &style,
                             const MessageContext &context, const MessageShown &shown)
    : m_isCall(message.kind == MessageKind::Call)
{
    if (place.fold.folded)
        return; // of no height
    if (place.startsDay)
        m_day = formatDay(message.sentAt.toLocalTime().date(), style.today, style.locale);
    layOutSeparators(place, style);
    m_height += place.joinsPrevious ? style.joinedGap : style.gap;
    if (place.fold.standsFor > 0) {
        layOutFold(place.fold.standsFor, style);
        return;
    }
    if (message.kind != MessageKind::Text) {
        layOutLine(message, style);
        return;
    }
    m_bubble.emplace(message, context, shown, style, m_height);
    m_height = int(std::ceil(m_bubble->bottom()));
}

void MessageLayout::layOutSeparators(const MessagePlace &place, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.small);
    const qreal line = std::ceil(metrics.height());
    if (place.followsGap) {
        m_gapRect =
            QRectF(style.margin, m_height + style.gap, style.width - 2 * style.margin, GapRow::heightFor(style.small));
        m_height = int(m_gapRect.bottom());
    }
    if (place.startsDay) {
        const qreal width = std::ceil(metrics.horizontalAdvance(m_day)) + 2 * style.padX + 2;
        m_dayRect = QRectF((style.width - width) / 2, m_height + style.gap + 3, width, line + 4);
        m_height = int(m_dayRect.bottom()) + 3;
    }
    if (place.startsNew) {
        m_newRect = QRectF(style.margin, m_height + style.gap, style.width - 2 * style.margin, line);
        m_height = int(m_newRect.bottom());
    }
}

void MessageLayout::layOutLine(const Message &message, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.small);
    const qreal line = std::ceil(metrics.height());
    const qreal icon = m_isCall ? line : 0;
    m_lineWords = m_isCall ? MessageWords::callAt(callText(message), formatTime(message.sentAt, style.locale))
                           : shortened(eventText(message), kMostOfALine);
    const bool canCallBack = m_isCall && message.direction == Direction::Incoming &&
                             (message.outcome == CallOutcome::Missed || message.outcome == CallOutcome::Cancelled ||
                              message.outcome == CallOutcome::Busy);
    if (canCallBack)
        m_action = MessageWords::callBack();
    const qreal action = canCallBack ? std::ceil(metrics.horizontalAdvance(m_action)) + 2 : 0;
    const qreal spacing = style.padX * 0.6;
    const qreal lead = icon > 0 ? icon + spacing : 0;
    const qreal room = style.width - 2 * style.margin - lead - (action > 0 ? action + 2 * spacing : 0);
    const qreal whole = std::ceil(metrics.horizontalAdvance(m_lineWords)) + 1;
    const qreal words = std::min(room, whole);
    const qreal width = lead + words + (action > 0 ? 2 * spacing + action : 0);
    // What happened in a room has a reason as long as its author liked, and it is nowhere else.
    const qreal height =
        whole <= room
            ? line
            : std::ceil(metrics.boundingRect(QRectF(0, 0, words, kHighest), kLineFlags, m_lineWords).height());
    const QRectF all((style.width - width) / 2, m_height + 2, width, m_isCall ? line : height);
    m_lineRect = placed(all, style);
    m_wordsRect = placed(QRectF(all.left() + lead, all.top(), words, all.height()), style);
    if (action > 0)
        m_actionRect = placed(QRectF(all.right() - action, all.top(), action, line), style);
    m_height = int(all.bottom()) + 4;
}

void MessageLayout::layOutFold(int lines, const MessageStyle &style)
{
    const QFontMetricsF metrics(style.small);
    m_action = foldText(lines);
    const qreal width = std::ceil(metrics.horizontalAdvance(m_action)) + 2;
    m_lineRect = m_actionRect = QRectF((style.width - width) / 2, m_height + 2, width, std::ceil(metrics.height()));
    m_height = int(m_lineRect.bottom()) + 4;
}

QString MessageLayout::shownText() const
{
    return m_bubble && m_bubble->text() ? m_bubble->text()->shownText() : QString();
}

QString MessageLayout::allText() const
{
    return m_bubble && m_bubble->text() ? m_bubble->text()->allText() : QString();
}

MessageHit MessageLayout::hit(const QPointF &point) const
{
    MessageHit hit;
    if (!m_actionRect.isEmpty() && m_actionRect.adjusted(-3, -3, 3, 3).contains(point))
        hit.kind = m_isCall ? MessageHit::Kind::CallBack : MessageHit::Kind::Unfold;
    else if (m_bubble)
        hit = m_bubble->hit(point);
    return hit;
}

TextRange MessageLayout::wordAt(int position) const
{
    return m_bubble && m_bubble->text() ? m_bubble->text()->wordAt(position) : TextRange();
}

QString MessageLayout::textIn(const TextRange &range) const
{
    return m_bubble && m_bubble->text() ? m_bubble->text()->textIn(range) : QString();
}

} // namespace causerie::ui
