// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QPushButton>

class QMenu;

namespace causerie::ui
{

/// Who we are and how we can be reached, with a menu to change the latter.
///
/// Thread: GUI. Owner: the list panel. The session outlives it.
class StatusButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit StatusButton(Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void buildMenu(QMenu &menu);
    void askForStatus();
    Availability shown() const; ///< Offline while there is no stream
    QString ownName() const;    ///< the nickname, else of our address
    QString secondLine() const;

    Session &m_session;
};

} // namespace causerie::ui
