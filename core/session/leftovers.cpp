// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/leftovers.h"

#include "core/base/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace causerie
{

QString newOwnFolder(const QString &folder)
{
    return folder + "/own-"_L1 + QUuid::createUuid().toString(QUuid::Id128);
}

void removeOwn(const QString &file)
{
    QFile::remove(file);
    QDir().rmdir(QFileInfo(file).path());
}

QStringList ownFolders(const QString &folder, const QStringList &kept)
{
    static const QRegularExpression own(u"^own-[0-9a-f]{32}$"_s); // nothing else is ours to judge
    QStringList names = QDir(folder).entryList({u"own-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    names = names.filter(own);
    for (const QString &file : kept)
        names.removeAll(QFileInfo(QFileInfo(file).path()).fileName());
    return names;
}

void removeUnnamed(const QString &folder, const QStringList &found, const QSet<QString> &named)
{
    qsizetype removed = 0;
    for (const QString &name : found) {
        if (!named.contains(name) && QDir(folder + u'/' + name).removeRecursively())
            ++removed;
    }
    if (removed > 0)
        qCInfo(lcSession) << "removed" << removed << "files of earlier runs that nothing names";
}

bool isStoreSetAside(const QString &store)
{
    const QFileInfo file(store);
    return !file.dir().entryList({file.fileName() + ".damaged-*"_L1}, QDir::Files).isEmpty();
}

} // namespace causerie
