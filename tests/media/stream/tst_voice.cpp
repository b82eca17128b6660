// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/estoi.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace causerie::media;
using causerie::test::kMs;
using causerie::test::kOpus;
using causerie::test::lan;
using causerie::test::VoicePath;
using namespace Qt::StringLiterals;

class TestVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rtpFields();
    void speechArrives_data();
    void speechArrives();
    void mutedSendsSilence();
    void heldSendsNothing();
    void tellsHowLoudItIs();
    void showsALevelThatIsNotPlayed();
    void skippedMovesTheTimestamp();
    void duplicatesAreHeardOnce();
    void reorderingIsUndone();
    void followsANewSource();
    void takesANewName();
    void ignoresAStrayPacket();
    void followsATimestampJump();
    void otherPayloadTypesAreDropped();
    void nonsenseDoesNoHarm();

private:
    std::vector<float> m_speech;
};

void TestVoice::initTestCase()
{
    const causerie::test::Speech speech;
    QVERIFY2(speech.isReady(), "espeak-ng is needed");
    m_speech = speech.samples();
}

void TestVoice::rtpFields()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(48000 * 2));
    QCOMPARE(path.sent.size(), std::size_t{100});
    for (std::size_t i = 0; i < path.sent.size(); ++i) {
        const RtpPacket packet = path.sent[i].packet();
        QCOMPARE(packet.payloadType, 111);
        QCOMPARE(packet.ssrc, 7U);
        QCOMPARE(packet.sequenceNumber, static_cast<std::uint16_t>(65500 + i));       // wraps
        QCOMPARE(packet.timestamp, static_cast<std::uint32_t>(0xFFFF0000 + 960 * i)); // wraps
        QCOMPARE(packet.marker, i == 0);                                              // RFC 3551 §4.1
    }
    QCOMPARE(path.counters.packetsSent.load(), std::uint64_t{100});
    QCOMPARE(path.counters.lastTimestampSent.load(), path.sent.back().packet().timestamp);
    QVERIFY(path.counters.payloadBytesSent > 100 * 20);
    QVERIFY(path.counters.microphoneLevel > 0.3);
    QVERIFY(path.counters.speakerLevel > 0.3);
}

void TestVoice::speechArrives_data()
{
    QTest::addColumn<int>("jitterMs");
    QTest::addColumn<int>("lossPercent");
    QTest::addColumn<int>("ptime");
    QTest::addColumn<double>("leastEstoi");
    QTest::addColumn<double>("mostDelayMs");
    QTest::addColumn<double>("mostConcealed");
    QTest::newRow("LAN, 20 ms frames") << 0 << 0 << 20 << 0.97 << 45.0 << 0.1;
    QTest::newRow("LAN, 10 ms frames") << 0 << 0 << 10 << 0.97 << 40.0 << 0.1;
    // The second in which the delay comes down from where it starts is compared at one of the two.
    QTest::newRow("LAN, 40 ms frames") << 0 << 0 << 40 << 0.96 << 60.0 << 0.1;
    QTest::newRow("LAN, 60 ms frames") << 0 << 0 << 60 << 0.96 << 80.0 << 0.1;
    QTest::newRow("20 ms of jitter") << 20 << 0 << 20 << 0.96 << 60.0 << 0.5;
    QTest::newRow("60 ms of jitter") << 60 << 0 << 20 << 0.93 << 110.0 << 1.0;
    QTest::newRow("5 % lost") << 0 << 5 << 20 << 0.93 << 65.0 << 2.0;
    QTest::newRow("20 % lost") << 0 << 20 << 20 << 0.88 << 65.0 << 8.0;
}

void TestVoice::speechArrives()
{
    QFETCH(int, jitterMs);
    QFETCH(int, lossPercent);
    QFETCH(int, ptime);
    QFETCH(double, leastEstoi);
    QFETCH(double, mostDelayMs);
    QFETCH(double, mostConcealed);

    PayloadType opus = kOpus;
    opus.ptime = ptime;
    VoicePath path(
        [=, random = std::mt19937(3), last = std::int64_t{0}](std::int64_t now, std::uint64_t) mutable {
            std::vector<std::int64_t> arrivals;
            const std::int64_t jitter =
                jitterMs ? static_cast<std::int64_t>(random() % static_cast<unsigned>(jitterMs)) * kMs : 0;
            last = std::max(last, now + 300'000 + jitter); // a queue keeps the order
            if (static_cast<int>(random() % 100) >= lossPercent)
                arrivals.push_back(last);
            return arrivals;
        },
        opus);
    path.out.setPlan({.frameMs = ptime, .expectedLoss = lossPercent});
    path.run(m_speech);

    const auto likeness = causerie::test::compare(m_speech, path.heard);
    const auto figures = path.in.figures();
    qInfo("ESTOI %.3f, mouth to ear %.1f ms (%.1f…%.1f), playout delay %.1f ms, target %.0f ms, concealed %.2f %%, "
          "late %llu, stretched %.1f %%",
          likeness.estoi, likeness.delayMs + 3.3, likeness.leastMs + 3.3, likeness.mostMs + 3.3, figures.delayMs,
          figures.targetMs, path.concealedPercent(), static_cast<unsigned long long>(figures.late),
          100 * static_cast<double>(figures.stretched) / static_cast<double>(m_speech.size()));
    QVERIFY(likeness.estoi >= leastEstoi);
    QVERIFY(likeness.delayMs + 3.3 <= mostDelayMs);
    QVERIFY(path.concealedPercent() <= mostConcealed);
}

void TestVoice::mutedSendsSilence()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(48000));
    path.out.setMuted(true);
    const std::size_t before = path.sent.size();
    path.run(std::span(m_speech).subspan(48000, 48000));
    QCOMPARE(path.sent.size(), before + 50); // packets go on, so that the path stays open
    QCOMPARE(path.counters.microphoneLevel.load(), 0.0);
    const auto quiet = std::span(path.heard).last(24000);
    QVERIFY2(std::ranges::all_of(quiet, [](float s) { return std::abs(s) < 0.003F; }),
             "something of the microphone got out");

    path.out.setMuted(false);
    path.run(std::span(m_speech).subspan(96000, 48000));
    QVERIFY(path.sent[before + 50].packet().marker);
    QVERIFY(!path.sent[before + 51].packet().marker);
    QVERIFY(path.counters.microphoneLevel > 0.3);
}

void TestVoice::heldSendsNothing()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(48000));
    const auto last = path.sent.back().packet();
    path.out.setHeld(true);
    path.in.setHeld(true);
    const std::size_t sent = path.sent.size();
    path.run(std::span(m_speech).subspan(48000, 48000 * 3));
    QCOMPARE(path.sent.size(), sent);
    QVERIFY(std::ranges::all_of(std::span(path.heard).last(48000), [](float s) { return s == 0; }));

    path.out.setHeld(false);
    path.in.setHeld(false);
    path.run(std::span(m_speech).subspan(48000 * 4, 48000));
    const auto next = path.sent[sent].packet();
    QVERIFY(next.marker);
    QCOMPARE(next.sequenceNumber, static_cast<std::uint16_t>(last.sequenceNumber + 1));
    QCOMPARE(next.timestamp, last.timestamp + 960 + 48000 * 3); // the clock went on
    QVERIFY(path.counters.speakerLevel > 0.3);
}

/// RFC 6464, and the same sound with it and without.
void TestVoice::tellsHowLoudItIs()
{
    VoicePath plain(lan());
    plain.run(std::span(m_speech).first(48000 * 3));
    QVERIFY(std::ranges::all_of(plain.sent, [](const auto &sent) { return sent.packet().extension.empty(); }));

    VoicePath path(lan());
    path.out.setLevelId(5);
    path.run(std::span(m_speech).first(48000 * 3));
    QCOMPARE(path.sent.size(), plain.sent.size());
    int voices = 0;
    for (std::size_t i = 0; i < path.sent.size(); ++i) {
        const RtpPacket packet = path.sent[i].packet();
        QVERIFY(std::ranges::equal(packet.payload, plain.sent[i].packet().payload));
        const auto level = readAudioLevel(packet, 5);
        QVERIFY(level);
        QCOMPARE(level->belowFull, levelOf(std::span(m_speech).subspan(960 * i, 960)));
        voices += level->hasVoice;
    }
    QVERIFY2(voices > 50 && voices < 150, qPrintable(QString::number(voices))); // speech has pauses

    path.out.setMuted(true);
    const std::size_t before = path.sent.size();
    path.run(std::span(m_speech).first(48000));
    for (const auto &sent : std::span(path.sent).subspan(before + 5)) // it fades
        QCOMPARE(readAudioLevel(sent.packet(), 5), (AudioLevel{}));
}

/// Held, nothing is heard, and the meter shows what they say of themselves.
void TestVoice::showsALevelThatIsNotPlayed()
{
    VoicePath path(lan());
    path.out.setLevelId(5);
    path.in.begin({kOpus}, 5);
    path.in.setHeld(true);
    path.run(std::span(m_speech).first(48000 * 2));
    double loudest = 0;
    for (int i = 0; i < 10; ++i) {
        path.run(std::span(m_speech).subspan(48000 * 2 + 9600 * std::size_t(i), 9600));
        loudest = std::max(loudest, path.counters.speakerLevel.load());
    }
    QVERIFY(loudest > 0.3);
    QVERIFY(std::ranges::all_of(path.heard, [](float s) { return s == 0; }));
    path.out.setHeld(true); // they say nothing any more
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(path.counters.speakerLevel.load(), 0.0);
}

void TestVoice::skippedMovesTheTimestamp()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(4800));
    const auto last = path.sent.back().packet();
    path.out.skipped(4800);
    path.run(std::span(m_speech).subspan(9600, 4800));
    const auto next = path.sent[5].packet();
    QCOMPARE(next.timestamp, last.timestamp + 960 + 4800);
    QVERIFY(next.marker);
}

void TestVoice::duplicatesAreHeardOnce()
{
    VoicePath once(lan());
    once.run(m_speech);
    VoicePath twice([network = lan()](std::int64_t now, std::uint64_t number) mutable {
        auto arrivals = network(now, number);
        arrivals.push_back(arrivals.front() + 7 * kMs);
        return arrivals;
    });
    twice.run(m_speech);
    QCOMPARE(twice.heard, once.heard);
    QVERIFY(twice.in.figures().duplicates > 100);
    QCOMPARE(twice.in.figures().late, std::uint64_t{0});
}

void TestVoice::reorderingIsUndone()
{
    VoicePath path([network = lan()](std::int64_t now, std::uint64_t number) mutable {
        auto arrivals = network(now, number);
        if (number % 10 == 5)
            arrivals.front() += 25 * kMs; // behind the next
        return arrivals;
    });
    path.run(m_speech);
    const auto likeness = causerie::test::compare(m_speech, path.heard);
    qInfo("every tenth packet overtaken: ESTOI %.3f, delay %.1f ms, concealed %.2f %%", likeness.estoi,
          likeness.delayMs + 3.3, path.concealedPercent());
    QVERIFY(likeness.estoi > 0.95);
    QVERIFY(path.concealedPercent() < 1);
}

void TestVoice::followsANewSource()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(48000 * 2));
    path.out.begin(kOpus, {.ssrc = 8, .timestamp = 123456, .sequenceNumber = 9});
    path.run(std::span(m_speech).subspan(48000 * 2, 48000 * 3));
    // Three packets until it is believed, and half a second to settle.
    const auto expected = std::span(m_speech).subspan(48000 * 5 / 2, 48000 * 2);
    const auto likeness = causerie::test::compare(expected, std::span(path.heard).subspan(48000 * 5 / 2));
    qInfo("ESTOI %.3f, delay %.1f ms (%.1f…%.1f)", likeness.estoi, likeness.delayMs, likeness.leastMs, likeness.mostMs);
    QVERIFY(likeness.estoi > 0.95);
    QVERIFY(likeness.delayMs < 70);
}

/// RFC 3550 §8.2: what we are called changes while we speak.
void TestVoice::takesANewName()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(960 * 20));
    path.out.setSource(9);
    path.run(std::span(m_speech).subspan(960 * 20, 960 * 20));
    QCOMPARE(path.sent.size(), std::size_t{40});
    for (std::size_t i = 20; i < path.sent.size(); ++i) {
        const RtpPacket packet = path.sent[i].packet();
        QCOMPARE(packet.ssrc, 9U);
        QCOMPARE(packet.sequenceNumber, static_cast<std::uint16_t>((65520 & 0x7fff) + i - 20));
        QCOMPARE(packet.timestamp, static_cast<std::uint32_t>(0xFFFF0000 + 960 * i));
        QCOMPARE(packet.marker, i == 20);
    }
}

void TestVoice::ignoresAStrayPacket()
{
    VoicePath path(lan());
    path.run(std::span(m_speech).first(48000 * 2));
    const std::uint64_t concealed = path.counters.samplesConcealed;
    for (const std::uint32_t timestamp : {5U, 0x80000000U}) {
        std::array<std::byte, 100> bytes{};
        const RtpPacket stray{.payloadType = 111,
                              .marker = false,
                              .sequenceNumber = 4711,
                              .timestamp = timestamp,
                              .ssrc = timestamp == 5 ? 7U : 99U,
                              .payload = std::span(path.sent.back().bytes).subspan(kRtpHeaderBytes, 40)};
        const std::size_t size = writeRtp(stray, bytes);
        Packet *slot = path.ring.claim();
        QVERIFY(slot->assign(std::span(bytes).first(size), 3000 * kMs));
        path.ring.publish();
    }
    path.run(std::span(m_speech).subspan(48000 * 2, 48000 * 2));
    QCOMPARE(path.counters.samplesConcealed.load(), concealed);
}

void TestVoice::followsATimestampJump()
{
    for (const std::int64_t jump : {48000 * 60, -48000 * 60, 48000 / 2, -48000 / 2}) {
        VoicePath path(lan());
        path.run(std::span(m_speech).first(48000 * 2));
        const auto last = path.sent.back().packet();
        path.out.begin(kOpus, {.ssrc = 7,
                               .timestamp = last.timestamp + 960 + static_cast<std::uint32_t>(jump),
                               .sequenceNumber = static_cast<std::uint16_t>(last.sequenceNumber + 1)});
        path.run(std::span(m_speech).subspan(48000 * 2, 48000 * 4));
        const auto expected = std::span(m_speech).subspan(48000 * 4, 48000 * 2 - 9600);
        const auto likeness = causerie::test::compare(expected, std::span(path.heard).subspan(48000 * 4));
        qInfo("after a jump of %lld ms: ESTOI %.3f, delay %.1f ms", static_cast<long long>(jump / 48), likeness.estoi,
              likeness.delayMs);
        QVERIFY(likeness.estoi > 0.9);
        QVERIFY(likeness.delayMs < 120);
    }
}

void TestVoice::otherPayloadTypesAreDropped()
{
    VoicePath path(lan());
    PayloadType other = kOpus;
    other.id = 96;
    path.out.begin(other, {.ssrc = 7});
    path.run(std::span(m_speech).first(48000));
    QCOMPARE(path.sent.size(), std::size_t{50});
    QCOMPARE(path.counters.samplesPlayed.load(), std::uint64_t{0});
    QVERIFY(!path.in.hasPlayed());
}

void TestVoice::nonsenseDoesNoHarm()
{
    std::mt19937 random(11);
    VoicePath path(lan());
    for (int second = 0; second < 20; ++second) {
        for (int i = 0; i < 40; ++i) {
            Packet *slot = path.ring.claim();
            QVERIFY(slot);
            slot->size = static_cast<std::uint16_t>(random() % 200);
            std::ranges::generate(slot->bytes, [&] { return static_cast<std::byte>(random()); });
            slot->bytes[0] = std::byte{0x80}; // looks like RTP
            slot->bytes[1] = std::byte{111};
            if (i % 2) // and even like ours
                std::ranges::copy(std::array{std::byte{0}, std::byte{0}, std::byte{0}, std::byte{7}},
                                  slot->bytes.begin() + 8);
            slot->arrivalNs = 1000 * kMs * (second + 1);
            path.ring.publish();
        }
        path.run(std::span(m_speech).subspan(static_cast<std::size_t>(second % 8) * 48000, 48000));
    }
    QVERIFY(std::ranges::all_of(path.heard, [](float s) { return std::isfinite(s); }));
}

QTEST_GUILESS_MAIN(TestVoice)
#include "tst_voice.moc"
