// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace causerie::ui
{

class Avatar;

/// With whom we speak and how they can be reached; call, details, and back when the list is hidden.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class ConversationHeader final : public QFrame
{
    Q_OBJECT

public:
    explicit ConversationHeader(Session &session, QWidget *parent = nullptr);

    void setPeer(const Jid &peer);
    void setBackShown(bool shown);
    void setDetailsShown(bool shown); ///< how the button stands

Q_SIGNALS:
    void backRequested();
    void detailsToggled(bool shown);
    void callRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void refreshCall();
    void elide();

    Session &m_session;
    Jid m_peer;
    QString m_fullName;
    QString m_fullStatus;
    QToolButton *m_back;
    Avatar *m_avatar;
    QLabel *m_name;
    QLabel *m_status;
    QToolButton *m_call;
    QToolButton *m_details;
};

/// "Available — At the balcony · 2 devices"; "Not a contact" for strangers.
QString presenceWords(const Contact *contact);

} // namespace causerie::ui
