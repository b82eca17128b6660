// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/media/mediamodel.h"

#include "core/files/picture.h"
#include "core/session/files.h"
#include "ui/chat/attachmentwords.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr QSize kThumbnail{320, 320}; // pixels
constexpr int kEnough = 30;           // rows that one question should bring
constexpr qsizetype kMostPreviews = 200;
} // namespace

MediaModel::MediaModel(Session &session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_pictures(kThumbnail), m_previews(kMostPreviews)
{
    connect(&m_pictures, &PictureCache::loaded, this, &MediaModel::tell);
    connect(&session.files(), &Files::progressed, this, [this](const FileKey &key) {
        for (int row = 0; row < rowCount(); ++row) {
            if (at(row).message.id == key.message)
                Q_EMIT dataChanged(index(row), index(row));
        }
    });
    connect(&session.conversations(), &Conversations::aboutToClear, this, [this] { setPeer({}); });
}

void MediaModel::setPeer(const Jid &peer)
{
    beginResetModel();
    m_peer = peer;
    for (auto &items : m_items)
        items.clear();
    m_oldest.reset();
    m_hasOlder = !peer.isEmpty();
    m_isLoading = false;
    ++m_asked;
    if (m_conversation)
        disconnect(m_conversation, nullptr, this, nullptr);
    m_conversation = nullptr;
    if (!peer.isEmpty())
        follow(&m_session.conversations().at(peer));
    endResetModel();
    if (m_hasOlder)
        fetchMore({});
}

void MediaModel::follow(Conversation *conversation)
{
    m_conversation = conversation;
    connect(conversation, &Conversation::inserted, this, [this](int first, int count) {
        for (int i = first; i < first + count; ++i)
            upsert(m_conversation->messages()[size_t(i)]);
    });
    connect(conversation, &Conversation::messageChanged, this,
            [this](int index) { upsert(m_conversation->messages()[size_t(index)]); });
}

void MediaModel::setKind(MediaKind kind)
{
    if (m_kind == kind)
        return;
    beginResetModel();
    m_kind = kind;
    endResetModel();
    if (rowCount() < kEnough && m_hasOlder)
        fetchMore({});
}

int MediaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(shown().size());
}

bool MediaModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasOlder && !m_isLoading;
}

void MediaModel::fetchMore(const QModelIndex &)
{
    m_missing = kEnough;
    if (m_isLoading || !m_hasOlder)
        return;
    m_isLoading = true;
    m_session.files().list(m_peer, m_oldest, kPage, this, [this, asked = m_asked](const Page &page) {
        if (asked == m_asked)
            take(page);
    });
}

void MediaModel::take(const Page &page)
{
    m_isLoading = false;
    m_hasOlder = page.hasOlder;
    const int before = rowCount();
    if (!page.messages.empty())
        m_oldest = cursorOf(page.messages.front());
    for (auto message = page.messages.rbegin(); message != page.messages.rend(); ++message)
        add(*message);
    m_missing -= rowCount() - before;
    if (m_missing > 0 && m_hasOlder) {
        const int missing = m_missing;
        fetchMore({});
        m_missing = missing;
    }
    Q_EMIT loaded();
}

void MediaModel::add(const Message &message)
{
    for (int i = 0; i < int(message.attachments.size()); ++i)
        put({message, i});
}

void MediaModel::upsert(const Message &message)
{
    if (message.retraction != Retraction::None || message.attachments.empty())
        return remove(message.id);
    // What is older than all we have comes with its page.
    if (m_hasOlder && (!m_oldest || cursorOf(message) < *m_oldest))
        return;
    add(message);
}

void MediaModel::put(const MediaItem &item)
{
    const MediaKind kind = mediaKind(item.file());
    auto &items = of(kind);
    const auto place = std::ranges::lower_bound(items, item, standsBefore);
    const int row = int(place - items.begin());
    if (place != items.end() && place->message.id == item.message.id && place->index == item.index) {
        *place = item;
        if (kind == m_kind)
            Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    if (kind == m_kind)
        beginInsertRows({}, row, row);
    items.insert(place, item);
    if (kind == m_kind)
        endInsertRows();
}

void MediaModel::remove(qint64 messageId)
{
    for (int kind = 0; kind < kMediaKinds; ++kind) {
        auto &items = m_items[size_t(kind)];
        for (int row = int(items.size()) - 1; row >= 0; --row) {
            if (items[size_t(row)].message.id != messageId)
                continue;
            const bool isShown = kind == int(m_kind);
            if (isShown)
                beginRemoveRows({}, row, row);
            items.erase(items.begin() + row);
            if (isShown)
                endRemoveRows();
        }
    }
}

void MediaModel::tell(const QString &file)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).file().localFile == file)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

QImage MediaModel::picture(int row)
{
    const MediaItem &item = at(row);
    if (item.isHere() && !m_pictures.isBroken(item.file().localFile)) {
        if (const QImage picture = m_pictures.find(item.file().localFile); !picture.isNull())
            return picture;
    }
    const QByteArray &thumbnail = item.file().thumbnail;
    if (thumbnail.isEmpty())
        return {};
    if (const QImage *known = m_previews.object(thumbnail))
        return *known;
    const QImage preview = files::decodePreview(thumbnail).value_or(QImage());
    m_previews.insert(thumbnail, new QImage(preview));
    return preview;
}

QString MediaModel::senderName(const Message &message) const
{
    if (message.direction == Direction::Outgoing)
        return tr("You");
    if (isRoom(m_session, message.conversation.bare()) && !message.from.resource().isEmpty())
        return message.from.resource();
    return conversationName(m_session, message.from.bare());
}

std::vector<Message> MediaModel::messages() const
{
    std::vector<Message> all;
    for (auto item = shown().rbegin(); item != shown().rend(); ++item) {
        if (all.empty() || all.back().id != item->message.id)
            all.push_back(item->message);
    }
    return all;
}

QVariant MediaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MediaItem &item = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.file().name;
    case Qt::ToolTipRole:
        return tr("%1\n%2, %3", "%1 is a file name, %2 who sent it, %3 when")
            .arg(item.file().name, senderName(item.message), formatDateTime(item.message.sentAt));
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "%1 says what kind of file and its name, %2 who sent it, %3 when")
            .arg(spokenFile(item.file()), senderName(item.message), formatDateTime(item.message.sentAt));
    default:
        return {};
    }
}

} // namespace causerie::ui
