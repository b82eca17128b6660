// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/format.h"
#include "core/media/parameters.h"

#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace causerie::media
{

/// What the processing knows of itself. How well the echo goes is not among it: the library's own estimate says 0.2 dB
/// where 30 are measured.
struct ProcessingFigures {
    Processing doing = Processing::none(); ///< what is done now
    double delayMs = 0;                    ///< by how much the sound is later for it
    friend bool operator==(const ProcessingFigures &, const ProcessingFigures &) = default;
};

/// The microphone's sound made fit to be sent: the echo of our loudspeaker, the noise of the room and differences in
/// level taken out of it, by webrtc-audio-processing. Where everything is switched off not a bit is changed and nothing
/// delayed; else the sound is later by 1 ms, by 6 ms more for noise and by 8 ms more for echo. Never louder than full.
///
/// Between `apply` and `restart`, which allocate, nothing of ours allocates; the library makes some strings every ten
/// seconds and takes locks that nobody else takes.
/// Thread: one, the audio thread. Owner: StreamLoop.
class VoiceProcessing
{
public:
    VoiceProcessing();
    ~VoiceProcessing();
    VoiceProcessing(const VoiceProcessing &) = delete;
    VoiceProcessing &operator=(const VoiceProcessing &) = delete;

    void apply(const Processing &wanted);
    /// The room or a device is another: what was learnt is forgotten.
    void restart();
    /// What was given to the loudspeaker, in order and without a gap, in pieces of any size.
    void rendered(std::span<const float> samples);
    /// In place. `delayMs`: from `rendered` to the loudspeaker and from the microphone to here, as far as known; a
    /// hint.
    void captured(std::span<float, kPeriodSamples> period, double delayMs);
    ProcessingFigures figures() const;

private:
    struct Private;

    Processing m_doing = Processing::none();
    std::unique_ptr<Private> d; ///< null while nothing is done
    std::array<float, kPeriodSamples> m_render{};
    std::size_t m_rendered = 0; ///< of m_render, so far
};

} // namespace causerie::media
