// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/roundbutton.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <cmath>

namespace causerie::ui
{

namespace
{
constexpr int kSide = 56;
constexpr int kIcon = 24;
constexpr int kRing = 3; // room around the disc for the ring of the focus
} // namespace

RoundButton::RoundButton(const QString &iconName, Kind kind, QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName), m_checkedIcon(iconName), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void RoundButton::describe(const QString &name, const QKeySequence &key)
{
    setAccessibleName(name);
    setToolTip(
        key.isEmpty()
            ? name
            : tr("%1 (%2)", "%1 is what a button does, %2 its key").arg(name, key.toString(QKeySequence::NativeText)));
    if (shortcut() != key)
        setShortcut(key);
}

void RoundButton::setCheckedIcon(const QString &iconName)
{
    m_checkedIcon = iconName;
    setCheckable(true);
}

QSize RoundButton::sizeHint() const
{
    const int side = scaled(font(), kSide) + 2 * kRing;
    return {side, side};
}

bool RoundButton::hitButton(const QPoint &position) const
{
    const QPointF d = QPointF(position) - QRectF(rect()).center();
    return std::hypot(d.x(), d.y()) <= width() / 2.0;
}

void RoundButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void RoundButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void RoundButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QColor disc = m_kind == Kind::HangUp ? t.danger : t.hover;
    QColor mark = m_kind == Kind::HangUp ? t.onDanger : t.text;
    if (isChecked()) {
        disc = t.accent;
        mark = t.onAccent;
    } else if (!isEnabled()) {
        mark = t.faint;
    }
    if (isEnabled() && (isDown() || underMouse())) {
        const bool plain = m_kind == Kind::Plain && !isChecked();
        disc = plain ? t.select : disc.darker(isDown() ? 118 : 108);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = QRectF(rect()).adjusted(kRing, kRing, -kRing, -kRing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(disc);
    painter.drawEllipse(circle);
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    const int side = scaled(font(), kIcon);
    const QRectF place(qRound(circle.center().x() - side / 2.0), qRound(circle.center().y() - side / 2.0), side, side);
    paintIcon(painter, place, isChecked() ? m_checkedIcon : m_icon, mark);
}

} // namespace causerie::ui
