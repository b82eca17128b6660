// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/picture.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::files
{

namespace
{

constexpr qint64 kMostPreviewPixels = 512 * 512;

/// By content, never by name; SVG and the like are left out.
bool isShown(const QByteArray &format)
{
    return format == "png" || format == "jpeg" || format == "webp" || format == "gif" || format == "bmp";
}

qint64 pixelsOf(const QSize &size)
{
    return qint64(size.width()) * size.height();
}

/// More memory than anybody wants to give for one picture.
bool isTooLarge(const QImageReader &reader, const QSize &size)
{
    if (reader.supportsOption(QImageIOHandler::ScaledSize) && reader.format() == "jpeg")
        return pixelsOf(size) > kMostPixels;
    const qint64 bytes = reader.imageFormat() == QImage::Format_Invalid
                             ? 8
                             : QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel() / 8;
    return pixelsOf(size) > kMostDecoded / std::max<qint64>(bytes, 4); // it is turned into 32 bits to be shown
}

/// A reader that knows what it reads, and its upright size.
std::expected<QSize, PictureError> inspect(QImageReader &reader)
{
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isShown(reader.format()))
        return std::unexpected(PictureError::NotAPicture);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return std::unexpected(PictureError::Damaged);
    if (isTooLarge(reader, size))
        return std::unexpected(PictureError::TooLarge);
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? size.transposed() : size;
}

std::expected<QImage, PictureError> decode(QImageReader &reader, const QSize &within)
{
    const auto size = inspect(reader);
    if (!size)
        return std::unexpected(size.error());
    if (size->width() > within.width() || size->height() > within.height()) {
        const QSize upright = size->scaled(within, Qt::KeepAspectRatio).expandedTo({1, 1});
        const bool turned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
        reader.setScaledSize(turned ? upright.transposed() : upright); // before it is turned
    }
    const QImage image = reader.read();
    if (image.isNull())
        return std::unexpected(PictureError::Damaged);
    return image;
}

} // namespace

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, format, quality) ? bytes : QByteArray();
}

std::expected<QSize, PictureError> pictureSize(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(PictureError::Unreadable);
    QImageReader reader(&in);
    return inspect(reader);
}

std::expected<QImage, PictureError> loadPicture(const QString &file, const QSize &within)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(PictureError::Unreadable);
    QImageReader reader(&in);
    return decode(reader, within);
}

std::expected<QImage, PictureError> decodePicture(const QByteArray &bytes, const QSize &within)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    return decode(reader, within);
}

std::expected<QImage, PictureError> decodePreview(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const auto size = inspect(reader);
    if (!size)
        return std::unexpected(size.error());
    if (pixelsOf(*size) > kMostPreviewPixels)
        return std::unexpected(PictureError::TooLarge);
    return decode(reader, {kThumbnailSide, kThumbnailSide});
}

QByteArray makeThumbnail(const QImage &picture, qsizetype limit)
{
    const bool seeThrough = picture.hasAlphaChannel();
    for (int side = kThumbnailSide; side >= 32 && !picture.isNull(); side /= 2) {
        const QSize size = picture.size().boundedTo({side, side});
        const QImage small = picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const QByteArray bytes = seeThrough ? encoded(small, "PNG", -1) : encoded(small, "JPEG", 75);
        if (!bytes.isEmpty() && bytes.size() <= limit)
            return bytes;
    }
    return {};
}

} // namespace causerie::files
