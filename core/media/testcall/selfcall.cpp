// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/testcall/selfcall.h"

#include "core/media/testcall/acousticmeter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace causerie::media
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::int64_t kReportNs = 1000 * kNsPerMs;
constexpr int kTenth = 10; ///< periods

PayloadType payload(int id, const QString &name)
{
    PayloadType type;
    type.id = id;
    type.name = name;
    type.clockRate = kSampleRate;
    type.channels = 2;
    return type;
}

double sharePercent(std::uint64_t part, std::uint64_t whole)
{
    return whole > 0 ? 100.0 * double(part) / double(whole) : 0;
}

} // namespace

SelfCall::SelfCall(const Processing &processing, const LossShape &loss, std::uint32_t seed)
    : m_sweep(testSweep()), m_room(kListeningMs * kMsSamples), m_said((kSpeakingMs + kTailMs) * kMsSamples),
      m_line(loss, seed), m_sender(m_line, m_counters), m_rate({.bitrate = 32000, .frameMs = 20, .takesCopies = true})
{
    m_processing.apply(processing);
    m_processingDelayMs = m_processing.figures().delayMs;
    const PayloadType opus = payload(111, u"opus"_s);
    const PayloadType red = payload(112, u"red"_s);
    m_sender.begin(opus, {.ssrc = seed, .timestamp = 0, .sequenceNumber = 1}, red);
    if (auto decoder = VoiceDecoder::create()) {
        m_receiver = std::make_unique<VoiceReceiver>(m_ring, m_counters, std::move(*decoder));
        m_receiver->begin({opus, red});
    }
}

SelfCall::~SelfCall() = default;

void SelfCall::captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    m_level = m_meter.feed(period);
    switch (m_phase) {
    case Phase::Listening:
        hear(period, nowNs);
        break;
    case Phase::Speaking:
        speak(period, nowNs);
        break;
    case Phase::Playing:
    case Phase::Over:
        break;
    }
}

void SelfCall::hear(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    if (m_roomFilled == 0)
        m_roomFromNs = nowNs - kPeriodNs;
    const std::size_t count = std::min(period.size(), m_room.size() - m_roomFilled);
    std::copy_n(period.begin(), count, m_room.begin() + std::ptrdiff_t(m_roomFilled));
    m_roomFilled += count;
    if (m_roomFilled == m_room.size() && m_sweptNs != 0) {
        m_reportNs = nowNs;
        m_phase = Phase::Speaking;
    }
}

void SelfCall::speak(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    m_clipped += isClipped(period) ? 1 : 0;
    for (const float sample : period)
        m_tenth += double(sample) * double(sample);
    if (++m_periods % kTenth == 0)
        m_loudest = std::max(m_loudest, std::exchange(m_tenth, 0) / (kTenth * kPeriodSamples));
    std::ranges::copy(period, m_period.begin());
    m_processing.captured(m_period, 0);
    m_line.setNow(nowNs);
    m_sender.captured(m_period, nowNs);
    reportLoss(nowNs);
}

/// As the other side's reports would: more is sent against more loss.
void SelfCall::reportLoss(std::int64_t nowNs)
{
    if (nowNs - m_reportNs < kReportNs)
        return;
    m_reportNs = nowNs;
    const std::uint64_t sent = m_line.sent() - std::exchange(m_sentBefore, m_line.sent());
    const std::uint64_t lost = m_line.lost() - std::exchange(m_lostBefore, m_line.lost());
    const SendingPlan before = m_rate.plan();
    const SendingPlan &plan =
        m_rate.update({.nowNs = nowNs, .lossPercent = sharePercent(lost, sent), .roundTripMs = 50});
    if (plan != before)
        m_sender.setPlan(plan);
}

void SelfCall::render(std::span<float> samples, std::int64_t nowNs)
{
    std::ranges::fill(samples, 0.0F);
    switch (m_phase) {
    case Phase::Listening:
        sweep(samples, nowNs);
        break;
    case Phase::Speaking:
        receive(samples.size(), nowNs);
        break;
    case Phase::Playing: {
        const std::size_t count = std::min(samples.size(), m_said.size() - m_played);
        std::copy_n(m_said.begin() + std::ptrdiff_t(m_played), count, samples.begin());
        m_played += count;
        if (m_played == m_said.size())
            m_phase = Phase::Over;
        break;
    }
    case Phase::Over:
        break;
    }
}

void SelfCall::sweep(std::span<float> samples, std::int64_t nowNs)
{
    constexpr std::size_t kFrom = kSweepAtMs * kMsSamples;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const std::size_t at = m_rendered + i;
        if (at == kFrom)
            m_sweptNs = nowNs + samplesToNs(std::int64_t(i));
        if (at >= kFrom && at - kFrom < m_sweep.size())
            samples[i] = m_sweep[at - kFrom];
    }
    m_rendered += samples.size();
}

/// What the other side would hear now; it is kept, and played later.
void SelfCall::receive(std::size_t samples, std::int64_t nowNs)
{
    m_line.deliver(nowNs, m_ring);
    const std::size_t count = std::min(samples, m_said.size() - m_saidFilled);
    const auto place = std::span(m_said).subspan(m_saidFilled, count);
    if (m_receiver)
        m_receiver->render(place, nowNs);
    m_saidFilled += count;
    if (m_saidFilled == m_said.size())
        m_phase = Phase::Playing;
}

void SelfCall::troubleBegins(SoundTrouble trouble, const QString &)
{
    m_troubles.add(trouble);
}

SelfCallResult SelfCall::result() const
{
    constexpr std::size_t kQuiet = (kSweepAtMs - 50) * kMsSamples;
    const std::uint64_t played = m_counters.samplesPlayed;
    SelfCallResult result{.troubles = m_troubles,
                          .noiseDb = powerDb(std::span(m_room).first(std::min(kQuiet, m_roomFilled))),
                          .speechDb = 10 * std::log10(std::max(1e-12, m_loudest)),
                          .clippedPercent = sharePercent(m_clipped, std::uint64_t(m_periods)),
                          .lossPercent = sharePercent(m_line.lost(), m_line.sent()),
                          .concealedPercent = sharePercent(m_counters.samplesConcealed, played),
                          .recoveredPercent = sharePercent(m_counters.samplesRecovered, played),
                          .playoutDelayMs = m_counters.playoutDelayMs,
                          .processingDelayMs = m_processingDelayMs};
    const auto found = findSweep(std::span(m_room).first(m_roomFilled));
    const double delayMs =
        found ? double(m_roomFromNs + samplesToNs(std::int64_t(found->at)) - m_sweptNs) / kNsPerMs : -1;
    if (delayMs >= 0) { // a microphone hears nothing before it is played
        result.deviceDelayMs = delayMs;
        result.echoDb = found->levelDb;
    }
    return result;
}

} // namespace causerie::media
