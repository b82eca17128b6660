// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/recordings.h"

#include "core/base/log.h"
#include "core/files/filename.h"
#include "core/files/waveform.h"
#include "core/media/recording/voicerecorder.h"
#include "core/session/leftovers.h"
#include "core/session/onworker.h"
#include "core/session/unsentrecordings.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

using media::RecordingEnd;
using media::SoundTrouble;

struct Recordings::Job {
    Jid peer;
    QString file;
    std::unique_ptr<media::VoiceRecorder> recorder;
    media::Recording recording; ///< when it has ended
    RecordingNote note = RecordingNote::None;
    std::optional<RecordingProblem> problem;
    bool isDiscarded = false;
    Done done; ///< it is sent
};

struct Recordings::Private {
    media::AudioSettings audio;
    QString folder;
    std::shared_ptr<Job> current;
    std::vector<std::shared_ptr<Job>> ending;
    QHash<Jid, Kept> kept;
    std::vector<UnsentRecording> unsent; ///< as on the disk: what is kept, recorded or on its way into the store
    Jid discardedPeer;
    std::optional<Kept> discarded;
    QTimer undo;

    QString list() const { return folder + "/recordings.json"_L1; }
};

Recordings::Recordings(const RecordingTuning &tuning, QObject *parent)
    : QObject(parent), m_tuning(tuning), d(std::make_unique<Private>())
{
    d->undo.setSingleShot(true);
    connect(&d->undo, &QTimer::timeout, this, &Recordings::dropDiscarded);
}

Recordings::~Recordings()
{
    dropDiscarded();
}

void Recordings::setAudio(const media::AudioSettings &audio)
{
    d->audio = audio;
}

void Recordings::openAccount(const QString &folder)
{
    if (folder == d->folder)
        return;
    dropDiscarded();
    d->current.reset(); // complete, and remembered by the list of its account
    d->ending.clear();
    d->kept.clear();
    d->unsent.clear();
    d->folder = folder;
    if (!folder.isEmpty())
        restore();
}

/// What the last run of the program left.
void Recordings::restore()
{
    using All = std::vector<std::pair<UnsentRecording, std::optional<Attachment>>>;
    d->unsent = readUnsentRecordings(d->list(), d->folder);
    if (d->unsent.empty())
        return;
    onWorker(
        this,
        [unsent = d->unsent] {
            All all;
            for (const UnsentRecording &one : unsent)
                all.emplace_back(one, describeRecording(one));
            return all;
        },
        [this, folder = d->folder](const All &all) {
            if (folder != d->folder)
                return;
            for (const auto &[recording, file] : all) {
                if (!file || file->durationMs < m_tuning.shortestMs) {
                    forget(recording.file); // nothing that could be heard
                } else if (!d->kept.contains(recording.peer) && peer() != recording.peer) {
                    d->kept.insert(recording.peer, {*file, RecordingNote::Restored});
                    Q_EMIT changed(recording.peer);
                }
            }
        });
}

void Recordings::save()
{
    if (!d->folder.isEmpty() && !writeUnsentRecordings(d->list(), d->unsent))
        qCWarning(lcSession) << "recordings that wait cannot be remembered";
}

void Recordings::forget(const QString &file)
{
    if (std::erase_if(d->unsent, [&file](const UnsentRecording &one) { return one.file == file; }) > 0)
        save();
}

const Jid &Recordings::peer() const
{
    static const Jid kNobody;
    return d->current ? d->current->peer : kNobody;
}

bool Recordings::isEnding(const Jid &peer) const
{
    return std::ranges::any_of(d->ending, [&peer](const auto &job) { return job->peer == peer && !job->done; });
}

bool Recordings::start(const Jid &peer, const QString &name)
{
    if (d->current || d->kept.contains(peer) || isEnding(peer) || d->folder.isEmpty())
        return false;
    if (canUndo(peer))
        dropDiscarded();
    const QString own = newOwnFolder(d->folder);
    if (!QDir().mkpath(own)) {
        Q_EMIT failed(peer, RecordingProblem::Unwritable);
        return false;
    }
    QFile::setPermissions(d->folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto job = std::make_shared<Job>();
    job->peer = peer;
    job->file = QDir(own).filePath(files::safeName(name));
    d->unsent.push_back({peer, job->file, -1, {}});
    save();
    m_progress = {};
    job->recorder = std::make_unique<media::VoiceRecorder>(d->audio, job->file, m_tuning.longestMs * 48);
    d->current = job;
    follow(job);
    Q_EMIT changed(peer);
    return true;
}

void Recordings::follow(const std::shared_ptr<Job> &job)
{
    const std::weak_ptr<Job> weak = job;
    connect(job->recorder.get(), &media::VoiceRecorder::advanced, this, [this, weak](const media::RecordingStep &step) {
        if (!d->current || d->current != weak.lock())
            return;
        m_progress.elapsedMs = step.samples / 48;
        m_progress.level = m_progress.isPaused ? 0 : step.level;
        m_progress.powers.insert(m_progress.powers.end(), step.powers.begin(), step.powers.end());
        m_progress.isSilent = m_progress.isSilent && media::isSilent(step.powers);
        Q_EMIT advanced();
    });
    connect(job->recorder.get(), &media::VoiceRecorder::failed, this, [this, weak](SoundTrouble trouble) {
        const auto failing = weak.lock();
        if (!failing || failing != d->current || trouble == SoundTrouble::NoSpeaker)
            return;
        if (m_progress.isSilent)
            failing->problem = RecordingProblem::NoMicrophone;
        else
            failing->note = RecordingNote::MicrophoneGone;
        end(failing);
    });
    connect(job->recorder.get(), &media::VoiceRecorder::ended, this, [this, weak](const media::Recording &recording) {
        if (const auto over = weak.lock()) {
            over->recording = recording;
            ended(over);
        }
    });
}

void Recordings::setPaused(bool paused)
{
    if (!d->current || m_progress.isPaused == paused)
        return;
    m_progress.isPaused = paused;
    m_progress.level = 0;
    d->current->recorder->setPaused(paused);
    Q_EMIT changed(d->current->peer);
}

void Recordings::stop(RecordingNote note)
{
    if (!d->current)
        return;
    d->current->note = note;
    end(d->current);
}

void Recordings::stopAndTake(Done done)
{
    if (!d->current)
        return done(std::unexpected(RecordingProblem::TooShort));
    d->current->done = std::move(done);
    end(d->current);
}

void Recordings::cancel()
{
    if (!d->current)
        return;
    d->current->isDiscarded = true;
    end(d->current);
}

void Recordings::end(std::shared_ptr<Job> job)
{
    d->current.reset();
    d->ending.push_back(job);
    job->recorder->stop();
    Q_EMIT changed(job->peer);
}

void Recordings::ended(const std::shared_ptr<Job> &job)
{
    if (job == d->current) { // by itself
        d->current.reset();
        d->ending.push_back(job);
    }
    job->recorder.release()->deleteLater(); // it is what calls us
    const media::Recording &recording = job->recording;
    if (job->problem)
        return giveUp(job, *job->problem);
    if (recording.samples < m_tuning.shortestMs * 48) {
        return giveUp(job, recording.end == RecordingEnd::Unwritable ? RecordingProblem::Unwritable
                           : recording.end == RecordingEnd::Internal ? RecordingProblem::Internal
                                                                     : RecordingProblem::TooShort);
    }
    if (recording.end == RecordingEnd::Longest)
        job->note = RecordingNote::Longest;
    else if (recording.end == RecordingEnd::Unwritable)
        job->note = RecordingNote::DiskFull;
    else if (job->note == RecordingNote::None && media::isSilent(recording.powers))
        job->note = RecordingNote::Silent;
    describe(job);
}

void Recordings::describe(const std::shared_ptr<Job> &job)
{
    const auto entry = std::ranges::find(d->unsent, job->file, &UnsentRecording::file);
    if (entry != d->unsent.end() && job->note != RecordingNote::DiskFull) { // else what is written counts
        entry->durationMs = job->recording.samples / 48;
        entry->waveform = files::waveformOfPowers(job->recording.powers);
        save();
    }
    const UnsentRecording recording =
        entry == d->unsent.end() ? UnsentRecording{.peer = job->peer, .file = job->file, .waveform = {}} : *entry;
    onWorker(
        this, [recording] { return describeRecording(recording); },
        [this, job](const std::optional<Attachment> &file) {
            if (!std::ranges::contains(d->ending, job))
                return; // another account's
            if (file)
                finish(job, *file);
            else
                giveUp(job, RecordingProblem::Unwritable);
        });
}

void Recordings::finish(const std::shared_ptr<Job> &job, const Attachment &file)
{
    std::erase(d->ending, job);
    if (job->done)
        return job->done(file);
    d->kept.insert(job->peer, {file, job->note});
    if (job->isDiscarded)
        discard(job->peer);
    else
        Q_EMIT changed(job->peer);
}

void Recordings::giveUp(const std::shared_ptr<Job> &job, RecordingProblem problem)
{
    std::erase(d->ending, job);
    forget(job->file);
    removeOwn(job->file);
    Q_EMIT changed(job->peer);
    if (job->isDiscarded)
        return;
    if (job->done)
        job->done(std::unexpected(problem));
    Q_EMIT failed(job->peer, problem);
}

const Recordings::Kept *Recordings::kept(const Jid &peer) const
{
    const auto found = d->kept.constFind(peer);
    return found == d->kept.cend() ? nullptr : &*found;
}

void Recordings::take(const Jid &peer)
{
    if (d->kept.remove(peer))
        Q_EMIT changed(peer);
}

void Recordings::discard(const Jid &peer)
{
    const auto found = d->kept.constFind(peer);
    if (found == d->kept.cend())
        return;
    dropDiscarded();
    d->discardedPeer = peer;
    d->discarded = *found;
    d->kept.erase(found);
    forget(d->discarded->file.localFile);
    d->undo.start(m_tuning.undoMs);
    Q_EMIT changed(peer);
}

QString Recordings::listFile() const
{
    return d->list();
}

bool Recordings::canUndo(const Jid &peer) const
{
    return d->discarded && d->discardedPeer == peer;
}

void Recordings::undo(const Jid &peer)
{
    if (!canUndo(peer) || d->kept.contains(peer))
        return;
    d->undo.stop();
    const Kept back = *std::exchange(d->discarded, {});
    d->kept.insert(peer, back);
    d->unsent.push_back({peer, back.file.localFile, back.file.durationMs, back.file.waveform});
    save();
    Q_EMIT changed(peer);
}

void Recordings::dropDiscarded()
{
    d->undo.stop();
    const auto gone = std::exchange(d->discarded, {});
    if (!gone)
        return;
    removeOwn(gone->file.localFile);
    Q_EMIT changed(d->discardedPeer);
}

void Recordings::stored(const Message &message)
{
    for (const Attachment &file : message.attachments)
        forget(file.localFile);
}

} // namespace causerie

#include "moc_recordings.cpp" // as that of Search
