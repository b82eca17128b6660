// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticebrake.h"

#include <algorithm>
#include <utility>

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
        const auto known = m_paces.find(act.key);
        if (known != m_paces.end() && (known->waiting || now - known->shown < kPause)) {
            if (known->waiting)
                act.notice->isQuiet &= known->waiting->isQuiet; // one of them was to call
            known->waiting = std::move(act.notice);
            continue;
        }
        Pace &pace = known != m_paces.end()
                         ? *known
                         : *m_paces.insert(act.key, Pace{.shown = now - kHush, .called = now - kHush});
        passed.push_back(show(act.key, pace, std::move(*act.notice), now));
    }
    return passed;
}

NoticeActs NoticeBrake::due(Time now)
{
    NoticeActs passed;
    for (auto [key, pace] : m_paces.asKeyValueRange()) {
        if (pace.waiting && now - pace.shown >= kPause)
            passed.push_back(show(key, pace, *std::exchange(pace.waiting, std::nullopt), now));
    }
    return passed;
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
    std::optional<Time> next;
    for (const Pace &pace : m_paces) {
        if (pace.waiting)
            next = std::min(next.value_or(Time::max()), pace.shown + kPause);
    }
    return next;
}

void NoticeBrake::forget(Time now)
{
    m_paces.removeIf(
        [now](QHash<NoticeKey, Pace>::iterator pace) { return !pace->waiting && now - pace->shown >= kHush; });
}

} // namespace causerie::ui
