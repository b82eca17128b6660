// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/reports.h"

#include <QTest>

#include <random>

using namespace causerie::media;
using namespace std::chrono_literals;

namespace
{
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr int kClock = 48000;

/// Both clocks, `seconds` after a beginning.
Instant at(double seconds)
{
    return {.steadyNs = static_cast<std::int64_t>(seconds * 1e9),
            .ntp = (std::uint64_t(3'900'000'000) << 32) + static_cast<std::uint64_t>(seconds * 4294967296.0)};
}

SentSoFar sent(std::uint64_t packets, std::int64_t lastSentNs = 0)
{
    return {.packets = packets, .payloadBytes = 80 * packets, .lastTimestamp = 960, .lastSentNs = lastSentNs};
}

/// One end: what it hears and what it says.
struct End {
    explicit End(std::uint32_t name) : ssrc(name), reports(name, "cname", kClock, reception) {}

    void hear(const End &from, int sequence, double seconds)
    {
        reception.packetArrived({.sequenceNumber = static_cast<std::uint16_t>(sequence),
                                 .timestamp = static_cast<std::uint32_t>(sequence) * 960,
                                 .ssrc = from.ssrc,
                                 .payload = {}},
                                kClock, static_cast<std::int64_t>(seconds * 1e9));
    }

    std::uint32_t ssrc;
    Reception reception;
    Reports reports;
};

template<typename T>
std::vector<T> all(std::span<const std::byte> compound)
{
    std::vector<T> found;
    const auto packets = parseRtcp(compound).value();
    for (const auto &packet : packets) {
        if (const auto *one = std::get_if<T>(&packet))
            found.push_back(*one);
    }
    return found;
}
} // namespace

/// RFC 3550 §6.1, §6.3.7 and §6.4 between two ends.
class TestReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 3611 §4.4 and 4.5: Bob only listens, and knows the round trip all the same.
    void whoOnlyListensKnowsTheRoundTrip()
    {
        End alice(1);
        End bob(2);
        QVERIFY(!bob.reports.roundTripTime());
        alice.reports.arrived(bob.reports.make(sent(0), at(1.0)), at(1.1)); // 100 ms there …
        const auto answer = alice.reports.make(sent(50), at(3.5));
        QVERIFY(all<ReceiverReferenceTime>(answer).empty()); // Alice sends
        QCOMPARE(all<DelaySinceLastReport>(answer).size(), std::size_t(1));
        bob.reports.arrived(answer, at(3.55)); // … and 50 back
        QVERIFY(bob.reports.roundTripTime());
        QVERIFY(std::abs(bob.reports.roundTripTime()->count() - 150'000) < 100);
        QVERIFY(all<DelaySinceLastReport>(alice.reports.make(sent(60), at(4))).empty()); // once each

        End carol(3); // what is for somebody else
        carol.reports.arrived(answer, at(3.6));
        QVERIFY(!carol.reports.roundTripTime());
    }

    void alwaysBeginsWithAReportAndAName()
    {
        End alice(1);
        const auto packets = parseRtcp(alice.reports.make(sent(0), at(1)));
        QVERIFY(packets);
        QCOMPARE(packets->size(), std::size_t(3)); // nothing is sent, so it says what time it is, too
        QVERIFY(std::holds_alternative<ReceiverReport>((*packets)[0]));
        QCOMPARE(std::get<SourceDescription>((*packets)[1]), (SourceDescription{.ssrc = 1, .cname = "cname"}));
    }

    void isASenderForTwoIntervals()
    {
        End alice(1);
        const auto isSender = [&](std::uint64_t packets) {
            return all<SenderReport>(alice.reports.make(sent(packets), at(1))).size() == 1;
        };
        QVERIFY(isSender(50));
        QVERIFY(isSender(50)); // silent since the last report, but not since the one before
        QVERIFY(!isSender(50));
        QVERIFY(isSender(51));
    }

    void saysWhatItHears()
    {
        End alice(1);
        End bob(2);
        for (const int sequence : {0, 1, 3})
            bob.hear(alice, sequence, 0.02 * sequence);
        const auto reports = all<ReceiverReport>(bob.reports.make(sent(0), at(1)));
        QCOMPARE(reports.size(), std::size_t(1));
        QCOMPARE(reports[0].blocks.size(), std::size_t(1));
        QCOMPARE(reports[0].blocks[0].ssrc, 1u);
        QCOMPARE(reports[0].blocks[0].fractionLost, 64); // one of four
    }

    void measuresTheRoundTripBetweenTwo()
    {
        End alice(1);
        End bob(2);
        bob.hear(alice, 0, 0.9);
        // 20 ms each way; bob thinks for half a second, and his clock shows quite another time.
        QVERIFY(bob.reports.arrived(alice.reports.make(sent(50, kSecond), at(1)), at(1001.02)));
        QVERIFY(alice.reports.arrived(bob.reports.make(sent(0), at(1001.52)), at(1.54)));
        const auto trip = alice.reports.roundTripTime();
        QVERIFY(trip);
        QVERIFY(*trip > 39'900us && *trip < 40'100us);
    }

    void learnsTheLossOfTheOtherDirection()
    {
        End alice(1);
        End bob(2);
        for (const int sequence : {0, 2, 4, 6})
            bob.hear(alice, sequence, 0.02 * sequence);
        QVERIFY(alice.reports.arrived(bob.reports.make(sent(0), at(1)), at(1)));
        QVERIFY(qAbs(alice.reports.remoteLossPercent() - 300.0 / 7) < 1);
        const auto judgement = alice.reports.takeJudgement();
        QVERIFY(judgement);
        QVERIFY(qAbs(judgement->lossPercent - 300.0 / 7) < 1);
        QCOMPARE(judgement->burstLength, 0.0); // too young to be told
        QCOMPARE(judgement->roundTripMs, -1.0);
        QVERIFY(!alice.reports.takeJudgement());
    }

    void learnsHowLossesFollowEachOther()
    {
        End alice(1);
        End bob(2);
        for (int sequence = 65500; sequence < 65600; ++sequence) { // wraps; three in a row of every ten
            if (sequence % 10 < 7)
                bob.hear(alice, sequence, 0.02 * (sequence - 65500));
        }
        QVERIFY(alice.reports.arrived(bob.reports.make(sent(0), at(2)), at(2)));
        QCOMPARE(alice.reports.takeJudgement()->burstLength, 3.0);

        End carol(3); // whose other side says nothing: as she hears it herself
        for (int sequence = 0; sequence < 100; ++sequence) {
            if (sequence % 10 < 8)
                carol.hear(bob, sequence, 0.02 * sequence);
        }
        (void)carol.reports.make(sent(0), at(2));
        const ReceiverReport report{.ssrc = 2, .blocks = {{.ssrc = 3, .fractionLost = 25}}};
        QVERIFY(carol.reports.arrived(writeRtcp(std::vector<RtcpPacket>{report}), at(2)));
        QCOMPARE(carol.reports.takeJudgement()->burstLength, 2.0);
    }

    void ignoresBlocksAboutOthers()
    {
        End alice(1);
        const ReceiverReport report{.ssrc = 2, .blocks = {{.ssrc = 99, .fractionLost = 255}}};
        QVERIFY(alice.reports.arrived(writeRtcp(std::vector<RtcpPacket>{report}), at(1)));
        QCOMPARE(alice.reports.remoteLossPercent(), 0.0);
        QVERIFY(!alice.reports.roundTripTime());
    }

    void takesLeave()
    {
        End alice(1);
        End bob(2);
        bob.hear(alice, 0, 0);
        const auto goodbye = alice.reports.makeGoodbye(sent(50), at(1));
        QCOMPARE(all<SenderReport>(goodbye).size(), std::size_t(1)); // §6.1: BYE never stands alone
        QCOMPARE(all<Goodbye>(goodbye)[0].ssrcs, (std::vector<std::uint32_t>{1}));
        QVERIFY(!bob.reports.hasLeft());
        QVERIFY(bob.reports.arrived(goodbye, at(1)));
        QVERIFY(bob.reports.hasLeft());
    }

    /// §8.2: what was said of the former source is no longer said of us, and the counts are its own (§6.4.1).
    void becomesAnother()
    {
        End alice(1);
        End bob(2);
        alice.reports.becomes(3, sent(50));
        const auto report = alice.reports.make(sent(60), at(1));
        QCOMPARE(rtcpSource(report), std::optional(3u));
        QCOMPARE(all<SenderReport>(report)[0].packetCount, 10u);
        QCOMPARE(all<SenderReport>(report)[0].octetCount, 800u);
        QCOMPARE(all<SourceDescription>(report)[0], (SourceDescription{.ssrc = 3, .cname = "cname"}));
        const auto blockOf = [](std::uint32_t ssrc) {
            return writeRtcp(
                std::vector<RtcpPacket>{ReceiverReport{.ssrc = 2, .blocks = {{.ssrc = ssrc, .fractionLost = 128}}}});
        };
        QVERIFY(alice.reports.arrived(blockOf(1), at(2)));
        QVERIFY(!alice.reports.takeJudgement());
        QVERIFY(alice.reports.arrived(blockOf(3), at(2)));
        QVERIFY(alice.reports.takeJudgement());
        QVERIFY(!rtcpSource(std::span(report).first(7)));
    }

    void aStrangersGoodbyeIsNotTheirs()
    {
        End alice(1);
        End bob(2);
        bob.hear(alice, 0, 0);
        QVERIFY(bob.reports.arrived(writeRtcp(std::vector<RtcpPacket>{Goodbye{.ssrcs = {77}, .reason = {}}}), at(1)));
        QVERIFY(!bob.reports.hasLeft());
    }

    void refusesGarbage()
    {
        End alice(1);
        std::mt19937 random(3551);
        std::vector<std::byte> garbage;
        for (int round = 0; round < 10'000; ++round) {
            garbage.resize(random() % 100);
            for (auto &byte : garbage)
                byte = static_cast<std::byte>(random());
            alice.reports.arrived(garbage, at(round));
        }
        QVERIFY(!alice.reports.arrived({}, at(1)));
    }
};

QTEST_APPLESS_MAIN(TestReports)
#include "tst_reports.moc"
