// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/measure.h"

#include <QFontInfo>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qreal kDesignTextPixels = 14;
constexpr qreal kSmallStep = 12.0 / 14.0;

const QStringList &emojiFamilies()
{
    static const QStringList families{u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s,
                                      u"Twitter Color Emoji"_s};
    return families;
}

} // namespace

int scaled(const QFont &font, qreal designPixels)
{
    const qreal text = font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
    return std::max(designPixels > 0 ? 1 : 0, qRound(designPixels * text / kDesignTextPixels));
}

QFont larger(const QFont &font, qreal factor)
{
    QFont result = font;
    if (font.pixelSize() > 0)
        result.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    else
        result.setPointSizeF(std::max(1.0, font.pointSizeF() * factor));
    return result;
}

QFont smaller(const QFont &font)
{
    return larger(font, kSmallStep);
}

bool isNarrowBar(const QWidget &bar)
{
    constexpr int kNarrow = 560; // design pixels
    return bar.width() < scaled(bar.font(), kNarrow);
}

QMargins trailing(int room, Qt::LayoutDirection direction)
{
    return direction == Qt::RightToLeft ? QMargins(room, 0, 0, 0) : QMargins(0, 0, room, 0);
}

Qt::Alignment leading(Qt::LayoutDirection direction)
{
    return Qt::AlignAbsolute | Qt::AlignVCenter | (direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
}

QFont semiBold(const QFont &font)
{
    QFont result = font;
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont emojiFont(const QFont &font)
{
    QFont result = font;
    result.setFamilies(emojiFamilies() + font.families());
    return result;
}

} // namespace causerie::ui
