// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace causerie::ui
{

/// Above the field: which message is answered or edited, with a way out of it.
///
/// Thread: GUI. Owner: Composer.
class ComposerStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit ComposerStrip(QWidget *parent = nullptr);

    void showText(const QString &iconName, const QString &title, const QString &text);

Q_SIGNALS:
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QString m_full;
};

} // namespace causerie::ui
