// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/emoji/emojilist.h"

#include <QAbstractListModel>

namespace causerie::ui
{

/// The emojis that a search leaves.
///
/// Thread: GUI. Owner: EmojiPicker.
class EmojiModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit EmojiModel(std::vector<Emoji> all, QObject *parent = nullptr);

    void search(const QString &query); ///< see `findEmojis`
    const Emoji &at(int row) const { return m_found[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Emoji> m_all;
    std::vector<Emoji> m_found;
};

} // namespace causerie::ui
