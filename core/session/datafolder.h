// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QLockFile>

#include <expected>
#include <memory>

namespace causerie
{

/// Why a data folder cannot be used.
struct FolderProblem {
    enum class Kind {
        InUse,   ///< by `process`
        Unusable ///< it cannot be made or written
    };
    Kind kind = Kind::Unusable;
    qint64 process = 0; ///< its id; 0 when it cannot be told
    QString program;    ///< its name

    friend bool operator==(const FolderProblem &, const FolderProblem &) = default;
};

/// Where a person's data lies who has named no folder (XDG Base Directory). Pure but for the environment.
QString usualFolder();

/// Takes `folder` for this process alone, and makes it when it is missing: two with one outbox would send what waits
/// there twice. It is free again when the lock is destroyed or its process has died. Thread: any.
std::expected<std::unique_ptr<QLockFile>, FolderProblem> lockFolder(const QDir &folder);

} // namespace causerie
