// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/filterfield.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

FilterField::FilterField(QWidget *parent) : QLineEdit(parent)
{
    setProperty("kind", u"search"_s);
    setPlaceholderText(tr("Find somebody…"));
    setAccessibleName(tr("Find people and conversations"));
    makeRoom();
}

void FilterField::makeRoom()
{
    const int leadingSide = scaled(font(), 32);
    const int trailingSide = scaled(font(), 8);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? trailingSide : leadingSide, 0, mirrored ? leadingSide : trailingSide, 0);
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        makeRoom();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT listWanted();
        clear();
        return;
    case Qt::Key_Down:
        Q_EMIT listWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT firstWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const Tokens &t = tokens(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int margin = scaled(font(), 10);
    const int side = scaled(font(), 17);
    QPainter painter(this);
    paintIcon(painter, QRect(mirrored ? width() - margin - side : margin, (height() - side) / 2, side, side),
              u"search"_s, t.muted);
    // The shortcut, while there is room for it beside the words.
    const QString keys = QKeySequence(u"Ctrl+K"_s).toString(QKeySequence::NativeText);
    const int words = fontMetrics().horizontalAdvance(placeholderText() + keys) + 2 * margin + scaled(font(), 40);
    if (!text().isEmpty() || hasFocus() || words > width() || placeholderText().isRightToLeft() != mirrored)
        return;
    painter.setFont(smaller(font()));
    painter.setPen(t.muted);
    painter.drawText(rect().adjusted(margin, 0, -margin, 0),
                     leading(mirrored ? Qt::LeftToRight : Qt::RightToLeft).toInt(), keys);
}

} // namespace causerie::ui
