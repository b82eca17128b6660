// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>

#include <expected>
#include <functional>

namespace causerie::test
{

/// Modules of a QR symbol as they were seen; `isDark(x, y)` from the top left.
struct QrModules {
    int size = 0;
    std::function<bool(int, int)> isDark;
};

/// What a symbol of version 1 to 10, level M, in byte mode says. It has to be exact to the bit: patterns, format and
/// version information, error correction and padding are all compared with ISO/IEC 18004; the error says what differs.
/// Written apart from the encoder, with another arithmetic.
std::expected<QByteArray, QByteArray> readQr(const QrModules &modules);

/// Finds the symbol in a picture by its three finder patterns, as a camera held straight would, and reads it.
std::expected<QByteArray, QByteArray> readQr(const QImage &picture);

} // namespace causerie::test
