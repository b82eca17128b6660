// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A call that is handed on to somebody else (XEP-0251), seen from all who are in it: who hands it on asks (`ask`,
// `putThrough`), who is handed on follows, and who is called last has the new call in place of the former one.

#include "core/call/calls.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace causerie
{

void Call::transferTo(const Jid &target)
{
    ask({.attendant = {}, .sid = {}, .target = target.bare()});
}

/// One question at a time: they see the first one until they have answered it.
void Call::ask(const Transfer &transfer)
{
    if (m_state != CallState::Active || !isTarget(transfer.target) || !m_transferTarget.isEmpty())
        return;
    m_transferTarget = transfer.target.bare();
    m_transferRefused = false;
    m_signalling.transfer(m_peer, m_sid, transfer);
    Q_EMIT flagsChanged();
}

void Call::takeTransferRefused()
{
    if (m_state != CallState::Active || m_transferTarget.isEmpty())
        return;
    m_transferTarget = {};
    m_transferRefused = true;
    Q_EMIT flagsChanged();
}

void Call::refuseTransfer()
{
    m_refusedTransfer = m_refusedTransfer || m_asked != Transfer();
    if (std::exchange(m_asked, Transfer()) != Transfer())
        Q_EMIT flagsChanged();
}

/// Somebody else than the two of us.
bool Call::isTarget(const Jid &target) const
{
    return !target.local().isEmpty() && target.bare() != m_peer.bare() && target.bare() != m_signalling.ownJid().bare();
}

/// One question in a call: the first stays until it is answered, so that nobody presses Call for another one, and who
/// was refused does not ask again. Whoever they say it is from, it is from them.
void Call::takeTransfer(const Transfer &transfer)
{
    if (m_state != CallState::Active || m_asked != Transfer() || m_refusedTransfer || !isTarget(transfer.target))
        return;
    m_asked = {.attendant = m_peer, .sid = transfer.sid, .target = transfer.target};
    Q_EMIT transferAsked(askedTarget());
}

const Call *Call::replaced() const
{
    return m_replaced && isInProgress(m_replaced->state()) ? m_replaced.get() : nullptr;
}

Call *Calls::followTransfer(Call &call)
{
    const Transfer asked = call.m_asked;
    const Jid target = call.askedTarget();
    const bool isAlone = std::ranges::none_of(m_calls, [&call](const Call *other) {
        return other != &call && isInProgress(other->state()) && !other->isSilent();
    });
    if (target.isEmpty() || call.state() != CallState::Active || !isAlone || isBusyElsewhere() || isExposed(target))
        return nullptr;
    if (isAttended(asked))
        return callInPlaceOf(call, asked);
    call.refuseTransfer(); // it is answered
    call.end(EndReason::Transferred, EndedBy::Us);
    return startFor(target, asked.attendant);
}

Call *Calls::callInPlaceOf(Call &talk, const Transfer &transfer)
{
    talk.m_asked = {}; // answered, and free to be asked again when this comes to nothing
    talk.setHeld(true);
    Call *call = make(transfer.target, QUuid::createUuid().toString(QUuid::WithoutBraces), Direction::Outgoing);
    call->m_transfer = transfer;
    call->m_replaced = &talk;
    call->callDevice();
    Q_EMIT started(call);
    return call;
}

bool Calls::canPutThrough(const Call &call, const Call &other) const
{
    const auto isOurs = [this](const Call &one) {
        return find(one.sid()) == &one && one.state() == CallState::Active && !one.peer().isBare();
    };
    const bool isAsked = !call.transferTarget().isEmpty() || other.transferTarget() == call.peer().bare();
    return isOurs(call) && isOurs(other) && call.isTarget(other.peer()) && !isAsked;
}

void Calls::putThrough(Call &call, const Call &other)
{
    if (canPutThrough(call, other))
        call.ask({.attendant = m_signalling.ownJid(), .sid = other.sid(), .target = other.peer()});
}

/// Null for a call that is one like any other, whatever it says of itself.
Call *Calls::talkToReplace(const Transfer &transfer, const Jid &caller) const
{
    Call *talk = findWith(transfer.attendant, transfer.sid);
    const bool isIt = talk && talk->state() == CallState::Active && !talk->m_refusedTransfer &&
                      leadsInto(transfer, caller, talk->peer(), talk->sid(), m_signalling.ownJid());
    return isIt ? talk : nullptr;
}

/// Both speak: the talk before is over, unless it was taken back meanwhile.
void Calls::replace(Call &call)
{
    Call *talk = std::exchange(call.m_replaced, nullptr);
    if (talk && talk->isHeld())
        talk->end(EndReason::Transferred, EndedBy::Us);
}

/// Whoever takes a talk back has thought better of leaving it: for good, though it may be held again.
void Calls::giveUpReplacing(const Call *talk)
{
    const QList<Call *> calls = m_calls;
    for (Call *call : calls) {
        const bool isAsked = call->state() == CallState::Proposed || call->state() == CallState::Ringing;
        if (!talk || call->m_replaced != talk || (isAsked && call->direction() == Direction::Incoming))
            continue;
        if (isAsked)
            call->hangUp();
        else
            call->m_replaced = nullptr;
    }
}

} // namespace causerie
