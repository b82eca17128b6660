// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/qrreader.h"

#include <QList>
#include <QPoint>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace causerie::test
{

namespace
{

using Answer = std::expected<QByteArray, QByteArray>;
using Bytes = std::vector<std::uint8_t>;

std::unexpected<QByteArray> wrong(const char *what)
{
    return std::unexpected(QByteArray(what));
}

/// ISO/IEC 18004 Table 9, level M: all codewords, error correction codewords in a block, blocks.
struct Layout {
    int total;
    int correction;
    int blocks;
};
constexpr std::array<Layout, 10> kLayouts{{{26, 10, 1},
                                           {44, 16, 1},
                                           {70, 26, 1},
                                           {100, 18, 2},
                                           {134, 24, 2},
                                           {172, 16, 4},
                                           {196, 18, 4},
                                           {242, 22, 4},
                                           {292, 22, 5},
                                           {346, 26, 5}}};

/// Annex C Table C.1, the sequences of level M after masking, for masks 0 to 7.
constexpr std::array<const char *, 8> kFormats{"101010000010010", "101000100100101", "101111001111100",
                                               "101101101001011", "100010111111001", "100000011001110",
                                               "100111110010111", "100101010100000"};
/// Annex D Table D.1, versions 7 to 10.
constexpr std::array<const char *, 4> kVersionWords{"000111110010010100", "001000010110111100", "001001101010011001",
                                                    "001010010011010011"};

/// Powers of two in GF(256) modulo 0x11D.
const std::array<std::uint8_t, 510> &powers()
{
    static const auto table = [] {
        std::array<std::uint8_t, 510> all{};
        unsigned value = 1;
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = std::uint8_t(value);
            value <<= 1;
            if (value > 255)
                value ^= 0x11D;
        }
        return all;
    }();
    return table;
}

std::uint8_t product(std::uint8_t a, std::uint8_t b)
{
    if (a == 0 || b == 0)
        return 0;
    const auto log = [](std::uint8_t value) {
        return std::ranges::find(powers().begin(), powers().begin() + 255, value) - powers().begin();
    };
    return powers()[std::size_t(log(a) + log(b))];
}

/// A codeword of the Reed-Solomon code is zero at every root of its generator.
bool isSound(const Bytes &block, int correction)
{
    for (int root = 0; root < correction; ++root) {
        std::uint8_t sum = 0;
        for (const std::uint8_t byte : block)
            sum = std::uint8_t(product(sum, powers()[std::size_t(root)]) ^ byte);
        if (sum != 0)
            return false;
    }
    return true;
}

QList<int> alignmentPlaces(int version)
{
    if (version == 1)
        return {};
    const int last = 4 * version + 10;
    return version < 7 ? QList<int>{6, last} : QList<int>{6, (6 + last) / 2, last};
}

class Reader
{
public:
    explicit Reader(const QrModules &modules) : m_modules(modules), m_version((modules.size - 17) / 4) {}

    Answer read()
    {
        if (m_modules.size < 21 || m_modules.size > 57 || m_modules.size % 4 != 1)
            return wrong("no size of version 1 to 10");
        if (!hasPatterns())
            return wrong("finder, timing or alignment patterns differ");
        if (!readVersion())
            return wrong("version information differs");
        const int mask = readFormat();
        if (mask < 0)
            return wrong("format information is none of level M");
        return split(codewords(mask));
    }

private:
    bool at(int x, int y) const { return m_modules.isDark(x, y); }
    int size() const { return m_modules.size; }

    bool inFinder(int x, int y) const // with separators and format information
    {
        return (x < 9 && y < 9) || (x >= size() - 8 && y < 9) || (x < 9 && y >= size() - 8);
    }

    bool inAlignment(int x, int y) const
    {
        const QList<int> places = alignmentPlaces(m_version);
        for (const int middleX : places) {
            for (const int middleY : places) {
                if (!inFinder(middleX, middleY) && std::abs(x - middleX) < 3 && std::abs(y - middleY) < 3)
                    return true;
            }
        }
        return false;
    }

    bool inVersion(int x, int y) const
    {
        const auto isIn = [this](int far, int near) { return near < 6 && far >= size() - 11 && far < size() - 8; };
        return m_version >= 7 && (isIn(x, y) || isIn(y, x));
    }

    bool hasPatterns() const
    {
        static constexpr std::array<const char *, 8> kFinder{"11111110", "10000010", "10111010", "10111010",
                                                             "10111010", "10000010", "11111110", "00000000"};
        for (int y = 0; y < 8; ++y) {
            for (int x = 0; x < 8; ++x) {
                const bool dark = kFinder[std::size_t(y)][x] == '1';
                if (at(x, y) != dark || at(size() - 1 - x, y) != dark || at(x, size() - 1 - y) != dark)
                    return false;
            }
        }
        for (int i = 8; i < size() - 8; ++i) {
            if (at(i, 6) != (i % 2 == 0) || at(6, i) != (i % 2 == 0))
                return false;
        }
        const QList<int> places = alignmentPlaces(m_version);
        for (const int x : places) {
            for (const int y : places) {
                if (!inFinder(x, y) && !hasAlignment(x, y))
                    return false;
            }
        }
        return at(8, size() - 8);
    }

    bool hasAlignment(int middleX, int middleY) const
    {
        static constexpr std::array<const char *, 5> kPattern{"11111", "10001", "10101", "10001", "11111"};
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 5; ++x) {
                if (at(middleX - 2 + x, middleY - 2 + y) != (kPattern[std::size_t(y)][x] == '1'))
                    return false;
            }
        }
        return true;
    }

    bool readVersion() const
    {
        if (m_version < 7)
            return true;
        const char *word = kVersionWords[std::size_t(m_version - 7)];
        for (int i = 0; i < 18; ++i) {
            const bool dark = word[17 - i] == '1';
            if (at(size() - 11 + i % 3, i / 3) != dark || at(i / 3, size() - 11 + i % 3) != dark)
                return false;
        }
        return true;
    }

    int readFormat() const
    {
        QByteArray first;
        QByteArray second;
        const auto add = [this](QByteArray &word, int x, int y) { word += at(x, y) ? '1' : '0'; };
        for (const int x : {0, 1, 2, 3, 4, 5, 7, 8}) // most significant first
            add(first, x, 8);
        for (const int y : {7, 5, 4, 3, 2, 1, 0})
            add(first, 8, y);
        for (int y = size() - 1; y > size() - 8; --y)
            add(second, 8, y);
        for (int x = size() - 8; x < size(); ++x)
            add(second, x, 8);
        const auto known = std::ranges::find(kFormats, first, [](const char *word) { return QByteArray(word); });
        return first == second && known != kFormats.end() ? int(known - kFormats.begin()) : -1;
    }

    static bool isMasked(int mask, int i, int j)
    {
        switch (mask) {
        case 0:
            return (i + j) % 2 == 0;
        case 1:
            return i % 2 == 0;
        case 2:
            return j % 3 == 0;
        case 3:
            return (i + j) % 3 == 0;
        case 4:
            return (i / 2 + j / 3) % 2 == 0;
        case 5:
            return (i * j) % 2 + (i * j) % 3 == 0;
        case 6:
            return ((i * j) % 2 + (i * j) % 3) % 2 == 0;
        default:
            return ((i * j) % 3 + (i + j) % 2) % 2 == 0;
        }
    }

    Bytes codewords(int mask) const
    {
        Bytes bytes;
        int bits = 0;
        bool upwards = true;
        for (int right = size() - 1; right > 0; right -= right == 8 ? 3 : 2) {
            for (int step = 0; step < size(); ++step) {
                const int y = upwards ? size() - 1 - step : step;
                for (const int x : {right, right - 1}) {
                    if (inFinder(x, y) || x == 6 || y == 6 || inAlignment(x, y) || inVersion(x, y))
                        continue;
                    if (bits++ % 8 == 0)
                        bytes.push_back(0);
                    bytes.back() = std::uint8_t(bytes.back() * 2 + (at(x, y) != isMasked(mask, y, x) ? 1 : 0));
                }
            }
            upwards = !upwards;
        }
        bytes.resize(std::size_t(bits / 8)); // without the bits left over
        return bytes;
    }

    Answer split(const Bytes &all) const
    {
        const Layout &layout = kLayouts[std::size_t(m_version - 1)];
        if (all.size() != std::size_t(layout.total))
            return wrong("not as many codewords as there should be");
        const int shortData = layout.total / layout.blocks - layout.correction;
        const int longBlocks = layout.total % layout.blocks;
        std::vector<Bytes> blocks(std::size_t(layout.blocks));
        std::size_t from = 0;
        for (int i = 0; i <= shortData; ++i) {
            for (int block = i < shortData ? 0 : layout.blocks - longBlocks; block < layout.blocks; ++block)
                blocks[std::size_t(block)].push_back(all[from++]);
        }
        for (int i = 0; i < layout.correction; ++i) {
            for (Bytes &block : blocks)
                block.push_back(all[from++]);
        }
        Bytes data;
        for (const Bytes &block : blocks) {
            if (!isSound(block, layout.correction))
                return wrong("error correction does not fit");
            data.insert(data.end(), block.begin(), block.end() - layout.correction);
        }
        return text(data);
    }

    Answer text(const Bytes &data) const
    {
        std::size_t bit = 0;
        const auto take = [&](int count) {
            unsigned value = 0;
            for (; count > 0 && bit < data.size() * 8; --count, ++bit)
                value = value * 2 + ((data[bit / 8] >> (7 - bit % 8)) & 1u);
            return value;
        };
        if (take(4) != 4)
            return wrong("not in byte mode");
        const unsigned count = take(m_version > 9 ? 16 : 8);
        QByteArray bytes;
        for (unsigned i = 0; i < count; ++i)
            bytes += char(take(8));
        if (take(4) != 0 || bit % 8 != 0)
            return wrong("no terminator");
        for (unsigned pad = 0xEC; bit < data.size() * 8; pad = pad == 0xEC ? 0x11 : 0xEC) {
            if (take(8) != pad)
                return wrong("padding differs");
        }
        return bytes;
    }

    const QrModules &m_modules;
    int m_version;
};

bool isDark(const QImage &picture, int x, int y)
{
    return picture.rect().contains(x, y) && qGray(picture.pixel(x, y)) < 128;
}

/// How many pixels of one colour stand from (x, y) on in this direction.
int run(const QImage &picture, QPoint from, QPoint step)
{
    const bool dark = isDark(picture, from.x(), from.y());
    int length = 0;
    while (picture.rect().contains(from) && isDark(picture, from.x(), from.y()) == dark) {
        ++length;
        from += step;
    }
    return length;
}

/// The width of a module when 1:1:3:1:1 begins here in this direction; 0 when it does not.
double finderModule(const QImage &picture, QPoint from, QPoint step)
{
    std::array<int, 5> runs{};
    for (int &length : runs) {
        if (!picture.rect().contains(from))
            return 0;
        length = run(picture, from, step);
        from += step * length;
    }
    const double module = (runs[0] + runs[1] + runs[2] + runs[3] + runs[4]) / 7.0;
    const auto fits = [module](int length, int modules) { return std::abs(length - modules * module) <= module / 5; };
    return fits(runs[0], 1) && fits(runs[1], 1) && fits(runs[2], 3) && fits(runs[3], 1) && fits(runs[4], 1) ? module
                                                                                                            : 0;
}

} // namespace

std::expected<QByteArray, QByteArray> readQr(const QrModules &modules)
{
    return Reader(modules).read();
}

std::expected<QByteArray, QByteArray> readQr(const QImage &picture)
{
    // A finder's left edge in its middle row, and its upper edge in its middle column, meet in its middle.
    QList<QPoint> corners;
    double module = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (!isDark(picture, x, y) || isDark(picture, x - 1, y))
                continue;
            const double width = finderModule(picture, {x, y}, {1, 0});
            if (width <= 0)
                continue;
            const int middle = x + int(width * 3.5);
            const int top = y - run(picture, {middle, y}, {0, -1}) + 1 - int(std::round(2 * width));
            const double height = finderModule(picture, {middle, top}, {0, 1});
            if (height <= 0 || std::abs(height - width) > 0.5)
                continue;
            const QPoint corner(x, top);
            const bool known = std::ranges::any_of(
                corners, [&](const QPoint &other) { return (other - corner).manhattanLength() < 4 * width; });
            if (corners.isEmpty())
                module = width; // nothing of a symbol stands above its finder patterns
            if (!known)
                corners << corner;
        }
    }
    if (corners.isEmpty())
        return wrong("there is no finder pattern");
    // The data may look like one by chance, but they stand between.
    const auto [left, right] = std::ranges::minmax(corners, {}, &QPoint::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &QPoint::y);
    for (const QPoint corner : {QPoint(right.x(), top.y()), QPoint(left.x(), bottom.y()), QPoint(left.x(), top.y())}) {
        if (!corners.contains(corner))
            return wrong("there are not three finder patterns");
    }
    const int size = int(std::round((right.x() - left.x()) / module)) + 7;
    const double side = double(right.x() - left.x()) / (size - 7);
    return readQr(QrModules{size, [&](int x, int y) {
                                return isDark(picture, int(left.x() + (x + 0.5) * side),
                                              int(top.y() + (y + 0.5) * side));
                            }});
}

} // namespace causerie::test
