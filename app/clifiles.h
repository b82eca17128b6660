// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cliarguments.h"

namespace causerie::cli
{

/// A file of the command line that cannot be used for what it is meant.
struct FileProblem {
    QString kind; ///< of the error event
    QString text;

    friend bool operator==(const FileProblem &, const FileProblem &) = default;
};

/// Looks at --ca-file, --play, --record and what is to be sent before anybody is connected to or called. A file to
/// record into is opened for writing, but neither changed nor left behind.
std::optional<FileProblem> findFileProblem(const Arguments &arguments);

/// After a talk of so long: whether the recording is all there, or the disk was full. Two seconds may be missing.
std::optional<FileProblem> findRecordingProblem(const QString &recordFile, std::chrono::milliseconds talk);

} // namespace causerie::cli
