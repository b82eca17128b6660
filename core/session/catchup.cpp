// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/catchup.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

const QString &archiveIdOf(const ChatEvent &event)
{
    return std::visit([](const auto &said) -> const QString & { return said.archiveId; }, event);
}

QDateTime timeOf(const ChatEvent &event)
{
    if (const auto *message = std::get_if<Message>(&event))
        return message->sentAt;
    return std::get<Annotation>(event).at;
}

/// Not one of a server that has too much to do just now.
bool isForGood(const QString &condition)
{
    static const QStringList kForGood{u"forbidden"_s, u"not-allowed"_s, u"feature-not-implemented"_s,
                                      u"service-unavailable"_s, u"not-acceptable"_s};
    return kForGood.contains(condition);
}

bool holds(const ArchivePage &page, const QString &id)
{
    return !id.isEmpty() &&
           (page.first == id || page.last == id || std::ranges::contains(page.events, id, archiveIdOf));
}

} // namespace

std::chrono::milliseconds archivePause(int failures)
{
    using namespace std::chrono_literals;
    constexpr int kDoublings = 6;
    const std::chrono::milliseconds pause = 5s * (1 << std::clamp(failures - 1, 0, kDoublings));
    return std::min<std::chrono::milliseconds>(pause, 5min);
}

CatchUp::CatchUp(Jid archive, const CatchUpLimits &limits) : m_archive(std::move(archive)), m_limits(limits) {}

CatchUp::Actions CatchUp::begin(std::vector<Gap> gaps, const QDateTime &now, std::optional<ArchivePage> end)
{
    stopped();
    m_end = std::move(end);
    m_running = true;
    m_lost = false;
    m_now = now;
    m_gaps = std::move(gaps);
    return next();
}

void CatchUp::stopped()
{
    m_running = false;
    m_asking = false;
    m_exhausted = false;
    m_hasOld = false;
    m_filling = 0;
    m_newest = {};
}

bool CatchUp::isNewest() const
{
    return m_gaps.front().after.isEmpty() && !m_hasOld;
}

/// Turns to the gap in front.
CatchUp::Actions CatchUp::next()
{
    if (m_gaps.empty()) {
        m_running = false;
        m_failures = 0;
        return {Finish{m_lost}};
    }
    m_after = m_gaps.front().after;
    m_anchor = Anchor::Id;
    m_exhausted = false;
    m_hasOld = false;
    m_newest = {};
    return isNewest() && m_end ? answeredNewest(*m_end) : ask();
}

/// What came since `m_end`, also while the old was read.
CatchUp::Actions CatchUp::askForNews()
{
    m_hasOld = true;
    m_after = m_end->last;
    return ask();
}

CatchUp::Actions CatchUp::ask()
{
    xmpp::ArchiveQuery query;
    query.archive = m_archive;
    if (isNewest()) {
        query.backwards = true;
        query.before = m_newest.first;
        query.limit = m_limits.newestPage;
    } else if (m_anchor == Anchor::Id) {
        query.after = m_after;
        query.limit = m_limits.page;
    } else {
        query.start = m_gaps.front().since.addSecs(-m_limits.marginHours * 3600);
        query.limit = m_limits.page;
    }
    m_asking = true;
    return {Ask{query}};
}

CatchUp::Actions CatchUp::answered(ArchivePage page)
{
    m_asking = false;
    m_failures = 0;
    if (m_exhausted) // the gap was gone when the question was on its way
        return turn();
    if (isNewest())
        return answeredNewest(std::move(page));
    const Gap &gap = m_gaps.front();
    // An empty page has no place from which to go on, whatever it says.
    page.complete = page.complete || page.last.isEmpty() || holds(page, gap.before);
    const bool isStuck = !page.complete && page.last == m_after; // a server that does not move
    m_lost = m_lost || isStuck;
    m_exhausted = page.complete || isStuck;
    m_after = page.last;
    m_anchor = Anchor::Id;
    ++m_filling;
    Actions actions{Fill{gap.id, std::move(page)}};
    if (!m_exhausted && m_filling < m_limits.waitingPages)
        std::ranges::move(ask(), std::back_inserter(actions));
    return actions;
}

CatchUp::Actions CatchUp::answeredNewest(ArchivePage page)
{
    if (m_newest.last.isEmpty())
        m_newest.last = page.last;
    const bool isEnd = page.complete || page.first.isEmpty() || page.first == m_newest.first;
    if (!page.first.isEmpty())
        m_newest.first = page.first;
    m_newest.events.insert(m_newest.events.begin(), std::make_move_iterator(page.events.begin()),
                           std::make_move_iterator(page.events.end()));
    if (m_end && m_newest.last.isEmpty())
        return askForNews(); // there was nothing
    const auto &events = m_newest.events;
    const bool isEnough = int(events.size()) >= m_limits.newestMessages ||
                          (!events.empty() && timeOf(events.front()) < m_now.addDays(-m_limits.newestDays));
    if (!isEnd && !isEnough)
        return ask();
    m_newest.archive = m_archive;
    m_newest.complete = !m_end; // what is older is read when somebody looks for it
    m_exhausted = !m_end;
    ++m_filling;
    Actions actions{Fill{m_gaps.front().id, std::exchange(m_newest, {}), true}};
    if (m_end)
        std::ranges::move(askForNews(), std::back_inserter(actions));
    return actions;
}

CatchUp::Actions CatchUp::filled(bool isGapGone)
{
    if (m_filling > 0)
        --m_filling;
    m_exhausted = m_exhausted || isGapGone;
    if (m_asking)
        return {};
    return m_exhausted ? turn() : ask();
}

/// To the next gap, when nothing of this one is on its way to the disk.
CatchUp::Actions CatchUp::turn()
{
    if (m_filling > 0)
        return {};
    m_gaps.erase(m_gaps.begin());
    return next();
}

CatchUp::Actions CatchUp::notStored()
{
    return retry();
}

CatchUp::Actions CatchUp::retry(bool isRefused)
{
    stopped();
    return {Wait{archivePause(++m_failures), isRefused}};
}

CatchUp::Actions CatchUp::refused(const xmpp::IqError &error)
{
    m_asking = false;
    switch (error.kind) {
    case xmpp::IqError::Kind::NotConnected:
        stopped(); // the next stream goes on
        return {};
    case xmpp::IqError::Kind::Timeout:
    case xmpp::IqError::Kind::BadAnswer:
        return retry();
    case xmpp::IqError::Kind::Refused:
        break;
    }
    if (m_exhausted)
        return turn();
    if (error.condition != "item-not-found"_L1)
        return retry(isForGood(error.condition));
    // The archive has lost the message we know, by age or by a move: from its time on, then; what is known is known.
    if (!isNewest() && m_anchor == Anchor::Id && m_filling == 0 && m_gaps.front().since.isValid()) {
        m_anchor = Anchor::Time;
        return ask();
    }
    m_lost = true; // and stays in sight
    m_exhausted = true;
    return turn();
}

} // namespace causerie
