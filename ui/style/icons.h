// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QIcon>

/// The line drawings of resources/icons: drawn with `currentColor`, tinted when painted, so they follow the theme
/// of the application without being made anew. Names are the files' without ".svg".
namespace causerie::ui
{

QIcon icon(const QString &name, QColor Tokens::*tint = &Tokens::muted);
/// One drawing in one colour, `size` in device-independent pixels.
QPixmap iconPixmap(const QString &name, const QColor &colour, const QSize &size, qreal devicePixelRatio);
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour);
QIcon applicationIcon();
/// For who reads them by another way than these functions: the style sheet.
void makeDrawingsReadable();

} // namespace causerie::ui
