// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QDate>
#include <QFont>
#include <QLocale>
#include <Qt>

namespace causerie::ui
{

/// Everything all rows of a view share.
struct MessageStyle {
    MessageStyle() = default;
    MessageStyle(const QFont &base, int viewWidth, Qt::LayoutDirection reading, QDate day,
                 Scheme colours = Scheme::Light);

    QFont font;
    QFont small;   ///< separators, call lines, notes
    QFont tiny;    ///< time
    int width = 0; ///< of the view
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QDate today;
    Scheme scheme = Scheme::Light; ///< styled text is laid out with its colours
    QLocale locale;
    // From the design, in this font's pixels.
    int margin = 0;
    int joinedGap = 0;
    int gap = 0;
    int padX = 0;
    int padTop = 0;
    int padBottom = 0;
    int radius = 0;
    int timeGap = 0;
    int maxText = 0; ///< the widest line of a bubble

    friend bool operator==(const MessageStyle &, const MessageStyle &) = default;
};

} // namespace causerie::ui
