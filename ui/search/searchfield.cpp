// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchfield.h"

#include "core/chat/searchquery.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setProperty("kind", u"search"_s);
    setMaxLength(int(kLongestSearch));
    makeRoom();
}

void SearchField::makeRoom()
{
    const int leadingSide = scaled(font(), 32);
    const int trailingSide = scaled(font(), 8);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? trailingSide : leadingSide, 0, mirrored ? leadingSide : trailingSide, 0);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        makeRoom();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    case Qt::Key_Down:
        Q_EMIT nextWanted();
        return;
    case Qt::Key_Up:
        Q_EMIT previousWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT acceptedBack();
        else
            Q_EMIT accepted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int margin = scaled(font(), 10);
    const int side = scaled(font(), 17);
    QPainter painter(this);
    paintIcon(painter, QRect(mirrored ? width() - margin - side : margin, (height() - side) / 2, side, side),
              u"search"_s, tokens(palette()).muted);
}

} // namespace causerie::ui
