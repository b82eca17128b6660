// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/chat/message.h"
#include "core/media/parameters.h"

#include <QObject>

#include <expected>
#include <functional>
#include <memory>
#include <optional>

namespace causerie
{

struct RecordingTuning {
    qint64 longestMs = qint64(15) * 60 * 1000;
    qint64 shortestMs = 500; ///< what is shorter was a mistake
    int undoMs = 10'000;     ///< so long a discarded one can be had back
};

/// How the recording in progress goes.
struct RecordingProgress {
    qint64 elapsedMs = 0;
    double level = 0;               ///< 0…1, of the last moment
    std::vector<float> powers = {}; ///< mean squares of each 20 ms so far
    bool isPaused = false;
    bool isSilent = true; ///< nothing was heard so far
};

/// Why there is no recording.
enum class RecordingProblem {
    NoMicrophone, ///< none, or one that does not work
    Unwritable,   ///< the disk is full or protected
    TooShort,
    Internal
};

/// What a person should know of a recording that is here.
enum class RecordingNote {
    None,
    Silent,         ///< nothing was heard all the time
    Longest,        ///< it may not be longer, so it ended by itself
    MicrophoneGone, ///< in the middle; what was said before is there
    CallBegan,      ///< and took the microphone
    DiskFull,       ///< what came before is there
    Restored        ///< the program ended before it was sent
};

/// Voice messages as they are recorded: one at a time, into a file of the account that plays at any time. What has
/// ended is kept for its conversation until it is sent or discarded, over a restart, too; it goes out by
/// `Session::send` as any other file.
///
/// Thread: GUI. Owner: Files.
class Recordings final : public QObject
{
    Q_OBJECT

public:
    struct Kept {
        Attachment file; ///< described, with duration and shape
        RecordingNote note = RecordingNote::None;
    };
    using Done = std::function<void(const std::expected<Attachment, RecordingProblem> &)>;

    explicit Recordings(const RecordingTuning &tuning = {}, QObject *parent = nullptr);
    ~Recordings() override; ///< what is being recorded is complete, and kept

    void setAudio(const media::AudioSettings &audio); ///< whose microphone is meant, from the next one on
    void openAccount(const QString &folder);          ///< empty: none
    const RecordingTuning &tuning() const { return m_tuning; }

    /// Begins one for this conversation; `name` is what the file is called. False while there is one in progress, or
    /// one of this conversation that is kept or about to be.
    bool start(const Jid &peer, const QString &name);
    void setPaused(bool paused);
    void stop(RecordingNote note = RecordingNote::None); ///< `kept` has it when `changed` tells
    void stopAndTake(Done done); ///< for sending; as after `take`. Called unless this is destroyed
    void cancel();               ///< stops and discards

    const Jid &peer() const;              ///< of the one in progress; empty without one
    bool isEnding(const Jid &peer) const; ///< one was stopped, and is about to be kept
    const RecordingProgress &progress() const { return m_progress; }

    const Kept *kept(const Jid &peer) const; ///< null without one
    void take(const Jid &peer);              ///< it goes into a message: from when that is stored, it is forgotten
    void discard(const Jid &peer);
    QString listFile() const;            ///< what is neither sent nor discarded, of this account
    bool canUndo(const Jid &peer) const; ///< one of this conversation was discarded just now
    void undo(const Jid &peer);
    void stored(const Message &message); ///< one of ours is on the disk

Q_SIGNALS:
    void changed(const causerie::Jid &peer); ///< begun, paused, ended, kept, taken, discarded
    void advanced();                         ///< `progress`
    void failed(const causerie::Jid &peer, causerie::RecordingProblem problem);

private:
    struct Job;
    void follow(const std::shared_ptr<Job> &job);
    void end(std::shared_ptr<Job> job); ///< by value: it may be the one in progress
    void ended(const std::shared_ptr<Job> &job);
    void describe(const std::shared_ptr<Job> &job);
    void finish(const std::shared_ptr<Job> &job, const Attachment &file);
    void giveUp(const std::shared_ptr<Job> &job, RecordingProblem problem);
    void restore();
    void forget(const QString &file);
    void save();
    void dropDiscarded();

    struct Private;
    RecordingTuning m_tuning;
    RecordingProgress m_progress;
    std::unique_ptr<Private> d;
};

} // namespace causerie
