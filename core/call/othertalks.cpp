// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/othertalks.h"

#include <algorithm>

namespace causerie
{

void OtherTalks::add(const Talk &talk)
{
    if (talk.peer.isEmpty() || find(talk.peer, talk.sid))
        return;
    m_calls.append(talk);
    if (m_calls.size() > kMost)
        m_calls.removeFirst();
}

OtherTalks::Talk *OtherTalks::find(const Jid &peer, const QString &sid)
{
    const auto it =
        std::ranges::find_if(m_calls, [&](const Talk &talk) { return talk.sid == sid && talk.peer == peer.bare(); });
    return it == m_calls.end() ? nullptr : &*it;
}

void OtherTalks::called(const Jid &device, const Jid &peer, const QString &sid, Time now)
{
    add({.device = device, .peer = peer.bare(), .sid = sid, .since = now, .isOurs = true});
}

void OtherTalks::answered(const Jid &device, const Jid &peer, const QString &sid, Time now)
{
    add({.device = device, .peer = peer.bare(), .sid = sid, .since = now, .isAnswered = true});
}

void OtherTalks::proceeded(const Jid &peer, const QString &sid, Time now)
{
    Talk *talk = find(peer, sid);
    if (!talk || !talk->isOurs || talk->isAnswered)
        return;
    talk->isAnswered = true;
    talk->since = now;
}

void OtherTalks::ended(const Jid &peer, const QString &sid)
{
    m_calls.removeIf([&](const Talk &talk) { return talk.sid == sid && talk.peer == peer.bare(); });
}

void OtherTalks::deviceGone(const Jid &device)
{
    m_calls.removeIf([&device](const Talk &talk) { return !device.isEmpty() && talk.device == device; });
}

void OtherTalks::expire(Time now)
{
    m_calls.removeIf([now](const Talk &talk) { return talk.since + kLongest <= now; });
}

bool OtherTalks::hasCalled(const Jid &peer, const QString &sid) const
{
    return std::ranges::any_of(
        m_calls, [&](const Talk &talk) { return talk.isOurs && talk.sid == sid && talk.peer == peer.bare(); });
}

bool OtherTalks::talksWith(const Jid &peer) const
{
    return std::ranges::any_of(m_calls,
                               [&peer](const Talk &talk) { return talk.isAnswered && talk.peer == peer.bare(); });
}

std::optional<OtherTalks::Time> OtherTalks::nextEnd() const
{
    const auto oldest = std::ranges::min_element(m_calls, {}, &Talk::since);
    return oldest == m_calls.end() ? std::nullopt : std::optional(oldest->since + kLongest);
}

} // namespace causerie
