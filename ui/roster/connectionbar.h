// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Says when there is no connection and when the next attempt is made. Hidden while all is well.
///
/// Thread: GUI. Owner: the list panel. The session outlives it.
class ConnectionBar final : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionBar(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void doctorRequested(); ///< to look at why

private:
    void refresh();
    void refreshWords();

    Session &m_session;
    QLabel *m_words;
    QPushButton *m_retry;
    QPushButton *m_doctor;
    QTimer m_second; ///< counts down while waiting
};

/// The cause in one sentence, for a person.
QString connectionWords(const xmpp::ConnectionError &error);

} // namespace causerie::ui
