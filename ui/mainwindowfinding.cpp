// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the main window gets to a message that was looked for, or whose file was.

#include "ui/chat/conversationview.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"
#include "ui/search/searchpanel.h"

#include <QStackedWidget>

namespace causerie::ui
{

void MainWindow::searchAll()
{
    if (m_columns == Columns::One && !openPeer().isEmpty())
        closeConversation();
    m_detailsOver = false;
    arrange();
    m_left->setCurrentWidget(m_search);
    m_search->begin();
}

void MainWindow::leaveSearch()
{
    m_left->setCurrentWidget(m_list);
}

void MainWindow::showFound(const Jid &conversation, qint64 messageId)
{
    openConversation(conversation);
    m_conversation->showFound(messageId, m_search->pattern());
}

void MainWindow::showInConversation(qint64 messageId)
{
    if (m_columns != Columns::Three)
        setDetailsShown(false); // it covers the conversation, or the list
    m_conversation->showFound(messageId, {});
}

} // namespace causerie::ui
