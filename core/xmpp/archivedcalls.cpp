// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archivedcalls.h"

#include "core/chat/missedcall.h"

#include <algorithm>
#include <functional>

namespace causerie::xmpp
{

using Verb = CallMessage::Verb;

void ArchivedCalls::take(const CallMessage &call, const MessageStanza &stanza, const Arrival &arrival, const Jid &own,
                         std::vector<ChatEvent> &events)
{
    if (!isPersonal(stanza.type) || stanza.isRoomPrivate)
        return;
    const bool isOurs = stanza.from.isEmpty() || stanza.from.bare() == own.bare();
    const Jid &other = isOurs ? stanza.to : stanza.from;
    Message line;
    line.from = other;
    line.conversation = other.bare() == own.bare() ? Jid() : other.bare(); // to our own devices: of whomever
    line.kind = MessageKind::Call;
    line.originId = call.sid;
    line.archiveId = arrival.archiveId;
    line.sentAt = arrival.stamp.value_or(arrival.now);
    line.outcome = CallOutcome::Missed;
    if (isOurs)
        takeOurs(call, line, events);
    else
        takeTheirs(call, line, events);
}

void ArchivedCalls::takeTheirs(const CallMessage &call, const Message &line, std::vector<ChatEvent> &events)
{
    Line *known = lineOf(line, events);
    switch (call.verb) {
    case Verb::Propose:
        if (call.takesAudio && !m_lines.contains(call.sid))
            add(line, events);
        return;
    case Verb::Retract:
        if (known) {
            known->isOver = true;
            known->isVoid |= call.tieBreak;
        }
        return;
    case Verb::Finish:
        if (known) {
            known->isOver = true;
            CallOutcome &outcome = std::get<Message>(events[known->index]).outcome;
            if (call.reason == EndReason::Success || !call.movedTo.isEmpty()) // our `proceed` was not kept
                outcome = settle(outcome, CallOutcome::AnsweredElsewhere);
        }
        return;
    case Verb::Ringing:
    case Verb::Proceed:
    case Verb::Accept:
    case Verb::Reject:
        return; // of calls that we made
    }
}

void ArchivedCalls::takeOurs(const CallMessage &call, const Message &line, std::vector<ChatEvent> &events)
{
    Message settled = line;
    switch (call.verb) {
    case Verb::Proceed:
    case Verb::Accept:
        settled.outcome = CallOutcome::AnsweredElsewhere;
        break;
    case Verb::Reject:
        settled.outcome = call.reason == EndReason::Busy ? CallOutcome::Busy : CallOutcome::Declined;
        break;
    case Verb::Propose:
    case Verb::Retract:
    case Verb::Ringing:
        return;
    case Verb::Finish:
        if (Line *moved = call.movedTo.isEmpty() ? nullptr : lineOf(line, events))
            moved->isVoid = true;
        return;
    }
    Line *known = lineOf(settled, events);
    const bool isVoid = call.verb == Verb::Reject && call.tieBreak;
    if (known) {
        CallOutcome &outcome = std::get<Message>(events[known->index]).outcome;
        outcome = settle(outcome, settled.outcome);
        known->isOver = true;
        known->isVoid |= isVoid;
    } else if (!isVoid && !settled.conversation.isEmpty() && !m_lines.contains(call.sid)) {
        add(settled, events);
    }
}

void ArchivedCalls::add(const Message &line, std::vector<ChatEvent> &events)
{
    m_lines.insert(line.originId, {.index = events.size(), .isOver = line.outcome != CallOutcome::Missed});
    events.emplace_back(line);
}

/// The line of that call, if it is with the same person; what we say to our own devices names nobody.
ArchivedCalls::Line *ArchivedCalls::lineOf(const Message &like, std::vector<ChatEvent> &events)
{
    const auto known = m_lines.find(like.originId);
    if (known == m_lines.end())
        return nullptr;
    const Message &line = std::get<Message>(events[known->index]);
    return like.conversation.isEmpty() || like.conversation == line.conversation ? &*known : nullptr;
}

void ArchivedCalls::finish(std::vector<ChatEvent> &events, const QDateTime &now)
{
    std::vector<size_t> gone;
    for (const Line &line : std::as_const(m_lines)) {
        const bool mayRing =
            !line.isOver && std::get<Message>(events[line.index]).sentAt.addDuration(kOldestProposal) > now;
        if (line.isVoid || mayRing)
            gone.push_back(line.index);
    }
    std::ranges::sort(gone, std::greater());
    for (const size_t index : gone)
        events.erase(events.begin() + std::ptrdiff_t(index));
    m_lines.clear();
}

} // namespace causerie::xmpp
