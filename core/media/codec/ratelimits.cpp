// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/ratelimits.h"

#include "core/media/audio/format.h"
#include "core/media/codec/voicecodec.h"
#include "core/media/codec/voiceencoder.h"

#include <algorithm>

namespace causerie::media
{

namespace
{

constexpr int kTelephoneBitrate = 64000;
constexpr int kThriftBitrate = 12000; ///< in all
constexpr int kThriftFrameMs = 60;

int frameMsFor(CallMode mode, const VoiceEncoderSettings &agreed)
{
    const int theirs = agreed.frameSamples / kMsSamples;
    if (mode == CallMode::Thrift)
        return std::min(kThriftFrameMs, agreed.longestFrame / kMsSamples);
    const bool isLongWanted = theirs > RateLimits().frameMs;
    return mode == CallMode::LowLatency && !isLongWanted ? agreed.shortestFrame / kMsSamples : theirs;
}

} // namespace

RateLimits rateLimits(const AudioParameters &agreed, CallMode mode)
{
    const VoiceEncoderSettings settings = voiceEncoderSettings(agreed.send);
    const int longestMs = settings.longestFrame * 1000 / kSampleRate;
    if (voiceCodecOf(agreed.send) != VoiceCodec::Opus)
        return {.bitrate = kTelephoneBitrate,
                .frameMs = frameMsFor(CallMode::Usual, settings),
                .longestMs = longestMs,
                .isFixed = true};
    const int most = mode == CallMode::Thrift ? kThriftBitrate : settings.inAll;
    return {.mode = mode,
            .bitrate = std::min(settings.bitrate, most),
            .inAll = std::min(settings.inAll, most),
            .frameMs = frameMsFor(mode, settings),
            .longestMs = longestMs,
            .takesCopies = agreed.redundancy.has_value()};
}

} // namespace causerie::media
