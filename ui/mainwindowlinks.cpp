// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How one finds people from the main window: by links, by invitations, in directories.

#include "core/session/gateways.h"
#include "core/session/invitations.h"
#include "core/session/rooms.h"
#include "ui/chat/conversationview.h"
#include "ui/dialdialog.h"
#include "ui/directory/directorydialog.h"
#include "ui/links/invitationdialog.h"
#include "ui/mainwindow.h"
#include "ui/rooms/roomactions.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/names.h"
#include "ui/style/icons.h"

#include <QMenu>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

void MainWindow::addPeople()
{
    connect(m_menu->addAction(icon(u"person-add"_s), tr("&Add a contact…")), &QAction::triggered, m_list,
            [this] { m_list->addContact(); });
    connect(m_menu->addAction(icon(u"send"_s), tr("&Invite somebody…")), &QAction::triggered, this,
            &MainWindow::invite);
    connect(m_menu->addAction(icon(u"people"_s), tr("Find p&eople…")), &QAction::triggered, this,
            &MainWindow::findPeople);
}

void MainWindow::connectLinks()
{
    connect(m_list, &ListPanel::inviteRequested, this, &MainWindow::invite);
    connect(&m_session.invitations(), &Invitations::used, this, [this](const Jid &by) {
        showNotice(tr("%1 came with your invitation and is now a contact.", "%1 is a person")
                       .arg(conversationName(m_session, by)));
    });
}

void MainWindow::invite()
{
    (new InvitationDialog(m_session, this))->open();
}

void MainWindow::findPeople()
{
    auto *dialog = new DirectoryDialog(m_session, this);
    connect(dialog, &DirectoryDialog::writeRequested, this, &MainWindow::openConversation);
    connect(dialog, &DirectoryDialog::addRequested, this,
            [this](const Jid &jid) { m_list->addContact(jid.toString()); });
    dialog->open();
}

void MainWindow::openXmppLink(const QUrl &url)
{
    if (const auto link = parseXmppLink(url.toString(QUrl::FullyEncoded)))
        openLink(*link);
    else
        showNotice(tr("This link does not lead anywhere."));
}

void MainWindow::openDialLink(const QUrl &url)
{
    dial(url.toString(QUrl::FullyEncoded));
}

void MainWindow::dial(const QString &typed)
{
    if (auto *open = findChild<DialDialog *>()) {
        open->setTyped(typed);
        open->raise();
        open->activateWindow();
        return;
    }
    (new DialDialog(m_session, typed, this))->show();
}

void MainWindow::addDialling()
{
    QAction *action = m_menu->addAction(icon(u"dialpad"_s), tr("Dial a number…"));
    action->setShortcut(QKeySequence(u"Ctrl+Shift+T"_s));
    action->setShortcutContext(Qt::WindowShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, [this] { dial(); });
    connect(m_list, &ListPanel::dialRequested, this, [this] { dial(); });
    m_session.gateways().choose(keptGateway(QSettings()));
}

void MainWindow::openLink(const XmppLink &link)
{
    const Jid jid = link.jid.bare();
    const Contact *contact = m_session.roster().find(jid);
    const LinkFacts facts{.isContact = contact != nullptr,
                          .seesThem = contact && weSee(contact->subscription),
                          .isRoom = isRoom(m_session, jid),
                          .isIn = m_session.rooms().isWanted(jid)};
    switch (stepFor(link, facts)) {
    case LinkStep::Nothing:
        return showNotice(tr("%1 is a server: there is nobody to write to.", "%1 is an address").arg(jid.toString()));
    case LinkStep::OpenConversation:
        return openConversation(jid);
    case LinkStep::WriteMessage:
        openConversation(jid);
        return m_conversation->propose(link.body.isEmpty() ? link.subject : link.body);
    case LinkStep::JoinRoom:
        return m_roomActions->joinOrCreate(jid.toString(), link.password);
    case LinkStep::AddContact:
        return m_list->addContact(toUri(link));
    case LinkStep::MakeAccount:
        Q_EMIT accountLinkOpened(link);
        return;
    }
}

} // namespace causerie::ui
