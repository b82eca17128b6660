// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace causerie::ui
{

struct Tokens;

/// Paints the rows of the left column: conversations, contacts and their groups, as their KindRole says.
///
/// Thread: GUI. Owner: the list.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPerson(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

/// Where a row of the call log has its telephone. Pure.
QRect callButtonRect(const QRect &row, const QFont &font, Qt::LayoutDirection direction);

} // namespace causerie::ui
