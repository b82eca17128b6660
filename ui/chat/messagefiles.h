// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/files.h"
#include "ui/chat/fileshown.h"
#include "ui/chat/picturecache.h"
#include "ui/chat/soundplayer.h"

#include <QHash>
#include <QMultiHash>
#include <QSet>

#include <vector>

namespace causerie::ui
{

/// What the rows of a conversation show of their files. Whatever comes into sight is fetched if the person's rule
/// allows it.
///
/// Thread: GUI. Owner: ConversationView. The session's files outlive it.
class MessageFiles final : public QObject
{
    Q_OBJECT

public:
    explicit MessageFiles(Files &files, QObject *parent = nullptr);

    std::vector<FileShown> shown(const Message &message); ///< as many as it has attachments
    /// A sound that is here: plays or holds it, or goes to a place in it when `share` is not below 0.
    void playSound(const Message &message, int index, double share);
    SoundPlayer &sounds() { return m_sounds; } ///< of this window: one plays at a time
    void nextSpeed() { m_sounds.nextSpeed(); }
    bool isBrokenPicture(const QString &file) const { return m_pictures.isBroken(file); }

Q_SIGNALS:
    void changed(qint64 messageId);

private:
    QImage pictureOf(const Message &message, const Attachment &file, bool isHere);
    SoundShown soundOf(const Message &message, const Attachment &file);
    void tell(const QString &file);
    void seen(const Message &message);

    Files &m_files;
    PictureCache m_pictures;
    SoundPlayer m_sounds;
    QMultiHash<QString, qint64> m_heard;   ///< by file: the messages that show it
    QMultiHash<QString, qint64> m_waiting; ///< by file: the messages that show it
    QCache<QByteArray, QImage> m_previews; ///< by their bytes
    QHash<qint64, Message> m_seen;         ///< just came into sight
};

} // namespace causerie::ui
