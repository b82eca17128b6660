// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/notice.h"

#include <QHash>

#include <optional>

namespace causerie::ui
{

/// What decides whether a message is announced.
struct NoticeFacts {
    bool isWanted = true;  ///< the user wants messages announced
    bool isBusy = false;   ///< we said that we are not to be disturbed (RFC 6121 §4.7.2.1)
    bool calls = true;     ///< see callsForAttention
    bool isUnread = true;  ///< no device of ours has shown it
    bool isBefore = false; ///< its conversation is open in the window that is in use
};

/// Pure.
constexpr bool isAnnounced(const NoticeFacts &facts)
{
    return facts.isWanted && !facts.isBusy && facts.calls && facts.isUnread && !facts.isBefore;
}
static_assert(isAnnounced({}));
static_assert(!isAnnounced({.isWanted = false}));
static_assert(!isAnnounced({.isBusy = true}));
static_assert(!isAnnounced({.calls = false}));
static_assert(!isAnnounced({.isUnread = false}));
static_assert(!isAnnounced({.isBefore = true}));

/// Something new in a conversation.
struct NoticeLine {
    qint64 message = 0;  ///< `Message::id`
    QString who{};       ///< in a room: who said it
    QString words{};     ///< as `noticeLine` makes them
    bool isCall = false; ///< nobody's words: they are shown in any case
    friend bool operator==(const NoticeLine &, const NoticeLine &) = default;
};

/// What is new in a conversation and was announced.
struct TalkNotice {
    QString name; ///< of the conversation, as `noticeName` makes it
    QImage picture{};
    std::vector<NoticeLine> lines{}; ///< the last of them, oldest first
    int count = 0;                   ///< of all; those that are not among `lines` are messages
    friend bool operator==(const TalkNotice &, const TalkNotice &) = default;
};

/// When something new is shown.
enum class NoticeMoment {
    Now,
    CaughtUp ///< it was missed: other devices may have shown it, see `NoticeBoard::caughtUp`
};

/// What is to be done on the desktop.
struct NoticeAct {
    NoticeKey key;
    std::optional<Notice> notice{}; ///< to be shown in place of what is there; nothing: it is withdrawn
    friend bool operator==(const NoticeAct &, const NoticeAct &) = default;
};
using NoticeActs = std::vector<NoticeAct>;

/// Which notices stand on the desktop, and what becomes of them with what happens. Knows no desktop: the acts are for
/// others to do. A value; no clock.
class NoticeBoard
{
public:
    static constexpr size_t kRemembered = 50;    ///< lines of a conversation, should those behind them be taken back
    static constexpr qsizetype kStrangers = 100; ///< more of them are not told of

    /// Something new; `name` and `picture` are the conversation's.
    NoticeActs take(const NoticeKey &key, const QString &name, const QImage &picture, const NoticeLine &line,
                    NoticeMoment moment);
    /// A stranger writes: once for each, however much they write.
    NoticeActs takeRequest(int account, const Jid &stranger, NoticeMoment moment);
    /// Their picture has been read, or is another.
    NoticeActs setPicture(const NoticeKey &key, const QImage &picture);
    /// A message is another one now, or nothing any more.
    NoticeActs change(const NoticeKey &key, qint64 message, const std::optional<QString> &words);
    /// So much of the conversation is unread, wherever it was read.
    NoticeActs read(int account, const Jid &peer, int unread);
    NoticeActs caughtUp(int account); ///< and what our other devices have read is known
    NoticeActs ring(const NoticeKey &key, const Notice &notice);
    NoticeActs stopRinging(const NoticeKey &key);
    NoticeActs leave(int account);                 ///< all of it
    NoticeActs setTextShown(bool isShown);         ///< whether notices have the words of others; yes at first
    NoticeActs silence();                          ///< all but calls
    void end(const NoticeKey &key, NoticeEnd how); ///< it stands there no more, and not by one of these acts

    /// Whose conversation to open for it: of requests the last stranger's. Empty when there is none.
    Jid target(const NoticeKey &key) const;
    bool isEmpty() const { return m_talks.isEmpty() && m_requests.isEmpty() && m_calls.isEmpty(); }
    bool has(const NoticeKey &key) const;

private:
    struct Talk {
        TalkNotice notice;
        bool isUp = false;   ///< on the desktop
        bool isHeld = false; ///< until we have caught up
    };
    struct Requests {
        QList<Jid> strangers;
        bool isUp = false;
        bool isHeld = false;
    };
    NoticeActs showTalk(const NoticeKey &key, bool isQuiet);
    NoticeActs showRequests(const NoticeKey &key, bool isQuiet);
    NoticeActs forgetStranger(int account, const Jid &peer);
    NoticeActs drop(const NoticeKey &key);

    QHash<NoticeKey, Talk> m_talks;
    QHash<NoticeKey, Requests> m_requests;
    QHash<NoticeKey, Notice> m_calls;
    bool m_isTextShown = true;
};

} // namespace causerie::ui
