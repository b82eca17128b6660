// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"
#include "core/media/audio/level.h"
#include "core/media/process/echowatch.h"
#include "core/media/process/voiceprocessing.h"
#include "core/media/voicereceiver.h"
#include "core/media/voicesender.h"

#include <QObject>

#include <array>
#include <atomic>
#include <memory>
#include <optional>

namespace causerie::media
{

/// What lives in the audio thread of a Stream: the backend, the way out and the way in.
///
/// Thread: audio. Owner: Stream.
class StreamLoop final : public QObject, private AudioClient
{
    Q_OBJECT

public:
    StreamLoop(PacketSender &sender, PacketRing &incoming, StreamCounters &counters);
    ~StreamLoop() override;

    void start(const AudioParameters &parameters, const AudioSettings &audio, const RtpStart &start);
    /// Other devices are opened; where only the processing is another, sound goes on without a gap.
    void setAudio(const AudioSettings &audio);
    void setMode(CallMode mode);
    void setMuted(bool muted);
    void setHeld(bool held);
    void setPlan(const SendingPlan &plan) { m_out.setPlan(plan); }
    void setSource(std::uint32_t ssrc) { m_out.setSource(ssrc); }
    void press(char16_t key) { m_out.press(key); }

    /// Any thread: from now on nothing is sent, asked for or counted, because those who own it may go.
    void silence() { m_isSilenced = true; }

Q_SIGNALS:
    void firstAudio();
    void failed(causerie::media::EngineError error, const QString &detail);
    void troubleBegan(causerie::media::SoundTrouble trouble, const QString &detail);
    void troubleOver(causerie::media::SoundTrouble trouble);

private:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs) override;
    void skipped(std::int64_t samples) override;
    void render(std::span<float> samples, std::int64_t nowNs) override;
    void deviceChanged(SoundDirection direction, const DeviceName &name) override;
    void troubleBegins(SoundTrouble trouble, const QString &detail) override;
    void troubleEnds(SoundTrouble trouble) override;
    void measure(std::span<const float, kPeriodSamples> period);
    void judgeSilence();
    void chooseProcessing();

    PacketRing &m_incoming;
    StreamCounters &m_counters;
    VoiceSender m_out;
    std::unique_ptr<VoiceReceiver> m_in;
    AudioSettings m_audio;
    CallMode m_mode = CallMode::Usual;
    int m_levelId = 0;       ///< as agreed
    DeviceName m_microphone; ///< as the backend says
    DeviceName m_speaker;
    VoiceProcessing m_processing;
    EchoWatch m_echo;
    std::array<float, kPeriodSamples> m_period{}; ///< what is being processed
    LevelMeter m_input;
    std::int64_t m_renderedNs = 0; ///< when the loudspeaker last asked; 0: not since it was opened
    std::unique_ptr<AudioBackend> m_backend;
    std::atomic<bool> m_isSilenced = false;
    SoundTroubles m_troubles; ///< that were told
    bool m_isMicrophoneSilent = false;
    bool m_isMuted = false;
    bool m_isHeld = false;
    bool m_wasFirstAudioSaid = false;
};

} // namespace causerie::media
