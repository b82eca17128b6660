// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/voicefile.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{
namespace
{

constexpr float kSilentPower = 1e-6F; ///< −60 dB

float powerOf(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    return samples.empty() ? 0.0F : static_cast<float>(sum / static_cast<double>(samples.size()));
}

} // namespace

bool isSilent(const std::vector<float> &powers)
{
    return std::ranges::none_of(powers, [](float power) { return power > kSilentPower; });
}

std::unique_ptr<VoiceFile> VoiceFile::create(QIODevice &device, std::uint32_t serial)
{
    // Nothing gets lost on the way into a file, so no redundancy.
    auto encoder = VoiceEncoder::create(
        {.bitrate = kBitrate, .frameSamples = kRecordingStepSamples, .complexity = 10, .redundancy = false});
    if (!encoder)
        return nullptr;
    std::unique_ptr<VoiceFile> file(new VoiceFile(std::move(*encoder), device, serial));
    return file->m_writer.begin() ? std::move(file) : nullptr;
}

VoiceFile::VoiceFile(VoiceEncoder encoder, QIODevice &device, std::uint32_t serial)
    : m_encoder(std::move(encoder)), m_writer(device, serial, m_encoder.lookahead())
{
}

bool VoiceFile::append(std::span<const float> samples)
{
    while (!samples.empty()) {
        const std::size_t count = std::min(samples.size(), m_frame.size() - m_filled);
        std::ranges::copy(samples.first(count), m_frame.begin() + static_cast<std::ptrdiff_t>(m_filled));
        samples = samples.subspan(count);
        m_filled += count;
        m_samples += static_cast<std::int64_t>(count);
        if (m_filled == m_frame.size() && !encodeFrame())
            return false;
    }
    return true;
}

bool VoiceFile::encodeFrame()
{
    if (m_filled > 0)
        m_powers.push_back(powerOf(std::span(m_frame).first(m_filled)));
    std::fill(m_frame.begin() + static_cast<std::ptrdiff_t>(m_filled), m_frame.end(), 0.0F);
    m_filled = 0;
    std::array<std::byte, VoiceEncoder::kMaxPacketBytes> packet;
    const std::size_t size = m_encoder.encode(m_frame, packet);
    m_encoded += kRecordingStepSamples;
    return size > 0 && m_writer.append(std::span(packet).first(size), kRecordingStepSamples);
}

bool VoiceFile::finish()
{
    // What the decoder gives is late by the lookahead: the end of it comes out of one more frame.
    bool isGood = true;
    while (isGood && (m_encoded == 0 || m_encoded < m_samples + m_encoder.lookahead()))
        isGood = encodeFrame();
    return isGood && m_writer.finish(m_samples);
}

} // namespace causerie::media
