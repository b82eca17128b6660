// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/voiceencoder.h"

#include "core/media/audio/format.h"

#include <opus/opus.h>

#include <algorithm>

namespace causerie::media
{
namespace
{

using namespace Qt::StringLiterals;

/// A number from fmtp; the one we would take anyway when it is missing or nonsense.
int number(const PayloadType &agreed, QLatin1StringView name, int otherwise)
{
    for (const auto &[key, value] : agreed.parameters) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        bool isNumber = false;
        const int parsed = value.toInt(&isNumber);
        return isNumber ? parsed : otherwise;
    }
    return otherwise;
}

/// 10, 20, 40 or 60 ms: the longest that does not exceed what they like.
int frameSamplesFor(int milliseconds)
{
    for (const int candidate : {60, 40, 20})
        if (milliseconds >= candidate)
            return candidate * kSampleRate / 1000;
    return 10 * kSampleRate / 1000;
}

int bandwidthFor(int playbackRate)
{
    if (playbackRate >= 48000)
        return OPUS_BANDWIDTH_FULLBAND;
    if (playbackRate >= 24000)
        return OPUS_BANDWIDTH_SUPERWIDEBAND;
    if (playbackRate >= 16000)
        return OPUS_BANDWIDTH_WIDEBAND;
    return playbackRate >= 12000 ? OPUS_BANDWIDTH_MEDIUMBAND : OPUS_BANDWIDTH_NARROWBAND;
}

} // namespace

VoiceEncoderSettings voiceEncoderSettings(const PayloadType &agreed)
{
    VoiceEncoderSettings settings;
    settings.inAll = std::clamp(number(agreed, "maxaveragebitrate"_L1, settings.inAll), kLeastBitrate, settings.inAll);
    settings.bitrate = std::min(settings.bitrate, settings.inAll);
    settings.maxPlaybackRate = std::clamp(number(agreed, "maxplaybackrate"_L1, 48000), 8000, 48000);
    // Redundancy needs SILK, which an old decoder without useinbandfec plays just as well; RFC 7587 §6.1 says 0 is the
    // default.
    settings.redundancy = number(agreed, "useinbandfec"_L1, 0) == 1;
    settings.constantBitrate = number(agreed, "cbr"_L1, 0) == 1;
    settings.discontinuous = number(agreed, "usedtx"_L1, 0) == 1;

    int milliseconds = agreed.ptime > 0 ? agreed.ptime : number(agreed, "ptime"_L1, 20);
    milliseconds = std::max(milliseconds, number(agreed, "minptime"_L1, 3));
    const int longest = agreed.maxptime > 0 ? agreed.maxptime : number(agreed, "maxptime"_L1, 120);
    settings.frameSamples = frameSamplesFor(std::min(milliseconds, longest));
    settings.longestFrame = std::max(settings.frameSamples, frameSamplesFor(longest));
    settings.shortestFrame = std::min(settings.frameSamples, frameSamplesFor(number(agreed, "minptime"_L1, 3)));
    return settings;
}

VoiceEncoderSettings within(const VoiceEncoderSettings &agreed, const SendingPlan &plan)
{
    VoiceEncoderSettings settings = agreed;
    settings.bitrate = std::clamp(plan.bitrate, kLeastBitrate, agreed.bitrate);
    settings.redundancy = agreed.redundancy && plan.inbandFec;
    settings.frameSamples = std::clamp(frameSamplesFor(plan.frameMs), agreed.shortestFrame, agreed.longestFrame);
    return settings;
}

std::optional<VoiceEncoder> VoiceEncoder::create(const VoiceEncoderSettings &settings)
{
    VoiceEncoder encoder(settings);
    if (!encoder.m_encoder)
        return std::nullopt;
    return encoder;
}

VoiceEncoder::VoiceEncoder(const VoiceEncoderSettings &settings) : m_agreed(settings), m_settings(settings)
{
    int error = OPUS_OK;
    m_encoder.reset(opus_encoder_create(kSampleRate, 1, OPUS_APPLICATION_VOIP, &error));
    if (!m_encoder)
        return;
    OpusEncoder *encoder = m_encoder.get();
    opus_encoder_ctl(encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE(settings.bitrate));
    opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(settings.complexity));
    opus_encoder_ctl(encoder, OPUS_SET_MAX_BANDWIDTH(bandwidthFor(settings.maxPlaybackRate)));
    opus_encoder_ctl(encoder, OPUS_SET_VBR(settings.constantBitrate ? 0 : 1));
    opus_encoder_ctl(encoder, OPUS_SET_VBR_CONSTRAINT(1));
    opus_encoder_ctl(encoder, OPUS_SET_INBAND_FEC(settings.redundancy ? 1 : 0));
    opus_encoder_ctl(encoder, OPUS_SET_DTX(settings.discontinuous ? 1 : 0));
}

std::size_t VoiceEncoder::encode(std::span<const float> frame, std::span<std::byte> packet)
{
    if (frame.size() != static_cast<std::size_t>(m_settings.frameSamples))
        return 0;
    const auto room = static_cast<opus_int32>(std::min(packet.size(), kMaxPacketBytes));
    const int size = opus_encode_float(m_encoder.get(), frame.data(), m_settings.frameSamples,
                                       reinterpret_cast<unsigned char *>(packet.data()), room);
    return size > 0 ? static_cast<std::size_t>(size) : 0;
}

void VoiceEncoder::apply(const SendingPlan &plan)
{
    m_settings = within(m_agreed, plan);
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_BITRATE(m_settings.bitrate));
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_INBAND_FEC(m_settings.redundancy ? 1 : 0));
    opus_encoder_ctl(m_encoder.get(), OPUS_SET_PACKET_LOSS_PERC(std::clamp(plan.expectedLoss, 0, 100)));
}

int VoiceEncoder::lookahead() const
{
    opus_int32 samples = 0;
    opus_encoder_ctl(m_encoder.get(), OPUS_GET_LOOKAHEAD(&samples));
    return samples;
}

void VoiceEncoder::Deleter::operator()(OpusEncoder *encoder) const
{
    opus_encoder_destroy(encoder);
}

} // namespace causerie::media
