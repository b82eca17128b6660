// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QRectF>

class QColor;
class QPainter;

namespace causerie::ui
{

/// The room the delivery state takes beside text of this height.
QSizeF ticksSize(qreal textHeight);
/// Clock, one tick, two ticks, two ticks (in the caller's accent), or "!".
void paintTicks(QPainter &painter, const QRectF &rect, DeliveryState state, const QColor &colour);

} // namespace causerie::ui
