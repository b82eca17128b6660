// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/room.h"

#include <algorithm>
#include <utility>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

/// What changed of somebody that is worth a line.
std::vector<RoomEvent> differences(const Occupant &before, const Occupant &now, bool isSelf)
{
    std::vector<RoomEvent> events;
    RoomEvent event{.nick = now.nick, .isSelf = isSelf, .role = now.role, .affiliation = now.affiliation};
    if (before.affiliation != now.affiliation) {
        event.kind = RoomEvent::Kind::AffiliationChanged;
        events.push_back(event);
    }
    if (before.role != now.role) {
        event.kind = RoomEvent::Kind::RoleChanged;
        events.push_back(event);
    }
    return events;
}

bool takes(const QString &range, const QString &tag)
{
    return tag.startsWith(range, Qt::CaseInsensitive) && (tag.size() == range.size() || tag.at(range.size()) == u'-');
}

} // namespace

Room::Room(Jid jid, QObject *parent) : QObject(parent), m_jid(jid.bare()) {}

QString Room::name() const
{
    if (!m_bookmarkedName.isEmpty())
        return m_bookmarkedName;
    return m_info.name.isEmpty() ? m_jid.local() : m_info.name;
}

/// The best for a reader, the first without a language, or the first.
size_t Room::chosenSubject(const QStringList &languages) const
{
    const auto find = [this](auto fits) {
        return size_t(std::ranges::find_if(m_subjects, fits, &LocalizedText::language) - m_subjects.begin());
    };
    for (const QString &range : languages) {
        const size_t fitting = find([&range](const QString &tag) { return takes(range, tag); });
        if (fitting < m_subjects.size())
            return fitting;
    }
    const size_t forAll = find([](const QString &tag) { return tag.isEmpty(); });
    return forAll < m_subjects.size() ? forAll : 0;
}

QString Room::subject(const QStringList &languages) const
{
    return m_subjects.empty() ? QString() : m_subjects[chosenSubject(languages)].text;
}

std::vector<LocalizedText> Room::otherSubjects(const QStringList &languages) const
{
    std::vector<LocalizedText> others = m_subjects;
    if (!others.empty())
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(chosenSubject(languages)));
    return others;
}

const Occupant *Room::occupant(const QString &nick) const
{
    const auto it = m_occupants.constFind(nick);
    return it == m_occupants.cend() ? nullptr : &*it;
}

void Room::setState(RoomState state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void Room::empty()
{
    m_gathered.clear();
    if (m_occupants.isEmpty())
        return;
    m_occupants.clear();
    Q_EMIT occupantsReset();
}

void Room::beginJoin(const QString &nick)
{
    m_gathered.clear();
    m_error.reset();
    m_removal.reset();
    m_nick = nick;
    setState(RoomState::Joining);
}

void Room::upsert(const Occupant &occupant)
{
    if (m_state == RoomState::Joining) {
        m_gathered.insert(occupant.nick, occupant);
        return;
    }
    const auto it = m_occupants.find(occupant.nick);
    const bool isSelf = occupant.nick == m_nick;
    if (it == m_occupants.end()) {
        m_occupants.insert(occupant.nick, occupant);
        Q_EMIT occupantAdded(occupant.nick);
        tell({.kind = RoomEvent::Kind::Joined,
              .nick = occupant.nick,
              .isSelf = isSelf,
              .role = occupant.role,
              .affiliation = occupant.affiliation});
        return;
    }
    if (*it == occupant)
        return;
    const Occupant before = std::exchange(*it, occupant);
    Q_EMIT occupantChanged(occupant.nick);
    for (const RoomEvent &event : differences(before, occupant, isSelf))
        tell(event);
}

void Room::remove(const QString &nick, const Removal &removal)
{
    if (m_state == RoomState::Joining) {
        m_gathered.remove(nick);
        return;
    }
    if (!m_occupants.remove(nick))
        return;
    Q_EMIT occupantRemoved(nick);
    tell({.kind = RoomEvent::Kind::Departed,
          .nick = nick,
          .actor = removal.actor,
          .reason = removal.reason,
          .removal = removal});
}

void Room::rename(const QString &nick, const QString &newNick)
{
    auto &all = m_state == RoomState::Joining ? m_gathered : m_occupants;
    const bool isSelf = m_state == RoomState::Joined && nick == m_nick;
    const auto it = all.find(nick);
    if (it == all.end() || nick == newNick)
        return;
    Occupant occupant = *it;
    occupant.nick = newNick;
    all.erase(it);
    all.insert(newNick, std::move(occupant));
    if (isSelf)
        m_nick = newNick;
    if (m_state == RoomState::Joining)
        return;
    Q_EMIT occupantRenamed(nick, newNick);
    tell({.kind = RoomEvent::Kind::Renamed, .nick = nick, .newNick = newNick, .isSelf = isSelf});
}

void Room::finishJoin(const QString &nick)
{
    m_nick = nick;
    m_occupants = std::exchange(m_gathered, {});
    m_state = RoomState::Joined;
    Q_EMIT occupantsReset();
    Q_EMIT stateChanged();
}

void Room::fail(const RoomError &error)
{
    m_error = error;
    m_state = RoomState::Failed;
    empty();
    Q_EMIT stateChanged();
}

void Room::leave(const Removal &removal)
{
    const bool wasIn = m_state == RoomState::Joined;
    m_removal = removal;
    m_state = RoomState::Out;
    empty();
    Q_EMIT stateChanged();
    if (wasIn)
        tell({.kind = RoomEvent::Kind::Departed,
              .nick = m_nick,
              .isSelf = true,
              .actor = removal.actor,
              .reason = removal.reason,
              .removal = removal});
}

void Room::setInfo(const RoomInfo &info)
{
    if (m_info == info)
        return;
    m_info = info;
    Q_EMIT infoChanged();
}

void Room::setBookmarkedName(const QString &name)
{
    if (m_bookmarkedName == name)
        return;
    m_bookmarkedName = name;
    Q_EMIT infoChanged();
}

void Room::setSubjects(std::vector<LocalizedText> subjects, const QString &by)
{
    if (m_subjects == subjects && m_subjectBy == by)
        return;
    m_subjects = std::move(subjects);
    m_subjectBy = by;
    Q_EMIT subjectChanged();
}

} // namespace causerie
