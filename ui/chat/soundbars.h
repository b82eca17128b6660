// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QRectF>

#include <vector>

class QPainter;

/// The shape of a sound as a row of bars, wherever one is shown.
namespace causerie::ui
{

/// `count` bars, each the loudest of what it stands for. Pure.
std::vector<quint8> soundBars(const std::vector<quint8> &shape, int count);

/// What a stretch with this mean square is as a bar: nothing at −54 dB, full at 0 dB. Pure.
quint8 soundBar(float power);

struct SoundBarsLook {
    QColor heard;
    QColor rest;
    bool isMirrored = false; ///< begins at the right
};

/// Spreads them over the area; those up to `share` of it were heard.
void paintSoundBars(QPainter &painter, const QRectF &area, const std::vector<quint8> &bars, double share,
                    const SoundBarsLook &look);

} // namespace causerie::ui
