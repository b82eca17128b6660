// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/noticeboard.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace causerie::ui
{

/// How fast notices may follow each other, so that a flood of messages is neither a storm of pop-ups nor of sounds:
/// each changes once a second at most, the last state of it, and one that has just called calls again only after a
/// while. Calls and what is withdrawn never wait. A value; the clock is the caller's.
class NoticeBrake
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds kPause{1'000}; ///< between two states of a notice
    static constexpr std::chrono::milliseconds kHush{5'000};  ///< after a notice has called, the same is quiet
    static constexpr int kLoud = 3;                           ///< notices, each another one, that call within `kHush`
    static constexpr int kMost = 5;                           ///< likewise, that are shown within `kPause`

    /// What of it is to be done now.
    NoticeActs take(NoticeActs acts, Time now);
    /// What has waited long enough.
    NoticeActs due(Time now);
    bool holds(const NoticeKey &key) const; ///< its next state waits
    std::optional<Time> next() const;       ///< when something is due; nothing when nothing waits

private:
    struct Pace {
        Time shown{};
        Time called{};
        std::optional<Notice> waiting{};
        Time since{}; ///< it waits
    };
    NoticeAct show(const NoticeKey &key, Pace &pace, Notice notice, Time now);
    bool mayShow(const Pace &pace, Time now) const;
    void forget(Time now); ///< whoever may do anything again

    QHash<NoticeKey, Pace> m_paces;
};

} // namespace causerie::ui
