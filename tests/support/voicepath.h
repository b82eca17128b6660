// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/rtp/rtppacket.h"
#include "core/media/voicereceiver.h"
#include "core/media/voicesender.h"

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

/// The voice of a call from microphone to speaker on a virtual clock, so that it is the same in every run.
namespace causerie::test
{

inline const media::PayloadType kOpus{.id = 111,
                                      .name = QStringLiteral("opus"),
                                      .clockRate = 48000,
                                      .channels = 2,
                                      .ptime = 20,
                                      .maxptime = 120,
                                      .parameters = {{QStringLiteral("minptime"), QStringLiteral("10")},
                                                     {QStringLiteral("useinbandfec"), QStringLiteral("1")}}};
inline const media::PayloadType kRed{.id = 63,
                                     .name = QStringLiteral("red"),
                                     .clockRate = 48000,
                                     .channels = 2,
                                     .parameters = {{QString(), QStringLiteral("111/111")}}};
inline constexpr std::int64_t kMs = 1'000'000;

struct Sent {
    std::int64_t arrivalNs = 0;
    std::vector<std::byte> bytes;
    media::RtpPacket packet() const { return *media::parseRtp(bytes); }
};

/// Both ends of a call on a virtual clock: a microphone every 10 ms, a speaker every 5 ms out of step with it, and a
/// network between that is told by a function what to do with each packet.
class VoicePath : public media::PacketSender
{
public:
    /// When a packet sent now arrives, once for each copy; empty: lost.
    using Network = std::function<std::vector<std::int64_t>(std::int64_t nowNs, std::uint64_t number)>;

    explicit VoicePath(Network network, const media::PayloadType &opus = kOpus,
                       const std::optional<media::PayloadType> &red = {})
        : m_network(std::move(network)), out(*this, counters), in(ring, counters, *media::VoiceDecoder::create())
    {
        out.begin(opus, {.ssrc = 7, .timestamp = 0xFFFF0000, .sequenceNumber = 65500}, red);
        in.begin(red ? QList{opus, *red} : QList{opus});
    }

    void send(std::span<std::byte> packet, std::size_t length) override
    {
        sent.push_back({m_nowNs, {packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(length)}});
        for (const std::int64_t arrival : m_network(m_nowNs, sent.size() - 1))
            m_flying.push_back({arrival, sent.back().bytes});
    }

    /// Speaks all of it, and listens as long.
    void run(std::span<const float> microphone)
    {
        for (std::size_t at = 0; at + media::kPeriodSamples <= microphone.size(); at += media::kPeriodSamples) {
            for (const std::int64_t offset : {std::int64_t{3'300'000}, std::int64_t{8'300'000}})
                listen(m_nowNs + offset);
            m_nowNs += media::kPeriodNs;
            out.captured(microphone.subspan(at).first<media::kPeriodSamples>(), m_nowNs);
        }
    }

    double concealedPercent() const
    {
        return 100 * static_cast<double>(counters.samplesConcealed) /
               static_cast<double>(std::max<std::uint64_t>(1, counters.samplesPlayed));
    }

    std::vector<float> heard; ///< sample n was heard at 3.3 ms + n / 48000 s
    std::vector<Sent> sent;
    media::StreamCounters counters;
    media::PacketRing ring;

private:
    void listen(std::int64_t nowNs)
    {
        std::ranges::stable_sort(m_flying, {}, &Sent::arrivalNs);
        while (!m_flying.empty() && m_flying.front().arrivalNs <= nowNs) {
            if (media::Packet *slot = ring.claim();
                slot && slot->assign(m_flying.front().bytes, m_flying.front().arrivalNs))
                ring.publish();
            m_flying.erase(m_flying.begin());
        }
        heard.resize(heard.size() + 240);
        in.render(std::span(heard).last(240), nowNs);
    }

    Network m_network;
    std::int64_t m_nowNs = 1000 * kMs;
    std::vector<Sent> m_flying;

public:
    media::VoiceSender out;
    media::VoiceReceiver in;
};

inline VoicePath::Network lan()
{
    return [random = std::mt19937(1)](std::int64_t now, std::uint64_t) mutable {
        return std::vector{now + 200'000 + static_cast<std::int64_t>(random() % 500'000)};
    };
}

} // namespace causerie::test
