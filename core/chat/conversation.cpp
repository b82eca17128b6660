// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/chat/conversation.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace causerie
{

Conversation::Conversation(Jid peer, QObject *parent) : QObject(parent), m_peer(std::move(peer)) {}

int Conversation::indexOf(qint64 id) const
{
    const auto position = m_positions.constFind(id);
    if (position == m_positions.cend())
        return -1;
    const auto it = std::ranges::lower_bound(m_messages, Cursor{*position, id}, {}, placeOf);
    Q_ASSERT_X(it != m_messages.end() && it->id == id, "indexOf", "the window is sorted by place");
    return int(it - m_messages.begin());
}

int Conversation::indexOf(const QString &originId) const
{
    if (originId.isEmpty())
        return -1;
    const auto it = std::find_if(m_messages.rbegin(), m_messages.rend(),
                                 [&](const Message &message) { return message.originId == originId; });
    return it == m_messages.rend() ? -1 : int(std::distance(it, m_messages.rend())) - 1;
}

void Conversation::open()
{
    if (m_loaded || m_wanted != Wanted::Nothing)
        return;
    m_wanted = Wanted::Newest;
    Q_EMIT pageRequested(0);
}

void Conversation::openEnd()
{
    if (isAtEnd() || m_wanted == Wanted::Newest)
        return;
    m_wanted = Wanted::Newest;
    Q_EMIT pageRequested(0);
}

void Conversation::openAround(qint64 id)
{
    if (indexOf(id) >= 0) {
        Q_EMIT openedAround(id);
        return;
    }
    m_wanted = Wanted::Around;
    m_wantedId = id;
    Q_EMIT aroundRequested(id);
}

void Conversation::loadOlder()
{
    if (!m_loaded || m_wanted != Wanted::Nothing || !hasOlder() || (m_hasOlder && m_messages.empty()))
        return;
    m_wanted = Wanted::Older;
    if (m_hasOlder)
        Q_EMIT pageRequested(m_messages.front().id);
    else
        Q_EMIT archiveRequested();
}

void Conversation::loadNewer()
{
    if (!m_hasNewer || m_wanted != Wanted::Nothing || m_messages.empty())
        return;
    m_wanted = Wanted::Newer;
    Q_EMIT newerRequested(cursorOf(m_messages.back()));
}

void Conversation::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    Q_EMIT readRequested();
    Q_EMIT summaryChanged();
}

bool Conversation::unload()
{
    if (m_wanted != Wanted::Nothing || std::ranges::any_of(m_messages, isUnsent))
        return false;
    if (!m_loaded)
        return true;
    m_loaded = m_hasOlder = m_hasNewer = false;
    if (!m_messages.empty())
        remove(0, m_messages.size());
    m_messages.shrink_to_fit();
    m_positions.squeeze();
    refreshGaps();
    return true;
}

void Conversation::reset(std::vector<Message> page, bool hasOlder, bool hasNewer)
{
    m_messages.assign(std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    if (!hasNewer)
        m_messages.insert(m_messages.end(), m_unstored.begin(), m_unstored.end());
    m_positions.clear();
    m_positions.reserve(qsizetype(m_messages.size()));
    for (const Message &message : m_messages)
        m_positions.insert(message.id, placeOf(message).position);
    m_wanted = Wanted::Nothing;
    m_loaded = true;
    m_hasOlder = hasOlder;
    m_hasNewer = hasNewer;
    const std::vector<GapMark> before = std::exchange(m_gaps, findGaps());
    Q_EMIT newestLoaded();
    if (before != m_gaps)
        Q_EMIT gapsChanged();
}

void Conversation::setNewestPage(std::vector<Message> page, bool hasOlder)
{
    if (m_wanted == Wanted::Around)
        return;
    if (!page.empty() && m_unstored.empty())
        m_last = page.back();
    reset(std::move(page), hasOlder, false);
    Q_EMIT summaryChanged();
}

void Conversation::setPageAround(qint64 id, Page page)
{
    if (m_wanted != Wanted::Around || m_wantedId != id)
        return;
    if (std::ranges::find(page.messages, id, &Message::id) == page.messages.end()) {
        m_wanted = Wanted::Nothing; // it is no longer here
        return;
    }
    reset(std::move(page.messages), page.hasOlder, page.hasNewer);
    Q_EMIT openedAround(id);
}

void Conversation::prependPage(std::vector<Message> page, bool hasOlder)
{
    if (m_wanted != Wanted::Nothing && m_wanted != Wanted::Older)
        return;
    m_wanted = Wanted::Nothing;
    m_hasOlder = hasOlder;
    insertRun(0, page.data(), page.size());
    dropNewestBeyondLimit();
}

void Conversation::appendPage(std::vector<Message> page, bool hasNewer)
{
    if (m_wanted != Wanted::Nothing && m_wanted != Wanted::Newer)
        return;
    m_wanted = Wanted::Nothing;
    m_hasNewer = hasNewer;
    insertRun(m_messages.size(), page.data(), page.size());
    if (!hasNewer)
        insertRun(m_messages.size(), m_unstored.data(), m_unstored.size());
    dropOldestBeyondLimit();
}

void Conversation::pageFailed()
{
    m_wanted = Wanted::Nothing;
}

void Conversation::archiveAnswered(bool hasOlder)
{
    m_archiveHasOlder = hasOlder;
    if (m_wanted == Wanted::Older)
        m_wanted = Wanted::Nothing;
}

void Conversation::setArchiveHasOlder(bool hasOlder)
{
    m_archiveHasOlder = hasOlder;
}

/// Whether a new message stands in the window, or next to it with nothing of the store in between.
bool Conversation::belongs(const Message &message) const
{
    if (!m_loaded)
        return message.id >= kFirstUnstoredId;
    if (m_messages.empty())
        return !m_hasOlder && !m_hasNewer;
    if (placeOf(message) < placeOf(m_messages.front()))
        return !m_hasOlder;
    return !m_hasNewer || placeOf(message) < placeOf(m_messages.back());
}

void Conversation::insert(const std::vector<Message> &messages)
{
    if (messages.empty())
        return;
    std::vector<Message> fitting;
    for (const Message &message : messages) {
        dropUnstoredCopy(message);
        learnLast(message);
        if (!belongs(message))
            continue;
        if (indexOf(message.id) >= 0)
            replace(message);
        else
            fitting.push_back(message);
    }
    std::ranges::sort(fitting, {}, placeOf);
    // Neighbours go in together, so that a page is one signal.
    for (size_t i = 0; i < fitting.size();) {
        const auto place = std::ranges::lower_bound(m_messages, placeOf(fitting[i]), {}, placeOf);
        size_t end = i + 1;
        while (end < fitting.size() && (place == m_messages.end() || placeOf(fitting[end]) < placeOf(*place)))
            ++end;
        insertRun(size_t(place - m_messages.begin()), &fitting[i], end - i);
        i = end;
    }
    if (m_wanted == Wanted::Older)
        dropNewestBeyondLimit();
    else
        dropOldestBeyondLimit();
    Q_EMIT summaryChanged();
}

void Conversation::append(const Message &message, bool countsAsUnread)
{
    if (indexOf(message.id) >= 0)
        return replace(message);
    if (countsAsUnread)
        ++m_unread;
    if (message.id >= kFirstUnstoredId && !unstored(message.id))
        m_unstored.push_back(message);
    insert({message});
}

void Conversation::insertRun(size_t at, const Message *first, size_t count)
{
    if (count == 0)
        return;
    m_messages.insert(m_messages.begin() + std::ptrdiff_t(at), first, first + count);
    for (size_t i = 0; i < count; ++i)
        m_positions.insert(first[i].id, placeOf(first[i]).position);
    Q_EMIT inserted(int(at), int(count));
    refreshGaps();
}

void Conversation::remove(size_t first, size_t count)
{
    Q_EMIT removing(int(first), int(count));
    const auto from = m_messages.begin() + std::ptrdiff_t(first);
    const auto to = from + std::ptrdiff_t(count);
    std::for_each(from, to, [this](const Message &message) { m_positions.remove(message.id); });
    m_messages.erase(from, to);
    Q_EMIT removed(int(first), int(count));
    refreshGaps();
}

void Conversation::dropNewestBeyondLimit()
{
    if (m_messages.size() <= size_t(kMostLoaded))
        return;
    const size_t count = std::max(size_t(kDropped), m_messages.size() - size_t(kMostLoaded));
    m_hasNewer = true;
    remove(m_messages.size() - count, count);
}

void Conversation::dropOldestBeyondLimit()
{
    if (m_messages.size() <= size_t(kMostLoaded))
        return;
    m_hasOlder = true;
    remove(0, std::max(size_t(kDropped), m_messages.size() - size_t(kMostLoaded)));
}

/// The last is the one that stands furthest, not the one that came last: a gap is filled in the middle.
void Conversation::learnLast(const Message &message)
{
    if (!m_last || placeOf(*m_last) < placeOf(message))
        m_last = message;
}

void Conversation::replace(const Message &message)
{
    const bool isLast = m_last && m_last->id == message.id;
    if (isLast && *m_last != message) {
        m_last = message;
        Q_EMIT summaryChanged();
    }
    const int index = indexOf(message.id);
    if (index < 0 || m_messages[size_t(index)] == message)
        return;
    if (placeOf(m_messages[size_t(index)]) != placeOf(message)) {
        // The archive has it elsewhere: it goes, and comes back if its place is in the window.
        remove(size_t(index), 1);
        if (isLast && isAtEnd() && !m_messages.empty())
            m_last = m_messages.back();
        insert({message});
        return;
    }
    m_messages[size_t(index)] = message;
    Q_EMIT messageChanged(index);
}

void Conversation::dropUnstored(qint64 id)
{
    if (std::erase_if(m_unstored, [id](const Message &message) { return message.id == id; }) != 0)
        forget(id);
}

void Conversation::forget(qint64 id)
{
    if (const int index = indexOf(id); index >= 0)
        remove(size_t(index), 1);
    if (m_last && m_last->id == id)
        m_last = m_messages.empty() ? std::nullopt : std::optional(m_messages.back());
    Q_EMIT summaryChanged();
}

/// The disk has room again, and the archive has brought what was shown without being stored.
void Conversation::dropUnstoredCopy(const Message &stored)
{
    const auto copy = std::ranges::find(m_unstored, stored.archiveId, &Message::archiveId);
    if (copy != m_unstored.end() && !stored.archiveId.isEmpty() && stored.id < kFirstUnstoredId)
        dropUnstored(copy->id);
}

const Message *Conversation::unstored(qint64 id) const
{
    const auto it = std::ranges::find(m_unstored, id, &Message::id);
    return it == m_unstored.end() ? nullptr : &*it;
}

void Conversation::setSummary(std::optional<Message> last, int unread)
{
    if (m_last == last && m_unread == unread)
        return;
    m_last = std::move(last);
    m_unread = unread;
    Q_EMIT summaryChanged();
}

void Conversation::setUnread(int unread)
{
    if (m_unread == unread)
        return;
    m_unread = unread;
    Q_EMIT summaryChanged();
}

void Conversation::setSettings(const ConversationSettings &settings)
{
    if (m_settings == settings)
        return;
    m_settings = settings;
    Q_EMIT settingsChanged();
}

void Conversation::setPeerState(ChatState state)
{
    if (m_peerState == state)
        return;
    m_peerState = state;
    Q_EMIT summaryChanged();
}

void Conversation::setGaps(std::vector<Gap> gaps)
{
    if (m_archiveGaps == gaps)
        return;
    m_archiveGaps = std::move(gaps);
    refreshGaps();
}

void Conversation::fillGaps()
{
    if (!m_archiveGaps.empty())
        Q_EMIT gapFillingRequested();
}

void Conversation::setGapFilling(GapFilling filling)
{
    if (std::exchange(m_gapFilling, filling) != filling)
        Q_EMIT gapFillingChanged();
}

bool Conversation::hasGapBefore(qint64 id) const
{
    return std::ranges::contains(m_gaps, id, &GapMark::before);
}

/// A gap stands in front of the first message at its next position or behind. In front of the window it is not seen.
std::vector<GapMark> Conversation::findGaps() const
{
    std::vector<GapMark> marks;
    if (!m_loaded)
        return marks;
    for (const Gap &gap : m_archiveGaps) {
        const auto next = std::ranges::lower_bound(m_messages, Cursor{gap.nextPosition, 0}, {}, placeOf);
        const bool isInside = next != m_messages.end() && (next != m_messages.begin() || !m_hasOlder);
        const bool isAtEnd = next == m_messages.end() && !m_hasNewer;
        const qint64 before = isInside ? next->id : 0;
        if ((isInside || isAtEnd) && (marks.empty() || marks.back().before != before))
            marks.push_back({gap.id, before});
    }
    return marks;
}

void Conversation::refreshGaps()
{
    const std::vector<GapMark> before = std::exchange(m_gaps, findGaps());
    if (before != m_gaps)
        Q_EMIT gapsChanged();
}

} // namespace causerie
