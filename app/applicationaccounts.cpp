// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How accounts come and go.

#include "app/application.h"
#include "app/release.h"
#include "app/seat.h"
#include "core/session/accountlist.h"
#include "ui/accounts/accountrail.h"
#include "ui/accounts/addingpage.h"
#include "ui/accounts/frame.h"
#include "ui/accounts/removal.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

void Application::addAccount()
{
    if (!m_adding) {
        QStringList taken;
        for (const auto &seat : m_seats)
            taken << seat->file();
        const QString file = freeAccountFile(m_settings.session.dataDir, taken);
        if (file.isEmpty())
            return; // ninety-nine are enough
        m_adding = makeSeat(file, {});
        m_adding->session();
        m_adding->showCard(); // shown below, in its page
        m_addingPage = std::make_unique<ui::AddingPage>(*m_adding->signInWindow());
        connect(m_addingPage.get(), &ui::AddingPage::cancelled, this, &Application::cancelAdding);
    }
    m_isAddingShown = true;
    arrange();
    m_addingPage->setFocus();
}

void Application::cancelAdding()
{
    if (!m_adding)
        return;
    m_isAddingShown = false;
    m_adding->closePages();
    m_adding.release()->deleteLater(); // we may be inside its card
    arrange();
    releaseLater(m_addingPage);
}

/// The one that was added is signed in, and one of us.
void Application::adopt()
{
    Seat *seat = m_adding.get();
    m_seats.push_back(std::move(m_adding));
    if (m_isAddingShown)
        m_shown = seat;
    m_isAddingShown = false;
    arrange();
    frame().takeIn(*seat->page());
    seat->signInWindow()->setParent(nullptr); // it goes by itself
    releaseLater(m_addingPage);
    keepOrder();
}

void Application::signIn(Seat &seat, const Account &account, const QString &password)
{
    Seat *known = find(account.jid, &seat);
    if (!known) {
        // Who was removed a moment ago and is still saying goodbye has the same files.
        std::erase_if(m_leaving, [&account](const auto &each) { return each->jid() == account.jid.bare(); });
        seat.session().signIn(account, password);
        return;
    }
    if (&seat == m_adding.get())
        cancelAdding();
    show(*known);
    if (known->mainWindow())
        known->mainWindow()->showNotice(tr("You are signed in with this address already."));
    else
        known->session().signIn(account, password);
}

void Application::askToRemove(Seat &seat)
{
    ui::askToRemove(seat.jid(), frame(), [this, session = &seat.session()] {
        if (Seat *still = find(session))
            remove(*still);
    });
}

void Application::remove(Seat &seat)
{
    takeOut(seat);
    if (const auto stored = seat.session().storedAccount(); stored && seat.session().account().jid.isEmpty())
        seat.session().openAccount(*stored); // what has never been opened cannot be forgotten
    seat.session().forgetAccount();
    showRest();
}

/// Its session has forgotten it already.
void Application::tellEnd(Seat &seat)
{
    if (m_isQuitting)
        return;
    const bool wasOnly = m_seats.size() == 1;
    takeOut(seat);
    showRest();
    m_shown->tell(wasOnly ? tr("Your account is removed, from the server and from this computer.")
                          : tr("%1 is removed, from the server and from this computer.", "%1 is an address of ours")
                                .arg(seat.jid().toString()));
}

/// Out of the window. It stays as long as its server has not heard that it leaves.
void Application::takeOut(Seat &seat)
{
    const auto it = std::ranges::find(m_seats, &seat, &std::unique_ptr<Seat>::get);
    const auto place = it - m_seats.begin();
    frame().rail().remove(seat.session());
    seat.closePages();
    m_leaving.push_back(std::move(*it));
    m_seats.erase(it);
    if (m_seats.empty())
        m_seats.push_back(makeSeat(u"account.ini"_s, {}));
    if (m_shown == &seat)
        m_shown = m_seats[std::min(size_t(place), m_seats.size() - 1)].get();
}

void Application::showRest()
{
    if (!m_shown->page())
        m_shown->open();
    else
        arrange();
    keepOrder();
    m_limit.start();
    finishIfOut();
}

/// Those whose servers have heard it.
void Application::letGo()
{
    std::erase_if(m_leaving, [](const auto &seat) { return seat->session().state() == SessionState::SignedOut; });
    if (m_leaving.empty() && !m_isQuitting)
        m_limit.stop();
}

} // namespace causerie
