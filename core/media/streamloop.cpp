// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/streamloop.h"

#include "core/media/process/echopath.h"

#include <algorithm>
#include <utility>

namespace causerie::media
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double kCaptureMs = 10; ///< a fragment of the microphone
/// A loudspeaker that asks once in so long a time has had nothing to play in between.
constexpr std::int64_t kGlitchNs = 60 * kNsPerMs;

/// Eight bytes more in each packet, for a meter, are too many for who wants to send little.
int levelIdIn(CallMode mode, int agreed)
{
    return mode == CallMode::Thrift ? 0 : agreed;
}

Patience patienceFor(CallMode mode)
{
    return mode == CallMode::LowLatency ? Patience::LowLatency : Patience::Usual;
}

bool differInProcessingOnly(const AudioSettings &one, AudioSettings other)
{
    if (one == other)
        return false;
    other.processing = one.processing;
    other.processesFiles = one.processesFiles;
    return one == other;
}

} // namespace

StreamLoop::StreamLoop(PacketSender &sender, PacketRing &incoming, StreamCounters &counters)
    : m_incoming(incoming), m_counters(counters), m_out(sender, counters)
{
}

StreamLoop::~StreamLoop()
{
    m_backend.reset(); // it calls us
}

void StreamLoop::start(const AudioParameters &parameters, const AudioSettings &audio, const RtpStart &start)
{
    if (!voiceCodecOf(parameters.send)) {
        Q_EMIT failed(EngineError::Internal, u"There is no encoder for "_s + parameters.send.name);
        return;
    }
    auto decoder = VoiceDecoder::create();
    if (!decoder || !m_out.begin(parameters.send, start, parameters.redundancy)) {
        Q_EMIT failed(EngineError::Internal, u"The voice codec does not start"_s);
        return;
    }
    m_out.setEvents(parameters.events);
    m_levelId = parameters.levelSent;
    m_out.setLevelId(levelIdIn(m_mode, m_levelId));
    m_backend.reset();
    m_in = std::make_unique<VoiceReceiver>(m_incoming, m_counters, std::move(*decoder));
    m_in->begin(parameters.receive, parameters.levelReceived);
    m_in->setPatience(patienceFor(m_mode));
    m_in->setHeld(m_isHeld);
    setAudio(audio);
}

void StreamLoop::setAudio(const AudioSettings &audio)
{
    if (!m_in)
        return;
    const bool goesOn = m_backend && (differInProcessingOnly(audio, m_audio) || m_backend->follow(audio));
    m_audio = audio;
    if (!goesOn) {
        m_backend.reset();
        for (const SoundTrouble trouble : kSoundTroubles)
            troubleEnds(trouble); // of the one that has gone
        m_microphone = m_speaker = {};
        m_renderedNs = 0;
        m_processing.restart();
    }
    chooseProcessing();
    if (goesOn)
        return;
    m_backend = makeAudioBackend(audio);
    m_backend->open(*this);
    if (m_isSilenced)
        return;
    m_counters.soundStartedNs.store(m_backend->startedNs(), std::memory_order_relaxed);
}

void StreamLoop::setMode(CallMode mode)
{
    m_mode = mode;
    m_out.setLevelId(levelIdIn(mode, m_levelId));
    if (m_in)
        m_in->setPatience(patienceFor(mode));
}

void StreamLoop::setMuted(bool muted)
{
    m_isMuted = muted;
    m_out.setMuted(muted);
    judgeSilence();
}

void StreamLoop::setHeld(bool held)
{
    m_isHeld = held;
    judgeSilence();
    m_out.setHeld(held);
    if (m_in)
        m_in->setHeld(held);
}

void StreamLoop::captured(std::span<const float, kPeriodSamples> period, std::int64_t nowNs)
{
    if (m_isSilenced)
        return;
    measure(period);
    // Also what a muted microphone hears: the room is known when it speaks again.
    std::ranges::copy(period, m_period.begin());
    m_processing.captured(m_period, m_backend ? m_backend->outputLatencyMs() + kCaptureMs : 0);
    m_echo.said(m_period);
    m_out.captured(m_period, nowNs);
}

/// What the microphone gave, whatever becomes of it.
void StreamLoop::measure(std::span<const float, kPeriodSamples> period)
{
    m_counters.inputLevel.store(m_input.feed(period), std::memory_order_relaxed);
    if (isClipped(period))
        m_counters.clippedPeriods.fetch_add(1, std::memory_order_relaxed);
}

void StreamLoop::deviceChanged(SoundDirection direction, const DeviceName &name)
{
    (direction == SoundDirection::Microphone ? m_microphone : m_speaker) = name;
    m_processing.restart();
    chooseProcessing();
}

void StreamLoop::chooseProcessing()
{
    m_processing.apply(processingFor(m_audio, m_microphone, m_speaker));
    if (!m_isSilenced)
        m_counters.processingDelayMs.store(m_processing.figures().delayMs, std::memory_order_relaxed);
}

void StreamLoop::skipped(std::int64_t samples)
{
    m_out.skipped(samples);
}

void StreamLoop::render(std::span<float> samples, std::int64_t nowNs)
{
    if (m_isSilenced) {
        std::ranges::fill(samples, 0.0F);
        return;
    }
    if (const auto before = std::exchange(m_renderedNs, nowNs); before != 0 && nowNs - before > kGlitchNs)
        m_counters.glitches.fetch_add(1, std::memory_order_relaxed);
    m_in->render(samples, nowNs);
    m_processing.rendered(samples);
    m_echo.heard(samples);
    m_counters.echoLikeness.store(m_echo.likeness(), std::memory_order_relaxed);
    if (!m_wasFirstAudioSaid && m_in->hasPlayed()) {
        m_wasFirstAudioSaid = true;
        Q_EMIT firstAudio();
    }
}

void StreamLoop::troubleBegins(SoundTrouble trouble, const QString &detail)
{
    if (trouble == SoundTrouble::SilentMicrophone)
        m_isMicrophoneSilent = true;
    if (trouble == SoundTrouble::SilentMicrophone && (m_isMuted || m_isHeld))
        return; // said when it matters
    if (m_troubles.add(trouble))
        Q_EMIT troubleBegan(trouble, detail);
}

void StreamLoop::troubleEnds(SoundTrouble trouble)
{
    if (trouble == SoundTrouble::SilentMicrophone)
        m_isMicrophoneSilent = false;
    if (m_troubles.remove(trouble))
        Q_EMIT troubleOver(trouble);
}

/// A microphone that nobody is meant to hear may be silent.
void StreamLoop::judgeSilence()
{
    const bool isWanted = !m_isMuted && !m_isHeld;
    if (isWanted && m_isMicrophoneSilent)
        troubleBegins(SoundTrouble::SilentMicrophone, {});
    else if (!isWanted && m_troubles.remove(SoundTrouble::SilentMicrophone))
        Q_EMIT troubleOver(SoundTrouble::SilentMicrophone);
}

} // namespace causerie::media
