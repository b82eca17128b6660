// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/tones/tone.h"

#include "core/media/audio/format.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace causerie::media
{
namespace
{

constexpr double kSupervisoryHz = 425; // E.180 §3: the one frequency that is recommended
constexpr double kC5 = 523.25;
constexpr double kE5 = 659.26;
constexpr double kG5 = 783.99;
constexpr double kC6 = 1046.5;

constexpr std::size_t samplesOf(int ms)
{
    return static_cast<std::size_t>(ms) * (kSampleRate / 1000);
}

constexpr std::size_t kFade = samplesOf(ToneSynthesis::kFadeMs);

/// 0 at the very beginning, 1 from `kFade` on, without an edge.
double softly(std::size_t samples)
{
    if (samples >= kFade)
        return 1;
    return 0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(samples) / static_cast<double>(kFade));
}

ToneStep bell(int ms, double hz, double with = 0)
{
    return {.ms = ms, .hz = {hz, with}, .decayMs = 260};
}

ToneStep beep(int ms)
{
    return {.ms = ms, .hz = {kSupervisoryHz, 0}};
}

ToneStep rest(int ms)
{
    return {.ms = ms};
}

} // namespace

ToneScore scoreOf(Tone tone)
{
    switch (tone) {
    case Tone::Ring:
    case Tone::RingOnce:
        return {.steps = {bell(180, kC5), bell(180, kE5), bell(180, kG5), bell(560, kC6, kE5), rest(200),
                          bell(180, kG5), bell(700, kC6, kE5), rest(1820)},
                .repeats = tone == Tone::RingOnce ? 1 : 0,
                .level = 0.4};
    case Tone::Ringback:
        return {.steps = {beep(1000), rest(4000)}, .repeats = 0, .level = 0.12};
    case Tone::Busy:
        return {.steps = {beep(400), rest(400)}, .repeats = 4, .level = 0.12};
    case Tone::Ended:
        return {.steps = {beep(150), rest(150)}, .repeats = 3, .level = 0.12};
    case Tone::Test:
        return {.steps = {bell(300, kC5), bell(300, kE5), bell(900, kG5, kC5)}, .repeats = 1, .level = 0.3};
    }
    return {};
}

ToneSynthesis::ToneSynthesis(ToneScore score) : m_score(std::move(score)), m_isOver(m_score.steps.empty()) {}

void ToneSynthesis::render(std::span<float> samples)
{
    for (float &out : samples) {
        out = 0;
        if (m_isOver)
            continue;
        double value = sample();
        if (m_isFading) {
            value *= 1 - softly(m_faded);
            if (++m_faded > kFade)
                m_isOver = true;
        }
        out = static_cast<float>(value);
        advance();
    }
}

double ToneSynthesis::sample()
{
    const ToneStep &step = m_score.steps[m_step];
    const double seconds = static_cast<double>(m_at) / kSampleRate;
    double sum = 0;
    int sounding = 0;
    for (const double hz : step.hz) {
        if (hz <= 0)
            continue;
        sum += std::sin(2 * std::numbers::pi * hz * seconds);
        ++sounding;
    }
    if (sounding == 0)
        return 0;
    const double decay = step.decayMs > 0 ? std::exp(-seconds * 1000 / step.decayMs) : 1;
    return m_score.level * decay * softly(m_at) * softly(samplesOf(step.ms) - 1 - m_at) * sum / sounding;
}

void ToneSynthesis::advance()
{
    if (++m_at < samplesOf(m_score.steps[m_step].ms))
        return;
    m_at = 0;
    if (++m_step < m_score.steps.size())
        return;
    m_step = 0;
    ++m_round;
    if (m_score.repeats > 0 && m_round >= m_score.repeats)
        m_isOver = true;
}

} // namespace causerie::media
