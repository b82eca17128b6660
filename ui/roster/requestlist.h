// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace causerie::ui
{

/// They see us from now on; whoever may do that is worth seeing, so they become a contact, too.
void letSee(Session &session, const Jid &jid);

/// All who ask to see when we are online, oldest first, each with what can be answered, and a way to decline them all.
/// Hidden while nobody asks, or it is not in sight. Of very many the oldest are shown; the next follow as these are
/// answered.
///
/// Thread: GUI. Owner: the list panel. The session outlives it.
class RequestList final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kMostRows = 50;

    explicit RequestList(Session &session, QWidget *parent = nullptr);
    void setInSight(bool inSight); ///< false: hidden whatever there is
    void setRoom(int height);      ///< no higher than this, in pixels; what does not fit is scrolled to

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Row;

    void refresh();
    void refreshRows();
    void fit();
    void askToDeclineAll();

    Session &m_session;
    bool m_isInSight = false;
    int m_room = 400;
    QLabel *m_words;
    QPushButton *m_declineAll;
    QScrollArea *m_scroll;
    QVBoxLayout *m_rows;
    QLabel *m_more;
    QTimer *m_soon;             ///< many may come or go at once
    std::vector<Row *> m_shown; ///< in the order of the requests
};

} // namespace causerie::ui
