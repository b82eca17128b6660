// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/demux.h"
#include "core/media/voicereceiver.h"
#include "tests/fuzz/fuzz.h"

#include <array>
#include <cmath>
#include <memory>

using namespace causerie::media;
using causerie::ByteReader;
using causerie::fuzz::must;
using causerie::fuzz::piece;

// RTP of whoever has the keys as what one hears: playout buffer, decoder, concealment.
// The input: [how many times 10 ms are played before it, 1: its two lowest bits][length, 2][packet]…
// A decoder costs milliseconds, so it lasts for many inputs: what is found may need some of those before.

namespace
{

constexpr int kInputsOfACall = 200;
constexpr int kOpusId = 111;
constexpr int kEventsId = 110;

/// A call's way in, from the ring to the loudspeaker.
struct Ear {
    PacketRing ring;
    StreamCounters counters;
    VoiceReceiver receiver{ring, counters, VoiceDecoder::create().value()};
    std::int64_t nowNs = 1'000'000'000;

    Ear()
    {
        PayloadType opus;
        opus.id = kOpusId;
        opus.name = QStringLiteral("opus");
        opus.clockRate = 48'000;
        opus.channels = 2;
        PayloadType events;
        events.id = kEventsId;
        events.name = QStringLiteral("telephone-event");
        events.clockRate = 48'000;
        QList<PayloadType> agreed{opus, events};
        for (const auto &[id, name] : {std::pair{0, "PCMU"}, std::pair{8, "PCMA"}, std::pair{9, "G722"}}) {
            PayloadType telephone;
            telephone.id = id;
            telephone.name = QString::fromLatin1(name);
            telephone.clockRate = 8'000;
            agreed.append(telephone);
        }
        receiver.begin(agreed);
    }

    void hear(std::span<const std::byte> datagram)
    {
        auto *slot = classify(datagram) == DatagramKind::Rtp ? ring.claim() : nullptr;
        if (slot && slot->assign(datagram, nowNs))
            ring.publish();
    }

    void play()
    {
        std::array<float, 480> samples{};
        receiver.render(samples, nowNs);
        nowNs += 10'000'000;
        must(std::ranges::all_of(samples, [](float sample) { return std::isfinite(sample); }), "sound is finite");
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static std::unique_ptr<Ear> ear;
    static int inputs = 0;
    if (inputs++ % kInputsOfACall == 0)
        ear = std::make_unique<Ear>();
    ByteReader reader(std::as_bytes(std::span(data, size)));
    while (reader.remaining() > 0) {
        for (int times = reader.u8() & 3; times > 0; --times)
            ear->play();
        ear->hear(piece(reader, reader.u16()));
    }
    ear->play();
    return 0;
}
