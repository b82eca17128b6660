// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/leftovers.h"

#include "core/base/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

/// Everything that looks like one of ours; nothing when there is a list that is not whole.
std::optional<QSet<QString>> namesIn(const QString &list)
{
    QFile file(list);
    if (!file.exists())
        return QSet<QString>();
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    if (!QJsonDocument::fromJson(text).isArray())
        return {};
    static const QRegularExpression own(u"own-[0-9a-f]{32}"_s);
    QSet<QString> names;
    for (auto found = own.globalMatch(QString::fromUtf8(text)); found.hasNext();)
        names.insert(found.next().captured());
    return names;
}

bool isTouchedSince(const QDateTime &time, const QDir &folder)
{
    return std::ranges::any_of(folder.entryInfoList(QDir::Files | QDir::Hidden),
                               [&time](const QFileInfo &file) { return file.lastModified() >= time; });
}

} // namespace

QString newOwnFolder(const QString &folder)
{
    return folder + "/own-"_L1 + QUuid::createUuid().toString(QUuid::Id128);
}

void removeOwn(const QString &file)
{
    QFile::remove(file);
    QDir().rmdir(QFileInfo(file).path());
}

QStringList untouched(const QString &folder, const QDateTime &before, const QString &list)
{
    const auto listed = namesIn(list);
    if (!listed)
        return {};
    static const QRegularExpression own(u"^own-[0-9a-f]{32}$"_s); // nothing else is ours to judge
    QStringList names = QDir(folder).entryList({u"own-*"_s}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    names = names.filter(own);
    names.removeIf([&](const QString &name) {
        return listed->contains(name) || isTouchedSince(before, QDir(folder + u'/' + name));
    });
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
