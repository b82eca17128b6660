// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/chat/attachment.h"

#include <QString>

#include <optional>
#include <vector>

namespace causerie
{

/// A recording that is neither sent nor discarded, as it is remembered over a restart.
struct UnsentRecording {
    Jid peer;
    QString file;                 ///< absolute
    qint64 durationMs = -1;       ///< −1: it had not ended yet
    std::vector<quint8> waveform; ///< see files::waveform; empty when it had not ended

    friend bool operator==(const UnsentRecording &, const UnsentRecording &) = default;
};

/// The list in `path` (JSON). Files outside of `folder` and what makes no sense are left out; a file that is missing or
/// damaged is an empty list.
std::vector<UnsentRecording> readUnsentRecordings(const QString &path, const QString &folder);
/// Replaces it whole or not at all; an empty list removes the file. False when the disk refuses.
bool writeUnsentRecordings(const QString &path, const std::vector<UnsentRecording> &list);

/// As files::describe, and with what a voice message has besides; its length by the file's own account when the
/// recording had not ended. Empty when the file is gone or damaged. Thread: a worker.
std::optional<Attachment> describeRecording(const UnsentRecording &recording);

} // namespace causerie
