// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/digitreceiver.h"

namespace causerie::media
{
namespace
{

constexpr std::uint32_t kSegmentTicks = 0xffff;
/// What is so much older than the last key is late; beyond, the sender has begun anew. 10 s at 48 kHz.
constexpr std::int32_t kLateTicks = 480'000;

} // namespace

std::optional<std::uint8_t> DigitReceiver::take(std::uint32_t ssrc, std::uint32_t timestamp,
                                                std::span<const std::byte> payload)
{
    const auto event = parseTelephoneEvent(payload);
    if (!event)
        return std::nullopt;
    const Heard heard{.ssrc = ssrc, .timestamp = timestamp, .code = event->code, .isOver = event->isEnd};
    if (!m_last || m_last->ssrc != ssrc) {
        m_last = heard;
        return heard.code;
    }
    const std::uint32_t step = timestamp - m_last->timestamp;
    if (step == 0) {
        m_last->isOver = m_last->isOver || event->isEnd;
        return std::nullopt;
    }
    const auto signedStep = static_cast<std::int32_t>(step);
    if (signedStep < 0 && signedStep >= -kLateTicks)
        return std::nullopt;
    const bool goesOn = step == kSegmentTicks && event->code == m_last->code && !m_last->isOver;
    m_last = heard;
    return goesOn ? std::nullopt : std::optional(heard.code);
}

} // namespace causerie::media
