// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/media/mediamodel.h"

#include <QStyledItemDelegate>

namespace causerie
{
class Files;
}

namespace causerie::ui
{

class SoundPlayer;

/// Paints the files of a conversation: pictures as squares, all else as rows with name, length, size, day and sender.
///
/// Thread: GUI. Owner: MediaView.
class MediaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    MediaDelegate(MediaModel &model, const Files &files, const SoundPlayer &sounds, QObject *parent);

    void setSquare(int side) { m_square = side; } ///< of a picture
    /// Where a click leads to the message instead of to the file, in a row's rectangle.
    static QRect jumpPlace(const QStyleOptionViewItem &option);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintPicture(QPainter &painter, const QStyleOptionViewItem &option, int row) const;
    void paintRow(QPainter &painter, const QStyleOptionViewItem &option, int row) const;
    QString iconOf(const MediaItem &item) const;

    MediaModel &m_model;
    const Files &m_files;
    const SoundPlayer &m_sounds;
    int m_square = 80;
};

} // namespace causerie::ui
