// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/notespicture.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kSide = 224; // twice the largest avatar

QImage drawn()
{
    const Tokens &colours = tokens(Scheme::Light);
    QImage picture(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    picture.fill(colours.accent);
    QPainter painter(&picture);
    const int margin = kSide / 4;
    paintIcon(painter, picture.rect().adjusted(margin, margin, -margin, -margin), u"note"_s, colours.onAccent);
    return picture;
}

} // namespace

QImage notesPicture()
{
    static const QImage picture = drawn();
    return picture;
}

} // namespace causerie::ui
