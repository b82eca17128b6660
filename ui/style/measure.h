// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QMargins>
#include <Qt>

class QWidget;

namespace causerie::ui
{

/// The design's pixels for this font: it was drawn with text of 14 px, and everything grows with the text.
int scaled(const QFont &font, qreal designPixels);

QFont smaller(const QFont &font); ///< secondary words: one step down, 12 for 14
QFont larger(const QFont &font, qreal factor);
QFont semiBold(const QFont &font); ///< names

/// For emojis alone: the systems' fonts that have them in colours and know how several characters are one, before
/// others that have a few of them in black.
QFont emojiFont(const QFont &font);

/// Of a bar above a conversation: there is no room for its buttons beside its words.
bool isNarrowBar(const QWidget &bar);

/// Room at the end of each line, beside a bar that scrolls. Qt does not mirror margins.
QMargins trailing(int room, Qt::LayoutDirection direction);

/// Where a line starts when names of any script stand in it: by the direction of the window, not of the text.
Qt::Alignment leading(Qt::LayoutDirection direction);

} // namespace causerie::ui
