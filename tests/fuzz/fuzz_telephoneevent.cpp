// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/digitreceiver.h"
#include "core/media/codec/digitsender.h"
#include "tests/fuzz/fuzz.h"

#include <string>

using namespace causerie::media;
using causerie::ByteReader;
using causerie::fuzz::must;
using causerie::fuzz::piece;

// Keys (RFC 4733) of whoever has the keys, and keys that are pressed here in any order at any time.
// The input: [how many are pressed, 1][keys][step of the timestamp, 4][length, 1][payload]…

namespace
{

constexpr std::uint32_t kSsrc = 7;

/// All that is pressed is heard once over there, whatever the frames' length.
void pressed(std::span<const std::byte> keys)
{
    DigitSender sender;
    sender.begin(48'000, TelephoneKeys().set());
    std::u16string wanted;
    for (const std::byte byte : keys) {
        const auto key = static_cast<char16_t>(byte);
        if (!sender.press(key))
            continue;
        if (const auto code = telephoneEventOf(key))
            wanted += keyOf(*code);
    }
    DigitReceiver receiver;
    std::u16string heard;
    std::uint32_t timestamp = 0;
    for (int i = 0; i < 256 * 220; ++i) {
        const int samples = 480 << (i % 3 == 0 ? 1 : 0);
        const DigitFrame frame = sender.next(timestamp, samples);
        timestamp += static_cast<std::uint32_t>(samples);
        if (!frame.event) {
            if (frame.isSound && heard.size() == wanted.size())
                break;
            continue;
        }
        must(frame.event->duration > 0 && frame.event->duration <= 7200, "a key is down for a while");
        if (const auto code = receiver.take(kSsrc, frame.timestamp, writeTelephoneEvent(*frame.event)))
            heard += keyOf(*code);
    }
    must(heard == wanted, "each key is heard once");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    ByteReader reader(std::as_bytes(std::span(data, size)));
    pressed(piece(reader, reader.u8()));

    DigitReceiver receiver;
    std::uint32_t timestamp = 0;
    while (reader.remaining() > 0) {
        timestamp += reader.u32();
        const auto payload = piece(reader, reader.u8());
        if (const auto event = parseTelephoneEvent(payload)) {
            must(event->code < kTelephoneKeys && event->duration > 0 && event->volume < 64, "it is a key");
            must(parseTelephoneEvent(writeTelephoneEvent(*event)) == event, "what is written reads the same");
        }
        if (const auto code = receiver.take(kSsrc, timestamp, payload)) {
            must(*code < kTelephoneKeys, "a key is heard");
            must(!receiver.take(kSsrc, timestamp, payload), "and not again");
        }
    }
    return 0;
}
