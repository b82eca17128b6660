// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/reports.h"
#include "core/media/rtp/rtcppacket.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>

using namespace causerie::media;
using causerie::ByteReader;
using causerie::fuzz::must;
using causerie::fuzz::piece;

// RTCP of whoever has the keys: read, written, and taken into the conversation of a call.
// The input: [tenths of a second since the last, 1][length, 2][compound packet]…

namespace
{

constexpr std::uint32_t kOurs = 0x01020304;
constexpr std::uint32_t kTheirs = 0x0a0b0c0d;

void readAndWrite(std::span<const std::byte> datagram)
{
    const auto packets = parseRtcp(datagram);
    if (!packets)
        return;
    const auto written = writeRtcp(*packets);
    if (packets->empty())
        return;
    const auto again = parseRtcp(written);
    must(again && *again == *packets, "what is written reads the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Reception reception;
    const RtpPacket first{.payloadType = 111, .sequenceNumber = 1, .timestamp = 960, .ssrc = kTheirs, .payload = {}};
    reception.packetArrived(first, 48'000, 1'000'000'000);
    Reports reports(kOurs, "ours", 48'000, reception);
    Instant now{.steadyNs = 1'000'000'000, .ntp = std::uint64_t(3'900'000'000) << 32};
    const SentSoFar sent{.packets = 100, .payloadBytes = 8'000, .lastTimestamp = 96'000, .lastSentNs = now.steadyNs};

    ByteReader reader(std::as_bytes(std::span(data, size)));
    while (reader.remaining() > 0) {
        const std::int64_t tenths = reader.u8();
        now.steadyNs += tenths * 100'000'000;
        now.ntp += (static_cast<std::uint64_t>(tenths) << 32) / 10;
        const auto datagram = piece(reader, reader.u16());
        readAndWrite(datagram);
        reports.arrived(datagram, now);
        must(reports.remoteLossPercent() >= 0 && reports.remoteLossPercent() <= 100, "loss is a percentage");
        if (const auto judgement = reports.takeJudgement()) {
            must(judgement->lossPercent >= 0 && judgement->lossPercent <= 100, "so is what is judged by");
            must(judgement->burstLength >= 0, "bursts have a length");
        }
        if (const auto trip = reports.roundTripTime())
            must(trip->count() >= 0, "a round trip takes time");
        must(parseRtcp(reports.make(sent, now)).has_value(), "our own report can be read");
    }
    must(parseRtcp(reports.makeGoodbye(sent, now)).has_value(), "so can our BYE");
    return 0;
}
