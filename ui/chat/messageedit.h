// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPlainTextEdit>

namespace causerie::ui
{

/// The files of this machine in what was pasted or dropped; empty when anything else is in it. Pure.
QStringList localFiles(const QMimeData &data);

/// From the text to the rim of the field that is painted around it.
QMargins fieldMargins(const QFont &font);

/// The text being written: Enter sends, Shift+Enter breaks the line, grows to six lines, takes plain text only.
///
/// Thread: GUI. Owner: Composer.
class MessageEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int kMostLines = 6;

    explicit MessageEdit(QWidget *parent = nullptr);

    /// In the place of the text while there is none; cut to one line.
    void setHint(const QString &words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void cancelRequested(); ///< Escape
    void upFromEmpty();     ///< the last message is to be edited
    void focusChanged(bool focused);
    void filesGiven(const QStringList &paths); ///< pasted or dropped
    void pictureGiven(const QImage &picture);  ///< pasted or dropped, no file

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    int heightFor(int lines) const;
    void grow();
    void showHint();

    QString m_hint;
};

} // namespace causerie::ui
