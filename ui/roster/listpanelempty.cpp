// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the left column says where it has no rows, and the first step that it offers.

#include "ui/roster/listpanel.h"
#include "ui/style/measure.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

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

void ListPanel::refreshEmptyPlace()
{
    const bool contacts = !m_session.roster().contacts().isEmpty();
    m_emptyStep->setVisible(true);
    m_emptyInvite->setVisible(!contacts && m_tab != Tab::Rooms && m_tab != Tab::Requests);
    m_emptyStep->setText(tr("&Add a contact"));
    if (m_tab == Tab::Rooms) {
        m_emptyTitle->setText(m_words.isEmpty() ? tr("No rooms yet") : tr("No such room here"));
        m_emptyWords->setText(tr("In a room, many people talk with each other. Find one, or make your own."));
        m_emptyStep->setText(tr("Join or create a &room…"));
    } else if (!m_words.isEmpty()) {
        m_emptyTitle->setText(tr("Nobody found"));
        m_emptyWords->setText(tr("No name or address has “%1” in it.", "%1 is what was searched").arg(m_words));
    } else if (m_tab == Tab::Requests) {
        m_emptyTitle->setText(tr("No requests"));
        m_emptyWords->setText(tr("What strangers write waits here until you accept it."));
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

} // namespace causerie::ui
