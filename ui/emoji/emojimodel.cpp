// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojimodel.h"

#include <utility>

namespace causerie::ui
{

EmojiModel::EmojiModel(std::vector<Emoji> all, QObject *parent)
    : QAbstractListModel(parent), m_all(std::move(all)), m_found(m_all)
{
}

void EmojiModel::search(const QString &query)
{
    beginResetModel(); // what is found has little to do with what was
    m_found = findEmojis(m_all, query);
    endResetModel();
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return at(index.row()).text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return at(index.row()).name;
    default:
        return {};
    }
}

} // namespace causerie::ui
