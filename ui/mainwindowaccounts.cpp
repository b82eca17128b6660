// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the main window of one account has to do with the others: its title, its menu, and choices made elsewhere.

#include "ui/chat/conversationview.h"
#include "ui/historyactions.h"
#include "ui/mainwindow.h"
#include "ui/privacy/downloadsdialog.h"
#include "ui/privacy/tellingdialogs.h"
#include "ui/roster/attention.h"
#include "ui/roster/names.h"
#include "ui/style/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QShowEvent>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

void MainWindow::addAccountActions()
{
    connect(m_menu->addAction(icon(u"plus"_s), tr("Add an acco&unt…")), &QAction::triggered, this,
            &MainWindow::addAccountRequested);
    m_signOut = m_menu->addAction(icon(u"sign-out"_s), tr("&Sign out"));
    connect(m_signOut, &QAction::triggered, this, &MainWindow::signOutRequested);
}

void MainWindow::addTellingActions()
{
    const auto open = [this](QDialog *dialog) {
        connect(dialog, &QDialog::finished, this, &MainWindow::tellingChanged);
        dialog->open();
    };
    connect(m_menu->addAction(icon(u"eye"_s), tr("&What others may know…")), &QAction::triggered, this,
            [this, open] { open(new TellingDialog(m_session, this)); });
    connect(m_menu->addAction(icon(u"download"_s), tr("&Downloads…")), &QAction::triggered, this,
            [this, open] { open(new DownloadsDialog(m_session, this)); });
    connect(m_menu->addAction(icon(u"speaker"_s), tr("Sound and ca&lls…")), &QAction::triggered, this,
            &MainWindow::soundRequested);
    connect(m_menu->addAction(icon(u"bell"_s), tr("No&tifications…")), &QAction::triggered, this,
            &MainWindow::notificationsRequested);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous())
        refreshChoices();
}

void MainWindow::refreshChoices()
{
    m_offline->setChecked(isOfflineWanted());
    for (QAction *look : m_looks->actions())
        look->setChecked(look->data().toInt() == int(m_theme.choice()));
}

void MainWindow::setSeveralAccounts(bool several)
{
    m_signOut->setText(several ? tr("&Sign out of this account") : tr("&Sign out"));
    m_conversation->setWrittenAs(several ? m_session.account().jid.toString() : QString());
}

void MainWindow::setUnreadElsewhere(int unread)
{
    if (std::exchange(m_unreadElsewhere, unread) != unread)
        refreshTitle();
}

int MainWindow::unread() const
{
    return m_attention->count();
}

void MainWindow::refreshTitle()
{
    const Jid peer = openPeer();
    m_historyActions->setPeer(peer);
    QString title = peer.isEmpty()
                        ? tr("Causerie")
                        : tr("%1 – Causerie", "%1 is the contact's name").arg(conversationName(m_session, peer));
    const int own = m_attention->count();
    if (const int unread = own + m_unreadElsewhere; unread > 0)
        title = tr("(%1) %2", "%1 is a number of unread messages, %2 the title").arg(unread).arg(title);
    setWindowTitle(title);
    if (std::exchange(m_unread, own) != own)
        Q_EMIT unreadChanged(own);
}

bool MainWindow::saveDraft()
{
    return m_conversation->saveDraft();
}

} // namespace causerie::ui
