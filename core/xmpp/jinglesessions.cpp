// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/jinglesessions.h"

namespace causerie::xmpp
{

JingleSessions::Verdict JingleSessions::judge(const Jid &peer, const QString &sid, JingleAction action) const
{
    const auto it = m_sessions.constFind(sid);
    const bool isTheirs = it != m_sessions.cend() && it->peer == peer;
    if (action == JingleAction::SessionInitiate) {
        if (it != m_sessions.cend()) // theirs a second time, or somebody guesses at ids
            return Verdict::OutOfOrder;
        return m_sessions.size() < kMaxSessions ? Verdict::Take : Verdict::TooMany;
    }
    if (!isTheirs)
        return Verdict::Unknown;

    switch (action) {
    case JingleAction::SessionAccept:
        return it->role == Role::Initiator && !it->agreed ? Verdict::Take : Verdict::OutOfOrder;
    case JingleAction::TransportAccept:
    case JingleAction::TransportReject:
        return it->replaces ? Verdict::Take : Verdict::OutOfOrder;
    case JingleAction::ContentAccept: // we never add contents
    case JingleAction::ContentReject:
        return Verdict::OutOfOrder;
    case JingleAction::SessionInitiate:
    case JingleAction::SessionInfo:
    case JingleAction::SessionTerminate:
    case JingleAction::ContentAdd:
    case JingleAction::ContentModify:
    case JingleAction::ContentRemove:
    case JingleAction::DescriptionInfo:
    case JingleAction::SecurityInfo:
    case JingleAction::TransportInfo:
    case JingleAction::TransportReplace:
        return Verdict::Take;
    }
    Q_UNREACHABLE_RETURN(Verdict::Unknown);
}

void JingleSessions::begin(const Jid &peer, const QString &sid, Role role, const SessionDescription &content)
{
    Entry entry{peer, role, {}};
    entry.content.contentName = content.contentName;
    entry.content.creatorIsInitiator = content.creatorIsInitiator;
    m_sessions.insert(sid, entry);
}

void JingleSessions::agree(const QString &sid)
{
    if (const auto it = m_sessions.find(sid); it != m_sessions.end())
        it->agreed = true;
}

void JingleSessions::replace(const QString &sid)
{
    if (const auto it = m_sessions.find(sid); it != m_sessions.end())
        it->replaces = true;
}

void JingleSessions::replaced(const QString &sid)
{
    if (const auto it = m_sessions.find(sid); it != m_sessions.end())
        it->replaces = false;
}

void JingleSessions::end(const QString &sid)
{
    m_sessions.remove(sid);
}

bool JingleSessions::isOpen(const Jid &peer, const QString &sid) const
{
    const auto it = m_sessions.constFind(sid);
    return it != m_sessions.cend() && it->peer == peer;
}

SessionDescription JingleSessions::content(const QString &sid) const
{
    return m_sessions.value(sid).content;
}

QStringList JingleSessions::ofPeer(const Jid &peer) const
{
    QStringList sids;
    for (auto it = m_sessions.cbegin(); it != m_sessions.cend(); ++it) {
        if (it->peer == peer)
            sids.append(it.key());
    }
    return sids;
}

} // namespace causerie::xmpp
