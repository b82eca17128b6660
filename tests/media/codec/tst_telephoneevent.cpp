// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/digitreceiver.h"
#include "core/media/codec/digitsender.h"
#include "core/media/codec/telephoneevent.h"

#include <QTest>

#include <random>
#include <vector>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{

std::span<const std::byte> view(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

PayloadType events(int clockRate, const QString &said = {})
{
    PayloadType type{.id = 101, .name = u"telephone-event"_s, .clockRate = clockRate, .parameters = {}};
    if (!said.isEmpty())
        type.parameters = {{QString(), said}};
    return type;
}

/// One packet as DigitSender wants it.
struct Told {
    int frame = 0; ///< after which it is sent
    std::uint32_t timestamp = 0;
    bool isFirst = false;
    TelephoneEvent event;

    friend bool operator==(const Told &, const Told &) = default;
};

/// Runs frames that begin at timestamp 1000; which of them were sound is in `sound`.
std::vector<Told> run(DigitSender &sender, int frames, int samples, std::vector<int> *sound = nullptr)
{
    std::vector<Told> told;
    for (int i = 0; i < frames; ++i) {
        const DigitFrame frame = sender.next(1000 + static_cast<std::uint32_t>(i * samples), samples);
        if (frame.event)
            told.push_back({i, frame.timestamp, frame.isFirst, *frame.event});
        if (frame.isSound && sound)
            sound->push_back(i);
    }
    return told;
}

} // namespace

/// RFC 4733 §2.3 bit by bit, §2.5 packet by packet.
class TestTelephoneEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void writes();
    void keysHaveCodes();
    void keysTheyTake_data();
    void keysTheyTake();
    void aKeyOfHundredMilliseconds();
    void frameLengths_data();
    void frameLengths();
    void twoKeysAndAPause();
    void leavesOutWhatIsNotTaken();
    void holdLiftsTheKey();
    void hearsEachKeyOnce();
    void hearsALongKeyOnce();
    void hearsInAnyOrder();
};

void TestTelephoneEvent::reads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<int>("error"); // −1: none
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isEnd");
    QTest::addColumn<int>("volume");
    QTest::addColumn<int>("duration");
    const auto good = [](const char *name, const char *hex, int code, bool isEnd, int volume, int duration) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << -1 << code << isEnd << volume << duration;
    };
    const auto bad = [](const char *name, const char *hex, TelephoneEventError error) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << int(error) << 0 << false << 0 << 0;
    };
    good("RFC 4733 §5, first packet of the \"1\"", "010a00a0", 1, false, 10, 160);
    good("the end of the \"9\" of RFC 2833 §3.14", "09870640", 9, true, 7, 1600);
    good("the reserved bit is ignored", "0bca0320", 11, true, 10, 800);
    good("the quietest, the longest", "0f3fffff", 15, false, 63, 65535);
    good("several blocks: the first", "0a0a00a0010a00a0", 10, false, 10, 160);
    bad("nothing", "", TelephoneEventError::WrongSize);
    bad("three bytes", "010a00", TelephoneEventError::WrongSize);
    bad("five bytes", "010a00a000", TelephoneEventError::WrongSize);
    bad("a hook flash", "100a00a0", TelephoneEventError::NoKey);
    bad("a fax tone", "200a00a0", TelephoneEventError::NoKey);
    bad("for ever", "010a0000", TelephoneEventError::NoLength);
}

void TestTelephoneEvent::reads()
{
    QFETCH(QByteArray, payload);
    QFETCH(int, error);
    const auto event = parseTelephoneEvent(view(payload));
    QCOMPARE(event.has_value(), error < 0);
    if (!event) {
        QCOMPARE(int(event.error()), error);
        return;
    }
    QTEST(int(event->code), "code");
    QTEST(event->isEnd, "isEnd");
    QTEST(int(event->volume), "volume");
    QTEST(int(event->duration), "duration");
}

void TestTelephoneEvent::writes()
{
    const TelephoneEvent event{.code = 11, .isEnd = true, .volume = 10, .duration = 4800};
    const auto bytes = writeTelephoneEvent(event);
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(bytes.data()), 4).toHex(), "0b8a12c0");
    const auto loud = writeTelephoneEvent({.code = 1, .volume = 200, .duration = 1});
    QCOMPARE(parseTelephoneEvent(loud)->volume, 63);
    std::mt19937 random(7);
    for (int i = 0; i < 1000; ++i) {
        const TelephoneEvent any{.code = static_cast<std::uint8_t>(random() % 16),
                                 .isEnd = random() % 2 == 0,
                                 .volume = static_cast<std::uint8_t>(random() % 64),
                                 .duration = static_cast<std::uint16_t>(1 + random() % 65535)};
        QCOMPARE(parseTelephoneEvent(writeTelephoneEvent(any)), any);
    }
}

void TestTelephoneEvent::keysHaveCodes()
{
    const QString keys = u"0123456789*#ABCD"_s;
    for (int code = 0; code < keys.size(); ++code) {
        QCOMPARE(telephoneEventOf(keys[code].unicode()), std::uint8_t(code));
        QCOMPARE(keyOf(std::uint8_t(code)), keys[code].unicode());
    }
    QCOMPARE(telephoneEventOf(u'd'), std::uint8_t{15});
    for (const char16_t other : std::u16string_view(u"eE+ ,\u0661"))
        QVERIFY(!telephoneEventOf(other));
}

void TestTelephoneEvent::keysTheyTake_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("count");
    QTest::newRow("not said") << QString() << 16;
    QTest::newRow("all") << u"0-15"_s << 16;
    QTest::newRow("and a hook flash") << u"0-16"_s << 16;
    QTest::newRow("RFC 4733 §2.4.1") << u"0-11,66,67"_s << 12;
    QTest::newRow("one by one") << u"1, 2,3"_s << 3;
    QTest::newRow("backwards") << u"5-1"_s << 0;
    QTest::newRow("nonsense") << u"a-b,-,,--3,1-"_s << 0;
    QTest::newRow("a huge range") << u"0-2147483647"_s << 16;
}

void TestTelephoneEvent::keysTheyTake()
{
    QFETCH(QString, said);
    QTEST(int(keysOf(events(8000, said)).count()), "count");
    PayloadType named = events(8000);
    named.parameters = {{u"Events"_s, said}};
    if (!said.isEmpty())
        QTEST(int(keysOf(named).count()), "count");
}

/// The table of RFC 4733 §2.5.1 for frames of 20 ms at 48 kHz.
void TestTelephoneEvent::aKeyOfHundredMilliseconds()
{
    DigitSender sender;
    sender.begin(48000, keysOf(events(48000)));
    QVERIFY(sender.press(u'5'));
    std::vector<int> sound;
    const auto told = run(sender, 12, 960, &sound);
    const auto at = [](int frame, bool isFirst, bool isEnd, int duration) {
        return Told{
            frame, 1000, isFirst, {.code = 5, .isEnd = isEnd, .volume = 10, .duration = std::uint16_t(duration)}};
    };
    const std::vector<Told> wanted{at(0, true, false, 960),   at(1, false, false, 1920), at(2, false, false, 2880),
                                   at(3, false, false, 3840), at(4, false, true, 4800),  at(5, false, true, 4800),
                                   at(6, false, true, 4800)};
    QCOMPARE(told.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QVERIFY2(told[i] == wanted[i], qPrintable(QString::number(i)));
    QCOMPARE(sound, (std::vector{8, 9, 10, 11})); // not doubled, and nothing in the 60 ms behind it
}

void TestTelephoneEvent::frameLengths_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("clockRate");
    QTest::addColumn<int>("packets");
    QTest::addColumn<int>("duration");
    QTest::newRow("10 ms at 8 kHz") << 480 << 8000 << 12 << 800;
    QTest::newRow("20 ms at 8 kHz") << 960 << 8000 << 7 << 800;
    QTest::newRow("40 ms at 48 kHz") << 1920 << 48000 << 5 << 5760;
    QTest::newRow("60 ms at 48 kHz") << 2880 << 48000 << 4 << 5760;
}

void TestTelephoneEvent::frameLengths()
{
    QFETCH(int, samples);
    QFETCH(int, clockRate);
    DigitSender sender;
    sender.begin(clockRate, TelephoneKeys().set());
    sender.press(u'#');
    const auto told = run(sender, 40, samples);
    QTEST(int(told.size()), "packets");
    for (std::size_t i = 1; i < told.size(); ++i) {
        QCOMPARE(told[i].timestamp, told[0].timestamp);
        QVERIFY(told[i].event.duration > told[i - 1].event.duration || told[i - 1].event.isEnd);
    }
    QCOMPARE(std::ranges::count_if(told, [](const Told &one) { return one.event.isEnd; }), 3);
    QCOMPARE(std::ranges::count_if(told, [](const Told &one) { return one.isFirst; }), 1);
    QTEST(int(told.back().event.duration), "duration");
}

void TestTelephoneEvent::twoKeysAndAPause()
{
    DigitSender sender;
    sender.begin(8000, TelephoneKeys().set());
    for (const char16_t key : std::u16string_view(u"12,3"))
        QVERIFY(sender.press(key));
    std::vector<int> sound;
    const auto told = run(sender, 200, 960, &sound);
    std::vector<std::uint32_t> begins;
    std::vector<int> codes;
    for (const Told &one : told) {
        if (one.isFirst) {
            begins.push_back((one.timestamp - 1000) / 960);
            codes.push_back(one.event.code);
        }
    }
    QCOMPARE(codes, (std::vector{1, 2, 3}));
    QCOMPARE(begins, (std::vector<std::uint32_t>{0, 8, 116})); // 100 + 60 ms; then 2 s
    QCOMPARE(sound.size(), std::size_t{200 - 24});             // in the pause one speaks
}

void TestTelephoneEvent::leavesOutWhatIsNotTaken()
{
    DigitSender sender;
    sender.begin(8000, keysOf(events(8000, u"0-9"_s)));
    QVERIFY(!sender.press(u'*'));
    QVERIFY(!sender.press(u'x'));
    QVERIFY(sender.press(u'7'));
    QCOMPARE(run(sender, 20, 960).front().event.code, 7);
    DigitSender nothing; // none is agreed
    QVERIFY(!nothing.press(u'7'));
    DigitSender full;
    full.begin(8000, TelephoneKeys().set());
    for (std::size_t i = 0; i < DigitSender::kMostWaiting; ++i)
        QVERIFY(full.press(u'7'));
    QVERIFY(!full.press(u'8'));
    for (const Told &one : run(full, 128 * 8, 960))
        QCOMPARE(one.event.code, 7);
    QVERIFY(full.press(u'8'));
}

void TestTelephoneEvent::holdLiftsTheKey()
{
    DigitSender sender;
    sender.begin(8000, TelephoneKeys().set());
    sender.press(u'1');
    sender.press(u'2');
    run(sender, 2, 960);
    sender.release();
    const auto told = run(sender, 20, 960);
    QCOMPARE(told.front().event.code, 2);
    QVERIFY(told.front().isFirst);
}

void TestTelephoneEvent::hearsEachKeyOnce()
{
    DigitReceiver receiver;
    const auto hear = [&](std::uint32_t timestamp, std::uint8_t code, bool isEnd = false, std::uint32_t ssrc = 9) {
        return receiver.take(ssrc, timestamp, writeTelephoneEvent({.code = code, .isEnd = isEnd, .duration = 100}));
    };
    QCOMPARE(hear(1000, 5), std::uint8_t{5});
    QVERIFY(!hear(1000, 5));
    QVERIFY(!hear(1000, 5, true));
    QVERIFY(!hear(1000, 5, true));
    QCOMPARE(hear(8680, 5), std::uint8_t{5});        // the same key again
    QVERIFY(!hear(1000, 5, true));                   // an end that was overtaken
    QCOMPARE(hear(16360, 6, true), std::uint8_t{6}); // all but the last was lost
    QVERIFY(!receiver.take(9, 20000, view("\x20\x0a\x01\x01"_ba)));
    QVERIFY(!receiver.take(9, 20000, {}));
    QCOMPARE(hear(16360, 6, false, 10), std::uint8_t{6}); // another source
    QCOMPARE(hear(0x80000000, 1, false, 10), std::uint8_t{1});
    QCOMPARE(hear(77, 2, false, 10), std::uint8_t{2}); // begun anew
}

/// RFC 4733 §2.5.1.3: what lasts longer than 0xFFFF ticks goes on in the next segment.
void TestTelephoneEvent::hearsALongKeyOnce()
{
    DigitReceiver receiver;
    const auto hear = [&](std::uint32_t timestamp, std::uint16_t duration, bool isEnd = false) {
        return receiver.take(9, timestamp, writeTelephoneEvent({.code = 3, .isEnd = isEnd, .duration = duration}));
    };
    QVERIFY(hear(0xfffffff0, 0xff00).has_value());
    QVERIFY(!hear(0xfffffff0, 0xffff));
    QVERIFY(!hear(0xffef, 0x1000));
    QVERIFY(!hear(0xffef, 0xffff));
    QVERIFY(!hear(0x1ffee, 0x10, true));
    QVERIFY(hear(0x2ffed, 0x10).has_value()); // that one was over: pressed again
}

void TestTelephoneEvent::hearsInAnyOrder()
{
    struct Datagram {
        std::uint32_t timestamp;
        TelephoneEvent event;
    };
    DigitSender sender;
    sender.begin(48000, TelephoneKeys().set());
    const QString keys = u"1123 580#"_s.remove(u' ');
    for (const QChar key : keys)
        sender.press(key.unicode());
    std::vector<Datagram> sent;
    for (const Told &one : run(sender, 100, 960))
        sent.push_back({one.timestamp, one.event});
    std::mt19937 random(3);
    for (std::size_t i = 0; i + 2 < sent.size(); i += 3) // duplicated and shuffled by two
        std::swap(sent[i], sent[i + random() % 3]);
    DigitReceiver receiver;
    QString heard;
    for (const Datagram &one : sent)
        for (int times = 0; times < 2; ++times)
            if (const auto key = receiver.take(1, one.timestamp, writeTelephoneEvent(one.event)))
                heard += QChar(keyOf(*key));
    QCOMPARE(heard, keys);
}

QTEST_APPLESS_MAIN(TestTelephoneEvent)
#include "tst_telephoneevent.moc"
