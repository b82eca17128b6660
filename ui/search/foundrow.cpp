// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/foundrow.h"

#include "ui/search/foundmodel.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

// In design pixels, as in the list of conversations.
constexpr int kMargin = 6;
constexpr int kPadding = 8;
constexpr int kVerticalPadding = 8;
constexpr int kGap = 10;
constexpr int kRadius = 10;
constexpr int kAvatar = 36;
constexpr int kLines = 2;

QFont excerptFont(const QFont &font)
{
    return larger(font, 13.0 / 14.0);
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Tokens &t)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool hasFocus = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
    if (!isSelected && !hasFocus && !(option.state & QStyle::State_MouseOver))
        return;
    const QRectF rect = QRectF(option.rect).adjusted(scaled(option.font, kMargin), 0, -scaled(option.font, kMargin), 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isSelected ? t.select : t.hover);
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), scaled(option.font, kRadius),
                            scaled(option.font, kRadius));
}

/// Two lines at most; where they end.
int layOut(QTextLayout &layout, int width)
{
    layout.beginLayout();
    qreal y = 0;
    int end = 0;
    for (int i = 0; i < kLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height();
        end = line.textStart() + line.textLength();
    }
    layout.endLayout();
    return end;
}

/// The second line ends with dots where there is more.
void paintExcerpt(QPainter &painter, const QRect &rect, const QString &lead, const Excerpt &excerpt,
                  const QStyleOptionViewItem &option, const Tokens &t)
{
    QList<QTextLayout::FormatRange> formats;
    if (!lead.isEmpty()) {
        QTextCharFormat who;
        who.setForeground(t.text);
        formats.append({0, int(lead.size()), who});
    }
    QTextCharFormat found;
    found.setForeground(t.accentText);
    found.setFontWeight(QFont::DemiBold);
    for (const TextMark &mark : excerpt.marks)
        formats.append({mark.start + int(lead.size()), mark.length, found});
    QTextLayout layout(lead + excerpt.text, excerptFont(option.font));
    QTextOption how;
    how.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    how.setTextDirection(excerpt.text.isRightToLeft() ? Qt::RightToLeft : option.direction);
    how.setAlignment(leading(option.direction) & Qt::AlignHorizontal_Mask);
    layout.setTextOption(how);
    layout.setFormats(formats);
    const int end = layOut(layout, rect.width());
    if (end < layout.text().size()) {
        const QString dots = u"…"_s;
        int cut = std::max(0, end - 2);
        if (layout.text()[cut].isLowSurrogate())
            --cut;
        layout.setText(layout.text().left(cut).trimmed() + dots);
        layout.setFormats(formats);
        layOut(layout, rect.width());
    }
    painter.setPen(t.muted);
    layout.draw(&painter, rect.topLeft());
}

} // namespace

QSize FoundRow::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int words =
        QFontMetrics(semiBold(option.font)).height() + kLines * QFontMetrics(excerptFont(option.font)).height();
    return {scaled(option.font, 160), words + 2 * scaled(option.font, kVerticalPadding)};
}

void FoundRow::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const Tokens &t = tokens(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, t);

    const bool mirrored = option.direction == Qt::RightToLeft;
    const int side = scaled(option.font, kMargin + kPadding);
    QRect inside = option.rect.adjusted(side, scaled(option.font, kVerticalPadding), -side, 0);
    const int face = scaled(option.font, kAvatar);
    const int gap = scaled(option.font, kGap);
    const QString name = index.data(Qt::DisplayRole).toString();
    paintAvatar(*painter, QRectF(mirrored ? inside.right() - face + 1 : inside.left(), inside.top() + 1, face, face),
                Jid::parse(index.data(FoundModel::JidRole).toString()).value_or(Jid()), name);
    inside.adjust(mirrored ? 0 : face + gap, 0, mirrored ? -(face + gap) : 0, 0);

    const QFont nameFont = semiBold(option.font);
    const QFont timeFont = smaller(option.font);
    QRect first(inside.left(), inside.top(), inside.width(), QFontMetrics(nameFont).height());
    const QString time = formatListTime(index.data(FoundModel::TimeRole).toDateTime().toLocalTime(),
                                        QDateTime::currentDateTime(), option.locale);
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(time) + 1;
    const QRect end(mirrored ? first.left() : first.right() - timeWidth + 1, first.top(), timeWidth, first.height());
    first.adjust(mirrored ? timeWidth + gap : 0, 0, mirrored ? 0 : -(timeWidth + gap), 0);
    const int start = leading(option.direction).toInt() | Qt::TextSingleLine;
    painter->setFont(timeFont);
    painter->setPen(t.muted);
    painter->drawText(end, start, time);
    painter->setFont(nameFont);
    painter->setPen(t.text);
    painter->drawText(first, start, QFontMetrics(nameFont).elidedText(name, Qt::ElideRight, first.width()));

    const QString sender = index.data(FoundModel::SenderRole).toString();
    const QString lead = sender.isEmpty() ? QString() : tr("%1: ", "%1 is who said what follows").arg(sender);
    paintExcerpt(*painter, inside.adjusted(0, first.height(), 0, 0), lead,
                 index.data(FoundModel::ExcerptRole).value<Excerpt>(), option, t);
    painter->restore();
}

} // namespace causerie::ui
