// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/emoji/emojilist.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QStackedLayout;

namespace causerie::ui
{

class EmojiModel;
class EmojiView;

/// A small window over all others in which one emoji is looked for and picked; any other can be typed or pasted.
///
/// Thread: GUI. Owner: itself (deleted on close).
class EmojiPicker final : public QFrame
{
    Q_OBJECT

public:
    EmojiPicker(std::vector<Emoji> all, QWidget *parent); ///< whoever opens several keeps what `allEmojis` says

    void openAt(const QPoint &global); ///< a corner there, all of it on the screen

Q_SIGNALS:
    void picked(const QString &emoji); ///< then it closes

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showName();
    void pick(int row);

    EmojiModel *m_model;
    QLineEdit *m_query;
    EmojiView *m_view;
    QLabel *m_nothing;
    QStackedLayout *m_pages;
    QLabel *m_name; ///< of the one that would be picked
};

} // namespace causerie::ui
