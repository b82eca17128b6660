// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

/// The sounds of a telephone, made by the program: what is to be played as values, samples out. Pure.
namespace causerie::media
{

enum class Tone {
    Ring,     ///< somebody calls
    Ringback, ///< it rings at the other side
    Busy,     ///< they do not take the call
    Ended,    ///< the other side, or the network, ended the call
    RingOnce, ///< somebody calls while we talk; and for a test
    Test,     ///< to hear whether a loudspeaker works
};

/// One sound or one pause. Sounds begin and end softly, so nothing clicks.
struct ToneStep {
    int ms = 0;
    std::array<double, 2> hz{}; ///< sounding together; 0: none. Both 0: a pause
    double decayMs = 0;         ///< a struck bell: to a third in this time; 0: as loud to its end
    friend bool operator==(const ToneStep &, const ToneStep &) = default;
};

/// What one tone is made of. The cadences are those of ITU-T E.180 (§§ 4, 5): ringback 1 s in 5, busy as long on as
/// off; the ring tone is a chord of bells, for it has to please, not to inform.
struct ToneScore {
    std::vector<ToneStep> steps;
    int repeats = 0;  ///< 0: until somebody stops it
    double level = 0; ///< of the loudest sample, 0…1
    friend bool operator==(const ToneScore &, const ToneScore &) = default;
};

ToneScore scoreOf(Tone tone);

/// Makes the samples of one score, as many at a time as are wanted. Rendering allocates nothing.
///
/// Thread: any one. Owner: ToneLoop.
class ToneSynthesis
{
public:
    static constexpr int kFadeMs = 8; ///< at both ends of each sound, a raised cosine

    explicit ToneSynthesis(ToneScore score);

    /// Fills all of `samples` (48 kHz); behind the end with silence.
    void render(std::span<float> samples);
    /// No sound is left; never for a score that repeats without end, until `fadeOut`.
    bool isOver() const { return m_isOver; }
    /// Ends within `kFadeMs`, softly.
    void fadeOut() { m_isFading = true; }

private:
    double sample();
    void advance();

    ToneScore m_score;
    std::size_t m_step = 0;
    std::size_t m_at = 0; ///< samples of this step so far
    int m_round = 0;
    std::size_t m_faded = 0; ///< samples since `fadeOut`
    bool m_isFading = false;
    bool m_isOver = false;
};

} // namespace causerie::media
