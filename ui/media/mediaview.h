// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/media/mediadelegate.h"

#include <QListView>

namespace causerie::ui
{

/// The files of a conversation in a grid or in rows. A click or Enter asks for the file, a click at a row's end for its
/// message, the menu for either.
///
/// Thread: GUI. Owner: MediaPane.
class MediaView final : public QListView
{
    Q_OBJECT

public:
    MediaView(MediaModel &model, const Files &files, const SoundPlayer &sounds, QWidget *parent = nullptr);

    void arrange(); ///< for the model's kind

Q_SIGNALS:
    void chosen(int row);
    void messageWanted(int row);
    void menuWanted(int row, const QPoint &globalPlace);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    MediaModel &m_model;
    MediaDelegate *m_delegate;
    QPersistentModelIndex m_pressed;
    void mousePressEvent(QMouseEvent *event) override;
};

} // namespace causerie::ui
