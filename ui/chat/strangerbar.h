// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Above the messages of a stranger: accept, decline, or block. They learn nothing until then. Above those of somebody
/// who is blocked: unblock.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class StrangerBar final : public QFrame
{
    Q_OBJECT

public:
    explicit StrangerBar(Session &session, QWidget *parent = nullptr);

    void setPeer(const Jid &peer, const QString &name, bool isRequest); ///< hidden when neither

Q_SIGNALS:
    void declined();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void unblock();

    Session &m_session;
    Jid m_peer;
    QString m_name;
    bool m_isRequest = false;
    QLabel *m_words;
    QBoxLayout *m_all;
    QPushButton *m_block;
    QPushButton *m_decline;
    QPushButton *m_accept;
    QPushButton *m_unblock;
};

} // namespace causerie::ui
