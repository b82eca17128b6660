// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/playoutsim.h"

#include "core/media/audio/format.h"
#include "tests/bench/dice.h"
#include "tests/bench/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace causerie::bench
{
namespace
{

using media::kNsPerMs;
using media::PlayoutStep;

constexpr int kPacketSamples = 960;
constexpr int kChunk = 240; ///< what a speaker asks for at once
constexpr std::int64_t kChunkNs = 5 * kNsPerMs;
constexpr std::int64_t kEpochNs = 1'000'000 * kNsPerMs; ///< no clock begins at zero
constexpr std::uint32_t kFirstTimestamp = 0xFFFF0000;   ///< wraps soon
constexpr std::uint16_t kFirstNumber = 65500;
constexpr int kLeastTrim = 120;      ///< as the product's player
constexpr double kLeastPeriod = 150; ///< samples: 320 Hz
constexpr double kMostPeriod = 500;  ///< 96 Hz
constexpr double kAlike = 0.6;       ///< how much of speech can be trimmed gently (tst_timestretch)…
constexpr double kHalfAlike = 0.85;  ///< … and fast

double percent(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? 100 * static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// What a packet holds.
struct Sound {
    int period = 0;    ///< samples, of a voice; 0: a pause
    double unlike = 0; ///< 0…1: how little one period of it is like the next
};

/// Which packets hold speech: ITU-T P.59 gives 1.004 s of it and 1.587 s of pause on average, both exponential.
std::vector<Sound> speech(std::size_t packets, std::uint64_t seed)
{
    Dice dice(seed);
    std::vector<Sound> sounds;
    sounds.reserve(packets);
    for (bool speaks = true; sounds.size() < packets; speaks = !speaks) {
        const double ms = dice.exponential(speaks ? 1004 : 1587);
        auto count = std::min(static_cast<std::size_t>(std::ceil(ms * kNsPerMs / kPacketNs)), packets - sounds.size());
        for (const double period = dice.between(kLeastPeriod, kMostPeriod); count > 0; --count)
            sounds.push_back(speaks ? Sound{.period = static_cast<int>(period), .unlike = dice.share()} : Sound{});
    }
    return sounds;
}

/// A receiver and a speaker on virtual time.
class Receiver
{
public:
    Receiver(const Trace &trace, media::PlayoutBuffer &buffer, const Listening &how)
        : m_trace(trace), m_buffer(buffer), m_how(how), m_leastNs(leastNs(trace)),
          m_sounds(speech(trace.size(), how.speechSeed)), m_isHeard(trace.size())
    {
        for (std::size_t n = 0; n < trace.size(); ++n)
            if (trace[n].arrivalNs)
                m_arrivals.push_back(n);
        std::ranges::stable_sort(m_arrivals, {}, [&trace](std::size_t n) { return *trace[n].arrivalNs; });
    }

    Listened listen()
    {
        if (m_trace.empty())
            return {};
        const std::int64_t endNs = m_trace.back().sentNs;
        for (std::int64_t nowNs = std::llround(m_how.phaseMs * kNsPerMs); nowNs <= endNs; nowNs += kChunkNs) {
            for (; m_next < m_arrivals.size() && *m_trace[m_arrivals[m_next]].arrivalNs <= nowNs; ++m_next)
                insert(m_arrivals[m_next]);
            while (m_decoded < kChunk)
                take(m_buffer.next(kEpochNs + nowNs), nowNs);
            m_decoded -= kChunk;
        }
        countUnheard();
        return m_listened;
    }

private:
    void insert(std::size_t n)
    {
        std::array<std::byte, sizeof n> payload{};
        std::memcpy(payload.data(), &n, sizeof n);
        m_buffer.insert({.sequenceNumber = static_cast<std::uint16_t>(kFirstNumber + n),
                         .timestamp = static_cast<std::uint32_t>(kFirstTimestamp + n * kPacketSamples),
                         .samples = kPacketSamples,
                         .redundantSamples = n > 0 ? m_how.redundantSamples : 0,
                         .arrivalNs = kEpochNs + *m_trace[n].arrivalNs,
                         .payload = payload});
    }

    void take(const PlayoutStep &step, std::int64_t nowNs)
    {
        int samples = std::max(1, step.samples);
        if (step.kind == PlayoutStep::Kind::Decode) {
            std::size_t n = 0;
            std::memcpy(&n, step.payload.data(), sizeof n);
            // What is decoded and not yet heard comes first.
            const double atMs = static_cast<double>(nowNs + media::samplesToNs(m_decoded)) / kNsPerMs;
            const double leastMs = static_cast<double>(m_trace[n].sentNs + m_leastNs) / kNsPerMs;
            m_listened.delaysMs.push_back(atMs - leastMs);
            m_isHeard[n] = true;
            m_lastHeard = std::max(m_lastHeard, n);
            samples -= trim(step, m_how.isSilent ? Sound{} : m_sounds[n]);
        }
        if (!m_listened.delaysMs.empty()) {
            m_listened.heard += samples;
            if (step.kind == PlayoutStep::Kind::Recover)
                m_listened.recovered += samples;
            else if (step.kind != PlayoutStep::Kind::Decode)
                m_listened.concealed += samples; // every packet was sent: comfort noise stands for sound, too
        }
        m_decoded += samples;
    }

    /// As VoicePlayer::trim.
    int trim(const PlayoutStep &step, const Sound &sound)
    {
        int samples = std::abs(step.trimSamples);
        if (sound.period > 0 && step.trimEffort == media::TrimEffort::Quiet)
            return 0;
        if (sound.period > 0 && !m_how.isCompliant) {
            const double alike = step.trimEffort == media::TrimEffort::Fast ? kHalfAlike : kAlike;
            samples = sound.unlike < alike ? samples / sound.period * sound.period : 0;
        }
        if (samples < kLeastTrim)
            return 0;
        samples = step.trimSamples > 0 ? samples : -samples;
        m_buffer.trimmed(samples);
        m_listened.stretched += std::abs(samples);
        return samples;
    }

    void countUnheard()
    {
        for (std::size_t n = 0; n < m_lastHeard; ++n) {
            m_listened.arrived += m_trace[n].arrivalNs ? 1 : 0;
            m_listened.unheard += m_trace[n].arrivalNs && !m_isHeard[n] ? 1 : 0;
        }
    }

    const Trace &m_trace;
    media::PlayoutBuffer &m_buffer;
    Listening m_how;
    std::int64_t m_leastNs;
    std::vector<Sound> m_sounds; ///< of the packets
    std::vector<bool> m_isHeard;
    std::vector<std::size_t> m_arrivals; ///< numbers, in the order of arrival
    std::size_t m_next = 0;              ///< of m_arrivals
    std::size_t m_lastHeard = 0;
    int m_decoded = 0; ///< samples that are not yet heard
    Listened m_listened;
};

} // namespace

void Listened::add(const Listened &other)
{
    delaysMs.insert(delaysMs.end(), other.delaysMs.begin(), other.delaysMs.end());
    heard += other.heard;
    concealed += other.concealed;
    recovered += other.recovered;
    stretched += other.stretched;
    arrived += other.arrived;
    unheard += other.unheard;
}

double Listened::meanMs() const
{
    const double sum = std::accumulate(delaysMs.begin(), delaysMs.end(), 0.0);
    return sum / static_cast<double>(std::max<std::size_t>(1, delaysMs.size()));
}

double Listened::percentileMs(double percent) const
{
    return percentile(delaysMs, percent);
}

double Listened::concealedPercent() const
{
    return percent(concealed, heard);
}

double Listened::recoveredPercent() const
{
    return percent(recovered, heard);
}

double Listened::stretchedPercent() const
{
    return percent(stretched, heard);
}

double Listened::latePercent() const
{
    return percent(unheard, arrived);
}

Listened listen(const Trace &trace, media::PlayoutBuffer &buffer, const Listening &how)
{
    return Receiver(trace, buffer, how).listen();
}

} // namespace causerie::bench
