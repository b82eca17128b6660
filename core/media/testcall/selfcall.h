// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/audio/level.h"
#include "core/media/codec/ratecontroller.h"
#include "core/media/process/voiceprocessing.h"
#include "core/media/testcall/lossyline.h"
#include "core/media/voicereceiver.h"
#include "core/media/voicesender.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace causerie::media
{

/// What a test call found.
struct SelfCallResult {
    SoundTroubles troubles{};              ///< that there were at any time
    std::optional<double> deviceDelayMs{}; ///< from handing over a sample to the microphone's hearing it
    std::optional<double> echoDb{};        ///< how loud the loudspeaker is in the microphone; empty: not heard
    double noiseDb = -120;                 ///< of the room, below full
    double speechDb = -120;                ///< the loudest tenth of a second of what was said
    double clippedPercent = 0;             ///< of what was said, periods that were too loud
    double lossPercent = 0;                ///< of the line
    double concealedPercent = 0;
    double recoveredPercent = 0;
    double playoutDelayMs = 0; ///< of the playout buffer, at the end
    double processingDelayMs = 0;

    friend bool operator==(const SelfCallResult &, const SelfCallResult &) = default;
};

/// A call with oneself: the room is listened to while a sweep is played; then what is said goes through processing,
/// encoder, a line that loses packets, playout buffer and decoder, as in a call; then that is played. Of both
/// recordings only figures stay. Allocates nothing once made.
///
/// Thread: made anywhere, used on the audio thread; `phase` and `level` from any. `result` when it is `Over` and the
/// audio thread has ended, or on it.
class SelfCall final : public AudioClient
{
public:
    enum class Phase { Listening, Speaking, Playing, Over };

    static constexpr int kListeningMs = 1500;
    static constexpr int kSweepAtMs = 500; ///< before it, the room is quiet
    static constexpr int kSpeakingMs = 5000;
    static constexpr int kTailMs = 400; ///< until the last word is through

    SelfCall(const Processing &processing, const LossShape &loss, std::uint32_t seed);
    ~SelfCall() override;

    Phase phase() const { return m_phase; }
    double level() const { return m_level; } ///< 0…1, of the microphone
    SelfCallResult result() const;

    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override;
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t nowNs) override;
    void troubleBegins(SoundTrouble trouble, const QString &detail) override;
    void troubleEnds(SoundTrouble) override {}

private:
    void hear(std::span<const float, kPeriodSamples> period, std::int64_t nowNs);
    void speak(std::span<const float, kPeriodSamples> period, std::int64_t nowNs);
    void sweep(std::span<float> samples, std::int64_t nowNs);
    void receive(std::size_t samples, std::int64_t nowNs);
    void reportLoss(std::int64_t nowNs);

    std::atomic<Phase> m_phase = Phase::Listening;
    std::atomic<double> m_level = 0;
    LevelMeter m_meter;
    SoundTroubles m_troubles;
    std::vector<float> m_sweep;
    std::vector<float> m_room; ///< what was heard while listening
    std::size_t m_roomFilled = 0;
    std::int64_t m_roomFromNs = 0; ///< when its first sample was made
    std::size_t m_rendered = 0;    ///< samples, while listening
    std::int64_t m_sweptNs = 0;    ///< when the sweep was handed over
    std::vector<float> m_said;     ///< as the other side would hear it
    std::size_t m_saidFilled = 0;
    std::size_t m_played = 0;
    std::uint64_t m_clipped = 0; ///< periods
    double m_loudest = 0;        ///< power of a tenth of a second
    double m_tenth = 0;
    int m_periods = 0;

    VoiceProcessing m_processing;
    double m_processingDelayMs = 0;
    std::array<float, kPeriodSamples> m_period{};
    StreamCounters m_counters;
    PacketRing m_ring;
    LossyLine m_line;
    VoiceSender m_sender;
    std::unique_ptr<VoiceReceiver> m_receiver; ///< null when there is no decoder
    RateController m_rate;
    std::int64_t m_reportNs = 0;
    std::uint64_t m_sentBefore = 0;
    std::uint64_t m_lostBefore = 0;
};

} // namespace causerie::media
