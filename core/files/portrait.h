// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>

namespace causerie::files
{

inline constexpr int kPortraitSide = 256;                     ///< pixels of one that we publish
inline constexpr qsizetype kMostPortraitBytes = 64 * 1024;    ///< of one that we publish
inline constexpr qsizetype kMostForeignPortrait = 512 * 1024; ///< bytes of one that we fetch

/// A picture of somebody as it is published (XEP-0084 §3).
struct Portrait {
    QByteArray bytes;
    QString mediaType; ///< "image/png" or "image/jpeg"
    QString sha1;      ///< of the bytes, lower-case hexadecimal
    QSize size;
    friend bool operator==(const Portrait &, const Portrait &) = default;
};

/// The largest square in the middle, at most `side` pixels wide; null when `picture` is. Pure.
QImage squared(const QImage &picture, int side);
/// Squared, scaled and written small enough to publish: JPEG, or PNG where something is transparent. Nothing when it
/// is no picture. Thread: any; it takes time.
std::optional<Portrait> makePortrait(const QImage &picture);
/// Lower-case hexadecimal. Pure.
QString sha1Of(const QByteArray &bytes);
/// Whether `text` can be such a hash: it becomes a file's name. Pure.
bool isSha1(const QString &text);

} // namespace causerie::files
