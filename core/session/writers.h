// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QHash>

#include <chrono>
#include <optional>
#include <vector>

namespace causerie
{

/// How long somebody is believed to be writing who says nothing more. XEP-0085 has no time for it; who lost their
/// connection while they wrote would be writing for ever, also where we do not see their presence.
inline constexpr std::chrono::milliseconds kWritesFor = std::chrono::minutes(1);

/// Who is writing to us now (XEP-0085). Times are of any clock that never goes back.
///
/// Thread: GUI. Owner: Incoming.
class Writers final
{
public:
    using Time = std::chrono::milliseconds;

    void heard(const Jid &peer, ChatState state, Time now); ///< `Composing` again renews it
    std::vector<Jid> takeOverdue(Time now);                 ///< they write no more, and are forgotten
    std::optional<Time> next() const;                       ///< when the first of them will be
    void clear() { m_until.clear(); }

private:
    QHash<Jid, Time> m_until;
};

} // namespace causerie
