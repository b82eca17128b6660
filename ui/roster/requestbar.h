// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Who asks to see when we are online, one at a time, oldest first, and a way to all of them. Hidden while nobody does,
/// or it is not in sight.
///
/// Thread: GUI. Owner: the list panel. The session outlives it.
class RequestBar final : public QFrame
{
    Q_OBJECT

public:
    explicit RequestBar(Session &session, QWidget *parent = nullptr);
    void setInSight(bool inSight); ///< false: hidden whatever there is

Q_SIGNALS:
    void allRequested(); ///< to be shown

private:
    void refresh();
    void approve();
    void deny();

    Session &m_session;
    bool m_isInSight = true;
    QLabel *m_words;
    QLabel *m_said; ///< by them
    QPushButton *m_more;
    QPushButton *m_approve;
    QPushButton *m_deny;
};

} // namespace causerie::ui
