// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/testcall/testcall.h"

#include "core/media/audio/backendthread.h"

#include <QRandomGenerator>
#include <QTimer>

#include <utility>

namespace causerie::media
{

struct TestCall::Private {
    std::shared_ptr<SelfCall> call;
    std::unique_ptr<BackendThread> thread;
    QTimer timer;
    SelfCall::Phase phase = SelfCall::Phase::Listening;
};

TestCall::TestCall(const AudioSettings &audio, const LossShape &loss, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->call = std::make_shared<SelfCall>(audio.processing, loss, QRandomGenerator::global()->generate());
    d->thread = std::make_unique<BackendThread>(makeAudioBackend, audio, d->call);
    d->timer.setInterval(50);
    d->timer.callOnTimeout(this, &TestCall::look);
    d->timer.start();
}

TestCall::~TestCall() = default;

void TestCall::look()
{
    Q_EMIT measured(d->call->level());
    const SelfCall::Phase now = d->call->phase();
    if (std::exchange(d->phase, now) == now)
        return;
    if (now == SelfCall::Phase::Over) {
        d->timer.stop();
        d->thread.reset(); // nobody writes any more
    }
    Q_EMIT phaseChanged(now);
    if (now == SelfCall::Phase::Over)
        Q_EMIT finished(d->call->result());
}

} // namespace causerie::media
