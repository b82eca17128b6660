// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/oggopusreader.h"
#include "core/media/recording/oggopuswriter.h"
#include "core/media/recording/opusheaders.h"

#include <QBuffer>
#include <QTest>

#include <random>

using namespace causerie::media;

namespace
{

constexpr std::uint32_t kSerial = 0xCAFE1234;
constexpr int kPreSkip = 312;

/// A packet of 20 ms: its first byte says so (RFC 6716 §3.1, configuration 31, mono, one frame).
std::vector<std::byte> packet(int length)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(length), std::byte{0x55});
    bytes[0] = std::byte{0xF8};
    return bytes;
}

/// So many of 80 bytes, and what is played of them.
QByteArray file(int packets, std::int64_t played)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    OggOpusWriter writer(buffer, kSerial, kPreSkip);
    bool isGood = writer.begin();
    for (int i = 0; i < packets; ++i)
        isGood = isGood && writer.append(packet(80), 960);
    isGood = isGood && writer.finish(played);
    return isGood ? buffer.data() : QByteArray();
}

std::vector<OggPage> pagesOf(const QByteArray &file)
{
    std::vector<OggPage> pages;
    auto rest = std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size())));
    while (!rest.empty()) {
        const auto page = parseOggPage(rest);
        if (!page)
            return {};
        rest = rest.subspan(page->bytes());
        pages.push_back(*page);
    }
    return pages;
}

std::expected<OggOpusLength, OggOpusError> lengthOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return oggOpusLength(buffer);
}

/// Refuses everything behind the first `room` bytes, as a full disk does.
class FullDisk final : public QIODevice
{
public:
    explicit FullDisk(qint64 room) : m_room(room) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 length) override
    {
        if (length > m_room)
            return -1;
        m_room -= length;
        return length;
    }

private:
    qint64 m_room;
};

} // namespace

class TestOggOpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeaders();
    void damagedHeaders_data();
    void damagedHeaders();
    void thePages();
    void theEndIsCutOff_data();
    void theEndIsCutOff();
    void aFullDiskIsSaid();
    void lengths_data();
    void lengths();
    void cutOffAnywhere();
    void otherFiles_data();
    void otherFiles();
    void liesAboutTheLength();
    void rubbishAtTheEnd();
    void anotherStream();
    void anyBytes();
};

/// RFC 7845 §5.1 and §5.2, field by field.
void TestOggOpus::theHeaders()
{
    const auto asText = [](const std::vector<std::byte> &bytes) {
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    QCOMPARE(asText(writeOpusHead({.preSkip = kPreSkip})), QByteArray("OpusHead\1\1") + QByteArray::fromHex("3801"
                                                                                                            "80bb0000"
                                                                                                            "0000"
                                                                                                            "00"));
    QCOMPARE(asText(writeOpusTags("Causerie")),
             QByteArray("OpusTags") + QByteArray::fromHex("08000000") + "Causerie" + QByteArray::fromHex("00000000"));
    const OpusHead stereo{.channels = 2, .preSkip = 65535, .inputRate = 44100, .gain = -256};
    QCOMPARE(parseOpusHead(writeOpusHead(stereo)), stereo);
}

void TestOggOpus::damagedHeaders_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("isGood");
    const QByteArray good = QByteArray("OpusHead\1\1") + QByteArray::fromHex("380180bb0000000000");
    QTest::newRow("good") << good << true;
    QTest::newRow("a later minor version") << QByteArray(good).replace(8, 1, "\x0f") << true;
    QTest::newRow("another major version") << QByteArray(good).replace(8, 1, "\x10") << false;
    QTest::newRow("no channels") << QByteArray(good).replace(9, 1, QByteArray(1, '\0')) << false;
    QTest::newRow("cut") << good.chopped(1) << false;
    QTest::newRow("Vorbis") << QByteArray("\1vorbis") + QByteArray(30, '\0') << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestOggOpus::damagedHeaders()
{
    QFETCH(QByteArray, head);
    const auto bytes = std::as_bytes(std::span(head.constData(), static_cast<std::size_t>(head.size())));
    QTEST(parseOpusHead(bytes).has_value(), "isGood");
}

void TestOggOpus::thePages()
{
    const std::vector<OggPage> pages = pagesOf(file(125, 119'000)); // two and a half seconds
    QCOMPARE(pages.size(), std::size_t{5});
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QCOMPARE(pages[i].sequence, static_cast<std::uint32_t>(i));
        QCOMPARE(pages[i].serial, kSerial);
        QCOMPARE(pages[i].flags, i == 0 ? kOggFirst : i == 4 ? kOggLast : 0);
    }
    QCOMPARE(pages[0].granule, 0); // §4: the headers' pages have 0, each packet a page of its own
    QCOMPARE(pages[1].granule, 0);
    QCOMPARE(packetsOf(pages[0]).size(), std::size_t{1});
    QCOMPARE(packetsOf(pages[1]).size(), std::size_t{1});
    QCOMPARE(packetsOf(pages[2]).size(), std::size_t{50}); // a second
    QCOMPARE(pages[2].granule, 48'000);
    QCOMPARE(pages[3].granule, 96'000);
    QCOMPARE(packetsOf(pages[4]).size(), std::size_t{25});
    QCOMPARE(pages[4].granule, 119'000 + kPreSkip);
    QCOMPARE(packetsOf(pages[4])[0].size(), std::size_t{80});
}

void TestOggOpus::theEndIsCutOff_data()
{
    QTest::addColumn<qint64>("played");
    QTest::addColumn<qint64>("granule");
    QTest::newRow("nothing to cut") << qint64(960 * 10 - kPreSkip) << qint64(9600);
    QTest::newRow("some of the last packet") << qint64(9000) << qint64(9312);
    QTest::newRow("more than there is") << qint64(20'000) << qint64(9600);
}

void TestOggOpus::theEndIsCutOff()
{
    QFETCH(qint64, played);
    QTEST(qint64(pagesOf(file(10, played)).back().granule), "granule");
}

void TestOggOpus::aFullDiskIsSaid()
{
    FullDisk none(10);
    QVERIFY(!OggOpusWriter(none, kSerial, kPreSkip).begin());
    FullDisk disk(6000);
    OggOpusWriter writer(disk, kSerial, kPreSkip);
    QVERIFY(writer.begin());
    int written = 0;
    while (written < 500 && writer.append(packet(80), 960))
        ++written;
    QVERIFY(written > 50 && written < 150); // the first page was taken, the second not
    QVERIFY(!writer.append(packet(80), 960));
    QVERIFY(!writer.finish(1000));
}

void TestOggOpus::lengths_data()
{
    QTest::addColumn<int>("packets");
    QTest::addColumn<qint64>("played");
    QTest::newRow("a packet") << 1 << qint64(600);
    QTest::newRow("a minute") << 3000 << qint64(60) * 48'000 - 1000;
    QTest::newRow("a quarter of an hour") << 45'001 << qint64(15) * 60 * 48'000;
}

void TestOggOpus::lengths()
{
    QFETCH(int, packets);
    QFETCH(qint64, played);
    QCOMPARE(lengthOf(file(packets, played)), (OggOpusLength{.samples = played, .isComplete = true}));
}

/// What a process that was killed leaves behind: whatever was written counts, up to the last whole page.
void TestOggOpus::cutOffAnywhere()
{
    const QByteArray whole = file(200, 190'000);
    const std::vector<OggPage> pages = pagesOf(whole);
    std::size_t headers = pages[0].bytes() + pages[1].bytes();
    for (qsizetype length = 0; length < whole.size(); length += 7) {
        const auto read = lengthOf(whole.first(length));
        if (length < static_cast<qsizetype>(pages[0].bytes())) {
            QVERIFY(!read);
            continue;
        }
        std::int64_t expected = 0;
        std::size_t end = headers;
        for (std::size_t i = 2; i < pages.size() && end + pages[i].bytes() <= static_cast<std::size_t>(length); ++i) {
            end += pages[i].bytes();
            expected = pages[i].granule - kPreSkip;
        }
        QVERIFY(read);
        QCOMPARE(*read, (OggOpusLength{.samples = expected, .isComplete = false}));
    }
}

void TestOggOpus::otherFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear Juliet");
    QTest::newRow("Ogg, but not Opus") << [] {
        OggPage page{.flags = kOggFirst};
        addPacket(page, std::as_bytes(std::span("\1vorbis and more of it")));
        const auto bytes = writeOggPage(page);
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    }();
    QTest::newRow("from its middle") << file(100, 90'000).sliced(2000);
}

void TestOggOpus::otherFiles()
{
    QFETCH(QByteArray, bytes);
    const auto read = lengthOf(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error(), OggOpusError::NotOpus);
}

void TestOggOpus::liesAboutTheLength()
{
    for (const std::int64_t granule : {std::int64_t{1} << 62, std::int64_t{-2}, std::int64_t{5'000'000'000}}) {
        QByteArray bytes = file(1, 600);
        OggPage end{.flags = kOggLast, .granule = granule, .serial = kSerial, .sequence = 3};
        addPacket(end, packet(3));
        const auto page = writeOggPage(end);
        bytes.append(reinterpret_cast<const char *>(page.data()), static_cast<qsizetype>(page.size()));
        const auto read = lengthOf(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error(), OggOpusError::Damaged);
    }
}

void TestOggOpus::rubbishAtTheEnd()
{
    const QByteArray good = file(100, 90'000);
    QCOMPARE(lengthOf(good + QByteArray(1000, 'x')).value().samples, 90'000);
    QCOMPARE(lengthOf(good + QByteArray("OggS").repeated(10)).value().samples, 90'000);
    // Too much of it to be worth the search.
    const auto read = lengthOf(good + QByteArray("OggS").repeated(50'000));
    QVERIFY(!read);
    QCOMPARE(read.error(), OggOpusError::Damaged);
}

void TestOggOpus::anotherStream()
{
    QByteArray bytes = file(100, 90'000);
    OggPage other{.granule = 1'000'000, .serial = kSerial + 1, .sequence = 0};
    addPacket(other, packet(10));
    const auto page = writeOggPage(other);
    bytes.append(reinterpret_cast<const char *>(page.data()), static_cast<qsizetype>(page.size()));
    QCOMPARE(lengthOf(bytes).value().samples, 90'000);
}

void TestOggOpus::anyBytes()
{
    std::mt19937 random(5);
    const QByteArray good = file(120, 110'000);
    for (int round = 0; round < 500; ++round) {
        QByteArray bad = good;
        for (int i = 0; i < 20; ++i)
            bad[static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size()))] = static_cast<char>(random());
        const auto read = lengthOf(bad);
        if (read)
            QVERIFY(read->samples >= 0 && read->samples <= 120 * 960);
    }
}

QTEST_APPLESS_MAIN(TestOggOpus)
#include "tst_oggopus.moc"
