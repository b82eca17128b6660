// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace causerie::ui
{

/// Items beside each other as wide as they want to be, on as many lines as they take: nothing is shortened.
///
/// Thread: GUI. Owner: the widget whose layout it is.
class WrappingLayout final : public QLayout
{
    Q_OBJECT

public:
    WrappingLayout(QWidget *parent, int spacing); ///< in pixels, both ways
    ~WrappingLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    QSize sizeHint() const override; ///< all on one line
    QSize minimumSize() const override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Place {
        QLayoutItem *item;
        QRect rect;
    };
    std::vector<Place> places(int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace causerie::ui
