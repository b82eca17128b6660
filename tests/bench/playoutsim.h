// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/playoutbuffer.h"
#include "tests/bench/traces.h"

#include <vector>

/// A playout buffer on virtual time. Pure: the same figures in every run.
namespace causerie::bench
{

/// What was heard of one trace, or of several together. Sound is counted in samples, from the first packet that is
/// heard.
struct Listened {
    std::vector<double> delaysMs; ///< of each packet that is heard: its beginning, from sending, above the quickest
    std::int64_t heard = 0;       ///< all that the speaker got
    std::int64_t concealed = 0;   ///< neither received nor recovered: made up, or silence in mid-speech
    std::int64_t recovered = 0;   ///< from redundant copies
    std::int64_t stretched = 0;   ///< left out or put in to change the delay
    std::int64_t arrived = 0;     ///< packets
    std::int64_t unheard = 0;     ///< of these: too late, or thrown away

    void add(const Listened &other);

    double meanMs() const;
    double percentileMs(double percent) const; ///< nearest rank
    double concealedPercent() const;
    double recoveredPercent() const;
    double stretchedPercent() const;
    double latePercent() const; ///< `unheard` of those that arrived
};

struct Listening {
    int redundantSamples = 0;      ///< of the packet before, which each packet holds a copy of
    std::uint64_t speechSeed = 10; ///< when they speak and when they are silent
    bool isSilent = false;         ///< nobody speaks: every trim goes unheard
    bool isCompliant = false;      ///< speech can always be trimmed, by as much as is asked for
    double phaseMs = 0;            ///< the speaker asks this much after a packet is sent
};

/// Plays a trace as VoiceReceiver and VoicePlayer do with a speaker that asks for 5 ms every 5 ms: what has come by
/// then is inserted, then steps are taken until there is enough. Whether a trim goes unheard is told by a made-up
/// conversation in which one side speaks 39 % of the time (ITU-T P.59). A trim is 2.5 ms at least; in a pause it is as
/// long as was asked for, in speech whole periods of a voice, of which each spurt has another, and only where these are
/// like each other. Nothing is decoded.
Listened listen(const Trace &trace, media::PlayoutBuffer &buffer, const Listening &how = {});

} // namespace causerie::bench
