// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticebrake.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace causerie::ui
{

NoticeActs NoticeBrake::take(NoticeActs acts, Time now)
{
    forget(now);
    NoticeActs passed;
    for (NoticeAct &act : acts) {
        if (!act.notice) {
            if (const auto pace = m_paces.find(act.key); pace != m_paces.end())
                pace->waiting.reset();
            passed.push_back(std::move(act));
            continue;
        }
        if (act.notice->isUrgent) {
            passed.push_back(std::move(act));
            continue;
        }
        Pace &pace = m_paces.contains(act.key)
                         ? m_paces[act.key]
                         : *m_paces.insert(act.key, Pace{.shown = now - kHush, .called = now - kHush, .since = now});
        if (!pace.waiting && mayShow(pace, now)) {
            passed.push_back(show(act.key, pace, std::move(*act.notice), now));
            continue;
        }
        if (pace.waiting)
            act.notice->isQuiet &= pace.waiting->isQuiet; // one of them was to call
        else
            pace.since = now;
        pace.waiting = std::move(act.notice);
    }
    return passed;
}

/// In the order in which they began to wait.
NoticeActs NoticeBrake::due(Time now)
{
    std::vector<std::pair<Time, NoticeKey>> waiting;
    for (auto [key, pace] : m_paces.asKeyValueRange()) {
        if (pace.waiting)
            waiting.emplace_back(pace.since, key);
    }
    std::ranges::stable_sort(waiting, {}, &std::pair<Time, NoticeKey>::first);
    NoticeActs passed;
    for (const auto &[since, key] : waiting) {
        Pace &pace = m_paces[key];
        if (mayShow(pace, now))
            passed.push_back(show(key, pace, *std::exchange(pace.waiting, std::nullopt), now));
    }
    return passed;
}

bool NoticeBrake::holds(const NoticeKey &key) const
{
    const auto pace = m_paces.constFind(key);
    return pace != m_paces.cend() && pace->waiting;
}

bool NoticeBrake::mayShow(const Pace &pace, Time now) const
{
    const auto young = std::ranges::count_if(m_paces, [now](const Pace &each) { return now - each.shown < kPause; });
    return now - pace.shown >= kPause && young < kMost;
}

NoticeAct NoticeBrake::show(const NoticeKey &key, Pace &pace, Notice notice, Time now)
{
    const auto calling = std::ranges::count_if(m_paces, [now](const Pace &each) { return now - each.called < kHush; });
    notice.isQuiet |= now - pace.called < kHush || calling >= kLoud;
    pace.shown = now;
    if (!notice.isQuiet)
        pace.called = now;
    return {key, std::move(notice)};
}

std::optional<NoticeBrake::Time> NoticeBrake::next() const
{
    std::vector<Time> shown;
    std::optional<Time> next;
    for (const Pace &pace : m_paces) {
        shown.push_back(pace.shown);
        if (pace.waiting)
            next = std::min(next.value_or(Time::max()), pace.shown + kPause);
    }
    if (!next || shown.size() < size_t(kMost))
        return next;
    std::ranges::nth_element(shown, shown.begin() + (kMost - 1), std::greater());
    return std::max(*next, shown[kMost - 1] + kPause); // then one of so many is old enough
}

void NoticeBrake::forget(Time now)
{
    m_paces.removeIf(
        [now](QHash<NoticeKey, Pace>::iterator pace) { return !pace->waiting && now - pace->shown >= kHush; });
}

} // namespace causerie::ui
