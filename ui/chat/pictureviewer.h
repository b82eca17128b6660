// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QWidget>

#include <deque>

class QGraphicsPixmapItem;
class QGraphicsView;
class QLabel;
class QToolButton;

namespace causerie::ui
{

class PictureCache;

/// A picture as large as there is room, and its neighbours in the conversation: larger and smaller, the next and the
/// one before, a copy of it elsewhere.
///
/// Thread: GUI. Owner: itself; it goes when it is closed, and with the window it was opened from.
class PictureViewer final : public QWidget
{
    Q_OBJECT

public:
    struct Picture {
        QString file;
        QString name;
    };
    /// Those of `messages` that are here, beginning with `file`.
    static PictureViewer *open(const std::deque<Message> &messages, const QString &file, QWidget &over);

    PictureViewer(std::vector<Picture> pictures, int current, QWidget *parent);

    int current() const { return m_current; }
    double zoom() const; ///< 1: as large as it is
    void step(int by);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(const QString &iconName, const QString &words, auto slot);
    void show(int index);
    void refresh();
    void fit();
    void zoomBy(double factor);
    void save();

    std::vector<Picture> m_pictures;
    int m_current;
    bool m_fits = true; ///< until somebody zooms
    PictureCache *m_cache;
    QGraphicsView *m_view;
    QGraphicsPixmapItem *m_item;
    QLabel *m_words;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace causerie::ui
