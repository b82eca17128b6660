// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An hour of a call between sound cards whose clocks are 150 ppm apart, which is half a second in the end:
// call.drift_ms_per_hour is by how much the delay from mouth to ear has moved between its first and its last minutes,
// whichever way, in the worst of four cases. Real Opus and the product's own way from packet to loudspeaker on virtual
// time, over a LAN that is the same in every run. The delay is heard: speech is spoken over and over, and half seconds
// of what the loudspeaker gets are looked for in it.

#include "core/media/rtp/rtppacket.h"
#include "core/media/voicereceiver.h"
#include "core/media/voicesender.h"
#include "tests/bench/measure.h"
#include "tests/bench/traces.h"
#include "tests/support/estoi.h"
#include "tests/support/speech.h"
#include "tests/support/voicepath.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <vector>

using namespace causerie;
using namespace causerie::bench;

namespace
{

constexpr int kPacketSamples = 960;
constexpr int kPacketsAnHour = 3600 * 50;
constexpr std::size_t kChunk = 240;       ///< what the loudspeaker asks for at once
constexpr std::size_t kPiece = 24'000;    ///< what is looked for in what was said
constexpr double kFirstS[] = {120, 240};  ///< the first minutes; before them a call finds its delay
constexpr double kLastS[] = {3480, 3600}; ///< the last
constexpr std::int64_t kEpochNs = 1'000'000 * media::kNsPerMs; ///< no clock begins at zero
constexpr std::uint32_t kSsrc = 7;

/// How much slower than the true one they are.
struct Clocks {
    double microphonePpm;
    double loudspeakerPpm;
};
constexpr std::array kClocks{Clocks{150, 0}, Clocks{-150, 0}, Clocks{75, -75}, Clocks{-75, 75}};

double stretch(double ppm)
{
    return 1 + ppm / 1e6;
}

/// Speech that can be said over and over, and its packets.
class Loop final : public media::PacketSender
{
public:
    explicit Loop(std::vector<float> speech) : m_speech(std::move(speech))
    {
        m_speech.resize(m_speech.size() / kPacketSamples * kPacketSamples);
        m_payloads.resize(m_speech.size() / kPacketSamples);
        media::StreamCounters counters;
        media::VoiceSender sender(*this, counters);
        if (!sender.begin(test::kOpus, {.ssrc = kSsrc, .timestamp = 0, .sequenceNumber = 0}))
            return;
        for (int round = 0; round < 2; ++round) { // the second goes on from the end, as every later one will
            for (std::size_t at = 0; at + media::kPeriodSamples <= m_speech.size(); at += media::kPeriodSamples)
                sender.captured(std::span(m_speech).subspan(at).first<media::kPeriodSamples>(), kEpochNs);
        }
    }

    void send(std::span<std::byte> packet, std::size_t length) override
    {
        const auto rtp = *media::parseRtp(packet.first(length));
        m_payloads[rtp.timestamp / kPacketSamples % m_payloads.size()].assign(rtp.payload.begin(), rtp.payload.end());
    }

    /// What is in the n-th packet of a call.
    std::span<const std::byte> payload(std::size_t n) const { return m_payloads[n % m_payloads.size()]; }

    /// What has been said from a sample on, since the call began.
    std::vector<float> said(std::int64_t from, std::size_t count) const
    {
        std::vector<float> sound;
        for (std::size_t i = 0; i < count; ++i)
            sound.push_back(m_speech[(static_cast<std::size_t>(from) + i) % m_speech.size()]);
        return sound;
    }

    double power(std::span<const float> sound) const
    {
        double sum = 0;
        for (const float sample : sound)
            sum += double(sample) * double(sample);
        return sum / static_cast<double>(sound.size());
    }
    bool isSpeech(std::span<const float> sound) const { return power(sound) > power(m_speech) / 2; }

private:
    std::vector<float> m_speech;
    std::vector<std::vector<std::byte>> m_payloads;
};

/// One direction of a call, an hour long.
class Hour
{
public:
    Hour(const Loop &loop, const Clocks &clocks)
        : m_loop(loop), m_clocks(clocks), m_trace(makeTrace(Network::Lan, 1, kPacketsAnHour)),
          m_in(m_ring, m_counters, *media::VoiceDecoder::create())
    {
        m_in.begin({test::kOpus});
    }

    /// How much later the ear is than the mouth on average from `seconds[0]` to `seconds[1]`; goes forward only.
    double delayMs(const double (&seconds)[2])
    {
        const auto first = static_cast<std::int64_t>(seconds[0] * media::kSampleRate);
        const auto end = static_cast<std::int64_t>(seconds[1] * media::kSampleRate);
        std::vector<float> piece(kPiece);
        double sum = 0;
        int count = 0;
        listenUntil(first);
        while (m_heard + std::ssize(piece) <= end) {
            const std::int64_t from = m_heard;
            for (std::size_t at = 0; at < piece.size(); at += kChunk)
                listen(std::span(piece).subspan(at).first(kChunk));
            // What was said at the very time at which this began to be heard.
            const auto place = std::llround(static_cast<double>(from) * stretch(m_clocks.loudspeakerPpm) /
                                            stretch(m_clocks.microphonePpm));
            const std::vector<float> said = m_loop.said(place, kPiece);
            if (!m_loop.isSpeech(said))
                continue;
            sum += static_cast<double>(test::lag(said, piece, kPiece / 2)) * 1000 / media::kSampleRate;
            ++count;
        }
        return count > 0 ? sum / count : NAN;
    }

    double concealedPercent() const
    {
        return 100 * static_cast<double>(m_counters.samplesConcealed) /
               static_cast<double>(std::max<std::uint64_t>(1, m_counters.samplesPlayed));
    }

private:
    void listenUntil(std::int64_t sample)
    {
        std::array<float, kChunk> chunk{};
        while (m_heard < sample)
            listen(chunk);
    }

    void listen(std::span<float> chunk)
    {
        const double nowNs = static_cast<double>(media::samplesToNs(m_heard)) * stretch(m_clocks.loudspeakerPpm);
        deliver(static_cast<std::int64_t>(nowNs));
        m_in.render(chunk, kEpochNs + static_cast<std::int64_t>(nowNs));
        m_heard += std::ssize(chunk);
    }

    void deliver(std::int64_t nowNs)
    {
        for (; m_next < m_trace.size(); ++m_next) {
            const Passage &passage = m_trace[m_next];
            if (!passage.arrivalNs)
                continue;
            // Packet n is complete when n + 1 of them have been spoken.
            const double sentNs = static_cast<double>(passage.sentNs + kPacketNs) * stretch(m_clocks.microphonePpm);
            const std::int64_t arrivalNs = static_cast<std::int64_t>(sentNs) + *passage.arrivalNs - passage.sentNs;
            if (arrivalNs > nowNs)
                return;
            put(m_next, arrivalNs);
        }
    }

    void put(std::size_t n, std::int64_t arrivalNs)
    {
        std::array<std::byte, media::Packet::kCapacity> bytes{};
        const std::size_t length = media::writeRtp({.payloadType = static_cast<std::uint8_t>(test::kOpus.id),
                                                    .marker = n == 0,
                                                    .sequenceNumber = static_cast<std::uint16_t>(n),
                                                    .timestamp = static_cast<std::uint32_t>(n * kPacketSamples),
                                                    .ssrc = kSsrc,
                                                    .payload = m_loop.payload(n)},
                                                   bytes);
        if (media::Packet *slot = m_ring.claim();
            slot && slot->assign(std::span(bytes).first(length), kEpochNs + arrivalNs))
            m_ring.publish();
    }

    const Loop &m_loop;
    Clocks m_clocks;
    Trace m_trace;
    std::size_t m_next = 0;   ///< of m_trace
    std::int64_t m_heard = 0; ///< samples
    media::StreamCounters m_counters;
    media::PacketRing m_ring;
    media::VoiceReceiver m_in;
};

} // namespace

int main()
{
    const test::Speech speech;
    if (!speech.isReady()) {
        std::fputs("espeak-ng is needed\n", stderr);
        return 1;
    }
    const Loop loop(speech.samples());
    double worstMs = 0;
    for (const Clocks &clocks : kClocks) {
        Hour hour(loop, clocks);
        const double firstMs = hour.delayMs(kFirstS);
        const double lastMs = hour.delayMs(kLastS);
        std::fprintf(stderr,
                     "microphone %+.0f ppm, loudspeaker %+.0f: %.2f ms at first, %.2f in the end, %.3f %% made up\n",
                     clocks.microphonePpm, clocks.loudspeakerPpm, firstMs, lastMs, hour.concealedPercent());
        if (std::isnan(firstMs + lastMs)) {
            std::fputs("nothing was heard\n", stderr);
            return 1;
        }
        worstMs = std::max(worstMs, std::abs(lastMs - firstMs));
    }
    tell("call.drift_ms_per_hour", worstMs);
    return 0;
}
