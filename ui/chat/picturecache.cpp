// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/picturecache.h"

#include "core/files/picture.h"

#include <QFutureWatcher>
#include <QPromise>

#include <algorithm>
#include <memory>

namespace causerie::ui
{

namespace
{
constexpr qsizetype kMostKilobytes = 64 * 1024;
}

PictureCache::PictureCache(const QSize &within, QObject *parent)
    : QObject(parent), m_within(within), m_pictures(kMostKilobytes)
{
    m_pool.setMaxThreadCount(1);
}

QImage PictureCache::find(const QString &file)
{
    if (const QImage *known = m_pictures.object(file))
        return *known;
    if (m_loading.contains(file) || m_broken.contains(file))
        return {};
    m_loading.insert(file);
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    auto *watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, file] {
        watcher->deleteLater();
        const QImage picture = watcher->result();
        m_loading.remove(file);
        if (picture.isNull())
            m_broken.insert(file);
        else
            m_pictures.insert(file, new QImage(picture), std::max<qsizetype>(1, picture.sizeInBytes() / 1024));
        Q_EMIT loaded(file);
    });
    watcher->setFuture(promise->future());
    m_pool.start([promise, file, within = m_within] {
        promise->addResult(files::loadPicture(file, within).value_or(QImage()));
        promise->finish();
    });
    return {};
}

} // namespace causerie::ui
