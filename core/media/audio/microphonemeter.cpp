// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/audio/microphonemeter.h"

#include "core/media/audio/backendthread.h"
#include "core/media/audio/level.h"

#include <QTimer>

#include <algorithm>
#include <atomic>

namespace causerie::media
{
namespace
{

/// Thread: audio, but for `level`.
class Ear final : public AudioClient
{
public:
    void captured(std::span<const float, kPeriodSamples> period, std::int64_t) override
    {
        level = m_meter.feed(period);
    }
    void skipped(std::int64_t) override {}
    void render(std::span<float> samples, std::int64_t) override { std::ranges::fill(samples, 0.0F); }
    void troubleBegins(SoundTrouble, const QString &) override { level = 0; }
    void troubleEnds(SoundTrouble) override {}

    std::atomic<double> level = 0;

private:
    LevelMeter m_meter;
};

} // namespace

struct MicrophoneMeter::Private {
    std::shared_ptr<Ear> ear = std::make_shared<Ear>();
    std::unique_ptr<BackendThread> thread;
    QTimer timer;
};

MicrophoneMeter::MicrophoneMeter(const AudioSettings &audio, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->thread = std::make_unique<BackendThread>(makeMicrophone, audio, d->ear);
    d->timer.setInterval(50);
    d->timer.callOnTimeout(this, [this] { Q_EMIT measured(d->ear->level); });
    d->timer.start();
}

MicrophoneMeter::~MicrophoneMeter() = default;

} // namespace causerie::media
