// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/tones/toneplayer.h"

#include "core/media/audio/backendthread.h"

#include <QDeadlineTimer>

#include <atomic>
#include <chrono>

namespace causerie::media
{
namespace
{

using namespace std::chrono_literals;

constexpr auto kLook = 20ms;
constexpr auto kDrain = 150ms; ///< what the device has when the last sample is made, generously

/// Thread: audio, but for the flags.
class Mouth final : public AudioClient
{
public:
    explicit Mouth(Tone tone) : m_synthesis(scoreOf(tone)) {}

    void captured(std::span<const float, kPeriodSamples>, std::int64_t) override {}
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t) override
    {
        if (isStopping)
            m_synthesis.fadeOut();
        m_synthesis.render(samples);
        isOver = m_synthesis.isOver();
    }
    void troubleBegins(SoundTrouble, const QString &) override {} // what is not heard is seen
    void troubleEnds(SoundTrouble) override {}

    std::atomic<bool> isStopping = false;
    std::atomic<bool> isOver = false;

private:
    ToneSynthesis m_synthesis;
};

} // namespace

struct TonePlayer::Playing {
    std::shared_ptr<Mouth> mouth;
    AudioSettings audio;
    std::unique_ptr<BackendThread> thread;
    std::optional<QDeadlineTimer> drain{}; ///< since it is over
};

TonePlayer::TonePlayer(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(kLook);
    m_timer.callOnTimeout(this, &TonePlayer::look);
}

TonePlayer::~TonePlayer() = default;

void TonePlayer::play(Tone tone, const AudioSettings &audio)
{
    if (m_tone == tone && m_playing && m_playing->audio == audio)
        return;
    m_tone = tone;
    m_playing.reset();
    auto mouth = std::make_shared<Mouth>(tone);
    m_playing = std::make_unique<Playing>(mouth, audio, std::make_unique<BackendThread>(makeSpeaker, audio, mouth));
    m_timer.start();
}

void TonePlayer::stop()
{
    m_tone.reset();
    if (m_playing)
        m_playing->mouth->isStopping = true;
}

/// Closes the device when all has been heard.
void TonePlayer::look()
{
    if (!m_playing->mouth->isOver)
        return;
    if (!m_playing->drain)
        m_playing->drain.emplace(kDrain);
    if (!m_playing->drain->hasExpired())
        return;
    m_timer.stop();
    m_playing.reset();
    if (m_tone.has_value()) {
        m_tone.reset();
        Q_EMIT finished();
    }
}

} // namespace causerie::media
