// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/voiceprocessing.h"

#include <modules/audio_processing/include/audio_processing.h>

#include <algorithm>
#include <cmath>

namespace causerie::media
{
namespace
{

using Library = webrtc::AudioProcessing;

constexpr double kMostDelayMs = 500; ///< the library takes no more
/// With the library's 2 dB its limiter still clips single peaks.
constexpr float kHeadroomDb = 4;

/// A filter that once was given something that is no number would give nothing else any more.
float inRange(float sample)
{
    return std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
}

Library::Config configFor(const Processing &wanted)
{
    Library::Config config;
    config.residual_echo_detector.enabled = false; // costs time, and nobody asks it
    config.echo_canceller.enabled = wanted.echo;
    config.high_pass_filter.enabled = wanted.echo || wanted.noise; // rumble is neither voice nor echo
    config.noise_suppression.enabled = wanted.noise;
    config.noise_suppression.level = Library::Config::NoiseSuppression::kModerate;
    config.gain_controller2.enabled = wanted.level;
    config.gain_controller2.adaptive_digital.enabled = wanted.level;
    config.gain_controller2.adaptive_digital.extra_saturation_margin_db = kHeadroomDb;
    return config;
}

} // namespace

struct VoiceProcessing::Private {
    rtc::scoped_refptr<Library> library{webrtc::AudioProcessingBuilder().Create()};
    webrtc::StreamConfig format{kSampleRate, 1, false};
};

VoiceProcessing::VoiceProcessing() = default;

VoiceProcessing::~VoiceProcessing() = default;

void VoiceProcessing::apply(const Processing &wanted)
{
    if (wanted == m_doing)
        return;
    m_doing = wanted;
    if (!wanted.isAnything()) {
        d.reset();
        return;
    }
    if (d) { // what stays on keeps what it has learnt
        d->library->ApplyConfig(configFor(wanted));
        return;
    }
    d = std::make_unique<Private>();
    d->library->ApplyConfig(configFor(wanted));
    restart();
}

void VoiceProcessing::restart()
{
    m_rendered = 0;
    if (d)
        d->library->Initialize({{d->format, d->format, d->format, d->format}});
}

void VoiceProcessing::rendered(std::span<const float> samples)
{
    if (!m_doing.echo)
        return;
    while (!samples.empty()) {
        const std::size_t count = std::min(samples.size(), m_render.size() - m_rendered);
        std::ranges::transform(samples.first(count), m_render.begin() + static_cast<std::ptrdiff_t>(m_rendered),
                               inRange);
        samples = samples.subspan(count);
        m_rendered += count;
        if (m_rendered < m_render.size())
            return;
        m_rendered = 0;
        const float *channel = m_render.data();
        d->library->AnalyzeReverseStream(&channel, d->format);
    }
}

void VoiceProcessing::captured(std::span<float, kPeriodSamples> period, double delayMs)
{
    if (!d)
        return;
    for (float &sample : period)
        sample = inRange(sample);
    d->library->set_stream_delay_ms(static_cast<int>(std::lround(std::clamp(delayMs, 0.0, kMostDelayMs))));
    float *channel = period.data();
    d->library->ProcessStream(&channel, d->format, d->format, &channel);
    for (float &sample : period) // the last filter may swing beyond what the limiter allowed
        sample = inRange(sample);
}

ProcessingFigures VoiceProcessing::figures() const
{
    // Measured (tst_voiceprocessing): the bands are split and put together again, 1 ms; each part has its own windows.
    const double splitMs = m_doing.echo || m_doing.noise ? 0.96 : 0;
    return {.doing = m_doing, .delayMs = splitMs + (m_doing.noise ? 6 : 0) + (m_doing.echo ? 8 : 0)};
}

} // namespace causerie::media
