// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/writers.h"

#include <algorithm>

namespace causerie
{

void Writers::heard(const Jid &peer, ChatState state, Time now)
{
    if (state == ChatState::Composing)
        m_until.insert(peer, now + kWritesFor);
    else
        m_until.remove(peer);
}

std::vector<Jid> Writers::takeOverdue(Time now)
{
    std::vector<Jid> overdue;
    for (auto it = m_until.begin(); it != m_until.end();) {
        if (it.value() > now) {
            ++it;
            continue;
        }
        overdue.push_back(it.key());
        it = m_until.erase(it);
    }
    return overdue;
}

std::optional<Writers::Time> Writers::next() const
{
    const auto first = std::min_element(m_until.cbegin(), m_until.cend());
    return first == m_until.cend() ? std::nullopt : std::optional(*first);
}

} // namespace causerie
