// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/accounts/accountwords.h"

#include <QAbstractButton>

namespace causerie::ui
{

/// An account of ours in the rail: the round picture, how others see us or that something is wrong, what is unread.
/// Checked while its conversations fill the window.
///
/// Thread: GUI. Owner: AccountRail. The session outlives it.
class AccountButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit AccountButton(Session &session, QWidget *parent = nullptr);

    Session &session() const { return m_session; }
    const AccountState &state() const { return m_shown; }
    void setUnread(int unread);
    void setPlace(int place); ///< 0 … in the rail; the first nine have a shortcut
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void refreshWords();
    QString ownName() const; ///< the nickname, else of our address
    void paintTrouble(QPainter &painter, const QRectF &face) const;
    void paintBadge(QPainter &painter, const QRectF &face) const;

    Session &m_session;
    AccountState m_shown;
    int m_place = -1;
};

/// Ctrl+Alt+1 … 9; empty from the tenth place on.
QKeySequence accountKeys(int place);

} // namespace causerie::ui
