// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/red.h"
#include "core/media/codec/redpacker.h"

#include <QTest>

#include <array>
#include <numeric>
#include <random>
#include <vector>

using namespace causerie::media;

Q_DECLARE_METATYPE(causerie::media::RedError)

namespace
{

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QByteArray toBytes(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// A block that owns its bytes.
struct Block {
    int payloadType = 0;
    int offset = 0;
    QByteArray payload;

    friend bool operator==(const Block &, const Block &) = default;
};

Block owned(const RedBlock &block)
{
    return {.payloadType = block.payloadType, .offset = block.offset, .payload = toBytes(block.payload)};
}

RedBlock borrowed(const Block &block)
{
    return {.payloadType = static_cast<std::uint8_t>(block.payloadType),
            .offset = block.offset,
            .payload = view(block.payload)};
}

QList<Block> blocksOf(const RedBlocks &parsed)
{
    QList<Block> blocks;
    for (const RedBlock &copy : parsed.copies())
        blocks.append(owned(copy));
    blocks.append(owned(parsed.primary()));
    return blocks;
}

QByteArray written(const QList<Block> &blocks, std::size_t room = 1500)
{
    std::vector<RedBlock> copies;
    for (const Block &block : blocks.first(blocks.size() - 1))
        copies.push_back(borrowed(block));
    std::vector<std::byte> out(room);
    return toBytes(std::span(out).first(writeRed(copies, borrowed(blocks.last()), out)));
}

} // namespace

/// RFC 2198 §3, bit by bit, and what a hostile sender makes of it.
class TestRed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsTheRfcDrawsIt_data();
    void isAsTheRfcDrawsIt();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void leavesOutWhatDoesNotFit_data();
    void leavesOutWhatDoesNotFit();
    void mutations();
    void survivesAnyBytes();
    void packsByThePlan_data();
    void packsByThePlan();
    void packsOnlyWhatTheOffsetsReach();
    void forgets();
};

void TestRed::isAsTheRfcDrawsIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<Block>>("blocks");
    // F(1) | payload type (7) | timestamp offset (14) | block length (10); the last header is F and type alone.
    QTest::newRow("no copy") << QByteArray::fromHex("6f aabbcc")
                             << QList<Block>{{111, 0, QByteArray::fromHex("aabbcc")}};
    QTest::newRow("the frame before: 960 ticks, 2 bytes")
        << QByteArray::fromHex("ef 0f0002 6f 1122 aabbcc")
        << QList<Block>{{111, 960, QByteArray::fromHex("1122")}, {111, 0, QByteArray::fromHex("aabbcc")}};
    QTest::newRow("§7: DVI4 and a copy in LPC, 20 ms at 8 kHz, shortened")
        << QByteArray::fromHex("87 028003 05 313233 414243")
        << QList<Block>{{7, 160, QByteArrayLiteral("123")}, {5, 0, QByteArrayLiteral("ABC")}};
    QTest::newRow("two, the older one first") << QByteArray::fromHex("ef 3c0001 ef 1e0002 6f 11 2222 aa")
                                              << QList<Block>{{111, 3840, QByteArray::fromHex("11")},
                                                              {111, 1920, QByteArray::fromHex("2222")},
                                                              {111, 0, QByteArray::fromHex("aa")}};
    QTest::newRow("the largest offset and an empty copy")
        << QByteArray::fromHex("ef fffc00 6f aa")
        << QList<Block>{{111, 16383, {}}, {111, 0, QByteArray::fromHex("aa")}};
    QTest::newRow("the longest copy") << QByteArray::fromHex("ef 0f03ff 6f") + QByteArray(1023, 'x') + "a"
                                      << QList<Block>{{111, 960, QByteArray(1023, 'x')},
                                                      {111, 0, QByteArrayLiteral("a")}};
}

void TestRed::isAsTheRfcDrawsIt()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<Block>, blocks);
    const auto parsed = parseRed(view(bytes));
    QVERIFY(parsed);
    QVERIFY(blocksOf(*parsed) == blocks);
    QCOMPARE(written(blocks).toHex(), bytes.toHex());
}

void TestRed::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count");
    QByteArray many;
    for (int i = 0; i < 31; ++i)
        many += QByteArray::fromHex("ef 000000");
    QTest::newRow("32 blocks") << many + QByteArray::fromHex("6f 01") << 32;
    QTest::newRow("an offset of zero, as duplicates have it") << QByteArray::fromHex("ef 000001 6f aa bb") << 2;
    QTest::newRow("nothing of its own") << QByteArray::fromHex("ef 0f0001 6f aa") << 2;
    QTest::newRow("a single byte") << QByteArray::fromHex("6f") << 1;
}

void TestRed::reads()
{
    QFETCH(const QByteArray, bytes);
    const auto parsed = parseRed(view(bytes));
    QVERIFY(parsed);
    QTEST(static_cast<int>(blocksOf(*parsed).size()), "count");
}

void TestRed::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<RedError>("error");
    QTest::newRow("nothing") << QByteArray() << RedError::TooShort;
    QTest::newRow("half a header") << QByteArray::fromHex("ef 0f00") << RedError::TooShort;
    QTest::newRow("no last header") << QByteArray::fromHex("ef 0f0000") << RedError::TooShort;
    QTest::newRow("a copy beyond the packet") << QByteArray::fromHex("ef 0f0003 6f 1122") << RedError::TooShort;
    QTest::newRow("the second copy beyond it")
        << QByteArray::fromHex("ef 3c0001 ef 1e0002 6f 11 22") << RedError::TooShort;
    QTest::newRow("headers without end") << QByteArray::fromHex("ef 000000").repeated(300) << RedError::TooManyBlocks;
    QByteArray many;
    for (int i = 0; i < 32; ++i)
        many += QByteArray::fromHex("ef 000000");
    QTest::newRow("33 blocks") << many + QByteArray::fromHex("6f 01") << RedError::TooManyBlocks;
}

void TestRed::refuses()
{
    QFETCH(const QByteArray, bytes);
    const auto parsed = parseRed(view(bytes));
    QVERIFY(!parsed);
    QTEST(parsed.error(), "error");
}

void TestRed::leavesOutWhatDoesNotFit_data()
{
    QTest::addColumn<QList<Block>>("blocks");
    QTest::addColumn<int>("room");
    QTest::addColumn<QList<int>>("offsets"); // of what is written, the own payload included; empty: nothing
    const Block own{111, 0, QByteArray(300, 'a')};
    QTest::newRow("all") << QList<Block>{{111, 1920, QByteArray(100, 'x')}, {111, 960, QByteArray(100, 'y')}, own}
                         << 1500 << QList<int>{1920, 960, 0};
    QTest::newRow("more than 1200 bytes: the oldest goes")
        << QList<Block>{{111, 1920, QByteArray(500, 'x')}, {111, 960, QByteArray(500, 'y')}, own} << 1500
        << QList<int>{960, 0};
    QTest::newRow("exactly 1200 bytes") << QList<Block>{{111, 1920, QByteArray(391, 'x')},
                                                        {111, 960, QByteArray(500, 'y')},
                                                        own}
                                        << 1500 << QList<int>{1920, 960, 0};
    QTest::newRow("one more") << QList<Block>{{111, 1920, QByteArray(392, 'x')}, {111, 960, QByteArray(500, 'y')}, own}
                              << 1500 << QList<int>{960, 0};
    QTest::newRow("little room") << QList<Block>{{111, 960, QByteArray(100, 'y')}, own} << 320 << QList<int>{0};
    QTest::newRow("no room") << QList<Block>{own} << 300 << QList<int>{};
    QTest::newRow("too old") << QList<Block>{{111, 16384, QByteArray(1, 'x')}, {111, 960, QByteArray(1, 'y')}, own}
                             << 1500 << QList<int>{960, 0};
    QTest::newRow("too long") << QList<Block>{{111, 960, QByteArray(1024, 'x')}, {111, 0, QByteArray(1, 'a')}} << 1500
                              << QList<int>{0};
    QTest::newRow("from the future") << QList<Block>{{111, -960, QByteArray(1, 'x')}, own} << 1500 << QList<int>{0};
}

void TestRed::leavesOutWhatDoesNotFit()
{
    QFETCH(const QList<Block>, blocks);
    QFETCH(int, room);
    QFETCH(const QList<int>, offsets);
    const QByteArray bytes = written(blocks, static_cast<std::size_t>(room));
    QVERIFY(bytes.size() <= 1200);
    QCOMPARE(bytes.isEmpty(), offsets.isEmpty());
    if (offsets.isEmpty())
        return;
    const auto parsed = parseRed(view(bytes));
    QVERIFY(parsed);
    QList<int> found;
    for (const Block &block : blocksOf(*parsed))
        found.append(block.offset);
    QCOMPARE(found, offsets);
    QVERIFY(owned(parsed->primary()) == blocks.last());
}

/// Every byte of a good packet changed in every way, and the packet cut everywhere: what is read lies within it.
void TestRed::mutations()
{
    const QByteArray good =
        written({{111, 3840, QByteArray(20, 'x')}, {111, 1920, QByteArray(30, 'y')}, {111, 0, QByteArray(40, 'z')}});
    const auto check = [](const QByteArray &bytes) {
        const auto parsed = parseRed(view(bytes));
        if (!parsed)
            return;
        const auto blocks = blocksOf(*parsed);
        const qsizetype content = std::accumulate(blocks.begin(), blocks.end(), qsizetype{0},
                                                  [](qsizetype sum, const Block &b) { return sum + b.payload.size(); });
        QCOMPARE(content + 4 * (blocks.size() - 1) + 1, bytes.size());
        for (const Block &block : blocks)
            QVERIFY(block.offset >= 0 && block.offset <= kRedMostOffset && block.payloadType < 128);
    };
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray changed = good;
            changed[at] = static_cast<char>(value);
            check(changed);
        }
        check(good.first(at));
    }
}

void TestRed::survivesAnyBytes()
{
    std::mt19937 random(2198);
    std::vector<std::byte> bytes;
    for (int round = 0; round < 200'000; ++round) {
        bytes.resize(random() % 160);
        for (auto &byte : bytes)
            byte = static_cast<std::byte>(random());
        if (round % 2) // mostly short copies, so that there is something to read
            for (std::size_t at = 0; at + 3 < bytes.size() && at < 12; at += 4) {
                bytes[at + 2] &= std::byte{0xfc};
                bytes[at + 3] &= std::byte{0x1f};
            }
        if (const auto parsed = parseRed(bytes))
            QVERIFY(parsed->copies().size() < kRedMostBlocks && parsed->primary().offset == 0);
    }
}

void TestRed::packsByThePlan_data()
{
    QTest::addColumn<QList<int>>("distances");
    QTest::addColumn<QList<int>>("offsets"); // of the 40th packet of 20 ms
    QTest::newRow("none") << QList<int>{} << QList<int>{0};
    QTest::newRow("the one before") << QList<int>{1} << QList<int>{960, 0};
    QTest::newRow("two and four, the oldest first") << QList<int>{2, 4} << QList<int>{3840, 1920, 0};
    QTest::newRow("in any order, once each") << QList<int>{4, 2, 4} << QList<int>{3840, 1920, 0};
    QTest::newRow("17 frames are 340 ms") << QList<int>{17} << QList<int>{16320, 0};
    QTest::newRow("18 are too many") << QList<int>{18, 1} << QList<int>{960, 0};
    QTest::newRow("beyond all that is kept") << QList<int>{200} << QList<int>{0};
}

void TestRed::packsByThePlan()
{
    QFETCH(const QList<int>, distances);
    QFETCH(const QList<int>, offsets);
    SendingPlan plan;
    for (int i = 0; i < distances.size(); ++i)
        plan.distances[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(distances[i]);
    RedPacker packer;
    std::array<std::byte, 1500> out;
    std::size_t size = 0;
    constexpr std::uint32_t kFirst = 0xFFFFF000; // wraps on the way
    for (std::uint32_t n = 0; n < 40; ++n) {
        const std::array payload{static_cast<std::byte>(n), std::byte{7}};
        size = packer.pack(111, kFirst + 960 * n, payload, plan, out);
    }
    const auto parsed = parseRed(std::span(out).first(size));
    QVERIFY(parsed);
    QList<int> found;
    for (const Block &block : blocksOf(*parsed)) {
        found.append(block.offset);
        QCOMPARE(block.payloadType, 111);
        QCOMPARE(int{block.payload[0]}, 39 - block.offset / 960);
    }
    QCOMPARE(found, offsets);
}

void TestRed::packsOnlyWhatTheOffsetsReach()
{
    SendingPlan plan;
    plan.distances = {1, 2};
    RedPacker packer;
    std::array<std::byte, 1500> out;
    const std::array payload{std::byte{1}};
    packer.keep(0, payload);
    packer.keep(960, std::vector<std::byte>(1024)); // too long for a copy
    const auto copies = [&](std::uint32_t timestamp) {
        const auto parsed = parseRed(std::span(out).first(packer.pack(111, timestamp, payload, plan, out)));
        return parsed ? static_cast<int>(parsed->copies().size()) : -1;
    };
    QCOMPARE(copies(1920), 1);         // not the long one
    QCOMPARE(copies(1920 + 16384), 0); // they were silent for a while
    QCOMPARE(copies(1920 + 16384 + 960), 1);
}

void TestRed::forgets()
{
    SendingPlan plan;
    plan.distances = {1};
    RedPacker packer;
    std::array<std::byte, 1500> out;
    const std::array payload{std::byte{1}};
    packer.keep(0, payload);
    packer.reset();
    QCOMPARE(packer.pack(111, 960, payload, plan, out), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestRed)
#include "tst_red.moc"
