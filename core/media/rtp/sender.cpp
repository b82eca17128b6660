// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/sender.h"

namespace causerie::media
{

namespace
{
constexpr std::uint64_t kSecondsFrom1900To1970 = 2'208'988'800; // RFC 868
/// A round trip longer than this is a wrong number, not a network.
constexpr std::uint32_t kLongestRoundTrip = 30u << 16;
} // namespace

std::uint64_t toNtp(std::chrono::system_clock::time_point time)
{
    const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
    const auto seconds = static_cast<std::uint64_t>(ns / kNsPerSecond) + kSecondsFrom1900To1970;
    const auto rest = static_cast<std::uint64_t>(ns % kNsPerSecond);
    return seconds << 32 | (rest << 32) / kNsPerSecond;
}

SenderReport makeSenderReport(std::uint32_t ssrc, const SentSoFar &sent, int clockRate, const Instant &now)
{
    const auto elapsedNs = now.steadyNs - sent.lastSentNs;
    const auto elapsedTicks =
        elapsedNs / kNsPerSecond * clockRate + elapsedNs % kNsPerSecond * clockRate / kNsPerSecond;
    return {.ssrc = ssrc,
            .ntpTime = now.ntp,
            .rtpTimestamp = sent.lastTimestamp + static_cast<std::uint32_t>(elapsedTicks),
            .packetCount = static_cast<std::uint32_t>(sent.packets),
            .octetCount = static_cast<std::uint32_t>(sent.payloadBytes),
            .blocks = {}};
}

std::optional<std::chrono::microseconds> roundTrip(const ReportBlock &block, std::uint64_t ntpNow)
{
    if (block.lastSenderReport == 0)
        return std::nullopt;
    const auto now = static_cast<std::uint32_t>(ntpNow >> 16);
    const auto trip = now - block.lastSenderReport - block.delaySinceLast; // 1/65536 s, wraps like the clock
    if (static_cast<std::int32_t>(trip) < 0) // their clock ran a little faster than ours over the delay
        return static_cast<std::int32_t>(trip) > -64 ? std::optional(std::chrono::microseconds(0)) : std::nullopt;
    if (trip > kLongestRoundTrip)
        return std::nullopt;
    return std::chrono::microseconds(std::uint64_t(trip) * 1'000'000 / 65536);
}

} // namespace causerie::media
