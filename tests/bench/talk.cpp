// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/talk.h"

namespace causerie::bench
{
namespace
{

constexpr std::uint32_t kSpeaker = 7; ///< as VoicePath names it
constexpr std::uint32_t kListener = 8;
constexpr int kClockRate = 48000;
constexpr std::int64_t kOnTheWayNs = 20'000'000;

media::Instant at(std::int64_t ns)
{
    const auto seconds = static_cast<std::uint64_t>(ns / 1'000'000'000);
    const auto rest = static_cast<std::uint64_t>(ns % 1'000'000'000);
    return {.steadyNs = ns, .ntp = (std::uint64_t{3'900'000'000} + seconds) << 32 | (rest << 32) / 1'000'000'000};
}

} // namespace

Talk::Talk(LossModel network, Peer peer)
    : m_network(network),
      m_path(
          [this](std::int64_t nowNs, std::uint64_t) -> std::vector<std::int64_t> {
              m_nowNs = nowNs;
              if (m_network.losesNext())
                  return {};
              m_reception.packetArrived(m_path.sent.back().packet(), kClockRate, nowNs + kOnTheWayNs);
              return {nowNs + kOnTheWayNs};
          },
          test::kOpus, peer.takesCopies ? std::optional(test::kRed) : std::nullopt),
      m_listener(kListener, "listener", kClockRate, m_reception), m_speaker(kSpeaker, "speaker", kClockRate, m_nothing),
      m_rate({.takesCopies = peer.takesCopies})
{
    m_path.out.setPlan(m_rate.plan());
}

void Talk::say(std::span<const float> microphone)
{
    constexpr std::size_t kSecond = kClockRate;
    for (std::size_t from = 0; from < microphone.size(); from += kSecond) {
        const auto second = microphone.subspan(from, std::min(kSecond, microphone.size() - from));
        m_path.run(second);
        m_saidSamples += second.size();
        report();
    }
}

void Talk::report()
{
    const media::SentSoFar sent{.packets = m_path.counters.packetsSent,
                                .payloadBytes = m_path.counters.payloadBytesSent,
                                .lastTimestamp = m_path.counters.lastTimestampSent,
                                .lastSentNs = m_nowNs};
    if (!m_network.losesNext())
        m_listener.arrived(m_speaker.make(sent, at(m_nowNs)), at(m_nowNs + kOnTheWayNs));
    const auto answer = m_listener.make({}, at(m_nowNs + kOnTheWayNs));
    if (m_network.losesNext())
        return;
    m_speaker.arrived(answer, at(m_nowNs + 2 * kOnTheWayNs));
    if (const auto judgement = m_speaker.takeJudgement())
        m_path.out.setPlan(m_rate.update({.nowNs = m_nowNs,
                                          .lossPercent = judgement->lossPercent,
                                          .burstLength = judgement->burstLength,
                                          .roundTripMs = judgement->roundTripMs}));
}

double Talk::kbitPerSecond() const
{
    const double seconds = static_cast<double>(m_saidSamples) / kClockRate;
    return seconds > 0 ? static_cast<double>(m_path.counters.payloadBytesSent) * 8 / 1000 / seconds : 0;
}

} // namespace causerie::bench
