// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QLabel;

namespace causerie::ui
{

/// Above a stranger's messages: accept, or decline. They learn nothing until then.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class StrangerBar final : public QFrame
{
    Q_OBJECT

public:
    explicit StrangerBar(Session &session, QWidget *parent = nullptr);

    void setPeer(const Jid &peer, const QString &name, bool isRequest); ///< hidden when it is none

Q_SIGNALS:
    void declined();

private:
    Session &m_session;
    Jid m_peer;
    QLabel *m_words;
};

} // namespace causerie::ui
