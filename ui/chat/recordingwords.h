// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/recordings.h"

#include <QString>

/// What is said of recordings, in words for people. Pure.
namespace causerie::ui
{

/// While it is made; `longestMs` is how long it may be.
QString recordingWords(const RecordingProgress &progress, qint64 longestMs);
bool isRecordingInTrouble(const RecordingProgress &progress); ///< nothing is heard for too long
/// When it is made.
QString recordingWords(RecordingNote note, qint64 longestMs);
QString recordingWords(RecordingProblem problem);

} // namespace causerie::ui
