// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/chat/picturecache.h"
#include "ui/media/mediaitem.h"

#include <QAbstractListModel>
#include <QCache>
#include <QImage>
#include <QPointer>

#include <array>
#include <deque>

namespace causerie::ui
{

/// The files of one conversation, one kind at a time, newest first; loaded from the store page by page as the view
/// wants more, and kept up to date while it is open.
///
/// Thread: GUI. Owner: MediaPane. The session outlives it.
class MediaModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kPage = 60; ///< messages asked for at once

    explicit MediaModel(Session &session, QObject *parent = nullptr);

    void setPeer(const Jid &peer); ///< empty: none. The same one again: anew
    void setKind(MediaKind kind);
    MediaKind kind() const { return m_kind; }
    const MediaItem &at(int row) const { return shown()[size_t(row)]; }
    bool isLoading() const { return m_isLoading; }
    QString senderName(const Message &message) const;
    QImage picture(int row);               ///< ours, or its preview; null: neither, or not yet
    std::vector<Message> messages() const; ///< of what is shown, oldest first

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded(); ///< a page, perhaps with nothing of this kind

private:
    std::deque<MediaItem> &of(MediaKind kind) { return m_items[size_t(kind)]; }
    const std::deque<MediaItem> &shown() const { return m_items[size_t(m_kind)]; }
    void follow(Conversation *conversation);
    void take(const Page &page);
    void add(const Message &message);
    void upsert(const Message &message);
    void put(const MediaItem &item);
    void remove(qint64 messageId);
    void tell(const QString &file);

    Session &m_session;
    Jid m_peer;
    QPointer<Conversation> m_conversation;
    MediaKind m_kind = MediaKind::Pictures;
    std::array<std::deque<MediaItem>, kMediaKinds> m_items;
    std::optional<Cursor> m_oldest; ///< of what was loaded
    PictureCache m_pictures;
    QCache<QByteArray, QImage> m_previews; ///< by their bytes
    int m_missing = 0;                     ///< rows of this kind that the view still waits for
    int m_asked = 0;                       ///< answers to older questions are dropped
    bool m_hasOlder = false;
    bool m_isLoading = false;
};

} // namespace causerie::ui
