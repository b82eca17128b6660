// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticeboard.h"

#include "ui/desktop/noticewords.h"

#include <algorithm>
#include <utility>

namespace causerie::ui
{

namespace
{

void add(NoticeActs &acts, NoticeActs more)
{
    acts.insert(acts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

NoticeKey requestsOf(int account)
{
    return {.kind = NoticeKind::Requests, .account = account};
}

} // namespace

bool NoticeBoard::has(const NoticeKey &key) const
{
    return m_talks.contains(key) || m_requests.contains(key) || m_calls.contains(key);
}

Jid NoticeBoard::target(const NoticeKey &key) const
{
    if (key.kind != NoticeKind::Requests)
        return key.peer;
    const auto requests = m_requests.constFind(key);
    return requests == m_requests.cend() ? Jid() : requests->strangers.constLast();
}

NoticeActs NoticeBoard::showTalk(const NoticeKey &key, bool isQuiet)
{
    Talk &talk = m_talks[key];
    talk.isUp = true;
    Notice notice = talkNotice(talk.notice, m_isTextShown);
    notice.isQuiet = isQuiet;
    return {{key, notice}};
}

NoticeActs NoticeBoard::showRequests(const NoticeKey &key, bool isQuiet)
{
    Requests &requests = m_requests[key];
    requests.isUp = true;
    Notice notice = requestsNotice(int(requests.strangers.size()));
    notice.isQuiet = isQuiet;
    return {{key, notice}};
}

NoticeActs NoticeBoard::take(const NoticeKey &key, const QString &name, const QImage &picture, const NoticeLine &line,
                             NoticeMoment moment)
{
    NoticeActs acts = forgetStranger(key.account, key.peer);
    Talk &talk = m_talks[key];
    talk.notice.name = name;
    talk.notice.picture = picture;
    talk.notice.lines.push_back(line);
    if (talk.notice.lines.size() > kRemembered)
        talk.notice.lines.erase(talk.notice.lines.begin());
    ++talk.notice.count;
    talk.isHeld = moment == NoticeMoment::CaughtUp;
    if (!talk.isHeld)
        add(acts, showTalk(key, false));
    return acts;
}

NoticeActs NoticeBoard::takeRequest(int account, const Jid &stranger, NoticeMoment moment)
{
    const NoticeKey key = requestsOf(account);
    Requests &requests = m_requests[key];
    if (requests.strangers.size() >= kStrangers || requests.strangers.contains(stranger))
        return {};
    requests.strangers.append(stranger);
    requests.isHeld = moment == NoticeMoment::CaughtUp;
    return requests.isHeld ? NoticeActs() : showRequests(key, false);
}

/// Who is answered, or is no stranger any more.
NoticeActs NoticeBoard::forgetStranger(int account, const Jid &peer)
{
    const NoticeKey key = requestsOf(account);
    const auto requests = m_requests.find(key);
    if (requests == m_requests.end() || !requests->strangers.removeOne(peer))
        return {};
    if (requests->strangers.isEmpty())
        return drop(key);
    return requests->isUp ? showRequests(key, true) : NoticeActs();
}

NoticeActs NoticeBoard::setPicture(const NoticeKey &key, const QImage &picture)
{
    if (const auto call = m_calls.find(key); call != m_calls.end()) {
        if (call->picture == picture)
            return {};
        call->picture = picture;
        call->isQuiet = true;
        return {{key, *call}};
    }
    const auto talk = m_talks.find(key);
    if (talk == m_talks.end() || talk->notice.picture == picture)
        return {};
    talk->notice.picture = picture;
    return talk->isUp ? showTalk(key, true) : NoticeActs();
}

NoticeActs NoticeBoard::change(const NoticeKey &key, qint64 message, const std::optional<QString> &words)
{
    const auto talk = m_talks.find(key);
    if (talk == m_talks.end())
        return {};
    std::vector<NoticeLine> &lines = talk->notice.lines;
    const auto line = std::ranges::find(lines, message, &NoticeLine::message);
    if (line == lines.end() || (words && line->words == *words))
        return {};
    if (words) {
        line->words = *words;
    } else {
        lines.erase(line);
        --talk->notice.count;
    }
    if (lines.empty()) // those before them are not known any more
        return drop(key);
    return talk->isUp ? showTalk(key, true) : NoticeActs();
}

NoticeActs NoticeBoard::read(int account, const Jid &peer, int unread)
{
    const NoticeKey key{.kind = NoticeKind::Talk, .account = account, .peer = peer};
    if (unread == 0) {
        NoticeActs acts = drop(key);
        add(acts, forgetStranger(account, peer));
        return acts;
    }
    if (const auto talk = m_talks.find(key); talk != m_talks.end()) {
        // What is left are the newest; what stands there is not shown anew for that.
        TalkNotice &notice = talk->notice;
        notice.count = std::min(notice.count, unread);
        if (notice.lines.size() > size_t(notice.count))
            notice.lines.erase(notice.lines.begin(), notice.lines.end() - notice.count);
    }
    return {};
}

NoticeActs NoticeBoard::caughtUp(int account)
{
    NoticeActs acts;
    const QList<NoticeKey> talks = m_talks.keys();
    for (const NoticeKey &key : talks) {
        if (key.account == account && std::exchange(m_talks[key].isHeld, false))
            add(acts, showTalk(key, false));
    }
    const NoticeKey requests = requestsOf(account);
    if (const auto held = m_requests.find(requests); held != m_requests.end() && std::exchange(held->isHeld, false))
        add(acts, showRequests(requests, false));
    return acts;
}

NoticeActs NoticeBoard::ring(const NoticeKey &key, const Notice &notice)
{
    m_calls.insert(key, notice);
    return {{key, notice}};
}

NoticeActs NoticeBoard::stopRinging(const NoticeKey &key)
{
    return drop(key);
}

NoticeActs NoticeBoard::drop(const NoticeKey &key)
{
    const bool wasUp = m_calls.remove(key) || m_talks.take(key).isUp || m_requests.take(key).isUp;
    return wasUp ? NoticeActs{{key}} : NoticeActs();
}

NoticeActs NoticeBoard::leave(int account)
{
    NoticeActs acts;
    for (const QList<NoticeKey> &keys : {m_talks.keys(), m_requests.keys(), m_calls.keys()}) {
        for (const NoticeKey &key : keys) {
            if (key.account == account)
                add(acts, drop(key));
        }
    }
    return acts;
}

NoticeActs NoticeBoard::silence()
{
    NoticeActs acts;
    for (const QList<NoticeKey> &keys : {m_talks.keys(), m_requests.keys()}) {
        for (const NoticeKey &key : keys)
            add(acts, drop(key));
    }
    return acts;
}

NoticeActs NoticeBoard::setTextShown(bool isShown)
{
    if (std::exchange(m_isTextShown, isShown) == isShown)
        return {};
    NoticeActs acts;
    const QList<NoticeKey> talks = m_talks.keys();
    for (const NoticeKey &key : talks) {
        if (m_talks[key].isUp)
            add(acts, showTalk(key, true));
    }
    return acts;
}

void NoticeBoard::end(const NoticeKey &key, NoticeEnd how)
{
    m_calls.remove(key);
    if (how == NoticeEnd::Dismissed) { // the next one begins anew
        m_talks.remove(key);
        if (const auto requests = m_requests.find(key); requests != m_requests.end())
            requests->isUp = false; // whoever was told of is not told of again
        return;
    }
    if (const auto talk = m_talks.find(key); talk != m_talks.end())
        talk->isUp = false;
    if (const auto requests = m_requests.find(key); requests != m_requests.end())
        requests->isUp = false;
}

} // namespace causerie::ui
