// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>

namespace causerie
{

/// Pictures of people on the disk, each under the hash of its bytes, read and decoded away from the GUI thread. What is
/// no picture, or a trap (see files::decodePicture), is not kept.
///
/// Thread: GUI; the work runs on a thread of its own, in order. Owner: Avatars. Destroying it finishes what was begun.
class PictureCache final : public QObject
{
    Q_OBJECT

public:
    static constexpr auto kListPrefix = "of-"; ///< begins the name of a small file that lists whose pictures are whose
    static constexpr int kSide = 168;          ///< pixels of a decoded one: the largest that is shown, on a fine screen

    using Found = std::function<void(const QImage &)>; ///< squared; null when there is none

    explicit PictureCache(const QDir &folder, QObject *parent = nullptr);
    ~PictureCache() override;

    /// `done` later, unless `context` dies first.
    void read(const QString &sha1, QObject *context, Found done);
    void keep(const QString &sha1, const QByteArray &bytes, QObject *context, Found done);
    void write(const QString &name, const QByteArray &bytes); ///< a small file beside them
    /// Those that no list but `list` names: accounts share their pictures.
    void remove(const QStringList &names, const QString &list);
    QByteArray readNow(const QString &name) const; ///< of those; waits for the disk, for start only

    /// Runs `work` on the thread and `done` with its result here.
    template<typename Work, typename Done>
    void run(QObject *context, Work work, Done done)
    {
        m_pool.start([this, context = QPointer(context), work = std::move(work), done = std::move(done)]() mutable {
            QMetaObject::invokeMethod(this, [context, result = work(), done = std::move(done)] {
                if (context)
                    done(result);
            });
        });
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QDir m_folder;
    QThreadPool m_pool;
};

} // namespace causerie
