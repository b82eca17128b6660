// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

/// A file system of our own, so small that it can be filled.
namespace causerie::test
{

inline const QString kSmallDisk = QStringLiteral("/tmp/causerie-small-disk-%1"); ///< %1 is the process

inline bool mountDisk(const QString &path, const char *options, unsigned long flags = 0)
{
    return mount("tmpfs", path.toLocal8Bit().constData(), "tmpfs", flags, options) == 0;
}

/// A mount namespace of our own, before any thread exists: as root, or as root of a user namespace. Why there is none,
/// or nothing.
inline QByteArray enterNamespace()
{
    const auto uid = getuid();
    const auto gid = getgid();
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return QByteArray("no mount namespace: ") + std::strerror(errno);
        const auto write = [](const char *name, const QByteArray &text) {
            QFile file(QString::fromLatin1(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        if (!write("/proc/self/setgroups", "deny") ||
            !write("/proc/self/uid_map", "0 " + QByteArray::number(uid) + " 1") ||
            !write("/proc/self/gid_map", "0 " + QByteArray::number(gid) + " 1"))
            return "no root in the user namespace";
    }
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 &&
        errno != EINVAL) // a chroot is no mount point
        return QByteArray("no private mounts: ") + std::strerror(errno);
    return {};
}

} // namespace causerie::test
