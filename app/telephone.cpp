// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/telephone.h"

#include "app/microphonewatch.h"
#include "app/release.h"
#include "core/call/disturbing.h"
#include "core/roster/shownname.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/call/keptprocessing.h"
#include "ui/call/keptsound.h"
#include "ui/call/sounddialog.h"
#include "ui/call/transferdialog.h"
#include "ui/call/waitingcalls.h"
#include "ui/style/icons.h"

#include <QMediaDevices>
#include <QPointer>
#include <QSettings>

#include <algorithm>
#include <optional>
#include <utility>

namespace causerie
{

namespace
{

bool isTalk(const Call &call)
{
    return call.state() == CallState::Connecting || call.state() == CallState::Active;
}

} // namespace

Telephone::Telephone(const media::AudioSettings &audio, QObject *parent) : QObject(parent), m_audio(audio)
{
    m_audio.processing = ui::keptProcessing(QSettings());
    QSettings settings;
    m_choice = ui::keptSound(settings);
    m_manners = ui::keptManners(settings);
    m_ringing.setTalking([this](const Call &besides) {
        return std::ranges::any_of(m_lines, [&besides](const Line &line) {
            return line.call && line.call != &besides && isTalk(*line.call) && !line.call->isHeld();
        });
    });
    if (m_choice != media::SoundChoice())
        watchDevices();
    useDevices();
    if (audio.backend != media::AudioSettings::Backend::Devices)
        return;
    m_microphones = std::make_unique<MicrophoneWatch>();
    connect(m_microphones.get(), &MicrophoneWatch::found, this, [this](bool isThere) {
        m_hasMicrophone = isThere;
        for (Session *session : std::as_const(m_sessions))
            session->calls().setMicrophone(isThere);
    });
}

Telephone::~Telephone() = default;

void Telephone::follow(Session &session)
{
    m_sessions.append(&session);
    session.calls().setAudio(m_audio);
    session.calls().setMode(m_manners.callMode);
    session.calls().setCallWaiting(true);
    session.calls().setMicrophone(m_hasMicrophone);
    session.files().recordings().setAudio(m_audio);
    connect(&session, &QObject::destroyed, this, [this, gone = &session] { m_sessions.removeOne(gone); });
    connect(&session.calls(), &Calls::incoming, this, [this, &session](Call *call) { announce(session, *call); });
    connect(&session.calls(), &Calls::started, this, [this, &session](Call *call) {
        follow(session, *call);
        show(session, *call);
    });
    connect(&session.calls(), &Calls::heard, this, [this, &session](Call *call) {
        for (Session *other : std::as_const(m_sessions)) {
            if (other != &session)
                other->calls().holdAll();
        }
        show(session, *call);
    });
    refreshBusy();
}

/// Whatever happens to a call of one account is told to the others.
void Telephone::refreshBusy()
{
    for (Session *session : std::as_const(m_sessions)) {
        LineUse use = LineUse::Free;
        for (Session *other : std::as_const(m_sessions))
            use = other == session ? use : std::max(use, other->calls().use());
        session->calls().setElsewhere(use);
    }
}

QString Telephone::nameOfHeard() const
{
    for (const Line &line : m_lines) {
        if (line.session && line.call && isTalk(*line.call) && !line.call->isHeld())
            return shownName(line.session->roster(), line.call->peer());
    }
    return {};
}

/// Those who do not want to be disturbed hear of it afterwards; see `rings`.
bool Telephone::mayRing(Session &session, const Jid &contact)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_unheard.removeIf(
        [&now](QHash<Jid, QDateTime>::iterator entry) { return entry.value().addDuration(kCallsAgain) < now; });
    const Conversation *conversation = session.conversations().find(contact);
    RingFacts facts{.isBusy = session.availability() == Availability::DoNotDisturb ||
                              ui::isQuiet(m_quietHours, QTime::currentTime()),
                    .ringsAlways = conversation && conversation->settings().ringsAlways,
                    .callingAgainRings = m_manners.callingAgainRings};
    if (m_unheard.contains(contact))
        facts.sinceLast = now - m_unheard.value(contact);
    if (rings(facts))
        return true;
    m_unheard.insert(contact, now);
    return false;
}

void Telephone::announce(Session &session, Call &call)
{
    if (!call.replaced() && !mayRing(session, call.peer().bare())) { // who is put through has been announced in words
        call.setSilent();
        m_lines.append({&session, &call});
        connect(&call, &Call::stateChanged, this,
                [this, &session, call = &call](CallState state) { takeState(session, *call, state); });
        return;
    }
    follow(session, call);
    m_unanswered = &call;
    openPopup(session, call);
    connect(m_popup.get(), &ui::IncomingCallPopup::answered, &call, &Call::answer);
    connect(m_popup.get(), &ui::IncomingCallPopup::declined, &call, &Call::decline);
    connect(m_popup.get(), &ui::IncomingCallPopup::declinedWith, &call,
            [this, &session, &call](const QString &text) { refuseWith(session, call, text); });
    connect(m_popup.get(), &ui::IncomingCallPopup::messageRequested, &session.calls(),
            [this, &session, peer = call.peer().bare()] { Q_EMIT messageRequested(&session, peer); });
    m_popup->show();
    Q_EMIT rang(&session, &call);
}

void Telephone::openPopup(Session &session, const Call &call)
{
    using Beside = ui::IncomingCallPopup::Beside;
    const Call *talk = call.replaced();
    if (talk && talk->isHeld()) // another one is heard, and has to wait
        talk = nullptr;
    m_popup = std::make_unique<ui::IncomingCallPopup>(call.peer().bare(), shownName(session.roster(), call.peer()),
                                                      m_several ? session.account().jid.toString() : QString(),
                                                      talk ? shownName(session.roster(), talk->peer()) : nameOfHeard(),
                                                      talk ? Beside::PutsThrough : Beside::Waits);
}

void Telephone::refuseWith(Session &session, Call &call, const QString &text)
{
    const Jid peer = call.peer().bare();
    call.decline();
    session.send(peer, text);
}

void Telephone::follow(Session &session, Call &call)
{
    m_lines.append({&session, &call});
    refreshBusy();
    m_ringing.follow(call);
    connect(&call, &Call::flagsChanged, this, &Telephone::refreshWaiting);
    connect(&call, &Call::stateChanged, this,
            [this, &session, call = &call](CallState state) { takeState(session, *call, state); });
}

void Telephone::takeState(Session &session, Call &call, CallState state)
{
    refreshBusy();
    switch (state) {
    case CallState::Idle:
    case CallState::Proposed:
    case CallState::Ringing:
        return;
    case CallState::Connecting:
    case CallState::Active:
        if (m_unanswered == &call) {
            m_unanswered = nullptr;
            releaseLater(m_popup);
            show(session, call);
        }
        return refreshWaiting();
    case CallState::Ending:
    case CallState::Ended:
        if (m_unanswered == &call) {
            m_unanswered = nullptr;
            releaseLater(m_popup);
        }
        if (state == CallState::Ended && (!m_window || m_window->call() != &call))
            forget(session, &call);
        return refreshWaiting();
    }
}

/// The window of another call goes: that one is over, or on hold and above this one.
void Telephone::show(Session &session, Call &call)
{
    if (m_window && m_window->call() == &call)
        return;
    const std::optional<QPoint> place =
        m_window && m_window->isVisible() ? std::optional(m_window->pos()) : std::nullopt;
    if (m_window) {
        disconnect(m_window.get(), nullptr, this, nullptr);
        const QList<Line> lines = m_lines;
        for (const Line &line : lines) {
            if (line.session && line.call && line.call == m_window->call() && line.call->state() == CallState::Ended)
                forget(*line.session, line.call);
        }
    }
    releaseLater(m_window);
    makeWindow(session, call);
    if (place)
        m_window->move(*place);
    m_window->show();
    refreshWaiting();
}

void Telephone::makeWindow(Session &session, Call &call)
{
    m_window = std::make_unique<ui::CallWindow>(call, shownName(session.roster(), call.peer()), m_audio);
    m_window->setWindowIcon(ui::applicationIcon());
    m_window->setManners(m_manners);
    connect(m_window.get(), &ui::CallWindow::audioChosen, this, &Telephone::takeMenu);
    connect(m_window.get(), &ui::CallWindow::soundRequested, this, [this] { openSound(m_window.get()); });
    connect(m_window.get(), &ui::CallWindow::callAgainRequested, &session.calls(), [this, &session](const Jid &peer) {
        if (!session.call(peer))
            Q_EMIT notNow(&session);
    });
    offerTransfer(session, call);
    connect(&m_window->waiting(), &ui::WaitingCalls::chosen, this, [](Call *other) { other->setHeld(false); });
    connect(m_window.get(), &ui::CallWindow::finished, this,
            [this, session = QPointer(&session), call = QPointer<Call>(&call)] {
                releaseLater(m_window);
                if (session && call)
                    forget(*session, call);
                windowClosed();
            });
}

/// To somebody else, and to those on hold.
void Telephone::offerTransfer(Session &session, Call &call)
{
    connect(m_window.get(), &ui::CallWindow::transferRequested, &call,
            [this, &session, &call] { askForTransfer(session, call); });
    connect(m_window.get(), &ui::CallWindow::transferFollowed, &call, [this, &session, &call] {
        if (session.state() != SessionState::Online || !session.calls().followTransfer(call))
            Q_EMIT notNow(&session);
    });
    connect(m_window.get(), &ui::CallWindow::putThroughRequested, &call,
            [&session, &call](Call *other) { session.calls().putThrough(call, *other); });
    m_window->setPartners([this, &session, call = QPointer<const Call>(&call)] {
        return call ? partners(session, *call) : QList<ui::WaitingCall>();
    });
    const auto refreshTransferable = [this, &session, &call] {
        if (m_window && m_window->call() == &call)
            m_window->setTransferable(session.takesTransfers(call.peer()));
    };
    connect(&call, &Call::stateChanged, m_window.get(), refreshTransferable);
    connect(&session, &Session::abilitiesLearnt, m_window.get(), refreshTransferable);
    refreshTransferable();
}

/// Those on hold whose program knows what is done with them; the other side's was asked before.
QList<ui::WaitingCall> Telephone::partners(Session &session, const Call &call) const
{
    QList<ui::WaitingCall> partners;
    for (const Line &line : m_lines) {
        if (line.session == &session && line.call && session.calls().canPutThrough(call, *line.call) &&
            session.takesTransfers(line.call->peer()))
            partners.append({line.call, shownName(session.roster(), line.call->peer())});
    }
    return partners;
}

/// Those first who can be called now.
void Telephone::askForTransfer(Session &session, Call &call)
{
    QList<ui::TransferDialog::Person> people;
    for (const Contact &contact : session.roster().contacts()) {
        if (contact.jid != call.peer().bare())
            people.append({contact.jid, shownName(session.roster(), contact.jid)});
    }
    std::ranges::stable_sort(people, [&session](const auto &a, const auto &b) {
        const bool canA = session.canCall(a.jid);
        return canA != session.canCall(b.jid) ? canA : a.name.localeAwareCompare(b.name) < 0;
    });
    auto *dialog = new ui::TransferDialog(shownName(session.roster(), call.peer()), people, m_window.get());
    connect(dialog, &ui::TransferDialog::chosen, &call, &Call::transferTo);
    dialog->open();
}

/// Who waits on hold is not forgotten there.
void Telephone::windowClosed()
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.session && line.call && isTalk(*line.call))
            return show(*line.session, *line.call);
    }
}

void Telephone::refreshWaiting()
{
    if (!m_window)
        return;
    QList<ui::WaitingCall> waiting;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.session && line.call && isTalk(*line.call) && line.call != m_window->call())
            waiting.append({line.call, shownName(line.session->roster(), line.call->peer())});
    }
    m_window->waiting().setCalls(waiting);
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
    m_lines.removeIf([call](const Line &line) { return !line.call || line.call == call; });
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
