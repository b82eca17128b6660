// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/datafolder.h"

#include <QStandardPaths>

#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// Nobody takes so long from making a lock file to writing their name into it.
constexpr std::chrono::seconds kNameless{5};

} // namespace

QString usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/causerie"_s;
}

std::expected<std::unique_ptr<QLockFile>, FolderProblem> lockFolder(const QDir &folder)
{
    FolderProblem problem;
    if (!folder.mkpath(u"."_s))
        return std::unexpected(problem);
    auto lock = std::make_unique<QLockFile>(folder.filePath(u"lock"_s));
    lock->setStaleLockTime(std::chrono::seconds(0)); // held as long as the program runs, however long that is
    if (lock->tryLock())
        return lock;
    if (lock->error() == QLockFile::LockFailedError &&
        !lock->getLockInfo(&problem.process, nullptr, &problem.program)) {
        lock->setStaleLockTime(kNameless); // its maker died before it wrote its name, or the disk was full
        if (lock->tryLock())
            return lock;
    }
    if (lock->error() == QLockFile::LockFailedError)
        problem.kind = FolderProblem::Kind::InUse;
    return std::unexpected(problem);
}

} // namespace causerie
