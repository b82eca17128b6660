// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the main window shows rooms: which of its parts asks for what, and who answers.

#include "core/session/rooms.h"
#include "ui/chat/conversationview.h"
#include "ui/mainwindow.h"
#include "ui/rooms/invitationbar.h"
#include "ui/rooms/roomactions.h"
#include "ui/rooms/roomchronicle.h"
#include "ui/rooms/roompane.h"
#include "ui/roster/attention.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/names.h"

#include <QApplication>
#include <QMenu>

namespace causerie::ui
{

void MainWindow::connectRooms()
{
    new RoomChronicle(m_session.rooms(), this);
    m_list->setRoomMenu([this](QMenu &menu, const Jid &room, QWidget *) { m_roomActions->fill(menu, room); });
    m_list->setAttention(*m_attention);
    m_conversation->setRoomMenu([this](QMenu &menu, const Jid &room) { m_roomActions->fill(menu, room); });
    auto *invitations = new InvitationBar(m_session, InvitationBar::From::People, m_list);
    m_list->addBar(invitations);
    auto *requests = new InvitationBar(m_session, InvitationBar::From::Strangers, m_list);
    requests->setInSight(false);
    m_list->addBar(requests);
    connect(m_list, &ListPanel::tabChanged, requests,
            [requests](ListPanel::Tab tab) { requests->setInSight(tab == ListPanel::Tab::Requests); });
    for (const InvitationBar *bar : {invitations, requests})
        connect(bar, &InvitationBar::accepted, this, &MainWindow::openConversation);

    connect(m_list, &ListPanel::roomRequested, this, [this] { m_roomActions->joinOrCreate(); });
    connect(m_conversation, &ConversationView::roomRequested, this, [this](const Jid &room) {
        if (m_session.rooms().isWanted(room))
            openConversation(room);
        else
            m_roomActions->joinOrCreate(room.toString());
    });
    connect(m_conversation, &ConversationView::forgetRequested, m_roomActions, &RoomActions::forget);
    connect(m_conversation, &ConversationView::removeRequested, m_roomActions, &RoomActions::removeMessage);
    connect(m_roomActions, &RoomActions::shown, this, &MainWindow::openConversation);
    connect(m_roomActions, &RoomActions::failed, this, &MainWindow::showNotice);
    connect(m_roomActions, &RoomActions::forgotten, this, [this](const Jid &room) {
        if (openPeer().bare() == room)
            closeConversation();
        m_roomPane->setRoom({});
    });
    connect(m_roomPane, &RoomPane::closeRequested, this, [this] { setDetailsShown(false); });
    connect(m_roomPane, &RoomPane::inviteRequested, m_roomActions, &RoomActions::invite);
    connect(m_roomPane, &RoomPane::privateMessage, this, &MainWindow::openConversation);
    connect(m_roomPane, &RoomPane::failed, this, &MainWindow::showNotice);

    connect(m_attention, &Attention::called, this, [this] { QApplication::alert(this); });
    connect(&m_session.rooms(), &Rooms::invitationReceived, this, [this](const RoomInvitation &invitation) {
        if (!m_session.rooms().isRequest(invitation)) // strangers ring no bell
            QApplication::alert(this);
    });
    connect(&m_session.rooms(), &Rooms::invitationDeclined, this,
            [this](const Jid &room, const Jid &by, const QString &reason) {
                const QString who = conversationName(m_session, by);
                const QString where = conversationName(m_session, room);
                showNotice(reason.isEmpty()
                               ? tr("%1 does not come into %2.", "%1 is a person, %2 a room").arg(who, where)
                               : tr("%1 does not come into %2: “%3”", "%1 is a person, %2 a room, %3 their words")
                                     .arg(who, where, reason.simplified()));
            });
    connect(&m_session.rooms(), &Rooms::entered, this, &MainWindow::refreshTitle); // it has a name now
}

} // namespace causerie::ui
