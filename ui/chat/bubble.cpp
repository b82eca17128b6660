// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubble.h"

#include "core/chat/languages.h"
#include "ui/chat/bubblefile.h"
#include "ui/chat/bubblequote.h"
#include "ui/chat/bubblewords.h"
#include "ui/chat/messagewords.h"
#include "ui/style/format.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"
#include "ui/style/ticks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageLayout)

public:
    static QString showAll() { return tr("Show all", "of a very long message"); }
    static QString showMore() { return tr("Show more", "of a very long message: what follows"); }
    static QString showBefore() { return tr("Show what comes before", "of a very long message"); }
    static QString showLess() { return tr("Show less", "of a very long message: its beginning again"); }
    static QString sendAgain() { return tr("Send again"); }
    static QString edited(const QString &time)
    {
        return tr("edited · %1", "beside a changed message; %1 is the time it was written").arg(time);
    }
    static QString linksDiffer() { return tr("Its versions lead to different addresses."); }
};

constexpr qreal kPartGap = 3;

QString shownTime(const Message &message, const MessageStyle &style)
{
    const QString time = formatTime(message.sentAt, style.locale);
    return message.editedAt.isValid() && message.retraction == Retraction::None ? Words::edited(time) : time;
}

/// Mirrors a rectangle inside the row when reading goes from right to left.
QRectF placed(const QRectF &rect, const MessageStyle &style)
{
    if (style.direction == Qt::LeftToRight)
        return rect;
    return {style.width - rect.right(), rect.top(), rect.width(), rect.height()};
}

QSizeF sizeOf(const std::vector<std::unique_ptr<BubblePart>> &parts)
{
    QSizeF size(0, 0);
    for (const auto &part : parts)
        size = {std::max(size.width(), part->size().width()), size.height() + part->size().height() + kPartGap};
    return size;
}

} // namespace

Bubble::Bubble(const Message &message, const MessageContext &context, const MessageShown &shown,
               const MessageStyle &style, qreal top)
    : m_outgoing(message.direction == Direction::Outgoing), m_state(message.state), m_time(shownTime(message, style))
{
    addParts(message, context, shown, style);
    layOut(style, top);
}

Bubble::~Bubble() = default;

void Bubble::addParts(const Message &message, const MessageContext &context, const MessageShown &shown,
                      const MessageStyle &style)
{
    using Look = BubbleWords::Look;
    if (!context.sender.isEmpty())
        m_above.push_back(std::make_unique<BubbleWords>(context.sender, context.senderHue, style));
    if (const QString gone = goneText(message); !gone.isEmpty()) {
        m_above.push_back(std::make_unique<BubbleWords>(gone, Look::Gone, style));
        return;
    }
    if (message.reply)
        m_above.push_back(std::make_unique<BubbleQuote>(context.quoteAuthor, message.reply->quote, style));
    addTexts(message, context, shown, style);
    if (m_outgoing && m_state == DeliveryState::Failed)
        addFailure(message, style);
    if (!context.reactions.empty())
        m_reactions = std::make_unique<BubbleChips>(BubbleChips::reactions(context.reactions, style));
}

void Bubble::addTexts(const Message &message, const MessageContext &context, const MessageShown &shown,
                      const MessageStyle &style)
{
    using Look = BubbleWords::Look;
    if (message.spoiler && !shown.revealed) {
        m_above.push_back(
            std::make_unique<BubbleWords>(coverText(message), Look::Action, style, MessageHit::Kind::Reveal));
        return;
    }
    for (size_t i = 0; i < message.attachments.size(); ++i) {
        const FileShown file = i < context.files.size() ? context.files[i] : FileShown();
        m_above.push_back(makeFilePart(message.attachments[i], file, int(i), style));
        if (file.asks())
            m_above.push_back(std::make_unique<BubbleChips>(BubbleChips::offer(int(i), style)));
    }
    const std::vector<MessageVersion> versions = versionsOf(message);
    const size_t chosen = shown.language >= 0 && size_t(shown.language) < versions.size()
                              ? size_t(shown.language)
                              : chooseVersion(versions, context.readerLanguages);
    if (const QString subject = versions[chosen].subject.simplified(); !subject.isEmpty())
        m_above.push_back(std::make_unique<BubbleWords>(subject, Look::Subject, style));
    QString text = versions[chosen].body;
    if (const QStringView action = actionText(text); !action.isNull() && !context.actor.isEmpty())
        text = u"* %1 %2"_s.arg(context.actor, action);
    if (!text.isEmpty())
        m_text.emplace(text, message.unstyled ? BubbleText::Styling::Plain : BubbleText::Styling::Styled, shown.part,
                       style, context.reader);
    if (m_text)
        addTurns(m_text->turns(), style);
    if (versions.size() < 2)
        return;
    QStringList tags;
    for (const MessageVersion &version : versions)
        tags << version.language;
    m_below.push_back(std::make_unique<BubbleChips>(BubbleChips::languages(languageNames(tags), int(chosen), style)));
    if (linksDiffer(allTexts(message)))
        m_below.push_back(std::make_unique<BubbleWords>(Words::linksDiffer(), Look::Warning, style));
}

void Bubble::addTurns(const TextTurns &turns, const MessageStyle &style)
{
    using Kind = MessageHit::Kind;
    const auto add = [&](bool isThere, const QString &words, Kind kind) {
        if (isThere)
            m_below.push_back(std::make_unique<BubbleWords>(words, BubbleWords::Look::Action, style, kind));
    };
    add(turns.all, Words::showAll(), Kind::ShowMore);
    add(turns.more, Words::showMore(), Kind::ShowMore);
    add(turns.before, Words::showBefore(), Kind::ShowBefore);
    add(turns.less, Words::showLess(), Kind::ShowLess);
}

void Bubble::addFailure(const Message &message, const MessageStyle &style)
{
    using Look = BubbleWords::Look;
    m_below.push_back(std::make_unique<BubbleWords>(failureText(message), Look::Warning, style));
    m_below.push_back(
        std::make_unique<BubbleWords>(Words::sendAgain(), Look::Action, style, MessageHit::Kind::SendAgain));
}

/// As if reading went from left to right; then mirrored as a whole.
void Bubble::layOut(const MessageStyle &style, qreal top)
{
    const QFontMetricsF tiny(style.tiny);
    const QSizeF ticks = m_outgoing ? ticksSize(std::ceil(tiny.ascent())) : QSizeF(0, 0);
    const qreal timeWidth = std::ceil(tiny.horizontalAdvance(m_time)) + 1;
    const qreal timeHeight = std::ceil(tiny.height());
    const qreal trailing = timeWidth + (m_outgoing ? 3 + ticks.width() : 0);

    const QSizeF above = sizeOf(m_above);
    const QSizeF below = sizeOf(m_below);
    const QSizeF text = m_text ? m_text->size() : QSizeF(0, 0);
    const Parts &last = m_below.empty() && !m_text ? m_above : m_below;
    const bool againstReading = m_text && m_text->isRightToLeft() != (style.direction == Qt::RightToLeft);
    const bool behindText = last.empty() && m_text && !againstReading;
    const qreal before = behindText ? m_text->lastLineWidth() : last.empty() ? 0 : last.back()->size().width();
    const qreal beside = before + style.timeGap + trailing;
    const bool inLine = before > 0 && beside <= style.maxText; // the time needs no line of its own
    const qreal inner = std::max({above.width(), below.width(), text.width(), inLine ? beside : trailing});
    const qreal between = m_text && !m_below.empty() ? scaled(style.font, 4) : 0;
    const qreal parts = above.height() + text.height() + between + below.height();
    const qreal timeTop = !inLine ? parts + 1
                          : behindText
                              ? above.height() + m_text->lastLineTop() + m_text->lastLineAscent() + 2 - tiny.ascent()
                              : parts - kPartGap - (last.back()->size().height() + timeHeight) / 2;
    const qreal height = std::max(parts, timeTop + timeHeight) + (m_reactions ? scaled(style.font, 5) : 0);

    const qreal width = inner + 2 * style.padX;
    const QRectF bubble(m_outgoing ? style.width - style.margin - width : style.margin, top, width,
                        height + style.padTop + style.padBottom);
    const QPointF content = bubble.topLeft() + QPointF(style.padX, style.padTop);
    m_timeRect = placed(QRectF(content.x() + inner - trailing, content.y() + timeTop, timeWidth, timeHeight), style);
    m_ticksRect = placed(QRectF(QPointF(content.x() + inner - ticks.width(),
                                        content.y() + timeTop + (timeHeight - ticks.height()) / 2 + 0.5),
                                ticks),
                         style);
    m_rect = placed(bubble, style);
    place(m_above, content, inner, style);
    place(m_below, content + QPointF(0, above.height() + text.height() + between), inner, style);
    if (m_text)
        m_text->place(m_rect.topLeft() + QPointF(style.padX, style.padTop + above.height()), inner);
    if (m_reactions) {
        const QSizeF size = m_reactions->size();
        const qreal over = scaled(style.font, 8); // they sit on the edge
        const qreal x =
            m_outgoing ? bubble.right() - style.padX / 2.0 - size.width() : bubble.left() + style.padX / 2.0;
        m_reactions->place(placed(QRectF(QPointF(x, bubble.bottom() - over), size), style));
    }
}

void Bubble::place(const Parts &parts, const QPointF &content, qreal inner, const MessageStyle &style) const
{
    QPointF at = content;
    for (const auto &part : parts) {
        const QSizeF size(part->fillsWidth() ? inner : part->size().width(), part->size().height());
        part->place(placed(QRectF(at, size), style));
        at.ry() += size.height() + kPartGap;
    }
}

qreal Bubble::bottom() const
{
    return m_reactions ? std::max(m_rect.bottom(), m_reactions->rect().bottom()) : m_rect.bottom();
}

void Bubble::paint(QPainter &painter, const MessageStyle &style, const Tokens &colours, const TextRange &selected,
                   const QRectF &clip) const
{
    painter.setPen(Qt::NoPen);
    if (m_outgoing) {
        painter.setBrush(colours.mine);
        painter.drawRoundedRect(m_rect, style.radius, style.radius);
    } else { // a stroke costs four times as much as a second filling
        painter.setBrush(colours.line);
        painter.drawRoundedRect(m_rect, style.radius, style.radius);
        painter.setBrush(colours.theirs);
        painter.drawRoundedRect(m_rect.adjusted(1, 1, -1, -1), style.radius - 1, style.radius - 1);
    }
    for (const Parts *parts : {&m_above, &m_below}) {
        for (const auto &part : *parts)
            part->paint(painter, colours, m_outgoing);
    }
    if (m_text)
        m_text->paint(painter, colours, selected, clip);
    paintEnd(painter, style, colours);
    if (m_reactions)
        m_reactions->paint(painter, colours, m_outgoing);
}

void Bubble::paintEnd(QPainter &painter, const MessageStyle &style, const Tokens &colours) const
{
    const QColor muted = m_outgoing ? colours.mutedOnMine : colours.muted;
    painter.setFont(style.tiny);
    painter.setPen(muted);
    painter.drawText(m_timeRect, Qt::AlignCenter | Qt::TextSingleLine, m_time);
    if (!m_outgoing)
        return;
    const QColor colour = m_state == DeliveryState::Failed ? colours.dangerOnMine
                          : m_state == DeliveryState::Read ? colours.accent
                                                           : muted;
    paintTicks(painter, m_ticksRect, m_state, colour);
}

MessageHit Bubble::hit(const QPointF &point) const
{
    if (m_reactions) {
        if (const MessageHit hit = m_reactions->hit(point); isActive(hit.kind))
            return hit;
    }
    if (!m_rect.contains(point))
        return {};
    for (const Parts *parts : {&m_above, &m_below}) {
        for (const auto &part : *parts) {
            if (const MessageHit hit = part->hit(point); isActive(hit.kind))
                return hit;
        }
    }
    if (m_text)
        return m_text->hit(point);
    MessageHit hit;
    hit.kind = MessageHit::Kind::Bubble;
    return hit;
}

} // namespace causerie::ui
