// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/announcer.h"

#include "core/chat/attention.h"
#include "core/chat/missedcall.h"
#include "core/session/avatars.h"
#include "core/session/rooms.h"
#include "ui/desktop/noticetext.h"
#include "ui/desktop/noticewords.h"
#include "ui/roster/names.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace causerie
{

using ui::NoticeDeed;
using ui::NoticeKey;
using ui::NoticeKind;
using ui::NoticeMoment;

namespace
{

constexpr std::chrono::seconds kHeldAtMost{60}; ///< an archive may never be read to its end
const NoticeKey kProgram{.kind = NoticeKind::Program};

/// Of strangers nothing is shown that they chose, but their address.
QImage pictureOf(Session &session, const Jid &peer)
{
    const Conversation *conversation = session.conversations().find(peer);
    const bool isKnown = session.roster().find(peer) || (conversation && conversation->settings().accepted);
    return isKnown ? ui::conversationPicture(session, peer) : QImage();
}

QString nameOf(Session &session, const Jid &peer)
{
    return ui::noticeName(ui::conversationName(session, peer), peer);
}

} // namespace

Announcer::Announcer(const QDBusConnection &bus, IsBefore isBefore, QObject *parent)
    : QObject(parent), m_server(bus), m_isBefore(std::move(isBefore))
{
    connect(&m_server, &ui::NoticeServer::chosen, this, &Announcer::doDeed);
    connect(&m_server, &ui::NoticeServer::replied, this, &Announcer::reply);
    connect(&m_server, &ui::NoticeServer::ended, this, [this](const NoticeKey &key, ui::NoticeEnd how) {
        if (!m_brake.holds(key)) // else its next state is about to stand there
            m_board.end(key, how);
    });
    m_due.setSingleShot(true);
    m_due.callOnTimeout(this, [this] { perform(m_brake.due(std::chrono::steady_clock::now())); });
}

Announcer::~Announcer() = default;

void Announcer::follow(Session &session)
{
    const int account = m_accounts++;
    m_sessions.insert(account, &session);
    connect(&session, &Session::messageReceived, this,
            [this, account](const Message &message, Arrival arrival) { take(account, message, arrival); });
    connect(&session, &Session::messageChanged, this,
            [this, account](const Message &message) { change(account, message); });
    connect(&session, &Session::caughtUp, this, [this, account] { releaseSoon(account); });
    connect(&session, &Session::stateChanged, this, [this, account, &session] {
        if (session.state() == SessionState::SignedOut)
            act(m_board.leave(account));
    });
    connect(&session, &QObject::destroyed, this, [this, account] {
        m_sessions.remove(account);
        act(m_board.leave(account));
    });
    connect(&session.avatars(), &Avatars::changed, this, [this, account, &session](const Jid &whose) {
        for (const NoticeKind kind : {NoticeKind::Talk, NoticeKind::Call}) {
            const NoticeKey key{.kind = kind, .account = account, .peer = whose};
            if (m_board.has(key))
                act(m_board.setPicture(key, pictureOf(session, whose)));
        }
    });
    Conversations &conversations = session.conversations();
    connect(&conversations, &Conversations::added, this,
            [this, account](Conversation *conversation) { follow(account, conversation); });
    connect(&conversations, &Conversations::aboutToRemove, this,
            [this, account](const Conversation *conversation) { act(m_board.read(account, conversation->peer(), 0)); });
    connect(&conversations, &Conversations::aboutToClear, this, [this, account] { act(m_board.leave(account)); });
    for (Conversation *conversation : conversations.all())
        follow(account, conversation);
}

void Announcer::follow(int account, Conversation *conversation)
{
    connect(conversation, &Conversation::summaryChanged, this, [this, account, conversation] {
        if (!m_board.isEmpty())
            act(m_board.read(account, conversation->peer(), conversation->unread()));
    });
}

void Announcer::take(int account, const Message &message, Arrival arrival)
{
    if (m_isOver)
        return;
    Session &session = *m_sessions.value(account);
    const Conversation *conversation = session.conversations().find(message.conversation);
    if (!conversation)
        return;
    const Jid &peer = conversation->peer();
    const Room *room = session.rooms().find(peer);
    const ui::NoticeFacts facts{
        .isWanted = m_wishes.announces,
        .isBusy =
            session.availability() == Availability::DoNotDisturb || ui::isQuiet(m_wishes.quiet, QTime::currentTime()),
        .calls = callsForAttention(message, conversation->settings(), room ? room->nick() : QString()),
        .isUnread = conversation->unread() > 0,
        .isBefore = m_isBefore(session, peer)};
    if (!ui::isAnnounced(facts))
        return;
    const NoticeMoment moment = arrival == Arrival::Missed ? NoticeMoment::CaughtUp : NoticeMoment::Now;
    if (!conversation->settings().accepted) {
        act(m_board.takeRequest(account, peer, moment));
    } else {
        const bool isRoom = conversation->settings().kind == ConversationKind::Room;
        const ui::NoticeLine line{.message = message.id,
                                  .who = isRoom ? ui::noticeLine(message.from.resource(), ui::kNoticeName) : QString(),
                                  .words = ui::noticeLine(message, QLocale().uiLanguages()),
                                  .isCall = isMissedCall(message)};
        act(m_board.take({.kind = NoticeKind::Talk, .account = account, .peer = peer}, titleOf(session, peer),
                         pictureOf(session, peer), line, moment));
    }
    if (moment == NoticeMoment::CaughtUp && !session.isCatchingUp())
        releaseSoon(account); // of a room: its archive is read later than ours
    else if (moment == NoticeMoment::CaughtUp && !std::exchange(m_isHolding[account], true))
        QTimer::singleShot(kHeldAtMost, this, [this, account] {
            m_isHolding[account] = false;
            releaseSoon(account);
        });
}

void Announcer::change(int account, const Message &message)
{
    if (m_board.isEmpty())
        return;
    const NoticeKey key{.kind = NoticeKind::Talk, .account = account, .peer = message.conversation};
    const bool isGone = message.retraction != Retraction::None ||
                        (message.kind == MessageKind::Call && !isMissedCall(message)); // another device took it
    act(m_board.change(key, message.id,
                       isGone ? std::nullopt : std::optional(ui::noticeLine(message, QLocale().uiLanguages()))));
}

/// With several accounts, to which of them they write; an answer goes out from it.
QString Announcer::titleOf(Session &session, const Jid &peer) const
{
    const QString name = nameOf(session, peer);
    return m_several ? ui::nameForAccount(name, session.account().jid.toString()) : name;
}

/// Behind the answer that tells what our other devices have read, and behind what the store makes of it.
void Announcer::releaseSoon(int account)
{
    Session *session = m_sessions.value(account);
    if (!session || m_releasing.contains(account))
        return;
    m_releasing.insert(account);
    session->roundTrip(this, [this, account] {
        Session *still = m_sessions.value(account);
        if (!still) {
            m_releasing.remove(account);
            return;
        }
        still->afterWriting(this, [this, account] {
            m_releasing.remove(account);
            act(m_board.caughtUp(account));
        });
    });
}

void Announcer::ring(Session &session, Call &call)
{
    if (m_isOver)
        return;
    const NoticeKey key{.kind = NoticeKind::Call, .account = m_sessions.key(&session, -1), .peer = call.peer().bare()};
    m_ringing.insert(key, &call);
    act(m_board.ring(key, ui::callNotice(nameOf(session, key.peer), pictureOf(session, key.peer),
                                         m_several ? session.account().jid.toString() : QString())));
    const auto stop = [this, key, call = &call] {
        if (const auto now = m_ringing.value(key); now && now != call)
            return; // they call again
        m_ringing.remove(key);
        act(m_board.stopRinging(key));
    };
    connect(&call, &Call::stateChanged, this, [stop](CallState state) {
        if (state != CallState::Ringing)
            stop();
    });
    connect(&call, &QObject::destroyed, this, stop);
}

void Announcer::setWishes(const ui::DesktopWishes &wishes)
{
    m_wishes = wishes;
    act(m_board.setTextShown(wishes.showsText));
    if (!wishes.announces)
        act(m_board.silence());
}

void Announcer::explainTray()
{
    act({{kProgram, ui::trayNotice()}});
}

void Announcer::forgetTray()
{
    act({{kProgram}});
}

void Announcer::withdrawAll()
{
    m_isOver = true;
    forgetTray();
    for (int account = 0; account < m_accounts; ++account)
        act(m_board.leave(account));
}

void Announcer::act(const ui::NoticeActs &acts)
{
    perform(m_brake.take(acts, std::chrono::steady_clock::now()));
}

void Announcer::perform(const ui::NoticeActs &acts)
{
    for (const ui::NoticeAct &each : acts) {
        if (each.notice)
            m_server.show(each.key, *each.notice);
        else
            m_server.withdraw(each.key);
    }
    if (const auto next = m_brake.next())
        m_due.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::max(*next - std::chrono::steady_clock::now(), ui::NoticeBrake::Time::duration::zero())));
    else
        m_due.stop();
}

void Announcer::doDeed(const NoticeKey &key, NoticeDeed deed, const QString &token)
{
    if (key == kProgram) {
        Q_EMIT windowRequested(token);
        return;
    }
    Session *session = m_sessions.value(key.account);
    const Jid target = m_board.target(key);
    if (!session || target.isEmpty())
        return;
    const QPointer<Call> call = m_ringing.value(key);
    switch (deed) {
    case NoticeDeed::Open:
        Q_EMIT openRequested(session, target, token);
        return;
    case NoticeDeed::Answer:
        if (call) {
            Q_EMIT callAnswered(token);
            call->answer();
        }
        return;
    case NoticeDeed::Decline:
        if (call)
            call->decline();
        return;
    case NoticeDeed::Reply:
        return; // has words: `reply`
    }
}

/// Who answers has read it.
void Announcer::reply(const NoticeKey &key, const QString &text)
{
    Session *session = m_sessions.value(key.account);
    Conversation *conversation =
        session && key.kind == NoticeKind::Talk ? session->conversations().find(key.peer) : nullptr;
    if (!conversation)
        return;
    session->send(key.peer, text);
    conversation->markRead();
}

} // namespace causerie
