// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// "You are talking to Carol on another device — Take the call here": above the messages of whom that device talks to.
/// Hidden when there is no such call.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class OtherDeviceBar final : public QFrame
{
    Q_OBJECT

public:
    explicit OtherDeviceBar(Session &session, QWidget *parent = nullptr);

    void setPeer(const Jid &peer, const QString &name);
    QPushButton *takeButton() const { return m_take; } ///< grey, with the reason as its tip, where it cannot be taken

Q_SIGNALS:
    void takeRequested();

private:
    void refresh();

    Session &m_session;
    Jid m_peer;
    QString m_name;
    QLabel *m_words;
    QPushButton *m_take;
};

} // namespace causerie::ui
