// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>
#include <QList>

class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace causerie::ui
{

class AccountButton;

/// The accounts of ours at the leading edge of the window, one below the other, and "+" for another one. Ctrl+Alt+1 … 9
/// chooses from anywhere in the window, the arrow keys, Home and End inside. Chooses nothing by itself: its owner calls
/// `setCurrent`.
///
/// Thread: GUI. Owner: Frame. The sessions outlive their buttons.
class AccountRail final : public QFrame
{
    Q_OBJECT

public:
    explicit AccountRail(QWidget *parent = nullptr);

    AccountButton *insert(int place, Session &session);
    void remove(Session &session); ///< nothing when it is not there
    AccountButton *find(const Session &session) const;
    const QList<AccountButton *> &buttons() const { return m_buttons; }
    void setCurrent(const Session *session); ///< null: another one is being added
    QToolButton *addButton() const { return m_add; }

Q_SIGNALS:
    void chosen(causerie::Session *session);
    void addRequested();
    void signOutRequested(causerie::Session *session);
    void removeRequested(causerie::Session *session); ///< from this computer; not asked yet

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void renumber();
    void showMenu(AccountButton &button, const QPoint &at);
    void choose(int place);

    QScrollArea *m_area;
    QVBoxLayout *m_column;
    QToolButton *m_add;
    QList<AccountButton *> m_buttons;
};

} // namespace causerie::ui
