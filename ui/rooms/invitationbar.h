// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/roomevent.h"
#include "core/session/session.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// Who asks us into which room: Join, or Decline. One at a time; hidden when there is none. Strangers have a bar of
/// their own, among the requests: there joining is not what is proposed, and one can block them.
///
/// Thread: GUI. Owner: the list. The session outlives it.
class InvitationBar final : public QFrame
{
    Q_OBJECT

public:
    enum class From { People, Strangers }; ///< whom we know, or not (`Rooms::isRequest`)

    InvitationBar(Session &session, From from, QWidget *parent = nullptr);
    void setInSight(bool inSight); ///< false: hidden whatever there is

Q_SIGNALS:
    void accepted(const causerie::Jid &room); ///< it is being joined

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void makeRoom();
    std::vector<RoomInvitation> ours() const; ///< those that are for this bar
    void block();

    Session &m_session;
    From m_from;
    bool m_isInSight = true;
    QLabel *m_words;
    QLabel *m_more;
    QPushButton *m_join;
    QPushButton *m_decline;
    QPushButton *m_block = nullptr;
};

} // namespace causerie::ui
