// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstdint>
#include <expected>
#include <span>
#include <vector>

namespace causerie
{

/// A QR symbol (ISO/IEC 18004): `size` × `size` modules without the quiet zone of four that has to be around it.
struct QrCode {
    int size = 0;                     ///< 21 … 57
    std::vector<std::uint8_t> dark{}; ///< 1: dark; row by row from the top left

    bool isDark(int x, int y) const { return dark[std::size_t(y) * std::size_t(size) + std::size_t(x)] != 0; }
    friend bool operator==(const QrCode &, const QrCode &) = default;
};

enum class QrError { TooLong };

inline constexpr int kQuietModules = 4;          ///< §5.3.8
inline constexpr qsizetype kLongestQrText = 213; ///< bytes, of version 10

/// The bytes in the smallest symbol of version 1 to 10 with error correction level M (15 % may be unreadable), in byte
/// mode, under the mask with the fewest penalty points (§7.8.3). Pure.
std::expected<QrCode, QrError> makeQrCode(const QByteArray &bytes);

/// The remainder of `data` by the generator polynomial of degree `count` over GF(256) (§7.5.2). Pure.
std::vector<std::uint8_t> qrErrorCorrection(std::span<const std::uint8_t> data, int count);

/// Format information of level M with this mask, 15 bits (§7.9.1); version information, 18 bits (§7.10). Pure.
std::uint32_t qrFormat(int mask);
std::uint32_t qrVersion(int version);

} // namespace causerie
