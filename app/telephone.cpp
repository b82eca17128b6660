// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/telephone.h"

#include "app/release.h"
#include "core/roster/shownname.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/keptprocessing.h"
#include "ui/call/keptsound.h"
#include "ui/call/sounddialog.h"
#include "ui/style/icons.h"

#include <QMediaDevices>
#include <QPointer>
#include <QSettings>

#include <utility>

namespace causerie
{

namespace
{

bool isTalking(Session &session)
{
    const Call *call = session.calls().current();
    return call && isInProgress(call->state());
}

} // namespace

Telephone::Telephone(const media::AudioSettings &audio, QObject *parent) : QObject(parent), m_audio(audio)
{
    m_audio.processing = ui::keptProcessing(QSettings());
    QSettings settings;
    m_choice = ui::keptSound(settings);
    if (m_choice != media::SoundChoice())
        watchDevices();
    useDevices();
}

Telephone::~Telephone() = default;

void Telephone::follow(Session &session)
{
    m_sessions.append(&session);
    session.calls().setAudio(m_audio);
    session.files().recordings().setAudio(m_audio);
    connect(&session, &QObject::destroyed, this, [this, gone = &session] { m_sessions.removeOne(gone); });
    connect(&session.calls(), &Calls::incoming, this, [this, &session](Call *call) { announce(session, *call); });
    connect(&session.calls(), &Calls::started, this, [this, &session](Call *call) {
        follow(session, *call);
        show(session, *call);
    });
    refreshBusy();
}

/// Whatever happens to a call of one account is told to the others.
void Telephone::refreshBusy()
{
    for (Session *session : std::as_const(m_sessions)) {
        bool isBusy = false;
        for (Session *other : std::as_const(m_sessions))
            isBusy = isBusy || (other != session && isTalking(*other));
        session->calls().setBusyElsewhere(isBusy);
    }
}

void Telephone::announce(Session &session, Call &call)
{
    follow(session, call);
    m_popup = std::make_unique<ui::IncomingCallPopup>(call.peer().bare(), shownName(session.roster(), call.peer()),
                                                      m_several ? session.account().jid.toString() : QString());
    connect(m_popup.get(), &ui::IncomingCallPopup::answered, &call, &Call::answer);
    connect(m_popup.get(), &ui::IncomingCallPopup::declined, &call, &Call::decline);
    connect(m_popup.get(), &ui::IncomingCallPopup::messageRequested, &session.calls(),
            [this, &session, peer = call.peer().bare()] { Q_EMIT messageRequested(&session, peer); });
    m_popup->show();
}

void Telephone::follow(Session &session, Call &call)
{
    refreshBusy();
    m_ringing.follow(session, call);
    connect(&call, &Call::stateChanged, this, [this, &session, call = &call](CallState state) {
        refreshBusy();
        switch (state) {
        case CallState::Idle:
        case CallState::Proposed:
        case CallState::Ringing:
            return;
        case CallState::Connecting:
        case CallState::Active:
            if (call->direction() == Direction::Incoming && m_popup) {
                releaseLater(m_popup);
                show(session, *call);
            }
            return;
        case CallState::Ending:
        case CallState::Ended:
            if (call->direction() == Direction::Incoming)
                releaseLater(m_popup);
            if (state == CallState::Ended && (!m_window || m_window->call() != call))
                forget(session, call);
            return;
        }
    });
}

void Telephone::show(Session &session, Call &call)
{
    releaseLater(m_window); // of a call that is over
    m_window = std::make_unique<ui::CallWindow>(call, shownName(session.roster(), call.peer()), m_audio);
    m_window->setWindowIcon(ui::applicationIcon());
    connect(m_window.get(), &ui::CallWindow::audioChosen, this, &Telephone::takeMenu);
    connect(m_window.get(), &ui::CallWindow::soundRequested, this, [this] { openSound(m_window.get()); });
    connect(m_window.get(), &ui::CallWindow::callAgainRequested, &session.calls(), [this, &session](const Jid &peer) {
        if (!session.call(peer))
            Q_EMIT notNow(&session);
    });
    connect(m_window.get(), &ui::CallWindow::finished, this,
            [this, session = QPointer(&session), call = QPointer<Call>(&call)] {
                releaseLater(m_window);
                if (session && call)
                    forget(*session, call);
            });
    m_window->show();
}

void Telephone::bringUp()
{
    if (m_popup) {
        m_popup->raise();
    } else if (m_window) {
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }
}

void Telephone::hide()
{
    if (m_popup)
        m_popup->hide();
    if (m_window)
        m_window->hide();
}

void Telephone::forget(Session &session, Call *call)
{
    // After everybody has heard of its end.
    QMetaObject::invokeMethod(
        &session.calls(),
        [calls = &session.calls(), call = QPointer<Call>(call)] {
            if (call && call->state() == CallState::Ended)
                calls->remove(call);
        },
        Qt::QueuedConnection);
}

} // namespace causerie
