// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojiview.h"

#include "ui/emoji/emojilist.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kColumns = 9;
constexpr int kLines = 7;
constexpr int kSide = 38; ///< of a field, in design pixels

class EmojiDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &colours = tokens(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool isCurrent = option.state & QStyle::State_HasFocus;
        if (isCurrent || option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(isCurrent ? QPen(colours.accent, 1.5) : QPen(Qt::NoPen));
            painter->setBrush(option.state & QStyle::State_Selected ? colours.select : colours.hover);
            const qreal radius = scaled(option.font, 8);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), radius, radius);
        }
        painter->setFont(emojiFont(larger(option.font, 20.0 / 14)));
        painter->setPen(colours.text);
        painter->setLayoutDirection(Qt::LeftToRight); // or joined ones come apart
        painter->drawText(option.rect, int(Qt::AlignCenter | Qt::TextSingleLine), painted(index.data().toString()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return QSize(1, 1) * scaled(option.font, kSide);
    }
};

} // namespace

EmojiView::EmojiView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new EmojiDelegate(this));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSpacing(0);
    setGridSize(QSize(1, 1) * scaled(font(), kSide));
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setAutoFillBackground(false); // it lies on a card
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    connect(this, &QListView::clicked, this, &EmojiView::chosen);
    const int bar = verticalScrollBar()->sizeHint().width();
    setFixedSize(kColumns * scaled(font(), kSide) + bar + 4, kLines * scaled(font(), kSide) + 2);
}

void EmojiView::keyPressEvent(QKeyEvent *event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if (isUp && currentIndex().isValid() && visualRect(currentIndex()).top() == visualRect(model()->index(0, 0)).top())
        return Q_EMIT leftUpwards();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT chosen(currentIndex());
        return;
    }
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (isPlain && !event->text().isEmpty() && event->text().at(0).isPrint())
        return Q_EMIT typed(event->text());
    QListView::keyPressEvent(event);
}

} // namespace causerie::ui
