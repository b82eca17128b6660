// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/invitationbar.h"

#include "core/session/rooms.h"
#include "ui/roster/names.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

InvitationBar::InvitationBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)), m_more(new QLabel(this)),
      m_join(new QPushButton(tr("&Join"), this)), m_decline(new QPushButton(tr("Decl&ine"), this))
{
    setProperty("kind", u"card"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText); // others wrote it
    m_more->setProperty("kind", u"muted"_s);
    m_more->setFont(smaller(font()));
    m_join->setProperty("kind", u"primary"_s);
    auto *body = new QVBoxLayout(this);
    const int margin = scaled(font(), 12);
    body->setContentsMargins(margin, margin, margin, margin);
    body->addWidget(m_words);
    body->addWidget(m_more);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_join, 1);
    buttons->addWidget(m_decline, 1);
    body->addLayout(buttons);
    Rooms &rooms = session.rooms();
    connect(&rooms, &Rooms::invitationsChanged, this, &InvitationBar::refresh);
    connect(m_join, &QPushButton::clicked, this, [this] {
        if (m_session.rooms().invitations().empty())
            return;
        const RoomInvitation invitation = m_session.rooms().invitations().front();
        m_session.rooms().accept(invitation);
        Q_EMIT accepted(invitation.room);
    });
    connect(m_decline, &QPushButton::clicked, this, [this] {
        if (!m_session.rooms().invitations().empty())
            m_session.rooms().decline(RoomInvitation(m_session.rooms().invitations().front()));
    });
    refresh();
}

void InvitationBar::refresh()
{
    const auto &all = m_session.rooms().invitations();
    setVisible(!all.empty());
    if (all.empty())
        return;
    const RoomInvitation &invitation = all.front();
    const QString who = conversationName(m_session, invitation.from);
    const QString room = invitation.room.toString();
    const QString reason = invitation.reason.simplified();
    m_words->setText(reason.isEmpty()
                         ? tr("%1 invites you into the room %2.", "%1 is a person, %2 an address").arg(who, room)
                         : tr("%1 invites you into the room %2: “%3”", "%1 is a person, %2 an address, %3 their words")
                               .arg(who, room, reason));
    m_words->setToolTip(invitation.from.toString().toHtmlEscaped());
    m_join->setAccessibleName(tr("Join %1", "%1 is an address").arg(room));
    m_decline->setAccessibleName(tr("Decline the invitation into %1", "%1 is an address").arg(room));
    const int others = int(all.size()) - 1;
    m_more->setVisible(others > 0);
    m_more->setText(tr("and %n more invitation(s)", nullptr, others));
}

} // namespace causerie::ui
