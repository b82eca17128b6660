// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <expected>

namespace causerie::files
{

/// Why a picture is not shown.
enum class PictureError {
    Unreadable,  ///< no such file, no right to it
    NotAPicture, ///< or of a kind that is not shown (only PNG, JPEG, WebP, GIF, BMP: no drawings that could load more)
    TooLarge,    ///< a small file can hold a picture that fills the memory
    Damaged
};

inline constexpr qint64 kMostPixels = 100'000'000;  ///< of a kind that is decoded at the size it is shown at (JPEG)
inline constexpr qint64 kMostDecoded = 128'000'000; ///< bytes, of one that has to be decoded whole
inline constexpr int kThumbnailSide = 400;          ///< pixels

/// The size of the picture as it is looked at, turned by its orientation, without decoding it. Thread: any.
std::expected<QSize, PictureError> pictureSize(const QString &file);

/// The picture, decoded no larger than `within` (proportions kept) and turned upright. Thread: a worker, it takes time.
std::expected<QImage, PictureError> loadPicture(const QString &file, const QSize &within);
std::expected<QImage, PictureError> decodePicture(const QByteArray &bytes, const QSize &within);

/// A preview that came with a message: small pictures only, so that it may be decoded where it is shown.
std::expected<QImage, PictureError> decodePreview(const QByteArray &bytes);

/// As a file of that format, as QImage::save takes it; empty: it could not be written.
QByteArray encoded(const QImage &image, const char *format, int quality);

/// A preview of at most `limit` bytes for a message (XEP-0264): JPEG, or PNG where something is transparent.
/// Empty when it cannot be made that small. Thread: a worker.
QByteArray makeThumbnail(const QImage &picture, qsizetype limit);

} // namespace causerie::files
