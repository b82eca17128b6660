// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/seat.h"

#include "app/release.h"
#include "core/session/files.h"
#include "core/session/serveraccount.h"
#include "ui/mainwindow.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/icons.h"

#include <QSettings>
#include <QTimer>

#include <utility>

namespace causerie
{

Seat::Seat(const ApplicationSettings &settings, const std::optional<Account> &kept, ui::Theme &theme,
           std::function<QWidget *()> frame, QObject *parent)
    : QObject(parent), m_settings(settings), m_kept(kept), m_theme(theme), m_frame(std::move(frame))
{
}

Seat::~Seat()
{
    // Pages go while the session is still whole; nothing they hear from it on the way matters any more.
    if (m_session)
        m_session->disconnect(this);
    for (const QPointer<QWidget> &page : std::as_const(m_old))
        delete page;
    m_main.reset();
    m_card.reset();
}

Session &Seat::session()
{
    if (!m_session) {
        m_session = std::make_unique<Session>(m_settings.session);
        m_session->setMessagingPolicy(ui::keptPolicy(QSettings()));
        m_session->files().setRule(ui::keptDownloadRule(QSettings()));
        m_session->files().setBeside(ui::keptBeside(QSettings()));
        m_session->calls().setLoopbackCandidates(m_settings.loopbackCandidates);
        connect(m_session.get(), &Session::stateChanged, this, &Seat::followSession);
        connect(&m_session->serverAccount(), &ServerAccount::removed, this, &Seat::ended);
        if (m_card)
            m_card->bind(*m_session);
        Q_EMIT sessionMade();
    }
    return *m_session;
}

Jid Seat::jid() const
{
    if (m_session && !m_session->account().jid.isEmpty())
        return m_session->account().jid.bare();
    return m_kept ? m_kept->jid : Jid();
}

QWidget *Seat::page() const
{
    return m_main ? static_cast<QWidget *>(m_main.get()) : m_card.get();
}

void Seat::open()
{
    if (!m_kept || !m_kept->keepPassword || !m_settings.session.useKeychain)
        return showCard();
    session().openAccount(*m_kept);
    showConversations(); // what is stored can be read while the connection is made
    QTimer::singleShot(0, this, [this, account = *m_kept] {
        if (!m_isLeaving)
            session().signIn(account, {});
    });
}

void Seat::followSession()
{
    if (m_isLeaving)
        return;
    switch (m_session->state()) {
    case SessionState::Online:
        if (!m_session->account().jid.isEmpty()) // else it is forgotten, and still saying goodbye
            m_kept = m_session->account();
        showConversations();
        return;
    case SessionState::SignedOut:
    case SessionState::Failed:
        showCard();
        return;
    case SessionState::Connecting:
    case SessionState::Waiting: // whichever page is there tells it
        return;
    }
}

void Seat::showCard()
{
    if (m_main)
        m_old.append(m_main.get());
    releaseLater(m_main);
    if (m_card)
        return;
    m_card = std::make_unique<ui::SignInWindow>(m_settings.session.useKeychain);
    m_card->setWindowIcon(ui::applicationIcon());
    connect(m_card.get(), &ui::SignInWindow::signInRequested, this, &Seat::signInRequested);
    if (m_session)
        m_card->bind(*m_session);
    Q_EMIT pageChanged();
}

void Seat::showConversations()
{
    if (m_main)
        return;
    m_main = std::make_unique<ui::MainWindow>(session(), m_theme, m_frame());
    connect(m_main.get(), &ui::MainWindow::signOutRequested, m_session.get(), &Session::signOut);
    Q_EMIT pageChanged();
    if (m_card)
        m_old.append(m_card.get());
    releaseLater(m_card);
}

void Seat::tell(const QString &news)
{
    if (m_main)
        m_main->showNotice(news);
    else if (m_card)
        m_card->card().form().setNews(news);
}

void Seat::keepPage()
{
    m_isLeaving = true;
}

void Seat::closePages()
{
    keepPage();
    for (QWidget *page : {static_cast<QWidget *>(m_main.get()), static_cast<QWidget *>(m_card.get())}) {
        if (page)
            m_old.append(page);
    }
    releaseLater(m_main);
    releaseLater(m_card);
}

} // namespace causerie
