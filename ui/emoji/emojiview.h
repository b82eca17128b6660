// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>

namespace causerie::ui
{

/// A grid of emojis. Enter or a click activates one; what is typed is told to whoever searches.
///
/// Thread: GUI. Owner: EmojiPicker.
class EmojiView final : public QListView
{
    Q_OBJECT

public:
    explicit EmojiView(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    void typed(const QString &text);
    void leftUpwards(); ///< up from the first line

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace causerie::ui
