// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QImage>
#include <QString>

#include <vector>

/// What the desktop is asked to show beside our windows. Values.
namespace causerie::ui
{

enum class NoticeKind {
    Talk,     ///< what is new in one conversation
    Requests, ///< strangers write; one notice for all of an account, without their words
    Call,     ///< it rings
    Program   ///< a word about the program itself
};

/// Which notice: there is one of each key at most, the next replaces it.
struct NoticeKey {
    NoticeKind kind = NoticeKind::Talk;
    int account = 0; ///< as its owner counts them; of the program 0
    Jid peer{};      ///< as `Conversation::peer`; of requests and the program empty
    friend bool operator==(const NoticeKey &, const NoticeKey &) = default;
    friend size_t qHash(const NoticeKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, int(key.kind), key.account, key.peer);
    }
};

/// What a person can do with a notice.
enum class NoticeDeed { Open, Reply, Answer, Decline };

/// How a notice went that we did not withdraw.
enum class NoticeEnd {
    Dismissed, ///< somebody put it away
    Over       ///< its time was over, or whoever showed it is gone or did not want to
};

/// All words are plain text, of a length that fits (`noticetext.h`).
struct Notice {
    QString title;
    QString words{}; ///< lines, one below the other; may be empty
    QImage picture{};
    std::vector<NoticeDeed> deeds{};
    bool isUrgent = false; ///< stands until it is withdrawn
    bool isQuiet = false;  ///< a word of it has changed: no reason to look again
    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace causerie::ui
