// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/deviceformat.h"

#include "core/media/audio/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace causerie::media
{
namespace
{

std::optional<Resampler> resamplerBetween(int from, int to)
{
    return from == to ? std::nullopt : std::optional<Resampler>(std::in_place, from, to);
}

template<typename T>
void put(char *place, T value)
{
    std::memcpy(place, &value, sizeof value);
}

void putSample(QAudioFormat::SampleFormat format, char *place, float sample)
{
    switch (format) {
    case QAudioFormat::UInt8:
        return put(place, static_cast<std::uint8_t>(128 + toInt16(sample) / 256));
    case QAudioFormat::Int16:
        return put(place, toInt16(sample));
    case QAudioFormat::Int32:
        return put(place, static_cast<std::int32_t>(std::int32_t{toInt16(sample)} * 65536));
    case QAudioFormat::Float:
        return put(place, std::clamp(sample, -1.0F, 1.0F));
    case QAudioFormat::Unknown:
    case QAudioFormat::NSampleFormats:
        return;
    }
}

} // namespace

QAudioFormat chooseFormat(const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleRate(kSampleRate);
    const std::array wanted{std::pair{1, QAudioFormat::Int16}, std::pair{1, QAudioFormat::Float},
                            std::pair{2, QAudioFormat::Int16}, std::pair{2, QAudioFormat::Float}};
    for (const auto &[channels, samples] : wanted) {
        format.setChannelCount(channels);
        format.setSampleFormat(samples);
        if (device.isFormatSupported(format))
            return format;
    }
    return device.preferredFormat();
}

CaptureConverter::CaptureConverter(const QAudioFormat &format)
    : m_format(format), m_frameBytes(static_cast<std::size_t>(format.bytesPerFrame())),
      m_mostFrames(static_cast<std::size_t>(format.sampleRate()) / 10),
      m_resampler(resamplerBetween(format.sampleRate(), kSampleRate)), m_mono(m_mostFrames),
      m_output(m_resampler ? m_resampler->roomFor(m_mostFrames) : 0)
{
}

std::span<const float> CaptureConverter::convert(std::span<const char> bytes)
{
    const std::size_t frames = std::min(bytes.size() / m_frameBytes, m_mostFrames);
    const auto channels = static_cast<std::size_t>(m_format.channelCount());
    const auto sampleBytes = static_cast<std::size_t>(m_format.bytesPerSample());
    for (std::size_t frame = 0; frame < frames; ++frame) {
        float sum = 0;
        for (std::size_t channel = 0; channel < channels; ++channel)
            sum += m_format.normalizedSampleValue(bytes.data() + frame * m_frameBytes + channel * sampleBytes);
        // A float device may give anything; the codec must not see what is not a number.
        m_mono[frame] = std::isfinite(sum) ? std::clamp(sum / static_cast<float>(channels), -1.0F, 1.0F) : 0;
    }
    const auto mono = std::span(m_mono).first(frames);
    if (!m_resampler)
        return mono;
    return std::span(m_output).first(m_resampler->convert(mono, m_output));
}

PlaybackConverter::PlaybackConverter(const QAudioFormat &format)
    : m_format(format), m_resampler(resamplerBetween(kSampleRate, format.sampleRate())),
      m_mono(m_resampler ? m_resampler->roomFor(kPeriodSamples) : kPeriodSamples),
      m_bytes(m_mono.size() * static_cast<std::size_t>(format.bytesPerFrame()))
{
}

std::span<const char> PlaybackConverter::convert(std::span<const float> samples)
{
    if (m_resampler)
        samples = std::span(m_mono).first(m_resampler->convert(samples, m_mono));
    const auto frameBytes = static_cast<std::size_t>(m_format.bytesPerFrame());
    const auto sampleBytes = static_cast<std::size_t>(m_format.bytesPerSample());
    // A voice belongs in front; the other speakers of a surround set stay quiet.
    const auto channels = static_cast<std::size_t>(std::min(m_format.channelCount(), 2));
    std::ranges::fill(m_bytes, m_format.sampleFormat() == QAudioFormat::UInt8 ? '\x80' : '\0');
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (std::size_t channel = 0; channel < channels; ++channel)
            putSample(m_format.sampleFormat(), m_bytes.data() + i * frameBytes + channel * sampleBytes, samples[i]);
    return std::span(m_bytes).first(samples.size() * frameBytes);
}

} // namespace causerie::media
