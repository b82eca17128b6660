// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;

namespace causerie::ui
{

/// "In call 12:47 — Return": the call in progress, seen from the conversation. Hidden without one.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class CallBar final : public QFrame
{
    Q_OBJECT

public:
    explicit CallBar(Session &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void returnRequested();

private:
    void follow();
    void refresh();

    Session &m_session;
    QPointer<Call> m_call;
    QLabel *m_words;
    QTimer m_second;
};

} // namespace causerie::ui
