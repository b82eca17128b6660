// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

class QMenu;

namespace causerie::ui
{

/// What can be done with the account itself: another password, its end, and how its server is reached. How it ended is
/// told also when the dialog has been closed meanwhile.
///
/// Thread: GUI. Owner: MainWindow, over which the dialogs stand. The session outlives it.
class AccountActions final : public QObject
{
    Q_OBJECT

public:
    AccountActions(Session &session, QWidget &window);

    void fill(QMenu &menu);
    void changePassword();
    void removeAccount();
    void examine(); ///< how the server is reached

Q_SIGNALS:
    void told(const QString &words);
    void removeHereRequested(); ///< from this computer only; not asked yet

private:
    Session &m_session;
    QWidget &m_window;
};

} // namespace causerie::ui
