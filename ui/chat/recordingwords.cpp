// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/recordingwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace causerie::ui
{

namespace
{

constexpr qint64 kSilentTooLongMs = 3000;
constexpr qint64 kNearEndMs = 60'000;

struct RecordingWords {
    Q_DECLARE_TR_FUNCTIONS(RecordingWords)
};

} // namespace

bool isRecordingInTrouble(const RecordingProgress &progress)
{
    return progress.isSilent && progress.elapsedMs >= kSilentTooLongMs;
}

QString recordingWords(const RecordingProgress &progress, qint64 longestMs)
{
    if (progress.isPaused)
        return RecordingWords::tr("Paused. Nothing is recorded now.");
    if (isRecordingInTrouble(progress))
        return RecordingWords::tr("Nothing is heard. Is the microphone on, and is it the right one?");
    const qint64 left = longestMs - progress.elapsedMs;
    if (left <= kNearEndMs)
        return RecordingWords::tr("Recording. %n second(s) are left.", nullptr, int(std::max<qint64>(0, left) / 1000));
    return RecordingWords::tr("Recording. The space bar pauses, Esc discards, Enter sends.");
}

QString recordingWords(RecordingNote note, qint64 longestMs)
{
    switch (note) {
    case RecordingNote::None:
        return RecordingWords::tr("Listen to it before you send it.");
    case RecordingNote::Silent:
        return RecordingWords::tr("Nothing can be heard in it. Was the microphone on?");
    case RecordingNote::Longest:
        return RecordingWords::tr("A voice message can have %n minute(s), so the recording has ended.", nullptr,
                                  int(longestMs / 60'000));
    case RecordingNote::MicrophoneGone:
        return RecordingWords::tr("The microphone is gone. What was said before is here.");
    case RecordingNote::CallBegan:
        return RecordingWords::tr("A call has taken the microphone. What was said before is here.");
    case RecordingNote::DiskFull:
        return RecordingWords::tr("The disk has no more room. What was said before is here.");
    case RecordingNote::Restored:
        return RecordingWords::tr("This recording was not sent yet.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString recordingWords(RecordingProblem problem)
{
    switch (problem) {
    case RecordingProblem::NoMicrophone:
        return RecordingWords::tr("There is no microphone, or it does not work. Plug one in, or choose another one.");
    case RecordingProblem::Unwritable:
        return RecordingWords::tr("The recording cannot be written: the disk is full or protected.");
    case RecordingProblem::TooShort:
        return RecordingWords::tr("That was too short for a voice message.");
    case RecordingProblem::Internal:
        return RecordingWords::tr("The recording could not be begun.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
