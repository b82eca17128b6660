// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/roommembership.h"

#include "core/base/log.h"
#include "core/xmpp/backoff.h"
#include "core/xmpp/discoinfo.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/roomerrors.h"
#include "core/xmpp/roominfoparse.h"
#include "core/xmpp/roomstep.h"

#include <QRandomGenerator>
#include <QXmppClient.h>
#include <QXmppPresence.h>
#include <QXmppTask.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto kAfterStop = 20s; ///< a service that stops is usually back then

bool isNear(Departure how)
{
    return how == Departure::ServiceStopped || how == Departure::Fault;
}

} // namespace

RoomMembership::RoomMembership(const RoomSurroundings &surroundings, Room &room, QObject *parent)
    : QObject(parent), m_around(surroundings), m_room(&room)
{
    m_deadline.setSingleShot(true);
    m_return.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { refuse({RoomError::Kind::Timeout, {}}); });
    connect(&m_return, &QTimer::timeout, this, &RoomMembership::rejoin);
}

Jid RoomMembership::address() const
{
    const QString nick = m_room->state() == RoomState::Joined ? m_room->nick() : m_nick;
    return m_room->jid().withResource(nick).value_or(Jid());
}

void RoomMembership::join(const RoomWish &wish)
{
    m_wish = wish;
    m_failures = 0;
    rejoin();
}

void RoomMembership::rejoin()
{
    m_return.stop();
    m_wanted = true;
    m_alternatives = 0;
    m_nick = m_wish.nick;
    const auto address = m_room->jid().withResource(m_nick);
    if (m_nick.isEmpty() || !address) {
        refuse({RoomError::Kind::BadNick, {}});
        return;
    }
    m_nick = address->resource(); // normalised
    ask();
}

/// First what is there: joining a room that does not exist would make it (XEP-0045 §10.1.1).
void RoomMembership::ask()
{
    ++m_round;
    m_room->beginJoin(m_nick);
    if (!m_around.connection.isOpen())
        return; // with the next stream
    m_deadline.start(m_around.tuning.joinDeadline);
    queryInfo([this](const IqResult &result) {
        const bool isGone = !result && result.error().condition == "item-not-found"_L1;
        if (isGone && !m_wish.create) {
            refuse({RoomError::Kind::NotFound, result.error().text});
            return;
        }
        if (result && !m_room->info().isRoom) {
            refuse({RoomError::Kind::NotARoom, {}});
            return;
        }
        enter(); // what forbids to look may still let us in
    });
}

void RoomMembership::queryInfo(std::function<void(const IqResult &)> done)
{
    PayloadIq iq(QXmppIq::Get, m_room->jid().toString(), emptyElement("query"_L1, ns::kDiscoInfo));
    request(m_around.connection, std::move(iq), this,
            [this, done = std::move(done), mine = m_round](const IqResult &result) {
                if (!m_room || mine != m_round)
                    return;
                if (const auto info = result ? parseDiscoInfo(*result) : std::unexpected(DiscoError::NotDisco))
                    m_room->setInfo(readRoomInfo(*info));
                if (done)
                    done(result);
            });
}

void RoomMembership::enter()
{
    if (m_room->state() != RoomState::Joining || !m_around.connection.isOpen())
        return;
    m_awaitsSubject = true;
    m_sinceTraffic.start();
    const RoomHistory history =
        m_around.history ? m_around.history(m_room->jid(), m_room->info().hasArchive) : RoomHistory{};
    m_around.connection.client().send(toJoin(address(), m_around.connection.presence(), m_wish.password, history));
}

void RoomMembership::leave(const QString &status)
{
    ++m_round;
    const bool wasIn = m_room->state() == RoomState::Joined || m_room->state() == RoomState::Joining;
    const Jid occupant = address();
    forget();
    if (wasIn && m_around.connection.isOpen() && !occupant.isEmpty())
        m_around.connection.client().send(toLeave(occupant, status));
}

void RoomMembership::forget()
{
    ++m_round;
    m_wanted = false;
    m_deadline.stop();
    m_return.stop();
    settle(m_nickChange, std::unexpected(RoomError{RoomError::Kind::NotConnected, {}}));
    settle(m_subjectChange, std::unexpected(RoomError{RoomError::Kind::NotConnected, {}}));
    if (m_room->state() != RoomState::Out)
        m_room->leave({});
}

void RoomMembership::settle(Pending &pending, const std::expected<void, RoomError> &result)
{
    if (const RoomDone done = std::exchange(pending, {}).done)
        done(result);
}

void RoomMembership::changeNick(const QString &nick, RoomDone done)
{
    settle(m_nickChange, std::unexpected(RoomError{RoomError::Kind::Refused, {}}));
    const auto occupant = m_room->jid().withResource(nick);
    std::optional<RoomError::Kind> problem;
    if (nick.isEmpty() || !occupant)
        problem = RoomError::Kind::BadNick;
    else if (m_room->state() != RoomState::Joined || !m_around.connection.isOpen())
        problem = RoomError::Kind::NotConnected;
    if (problem || occupant->resource() == m_room->nick()) {
        Pending pending{{}, std::move(done)};
        settle(pending, problem ? std::expected<void, RoomError>(std::unexpected(RoomError{*problem, {}}))
                                : std::expected<void, RoomError>());
        return;
    }
    QXmppPresence stanza = toChange(*occupant, m_around.connection.presence());
    m_nickChange = {stanza.id(), std::move(done)};
    m_around.connection.client().send(std::move(stanza));
}

void RoomMembership::announce(const Presence &presence)
{
    if (m_room->state() == RoomState::Joined && m_around.connection.isOpen())
        m_around.connection.client().send(toChange(address(), presence));
}

void RoomMembership::checkIn()
{
    if (m_room->state() == RoomState::Joined && m_sinceTraffic.isValid() &&
        m_sinceTraffic.durationElapsed() >= m_around.tuning.quietBeforePing)
        ping();
}

void RoomMembership::ping()
{
    if (m_pinging || m_room->state() != RoomState::Joined || !m_around.connection.isOpen())
        return;
    m_pinging = true;
    PayloadIq iq(QXmppIq::Get, address().toString(), emptyElement("ping"_L1, ns::kPing));
    request(m_around.connection, std::move(iq), this, [this, mine = m_round](const IqResult &result) {
        m_pinging = false;
        if (!m_room || mine != m_round || m_room->state() != RoomState::Joined)
            return;
        switch (readSelfPing(result)) {
        case SelfPing::Inside:
            m_sinceTraffic.start();
            break;
        case SelfPing::Outside:
            qCInfo(lcXmpp) << "a room has forgotten us, joining again";
            rejoin();
            break;
        case SelfPing::Unknown:
            QTimer::singleShot(m_around.tuning.pingAgain, this, &RoomMembership::ping);
            break;
        }
    });
}

void RoomMembership::take(const RoomPresence &presence, const QString &id)
{
    m_sinceTraffic.start();
    const RoomStanding standing{m_room->state(), m_room->state() == RoomState::Joined ? m_room->nick() : m_nick,
                                m_around.connection.boundJid()};
    switch (decide(standing, presence)) {
    case RoomStep::Nothing:
        break;
    case RoomStep::Upsert:
        m_room->upsert(presence.occupant);
        break;
    case RoomStep::Depart:
        m_room->remove(presence.occupant.nick, presence.removal);
        break;
    case RoomStep::Rename:
        renameOne(presence);
        break;
    case RoomStep::Joined:
        finish(presence);
        break;
    case RoomStep::Refused:
        refuse(presence.error);
        break;
    case RoomStep::RefusedChange:
        if (!id.isEmpty() && id == m_nickChange.id)
            settle(m_nickChange, std::unexpected(presence.error));
        break;
    case RoomStep::Out:
        removeSelf(presence);
        break;
    }
}

void RoomMembership::renameOne(const RoomPresence &presence)
{
    const bool isSelf = m_room->state() == RoomState::Joined && presence.occupant.nick == m_room->nick();
    const auto occupant = m_room->jid().withResource(presence.newNick);
    if (!occupant)
        return;
    m_room->rename(presence.occupant.nick, occupant->resource());
    if (!isSelf)
        return;
    m_wish.nick = occupant->resource(); // also after a lost stream
    settle(m_nickChange, {});
    Q_EMIT renamed();
}

void RoomMembership::finish(const RoomPresence &presence)
{
    if (presence.says(status::kCreated) && !m_wish.create) {
        // It was there when we asked, and gone when we came.
        m_around.connection.client().send(toLeave(address(), {}));
        refuse({RoomError::Kind::NotFound, {}});
        return;
    }
    m_deadline.stop();
    m_failures = 0;
    const QString wished = m_room->jid().withResource(m_wish.nick).value_or(Jid()).resource();
    m_room->upsert(presence.occupant);
    m_room->finishJoin(presence.occupant.nick);
    if (presence.occupant.nick != wished)
        m_room->tell(
            {.kind = RoomEvent::Kind::NickAssigned, .nick = wished, .newNick = presence.occupant.nick, .isSelf = true});
    tellStatuses(presence.statuses);
    if (presence.says(status::kCreated)) {
        m_room->tell({.kind = RoomEvent::Kind::Created});
        Q_EMIT created();
    } else if (!m_room->info().isRoom) {
        refresh(); // it did not exist, or would not say
    }
    Q_EMIT entered();
}

void RoomMembership::refuse(const RoomError &error)
{
    m_deadline.stop();
    if (error.kind == RoomError::Kind::NickTaken) {
        const QString next = alternativeNick(m_wish.nick, m_alternatives++);
        if (const auto occupant = m_room->jid().withResource(next); !next.isEmpty() && occupant) {
            m_nick = occupant->resource();
            m_room->beginJoin(m_nick);
            m_deadline.start(m_around.tuning.joinDeadline);
            enter();
            return;
        }
    }
    ++m_round;
    ++m_failures;
    m_wanted = isTransient(error.kind);
    if (m_wanted && error.kind != RoomError::Kind::NotConnected)
        comeBack(0ms);
    m_room->fail(error);
}

/// Later, and later each time.
void RoomMembership::comeBack(std::chrono::milliseconds atLeast)
{
    m_wanted = true;
    const double random = QRandomGenerator::global()->generateDouble();
    const auto pause = std::max<std::chrono::milliseconds>(atLeast, pauseAfter(std::max(m_failures, 1), random));
    m_return.start(std::chrono::milliseconds(qint64(double(pause.count()) * m_around.tuning.pauseScale)));
}

void RoomMembership::removeSelf(const RoomPresence &presence)
{
    ++m_round;
    m_deadline.stop();
    const Removal removal = presence.removal;
    m_wanted = isNear(removal.how);
    if (m_wanted) {
        ++m_failures;
        comeBack(removal.how == Departure::ServiceStopped ? kAfterStop : 0s);
    }
    settle(m_nickChange, std::unexpected(RoomError{RoomError::Kind::NotFound, {}}));
    settle(m_subjectChange, std::unexpected(RoomError{RoomError::Kind::NotFound, {}}));
    m_room->leave(removal);
    Q_EMIT expelled(removal);
}

} // namespace causerie::xmpp
