// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/voicerecorder.h"

#include "core/base/log.h"
#include "core/media/net/mailbox.h"
#include "core/media/recording/recorderloop.h"
#include "core/media/recording/recordingwriter.h"

#include <QDeadlineTimer>
#include <QThread>

#include <chrono>

namespace causerie::media
{
namespace
{

constexpr std::chrono::seconds kPatience{3};

} // namespace

struct VoiceRecorder::Private {
    Mailbox news;     ///< from the writer
    Mailbox commands; ///< lives in `thread`
    QThread thread;
    RecordingWriter::Ring ring;
    RecorderLoop *loop = nullptr; ///< lives in `thread` and dies with it
    std::unique_ptr<RecordingWriter> writer;
};

VoiceRecorder::VoiceRecorder(const AudioSettings &audio, const QString &file, std::int64_t mostSamples, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->loop = new RecorderLoop(d->ring);
    d->loop->moveToThread(&d->thread);
    d->commands.moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->loop, &QObject::deleteLater);
    connect(d->loop, &RecorderLoop::failed, this, [this](SoundTrouble trouble, const QString &detail) {
        qCInfo(lcAudio) << "no sound to record:" << detail;
        Q_EMIT failed(trouble);
    });
    d->thread.setObjectName(QLatin1StringView("causerie-recording"));
    d->thread.start(QThread::TimeCriticalPriority);
    d->commands.post([loop = d->loop, audio] { loop->open(audio); });
    d->writer = std::make_unique<RecordingWriter>(
        file, d->ring, mostSamples,
        RecordingWriter::Events{
            .advanced =
                [this](RecordingStep step) { d->news.post([this, step = std::move(step)] { Q_EMIT advanced(step); }); },
            .ended =
                [this](Recording recording) {
                    d->loop->silence();
                    d->commands.post([loop = d->loop] { loop->close(); });
                    d->news.post([this, recording = std::move(recording)] { Q_EMIT ended(recording); });
                }});
}

VoiceRecorder::~VoiceRecorder()
{
    d->loop->silence();
    d->writer.reset();
    d->thread.quit();
    if (d->thread.wait(QDeadlineTimer(kPatience)))
        return;
    // As in Stream: the sound server does not answer, and Qt waits for it without end.
    qCWarning(lcAudio) << "the thread of a recording does not end; it is left behind";
    (void)d.release();
}

void VoiceRecorder::setPaused(bool paused)
{
    d->loop->setPaused(paused);
}

void VoiceRecorder::stop()
{
    d->loop->silence();
    d->writer->stop();
}

} // namespace causerie::media
