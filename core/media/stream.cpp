// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/stream.h"

#include "core/base/log.h"
#include "core/media/net/mailbox.h"
#include "core/media/streamloop.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <chrono>

namespace causerie::media
{

namespace
{

constexpr std::chrono::seconds kPatience{3};

} // namespace

struct Stream::Private {
    Mailbox commands; ///< lives in `thread`; what is left in it goes when that has ended
    QThread thread;
    StreamLoop *loop = nullptr; ///< lives in `thread` and dies with it
    std::atomic<bool> isOver = false;

    /// Runs `work` in the audio thread, after everything asked for before. Not by a queued call: the thread sanitizer
    /// cannot see the locks inside Qt.
    template<typename Work>
    void post(Work work)
    {
        commands.post([loop = loop, work = std::move(work)] { work(*loop); });
    }
};

Stream::Stream(PacketSender &sender, PacketRing &incoming, StreamCounters &counters, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->loop = new StreamLoop(sender, incoming, counters);
    d->loop->moveToThread(&d->thread);
    d->commands.moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->loop, &QObject::deleteLater);
    connect(d->loop, &QObject::destroyed, d->loop, [over = &d->isOver] { *over = true; }, Qt::DirectConnection);
    connect(d->loop, &StreamLoop::firstAudio, this, &Stream::firstAudio);
    connect(d->loop, &StreamLoop::failed, this, &Stream::failed);
    connect(d->loop, &StreamLoop::troubleBegan, this, &Stream::troubleBegan);
    connect(d->loop, &StreamLoop::troubleOver, this, &Stream::troubleOver);
    d->thread.setObjectName(QLatin1StringView("causerie-audio"));
    d->thread.start(QThread::TimeCriticalPriority);
}

Stream::~Stream()
{
    d->loop->silence();
    d->thread.quit();
    if (d->thread.wait(QDeadlineTimer(kPatience))) {
        // What belongs to others may go now. This also tells the thread sanitizer so: it cannot see the lock of `wait`.
        Q_ASSERT_X(d->isOver, "~Stream", "the loop has died with its thread");
        return;
    }
    // The sound server does not answer, and Qt waits for it without end. Better to lose a thread than to hang with it.
    qCWarning(lcAudio) << "the audio thread does not end; it is left behind";
    (void)d.release();
}

void Stream::start(const AudioParameters &parameters, const AudioSettings &audio, quint32 ssrc)
{
    auto *random = QRandomGenerator::system();
    // RFC 3711 §3.3.1: a sequence number in the lower half cannot wrap before the receiver knows the rollover counter.
    const RtpStart start{.ssrc = ssrc,
                         .timestamp = random->generate(),
                         .sequenceNumber = static_cast<std::uint16_t>(random->bounded(0x8000))};
    d->post([parameters, audio, start](StreamLoop &loop) { loop.start(parameters, audio, start); });
}

void Stream::setMuted(bool muted)
{
    d->post([muted](StreamLoop &loop) { loop.setMuted(muted); });
}

void Stream::setHeld(bool held)
{
    d->post([held](StreamLoop &loop) { loop.setHeld(held); });
}

void Stream::setAudio(const AudioSettings &audio)
{
    d->post([audio](StreamLoop &loop) { loop.setAudio(audio); });
}

void Stream::setMode(CallMode mode)
{
    d->post([mode](StreamLoop &loop) { loop.setMode(mode); });
}

void Stream::setSource(quint32 ssrc)
{
    d->post([ssrc](StreamLoop &loop) { loop.setSource(ssrc); });
}

void Stream::sendDigits(const QString &digits)
{
    for (const QChar digit : digits)
        d->post([key = digit.unicode()](StreamLoop &loop) { loop.press(key); });
}

void Stream::setPlan(const SendingPlan &plan)
{
    d->post([plan](StreamLoop &loop) { loop.setPlan(plan); });
}

} // namespace causerie::media
