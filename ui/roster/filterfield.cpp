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
    setPlaceholderText(tr("Find people and conversations"));
    setAccessibleName(tr("Find people and conversations"));
    addAction(icon(u"search"_s, &Tokens::muted), QLineEdit::LeadingPosition);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT listWanted();
        clear();
        return;
    case Qt::Key_Down: Q_EMIT listWanted(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT firstWanted(); return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void FilterField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    painter.setFont(smaller(font()));
    painter.setPen(tokens(palette()).faint);
    const int margin = scaled(font(), 11);
    const auto side = layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), int(side | Qt::AlignVCenter | Qt::AlignAbsolute),
                     QKeySequence(u"Ctrl+K"_s).toString(QKeySequence::NativeText));
}

} // namespace causerie::ui
