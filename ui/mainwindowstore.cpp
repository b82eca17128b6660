// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the main window does when the history cannot be used, and when it is begun again.

#include "ui/failurewords.h"
#include "ui/mainwindow.h"
#include "ui/storebar.h"

namespace causerie::ui
{

void MainWindow::connectStore()
{
    Mending &mending = m_session.mending();
    connect(m_store, &StoreBar::told, this, &MainWindow::showNotice);
    connect(&m_session, &Session::storageFailed, this, [this, &mending](const QString &, StorageError error) {
        if (!mending.trouble()) // else the bar says it, as long as it lasts
            showNotice(storageWords(error));
    });
    connect(&mending, &Mending::beginning, this, [this] {
        m_reopened = openPeer();
        if (!m_reopened.isEmpty())
            closeConversation(); // with its draft
    });
    const auto reopen = [this] { openConversation(std::exchange(m_reopened, {})); };
    connect(&mending, &Mending::begun, this, reopen);
    connect(&mending, &Mending::failedAgain, this, reopen);
}

} // namespace causerie::ui
