// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/wrappinglayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace causerie::ui
{

WrappingLayout::WrappingLayout(QWidget *parent, int spacing) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

WrappingLayout::~WrappingLayout() = default;

void WrappingLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *WrappingLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *WrappingLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

/// From the left, as if there were no margins.
std::vector<WrappingLayout::Place> WrappingLayout::places(int width) const
{
    std::vector<Place> all;
    QPoint at;
    int line = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (at.x() > 0 && at.x() + size.width() > width) {
            at = {0, at.y() + line + spacing()};
            line = 0;
        }
        all.push_back({item.get(), QRect(at, size)});
        at.rx() += size.width() + spacing();
        line = std::max(line, size.height());
    }
    return all;
}

QSize WrappingLayout::sizeHint() const
{
    QSize size;
    for (const Place &place : places(QWIDGETSIZE_MAX))
        size = size.expandedTo({place.rect.right() + 1, place.rect.bottom() + 1});
    return size.grownBy(contentsMargins());
}

QSize WrappingLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

int WrappingLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int bottom = 0;
    for (const Place &place : places(width - margins.left() - margins.right()))
        bottom = std::max(bottom, place.rect.bottom() + 1);
    return bottom + margins.top() + margins.bottom();
}

void WrappingLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    for (const Place &place : places(inside.width()))
        place.item->setGeometry(QStyle::visualRect(direction, inside, place.rect.translated(inside.topLeft())));
}

} // namespace causerie::ui
