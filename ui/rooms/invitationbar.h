// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Who asks us into which room: Join, or Decline. One at a time; hidden when there is none.
///
/// Thread: GUI. Owner: the list. The session outlives it.
class InvitationBar final : public QFrame
{
    Q_OBJECT

public:
    explicit InvitationBar(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void accepted(const causerie::Jid &room); ///< it is being joined

private:
    void refresh();

    Session &m_session;
    QLabel *m_words;
    QLabel *m_more;
    QPushButton *m_join;
    QPushButton *m_decline;
};

} // namespace causerie::ui
