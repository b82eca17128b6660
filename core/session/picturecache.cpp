// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/picturecache.h"

#include "core/base/log.h"
#include "core/files/picture.h"
#include "core/files/portrait.h"

#include <QFile>
#include <QSaveFile>

namespace causerie
{

namespace
{

constexpr qint64 kLongestList = 4 * 1024 * 1024; // bytes

QByteArray contents(const QString &path, qint64 most)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(most) : QByteArray();
}

bool save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QImage decoded(const QByteArray &bytes)
{
    // Decoded a little larger than it is needed, for what is wider than high is cut.
    const auto picture = files::decodePicture(bytes, {PictureCache::kSide * 4, PictureCache::kSide * 4});
    if (!picture)
        return {};
    return files::squared(*picture, PictureCache::kSide).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

PictureCache::PictureCache(const QDir &folder, QObject *parent) : QObject(parent), m_folder(folder)
{
    m_pool.setMaxThreadCount(1);
}

PictureCache::~PictureCache()
{
    m_pool.waitForDone();
}

void PictureCache::read(const QString &sha1, QObject *context, Found done)
{
    run(
        context,
        [path = path(sha1), sha1] {
            const QByteArray bytes = contents(path, files::kMostForeignPortrait);
            // Another program may have written there.
            return !bytes.isEmpty() && files::sha1Of(bytes) == sha1 ? decoded(bytes) : QImage();
        },
        std::move(done));
}

void PictureCache::keep(const QString &sha1, const QByteArray &bytes, QObject *context, Found done)
{
    run(
        context,
        [folder = m_folder, path = path(sha1), bytes] {
            const QImage picture = decoded(bytes);
            if (!picture.isNull() && !(folder.mkpath(QStringLiteral(".")) && save(path, bytes)))
                qCWarning(lcSession) << "a picture could not be kept";
            return picture;
        },
        std::move(done));
}

void PictureCache::write(const QString &name, const QByteArray &bytes)
{
    m_pool.start([folder = m_folder, path = path(name), bytes] {
        if (!(folder.mkpath(QStringLiteral(".")) && save(path, bytes)))
            qCWarning(lcSession) << "whose pictures these are could not be kept";
    });
}

void PictureCache::remove(const QStringList &names, const QString &list)
{
    m_pool.start([folder = m_folder, names, list] {
        QByteArray others;
        for (const QString &other : folder.entryList({QLatin1StringView(kListPrefix) + u'*'}, QDir::Files)) {
            if (other != list)
                others += contents(folder.filePath(other), kLongestList);
        }
        for (const QString &name : names) {
            if (name == list || !others.contains(name.toLatin1()))
                QFile::remove(folder.filePath(name));
        }
    });
}

QByteArray PictureCache::readNow(const QString &name) const
{
    return contents(path(name), kLongestList);
}

} // namespace causerie
