// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/qrcode.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace causerie
{

namespace
{

using Bytes = std::vector<std::uint8_t>;

/// Level M of one version (Table 9): how the codewords are divided, and where the alignment patterns stand (Annex E).
struct Version {
    int correction;               ///< codewords of error correction in each block
    int blocks;                   ///< shorter ones, first
    int blockData;                ///< data codewords of those
    int longBlocks;               ///< with one data codeword more
    std::array<int, 3> alignment; ///< 0: none
};

constexpr std::array<Version, 10> kVersions{{
    {10, 1, 16, 0, {0, 0, 0}},
    {16, 1, 28, 0, {6, 18, 0}},
    {26, 1, 44, 0, {6, 22, 0}},
    {18, 2, 32, 0, {6, 26, 0}},
    {24, 2, 43, 0, {6, 30, 0}},
    {16, 4, 27, 0, {6, 34, 0}},
    {18, 4, 31, 0, {6, 22, 38}},
    {22, 2, 38, 2, {6, 24, 42}},
    {22, 3, 36, 2, {6, 26, 46}},
    {26, 4, 43, 1, {6, 28, 50}},
}};

const Version &versionOf(int number)
{
    return kVersions[std::size_t(number - 1)];
}

int dataCodewords(const Version &version)
{
    return version.blocks * version.blockData + version.longBlocks * (version.blockData + 1);
}

int countBits(int version)
{
    return version < 10 ? 8 : 16; // Table 3, byte mode
}

constexpr qsizetype capacity(int version, int codewords)
{
    return (codewords * 8 - 4 - (version < 10 ? 8 : 16)) / 8;
}
static_assert(capacity(10, 4 * 43 + 44) == kLongestQrText);

/// The product in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1.
std::uint8_t times(std::uint8_t a, std::uint8_t b)
{
    unsigned product = 0;
    for (int bit = 7; bit >= 0; --bit) {
        product = (product << 1) ^ ((product >> 7) * 0x11Du);
        product ^= ((unsigned(b) >> bit) & 1u) * a;
    }
    return std::uint8_t(product);
}

class BitWriter
{
public:
    void add(unsigned value, int bits)
    {
        for (int bit = bits - 1; bit >= 0; --bit) {
            if (m_used % 8 == 0)
                m_bytes.push_back(0);
            m_bytes.back() = std::uint8_t(m_bytes.back() | (((value >> bit) & 1u) << (7 - m_used % 8)));
            ++m_used;
        }
    }
    Bytes take() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
    int m_used = 0;
};

/// §7.4: mode, count, bytes, terminator, padding.
Bytes encodeData(const QByteArray &bytes, int number, int codewords)
{
    BitWriter writer;
    writer.add(0b0100, 4);
    writer.add(unsigned(bytes.size()), countBits(number));
    for (const char c : bytes)
        writer.add(static_cast<std::uint8_t>(c), 8);
    writer.add(0, 4); // a symbol that is full has exactly these four bits left: count and mode take twelve or twenty
    Bytes data = writer.take();
    for (std::uint8_t pad = 0xEC; data.size() < std::size_t(codewords); pad ^= 0xEC ^ 0x11)
        data.push_back(pad);
    return data;
}

/// §7.6: the blocks' first codewords, their second … then the same of their error correction.
Bytes interleave(const Bytes &data, const Version &version)
{
    std::vector<Bytes> blocks;
    std::vector<Bytes> corrections;
    std::size_t from = 0;
    for (int i = 0; i < version.blocks + version.longBlocks; ++i) {
        const auto size = std::size_t(version.blockData + (i < version.blocks ? 0 : 1));
        blocks.emplace_back(data.begin() + std::ptrdiff_t(from), data.begin() + std::ptrdiff_t(from + size));
        corrections.push_back(qrErrorCorrection(blocks.back(), version.correction));
        from += size;
    }
    Bytes all;
    for (const auto &parts : {blocks, corrections}) {
        for (std::size_t i = 0; i < parts.back().size(); ++i) {
            for (const Bytes &part : parts) {
                if (i < part.size())
                    all.push_back(part[i]);
            }
        }
    }
    return all;
}

bool isMasked(int mask, int x, int y) // Table 10; i is the row, j the column
{
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (y / 2 + x / 3) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/// A symbol while it is drawn: what belongs to a pattern is not for data.
class Drawing
{
public:
    explicit Drawing(int version)
        : m_version(version), m_code{17 + 4 * version, Bytes(std::size_t((17 + 4 * version) * (17 + 4 * version)))},
          m_fixed(m_code.dark.size())
    {
        drawTiming();
        const int far = m_code.size - 7;
        for (const auto &[x, y] : {std::pair{0, 0}, std::pair{far, 0}, std::pair{0, far}})
            drawFinder(x, y);
        drawAlignment();
        drawFormat(0); // keeps the place
        drawVersion();
    }

    const QrCode &code() const { return m_code; }

    /// §7.7.3: upwards and downwards in columns of two modules, from the right.
    void drawData(const Bytes &codewords)
    {
        std::size_t bit = 0;
        for (int right = m_code.size - 1; right > 0; right -= 2) {
            if (right == 6)
                --right; // the column of the timing pattern
            const bool upwards = ((right + 1) & 2) == 0;
            for (int step = 0; step < m_code.size; ++step) {
                const int y = upwards ? m_code.size - 1 - step : step;
                for (const int x : {right, right - 1}) {
                    if (m_fixed[index(x, y)] || bit >= codewords.size() * 8)
                        continue; // what is left over stays light
                    m_code.dark[index(x, y)] = (codewords[bit / 8] >> (7 - bit % 8)) & 1;
                    ++bit;
                }
            }
        }
    }

    void applyMask(int mask)
    {
        for (int y = 0; y < m_code.size; ++y) {
            for (int x = 0; x < m_code.size; ++x) {
                if (!m_fixed[index(x, y)] && isMasked(mask, x, y))
                    m_code.dark[index(x, y)] ^= 1;
            }
        }
        drawFormat(mask);
    }

private:
    std::size_t index(int x, int y) const { return std::size_t(y) * std::size_t(m_code.size) + std::size_t(x); }

    void set(int x, int y, bool dark)
    {
        m_code.dark[index(x, y)] = dark;
        m_fixed[index(x, y)] = 1;
    }

    void drawTiming()
    {
        for (int i = 0; i < m_code.size; ++i) {
            set(i, 6, i % 2 == 0);
            set(6, i, i % 2 == 0);
        }
    }

    void drawFinder(int left, int top) // with its separator
    {
        for (int y = std::max(0, top - 1); y < std::min(m_code.size, top + 8); ++y) {
            for (int x = std::max(0, left - 1); x < std::min(m_code.size, left + 8); ++x) {
                const int ring = std::max(std::abs(x - left - 3), std::abs(y - top - 3));
                set(x, y, ring != 2 && ring != 4);
            }
        }
    }

    void drawAlignment()
    {
        const auto &places = versionOf(m_version).alignment;
        const int last = m_code.size - 7;
        for (const int y : places) {
            for (const int x : places) {
                const bool meetsFinder = (x == 6 && (y == 6 || y == last)) || (y == 6 && x == last);
                if (x != 0 && y != 0 && !meetsFinder)
                    drawAlignment(x, y);
            }
        }
    }

    void drawAlignment(int middleX, int middleY)
    {
        for (int y = -2; y <= 2; ++y) {
            for (int x = -2; x <= 2; ++x)
                set(middleX + x, middleY + y, std::max(std::abs(x), std::abs(y)) != 1);
        }
    }

    void drawFormat(int mask) // §7.9.1, Figure 25; twice
    {
        const std::uint32_t bits = qrFormat(mask);
        const int last = m_code.size - 1;
        for (int i = 0; i < 15; ++i) {
            const bool dark = (bits >> i) & 1;
            // Down the column beside the left finder, over the timing pattern …
            set(i < 8 ? 8 : i == 8 ? 7 : 14 - i, i < 6 ? i : i < 8 ? i + 1 : 8, dark);
            // … and along the row below the right one, then the column beside the lower one.
            set(i < 8 ? last - i : 8, i < 8 ? 8 : last - 14 + i, dark);
        }
        set(8, last - 7, true);
    }

    void drawVersion() // §7.10
    {
        if (m_version < 7)
            return;
        const std::uint32_t bits = qrVersion(m_version);
        for (int i = 0; i < 18; ++i) {
            const int far = m_code.size - 11 + i % 3;
            set(far, i / 3, (bits >> i) & 1);
            set(i / 3, far, (bits >> i) & 1);
        }
    }

    int m_version;
    QrCode m_code;
    Bytes m_fixed;
};

/// Runs of five and more, and what looks like a finder pattern, in one row or column (§7.8.3.1, N1 and N3).
int linePenalty(const QrCode &code, auto at)
{
    constexpr std::array<std::uint8_t, 11> kFinder{1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0};
    int penalty = 0;
    int run = 0;
    for (int i = 0; i < code.size; ++i) {
        run = i > 0 && at(i) == at(i - 1) ? run + 1 : 1;
        penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
        if (i + int(kFinder.size()) > code.size)
            continue;
        bool forwards = true;
        bool backwards = true;
        for (std::size_t k = 0; k < kFinder.size(); ++k) {
            forwards = forwards && at(i + int(k)) == kFinder[k];
            backwards = backwards && at(i + int(k)) == kFinder[kFinder.size() - 1 - k];
        }
        penalty += 40 * (int(forwards) + int(backwards));
    }
    return penalty;
}

int penaltyOf(const QrCode &code)
{
    int penalty = 0;
    for (int i = 0; i < code.size; ++i) {
        penalty += linePenalty(code, [&](int x) { return code.isDark(x, i) ? 1 : 0; });
        penalty += linePenalty(code, [&](int y) { return code.isDark(i, y) ? 1 : 0; });
    }
    for (int y = 0; y + 1 < code.size; ++y) { // N2: squares of one colour
        for (int x = 0; x + 1 < code.size; ++x) {
            const bool dark = code.isDark(x, y);
            if (dark == code.isDark(x + 1, y) && dark == code.isDark(x, y + 1) && dark == code.isDark(x + 1, y + 1))
                penalty += 3;
        }
    }
    const auto modules = int(code.dark.size());
    const auto dark = int(std::ranges::count(code.dark, 1));
    return penalty + 10 * (std::abs(dark * 20 - modules * 10) / modules); // N4: far from half of them dark
}

} // namespace

std::vector<std::uint8_t> qrErrorCorrection(std::span<const std::uint8_t> data, int count)
{
    const auto degree = std::size_t(count);
    Bytes generator(degree, 0); // without its leading 1, the highest power first
    generator.back() = 1;
    std::uint8_t root = 1;
    for (int i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < degree; ++k)
            generator[k] = std::uint8_t(times(generator[k], root) ^ (k + 1 < degree ? generator[k + 1] : 0));
        root = times(root, 2);
    }
    Bytes remainder(degree, 0);
    for (const std::uint8_t byte : data) {
        const auto factor = std::uint8_t(byte ^ remainder.front());
        remainder.erase(remainder.begin());
        remainder.push_back(0);
        for (std::size_t k = 0; k < degree; ++k)
            remainder[k] ^= times(generator[k], factor);
    }
    return remainder;
}

std::uint32_t qrFormat(int mask)
{
    const auto data = std::uint32_t(mask); // level M is 00 (Table 12)
    std::uint32_t rest = data;
    for (int i = 0; i < 10; ++i)
        rest = (rest << 1) ^ ((rest >> 9) * 0x537u);
    return ((data << 10) | rest) ^ 0x5412u;
}

std::uint32_t qrVersion(int version)
{
    const auto data = std::uint32_t(version);
    std::uint32_t rest = data;
    for (int i = 0; i < 12; ++i)
        rest = (rest << 1) ^ ((rest >> 11) * 0x1F25u);
    return (data << 12) | rest;
}

std::expected<QrCode, QrError> makeQrCode(const QByteArray &bytes)
{
    int number = 1;
    while (bytes.size() > capacity(number, dataCodewords(versionOf(number)))) {
        if (++number > int(kVersions.size()))
            return std::unexpected(QrError::TooLong);
    }
    const Version &version = versionOf(number);
    Drawing plain(number);
    plain.drawData(interleave(encodeData(bytes, number, dataCodewords(version)), version));
    QrCode best;
    int least = 0;
    for (int mask = 0; mask < 8; ++mask) {
        Drawing masked = plain;
        masked.applyMask(mask);
        const int penalty = penaltyOf(masked.code());
        if (best.size == 0 || penalty < least) {
            least = penalty;
            best = masked.code();
        }
    }
    return best;
}

} // namespace causerie
