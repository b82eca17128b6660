// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands around the rows of the list: where there are none, and the ways to requests and to the archive.

#include "core/session/rooms.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/conversationplace.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/requestlist.h"
#include "ui/roster/roles.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QWidget *ListPanel::makeEmptyPlace()
{
    auto *place = new QWidget(this);
    auto *body = new QVBoxLayout(place);
    const int margin = scaled(font(), 24);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(font(), 8));
    m_emptyTitle = new QLabel(place);
    m_emptyTitle->setProperty("kind", u"title"_s);
    m_emptyWords = new QLabel(place);
    m_emptyWords->setProperty("kind", u"muted"_s);
    m_emptyStep = new QPushButton(tr("&Add a contact"), place);
    m_emptyInvite = new QPushButton(tr("&Invite somebody"), place);
    for (QLabel *label : {m_emptyTitle, m_emptyWords}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        body->addWidget(label);
    }
    body->addWidget(m_emptyStep, 0, Qt::AlignHCenter);
    body->addWidget(m_emptyInvite, 0, Qt::AlignHCenter);
    body->insertStretch(0, 2);
    body->addStretch(3);
    connect(m_emptyInvite, &QPushButton::clicked, this, &ListPanel::inviteRequested);
    connect(m_emptyStep, &QPushButton::clicked, this, [this] {
        if (m_tab == Tab::Rooms)
            Q_EMIT roomRequested();
        else if (m_tab == Tab::People || !m_words.isEmpty() || m_session.roster().contacts().isEmpty())
            addContact();
        else
            setTab(Tab::People);
    });
    return place;
}

void ListPanel::refreshRequests()
{
    refreshArchived();
    int waiting = 0;
    for (const Conversation *conversation : m_session.conversations().all())
        waiting += !conversation->settings().accepted;
    waiting += waitingInvitations() + int(m_session.roster().subscriptionRequests().size());
    QAbstractButton *button = m_tabs->button(int(Tab::Requests));
    button->setVisible(waiting > 0 || m_tab == Tab::Requests);
    button->setText(waiting > 0 ? tr("Requests %1", "%1 is how many").arg(badgeWords(waiting, locale()))
                                : tr("Requests"));
    button->setAccessibleName(tr("%n request(s) of strangers", nullptr, waiting));
    refreshStack();
    giveRoom();
}

/// The requests to see us take most of the place where there are no others.
void ListPanel::giveRoom()
{
    const bool isAlone = m_conversationFilter->rowCount() == 0;
    m_requestList->setRoom(isAlone ? height() * 7 / 10 : height() * 45 / 100);
}

void ListPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoom();
}

int ListPanel::waitingInvitations() const
{
    return int(std::ranges::count_if(m_session.rooms().invitations(), [this](const RoomInvitation &invitation) {
        return m_session.rooms().isRequest(invitation);
    }));
}

void ListPanel::refreshEmptyPlace()
{
    const bool contacts = !m_session.roster().contacts().isEmpty();
    m_emptyStep->setVisible(true);
    m_emptyInvite->setVisible(!contacts && m_tab != Tab::Rooms && m_tab != Tab::Requests && m_tab != Tab::Archived);
    m_emptyStep->setText(tr("&Add a contact"));
    if (m_tab == Tab::Rooms) {
        m_emptyTitle->setText(m_words.isEmpty() ? tr("No rooms yet") : tr("No such room here"));
        m_emptyWords->setText(tr("In a room, many people talk with each other. Find one, or make your own."));
        m_emptyStep->setText(tr("Join or create a &room…"));
    } else if (!m_words.isEmpty()) {
        m_emptyTitle->setText(tr("Nobody found"));
        m_emptyWords->setText(tr("No name or address has “%1” in it.", "%1 is what was searched").arg(m_words));
    } else if (m_tab == Tab::Requests) {
        const bool others = waitingInvitations() > 0 || !m_session.roster().subscriptionRequests().empty();
        m_emptyTitle->setText(others ? QString() : tr("No messages")); // they stand above
        m_emptyWords->setText(tr("What strangers write waits here until you accept it."));
        m_emptyStep->setVisible(false);
    } else if (m_tab == Tab::Archived) {
        m_emptyTitle->setText(tr("Nothing is archived"));
        m_emptyWords->setText(tr("What you put away waits here until somebody writes to you again."));
        m_emptyStep->setVisible(false);
    } else if (!contacts) {
        m_emptyTitle->setText(tr("No contacts yet"));
        m_emptyWords->setText(tr("Add somebody by their address to write and to call."));
    } else if (m_tab == Tab::Unread) {
        m_emptyTitle->setText(tr("Nothing unread"));
        m_emptyWords->setText(tr("You have seen every message."));
        m_emptyStep->setVisible(false);
    } else if (m_tab == Tab::People) {
        m_emptyTitle->setText(tr("Nobody is online"));
        m_emptyWords->setText(tr("Offline contacts are hidden."));
        m_emptyStep->setVisible(false);
    } else {
        m_emptyTitle->setText(tr("No conversations yet"));
        m_emptyWords->setText(tr("Choose somebody and write the first message."));
        m_emptyStep->setText(tr("Show &people"));
    }
}

QToolButton *ListPanel::makeRow(const QString &drawing, Tab leadsTo)
{
    auto *row = new QToolButton(this);
    row->setProperty("kind", u"row"_s);
    row->setIcon(icon(drawing));
    row->setIconSize(QSize(18, 18) * scaled(font(), 100) / 100);
    row->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->setFocusPolicy(Qt::StrongFocus);
    connect(row, &QToolButton::clicked, this, [this, leadsTo] {
        setTab(leadsTo);
        focusRows();
    });
    return row;
}

void ListPanel::refreshArchived()
{
    int archived = 0;
    for (const Conversation *conversation : m_session.conversations().all())
        archived += conversation->settings().archived && conversation->settings().accepted;
    m_archive->setText(tr("Archived %1", "%1 is how many").arg(archived));
    m_archive->setAccessibleName(tr("%n archived conversation(s)", nullptr, archived));
    m_archive->setToolTip(tr("What you have put away (Alt+6)"));
    m_archive->setVisible(archived > 0 && m_tab == Tab::All && m_words.isEmpty());
    m_archiveBack->setVisible(m_tab == Tab::Archived);
}

Jid ListPanel::meant() const
{
    const QAbstractItemView *view = rows();
    const Jid focused = view->hasFocus() ? jidOf(view->currentIndex()) : Jid();
    return focused.isEmpty() ? m_open : focused;
}

void ListPanel::buildShortcuts()
{
    const auto shortcut = [this](const QString &keys, auto act) {
        connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, act);
    };
    shortcut(u"Alt+6"_s, [this] {
        setTab(Tab::Archived);
        focusRows();
    });
    const auto onMeant = [this](auto act) {
        return [this, act] {
            if (const Jid jid = meant(); !jid.isEmpty())
                act(m_session, jid);
        };
    };
    shortcut(u"Ctrl+Shift+P"_s, onMeant(togglePinned));
    shortcut(u"Ctrl+Shift+E"_s, onMeant(toggleArchived));
}

} // namespace causerie::ui
