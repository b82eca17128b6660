// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace causerie::ui
{

/// Above the field: which message is answered or edited, with a way out of it; or what waits, with something to do.
///
/// Thread: GUI. Owner: Composer.
class ComposerStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit ComposerStrip(QWidget *parent = nullptr);

    enum class Length { OneLine, Whole };
    /// A quotation may be cut to one line; what the program has to say may not.
    void showText(const QString &iconName, const QString &title, const QString &text, Length length = Length::OneLine);
    /// In place of the way out. What `hint` says is read as a tool tip.
    void setAction(const QString &words, const QString &hint);
    void setActionEnabled(bool enabled);

Q_SIGNALS:
    void closed();
    void actionRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QToolButton *m_close;
    QPushButton *m_action = nullptr;
    QString m_full;
    Length m_length = Length::OneLine;
};

} // namespace causerie::ui
