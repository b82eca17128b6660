// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagefiles.h"

#include "core/files/picture.h"
#include "ui/chat/attachmentwords.h"
#include "ui/style/format.h"

#include <QFile>
#include <QTimer>

#include <utility>

namespace causerie::ui
{

namespace
{
constexpr QSize kLargest{1024, 1024}; ///< pixels of a picture in a bubble
constexpr qsizetype kMostPreviews = 200;
} // namespace

MessageFiles::MessageFiles(Files &files, QObject *parent)
    : QObject(parent), m_files(files), m_pictures(kLargest), m_previews(kMostPreviews)
{
    connect(&m_files, &Files::progressed, this, [this](const FileKey &key) { Q_EMIT changed(key.message); });
    connect(&m_sounds, &SoundPlayer::changed, this, &MessageFiles::tell);
    connect(&m_sounds, &SoundPlayer::shapeKnown, this, &MessageFiles::tell);
    connect(&m_pictures, &PictureCache::loaded, this, [this](const QString &file) {
        const QList<qint64> messages = m_waiting.values(file);
        m_waiting.remove(file);
        for (const qint64 message : messages)
            Q_EMIT changed(message);
    });
}

/// Sounds are few, so every message that ever showed one is told.
void MessageFiles::tell(const QString &file)
{
    const QList<qint64> messages = m_heard.values(file);
    for (const qint64 message : messages)
        Q_EMIT changed(message);
}

SoundShown MessageFiles::soundOf(const Message &message, const Attachment &file)
{
    const QString &path = file.localFile;
    SoundShown sound;
    sound.canPlay = !m_sounds.isBroken(path);
    sound.isPlaying = m_sounds.isPlaying(path);
    sound.share = m_sounds.share(path);
    sound.positionMs = m_sounds.positionMs(path);
    sound.speed = m_sounds.speed();
    sound.shape = file.waveform.empty() ? m_sounds.shape(path) : file.waveform;
    sound.lengthMs = m_sounds.lengthMs(path);
    if (!m_heard.contains(path, message.id))
        m_heard.insert(path, message.id);
    return sound;
}

void MessageFiles::playSound(const Message &message, int index, double share)
{
    if (index < 0 || size_t(index) >= message.attachments.size())
        return;
    const QString &file = message.attachments[size_t(index)].localFile;
    if (share >= 0)
        m_sounds.seek(file, share);
    else
        m_sounds.toggle(file);
    tell(file);
}

std::vector<FileShown> MessageFiles::shown(const Message &message)
{
    std::vector<FileShown> all;
    for (int i = 0; i < int(message.attachments.size()); ++i) {
        const Attachment &file = message.attachments[size_t(i)];
        FileShown one;
        if (const auto progress = m_files.progress({message.id, i})) {
            one.stage = progress->stage;
            one.isMoving = !one.asks();
            one.done = progress->done;
            one.total = progress->total;
        }
        one.isHere = !file.localFile.isEmpty() && QFile::exists(file.localFile);
        one.isDirect = message.direction == Direction::Incoming && file.url.isEmpty() && !one.isHere;
        if (isShownPicture(file)) {
            one.picture = pictureOf(message, file, one.isHere);
            one.isBroken = one.isHere && m_pictures.isBroken(file.localFile);
        }
        if (one.isHere && !one.isMoving && isSound(file))
            one.sound = soundOf(message, file);
        if (file.state == TransferState::Offered && !one.isMoving && !one.isGone())
            seen(message);
        all.push_back(one);
    }
    return all;
}

QImage MessageFiles::pictureOf(const Message &message, const Attachment &file, bool isHere)
{
    if (isHere) {
        const QImage picture = m_pictures.find(file.localFile);
        if (!picture.isNull() || m_pictures.isBroken(file.localFile))
            return picture;
        if (!m_waiting.contains(file.localFile, message.id))
            m_waiting.insert(file.localFile, message.id);
    }
    if (file.thumbnail.isEmpty())
        return {};
    if (const QImage *known = m_previews.object(file.thumbnail))
        return *known;
    const QImage preview = files::decodePreview(file.thumbnail).value_or(QImage());
    m_previews.insert(file.thumbnail, new QImage(preview));
    return preview;
}

/// Not from inside a layout, which may be what asks.
void MessageFiles::seen(const Message &message)
{
    if (m_seen.isEmpty())
        QTimer::singleShot(0, this, [this] {
            for (const Message &one : std::exchange(m_seen, {}))
                m_files.wanted(one);
        });
    m_seen.insert(message.id, message);
}

} // namespace causerie::ui
