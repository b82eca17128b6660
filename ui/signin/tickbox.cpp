// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/tickbox.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

void TickBox::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRect words = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this);
    const qreal side = std::min<qreal>(scaled(font(), 17), height() - 2);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF box(mirrored ? width() - side : 0, (height() - side) / 2, side, side);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = box.adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = side * 0.28;
    const bool filled = isChecked() && isEnabled();
    painter.setPen(QPen(filled || hasFocus() ? t.accent : t.faint, hasFocus() ? 2 : 1));
    painter.setBrush(filled ? t.accent : t.window);
    painter.drawRoundedRect(edge, radius, radius);
    if (isChecked())
        paintIcon(painter, box.adjusted(side * 0.16, side * 0.16, -side * 0.16, -side * 0.16), u"check"_s,
                  isEnabled() ? t.onAccent : t.faint);
    painter.setPen(isEnabled() ? t.text : t.faint);
    const bool hidesMnemonics = !style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this);
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeading | (hidesMnemonics ? Qt::TextHideMnemonic : Qt::TextShowMnemonic),
        text());
}

} // namespace causerie::ui
