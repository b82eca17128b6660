// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/rowdelegate.h"

#include "core/chat/message.h"
#include "core/roster/presence.h"
#include "ui/roster/roles.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"
#include "ui/style/ticks.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

// In design pixels.
constexpr int kConversationAvatar = 42;
constexpr int kContactAvatar = 34;
constexpr int kVerticalPadding = 8;
constexpr int kGroupHeight = 32;
constexpr int kMargin = 6;   ///< around the row's rounded ground
constexpr int kPadding = 12; ///< inside it
constexpr int kGap = 11;
constexpr int kRadius = 10;
constexpr int kCallButton = 40;

RowKind kindOf(const QModelIndex &index)
{
    return index.data(KindRole).value<RowKind>();
}

int avatarSize(RowKind kind)
{
    return kind == RowKind::Conversation ? kConversationAvatar : kContactAvatar;
}

/// Cuts a leading or trailing part off `rect` in the direction of reading and returns it.
QRect take(QRect &rect, int width, bool fromEnd, Qt::LayoutDirection direction)
{
    const bool fromRight = fromEnd != (direction == Qt::RightToLeft);
    QRect part = rect;
    if (fromRight) {
        part.setLeft(rect.right() - width + 1);
        rect.setRight(part.left() - 1);
    } else {
        part.setRight(rect.left() + width - 1);
        rect.setLeft(part.right() + 1);
    }
    return part;
}

void paintWords(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &colour,
                Qt::LayoutDirection direction)
{
    painter.setFont(font);
    painter.setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    // The line starts where the window starts, whatever the script of the words.
    painter.drawText(rect, leading(direction).toInt() | Qt::TextSingleLine, shown);
}

QColor ground(const QStyleOptionViewItem &option, const Tokens &t)
{
    if (option.state & QStyle::State_Selected)
        return t.select;
    return option.state & QStyle::State_MouseOver ? t.hover : t.panel;
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Tokens &t)
{
    const QRectF rect = QRectF(option.rect).adjusted(scaled(option.font, kMargin), 0, -scaled(option.font, kMargin), 0);
    const qreal radius = scaled(option.font, kRadius);
    const QColor colour = ground(option, t);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool keyboardFocus =
        (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
    if (colour != t.panel || keyboardFocus) {
        painter.setPen(keyboardFocus ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(colour);
        painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    }
}

void paintBadge(QPainter &painter, QRect &line, int unread, bool quiet, const QStyleOptionViewItem &option,
                const Tokens &t)
{
    QFont font = larger(option.font, 11.0 / 14.0);
    font.setBold(true);
    const QString text = unread > 999 ? u"999+"_s : option.locale.toString(unread);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + scaled(option.font, 2);
    const int width = std::max(height, metrics.horizontalAdvance(text) + scaled(option.font, 14));
    QRect badge = take(line, width, true, option.direction);
    take(line, scaled(option.font, 8), true, option.direction);
    badge = QRect(badge.left(), badge.center().y() - height / 2, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(quiet ? t.muted : t.accent);
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter.setFont(font);
    painter.setPen(quiet ? t.panel : t.onAccent);
    painter.drawText(badge, Qt::AlignCenter, text);
}

/// How a call went, in front of its words.
void paintCallKind(QPainter &painter, QRect &line, RowCall call, const QStyleOptionViewItem &option, const Tokens &t)
{
    const int side = scaled(option.font, 14);
    const QRect place = take(line, side, false, option.direction);
    take(line, scaled(option.font, 5), false, option.direction);
    const QRect square(place.left(), place.center().y() - side / 2 + 1, side, side);
    switch (call) {
    case RowCall::Incoming:
        return paintIcon(painter, square, u"call-in"_s, t.ok);
    case RowCall::Outgoing:
        return paintIcon(painter, square, u"call-out"_s, t.muted);
    case RowCall::Missed:
        return paintIcon(painter, square, u"call-missed"_s, t.danger);
    }
}

/// The telephone at the end of a row of the call log; the words keep clear of it.
void paintCallButton(QPainter &painter, QRect &inside, const QModelIndex &index, const QStyleOptionViewItem &option,
                     const Tokens &t)
{
    const QRect button = callButtonRect(option.rect, option.font, option.direction);
    take(inside, button.width(), true, option.direction);
    const int side = scaled(option.font, 18);
    paintIcon(painter, QRect(button.center() - QPoint(side / 2, side / 2), QSize(side, side)), u"phone"_s,
              index.data(CallableRole).toBool() ? t.accent : t.faint);
}

/// Why the row stands where it stands, at the end of its first line.
void paintPlace(QPainter &painter, QRect &line, const QModelIndex &index, const QStyleOptionViewItem &option,
                const Tokens &t)
{
    const QString drawing = index.data(PinnedRole).toBool()     ? u"pin"_s
                            : index.data(ArchivedRole).toBool() ? u"archive"_s
                                                                : QString();
    if (drawing.isEmpty())
        return;
    const int side = scaled(option.font, 14);
    const QRect place = take(line, side, true, option.direction);
    take(line, scaled(option.font, 6), true, option.direction);
    paintIcon(painter, QRect(place.left(), place.center().y() - side / 2 + 1, side, side), drawing, t.muted);
}

} // namespace

QRect callButtonRect(const QRect &row, const QFont &font, Qt::LayoutDirection direction)
{
    const int margin = scaled(font, kMargin);
    QRect inside = row.adjusted(margin, 0, -margin, 0);
    return take(inside, scaled(font, kCallButton), true, direction);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const RowKind kind = kindOf(index);
    if (kind == RowKind::Group)
        return {scaled(option.font, 100), scaled(option.font, kGroupHeight)};
    const int text = QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height();
    const int height =
        std::max(scaled(option.font, avatarSize(kind)), text) + 2 * scaled(option.font, kVerticalPadding);
    return {scaled(option.font, 160), height};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    QStyleOptionViewItem with = option;
    initStyleOption(&with, index);
    if (kindOf(index) == RowKind::Group)
        paintGroup(*painter, with, index);
    else
        paintPerson(*painter, with, index);
    painter->restore();
}

void RowDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens(option.palette);
    paintGround(painter, option, t);
    const int side = scaled(option.font, kMargin + kPadding - 4);
    QRect line = option.rect.adjusted(side, 0, -side, 0);
    const int iconSide = scaled(option.font, 16);
    const QRect chevron = take(line, iconSide, false, option.direction);
    take(line, scaled(option.font, 5), false, option.direction);
    const bool open = option.state & QStyle::State_Open;
    const QString drawing = open ? u"chevron-down"_s : u"chevron-right"_s;
    paintIcon(painter, QRect(chevron.left(), chevron.center().y() - iconSide / 2 + 1, iconSide, iconSide), drawing,
              t.muted);
    const QFont font = smaller(semiBold(option.font));
    const QString count = tr("%1/%2", "online contacts / all contacts of a group")
                              .arg(index.data(OnlineCountRole).toInt())
                              .arg(index.data(TotalCountRole).toInt());
    const int width = QFontMetrics(font).horizontalAdvance(count) + 2;
    const QRect end = take(line, width, true, option.direction);
    painter.setFont(smaller(option.font));
    painter.setPen(t.muted);
    painter.drawText(end, Qt::AlignCenter, count);
    paintWords(painter, line, index.data(Qt::DisplayRole).toString(), font, t.muted, option.direction);
}

void RowDelegate::paintPerson(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens(option.palette);
    paintGround(painter, option, t);

    const RowKind kind = kindOf(index);
    const QString name = index.data(Qt::DisplayRole).toString();
    const int side = scaled(option.font, kMargin + kPadding);
    QRect inside = option.rect.adjusted(side, 0, -side, 0);

    const int avatar = scaled(option.font, avatarSize(kind));
    const QRect face = take(inside, avatar, false, option.direction);
    take(inside, scaled(option.font, kGap), false, option.direction);
    const QRectF circle(face.left(), option.rect.center().y() - avatar / 2.0 + 0.5, avatar, avatar);
    paintAvatar(painter, circle, jidOf(index), name, index.data(PictureRole).value<QImage>());
    const QVariant availability = index.data(AvailabilityRole);
    if (availability.isValid())
        paintPresenceMark(painter, circle, availability.value<Availability>(), t, ground(option, t), option.direction);

    const QVariant call = index.data(CallRole);
    if (call.isValid())
        paintCallButton(painter, inside, index, option, t);

    const QFont nameFont = semiBold(option.font);
    const QFont timeFont = smaller(option.font);
    const QFont secondFont = larger(option.font, 13.0 / 14.0);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int secondHeight = QFontMetrics(secondFont).height();
    const int top = option.rect.top() + (option.rect.height() - nameHeight - secondHeight) / 2;
    QRect first(inside.left(), top, inside.width(), nameHeight);
    QRect second(inside.left(), top + nameHeight, inside.width(), secondHeight);

    const QDateTime when = index.data(TimeRole).toDateTime();
    if (when.isValid()) {
        const QString time = formatListTime(when, QDateTime::currentDateTime(), option.locale);
        const QRect end = take(first, QFontMetrics(timeFont).horizontalAdvance(time) + 1, true, option.direction);
        take(first, scaled(option.font, 8), true, option.direction);
        paintWords(painter, end, time, timeFont, t.muted, option.direction);
    }
    paintPlace(painter, first, index, option, t);
    paintWords(painter, first, name, nameFont, t.text, option.direction);

    if (const int unread = index.data(UnreadRole).toInt(); unread > 0)
        paintBadge(painter, second, unread, index.data(QuietRole).toBool(), option, t);
    if (call.isValid())
        paintCallKind(painter, second, RowCall(call.toInt()), option, t);
    if (index.data(WritingRole).toBool()) {
        paintWords(painter, second, tr("writing…"), secondFont, t.accentText, option.direction);
        return;
    }
    if (const QVariant delivery = index.data(DeliveryRole); delivery.isValid()) {
        const auto state = delivery.value<DeliveryState>();
        const QSizeF size = ticksSize(QFontMetricsF(secondFont).ascent());
        const QRect place = take(second, int(size.width()) + 1, false, option.direction);
        paintTicks(painter, QRectF(QPointF(place.left(), place.center().y() - size.height() / 2 + 0.5), size), state,
                   state == DeliveryState::Failed ? t.danger
                   : state == DeliveryState::Read ? t.accent
                                                  : t.muted);
        take(second, scaled(option.font, 4), false, option.direction);
    }
    paintWords(painter, second, index.data(SecondLineRole).toString(), secondFont, t.muted, option.direction);
}

} // namespace causerie::ui
