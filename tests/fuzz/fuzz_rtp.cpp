// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/audiolevel.h"
#include "core/media/rtp/reception.h"
#include "tests/fuzz/fuzz.h"

#include <array>
#include <cmath>

using namespace causerie::media;
using causerie::ByteReader;
using causerie::fuzz::must;
using causerie::fuzz::piece;

// RTP of whoever has the keys: each packet by itself, then all of them as one stream that is counted.
// The input: [milliseconds since the last, 1][length, 2][packet]…

namespace
{

constexpr std::size_t kLargest = 1500; // what a call takes from the wire

void readAndWrite(std::span<const std::byte> datagram)
{
    const auto packet = parseRtp(datagram);
    if (!packet)
        return;
    must(packet->payload.size() + kRtpHeaderBytes <= datagram.size(), "a payload lies inside its datagram");
    for (int id = 1; id <= 14; ++id) {
        const auto level = readAudioLevel(*packet, id);
        must(!level || level->belowFull <= AudioLevel::kSilence, "a level has seven bits");
    }
    std::array<std::byte, kLargest> out;
    const auto size = writeRtp(*packet, out);
    if (datagram.size() <= out.size())
        must(size > 0, "what came in one datagram goes into another");
    if (size == 0)
        return;
    const auto again = parseRtp(std::span(out).first(size));
    must(again && again->payloadType == packet->payloadType && again->marker == packet->marker &&
             again->sequenceNumber == packet->sequenceNumber && again->timestamp == packet->timestamp &&
             again->ssrc == packet->ssrc && std::ranges::equal(again->extension, packet->extension) &&
             std::ranges::equal(again->payload, packet->payload),
         "what is written reads the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Reception reception;
    std::int64_t nowNs = 1'000'000'000;
    ByteReader reader(std::as_bytes(std::span(data, size)));
    while (reader.remaining() > 0) {
        nowNs += reader.u8() * std::int64_t(1'000'000);
        const auto datagram = piece(reader, reader.u16());
        readAndWrite(datagram);
        if (const auto packet = parseRtp(datagram))
            reception.packetArrived(*packet, packet->payloadType < 96 ? 8'000 : 48'000, nowNs);
        const auto loss = reception.lossPercent();
        must(loss >= 0 && loss <= 100, "loss is a percentage");
        must(std::isfinite(reception.jitterMs()) && reception.jitterMs() >= 0, "jitter is a time");
    }
    reception.report(nowNs);
    return 0;
}
