// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace causerie::ui
{

/// Pictures of files, decoded on workers no larger than needed and remembered while there is room.
///
/// Thread: GUI. Owner: whoever shows them.
class PictureCache final : public QObject
{
    Q_OBJECT

public:
    explicit PictureCache(const QSize &within, QObject *parent = nullptr);
    ~PictureCache() override { m_pool.clear(); }

    /// Null while it is loaded (`loaded` follows) or when it is no picture (see `isBroken`).
    QImage find(const QString &file);
    bool isBroken(const QString &file) const { return m_broken.contains(file); }

Q_SIGNALS:
    void loaded(const QString &file); ///< or found to be broken

private:
    QSize m_within;
    QCache<QString, QImage> m_pictures; ///< cost: kilobytes
    QSet<QString> m_loading;
    QSet<QString> m_broken;
    QThreadPool m_pool; ///< one after the other: somebody may have sent many that are large
};

} // namespace causerie::ui
