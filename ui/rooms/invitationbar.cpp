// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/invitationbar.h"

#include "core/session/blocklist.h"
#include "core/session/rooms.h"
#include "ui/people/blockdialog.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qsizetype kLongestReason = 140; ///< some four lines of a list
} // namespace

InvitationBar::InvitationBar(Session &session, From from, QWidget *parent)
    : QFrame(parent), m_session(session), m_from(from), m_words(new QLabel(this)), m_more(new QLabel(this)),
      m_join(new QPushButton(tr("&Join"), this)), m_decline(new QPushButton(tr("Decl&ine"), this))
{
    setProperty("kind", u"card"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText); // others wrote it
    m_more->setProperty("kind", u"muted"_s);
    m_more->setFont(smaller(font()));
    m_more->setWordWrap(true);
    auto *body = new QVBoxLayout(this);
    const int margin = scaled(font(), 12);
    body->setContentsMargins(margin, margin, margin, margin);
    body->addWidget(m_words);
    body->addWidget(m_more);
    auto *buttons = new QHBoxLayout;
    if (from == From::People) {
        m_join->setProperty("kind", u"primary"_s);
        buttons->addWidget(m_join, 1);
        buttons->addWidget(m_decline, 1);
    } else {
        m_block = new QPushButton(tr("&Block…"), this);
        for (QPushButton *button : {m_block, m_decline, m_join})
            buttons->addWidget(button, 1);
        connect(m_block, &QPushButton::clicked, this, &InvitationBar::block);
        connect(&session.blocklist(), &Blocklist::changed, this, &InvitationBar::refresh);
    }
    body->addLayout(buttons);
    connect(&session.rooms(), &Rooms::invitationsChanged, this, &InvitationBar::refresh);
    connect(m_join, &QPushButton::clicked, this, [this] {
        const auto all = ours();
        if (all.empty())
            return;
        m_session.rooms().accept(all.front());
        Q_EMIT accepted(all.front().room);
    });
    connect(m_decline, &QPushButton::clicked, this, [this] {
        if (const auto all = ours(); !all.empty())
            m_session.rooms().decline(all.front());
    });
    refresh();
}

std::vector<RoomInvitation> InvitationBar::ours() const
{
    std::vector<RoomInvitation> ours;
    const Rooms &rooms = m_session.rooms();
    std::ranges::copy_if(rooms.invitations(), std::back_inserter(ours), [&](const RoomInvitation &invitation) {
        return rooms.isRequest(invitation) == (m_from == From::Strangers);
    });
    return ours;
}

/// Whoever sent it: what comes through a room comes from the room, whatever name it gives.
void InvitationBar::block()
{
    const auto all = ours();
    if (all.empty())
        return;
    const RoomInvitation invitation = all.front();
    const Jid sender = invitation.throughRoom ? invitation.room : invitation.from.bare();
    auto *dialog = new BlockDialog(m_session, sender, window());
    connect(dialog, &BlockDialog::blocked, this, [this, room = invitation.room] { m_session.rooms().dismiss(room); });
    dialog->open();
}

void InvitationBar::setInSight(bool inSight)
{
    m_isInSight = inSight;
    refresh();
}

void InvitationBar::refresh()
{
    const auto all = ours();
    setVisible(m_isInSight && !all.empty());
    if (all.empty())
        return;
    const RoomInvitation &invitation = all.front();
    const bool isStranger = m_from == From::Strangers;
    // A name that a stranger has chosen may be somebody else's.
    const QString who = isStranger ? invitation.from.toString() : conversationName(m_session, invitation.from);
    const QString room = invitation.room.toString();
    const QString reason = shortened(invitation.reason.simplified(), kLongestReason);
    m_words->setText(reason.isEmpty()
                         ? tr("%1 invites you into the room %2.", "%1 is a person, %2 an address").arg(who, room)
                         : tr("%1 invites you into the room %2: “%3”", "%1 is a person, %2 an address, %3 their words")
                               .arg(who, room, reason));
    m_words->setToolTip(invitation.from.toString().toHtmlEscaped());
    m_join->setAccessibleName(tr("Join %1", "%1 is an address").arg(room));
    m_decline->setAccessibleName(tr("Decline the invitation into %1", "%1 is an address").arg(room));
    if (m_block)
        m_block->setVisible(m_session.blocklist().isAvailable());
    const int others = int(all.size()) - 1;
    m_more->setVisible(others > 0);
    m_more->setText(tr("and %n more invitation(s)", nullptr, others));
    makeRoom();
}

/// The narrow list gives a label the height of its words in a wide one: of long addresses the first and the last line
/// would be cut.
void InvitationBar::makeRoom()
{
    const QMargins margins = layout()->contentsMargins();
    m_words->setMinimumHeight(0); // or the answer would be no less than that
    const int width = contentsRect().width() - margins.left() - margins.right();
    m_words->setMinimumHeight(std::max(0, m_words->heightForWidth(width))); // −1 without words
}

void InvitationBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    makeRoom();
}

} // namespace causerie::ui
