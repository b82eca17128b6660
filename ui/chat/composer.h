// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QPlainTextEdit>

class QToolButton;

namespace causerie::ui
{

/// The text being written: Enter sends, Shift+Enter breaks the line, grows to six lines, takes plain text only.
///
/// Thread: GUI. Owner: Composer.
class MessageEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int kMostLines = 6;

    explicit MessageEdit(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void focusChanged(bool focused);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    int heightFor(int lines) const;
    void grow();
};

/// Where a message is written and sent from.
///
/// Thread: GUI. Owner: ConversationView.
class Composer final : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    void setPeerName(const QString &name);
    QString text() const;
    void setText(const QString &text);    ///< a draft; does not count as typing
    void insertText(const QString &text); ///< typed elsewhere
    void focusText();

Q_SIGNALS:
    void sendRequested(const QString &text); ///< not blank; the field has been emptied
    void edited(bool empty);                 ///< by the person, not by `setText`

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void send();

    MessageEdit *m_edit;
    QToolButton *m_send;
    bool m_quiet = false;
};

} // namespace causerie::ui
