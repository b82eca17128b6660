// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QList>

#include <chrono>
#include <optional>

namespace causerie
{

/// The calls of our other devices, as far as copies of their messages tell (XEP-0353 with XEP-0280). What both sides
/// say of one has to fit: nobody but the person called can answer it or end it.
///
/// A value, on injected time. The oldest are forgotten.
class OtherTalks
{
public:
    using Time = std::chrono::steady_clock::time_point;

    static constexpr qsizetype kMost = 16;
    /// Where nobody says the end. XEP-0353 §Business Rules has a day for a line of a history; this is a button.
    static constexpr std::chrono::hours kLongest{4};

    /// `device` is ours, empty when it is not known; `peer` is any address of the other side.
    void called(const Jid &device, const Jid &peer, const QString &sid, Time now);   ///< it asked them
    void answered(const Jid &device, const Jid &peer, const QString &sid, Time now); ///< it took theirs
    void proceeded(const Jid &peer, const QString &sid, Time now);                   ///< they took its
    void ended(const Jid &peer, const QString &sid);
    void deviceGone(const Jid &device);
    void expire(Time now);
    void clear() { m_calls.clear(); }

    bool hasCalled(const Jid &peer, const QString &sid) const; ///< `called` was told of it
    bool talksWith(const Jid &peer) const;                     ///< answered and not over
    std::optional<Time> nextEnd() const;                       ///< when `expire` has something to do

private:
    struct Talk {
        Jid device;
        Jid peer; ///< bare
        QString sid;
        Time since{};
        bool isOurs = false; ///< our device called
        bool isAnswered = false;
    };
    void add(const Talk &talk);
    Talk *find(const Jid &peer, const QString &sid);

    QList<Talk> m_calls;
};

} // namespace causerie
