// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/portrait.h"

#include "core/files/picture.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::files
{

namespace
{

bool isSeeThrough(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < plain.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        if (std::any_of(line, line + plain.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

} // namespace

QImage squared(const QImage &picture, int side)
{
    if (picture.isNull())
        return {};
    const int edge = std::min(picture.width(), picture.height());
    const QImage square = picture.copy((picture.width() - edge) / 2, (picture.height() - edge) / 2, edge, edge);
    return edge <= side ? square : square.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

std::optional<Portrait> makePortrait(const QImage &picture)
{
    for (int side = kPortraitSide; side >= 32; side = side * 3 / 4) {
        QImage small = squared(picture, side);
        if (small.isNull())
            return {};
        const bool seeThrough = isSeeThrough(small);
        // Whatever the file said beside its pixels, such as where it was taken, stays here.
        small = small.convertToFormat(seeThrough ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        for (const QString &key : small.textKeys())
            small.setText(key, {});
        const QByteArray bytes = seeThrough ? encoded(small, "PNG", -1) : encoded(small, "JPEG", 88);
        if (!bytes.isEmpty() && bytes.size() <= kMostPortraitBytes)
            return Portrait{bytes, seeThrough ? u"image/png"_s : u"image/jpeg"_s, sha1Of(bytes), small.size()};
    }
    return {};
}

QString sha1Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1).toHex());
}

bool isSha1(const QString &text)
{
    return text.size() == 40 &&
           std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace causerie::files
